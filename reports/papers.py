"""Each paper out of the store: whose it is, what was asked for, and the foot that every one has."""

from __future__ import annotations

import json
from datetime import datetime

from data.reference.needs import scheme
from data.reference.place_names import place_names
from data.reference.placements_standard import standard_fields
from data.store.engine import Store
from data.store.tickets import Ticket
from models.access import Actor
from models.audience import Audience
from models.documents import FACTS
from models.meeting.meeting import MeetingKind
from models.meeting.record import MeetingRecord
from models.papers.actions import actions_list
from models.papers.facts import ChildFacts
from models.papers.family import profile_for_family
from models.papers.home_search import number_of, record_of, request, together, unanswered
from models.papers.minutes import minutes, reader_of
from models.papers.naming import names_in
from models.papers.one_page import one_page
from models.papers.order import Order, key_of
from models.papers.pack import agenda, not_here
from models.papers.paper import Leaf, OneSide, Paper
from models.papers.since_last import since_text
from models.papers.summary import summary_paper
from models.problems import UserError
from models.recording.begun_papers import ChildSummaryText
from models.words import a_date, british
from reports.gather import Gathered


class Asked:
    """One paper as somebody asked for it. `now` has its time zone."""

    def __init__(self, store: Store, actor: Actor, ticket: Ticket, now: datetime) -> None:
        here = british(now)
        self.key, self.order = key_of(ticket.subject), Order.from_bytes(ticket.content)
        self.today, self._kind = here.date(), ticket.kind
        self.held = Gathered(store, actor, self.today, with_name=self.order.with_name)
        self._printed = f"Printed by {actor.identifier} on {a_date(self.today)} at {here:%H:%M}"

    @property
    def foot(self) -> str:
        """Printed by whom and when, and of what day the data is."""
        as_of = self.held.data.data_date
        return f"{self._printed} · children as at {a_date(as_of)}" if as_of else self._printed

    @property
    def reader(self) -> Audience:
        """Into whose hands the paper may come; the family's where nothing says so."""
        return FACTS[self._kind].reader or Audience.FAMILY

    @property
    def child(self) -> ChildFacts:
        """The child's facts as the paper's reader may see them."""
        return self.held.child(self.key, self.reader)

    @property
    def meeting(self) -> MeetingRecord:
        return self.held.meeting(self.key)


def panel_page(asked: Asked) -> Paper:
    """One side about one child, for a panel."""
    leaf = one_page(asked.child, MeetingKind.PANEL, asked.order.meeting)
    return Paper("For the panel", (leaf,), asked.foot)


def review_page(asked: Asked) -> Paper:
    """One side about one child, for a statutory review."""
    leaf = one_page(asked.child, MeetingKind.STATUTORY_REVIEW, asked.order.meeting)
    return Paper("For the review", (leaf,), asked.foot)


def pack(asked: Asked) -> Paper:
    """A meeting's agenda and a side for each child, as its kind of meeting may see it."""
    meeting = asked.meeting
    facts = asked.held.children(meeting.held.children, reader_of(meeting))
    called = asked.held.called(meeting.held.children)
    left_out = {child: one.left_out for child, one in facts.items()}
    leaves: list[Leaf | OneSide] = [agenda(meeting, called, left_out)]
    for child in meeting.held.children:
        here = facts.get(child)
        leaf = one_page(here, meeting.held.kind, asked.key) if here else not_here(called[child])
        leaves.append(leaf)
    return Paper(meeting.held.title, tuple(leaves), asked.foot)


def minutes_of(asked: Asked) -> Paper:
    """The minutes of a meeting."""
    meeting = asked.meeting
    return minutes(meeting, _called(asked, meeting), scheme(), asked.foot, asked.today)


def actions_of(asked: Asked) -> Paper:
    """A meeting's actions by owner."""
    meeting = asked.meeting
    return actions_list(meeting, _called(asked, meeting), asked.foot, asked.today)


def summary(asked: Asked) -> Paper:
    """The summary for the child or family, as somebody looked at it; refused where nobody did."""
    text = asked.order.summary
    if text is None or text == ChildSummaryText():
        raise UserError(
            "Summary for the child",
            "nobody has looked at its text yet" if text is None else "no text",
            "a text that somebody read before it is printed",
            "Go back to the child’s page, open the summary under Papers, and print it from there.",
        )
    return summary_paper(asked.child, text, asked.foot)


def home_search(asked: Asked) -> Paper:
    """The home-search request on paper."""
    return request(asked.child, standard_fields(), asked.order.answers, asked.foot)


def home_search_json(asked: Asked) -> bytes:
    """The same as a record of the Placements Data Standard v2; `UserError` until it is whole."""
    facts, fields, given = asked.child, standard_fields(), asked.order.answers
    left = unanswered(fields, together(facts, given))
    if left:
        raise UserError(
            "Home-search request",
            f"not answered yet: {', '.join(one.asked_as for one in left)}",
            "an answer to each, because the standard has no word for “not known”",
            "Go back to the child’s page, answer them under Papers, and ask again.",
        )
    if number_of(facts) is None:
        raise UserError(
            "Home-search request",
            "the council’s number of this child has letters in it",
            "a whole number: the standard allows nothing else as childId",
            "Use the request as PDF or Word.",
        )
    record = {
        entity: {one.field: one.value for one in answers}
        for entity, answers in record_of(facts, fields, given)
    }
    return (json.dumps(record, ensure_ascii=False, indent=2) + "\n").encode()


def family_profile(asked: Asked) -> Paper:
    """The profile for a family; refused while a word in it might tell who it is."""
    text = asked.order.text
    found = names_in(
        text, asked.held.names_on_record(asked.key), place_names(), asked.order.no_names
    )
    if found or not text.strip():
        where = "; ".join(f"“{one.words}” in line {one.line}" for one in found)
        raise UserError(
            "Profile for a family",
            f"{where} might name somebody, a school or a place" if found else "no text",
            "a text that names nobody, no school and no place",
            "Go back to the child’s page, write it anew, and ask again.",
        )
    return profile_for_family(text, asked.foot)


def what_changed(asked: Asked) -> bytes:
    """What changed since the last review or meeting, as plain text."""
    return (since_text(asked.child) + "\n").encode()


def _called(asked: Asked, meeting: MeetingRecord) -> dict[str, str]:
    children = {*meeting.held.children, *(one.child for one in meeting.decisions)}
    return asked.held.called(children)
