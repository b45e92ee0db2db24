"""What a panel last decided of a child, beside the tool's answer, and until when it holds.

Only what a chair signed: a decision that isn't signed is a draft of the panel. A statutory review
never weighs what the tool says, so it is none of these.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from models.meeting.since import outcome_words, with_day
from models.readiness.words import PLACES, in_quotation_marks
from models.recording.decision import Agreement, Outcome
from models.recording.meeting_complete import GOES_SOMEWHERE
from models.recording.record import ChildRecord
from models.settings import Setting
from models.words import a_date

LOOKS_FOR_A_HOME = frozenset({Outcome.MATCH, Outcome.RECOMMEND_MOVE})


@dataclass(frozen=True, slots=True)
class PanelSaid:
    """The newest signed decision of a panel. `because` is the panel's alone: never shown to the
    child or family. `look_again_on`: the day it named.
    """

    on: date
    agreement: Agreement
    because: str
    outcome: Outcome
    destination: Setting | None
    look_again_on: date | None

    def pauses(self, today: date) -> bool:
        """The panel disagreed, or decided that the child stays, until a day still to come.

        A child for whom it agreed to a move is being helped to one: nothing pauses.
        """
        goes_on = self.agreement is Agreement.AGREE and self.outcome in GOES_SOMEWHERE
        return not goes_on and self.look_again_on is not None and today < self.look_again_on

    @property
    def looks_for_a_home(self) -> bool:
        """The panel agreed to a move and a home is being looked for: somebody has to find one."""
        return self.agreement is Agreement.AGREE and self.outcome in LOOKS_FOR_A_HOME

    def looks_again_later(self, today: date) -> bool:
        """The panel talked about the child and named a day that is still to come: until then nobody
        asks whether the tool's answer is right."""
        return self.look_again_on is not None and today < self.look_again_on

    def waits(self, today: date) -> bool:
        """The panel named a day still to come, and until then there is no home to look for: nobody
        is asked anew what it has just settled. What it promised is asked for when it falls due."""
        return self.looks_again_later(today) and not self.looks_for_a_home


def panel_words(panel_said: PanelSaid, *, with_reason: bool) -> str:
    """The panel disagreed on 24 November 2026, because “…”. It decided: stay; look again 12 January
    2027. `with_reason`: the panel's own words, for nobody but the panel."""
    how = "disagreed with these answers" if panel_said.agreement is Agreement.DISAGREE else "agreed"
    because = (
        f", because {in_quotation_marks(panel_said.because)}"
        if with_reason and panel_said.because
        else ""
    )
    return (
        f"The panel {how} on {a_date(panel_said.on)}{because}. It decided: "
        f"{decided_words(panel_said)}."
    )


def decided_words(panel_said: PanelSaid) -> str:
    """Look for a match (a foster family); look again 12 January 2027."""
    to = f" ({PLACES.get(panel_said.destination, '')})" if panel_said.destination in PLACES else ""
    return with_day(
        f"{outcome_words(panel_said.outcome)}{to}", panel_said.outcome, panel_said.look_again_on
    )


def panel_said(record: ChildRecord, today: date) -> PanelSaid | None:
    """The newest signed decision up to a day; None where no panel has signed one."""
    signed = record.as_signed().at(today).decisions
    for entry in reversed(signed):
        decision = entry.content
        if decision is None or decision.agreement is None or decision.outcome is None:
            continue
        return PanelSaid(
            on=entry.on,
            agreement=decision.agreement,
            because=decision.because.strip(),
            outcome=decision.outcome,
            destination=decision.destination,
            look_again_on=decision.look_again_on,
        )
    return None


def children_paused(records: Iterable[ChildRecord], today: date) -> frozenset[str]:
    """Children whom nobody offers a move today, because a panel named a day still to come."""
    return frozenset(
        record.child for record in records if offered_again_on(record, today) is not None
    )


def offered_again_on(record: ChildRecord, today: date) -> date | None:
    """The day from which the child may be offered again; None = now."""
    decided = panel_said(record, today)
    return decided.look_again_on if decided is not None and decided.pauses(today) else None
