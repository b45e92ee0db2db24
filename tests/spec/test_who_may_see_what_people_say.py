"""Every note, action and saying reaches only whom it is marked for: papers, made of the record.

DOMAIN.md, "Who may see what people say". A word of its own (a canary) stands in every text that
people write; each paper is searched for all of them. Screens: tests/pages/test_who_sees_what.py.
"""

from dataclasses import fields, replace

import pytest

from data.reference.needs import load_scheme
from models.access import Permission
from models.audience import Audience, may_reach, narrower_audience
from models.labels import Barrier, BarrierKind
from models.meeting.case_record import CaseSubject, case_record_text
from models.needs.scheme import Need
from models.papers.actions import actions_list
from models.papers.documents import FACTS, DocumentKind
from models.papers.facts import facts_shown_to
from models.papers.family import draft_text
from models.papers.home_search import request_paper
from models.papers.minutes import minutes_paper
from models.papers.one_page import one_page
from models.papers.since_last import since_text
from models.papers.summary import first_summary, summary_paper
from models.recording.decision import Decision, Note, ReviewNotes
from models.recording.meeting import MeetingKind
from models.recording.meeting_record import DecisionRecord
from models.recording.meeting_shown import as_shown_to, notes_kept_from
from models.recording.shown import SENSITIVE, story_shown_to
from models.recording.spoken import sayings_of_child
from models.recording.subject import action_of, blocker_of, wishes_of
from tests.make.canaries import (
    CANARIES,
    a_marked_decision,
    canaries_in,
    entries_of_canaries,
    facts_of_canaries,
)
from tests.make.entries import a_decided, an_entry
from tests.make.papers import FOOT, a_facts, a_rated_profile, words_of_paper
from tests.make.record_contents import TODAY, a_blocker_entry, a_wish_entry
from tests.spec.test_home_search_request import FIELDS
from tests.spec.test_minutes_and_actions import CALLED, a_meeting

PANEL, WORKERS, FAMILY = Audience.PANEL, Audience.PROFESSIONALS, Audience.FAMILY
REVIEW = MeetingKind.STATUTORY_REVIEW


def every_paper(marked: Audience, reader: Audience) -> dict[str, str]:
    """What each paper for such a reader says, of a record in which everything is so marked."""
    facts = facts_shown_to(facts_of_canaries(marked), reader)
    entry = a_decided(a_marked_decision(marked))
    decision = DecisionRecord(
        "k1",
        entry,
        (entry,),
        True,
        tuple(
            entry
            for entry in entries_of_canaries(marked)
            if entry.about == action_of("k1", "m1", "1")
        ),
    )
    review = a_meeting(decision, kind=REVIEW)
    panel = a_meeting(decision)
    if reader is PANEL:
        return {
            "one page": words_of_paper(one_page(facts, MeetingKind.PANEL)),
            "minutes": words_of_paper(minutes_paper(panel, CALLED, load_scheme(), FOOT, TODAY)),
            "actions": words_of_paper(actions_list(panel, CALLED, FOOT, TODAY)),
        }
    if reader is WORKERS:
        return {
            "since": since_text(facts),
            "case record": case_record_text(
                CaseSubject("A child", 14), decision, panel.held, load_scheme()
            ),
        }
    return {
        "review page": words_of_paper(one_page(facts, REVIEW)),
        "summary": words_of_paper(summary_paper(facts, first_summary(facts), FOOT)),
        "request": words_of_paper(request_paper(facts, FIELDS, (), FOOT)),
        "family": draft_text(facts),
        "minutes of a review": words_of_paper(
            minutes_paper(review, CALLED, load_scheme(), FOOT, TODAY)
        ),
        "actions of a review": words_of_paper(actions_list(review, CALLED, FOOT, TODAY)),
        "case record on their screen": case_record_text(
            CaseSubject("A child", 14), decision, review.held, load_scheme(), FAMILY
        ),
    }


@pytest.mark.parametrize(
    ("marked", "reader"), [(PANEL, WORKERS), (PANEL, FAMILY), (WORKERS, FAMILY)]
)
def test_no_paper_holds_a_word_that_is_for_fewer_eyes(marked: Audience, reader: Audience) -> None:
    for name, text in every_paper(marked, reader).items():
        assert canaries_in(text) == set(), name


def test_old_records_without_marks_are_the_panel_s() -> None:
    decision = replace(a_marked_decision(FAMILY), notes_shown=())
    shown = as_shown_to(decision, FAMILY)
    texts = [getattr(shown, note.value) for note in Note]
    day = ReviewNotes(next_review_on=decision.review.next_review_on)
    assert not any(texts[:-1]) and texts[-1] == day, "the next review's day is for everybody"
    assert not any(may_reach(None, reader) for reader in (WORKERS, FAMILY))


MARKED_FAMILY = {
    "summary": {"wish", "words_changed", "parents_view", "iro_view", "carers_view",
                "worker_recommends", "manager_recommends", "recommendation", "family_time_plan",
                "contingency", "introductions", "approvals", "care_plan", "health", "education",
                "family_time", "review_contingency", "action"},
    "review page": {"wish", "view_of_school", "blocker"},
    "request": {"wish", "view_of_school", "blocker"},
    "family": {"wish"},
    "actions of a review": {"action"},
    "minutes of a review": {"child_words", "words_changed", "sorting", "dissent",
                            "action", "care_plan", "recommendation"},
    "case record on their screen": {"child_words", "words_changed", "option_costs", "sorting",
                                    "dissent", "action", "care_plan", "contingency"},
}  # fmt: skip


@pytest.mark.parametrize("name", MARKED_FAMILY)
def test_what_is_marked_for_the_family_is_in_their_papers(name: str) -> None:
    texts = canaries_in(every_paper(FAMILY, FAMILY)[name])
    assert texts >= MARKED_FAMILY[name], MARKED_FAMILY[name] - texts


@pytest.mark.parametrize("marked", list(Audience))
def test_even_marked_nothing_of_exploitation_self_harm_incidents_or_the_tool_reaches_a_family(
    marked: Audience,
) -> None:
    never = {
        "view_of_exploitation",
        "view_of_self_harm",
        "incident",
        "because",
        "tool_reason",
        "evidence",
        "progress",
    }
    assert never <= set(CANARIES)
    for name, text in every_paper(marked, FAMILY).items():
        assert not canaries_in(text) & never, name


def test_incidents_and_a_risk_of_exploitation_are_no_barrier_that_a_family_or_carer_reads() -> None:
    blockers = (
        Barrier("serious_incident", BarrierKind.TIMING, "one serious incident in 12 weeks"),
        Barrier("exploitation_risk_now", BarrierKind.MUST_CLEAR, "a risk now", recorded=True),
        Barrier("court_view", BarrierKind.QUESTION, "what the court says"),
    )
    marked = a_blocker_entry("exploitation_risk_now", shown_to=FAMILY)
    entry = an_entry(blocker_of("k1", "exploitation_risk_now"), marked)
    facts = a_facts(entry, blockers=blockers)
    shown = facts_shown_to(facts, FAMILY)
    assert [blocker.name for blocker in shown.one.blockers] == ["court_view"]
    assert shown.record.blockers == ()
    assert "incident" not in words_of_paper(request_paper(shown, FIELDS, (), FOOT))
    workers = facts_shown_to(facts, WORKERS)
    assert len(workers.one.blockers) == 3


def test_on_a_screen_even_the_levels_of_exploitation_and_self_harm_are_gone() -> None:
    story = a_facts(profile=a_rated_profile(exploitation_and_missing=4, self_harm=4)).story
    shown = story_shown_to(story, FAMILY)
    assert story.profile is not None and shown.profile is not None
    assert {entry.item for entry in story.profile.entries} - {
        entry.item for entry in shown.profile.entries
    } == SENSITIVE
    assert not SENSITIVE & {*shown.sides.still_hard, *(point.item for point in shown.points)}
    with_levels = story_shown_to(story, FAMILY, with_levels=True).profile
    assert with_levels is not None and with_levels.level(Need.SELF_HARM) == 4


def test_the_panel_sees_everything_in_its_minutes() -> None:
    texts = canaries_in(every_paper(PANEL, PANEL)["minutes"])
    of_the_decision = {note.value for note in Note} - {"review"}
    assert texts >= of_the_decision | {
        "because",
        "action",
        "option_gives",
        "dissent",
        "sorting",
        "tool_reason",
        "care_plan",
        "progress",
    }


def test_the_minutes_say_of_each_note_who_else_may_see_it() -> None:
    text = every_paper(FAMILY, PANEL)["minutes"]
    assert f"{CANARIES['parents_view']} [child and family may see this]" in text
    assert "What has no mark is for the panel only." in text
    assert "may see this" not in every_paper(PANEL, PANEL)["minutes"]


def test_the_case_record_says_how_many_notes_are_for_the_panel_only() -> None:
    number = notes_kept_from(a_marked_decision(PANEL), WORKERS)
    text = every_paper(PANEL, WORKERS)["case record"]
    assert f"{number} notes are for the panel only, and are in the minutes." in text
    assert (
        "1 note is for the panel only, and is in the minutes."
        in (
            every_paper(FAMILY, WORKERS)["case record"]  # because, which has no mark
        )
    )
    assert "for the panel only" not in every_paper(PANEL, FAMILY)["case record on their screen"]


def test_what_the_child_said_of_exploitation_or_self_harm_is_never_quoted_large() -> None:
    facts = facts_of_canaries(FAMILY)
    for reader in Audience:
        words = " ".join(
            spoken.words for spoken in sayings_of_child(facts.story, facts.record, reader)
        )
        assert not canaries_in(words) & {"view_of_exploitation", "view_of_self_harm"}


def test_the_same_words_said_of_school_too_may_be_quoted() -> None:
    same = "I want people to listen."
    profile = a_rated_profile(child_view=same)
    for row in profile:
        if row["item"] in {Need.EXPLOITATION_AND_MISSING, Need.EDUCATION}:
            row["child_view"] = same
    facts = a_facts(profile=profile)
    assert [spoken.words for spoken in sayings_of_child(facts.story, facts.record)] == [same]


def test_a_correction_that_hides_words_hides_what_it_corrected() -> None:
    first = an_entry(wishes_of("k1"), a_wish_entry(words="first", shown_to=FAMILY))
    second = an_entry(wishes_of("k1"), a_wish_entry(words="second"), 2, replaces=1)
    facts = facts_shown_to(a_facts(first, second, profile=[]), FAMILY)
    assert facts.spoken == ()


@pytest.mark.parametrize(
    ("audience", "other", "expected"),
    [(None, FAMILY, None), (FAMILY, None, None), (WORKERS, FAMILY, WORKERS),
     (FAMILY, WORKERS, WORKERS), (PANEL, WORKERS, PANEL), (FAMILY, FAMILY, FAMILY)],
)  # fmt: skip
def test_of_two_marks_the_narrower_counts(
    audience: Audience | None, other: Audience | None, expected: Audience | None
) -> None:
    assert narrower_audience(audience, other) is expected


def test_a_new_document_about_children_has_to_say_who_reads_it() -> None:
    about_children = [
        kind for kind in DocumentKind if Permission.EXPORT_CHILDREN in FACTS[kind].needs
    ]
    assert about_children
    for kind in about_children:
        assert FACTS[kind].reader is not None, kind


def test_every_note_of_a_decision_has_a_canary_and_a_field() -> None:
    names = {field.name for field in fields(Decision)}
    assert {note.value for note in Note} <= names
    decision = a_marked_decision(PANEL)
    for note in Note:
        assert getattr(decision, note.value), note
    assert may_reach(FAMILY, PANEL)


def test_there_is_a_canary_wherever_people_write() -> None:
    """What has no line in `models/recording/shown.py` never reaches anybody but the panel."""
    contents = [entry.content for entry in entries_of_canaries(PANEL)]
    assert canaries_in(str(contents)) == set(CANARIES)


@pytest.mark.parametrize(("marked", "quoted"), [(FAMILY, True), (WORKERS, False), (PANEL, False)])
def test_what_a_meeting_wrote_of_the_childs_words_is_quoted_to_whom_it_is_marked_for(
    marked: Audience, quoted: bool
) -> None:
    decision = a_marked_decision(marked, child_words="I like cooking with Nan.")
    facts = a_facts(a_decided(decision))
    words = [spoken.words for spoken in sayings_of_child(facts.story, facts.record, FAMILY)]
    assert ("I like cooking with Nan." in words) is quoted
