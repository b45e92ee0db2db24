"""A statutory review's paper holds no readiness, destination, chance or money; no pack holds money.

DOMAIN.md, meetings: a statutory review is another meeting; the child is in the room.
"""

import re

import pytest

from models.labels import Readiness
from models.meeting.decision_words import ANSWERS
from models.names import PLACE
from models.papers.one_page import one_page
from models.papers.paper import OneSide
from models.readiness.answer_words import WITH_SUPPORT
from models.recording.meeting import MeetingKind
from models.settings import Setting
from tests.make.papers import CANARY, MONEY_CANARY, a_facts, words_of_paper

PANEL, REVIEW = MeetingKind.PANEL, MeetingKind.STATUTORY_REVIEW
LABELS = (*ANSWERS.values(), WITH_SUPPORT.split(" ", 1)[1], "nobody’s answer")


def words(kind: MeetingKind, readiness: Readiness) -> str:
    page = one_page(a_facts(readiness=readiness), kind)
    assert isinstance(page, OneSide)
    return words_of_paper(page)


@pytest.mark.parametrize("readiness", list(Readiness))
def test_a_panel_sees_the_answer_and_its_reasons(readiness: Readiness) -> None:
    text = words(PANEL, readiness)
    assert "Where next?" in text
    assert CANARY in text.replace(CANARY.capitalize(), CANARY)
    assert ANSWERS[readiness].casefold() in text.casefold()
    assert PLACE[Setting.HOME] in text and "Stay here" in text


@pytest.mark.parametrize("readiness", list(Readiness))
def test_a_review_sees_no_answer_no_reason_and_no_destination(readiness: Readiness) -> None:
    text = words(REVIEW, readiness).casefold()
    assert CANARY not in text
    assert "where next" not in text and "stay here" not in text and "the rules" not in text
    assert "the tool" not in text
    for label in LABELS:
        assert not re.search(rf"\b{re.escape(label.casefold())}\b", text), label
    for place in (Setting.FOSTER_CONNECTED, Setting.FOSTER_IN_HOUSE):
        assert PLACE[place].casefold() not in text.replace("family and friends around them", "")


@pytest.mark.parametrize("readiness", list(Readiness))
@pytest.mark.parametrize("kind", list(MeetingKind))
def test_no_pack_holds_money_or_a_chance(kind: MeetingKind, readiness: Readiness) -> None:
    text = words(kind, readiness)
    assert MONEY_CANARY not in text.casefold()
    for sign in ("£", " in 100", "gbp", "saving", "cost of", "cheaper"):
        assert sign not in text.casefold(), sign


def test_what_the_tool_asks_by_itself_is_for_the_panel_and_what_people_recorded_for_both() -> None:
    by_itself, recorded = "a question that the tool asks by itself", "a lift to school"
    panel, review = words(PANEL, Readiness.NEARLY), words(REVIEW, Readiness.NEARLY)
    assert by_itself in panel.casefold() and recorded in panel.casefold()
    assert by_itself not in review.casefold() and recorded in review.casefold()


@pytest.mark.parametrize("kind", list(MeetingKind))
def test_without_a_profile_or_words_the_page_says_why(kind: MeetingKind) -> None:
    text = words_of_paper(one_page(a_facts(profile=[]), kind))
    assert "There is no needs profile for this child" in text
    assert "Not known never means low" in text
    assert "There are no words of the child here yet" in text


def test_the_name_is_printed_only_where_it_was_asked_for() -> None:
    from tests.make.children import a_child

    facts = a_facts(child=a_child(name="Zoë O’Brien"))
    assert "Zoë" not in words_of_paper(one_page(facts, PANEL))
    named = a_facts(child=a_child(name="Zoë O’Brien"), with_name=True)
    assert "Zoë O’Brien, 14" in words_of_paper(one_page(named, PANEL))
