"""The What if page: empty, put together, worked out, saved, compared, changed, thin and failing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import Event

import pytest
from streamlit.testing.v1 import AppTest

from data.reference.what_if import Bases
from data.store.engine import Store, open_store
from data.store.scenarios import save_scenario, scenarios
from models.access import LOCAL_OWNER, RIGHTS, Permission, Role
from models.budget.whatif.answer import PlaceYear, WhatIf
from models.budget.whatif.beside_a_move import average_move
from models.budget.whatif.compiled import ReadyMove
from models.budget.whatif.levers import EdgeOfCare, Plan, ReadyMoves, RecruitCarers
from models.children.council import CouncilData
from models.children.settings import Setting
from models.fairness.forecasts import Say
from models.problems import UserError
from models.shortlist.portfolio import Scenario, if_made
from pages.parts.what_if_words import pounds
from pages.parts.words import money
from tests.pages.conftest import Open
from tests.pages.reading import page_text, plain
from tests.record_builders import NOW, SAM
from tests.screens import MadeUp, a_few
from tests.what_ifs import a_saved_plan, an_answer

PAGE = "what_if.py"


@dataclass
class WithAnswers(MadeUp):
    """A source whose answers are made up, on a store of its own; `ready` is waited for."""

    store: Store | None = None
    made: Callable[..., WhatIf | None] = an_answer
    ready: Event = field(default_factory=Event)
    wrong: Exception | None = None
    asked: list[tuple[Plan, int, tuple[ReadyMove, ...]]] = field(default_factory=list)

    def store_shown(self) -> Store:
        assert self.store is not None
        return self.store

    def what_if(
        self, data: CouncilData, plan: Plan, months: int, ready: tuple[ReadyMove, ...],
        bases: Bases, say: Say,
    ) -> WhatIf | None:  # fmt: skip
        self.asked.append((plan, months, ready))
        say(1, 3, "simulating 256 futures of today's path")
        self.ready.wait(20)
        wrong, self.wrong = self.wrong, None
        if wrong:
            raise wrong
        return self.made(plan, months)


@pytest.fixture
def made_up(tmp_path: Path) -> WithAnswers:
    held = WithAnswers(a_few(), store=open_store(f"sqlite:///{tmp_path}/circle.sqlite3"))
    held.ready.set()
    return held


def when_done(at: AppTest) -> AppTest:
    """The page when the work behind it is over, however slow the machine."""
    while "You can leave this page" in page_text(at):
        at.run()
    assert not at.exception
    return at


def with_carers(at: AppTest) -> AppTest:
    """Ten carers added, as the form offers them, and worked out."""
    at.button(key="what_if.add").click().run()
    at.button(key="what_if.work").click().run()
    return when_done(at)


def saved(made_up: WithAnswers, name: str, carers: int) -> None:
    save_scenario(made_up.store_shown(), actor=SAM, key=name, saved=a_saved_plan(name, carers),
                  expected_version=0, now=NOW)  # fmt: skip


def test_before_anything_is_imported_it_says_how_to_begin(open_page: Open) -> None:
    at = open_page(MadeUp(None), page=PAGE)
    assert "No children here yet" in page_text(at)
    assert not at.exception


def test_what_is_put_together_is_worked_out_only_when_asked(
    open_page: Open, made_up: WithAnswers
) -> None:
    at = open_page(made_up, page=PAGE)
    assert "No changes yet" in page_text(at)
    at.button(key="what_if.add").click().run()
    assert "10 more carers by" in page_text(at)
    assert made_up.asked == []
    at.button(key="what_if.work").click().run()
    when_done(at)
    (plan, months, _) = made_up.asked[0]
    (lever,) = plan.levers
    assert isinstance(lever, RecruitCarers)
    assert (lever.carers, lever.kind, months) == (10, Setting.FOSTER_IN_HOUSE, 36)


def test_words_come_first_with_ranges_limits_assumptions_and_what_is_not_in_it(
    open_page: Open, made_up: WithAnswers
) -> None:
    said = page_text(with_carers(open_page(made_up, page=PAGE)))
    assert "If 10 more carers by" in said
    assert ("In March 2029 90 children live in residential care, 10 fewer than on today's path "
            "(8 in 10 chance: 80 to 100).") in said  # fmt: skip
    assert "2026/27: £1,000,000 saved (8 in 10 chance: £800,000 to £1,300,000)." in said
    assert "paid for itself from March 2027 on" in said and "in 80 of 100 futures" in said
    assert "may cost £2,345 a week at most (£700 assumed); by arithmetic" in said
    assert "An assumption of it." in said and "An assumption of all." in said
    assert "Not in it" in said and "A forecast is not a promise" in said
    for claim in ("will save", "because of the carers", "leads to"):
        assert claim not in said


def test_every_year_and_month_stands_in_a_table(open_page: Open, made_up: WithAnswers) -> None:
    at = with_carers(open_page(made_up, page=PAGE))
    years, months = at.table[0].value, at.table[1].value
    assert list(years["Pounds"]) == ["Saved by what is done"] * 4
    assert years["Financial year"].iloc[-1] == "All years"
    assert plain(years.iloc[-1, 2]) == "£3,000,000"
    assert len(months) == 36 + 1
    assert list(months["Month"].iloc[-2:]) == ["March 2029", "Together"]
    assert plain(months["Spend"].iloc[-1]) == "£36,000,000"


def test_a_place_stands_beside_a_ready_move_as_savings_has_it(
    open_page: Open, made_up: WithAnswers
) -> None:
    year = PlaceYear(0, "2027-28", 12, 10, 9.5, 370_000.0, 41_000.0, 329_000.0, 0.06)
    made_up.made = lambda plan, months: replace(an_answer(plan, months), place_years=(year,))
    assert made_up.held is not None  # a_few: some of them are ready
    at = with_carers(open_page(made_up, page=PAGE))
    move = average_move(if_made(made_up.held, Scenario.READY).portfolio.total)
    assert move is not None
    said = page_text(at)
    assert "A place with these carers saves £329,000 in 2027/28" in said
    assert f"an average ready move saves {pounds(move.net_gbp)} in its first 365 days" in said
    table = next(one.value for one in at.table if "A place, 2027/28" in one.value)
    net = [plain(cell) for cell in table.iloc[-1]]
    assert net == ["Net saving", money(move.net_gbp), "£329,000"]


def test_a_scenario_is_saved_shared_and_reopened(open_page: Open, made_up: WithAnswers) -> None:
    at = with_carers(open_page(made_up, page=PAGE))
    at.text_input(key="what_if.name").set_value("Ten carers").run()
    at.text_input(key="what_if.why").set_value("for the budget meeting").run()
    at.button(key="what_if.save").click().run()
    when_done(at)
    (held,) = scenarios(made_up.store_shown(), LOCAL_OWNER)
    assert held.stands and (held.stands.name, held.stands.why) == (
        "Ten carers", "for the budget meeting"
    )  # fmt: skip
    again = open_page(made_up, page=PAGE)  # another visit, after a restart
    again.get("button_group")
    again.pills(key="what_if.chosen").set_value([held.key]).run()
    said = page_text(when_done(again))
    assert "If 10 more carers by" in said and "by local: Ten carers" in said
    assert len(made_up.asked) == 1, "the kept answer is shown again"


def test_three_stand_side_by_side_with_todays_path_and_no_more(
    open_page: Open, made_up: WithAnswers
) -> None:
    for carers, name in enumerate(("Few", "Some", "Many", "Most"), 1):
        saved(made_up, name, carers)
    at = open_page(made_up, page=PAGE)
    at.pills(key="what_if.chosen").set_value(["Few", "Some", "Many", "Most"]).run()
    when_done(at)
    assert "Three at most stand side by side" in page_text(at)
    assert list(at.table[0].value.columns) == ["Financial year", "Pounds", "Few", "Some", "Many"]
    assert len(made_up.asked) == 3


def test_a_change_is_a_new_version_with_the_old_one_in_view(
    open_page: Open, made_up: WithAnswers
) -> None:
    saved(made_up, "Carers", 4)
    at = open_page(made_up, page=PAGE)
    at.button(key="what_if.change.Carers").click().run()
    assert "4 more carers by" in page_text(at)
    at.button(key="what_if.add").click().run()
    at.text_input(key="what_if.reason").set_value("ten more applied").run()
    at.button(key="what_if.save").click().run()
    when_done(at)
    said = page_text(at)
    assert "Version 2" in said and "Version 1" in said and "ten more applied" in said
    (held,) = scenarios(made_up.store_shown(), LOCAL_OWNER)
    assert held.stands and len(held.stands.levers) == 2


def test_a_withdrawn_scenario_cannot_be_chosen_and_stays_to_be_seen(
    open_page: Open, made_up: WithAnswers
) -> None:
    saved(made_up, "Carers", 4)
    at = open_page(made_up, page=PAGE)
    at.button(key="what_if.withdrawn.Carers").click().run()
    assert "a few words" in page_text(at), "a reason is wanted"
    at.text_input(key="what_if.gone.Carers").set_value("overtaken").run()
    at.button(key="what_if.withdrawn.Carers").click().run()
    said = page_text(at)
    assert "Carers (withdrawn)" in said and "overtaken" in said
    assert not at.get("button_group") or "what_if.chosen" not in [p.key for p in at.pills]


def test_an_answer_of_older_data_is_shown_as_it_was(open_page: Open, made_up: WithAnswers) -> None:
    saved(made_up, "Carers", 4)
    at = open_page(made_up, page=PAGE)
    at.pills(key="what_if.chosen").set_value(["Carers"]).run()
    when_done(at)
    made_up.number, made_up.made = "2", lambda plan, months: an_answer(plan, months, 70.0)
    at = open_page(made_up, page=PAGE)
    at.pills(key="what_if.chosen").set_value(["Carers"]).run()
    assert "70 children live in residential care" in page_text(when_done(at))
    earlier = at.selectbox(key="what_if.then.Carers")
    earlier.set_value(1).run()
    said = page_text(at)
    assert "90 children live in residential care" in said
    assert "As it was worked out on" in said


def test_ready_moves_are_those_of_the_list_and_never_in_an_order_of_money(
    open_page: Open, made_up: WithAnswers
) -> None:
    at = open_page(made_up, page=PAGE)
    at.selectbox(key="what_if.kind").set_value("moves").run()
    at.number_input(key="what_if.moves.shift").set_value(-8).run()
    with_carers(at)
    plan, _, ready = made_up.asked[0]
    assert isinstance(plan.levers[0], ReadyMoves) and plan.levers[0].shift_weeks == -8
    assert {(one.child, one.destination) for one in ready} == {
        ("ready", Setting.FOSTER_IN_HOUSE), ("special", Setting.FOSTER_SPECIALIST)
    }  # fmt: skip


def test_edge_of_care_has_no_share_until_somebody_states_one(
    open_page: Open, made_up: WithAnswers
) -> None:
    at = open_page(made_up, page=PAGE)
    at.selectbox(key="what_if.kind").set_value("edge").run()
    assert at.button(key="what_if.add").disabled
    at.number_input(key="what_if.edge.averted").set_value(20).run()
    at.number_input(key="what_if.edge.family").set_value(4000).run()
    with_carers(at)
    (lever,) = made_up.asked[0][0].levers
    assert isinstance(lever, EdgeOfCare) and lever.averted_percent == 20


@pytest.mark.parametrize("kind", ["home", "supported", "prices", "entries"])
def test_every_kind_of_change_can_be_added_and_taken_out(
    open_page: Open, made_up: WithAnswers, kind: str
) -> None:
    at = open_page(made_up, page=PAGE)
    at.selectbox(key="what_if.kind").set_value(kind).run()
    if kind == "home":
        at.number_input(key="what_if.home.capital").set_value(500_000).run()
    with_carers(at)
    assert len(made_up.asked) == 1
    at.button(key="what_if.out.0").click().run()
    assert "No changes yet" in page_text(at)
    assert not at.exception


def test_while_it_is_worked_out_the_page_says_how_far_it_is_and_can_be_left(
    open_page: Open, made_up: WithAnswers
) -> None:
    made_up.ready.clear()
    at = open_page(made_up, page=PAGE)
    at.button(key="what_if.add").click().run()
    at.button(key="what_if.work").click().run()
    said = page_text(at)
    assert "You can leave this page" in said and "How sure is it?" not in said
    made_up.ready.set()
    when_done(at.run())
    assert "How sure is it?" in page_text(at)


def test_too_little_history_says_what_it_takes(open_page: Open, made_up: WithAnswers) -> None:
    made_up.made = lambda *_: None
    said = page_text(with_carers(open_page(made_up, page=PAGE)))
    assert "there is not enough history" in said
    assert "How sure is it?" not in said


@pytest.mark.parametrize(
    ("error", "words"),
    [(UserError("The database", "it is locked", "one import at a time", "Wait."), "Wait."),
     (RuntimeError("canary"), "reference")],
)  # fmt: skip
def test_work_that_fails_is_one_plain_message_and_begun_again_at_the_next_look(
    open_page: Open, made_up: WithAnswers, error: Exception, words: str
) -> None:
    made_up.wrong = error
    at = with_carers(open_page(made_up, page=PAGE))
    said = page_text(at)
    assert words in said and "canary" not in said
    at.run()
    assert "If 10 more carers by" in page_text(when_done(at))


def test_who_may_not_see_costs_sees_nothing_of_it(
    open_page: Open, made_up: WithAnswers, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved(made_up, "Carers", 4)
    # The table of rights is data: a role without costs is a row with one right less.
    monkeypatch.setitem(RIGHTS, Role.LOCAL_OWNER, frozenset(Permission) - {Permission.READ_COSTS})
    said = page_text(open_page(made_up, page=PAGE))
    assert "your role does not include the right" in said
    assert "Carers" not in said and "£" not in said


def test_who_may_not_save_is_offered_no_button(
    open_page: Open, made_up: WithAnswers, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved(made_up, "Carers", 4)
    monkeypatch.setitem(RIGHTS, Role.LOCAL_OWNER,
                        frozenset(Permission) - {Permission.KEEP_SCENARIO})  # fmt: skip
    at = with_carers(open_page(made_up, page=PAGE))
    keys = {each.key for each in at.button}
    assert not keys & {"what_if.save", "what_if.change.Carers", "what_if.withdrawn.Carers"}
    assert "If 10 more carers by" in page_text(at)
