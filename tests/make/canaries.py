"""A record with a word of its own in every text that people write, all marked for one audience."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from models.audience import Audience
from models.labels import Barrier, BarrierKind
from models.needs.profile import ITEMS
from models.needs.scheme import Need
from models.papers.facts import ChildFacts
from models.recording.decision import (
    Action,
    ActionProgress,
    Decision,
    Dissent,
    Note,
    NoteShown,
    OptionConsidered,
    Outcome,
    ReviewNotes,
    Sorting,
)
from models.recording.entry import Entry
from models.recording.event import RecordedIncident, SupportNotCare
from models.recording.profile import ItemRating, RecordedProfile
from models.recording.subject import (
    action_of,
    blocker_of,
    incidents_of,
    profile_of,
    support_not_care_of,
    views_of,
    wishes_of,
)
from models.recording.voice import View, ViewHolder, Wish
from models.settings import Setting
from tests.make.entries import a_decided, an_entry
from tests.make.papers import a_facts
from tests.make.record_contents import TODAY, a_blocker_entry, a_decision, a_tool

_NAMES = (
    *(note.value for note in Note if note is not Note.REVIEW),
    "because", "option_gives", "option_costs", "sorting", "action", "dissent", "progress",
    "care_plan", "health", "education", "family_time", "review_contingency",
    "wish", "view", "view_of_exploitation", "view_of_self_harm", "view_of_school", "evidence",
    "incident", "support", "blocker", "blocker_evidence", "tool_reason",
)  # fmt: skip
# Plain small letters, so that no screen or file writes them otherwise; none is a part of another.
CANARIES: dict[str, str] = {name: f"kanary{name.replace('_', '')}q" for name in _NAMES}
VIEWED = {
    Need.EXPLOITATION_AND_MISSING: "view_of_exploitation",
    Need.SELF_HARM: "view_of_self_harm",
    Need.EDUCATION: "view_of_school",
}


def canaries_in(text: str) -> set[str]:
    """The names of those that stand in a text."""
    return {name for name, word in CANARIES.items() if word in text.casefold()}


def a_marked_decision(marked: Audience, **given: Any) -> Decision:
    """A whole decision with a canary in every note, all of them marked for one audience."""
    notes = {note.value: CANARIES[note.value] for note in Note if note is not Note.REVIEW}
    tool = a_tool()
    places = tuple(replace(place, reasons=(CANARIES["tool_reason"],)) for place in tool.places)
    gives, costs = CANARIES["option_gives"], CANARIES["option_costs"]
    due = TODAY + timedelta(days=10)
    values: dict[str, Any] = {
        **notes,
        "tool": replace(tool, places=places),
        "because": CANARIES["because"],
        "outcome": Outcome.EXPLORE,
        "destination": Setting.FOSTER_IN_HOUSE,
        "options": (
            OptionConsidered(None, gives, costs, shown_to=marked),
            OptionConsidered(Setting.FOSTER_IN_HOUSE, gives, costs, shown_to=marked),
        ),
        "sorting": (
            Sorting(
                CANARIES["sorting"], BarrierKind.MUST_CLEAR, "B. Manager", due, shown_to=marked
            ),
        ),
        "actions": (Action("1", CANARIES["action"], "A. Worker", due, shown_to=marked),),
        "dissent": (Dissent("the IRO", CANARIES["dissent"], shown_to=marked),),
        "review": ReviewNotes(
            CANARIES["care_plan"],
            CANARIES["health"],
            CANARIES["education"],
            CANARIES["family_time"],
            CANARIES["review_contingency"],
            due,
        ),
        "notes_shown": tuple(NoteShown(note, marked) for note in Note),
    }
    return a_decision(**(values | given))


def a_marked_profile(marked: Audience | None) -> RecordedProfile:
    """Every item rated 3, with a canary as evidence; three with the child's own view."""
    return RecordedProfile(
        TODAY - timedelta(days=1),
        "A. Worker",
        tuple(
            ItemRating(
                item,
                3,
                CANARIES["evidence"],
                CANARIES[VIEWED[item]] if item in VIEWED else "",
                marked,
            )
            for item in ITEMS.values()
        ),
    )


def a_marked_wish(marked: Audience | None) -> Wish:
    """What the child said."""
    return Wish(CANARIES["wish"], "A. Worker", TODAY, shown_to=marked)


def a_marked_view(marked: Audience) -> View:
    """What the parents said."""
    return View(ViewHolder.PARENTS, "their mother", CANARIES["view"], TODAY, marked)


def an_incident() -> RecordedIncident:
    """A serious incident; nothing marks it."""
    return RecordedIncident(
        TODAY - timedelta(days=2), CANARIES["incident"], True, CANARIES["incident"]
    )


def a_marked_blocker(marked: Audience) -> Any:
    """Something that needs sorting."""
    return a_blocker_entry(
        "other-1", words=CANARIES["blocker"], shown_to=marked, evidence=CANARIES["blocker_evidence"]
    )


def entries_of_canaries(marked: Audience) -> list[Entry[Any]]:
    """Everything that can be recorded of a child, a decision and what became of it among them."""
    child = "k1"
    return [
        an_entry(wishes_of(child), a_marked_wish(marked)),
        an_entry(views_of(child), a_marked_view(marked)),
        an_entry(profile_of(child), a_marked_profile(marked)),
        an_entry(incidents_of(child), an_incident()),
        an_entry(blocker_of(child, "other-1"), a_marked_blocker(marked)),
        an_entry(support_not_care_of(child), SupportNotCare(CANARIES["support"], "sam", TODAY)),
        a_decided(a_marked_decision(marked), on=TODAY),
        an_entry(action_of(child, "m1", "1"), ActionProgress(None, CANARIES["progress"])),
    ]


def facts_of_canaries(marked: Audience) -> ChildFacts:
    """The facts of a child of whom all this is recorded, before anything is taken out."""
    profile = a_marked_profile(marked)
    rows = [
        {
            "child": "k1",
            "child_id": "0001",
            "assessed_on": profile.assessed_on,
            "item": rating.item.value,
            "level": rating.level,
            "assessed_by": profile.assessed_by,
            "evidence": rating.evidence,
            "child_view": rating.child_view,
        }
        for rating in profile.ratings
    ]
    blockers = (
        Barrier(
            "other-1",
            BarrierKind.MUST_CLEAR,
            CANARIES["blocker"],
            recorded=True,
            evidence=CANARIES["blocker_evidence"],
        ),
        Barrier("court_view", BarrierKind.QUESTION, "a question that the tool asks by itself"),
    )
    return a_facts(
        *entries_of_canaries(marked),
        profile=rows,
        blockers=blockers,
        reasons=(CANARIES["tool_reason"],),
    )
