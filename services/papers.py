"""Each paper out of the store: whose it is, what was asked for, and the foot that every one has."""

import json
from datetime import datetime

from data.reference.needs import load_scheme
from data.reference.place_names import place_names
from data.reference.placements_standard import standard_fields
from data.store.schema.engine import Store
from data.store.tickets import Ticket
from models.access import Actor
from models.audience import Audience
from models.papers.actions import actions_list
from models.papers.documents import FACTS
from models.papers.facts import ChildFacts
from models.papers.family import profile_for_family
from models.papers.home_search import (
    merge_fields,
    number_of,
    record_of,
    request_paper,
    unanswered_fields,
)
from models.papers.minutes import minutes_paper, reader_of
from models.papers.naming import names_in
from models.papers.one_page import one_page
from models.papers.order import PaperOrder, key_of
from models.papers.pack import agenda_leaf, not_here
from models.papers.paper import Leaf, OneSide, Paper
from models.papers.since_last import since_text
from models.papers.summary import summary_paper
from models.problems import UserError
from models.recording.begun_papers import ChildSummaryText
from models.recording.meeting import MeetingKind
from models.recording.meeting_record import MeetingRecord
from models.words import a_date, british_time
from services.paper_facts import Gathered


class PaperRequest:
    """One paper as somebody asked for it. `now` has its time zone."""

    def __init__(self, store: Store, actor: Actor, ticket: Ticket, moment: datetime) -> None:
        now_utc = british_time(moment)
        self.key, self.order = key_of(ticket.subject), PaperOrder.from_bytes(ticket.content)
        self.today, self._kind = now_utc.date(), ticket.kind
        self.held = Gathered(store, actor, self.today, with_name=self.order.with_name)
        self._printed = f"Printed by {actor.identifier} on {a_date(self.today)} at {now_utc:%H:%M}"

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


def panel_page(paper_request: PaperRequest) -> Paper:
    """One side about one child, for a panel."""
    leaf = one_page(paper_request.child, MeetingKind.PANEL, paper_request.order.meeting)
    return Paper("For the panel", (leaf,), paper_request.foot)


def review_page(paper_request: PaperRequest) -> Paper:
    """One side about one child, for a statutory review."""
    leaf = one_page(paper_request.child, MeetingKind.STATUTORY_REVIEW, paper_request.order.meeting)
    return Paper("For the review", (leaf,), paper_request.foot)


def pack_paper(paper_request: PaperRequest) -> Paper:
    """A meeting's agenda and a side for each child, as its kind of meeting may see it."""
    meeting = paper_request.meeting
    facts = paper_request.held.children(meeting.held.children, reader_of(meeting))
    called = paper_request.held.called(meeting.held.children)
    left_out = {child: child_facts.left_out for child, child_facts in facts.items()}
    leaves: list[Leaf | OneSide] = [agenda_leaf(meeting, called, left_out)]
    for child in meeting.held.children:
        child_facts = facts.get(child)
        leaf = (
            one_page(child_facts, meeting.held.kind, paper_request.key)
            if child_facts
            else not_here(called[child])
        )
        leaves.append(leaf)
    return Paper(meeting.held.title, tuple(leaves), paper_request.foot)


def minutes_of(paper_request: PaperRequest) -> Paper:
    """The minutes of a meeting."""
    meeting = paper_request.meeting
    return minutes_paper(
        meeting,
        _called(paper_request, meeting),
        load_scheme(),
        paper_request.foot,
        paper_request.today,
    )


def actions_of(paper_request: PaperRequest) -> Paper:
    """A meeting's actions by owner."""
    meeting = paper_request.meeting
    return actions_list(
        meeting, _called(paper_request, meeting), paper_request.foot, paper_request.today
    )


def family_summary(paper_request: PaperRequest) -> Paper:
    """The summary for the child or family, as somebody looked at it; refused where nobody did."""
    text = paper_request.order.summary
    if text is None or text == ChildSummaryText():
        raise UserError(
            "Summary for the child",
            "nobody has looked at its text yet" if text is None else "no text",
            "a text that somebody read before it is printed",
            "Go back to the child’s page, open the summary under Papers, and print it from there.",
        )
    return summary_paper(paper_request.child, text, paper_request.foot)


def home_search(paper_request: PaperRequest) -> Paper:
    """The home-search request on paper."""
    return request_paper(
        paper_request.child, standard_fields(), paper_request.order.answers, paper_request.foot
    )


def home_search_json(paper_request: PaperRequest) -> bytes:
    """The same as a record of the Placements Data Standard v2; `UserError` until it is whole."""
    facts, fields, given = paper_request.child, standard_fields(), paper_request.order.answers
    fields_remaining = unanswered_fields(fields, merge_fields(facts, given))
    if fields_remaining:
        raise UserError(
            "Home-search request",
            f"not answered yet: {', '.join(field.asked_as for field in fields_remaining)}",
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
        entity: {answer.field: answer.value for answer in answers}
        for entity, answers in record_of(facts, fields, given)
    }
    return (json.dumps(record, ensure_ascii=False, indent=2) + "\n").encode()


def family_profile(paper_request: PaperRequest) -> Paper:
    """The profile for a family; refused while a word in it might tell who it is."""
    text = paper_request.order.text
    name_founds = names_in(
        text,
        paper_request.held.names_on_record(paper_request.key),
        place_names(),
        paper_request.order.no_names,
    )
    if name_founds or not text.strip():
        where = "; ".join(f"“{one.words}” in line {one.line}" for one in name_founds)
        raise UserError(
            "Profile for a family",
            f"{where} might name somebody, a school or a place" if name_founds else "no text",
            "a text that names nobody, no school and no place",
            "Go back to the child’s page, write it again, and ask again.",
        )
    return profile_for_family(text, paper_request.foot)


def what_changed(paper_request: PaperRequest) -> bytes:
    """What changed since the last review or meeting, as plain text."""
    return (since_text(paper_request.child) + "\n").encode()


def _called(paper_request: PaperRequest, meeting: MeetingRecord) -> dict[str, str]:
    children = {*meeting.held.children, *(decision.child for decision in meeting.decisions)}
    return paper_request.held.called(children)
