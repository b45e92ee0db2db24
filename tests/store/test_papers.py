"""Papers out of a real store, by ticket: who may have them, what is in them, what is audited."""

import io
import json
from datetime import timedelta

import pytest
from docx import Document as WordFile
from sqlalchemy import select

from data.reference.needs import load_scheme
from data.store.record.decisions import correct_decision
from data.store.record.facts import record_fact
from data.store.record.meetings import sign_meeting
from data.store.schema.engine import Store, reading
from data.store.schema.tables import audit
from data.store.tickets import issue_ticket
from models.access import Actor, Permission, Role
from models.audience import Audience
from models.papers.documents import FACTS, PDF, WORD, DocumentKind
from models.papers.family import draft_text
from models.papers.home_search import StandardField, fields_to_ask, request_paper
from models.papers.one_page import one_page
from models.papers.order import PaperOrder, about_child, about_meeting
from models.papers.since_last import since_text
from models.papers.summary import first_summary, summary_paper
from models.problems import NotAllowed, UserError
from models.recording.begun_papers import ChildSummaryText
from models.recording.decision import Action
from models.recording.meeting import DecisionSeen, MeetingKind
from models.recording.subject import (
    blocker_of,
    incidents_of,
    profile_of,
    views_of,
    wishes_of,
)
from services.document_tickets import Document, make_ticketed_document
from services.documents import make_document
from services.paper_facts import Gathered
from tests.make.canaries import (
    a_marked_blocker,
    a_marked_decision,
    a_marked_profile,
    a_marked_view,
    a_marked_wish,
    an_incident,
    canaries_in,
)
from tests.make.open_councils import council_in
from tests.make.papers import sides, words_of_paper
from tests.make.record_contents import (
    NOW,
    SAM,
    a_begun_meeting,
    a_decision,
    a_move,
    a_profile_entry,
    a_wish_entry,
    children_in,
    decided,
)
from tests.spec.test_home_search_request import FIELDS, an_answer

OF_A_CHILD = (
    DocumentKind.ONE_PAGE_PDF, DocumentKind.ONE_PAGE_WORD, DocumentKind.REVIEW_PAGE_PDF,
    DocumentKind.REVIEW_PAGE_WORD,
    DocumentKind.HOME_SEARCH_PDF, DocumentKind.HOME_SEARCH_WORD, DocumentKind.SINCE_TEXT,
)  # fmt: skip
OF_A_MEETING = (
    DocumentKind.PACK_PDF, DocumentKind.PACK_WORD, DocumentKind.MINUTES_PDF,
    DocumentKind.MINUTES_WORD, DocumentKind.ACTIONS_PDF, DocumentKind.ACTIONS_WORD,
)  # fmt: skip


def made(
    store: Store,
    kind: DocumentKind,
    subject: str,
    order: PaperOrder | None = None,
    actor: Actor = SAM,
) -> Document:
    choice = order.to_bytes() if order else None
    content = make_document(council_in(store, actor, NOW), kind, subject, choice, lambda *_: None)
    token = issue_ticket(store, actor, kind, subject, NOW, content)
    return make_ticketed_document(store, token, actor, NOW)


def text_of(document: Document) -> str:
    """All the words of a Word file, its tables' among them."""
    file = WordFile(io.BytesIO(document.content))
    return "\n".join(one.text or "" for one in file.element.body.iter() if one.tag.endswith("}t"))


def is_whole(document: Document) -> bool:
    if document.media_type == PDF:
        return sides(document.content) >= 1
    return (
        bool(text_of(document)) if document.media_type == WORD else bool(document.content.strip())
    )


def test_every_paper_of_a_child_and_of_a_meeting_can_be_made(store: Store) -> None:
    name, other = children_in(store, 2)
    meeting = a_begun_meeting(store, name, other)
    decided(store, meeting, name)
    for kind in OF_A_CHILD:
        assert is_whole(made(store, kind, about_child(name))), kind
    for kind in OF_A_MEETING:
        assert is_whole(made(store, kind, about_meeting(meeting))), kind


def test_what_was_recorded_a_moment_ago_is_on_the_page(store: Store) -> None:
    (child,) = children_in(store, 1)
    for about, content in (
        (wishes_of(child), a_wish_entry(words="I want to be near my nan.")),
        (profile_of(child), a_profile_entry(on=NOW.date() - timedelta(days=1))),
    ):
        record_fact(store, actor=SAM, about=about, content=content, expected_version=0, now_utc=NOW)
    text = text_of(made(store, DocumentKind.ONE_PAGE_WORD, about_child(child)))
    assert "I want to be near my nan." in text
    assert "Where next?" in text and "Stay here" in text
    assert "Child 0001" in text


def test_a_pack_has_the_agenda_and_a_side_for_each_child(store: Store) -> None:
    name, other = children_in(store, 2)
    meeting = a_begun_meeting(store, other, name)
    assert sides(made(store, DocumentKind.PACK_PDF, about_meeting(meeting)).content) == 3


def test_a_review_s_pack_has_no_destination(store: Store) -> None:
    (name,) = children_in(store, 1)
    review = a_begun_meeting(store, name, kind=MeetingKind.STATUTORY_REVIEW)
    panel = a_begun_meeting(store, name)
    of_review = text_of(made(store, DocumentKind.PACK_WORD, about_meeting(review)))
    assert "Where next?" not in of_review and "In the review" in of_review
    assert "Where next?" in text_of(made(store, DocumentKind.PACK_WORD, about_meeting(panel)))


def test_minutes_are_a_draft_until_the_chair_has_signed(store: Store) -> None:
    (name,) = children_in(store, 1)
    meeting = a_begun_meeting(store, name)
    number = decided(store, meeting, name, a_decision(because="nan is assessed first"))
    draft = text_of(made(store, DocumentKind.MINUTES_WORD, about_meeting(meeting)))
    assert "Draft: the chair has not signed" in draft and "nan is assessed first" in draft
    sign_meeting(
        store,
        actor=SAM,
        key=meeting,
        seen=(DecisionSeen(name, number),),
        expected_version=0,
        now_utc=NOW,
    )
    signed = text_of(made(store, DocumentKind.MINUTES_WORD, about_meeting(meeting)))
    assert "Draft" not in signed and "Signed by C. Head of Service" in signed


def every_paper(store: Store, child: str) -> dict[str, str]:
    """All that each paper about a child says, by its name."""
    gathered = Gathered(store, SAM, NOW.date(), with_name=False)
    panel, workers, family = (gathered.child(child, reader) for reader in Audience)
    return {
        "one page": words_of_paper(one_page(panel, MeetingKind.PANEL)),
        "review page": words_of_paper(one_page(family, MeetingKind.STATUTORY_REVIEW)),
        "summary": words_of_paper(summary_paper(family, first_summary(family), "")),
        "request": words_of_paper(request_paper(family, FIELDS, (), "")),
        "family": draft_text(family),
        "since": since_text(workers),
    }


PROMISED = Action(
    "1", "ask about nan", "A. Worker", NOW.date() - timedelta(days=1), Audience.FAMILY
)


def test_no_paper_about_a_child_holds_a_decision_that_the_chair_has_not_signed(
    store: Store,
) -> None:
    (label,) = children_in(store, 1)
    meeting = a_begun_meeting(store, label)
    before = every_paper(store, label)
    name = load_scheme().packages[0].name
    number = decided(store, meeting, label, a_move(actions=(PROMISED,), packages=(name,)))
    assert every_paper(store, label) == before, "a draft of the panel changes nothing"
    sign_meeting(
        store,
        actor=SAM,
        key=meeting,
        seen=(DecisionSeen(label, number),),
        expected_version=0,
        now_utc=NOW,
    )
    signed = every_paper(store, label)
    assert {name for name in signed if signed[name] != before[name]} == set(before)
    assert "live with a foster family" in signed["summary"]
    assert "by the meeting of 10 March 2026" in signed["request"]
    correct_decision(
        store,
        actor=SAM,
        meeting=meeting,
        child=label,
        reason="a slip",
        decision=a_decision(),
        expected_version=number,
        now_utc=NOW,
    )
    assert every_paper(store, label) == signed, "what was signed counts until the correction is"


def test_the_pack_says_which_decision_waits_for_the_chair(store: Store) -> None:
    name, other = children_in(store, 2)
    earlier, later = a_begun_meeting(store, name), a_begun_meeting(store, name, other)
    decided(store, earlier, name)
    text = text_of(made(store, DocumentKind.PACK_WORD, about_meeting(later)))
    assert "Child 0001: a decision of 10 March 2026 isn’t signed yet" in text
    assert "Child 0002: a decision" not in text


def test_a_request_as_json_is_refused_until_it_is_whole_and_says_what_is_missing(
    store: Store,
) -> None:
    (child,) = children_in(store, 1)
    kind, subject = DocumentKind.HOME_SEARCH_JSON, about_child(child)
    with pytest.raises(UserError, match="Eating disorder"):
        made(store, kind, subject)
    standard_fields = tuple(an_answer(field) for field in fields_to_ask(FIELDS))
    record = json.loads(made(store, kind, subject, PaperOrder(answers=standard_fields)).content)
    assert record["PlacementAvailability"]["childId"] == 1
    assert "ActualPlacement" not in record
    wrong = PaperOrder(answers=(*standard_fields, StandardField("riskMissing", "perhaps")))
    with pytest.raises(UserError, match="Going missing"):
        made(store, kind, subject, wrong)


def test_a_profile_for_a_family_that_names_somebody_is_refused_whoever_asks(store: Store) -> None:
    (child,) = children_in(store, 1)
    kind, subject = DocumentKind.FAMILY_PDF, about_child(child)
    good = "A young person, 15 years old, is looking for a family."
    assert sides(made(store, kind, subject, PaperOrder(text=good)).content) == 1
    with pytest.raises(UserError, match="“Callum” in line 2"):
        made(store, kind, subject, PaperOrder(text=f"{good}\nCallum is a friend."))
    with pytest.raises(UserError, match="no text"):
        made(store, kind, subject)


def test_a_summary_is_printed_as_somebody_left_it_and_not_before_anybody_looked(
    store: Store,
) -> None:
    (child,) = children_in(store, 1)
    kind, subject = DocumentKind.SUMMARY_WORD, about_child(child)
    for order in (None, PaperOrder(summary=ChildSummaryText())):
        with pytest.raises(UserError, match="Summary for the child"):
            made(store, kind, subject, order)
    text = ChildSummaryText(told_us="You said: more time with nan.", you_can="- Ask us.")
    sentence = text_of(made(store, kind, subject, PaperOrder(summary=text)))
    assert "You said: more time with nan." in sentence and "Ask us." in sentence
    assert "What is going well" not in sentence, "a blank part isn't printed"
    made_pdf = made(store, DocumentKind.SUMMARY_PDF, subject, PaperOrder(summary=text))
    assert sides(made_pdf.content) == 1


def test_what_somebody_said_is_no_name_is_no_name_but_a_name_on_record_stays_one(
    store: Store,
) -> None:
    (child,) = children_in(store, 1)
    kind, subject = DocumentKind.FAMILY_PDF, about_child(child)
    text = "They love Lego and live near corby."
    with pytest.raises(UserError, match="“Lego” in line 1; “corby” in line 1"):
        made(store, kind, subject, PaperOrder(text=text))
    with pytest.raises(UserError, match="“corby” in line 1 might"):
        made(store, kind, subject, PaperOrder(text=text, no_names=("Lego", "corby")))
    looked_at = PaperOrder(text="They love Lego.", no_names=("Lego",))
    assert sides(made(store, kind, subject, looked_at).content) == 1
    wish = a_wish_entry(heard_by="Ruby Lego")
    record_fact(
        store, actor=SAM, about=wishes_of(child), content=wish, expected_version=0, now_utc=NOW
    )
    with pytest.raises(UserError, match="“Lego” in line 1 might"):
        made(store, kind, subject, looked_at)


SUMMARY = ChildSummaryText(told_us="Ask us.")
OF_FAMILIES = [kind for kind in DocumentKind if FACTS[kind].reader is Audience.FAMILY]


def all_text_of(document: Document) -> str:
    """What is written in a file: Word and plain text as such, a PDF as its letters are packed."""
    return text_of(document) if document.media_type == WORD else document.content.decode("latin-1")


def test_no_document_for_child_family_or_carers_holds_a_word_that_is_not_marked_for_them(
    store: Store,
) -> None:
    """By the list of documents: a new one is searched as soon as it is in it."""
    (child,) = children_in(store, 1)
    written_down(store, child, Audience.PANEL)
    review = a_begun_meeting(store, child, kind=MeetingKind.STATUTORY_REVIEW)
    decided(
        store,
        review,
        child,
        a_marked_decision(
            Audience.PANEL,
            tool=None,
            agreement=None,
            because="",
            outcome=None,
            destination=None,
            options=(),
            look_again_on=None,
            decided_by="",
        ),
    )
    answers = tuple(an_answer(field) for field in fields_to_ask(FIELDS))
    good = "A young person, 15 years old, is looking for a family."
    order = PaperOrder(answers=answers, text=good, summary=SUMMARY)
    of_a_review = [kind for kind in OF_A_MEETING if FACTS[kind].media_type == WORD]
    for kind in (*OF_FAMILIES, *of_a_review):
        subject = about_meeting(review) if kind in OF_A_MEETING else about_child(child)
        if FACTS[kind].media_type == PDF:
            assert sides(made(store, kind, subject, order).content) >= 1
            continue  # the same paper as in Word, and its letters are packed
        text = all_text_of(made(store, kind, subject, order))
        assert canaries_in(text) == set(), kind
    panel = text_of(made(store, DocumentKind.ONE_PAGE_WORD, about_child(child)))
    assert canaries_in(panel) >= {"wish", "blocker"}, "this test can fail"


def test_what_changed_since_for_the_case_record_holds_what_professionals_may_see(
    store: Store,
) -> None:
    name, other = children_in(store, 2)
    for child, marked in ((name, Audience.PANEL), (other, Audience.PROFESSIONALS)):
        written_down(store, child, marked)
    texts = [
        made(store, DocumentKind.SINCE_TEXT, about_child(child)).content.decode()
        for child in (name, other)
    ]
    assert canaries_in(texts[0]) == set()
    assert "blocker" in canaries_in(texts[1])


def written_down(store: Store, child: str, marked: Audience) -> None:
    """Everything is on record of a child, a signed decision among it."""
    for about, content in (
        (wishes_of(child), a_marked_wish(marked)),
        (views_of(child), a_marked_view(marked)),
        (profile_of(child), a_marked_profile(marked)),
        (incidents_of(child), an_incident()),
        (blocker_of(child, "other-1"), a_marked_blocker(marked)),
    ):
        record_fact(store, actor=SAM, about=about, content=content, expected_version=0, now_utc=NOW)
    meeting = a_begun_meeting(store, child)
    number = decided(store, meeting, child, a_marked_decision(marked))
    sign_meeting(
        store,
        actor=SAM,
        key=meeting,
        seen=(DecisionSeen(child, number),),
        expected_version=0,
        now_utc=NOW,
    )


def test_another_council_s_child_and_no_child_look_the_same(store: Store) -> None:
    (theirs,) = children_in(store, 1, council="North")
    west = Actor("west", frozenset(Role), frozenset({"West"}))
    answers = []
    for key in (theirs, "nobody"):
        with pytest.raises(UserError) as refused:
            made(store, DocumentKind.ONE_PAGE_PDF, about_child(key), actor=west)
        answers.append(str(refused.value))
    assert answers[0] == answers[1]
    meeting = a_begun_meeting(store, theirs)
    with pytest.raises(UserError, match="no such meeting"):
        made(store, DocumentKind.MINUTES_PDF, about_meeting(meeting), actor=west)


def test_without_the_right_to_take_rows_out_there_is_no_paper(store: Store) -> None:
    for kind in (*OF_A_CHILD, *OF_A_MEETING, DocumentKind.FAMILY_PDF):
        with pytest.raises(NotAllowed):
            issue_ticket(store, Actor("nobody", frozenset()), kind, "child-k", NOW, b"paper")
        assert FACTS[kind].needs == {Permission.EXPORT_CHILDREN}


def test_each_paper_is_an_export_in_the_audit_that_says_whose_and_holds_no_words(
    store: Store,
) -> None:
    (child,) = children_in(store, 1)
    text = "A young person, 15 years old, is looking for a family."
    made(store, DocumentKind.FAMILY_PDF, about_child(child), PaperOrder(text=text))
    with reading(store) as connection:
        rows = connection.execute(select(audit).order_by(audit.c.id)).all()
    asked_for, handed_out = rows[-2:]
    assert (asked_for.action, handed_out.action) == ("document asked for", "export")
    for row in (asked_for, handed_out):
        assert child in str(row.detail) and "profile for a family" in str(row.detail)
        assert "young person" not in str(row.detail)
