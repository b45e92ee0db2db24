"""Made-up facts for papers, all the words of a paper, and what can be read out of a PDF's bytes."""

import re
import zlib
from dataclasses import fields, is_dataclass, replace
from datetime import date, timedelta
from typing import Any

from data.reference.needs import load_scheme
from models.children.changes import Changes
from models.children.needs_story import story_of
from models.children.records import Child
from models.children.where import Where
from models.labels import Barrier, BarrierKind, Readiness
from models.needs.direction import Trend
from models.needs.profile import ITEMS
from models.papers.facts import ChildFacts
from models.readiness.verdict import Reason, Tone
from models.settings import Setting
from tests.make.children import a_child, council_data, rows
from tests.make.entries import a_record
from tests.make.record_contents import TODAY
from tests.make.shortlists import a_verdict, options_of

CANARY = "a reason of the rules that nobody in the room may read"
MONEY_CANARY = "the bed costs more than anybody should print"
FOOT = "Printed by sam on 10 March 2026 at 09:30 · children as at 3 March 2026"


def a_rated_profile(
    child: str = "k1", on: date = TODAY - timedelta(days=9), child_view: str = "", **levels: int
) -> list[dict[str, object]]:
    """Rows of one profile: every item at 1 but for the levels given, the view at the first."""
    return [
        {
            "child": child,
            "child_id": "0001",
            "assessed_on": on,
            "item": item,
            "level": levels.get(item, 1),
            "assessed_by": "A. Worker",
            "evidence": "",
            "child_view": child_view if place == 0 else "",
        }
        for place, item in enumerate(ITEMS)
    ]


def no_changes(**given: Any) -> Changes:
    """Nothing happened since a review two months ago."""
    trends: tuple[Trend, ...] = ()
    changes = Changes(TODAY - timedelta(days=60), True, (), None, 0, 0, 0, trends)
    return replace(changes, **given)


def a_facts(
    *entries: Any,
    child: Child | None = None,
    profile: list[dict[str, object]] | None = None,
    reasons: tuple[str, ...] = (CANARY,),
    readiness: Readiness = Readiness.NEARLY,
    blockers: tuple[Barrier, ...] | None = None,
    **given: Any,
) -> ChildFacts:
    """A child of 14 in a children's home, rated nine days ago, with an answer everywhere.

    `profile`: rows of `a_rated_profile`, () = never rated; None = the usual one.
    """
    options = child or a_child(as_of=TODAY)
    reasons_shown = tuple(
        Reason(name, tone) for name, tone in zip(reasons, list(Tone) * 99, strict=False)
    )
    answers = {
        place: a_verdict(place, readiness, *reasons_shown)
        for place in (Setting.HOME, Setting.FOSTER_CONNECTED, Setting.FOSTER_IN_HOUSE)
    }
    usual = (
        Barrier("notice_period", BarrierKind.MONEY, MONEY_CANARY, recorded=True),
        Barrier("court_view", BarrierKind.QUESTION, "a question that the tool asks by itself"),
        Barrier("other-1", BarrierKind.MUST_CLEAR, "a lift to school", recorded=True),
    )
    held = (
        a_rated_profile(options.key, child_view="I like cooking.") if profile is None else profile
    )
    frames = {"profiles": rows("profiles", *held)} if held else {}
    values: dict[str, Any] = {
        "one": options_of(options, answers, blockers=usual if blockers is None else blockers),
        "story": story_of(council_data(**frames), options.key, TODAY),
        "changes": no_changes(),
        "where": Where(32.0, True, False, True),
        "record": a_record(*entries, child=options.key),
        "scheme": load_scheme(),
        "as_of": TODAY,
        "today": TODAY,
        "councils": 2,
    }
    return ChildFacts(**(values | given))


def words_of_paper(held: Any) -> str:
    """Everything that a paper, or a part of one, says: every text in it, whatever its place."""
    if isinstance(held, str):
        return held
    if is_dataclass(held):
        return "\n".join(words_of_paper(getattr(held, field.name)) for field in fields(held))
    if isinstance(held, tuple):
        return "\n".join(words_of_paper(one) for one in held)
    return ""


def inside(pdf: bytes) -> bytes:
    """A PDF's bytes with every packed stream of objects opened."""
    contents = [pdf]
    for match in re.finditer(rb"stream\r?\n(.*?)endstream", pdf, re.S):
        try:
            contents.append(zlib.decompress(match[1]))
        except zlib.error:
            continue  # not packed: it is in the bytes already
    return b"\n".join(contents)


def sides(pdf: bytes) -> int:
    """How many sides a PDF has, counted in its bytes."""
    return len(re.findall(rb"/Type\s*/Page(?![a-zA-Z])", inside(pdf)))
