"""What a meeting promised, by who does it: a list to hand out."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from models.meeting.promises import Promise, by_owner, promises
from models.meeting.record import MeetingRecord
from models.papers.minutes import DRAFT, action_row, is_draft
from models.papers.paper import Leaf, Paper, Section, Table, Text
from models.words import small

HEADINGS = ("What", "About", "By when", "How it stands")


def actions_list(
    meeting: MeetingRecord, called: Mapping[str, str], foot: str, today: date
) -> Paper:
    """Every action of the decisions that stand, the late ones first under each owner."""
    found = [
        promise
        for one in meeting.decisions
        for promise in promises((one.stands,) if one.stands else (), one.progress, today)
    ]
    title = f"Actions: {small(meeting.held.title)}"
    sections = tuple(
        Section(owner, (Table(HEADINGS, _rows(mine, called), (44, 18, 17, 21), strong=0),))
        for owner, mine in by_owner(found)
    )
    nothing = (Section("Actions", (Text("Nothing was promised."),)),)
    leaf = Leaf(title, (), sections or nothing)
    return Paper(title, (leaf,), foot, DRAFT if is_draft(meeting) else "")


def _rows(
    mine: tuple[Promise, ...], called: Mapping[str, str]
) -> tuple[tuple[str, str, str, str], ...]:
    found = ((action_row(one), called[one.child]) for one in mine)
    return tuple((what, child, due, stands) for (what, _, due, stands), child in found)
