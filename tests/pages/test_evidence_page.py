"""The Evidence page, as a practitioner finds it: waiting, whole, thin, empty, failing, refused."""

from dataclasses import dataclass, field
from threading import Event

import pytest
from streamlit.testing.v1 import AppTest

from models.access import RIGHTS, Permission, Role
from models.fairness.record import EngineRecord
from models.problems import UserError
from models.progress import ProgressCallback
from pages.parts.evidence import words
from pages.parts.words import names
from services.evidence import evidence_of_engine
from services.open_council import OpenCouncil
from tests.fakes.council import MadeUp
from tests.make.records import PASSES, a_record, too_short
from tests.make.shortlists import a_few
from tests.pages.conftest import Open
from tests.pages.reading import page_text, plain

PAGE = "evidence.py"


@dataclass
class WithEvidence(MadeUp):
    """A source whose evidence is made up; `ready` is waited for, `wrong` is raised once."""

    record: EngineRecord = field(default_factory=a_record)
    ready: Event = field(default_factory=Event)
    wrong: Exception | None = None
    asked: int = 0

    def prepared(self):
        return super().prepared() | {evidence_of_engine: self.evidence}

    def evidence(
        self, council: OpenCouncil, with_groups: bool, *, say: ProgressCallback
    ) -> EngineRecord:
        self.asked += 1
        say(2, 6, "forecasting from 31 March 2022 by what was known then")
        self.ready.wait(20)
        wrong, self.wrong = self.wrong, None
        if wrong:
            raise wrong
        return self.record


def made_up(record: EngineRecord | None = None, wrong: Exception | None = None) -> WithEvidence:
    with_evidence = WithEvidence(a_few(), record=record or a_record(), wrong=wrong)
    with_evidence.ready.set()
    return with_evidence


def cells(page: AppTest) -> str:
    return "\n".join(table.value.to_string() for table in page.table)


def test_it_says_how_well_for_whom_and_where_it_stops(open_page: Open) -> None:
    page = open_page(made_up(), page=PAGE)
    text, tables = page_text(page), cells(page)
    assert not page.exception
    assert "10 returns, 1 April 2016 to 31 March 2026" in text
    assert words.times_in_100(75, 69, 82) in text
    assert "20% closer to what happened than one chance for all" in text
    assert words.expected_and_lasted("40 in 100", "40 moves", "45 in 100 (35 to 55)") in text
    assert "in 0 of 1 year, the number of children" in text
    assert "Tested on 4,210 placements in later years" in text
    assert words.strength_after_a_move("84%") in text
    assert "Boys" in tables
    assert "60196b20d27a" in tables
    assert "The pooled chance only" in tables


def test_no_mark_of_bold_type_is_read_as_stars(open_page: Open) -> None:
    page = open_page(made_up(), page=PAGE)
    assert words.how_well_on_moves("").strip() in page_text(page)
    assert not [text.value for text in page.markdown if r"\*\*" in text.value.replace("\u2060", "")]


def test_a_hidden_group_shows_no_number_and_an_odd_one_is_named(open_page: Open) -> None:
    page = open_page(made_up(), page=PAGE)
    hidden = next(table.value for table in page.table if "Group" in table.value.columns)
    assert list(hidden.iloc[-1])[2:] == ["–", "–", "–"]
    assert "Outside the range: sex: girls (50 in 100 expected, 70 in 100 lasted)" in page_text(page)


def test_a_kind_that_was_never_tried_is_not_offered_to_look_at(open_page: Open) -> None:
    page = open_page(made_up(), page=PAGE)
    control = next(one for one in page.get("button_group") if "Look closely" in one.proto.label)
    assert [option.content for option in control.proto.options] == [names.MOVE_TO[PASSES.move_to]]


def test_while_it_is_worked_out_it_says_how_far_it_is_and_that_one_may_leave(
    open_page: Open,
) -> None:
    with_evidence = WithEvidence(a_few())
    page = open_page(with_evidence, page=PAGE)
    assert "You can leave this page" in page_text(page)
    (bar,) = page.get("progress")
    assert plain(bar.proto.text).startswith("Step 3 of 6: forecasting from 31 March 2022")
    with_evidence.ready.set()
    page.run()
    assert "75 times in 100" in page_text(page)
    page.run()
    assert with_evidence.asked == 1, "what was found is kept"


def test_a_first_return_is_no_history(open_page: Open) -> None:
    page = open_page(made_up(too_short()), page=PAGE)
    text = page_text(page)
    assert "too little to learn from" in text
    assert words.TOO_FEW_MOVES in text
    assert words.NO_FORECASTS in text
    assert words.NOTHING_TO_COMPARE in text
    assert not page.exception


def test_a_real_thin_council_is_worked_out_without_a_traceback(open_page: Open) -> None:
    page = open_page(MadeUp(a_few()), page=PAGE)
    assert "too little history" in page_text(page)
    assert not page.exception


def test_with_nothing_imported_it_says_how_to_begin(open_page: Open) -> None:
    page = open_page(MadeUp(None), page=PAGE)
    assert "No children here yet" in page_text(page)


@pytest.mark.parametrize("error", [ValueError("secret"), UserError("a", "found", "wanted", "do")])
def test_what_fails_is_told_plainly_and_tried_again_at_the_next_look(
    open_page: Open, error: Exception
) -> None:
    with_evidence = made_up(wrong=error)
    page = open_page(with_evidence, page=PAGE)
    assert page.error
    assert "secret" not in page_text(page)
    page.run()
    assert not page.error
    assert "75 times in 100" in page_text(page)
    assert with_evidence.asked == 2


def test_without_the_right_to_audit_there_is_no_audit(
    open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    less = frozenset(Permission) - {Permission.AUDIT_GROUPS}
    monkeypatch.setitem(RIGHTS, Role.LOCAL_OWNER, less)
    page = open_page(made_up(), page=PAGE)
    assert words.NOT_YOUR_ROLE in page_text(page)
    assert "Boys" not in cells(page)


def test_no_money_and_no_child_is_on_the_page(open_page: Open) -> None:
    page = open_page(made_up(), page=PAGE)
    shown = page_text(page) + cells(page)
    assert "£" not in shown
    for child in a_few().children:
        assert child.child.child_id not in shown
