"""Who needs somebody next."""

from models.children.records import Child
from models.shortlist.agenda import Agenda, build_agenda
from models.shortlist.agenda_due import rooms_signed
from models.shortlist.agenda_today import AgendaPrompt, MissingChildren
from services.council_data import read_council
from services.open_council import OpenCouncil
from services.records import child_records, meeting_records
from services.shortlist import shortlist_for


def who_needs_action(council: OpenCouncil) -> Agenda | None:
    """Who needs somebody next, as at this moment; None when nothing is imported."""
    shortlist = shortlist_for(council)
    if shortlist is None:
        return None
    return build_agenda(
        shortlist,
        read_council(council),
        today=council.today,
        now_utc=council.now_utc,
        actor=council.actor.identifier,
        records=child_records(council),
        meetings=meeting_records(council),
    )


def missing_prompt(council: OpenCouncil, child: Child) -> AgendaPrompt | None:
    """That a child is recorded as missing, or whether that can be right; None = they aren't."""
    today = council.today
    signed = rooms_signed(meeting_records(council), today)
    missing = MissingChildren(read_council(council), today, today, signed)
    return missing.missing_now(child) or missing.question(child)
