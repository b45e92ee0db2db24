"""What a meeting promised, by who does it: a list to hand out."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from models.audience import Audience
from models.meeting.promises import Promise, by_date, by_owner, promises
from models.meeting.record import MeetingRecord
from models.meeting.shown import decision_shown_to
from models.papers.decision_lines import MARKS_NOTE
from models.papers.minutes import DRAFT, action_row, is_draft, reader_of
from models.papers.paper import Leaf, Paper, Section, Table, Text
from models.words import small

HEADINGS = ("What", "About", "By when", "How it stands")


def actions_list(
    meeting: MeetingRecord, called: Mapping[str, str], foot: str, today: date
) -> Paper:
    """Every action of the decisions on record, by its date under each owner.

    Of a statutory review only those that the family may see.
    """
    reader = reader_of(meeting)
    marked = reader is Audience.PANEL
    shown = (decision_shown_to(one, reader) for one in meeting.decisions)
    promised = by_date(
        promise
        for one in shown
        for promise in promises((one.stands,) if one.stands else (), one.progress, today)
    )
    title = f"Actions: {small(meeting.held.title)}"
    sections = tuple(
        Section(owner, (Table(HEADINGS, _rows(mine, called, marked=marked), (44, 18, 17, 21),
                              strong=0),))
        for owner, mine in by_owner(promised)
    )  # fmt: skip
    words = "Nothing was promised." if marked else "No action to show here."
    nothing = (Section("Actions", (Text(words),)),)
    leaf = Leaf(title, (MARKS_NOTE,) if marked and sections else (), sections or nothing)
    return Paper(title, (leaf,), foot, DRAFT if is_draft(meeting) else "")


def _rows(
    mine: tuple[Promise, ...], called: Mapping[str, str], *, marked: bool
) -> tuple[tuple[str, str, str, str], ...]:
    rows = ((action_row(one, marked=marked), called[one.child]) for one in mine)
    return tuple((what, child, due, stands) for (what, _, due, stands), child in rows)
