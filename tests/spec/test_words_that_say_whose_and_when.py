"""Whose words, which length of stay, said once, in order: what six children's papers got wrong.

| before | now |
|---|---|
| a worker's rating read "You have told us …" | it says that people around the child say so |
| "because a; b" became "because a, b" | a quoted reason is word for word, in quotation marks |
| "since 1 May (2 years)" | "in this home since 1 May (2 years)" |
| "look again later; look again 5 May" | "look again on 5 May" |
| "Signed by C" twice on a day | once |
| actions late first, or by child | by their date |
| "Options: None: whose words …" | "Options considered: staying here: who wrote what it gives" |
"""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from models.audience import Audience
from models.children.journey_words import summarise_journey
from models.labels import Barrier, BarrierKind, Readiness
from models.meeting.decision_words import decision_words
from models.needs.scheme import Strength
from models.papers.actions import actions_list
from models.papers.facts import facts_shown_to
from models.papers.minutes import minutes_paper
from models.papers.one_page import one_page
from models.papers.paper import Box, PaperTable
from models.papers.summary import OLDER, YOUNGER, SummaryVoice, first_summary
from models.readiness.verdict import Reason, Tone
from models.readiness.words import as_clause, in_quotation_marks
from models.recording.decision import (
    Action,
    Agreement,
    Decision,
    OptionConsidered,
    Outcome,
    Wording,
)
from models.recording.meeting import MeetingKind, Signature
from models.recording.merging import differing_fields
from models.recording.subject import signature_of
from models.settings import Setting
from models.shortlist.destinations import destination_choices
from models.shortlist.headline import said_above
from models.shortlist.panel_said import panel_said, panel_words
from pages.parts.meetings import words as meeting_words
from pages.parts.words import values
from tests.make.children import a_child
from tests.make.entries import a_decided, a_record, an_entry
from tests.make.papers import FOOT, a_facts, a_rated_profile, words_of_paper
from tests.make.record_contents import TODAY, a_decision, a_move, a_review
from tests.make.shortlists import a_verdict, options_of
from tests.spec.test_minutes_and_actions import CALLED, a_meeting, decided, said

LATER = TODAY + timedelta(weeks=8)
STRONG = {strength.value: 3 for strength in Strength}


@pytest.mark.parametrize("voice", [YOUNGER, OLDER])
def test_what_others_saw_is_never_said_as_what_the_child_told_us(voice: SummaryVoice) -> None:
    for words in voice.goes_well.values():
        assert not any(
            literal in words.casefold() for literal in ("you told", "you have told", "you said")
        )
    assert "people" in voice.seen.casefold()


@pytest.mark.parametrize("age", [10, 16])
def test_the_summary_says_who_says_what_goes_well(age: int) -> None:
    strong = a_facts(child=a_child(age=age, as_of=TODAY), profile=a_rated_profile(**STRONG))
    voice = YOUNGER if age == 10 else OLDER
    assert first_summary(strong).going_well.startswith(f"{voice.seen}\n- ")
    nothing = a_facts(child=a_child(age=age, as_of=TODAY), profile=[])
    assert first_summary(nothing).going_well == voice.what_goes_well


@pytest.mark.parametrize("written", ["mum's flat; no lift", "a; b; c", "first line\nsecond; line"])
def test_a_quoted_reason_is_word_for_word(written: str) -> None:
    decision = a_decision(agreement=Agreement.DISAGREE, because=written)
    decided = panel_said(a_record(a_decided(decision)), TODAY)
    assert decided is not None
    assert f"because “{' '.join(written.split())}”" in panel_words(decided, with_reason=True)
    assert ";" in as_clause(written) and ";" in in_quotation_marks(written)


def test_each_length_of_stay_says_of_what_it_is() -> None:
    facts = a_facts()
    page = words_of_paper(one_page(facts, MeetingKind.PANEL))
    assert "in this home since" in page and "in this home for" in page
    assert "In care for" in summarise_journey(facts.one.child, TODAY)
    assert "in this home for" in summarise_journey(facts.one.child, TODAY)


@pytest.mark.parametrize(
    ("decision", "words"),
    [
        (a_decision(outcome=Outcome.LOOK_AGAIN, look_again_on=LATER), "Look again on 5 May 2026"),
        (a_decision(outcome=Outcome.LOOK_AGAIN, look_again_on=None), "Look again later"),
        (a_decision(look_again_on=LATER), "Stay; look again 5 May 2026"),
    ],
)
def test_when_to_look_again_is_said_once(decision: Decision, words: str) -> None:
    assert decision_words(decision) == words
    decided = panel_said(a_record(a_decided(decision)), TODAY)
    texts = [decision_words(decision), meeting_words.decided(decision, MeetingKind.PANEL)]
    if decided is not None:
        texts.append(panel_words(decided, with_reason=False))
    for name in texts:
        assert name.casefold().count("look again") == 1, name


def test_a_stop_s_day_to_look_again_is_not_said_again_among_the_reasons() -> None:
    stop = Barrier(
        "secure", BarrierKind.STOP, "a secure order is in force; ask", look_again=date(2026, 5, 5)
    )
    first, *others = (
        Reason("not while a secure order is in force; ask, look again 5 May 2026", Tone.AGAINST),
        Reason("not while another order is in force, look again 4 May 2026", Tone.AGAINST),
        Reason("a secure base helps", Tone.FOR),
    )
    verdict = a_verdict(Setting.HOME, Readiness.RULED_OUT, first, *others, blockers=(stop,))
    choice = destination_choices(options_of(a_child(), {Setting.HOME: verdict}))[0]
    assert said_above(first, choice)
    assert not any(said_above(other, choice) for other in others)


def test_a_signature_is_told_once_a_day() -> None:
    signature = Signature("C. Head of Service", 1, ())
    twice = tuple(
        replace(an_entry(signature_of("m1"), signature, on=TODAY), number=n) for n in (1, 2)
    )
    meeting = replace(a_meeting(decided(a_decided(), signed=True)), signatures=twice)
    assert said(meeting).count("Signed by C. Head of Service on 10 March 2026") == 1


def an_action(key: str, days: int | None) -> Action:
    due = None if days is None else TODAY + timedelta(days=days)
    return Action(key, f"action {key}", "A. Worker", due)


def rows_of(paper: object, heading: str) -> list[list[str]]:
    return [
        [row[0] for row in part.rows]
        for leaf in paper.leaves  # type: ignore[attr-defined]
        for section in leaf.sections
        if section.heading == heading
        for part in section.parts
        if isinstance(part, PaperTable)
    ]


def test_actions_stand_by_their_date_in_minutes_and_lists() -> None:
    first = a_decision(actions=(an_action("1", 20), an_action("2", None), an_action("3", 5)))
    other = a_decision(actions=(an_action("4", 1), an_action("5", 30)))
    meeting = a_meeting(decided(a_decided(first)), decided(a_decided(other, child="k2")))
    paper = minutes_paper(meeting, CALLED, a_facts().scheme, FOOT, TODAY)
    assert rows_of(paper, "Actions") == [
        ["action 3", "action 1", "action 2"],
        ["action 4", "action 5"],
    ]
    by_owner = actions_list(meeting, CALLED, FOOT, TODAY)
    assert rows_of(by_owner, "A. Worker") == [[f"action {n}" for n in (4, 3, 1, 5, 2)]]


def test_two_versions_of_a_decision_are_compared_in_plain_words() -> None:
    decision = a_decision(
        options=(
            OptionConsidered(None, "a", "b", Wording.TOOL, Wording.TOOL, Audience.FAMILY),
            OptionConsidered(Setting.FOSTER_CONNECTED, "c", "d", Wording.TOOL, Wording.TOOL),
            OptionConsidered(Setting.HOME, "e", "f"),
        ),
        actions=(Action("1", "something else", "B", LATER),),
    )
    places = [
        values.place(differing.path) for differing in differing_fields(a_decision(), decision)
    ]
    assert "Options considered: staying here: who wrote what it gives" in places
    assert "Options considered: family or friends: what it gives" in places
    assert "Actions: number 1: the words" in places
    assert not any("None" in place or "_" in place for place in places)
    assert values.place("review.health") == "Review: health", "a field, and no kind of home"
    assert values.said("options.None.gives_by", Wording.TOOL) == "The tool"
    assert values.said("options.None.gives_by", Wording.PEOPLE) == "People in the meeting"


def boxes(page: object) -> int:
    leaf = page.leaf  # type: ignore[attr-defined]
    return sum(isinstance(part, Box) for section in leaf.sections for part in section.parts)


def test_nobody_is_told_to_write_where_there_is_no_room_to() -> None:
    open_page = one_page(a_facts(profile=[], reader=Audience.FAMILY), MeetingKind.STATUTORY_REVIEW)
    assert boxes(open_page) == 1 and words_of_paper(open_page).count("can be written below") == 2
    signed = a_facts(a_decided(a_review()), profile=[], reader=Audience.FAMILY)
    page = one_page(signed, MeetingKind.STATUTORY_REVIEW)
    assert boxes(page) == 0 and "written" not in words_of_paper(page)
    panel = one_page(a_facts(profile=[]), MeetingKind.PANEL)
    assert "write them here" not in words_of_paper(panel)


def test_the_page_shows_the_signed_decision_instead_of_an_empty_box() -> None:
    decision = a_move(agreement=Agreement.DISAGREE, because="nan; then the school")
    page = one_page(a_facts(a_decided(decision)), MeetingKind.PANEL)
    words = words_of_paper(page)
    assert boxes(page) == 0
    for part in (
        "Decision of 10 March 2026, signed",
        "Recommend a move to a foster family",
        "The panel disagrees with the tool, because: nan; then the school",
        "Ask about nan, A. Worker, by 20 March 2026",
        "Decided by: C. Head of Service",
    ):
        assert part in words, part


def test_a_day_to_look_again_that_has_come_wants_a_new_decision() -> None:
    past = a_decision(look_again_on=TODAY)
    assert boxes(one_page(a_facts(a_decided(past)), MeetingKind.PANEL)) == 1
    assert boxes(one_page(a_facts(), MeetingKind.PANEL)) == 1


def test_a_page_for_a_meeting_has_that_meetings_decision_or_its_box() -> None:
    facts = a_facts(a_decided(a_move(), meeting="m1"))
    assert boxes(one_page(facts, MeetingKind.PANEL, meeting="m1")) == 0
    assert boxes(one_page(facts, MeetingKind.PANEL, meeting="m2")) == 1


def test_a_reviews_page_shows_what_the_review_settled_and_no_panels_decision() -> None:
    review = MeetingKind.STATUTORY_REVIEW
    settled = one_page(a_facts(a_decided(a_review())), review)
    assert boxes(settled) == 0
    assert "Care plan: the plan is right" in words_of_paper(settled)
    for reader in (Audience.PANEL, Audience.FAMILY):
        facts = facts_shown_to(a_facts(a_decided(a_move())), reader)
        panels = one_page(facts, review)
        assert boxes(panels) == 1, reader
        assert "The review of" not in words_of_paper(panels), reader
        assert "Recommend a move" not in words_of_paper(panels), reader
