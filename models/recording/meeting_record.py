"""One meeting as it is on record: what was prepared, each child's decision, who signed."""

from dataclasses import dataclass
from itertools import pairwise, takewhile

from models.recording.decision import Action, ActionProgress, Decision
from models.recording.entry import Entry
from models.recording.meeting import Meeting, MeetingState, Signature


@dataclass(frozen=True, slots=True)
class DecisionRecord:
    """One child's decision in a meeting.

    `stands`: what counts now, None = undone. `history`: every entry, oldest first, so that a
    correction shows the old. `signed`: the chair signed what stands. `progress`: what was recorded
    of its actions, by the action's key (`about.part`), oldest first.
    """

    child: str
    stands: Entry[Decision] | None
    history: tuple[Entry[Decision], ...]
    signed: bool
    progress: tuple[Entry[ActionProgress], ...] = ()

    @property
    def version(self) -> int:
        """What to name as `expected_version`."""
        return self.history[-1].number if self.history else 0

    @property
    def corrected(self) -> frozenset[int]:
        """Numbers of the entries that correct what was signed: nobody makes one without a reason.

        Asked of the whole record: for a family the reasons are taken out.
        """
        return frozenset(
            entry.number
            for entry in self.history
            if entry.replaces is not None and entry.reason.strip()
        )

    def is_promised(self, action: Action) -> bool:
        """Whether the chair has signed this action: with what stands now, or in these very words
        with what a correction that waits for the signature is to replace."""
        if self.signed:
            return True
        signed = [
            before.content
            for before, after in pairwise(self.history)
            if after.number in self.corrected
        ]
        last = signed[-1] if signed else None
        return last is not None and action in last.actions

    def as_corrected(self, correction: Entry[Decision]) -> Entry[Decision]:
        """What a correction came to: it can be written anew until the chair has signed it."""
        after = (entry for entry in self.history if entry.number > correction.number)
        anew = takewhile(lambda entry: entry.replaces is None, after)
        return (correction, *anew)[-1]


@dataclass(frozen=True, slots=True)
class MeetingRecord:
    """A meeting and all that it led to, of the children whom the reader may see.

    `meeting.content.children` names only these; `hidden` counts the others. `history`: every entry
    of the meeting itself, oldest first, so that a correction of who came shows the old.
    """

    key: str
    meeting: Entry[Meeting]
    held: Meeting
    version: int
    decisions: tuple[DecisionRecord, ...]
    signatures: tuple[Entry[Signature], ...]
    hidden: int = 0
    history: tuple[Entry[Meeting], ...] = ()

    @property
    def attendance_to_sign(self) -> bool:
        """Who came was corrected since the chair signed."""
        last = self.signatures[-1].content if self.signatures else None
        return last is not None and last.meeting_number != self.meeting.number

    @property
    def waits_for_chair(self) -> bool:
        """Something was corrected since the chair signed, and waits for the signature."""
        signed = self.state is MeetingState.SIGNED
        return signed and bool(self.to_sign or self.attendance_to_sign)

    @property
    def state(self) -> MeetingState:
        """How far it is."""
        if self.signatures:
            return MeetingState.SIGNED
        if self.held.cancelled_because.strip():
            return MeetingState.CANCELLED
        return MeetingState.HELD if self.held.begun else MeetingState.PREPARING

    @property
    def to_sign(self) -> tuple[DecisionRecord, ...]:
        """Decisions that stand and that the chair has not signed yet."""
        return tuple(
            decision
            for decision in self.decisions
            if decision.stands is not None and not decision.signed
        )

    def decision(self, child: str) -> DecisionRecord | None:
        """The child's decision, None = nothing was ever recorded."""
        return next((decision for decision in self.decisions if decision.child == child), None)

    @property
    def in_the_room(self) -> dict[str, bool | None]:
        """By child whether they were in the room, as their decision says."""
        return {
            decision.child: decision.stands.content.child_present
            for decision in self.decisions
            if decision.stands is not None and decision.stands.content is not None
        }

    @property
    def children_named(self) -> frozenset[str]:
        """Whom it talks about, and of whom it decided anything."""
        return frozenset(self.held.children) | {decision.child for decision in self.decisions}

    @property
    def decided(self) -> tuple[DecisionRecord, ...]:
        """Decisions that stand, in the order in which the meeting talks about the children."""
        decisions = (self.decision(child) for child in self.held.children)
        return tuple(
            decision
            for decision in decisions
            if decision is not None and decision.stands is not None
        )

    @property
    def not_decided(self) -> tuple[str, ...]:
        """Children of whom nothing stands, in the meeting's order."""
        decided = {decision.child for decision in self.decisions if decision.stands is not None}
        return tuple(child for child in self.held.children if child not in decided)
