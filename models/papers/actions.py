"""What a meeting promised, by who does it: a list to hand out."""

from collections.abc import Mapping
from datetime import date

from models.audience import Audience
from models.meeting.decision_lines import MARKS_NOTE
from models.meeting.promises import ActionStanding, actions_due, by_date, by_owner
from models.papers.minutes import DRAFT, action_row, is_draft, reader_of
from models.papers.paper import Leaf, Paper, PaperTable, Section, Text
from models.recording.meeting_record import MeetingRecord
from models.recording.meeting_shown import decision_shown_to
from models.words import lower_first

HEADINGS = ("What", "About", "By when", "How it stands")


def actions_list(
    meeting: MeetingRecord, called: Mapping[str, str], foot: str, today: date
) -> Paper:
    """Every action of the decisions on record, by its date under each owner.

    Of a statutory review only those that the family may see.
    """
    reader = reader_of(meeting)
    marked = reader is Audience.PANEL
    shown = (decision_shown_to(decision, reader) for decision in meeting.decisions)
    promised = by_date(
        promise
        for decision in shown
        for promise in actions_due(
            (decision.stands,) if decision.stands else (), decision.progress, today
        )
    )
    title = f"Actions: {lower_first(meeting.held.title)}"
    sections = tuple(
        Section(
            owner,
            (
                PaperTable(
                    HEADINGS, _rows(promises, called, marked=marked), (44, 18, 17, 21), strong=0
                ),
            ),
        )
        for owner, promises in by_owner(promised)
    )
    words = "Nothing was promised." if marked else "No action to show here."
    nothing = (Section("Actions", (Text(words),)),)
    leaf = Leaf(title, (MARKS_NOTE,) if marked and sections else (), sections or nothing)
    return Paper(title, (leaf,), foot, DRAFT if is_draft(meeting) else "")


def _rows(
    promises: tuple[ActionStanding, ...], called: Mapping[str, str], *, marked: bool
) -> tuple[tuple[str, str, str, str], ...]:
    rows = ((action_row(promise, marked=marked), called[promise.child]) for promise in promises)
    return tuple((label, child, due, status) for (label, _, due, status), child in rows)
