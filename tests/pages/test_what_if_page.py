"""The What if page: empty, put together, worked out, saved, compared, changed, thin and failing."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from threading import Event

import pytest
from streamlit.testing.v1 import AppTest

from data.store.record.scenarios import read_scenarios, save_scenario
from models.access import LOCAL_OWNER, RIGHTS, Permission, Role
from models.problems import UserError
from models.progress import ProgressCallback
from models.scenarios.answer import PlaceYear, WhatIf
from models.scenarios.beside_a_move import average_move
from models.scenarios.compiled import ReadyMove
from models.scenarios.levers import FamilySupport, ReadyMoves, RecruitCarers, ScenarioPlan
from models.settings import Setting
from models.shortlist.portfolio import MovesScenario, if_made
from pages.parts.what_if import words
from pages.parts.what_if.compared import DRAFT as UNNAMED
from pages.parts.what_if.words import pounds
from pages.parts.words.ready_moves import beside_all_ready
from pages.parts.words.writing import money
from services.open_council import OpenCouncil
from services.what_if import answer_plan
from tests.fakes.council import MadeUp
from tests.make.record_contents import NOW, SAM
from tests.make.shortlists import a_few
from tests.make.what_ifs import a_saved_plan, an_answer
from tests.pages.conftest import Open
from tests.pages.reading import page_text, plain

PAGE = "what_if.py"


@dataclass
class WithAnswers(MadeUp):
    """A council whose answers are made up; `ready` is waited for."""

    made: Callable[..., WhatIf | None] = an_answer
    ready: Event = field(default_factory=Event)
    wrong: Exception | None = None
    asked: list[tuple[ScenarioPlan, int, tuple[ReadyMove, ...]]] = field(default_factory=list)

    def prepared(self):
        return super().prepared() | {answer_plan: self.what_if}

    def what_if(
        self,
        council: OpenCouncil,
        plan: ScenarioPlan,
        months: int,
        ready: tuple[ReadyMove, ...],
        *,
        say: ProgressCallback,
    ) -> WhatIf | None:
        self.asked.append((plan, months, ready))
        say(1, 3, "simulating 256 futures of today's path")
        self.ready.wait(20)
        wrong, self.wrong = self.wrong, None
        if wrong:
            raise wrong
        return self.made(plan, months)


@pytest.fixture
def made_up() -> WithAnswers:
    with_answers = WithAnswers(a_few())
    with_answers.ready.set()
    return with_answers


def when_done(page: AppTest) -> AppTest:
    """The page when the work behind it is over, however slow the machine."""
    while "You can leave this page" in page_text(page):
        page.run()
    assert not page.exception
    return page


def with_carers(page: AppTest) -> AppTest:
    """Ten carers added, as the form offers them, and worked out."""
    page.button(key="what_if.add").click().run()
    page.button(key="what_if.work").click().run()
    return when_done(page)


def saved(made_up: WithAnswers, name: str, carers: int) -> None:
    save_scenario(
        made_up.store,
        actor=SAM,
        key=name,
        saved=a_saved_plan(name, carers),
        expected_version=0,
        now_utc=NOW,
    )


def test_before_anything_is_imported_it_says_how_to_begin(open_page: Open) -> None:
    page = open_page(MadeUp(None), page=PAGE)
    assert "No children here yet" in page_text(page)
    assert not page.exception


def test_what_is_put_together_is_worked_out_only_when_asked(
    open_page: Open, made_up: WithAnswers
) -> None:
    page = open_page(made_up, page=PAGE)
    assert "No changes yet" in page_text(page)
    page.button(key="what_if.add").click().run()
    assert "10 more carers by" in page_text(page)
    assert made_up.asked == []
    page.button(key="what_if.work").click().run()
    when_done(page)
    (plan, months, _) = made_up.asked[0]
    (lever,) = plan.levers
    assert isinstance(lever, RecruitCarers)
    assert (lever.carers, lever.kind, months) == (10, Setting.FOSTER_IN_HOUSE, 36)


def test_a_scenario_without_a_name_says_nothing_that_reads_as_of_its_savings() -> None:
    """“Not saved yet: £6,991,000 by November 2029” stood over the sum that it saves."""
    assert "saved" not in UNNAMED.casefold()


def test_words_come_first_with_ranges_limits_assumptions_and_what_is_not_in_it(
    open_page: Open, made_up: WithAnswers
) -> None:
    text = page_text(with_carers(open_page(made_up, page=PAGE)))
    assert "If 10 more carers by" in text
    assert (
        "In March 2029, 90 children are in residential care, 10 fewer than without the change. "
        "It is 80% likely to be between 80 and 100."
    ) in text
    assert "2026/27: £1,000,000 saved (80% likely to be between £800,000 and £1,300,000)." in text
    assert "pays for itself from March 2027" in text and "In 80 of 100 futures" in text
    assert f"can cost up to £2,345 a week (£700 assumed); {words.BY_ARITHMETIC}" in text
    assert "An assumption of it." in text and "An assumption of all." in text
    assert "Not in the range" in text and "A forecast is not a promise" in text
    for claim in ("will save", "because of the carers", "leads to"):
        assert claim not in text


def test_every_year_and_month_stands_in_a_table(open_page: Open, made_up: WithAnswers) -> None:
    page = with_carers(open_page(made_up, page=PAGE))
    years, months = page.table[0].value, page.table[1].value
    assert list(years["Pounds"]) == [words.SAVED_BY_ACTIONS] * 4
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
    page = with_carers(open_page(made_up, page=PAGE))
    move = average_move(if_made(made_up.held, MovesScenario.READY).portfolio.total, frozenset())
    assert move is not None
    text = page_text(page)
    assert "A place with these carers saves £329,000 in 2027/28" in text
    assert f"An average ready move saves {pounds(move.net_gbp)} in its first 365 days" in text
    assert plain(beside_all_ready(move.ready)) in text  # what Savings says of a new move, and why
    table = next(table.value for table in page.table if "A place, 2027/28" in table.value)
    net = [plain(cell) for cell in table.iloc[-1]]
    assert net == ["Net saving", money(move.net_gbp), "£329,000"]


def test_a_scenario_is_saved_shared_and_reopened(open_page: Open, made_up: WithAnswers) -> None:
    page = with_carers(open_page(made_up, page=PAGE))
    page.text_input(key="what_if.name").set_value("Ten carers").run()
    page.text_input(key="what_if.why").set_value("for the budget meeting").run()
    page.button(key="what_if.save").click().run()
    when_done(page)
    (saved_scenario,) = read_scenarios(made_up.store, LOCAL_OWNER)
    assert saved_scenario.stands and (saved_scenario.stands.name, saved_scenario.stands.why) == (
        "Ten carers",
        "for the budget meeting",
    )
    again = open_page(made_up, page=PAGE)  # another visit, after a restart
    again.get("button_group")
    again.pills(key="what_if.chosen").set_value([saved_scenario.key]).run()
    text = page_text(when_done(again))
    assert "If 10 more carers by" in text and "by you: Ten carers" in text
    assert len(made_up.asked) == 1, "the kept answer is shown again"


def test_what_is_put_together_and_typed_is_there_again_after_a_reload(
    open_page: Open, made_up: WithAnswers
) -> None:
    page = open_page(made_up, page=PAGE)
    page.button(key="what_if.add").click().run()
    page.text_input(key="what_if.name").set_value("Ten carers").run()
    page.text_input(key="what_if.why").set_value("for the budget meeting").run()
    again = open_page(made_up, page=PAGE)  # another visit: a reload, or a browser that was killed
    assert "10 more carers by" in page_text(again)
    assert again.text_input(key="what_if.name").value == "Ten carers"
    assert again.text_input(key="what_if.why").value == "for the budget meeting"
    again.button(key="what_if.save").click().run()
    (saved_scenario,) = read_scenarios(made_up.store, LOCAL_OWNER)
    assert saved_scenario.stands and saved_scenario.stands.why == "for the budget meeting"
    assert "No changes yet" in page_text(open_page(made_up, page=PAGE)), "it is saved, so it ends"


def test_a_change_of_a_saved_one_is_there_again_after_a_reload(
    open_page: Open, made_up: WithAnswers
) -> None:
    saved(made_up, "Carers", 4)
    page = open_page(made_up, page=PAGE)
    page.button(key="what_if.change.Carers").click().run()
    page.button(key="what_if.add").click().run()
    page.text_input(key="what_if.name").set_value("More carers").run()
    page.text_input(key="what_if.reason").set_value("ten more applied").run()
    again = open_page(made_up, page=PAGE)
    assert "Changing: Carers" in [plain(title.value) for title in again.subheader]
    assert again.text_input(key="what_if.name").value == "More carers"
    assert again.text_input(key="what_if.reason").value == "ten more applied"
    again.button(key="what_if.save").click().run()
    (saved_scenario,) = read_scenarios(made_up.store, LOCAL_OWNER)
    assert (saved_scenario.version, saved_scenario.name) == (2, "More carers")


def test_started_again_nothing_of_it_comes_back(open_page: Open, made_up: WithAnswers) -> None:
    page = open_page(made_up, page=PAGE)
    page.button(key="what_if.add").click().run()
    page.text_input(key="what_if.name").set_value("Ten carers").run()
    page.button(key="what_if.forget").click().run()
    assert "No changes yet" in page_text(page)
    again = open_page(made_up, page=PAGE)
    assert "No changes yet" in page_text(again)
    again.button(key="what_if.add").click().run()
    assert again.text_input(key="what_if.name").value == ""


def test_three_stand_side_by_side_with_todays_path_and_no_more(
    open_page: Open, made_up: WithAnswers
) -> None:
    for carers, name in enumerate(("Few", "Some", "Many", "Most"), 1):
        saved(made_up, name, carers)
    page = open_page(made_up, page=PAGE)
    page.pills(key="what_if.chosen").set_value(["Few", "Some", "Many", "Most"]).run()
    when_done(page)
    assert words.too_many(3) in page_text(page)
    assert list(page.table[0].value.columns) == ["Financial year", "Pounds", "Few", "Some", "Many"]
    assert len(made_up.asked) == 3


def test_a_change_is_a_new_version_with_the_old_one_in_view(
    open_page: Open, made_up: WithAnswers
) -> None:
    saved(made_up, "Carers", 4)
    page = open_page(made_up, page=PAGE)
    page.button(key="what_if.change.Carers").click().run()
    assert "4 more carers by" in page_text(page)
    page.button(key="what_if.add").click().run()
    page.text_input(key="what_if.reason").set_value("ten more applied").run()
    page.button(key="what_if.save").click().run()
    when_done(page)
    text = page_text(page)
    assert "Version 2" in text and "Version 1" in text and "ten more applied" in text
    (saved_scenario,) = read_scenarios(made_up.store, LOCAL_OWNER)
    assert saved_scenario.stands and len(saved_scenario.stands.levers) == 2


def test_a_withdrawn_scenario_cannot_be_chosen_and_stays_to_be_seen(
    open_page: Open, made_up: WithAnswers
) -> None:
    saved(made_up, "Carers", 4)
    page = open_page(made_up, page=PAGE)
    page.button(key="what_if.withdrawn.Carers").click().run()
    assert "a few words" in page_text(page), "a reason is wanted"
    page.text_input(key="what_if.gone.Carers").set_value("overtaken").run()
    page.button(key="what_if.withdrawn.Carers").click().run()
    text = page_text(page)
    assert "Carers (withdrawn)" in text and "overtaken" in text
    assert not page.get("button_group") or "what_if.chosen" not in [p.key for p in page.pills]


def test_an_answer_of_older_data_is_shown_as_it_was(open_page: Open, made_up: WithAnswers) -> None:
    saved(made_up, "Carers", 4)
    page = open_page(made_up, page=PAGE)
    page.pills(key="what_if.chosen").set_value(["Carers"]).run()
    when_done(page)
    made_up.number, made_up.made = "2", lambda plan, months: an_answer(plan, months, 70.0)
    page = open_page(made_up, page=PAGE)
    page.pills(key="what_if.chosen").set_value(["Carers"]).run()
    assert "70 children are in residential care" in page_text(when_done(page))
    earlier = page.selectbox(key="what_if.then.Carers")
    earlier.set_value(1).run()
    text = page_text(page)
    assert "90 children are in residential care" in text
    assert "Worked out on" in text


def test_ready_moves_are_those_of_the_list_and_never_in_an_order_of_money(
    open_page: Open, made_up: WithAnswers
) -> None:
    page = open_page(made_up, page=PAGE)
    page.selectbox(key="what_if.kind").set_value("moves").run()
    page.number_input(key="what_if.moves.shift").set_value(-8).run()
    with_carers(page)
    plan, _, ready = made_up.asked[0]
    assert isinstance(plan.levers[0], ReadyMoves) and plan.levers[0].shift_weeks == -8
    assert {(ready_move.child, ready_move.destination) for ready_move in ready} == {
        ("ready", Setting.FOSTER_IN_HOUSE),
        ("special", Setting.FOSTER_SPECIALIST),
    }


def test_edge_of_care_has_no_share_until_somebody_states_one(
    open_page: Open, made_up: WithAnswers
) -> None:
    page = open_page(made_up, page=PAGE)
    page.selectbox(key="what_if.kind").set_value("edge").run()
    assert page.button(key="what_if.add").disabled
    page.number_input(key="what_if.edge.averted").set_value(20).run()
    page.number_input(key="what_if.edge.family").set_value(4000).run()
    with_carers(page)
    (lever,) = made_up.asked[0][0].levers
    assert isinstance(lever, FamilySupport) and lever.averted_percent == 20


@pytest.mark.parametrize("kind", ["home", "supported", "prices", "entries"])
def test_every_kind_of_change_can_be_added_and_taken_out(
    open_page: Open, made_up: WithAnswers, kind: str
) -> None:
    page = open_page(made_up, page=PAGE)
    page.selectbox(key="what_if.kind").set_value(kind).run()
    if kind == "home":
        page.number_input(key="what_if.home.capital").set_value(500_000).run()
    with_carers(page)
    assert len(made_up.asked) == 1
    page.button(key="what_if.out.0").click().run()
    assert "No changes yet" in page_text(page)
    assert not page.exception


def test_while_it_is_worked_out_the_page_says_how_far_it_is_and_can_be_left(
    open_page: Open, made_up: WithAnswers
) -> None:
    made_up.ready.clear()
    page = open_page(made_up, page=PAGE)
    page.button(key="what_if.add").click().run()
    page.button(key="what_if.work").click().run()
    text = page_text(page)
    assert "You can leave this page" in text and words.HOW_SURE not in text
    made_up.ready.set()
    when_done(page.run())
    assert words.HOW_SURE in page_text(page)


def test_too_little_history_says_what_it_takes(open_page: Open, made_up: WithAnswers) -> None:
    made_up.made = lambda *_: None
    text = page_text(with_carers(open_page(made_up, page=PAGE)))
    assert "there is not enough history" in text
    assert words.HOW_SURE not in text


@pytest.mark.parametrize(
    ("error", "words"),
    [(UserError("The database", "it is locked", "one import at a time", "Wait."), "Wait."),
     (RuntimeError("canary"), "reference")],
)  # fmt: skip
def test_work_that_fails_is_one_plain_message_and_begun_again_at_the_next_look(
    open_page: Open, made_up: WithAnswers, error: Exception, words: str
) -> None:
    made_up.wrong = error
    page = with_carers(open_page(made_up, page=PAGE))
    text = page_text(page)
    assert words in text and "canary" not in text
    page.run()
    assert "If 10 more carers by" in page_text(when_done(page))


def test_who_may_not_see_costs_sees_nothing_of_it(
    open_page: Open, made_up: WithAnswers, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved(made_up, "Carers", 4)
    # The table of rights is data: a role without costs is a row with one right less.
    monkeypatch.setitem(RIGHTS, Role.LOCAL_OWNER, frozenset(Permission) - {Permission.READ_COSTS})
    text = page_text(open_page(made_up, page=PAGE))
    assert "your role does not include the right" in text
    assert "Carers" not in text and "£" not in text


def test_who_may_not_save_is_offered_no_button(
    open_page: Open, made_up: WithAnswers, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved(made_up, "Carers", 4)
    monkeypatch.setitem(
        RIGHTS, Role.LOCAL_OWNER, frozenset(Permission) - {Permission.KEEP_SCENARIO}
    )
    page = with_carers(open_page(made_up, page=PAGE))
    keys = {button.key for button in page.button}
    assert not keys & {"what_if.save", "what_if.change.Carers", "what_if.withdrawn.Carers"}
    assert "If 10 more carers by" in page_text(page)
