"""What the panel last decided, beside the tool's answer, and until when nobody offers a move.

| the panel | decided | named a day | offered again |
|---|---|---|---|
| disagreed | anything but a move now | to come | from that day |
| agreed | stay, or look again | to come | from that day |
| agreed | explore, match or a move | to come | now: it is being looked for |
| any | any | past, or none | now |
| not signed, or a statutory review | | | now |
"""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from models.labels import Readiness
from models.papers.one_page import one_page
from models.recording.decision import Agreement, Decision, Outcome
from models.recording.meeting import MeetingKind
from models.recording.record import ChildRecord
from models.settings import Setting
from models.shortlist.panel_said import children_paused, offered_again_on, panel_said, panel_words
from models.shortlist.portfolio import MovesScenario, if_made
from models.shortlist.ready import ready_moves
from tests.make.children import a_child
from tests.make.entries import a_decided, a_record
from tests.make.papers import a_facts
from tests.make.record_contents import TODAY, a_decision
from tests.make.shortlists import a_list, a_verdict, options_of

AGAIN = TODAY + timedelta(weeks=8)
DISAGREED = a_decision(agreement=Agreement.DISAGREE, because="he may not be safe there.")


def after(decision: Decision, day: date = TODAY) -> date | None:
    return offered_again_on(a_record(a_decided(decision)), day)


@pytest.mark.parametrize(
    ("agreement", "outcome", "destination", "until"),
    [
        (Agreement.DISAGREE, Outcome.STAY, None, AGAIN),
        (Agreement.DISAGREE, Outcome.EXPLORE, Setting.FOSTER_SPECIALIST, AGAIN),
        (Agreement.AGREE, Outcome.STAY, None, AGAIN),
        (Agreement.AGREE, Outcome.LOOK_AGAIN, None, AGAIN),
        (Agreement.AGREE, Outcome.EXPLORE, Setting.FOSTER_IN_HOUSE, None),
        (Agreement.AGREE, Outcome.MATCH, Setting.FOSTER_IN_HOUSE, None),
    ],
)
def test_the_table_above(
    agreement: Agreement, outcome: Outcome, destination: Setting | None, until: date | None
) -> None:
    decision = a_decision(agreement=agreement, outcome=outcome, destination=destination)
    assert after(decision) == until
    assert after(decision, AGAIN - timedelta(days=1)) == until
    assert after(decision, AGAIN) is None, "from the day it named"


def test_without_a_day_nothing_is_held_back_for_ever() -> None:
    assert after(replace(DISAGREED, look_again_on=None)) is None


def test_only_what_a_chair_signed_counts() -> None:
    draft = ChildRecord("k1", (a_decided(DISAGREED),))
    assert panel_said(draft, TODAY) is None and offered_again_on(draft, TODAY) is None


def test_a_statutory_review_says_nothing_of_the_tool() -> None:
    review = replace(DISAGREED, agreement=None, tool=None, because="")
    panel = a_decided(DISAGREED, on=TODAY - timedelta(days=20))
    decided = panel_said(a_record(panel, a_decided(review, meeting="m2")), TODAY)
    assert decided is not None and decided.on == panel.on, (
        "the panel's own stands beside the answer"
    )


def test_the_newest_panel_counts_and_a_later_one_is_not_known_yet() -> None:
    agreed = a_decision(
        agreement=Agreement.AGREE, outcome=Outcome.EXPLORE, destination=Setting.FOSTER_IN_HOUSE
    )
    record = a_record(
        a_decided(DISAGREED, on=TODAY - timedelta(days=30)), a_decided(agreed, meeting="m2")
    )
    assert offered_again_on(record, TODAY) is None
    assert offered_again_on(record, TODAY - timedelta(days=1)) == AGAIN


def test_it_is_told_with_the_panels_reason_only_where_it_may_be() -> None:
    decided = panel_said(a_record(a_decided(DISAGREED)), TODAY)
    assert decided is not None
    assert panel_words(decided, with_reason=True) == (
        "The panel disagreed with these answers on 10 March 2026, because “he may not be "
        "safe there”. It decided: stay; look again 5 May 2026."
    )
    assert "safe" not in panel_words(decided, with_reason=False)


def test_no_list_of_ready_moves_holds_a_child_whom_the_panel_paused() -> None:
    ready = {Setting.HOME: a_verdict(Setting.HOME, Readiness.READY)}
    shortlist = a_list(*(options_of(a_child(key=key, child_id=key), ready) for key in ("k1", "k2")))
    waiting = children_paused([a_record(a_decided(DISAGREED))], TODAY)
    assert waiting == {"k1"}
    assert {ready_move.child for ready_move in ready_moves(shortlist)} == {"k1", "k2"}
    assert {ready_move.child for ready_move in ready_moves(shortlist, waiting)} == {"k2"}
    made = if_made(shortlist, MovesScenario.READY, paused=waiting)
    assert [move.child.key for move in made.portfolio.moves] == ["k2"] and made.listed == 2


@pytest.mark.parametrize(
    ("kind", "standing"), [(MeetingKind.PANEL, True), (MeetingKind.STATUTORY_REVIEW, False)]
)
def test_it_stands_on_the_panels_paper_and_on_no_reviews(kind: MeetingKind, standing: bool) -> None:
    facts = replace(a_facts(), record=a_record(a_decided(DISAGREED)), today=TODAY)
    paper = repr(one_page(facts, kind))
    assert ("The panel disagreed with these answers" in paper) is standing
