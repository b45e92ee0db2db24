"""Words for what a decision holds: the outcome, a home, the room, the answers of the tool."""

from collections.abc import Iterator
from dataclasses import dataclass

from models.labels import Readiness
from models.meeting.since import OUTCOMES, with_day
from models.names import SETTING
from models.readiness.words import PLACES
from models.recording.decision import Decision, Outcome, ToolPlace, ToolSaid, Wording
from models.settings import Setting
from models.words import a_date, capitalise, join_words

ANSWERS: dict[Readiness, str] = {
    Readiness.READY: "ready",
    Readiness.NEARLY: "nearly",
    Readiness.NOT_YET: "not yet",
    Readiness.RULED_OUT: "not for now",
    Readiness.NOT_ENOUGH_KNOWN: "not enough known",
}
TOOL_WORDS = " (the tool’s words, taken over)"
READY_WITH_SUPPORT = "ready with support"


@dataclass(frozen=True, slots=True)
class ToolLine:
    """What the tool said of one kind of home, or of several of which it said the same."""

    name: str
    answer: str
    reasons: tuple[str, ...]
    packages: tuple[str, ...]


def decision_words(decision: Decision) -> str:
    """Explore a move to family or friends; look again 3 March 2026."""
    if decision.outcome is None:
        return "Nothing decided"
    text = OUTCOMES[decision.outcome]
    if decision.destination is not None:
        to = " to " if decision.outcome is not Outcome.MATCH else " with "
        text += to + home_words(decision.destination)
    return with_day(text, decision.outcome, decision.look_again_on)


def place_words(place: Setting | None) -> str:
    """One option: stay here, or the kind of home."""
    return "stay here" if place is None else PLACES.get(place, place.value.replace("_", " "))


def home_words(place: Setting | None) -> str:
    """The same, and whose carers: a panel decides on our own or an agency's, the tool does not."""
    named = {
        Setting.FOSTER_IN_HOUSE: "a foster family, our own carers",
        Setting.FOSTER_INDEPENDENT: "a foster family, agency",
    }
    return named[place] if place in named else place_words(place)


def tool_says(tool: ToolSaid) -> tuple[ToolLine, ...]:
    """What the tool said of each destination, in its order: every name stands once.

    Foster families of our own and of agencies go by one name, and by their own where the tool said
    different things of them.
    """
    same: dict[tuple[str, str, tuple[str, ...], tuple[str, ...]], list[Setting]] = {}
    for place in tool.places:
        key = (place_words(place.place), answer_of(place), place.reasons, place.packages)
        same.setdefault(key, []).append(place.place)
    names = [name for name, *_ in same]
    return tuple(
        ToolLine(
            capitalise(name)
            if names.count(name) == 1
            else join_words([SETTING[place] for place in places]),
            answer,
            reasons,
            packages,
        )
        for (name, answer, reasons, packages), places in same.items()
    )


def tool_lines(tool: ToolSaid) -> Iterator[str]:
    """The same as text: the answer and its reasons, without chances."""
    for tool_line in tool_says(tool):
        why = "; ".join(tool_line.reasons)
        yield f"{tool_line.name}: {tool_line.answer}{f' ({why})' if why else ''}"


def answer_of(tool_place: ToolPlace) -> str:
    """The answer for one destination, as the screens say it."""
    if tool_place.readiness is Readiness.READY and tool_place.packages:
        return READY_WITH_SUPPORT
    return ANSWERS[tool_place.readiness]


def whose_words(text: str, by: Wording) -> str:
    """The text, and that it is the tool’s where a suggestion was taken over as it was."""
    return f"{text}{TOOL_WORDS}" if by is Wording.TOOL and text else text


def room_words(decision: Decision) -> str:
    """Whether the child was in the room, as somebody answered."""
    if decision.child_present is None:
        return "Whether the child was in the room is not recorded."
    return f"The child {'was' if decision.child_present else 'was not'} in the room."


def next_review_words(decision: Decision) -> str:
    """The day of the next review; "" where none is set."""
    day = decision.review.next_review_on
    return a_date(day) if day else ""
