"""What a move of a ready child would save is one figure, wherever it stands and whoever asks.

Three children, each as ready as the next but for the price of the home and the age: on the child's
page, in Savings (each move, its lines, its weeks), on the list that leaves the tool, on the board,
on the move's page once it is begun, and in the baseline once its day is agreed.
"""

import csv
import io
import re
from collections.abc import Sequence
from datetime import UTC, date, datetime

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from models.labels import Readiness
from models.money import FinancialYear, to_pence
from models.recording.move_stages import Stage
from models.recording.subject import move_of
from models.saving.weeks import ChildWeek, sum_of_weeks
from models.settings import Setting
from models.shortlist.portfolio import MovesScenario, chosen_option
from pages.parts.words import writing
from reports.step_down import step_down_csv
from services.agreed_baseline import agreed_baseline
from services.planned_moves import planned_savings
from services.portfolio import weeks_behind_option
from services.shortlist import options_for_child, shortlist_for
from services.target import target_progress
from tests.make.completed_moves import a_stage
from tests.pages.on_store import Desk
from tests.pages.reading import page_text, plain
from tests.pages.ready_desk import ready_desk

NOW = datetime(2025, 7, 1, 9, 30, tzinfo=UTC)
HOMES = (
    ("0001", "2010-05-05", 5400.0),
    ("0002", "2011-09-09", 6125.0),
    ("0003", "2013-02-02", 4890.0),
)
IF_MADE = re.compile(r"If made on (\d+ \w+ \d{4}) it saves (−?£[\d,]+)")


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """Three ready children in homes of three prices."""
    return ready_desk(tmp_path_factory.mktemp("ready"), HOMES)


def test_the_list_savings_its_lines_its_weeks_and_the_file_agree_to_the_penny(ready: Desk) -> None:
    council = ready.clock.council()
    shortlist = shortlist_for(council, future=True)
    assert shortlist is not None
    rows = list(csv.DictReader(io.StringIO(step_down_csv(shortlist).decode())))
    page = ready.open("savings.py", view="if")
    moves = next(frame for frame in frames(page) if "Cashable" in frame).set_index("Child")
    sums = set()
    for child in ready.children:
        options = next(one for one in shortlist.children if one.child.key == child)
        option = chosen_option(options, MovesScenario.READY)
        assert option is not None and option.verdict.readiness is Readiness.READY
        windows = (option.saving.this_year, option.saving.full_year)
        assert None not in windows
        in_year, in_full = (writing.money(window.gbp, pence=True) for window in windows if window)
        row = moves.loc[f"Child {options.child.child_id}"]
        assert (row["Net 2025/26"], row["Net 365 days"]) == (in_year, in_full)
        (in_file,) = [
            line
            for line in rows
            if (line["child_id"], line["destination"])
            == (options.child.child_id, option.destination.value)
        ]
        assert in_file["saving_this_year_gbp"] == pounds(in_year)
        assert in_file["saving_full_year_gbp"] == pounds(in_full)
        weeks = weeks_behind_option(council, shortlist, options, option)
        assert writing.of_pence(net(weeks.this_year), to_the_penny=True) == in_year
        assert writing.of_pence(net(weeks.full_year), to_the_penny=True) == in_full
        page.selectbox(key="savings.move").select(f"Child {options.child.child_id}").run()
        together = [frame["Pounds"].iloc[-1] for frame in frames(page) if "Worked out as" in frame]
        assert together == [in_year, in_full]
        money = money_of(ready, child)
        assert (in_year, in_full) in money, money
        sums.add(in_year)
    assert len(sums) == 3


def test_a_move_that_is_begun_has_the_figure_that_its_day_had_before(ready: Desk) -> None:
    council, year = ready.clock.council(), FinancialYear(2025)
    begun = {child: f"move-{number}" for number, child in enumerate(ready.children)}
    for child, key in begun.items():  # a family is found; the day follows from the stage
        matched = a_stage(Stage.MATCHED, on=date(2025, 6, 25), move_on=None)
        ready.has(move_of(child, key), matched)
    planned, held = planned_savings(council, year), target_progress(council, year, None)
    assert held is not None
    board = ready.open("moves.py")
    board.toggle(key="moves.money").set_value(True).run()
    savings = frames(ready.open("savings.py", view="target"))
    rows = next(frame for frame in savings if "If made, saves" in frame).set_index("Child")
    for child, key in begun.items():
        on, part = planned[key].day.on, held.part_of(key)
        options = options_for_child(council, child, on, future=True)
        assert part is not None and options is not None
        option = next(o for o in options.options if o.destination is Setting.FOSTER_IN_HOUSE)
        in_year, in_full = option.saving.this_year, option.saving.full_year
        assert in_year is not None and in_full is not None
        pence_in_year, pence_in_full = to_pence(in_year.gbp), to_pence(in_full.gbp)
        assert part.if_made == pence_in_year
        baseline = agreed_baseline(council, child, Setting.FOSTER_IN_HOUSE, on).frozen
        assert baseline is not None
        expected = {expected.year: expected.pence for expected in baseline.expected}
        assert (expected[year.start], expected[0]) == (pence_in_year, pence_in_full)
        shown = (writing.a_date(on), writing.of_pence(pence_in_year))
        row = rows.loc[f"Child {options.child.child_id}"]
        assert (row["Expected on"], row["If made, saves"]) == shown
        pages = {
            "board": page_text(board),
            "move's page": with_money(ready, "move.py", child, f"move.money.{key}", move=key),
            "child's page": with_money(ready, "child.py", child, f"child.money.{child}"),
        }
        for name, text in pages.items():
            assert shown in IF_MADE.findall(text), name


def with_money(desk: Desk, page: str, child: str, toggle: str, **query: str) -> str:
    """What the page says once somebody asked for the money."""
    app = desk.open(page, child, **query)
    app.toggle(key=toggle).set_value(True).run()
    return page_text(app)


def net(weeks: Sequence[ChildWeek]) -> int:
    return sum_of_weeks(weeks).net


def pounds(written: str) -> str:
    """−£1,234.56 as a file has it."""
    return written.replace("£", "").replace(",", "").replace("−", "-")


def frames(page: AppTest) -> list[pd.DataFrame]:
    return [table.value.map(lambda cell: plain(str(cell))) for table in page.table]


def money_of(desk: Desk, child: str) -> list[tuple[str, str]]:
    """What each option of the child's page saves in the year and in the 365 days, to the penny."""
    page = desk.open("child.py", child)
    page.toggle(key=f"child.money.{child}").set_value(True).run()
    together = [frame["Pounds"].iloc[-1] for frame in frames(page) if "Worked out as" in frame]
    return list(zip(together[::3], together[1::3], strict=True))
