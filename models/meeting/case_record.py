"""The record of one child in one meeting as plain text, to be copied into the case record.

No double entry: everything on record is in it, nothing else. No money, no chance of lasting; of a
statutory review nothing that the tool said.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from models.children.settings import Setting
from models.meeting.decision import Agreement, Decision, OptionConsidered, Outcome, ToolSaid
from models.meeting.meeting import Meeting, MeetingKind
from models.meeting.record import DecisionRecord
from models.readiness.verdict import Readiness
from models.readiness.words import PLACES
from models.words import a_date, capital

OUTCOMES: dict[Outcome, str] = {
    Outcome.EXPLORE: "Explore a move",
    Outcome.MATCH: "Look for a match",
    Outcome.RECOMMEND_MOVE: "Recommend a move",
    Outcome.STAY: "Stay",
    Outcome.LOOK_AGAIN: "Look again later",
}
ANSWERS: dict[Readiness, str] = {
    Readiness.READY: "ready",
    Readiness.NEARLY: "nearly",
    Readiness.NOT_YET: "not yet",
    Readiness.RULED_OUT: "not for now",
    Readiness.NOT_ENOUGH_KNOWN: "not enough known",
}


@dataclass(frozen=True, slots=True)
class About:
    """Who it is about, as the case record knows them: the name or number, and the age."""

    called: str
    age: int


def case_record_text(
    about: About, held: DecisionRecord, meeting: Meeting, *, with_tool: bool = True
) -> str:
    """The whole text; lines are left out where nothing is on record.

    `held`: the child's decision in this meeting; undone, only that is said. `with_tool` False: the
    text is on a screen that the child sees, so what the tool said is left out.
    """
    parts = [list(_head(about, meeting))]
    if held.stands is None or held.stands.content is None:
        parts.append(["No decision is recorded."])
    else:
        with_tool = with_tool and meeting.kind is MeetingKind.PANEL
        parts += [list(part) for part in _decided(held.stands.content, with_tool)]
        parts.append(list(_standing(held, meeting)))
    return "\n\n".join("\n".join(lines) for lines in parts if lines) + "\n"


def decision_words(decision: Decision) -> str:
    """Explore a move to family or friends; look again 3 March 2026."""
    if decision.outcome is None:
        return "Nothing decided"
    said = OUTCOMES[decision.outcome]
    if decision.destination is not None:
        to = " to " if decision.outcome is not Outcome.MATCH else " with "
        said += to + place_words(decision.destination)
    again = decision.look_again_on
    return f"{said}; look again {a_date(again)}" if again else said


def place_words(place: Setting | None) -> str:
    """One option: stay here, or the kind of home."""
    return "stay here" if place is None else PLACES.get(place, place.value.replace("_", " "))


def tool_lines(tool: ToolSaid) -> Iterator[str]:
    """What the tool said of each destination: the answer and its reasons, without chances."""
    for one in tool.places:
        why = "; ".join(one.reasons)
        said = f"{capital(place_words(one.place))}: {ANSWERS[one.readiness]}"
        yield f"{said}{f' ({why})' if why else ''}"


def _head(about: About, meeting: Meeting) -> Iterator[str]:
    day = f", {a_date(meeting.on)}" if meeting.on else ""
    yield f"{capital(meeting.kind.value)}{day}"
    yield f"{about.called}, {about.age}"
    if meeting.chair.strip():
        yield f"Chair: {meeting.chair.strip()}"
    here = [_person(one.role.value, one.who) for one in meeting.present if one.here]
    away = [_person(one.role.value, one.who) for one in meeting.present if not one.here]
    if here:
        yield f"Present: {', '.join(here)}"
    if away:
        yield f"Invited and not there: {', '.join(away)}"


def _decided(one: Decision, with_tool: bool) -> Iterator[Iterable[str]]:
    yield _voice(one)
    yield _options(one)
    if with_tool:
        yield _tool(one)
    yield _decision(one)
    yield _block("WHAT NEEDS SORTING", (_sorting(each.words, each.owner, _day(each.due, "by"),
                 _day(each.look_again, "look again")) for each in one.sorting))  # fmt: skip
    yield _block("PROMISED", (_sorting(each.words, each.owner, _day(each.due, "by"))
                              for each in one.actions))  # fmt: skip
    yield _block("SEEN DIFFERENTLY", (f"{each.who}: {each.words}" for each in one.dissent))


def _voice(one: Decision) -> Iterator[str]:
    yield "IN THEIR WORDS"
    heard = f" Heard by {one.child_heard_by.strip()}." if one.child_heard_by.strip() else ""
    said = one.child_words.strip()
    yield f"“{said}”{heard}" if said else "Nothing of the child's own words is on record."
    was = "was" if one.child_present else "was not"
    yield f"The child {was} in the room."
    for label, text in (
        ("How the child's words changed the plan", one.words_changed),
        ("Parents", one.parents_view),
        ("Independent reviewing officer", one.iro_view),
    ):
        if text.strip():
            yield f"{label}: {text.strip()}"


def _options(one: Decision) -> Iterator[str]:
    return _block("OPTIONS CONSIDERED", (_option(each) for each in one.options))


def _option(one: OptionConsidered) -> str:
    said = [capital(place_words(one.place))]
    if one.gives.strip():
        said.append(f"gives: {one.gives.strip()}")
    if one.costs_the_child.strip():
        said.append(f"costs the child: {one.costs_the_child.strip()}")
    return "; ".join(said)


def _tool(one: Decision) -> Iterator[str]:
    if one.tool is None:
        return
    yield f"WHAT THE TOOL SAID (as of {a_date(one.tool.as_of)})"
    yield from (f"- {line}" for line in tool_lines(one.tool))
    if not one.tool.places:
        yield "- Nothing: the child isn't in its list."
    if one.agreement is not None:
        verb = "agrees" if one.agreement is Agreement.AGREE else "disagrees"
        yield f"The panel {verb}, because {one.because.strip()}"


def _decision(one: Decision) -> Iterator[str]:
    yield "DECISION"
    yield decision_words(one)
    if one.packages:
        yield f"Support: {', '.join(each.replace('_', ' ') for each in one.packages)}"
    if one.recommendation.strip():
        yield f"Recommendation: {one.recommendation.strip()}"
    yield f"Decided by: {one.decided_by.strip()}"


def _standing(held: DecisionRecord, meeting: Meeting) -> Iterator[str]:
    corrected = [one for one in held.history if one.content is not None and one.reason]
    for one in corrected:
        yield f"Corrected on {a_date(one.at_utc.date())}: {one.reason}"
    yield f"Signed by {meeting.chair.strip()}." if held.signed else "Not signed yet."


def _block(heading: str, lines: Iterable[str]) -> Iterator[str]:
    found = [f"- {line}" for line in lines]
    if found:
        yield heading
        yield from found


def _sorting(words: str, owner: str, *days: str) -> str:
    return ", ".join(part for part in (words.strip(), owner.strip(), *days) if part)


def _day(day: date | None, before: str) -> str:
    return f"{before} {a_date(day)}" if day else ""


def _person(role: str, who: str) -> str:
    return f"{who.strip()} ({role})" if who.strip() else role
