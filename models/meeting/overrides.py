"""Where people disagreed with the tool, both ways; and the alarm when they never do.

Under-placing is watched as closely as over-reaching: moves against the tool and stays against it
are counted alike. If nobody ever disagrees, the tool is being followed rather than weighed.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from models.labels import Readiness
from models.recording.decision import Agreement, Decision, Outcome
from models.recording.entry import Entry
from models.settings import Setting

ALLOWS_A_MOVE = frozenset({Readiness.READY, Readiness.NEARLY})
ENOUGH_DECISIONS = 10  # policy choice: with fewer, no disagreement may be chance


class Against(StrEnum):
    """How a decision parts from the tool."""

    MOVED = "agreed to move against the tool"
    STAYED = "stayed against the tool"
    IN_WORDS = "disagreed, and neither moved nor stayed against it"


@dataclass(frozen=True, slots=True)
class Override:
    """One decision against the tool. `places`: where it goes, or of where the tool said ready.

    IN_WORDS: the panel disagrees, and what it decided (to explore, to look again) is no move and no
    stay; every disagreement that is counted is in one of the three lists.
    """

    child: str
    meeting: str
    on: date
    against: Against
    places: tuple[Setting, ...]
    because: str
    said_so: bool  # the panel recorded that it disagrees


@dataclass(frozen=True, slots=True)
class OverrideReport:
    """A period's panel decisions beside what the tool said of them.

    `weighed`: decisions with the tool's view on record. `note`: one sentence where something should
    make people look, "" where nothing does.
    """

    weighed: int
    agreed: int
    disagreed: int
    overrides: tuple[Override, ...]
    note: str

    @property
    def moved_against(self) -> tuple[Override, ...]:
        return tuple(override for override in self.overrides if override.against is Against.MOVED)

    @property
    def stayed_against(self) -> tuple[Override, ...]:
        return tuple(override for override in self.overrides if override.against is Against.STAYED)

    @property
    def in_words(self) -> tuple[Override, ...]:
        return tuple(
            override for override in self.overrides if override.against is Against.IN_WORDS
        )


def override_report(
    decisions: Iterable[Entry[Decision]], starts: date, ends: date
) -> OverrideReport:
    """Decisions that stand, of meetings from `starts` to `ends`, both days included."""
    weighed = [
        (decision, decision.content)
        for decision in decisions
        if decision.content is not None
        and decision.content.tool is not None
        and starts <= decision.on <= ends
    ]
    overrides = tuple(
        Override(
            child=entry.about.child,
            meeting=entry.about.meeting,
            on=entry.on,
            against=parted[0],
            places=parted[1],
            because=decision.because,
            said_so=decision.agreement is Agreement.DISAGREE,
        )
        for entry, decision in weighed
        if (parted := against_tool(decision)) is not None
    )
    disagreed = sum(decision.agreement is Agreement.DISAGREE for _, decision in weighed)
    agreed = sum(decision.agreement is Agreement.AGREE for _, decision in weighed)
    note = _note(len(weighed), disagreed, overrides)
    return OverrideReport(len(weighed), agreed, disagreed, overrides, note)


def against_tool(decision: Decision) -> tuple[Against, tuple[Setting, ...]] | None:
    """How the decision parts from what the tool said, whatever the panel calls it; None = not.

    Moving against it: to a place of which it said neither ready nor nearly. Staying against it: to
    stay although it said ready of some place; nearly says itself that something has to change.
    """
    tool = decision.tool
    if tool is None:
        return None
    place = decision.destination
    moves = decision.outcome is Outcome.RECOMMEND_MOVE
    if moves and place is not None and tool.readiness(place) not in ALLOWS_A_MOVE:
        return Against.MOVED, (place,)
    if decision.outcome is Outcome.STAY:
        yes = tuple(place.place for place in tool.places if place.readiness is Readiness.READY)
        if yes:
            return Against.STAYED, yes
    if decision.agreement is Agreement.DISAGREE:
        return Against.IN_WORDS, (place,) if place is not None else ()
    return None


def _note(weighed: int, disagreed: int, overrides: tuple[Override, ...]) -> str:
    if weighed < ENOUGH_DECISIONS or disagreed:
        return ""
    silent = f", although {len(overrides)} went against it" if overrides else ""
    return (
        f"No panel disagreed with the tool in {weighed} decisions{silent}. Do panels weigh what it "
        "says, or just follow it? Choose one decision and talk about it."
    )
