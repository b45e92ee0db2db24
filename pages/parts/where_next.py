"""Where next? Staying first, then the four destinations, each with its answer and its reasons."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Protocol

import streamlit as st

from data.reference.needs import item_words
from models.access import Permission, may
from models.needs.story import NeedsStory
from models.readiness.ask_first import AskFirst
from models.readiness.reasons import RATE_FIRST
from models.readiness.situation import too_near_18
from models.readiness.verdict import Reason, Tone
from models.readiness.words import after_18
from models.recording.record import ChildRecord
from models.shortlist.four import Choice, choices
from models.shortlist.headline import headline_of, is_asked_to_rate, said_above
from models.shortlist.options import ChildOptions
from models.shortlist.panel_said import panel_said, panel_words
from models.shortlist.reasons import own_reasons, shared_reasons
from pages.parts import names, source, state, tags, weighing, words
from pages.parts.stay import stay_costs, stay_gives, stay_not_known
from pages.parts.visitor import visitor


class Place(Protocol):
    """Where text can be put: the page itself or a column of it."""

    def markdown(self, body: str) -> object:
        """Show Markdown there."""


GROUPS = (
    (Tone.FOR, "Going well"),
    (Tone.AGAINST, "Still hard"),
    (Tone.ASK, "To find out"),
    (Tone.NOTE, "To know"),
)


def where_next(
    one: ChildOptions,
    story: NeedsStory,
    as_of: date,
    record: ChildRecord | None,
    first: Callable[[], Sequence[AskFirst]],
) -> None:
    """Draw the options in the law's order; what holds for all of them is told once.

    `first`: the needs to rate first where none counts, the same as the form begins with.
    """
    st.header("Where next?", anchor=False)
    st.caption(
        "What the agreed rules say, for people to agree or disagree with. The ceilings behind them "
        "are drafts until the panel agrees them. The child's wishes and a review come first."
    )
    if one.turning_18_soon:
        _nearly_18(one)
    panel_line(record, with_reason=not state.shared_screen())
    _stay(one, story, as_of)
    found = choices(one)
    if too_near_18(one.child, as_of):
        _answers_only(found)
        return
    if any(is_asked_to_rate(choice) for choice in found):
        _rate_first(one, first())
    shared = shared_reasons(found)
    if shared:
        with st.container(border=True, key="card-all"):
            st.markdown("**For every move**")
            for called, lines in _groups(shared):
                _bullets(st, called, lines)
    for choice in found:
        _choice(one, choice, shared, story, record)


def panel_line(record: ChildRecord | None, *, with_reason: bool) -> None:
    """What the panel last decided and signed, beside what the rules say; nothing if it hasn't."""
    said = panel_said(record, source.current().today()) if record is not None else None
    if said is not None:
        st.warning(words.plain(panel_words(said, with_reason=with_reason)))


def _nearly_18(one: ChildOptions) -> None:
    plan = after_18(one.child.placement.setting)
    come = "come" if " and " in plan else "comes"
    st.info(words.plain(f"18 on {words.a_date(one.child.eighteenth_birthday)}: {plan} {come} "
                        "before any move."))  # fmt: skip


def _answers_only(found: Sequence[Choice]) -> None:
    """So near 18: each answer in a line, and no needs to rate for a move that can't be."""
    st.caption("18 before a move could be prepared, so nothing more is asked here.")
    lines = [f"- {one.name} {tags.answer_tag(one.main.verdict)}" for one in found]
    st.markdown("\n".join(lines))


def _rate_first(one: ChildOptions, first: Sequence[AskFirst]) -> None:
    """The needs to rate before anything can be said, asked once for every kind of home."""
    named = words.listed([words.small(item_words().title(each.need)) for each in first])
    with st.container(horizontal=True, vertical_alignment="center", key="rate-first"):
        st.markdown(words.plain(f"To find out first: rate {named}."), width="content")
        if may(visitor(), Permission.RECORD_PROFILE):
            st.page_link("needs.py", label="Record needs and strengths",
                         query_params={"child": one.child.key})  # fmt: skip


def _question(choice: Choice) -> str:
    return choice.main.verdict.question or ""


def headline(choice: Choice) -> str:
    """The one sentence that matters most about a choice."""
    return headline_of(choice, item_words())


def _stay(one: ChildOptions, story: NeedsStory, as_of: date) -> None:
    with st.container(border=True, key="card-stay"):
        st.markdown(f"**Stay here** · {words.plain(names.SETTING[one.child.placement.setting])}")
        gives, costs, unknown = st.columns(3, gap="medium")
        _bullets(gives, "What it gives", stay_gives(one.child, story, as_of))
        _bullets(costs, "What it costs the child", stay_costs(one.child, story, as_of))
        _bullets(unknown, "Not known here", stay_not_known(one.child, story))


def _choice(
    one: ChildOptions,
    choice: Choice,
    shared: Sequence[Reason],
    story: NeedsStory,
    record: ChildRecord | None,
) -> None:
    with st.container(border=True, key=f"card-{choice.place.value}"):
        st.markdown(f"**{choice.name}** {tags.answer_tag(choice.main.verdict)}")
        weighing.words_to_weigh(one, choice, story, record)
        asked = is_asked_to_rate(choice)
        if not asked and (said := headline(choice)):
            st.markdown(words.plain(said))
        ordinary_line(choice)
        reasons = [r for r in own_reasons(choice, shared) if not said_above(r, choice)]
        _reasons([r for r in reasons if not (asked and RATE_FIRST in r.words)])


def ordinary_line(choice: Choice) -> None:
    """What an ordinary foster family could do, where a specialist one is what fits."""
    if choice.ordinary is not None:
        st.markdown(f"An ordinary foster family: {tags.answer_tag(choice.ordinary)}")


def _reasons(reasons: Sequence[Reason]) -> None:
    """Reasons side by side in groups."""
    held = _groups(reasons)
    if held:
        for column, (called, lines) in zip(st.columns(len(held), gap="medium"), held, strict=True):
            _bullets(column, called, lines)


def _groups(reasons: Sequence[Reason]) -> list[tuple[str, list[str]]]:
    """Reasons by what they do, what goes well first; groups without any are left out."""
    by_tone = [(name, [r for r in reasons if r.tone is tone]) for tone, name in GROUPS]
    return [(name, [words.capital(r.words) for r in held]) for name, held in by_tone if held]


def _bullets(place: Place, heading: str, lines: list[str]) -> None:
    text = "\n".join(f"- {words.plain(line)}" for line in lines)
    place.markdown(f":gray[{heading}]\n\n{text}")
