"""The Savings page, as a manager finds it: children first, then pounds, each of them traceable."""

import re
from dataclasses import replace

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from models.access import RIGHTS, Permission, Role
from models.children.council import CouncilData
from models.labels import Readiness
from models.settings import Setting
from models.shortlist.options import ChildOptions
from pages.parts.savings import ready_words as words
from pages.parts.shell import words as shell_words
from tests.fakes.council import MadeUp
from tests.make.children import a_child, rows
from tests.make.shortlists import a_few, a_list, a_saving, a_verdict, a_window, options_of
from tests.pages.conftest import Open
from tests.pages.reading import page_text, plain

PAGE = "savings.py"


class WithTargets(MadeUp):
    """A council that also holds targets."""

    def read_files(self, council) -> CouncilData:
        data = super().read_files(council)
        targets = rows(
            "targets",
            {"financial_year": "2026-27", "council": "North", "target_gbp": 1_000_000.0},
            {"financial_year": "2026-27", "council": "West", "target_gbp": 500_000.0},
        )
        return replace(data, frames={**data.frames, "targets": targets})


def ready_child(number: int, place: Setting, council: str, gbp: float = 41250.5) -> ChildOptions:
    child = options_of(
        a_child(key=f"k{number}", child_id=f"{number:04}", council=council),
        {place: a_verdict(place, Readiness.READY)},
    )
    options = tuple(
        replace(option, saving=a_saving(option.destination, this_year=a_window(gbp)))
        for option in child.options
    )
    return replace(child, options=options)


def many(pounds: list[float] | None = None) -> MadeUp:
    """Twelve North children ready for home, seven West ones for a foster family, two not ready."""
    money = pounds or [41250.5] * 19
    children = [
        ready_child(
            n,
            Setting.HOME if n < 12 else Setting.FOSTER_IN_HOUSE,
            "North" if n < 12 else "West",
            gbp,
        )
        for n, gbp in enumerate(money)
    ]
    stay = [options_of(a_child(key=f"s{n}", child_id=f"9{n}", council="West")) for n in range(2)]
    return MadeUp(a_list(*children, *stay))


def frames(page: AppTest) -> list[pd.DataFrame]:
    return [table.value.map(lambda cell: plain(str(cell))) for table in page.table]


def metrics(page: AppTest) -> dict[str, str]:
    return {metric.label: metric.value for metric in page.metric}


def test_children_come_before_pounds(open_page: Open) -> None:
    page = open_page(many(), page=PAGE)
    headings = [header.value for header in page.header]
    assert headings[0] == words.FOR_CHILDREN
    text = page_text(page)
    assert words.ready_of(19, 21, "ready", "12 home and 7 to a foster family") in text
    assert "about 11 would last a year" in text
    assert "never chosen by what it saves" in text


def test_the_sums_come_with_range_count_and_what_is_cash(open_page: Open) -> None:
    page = open_page(many(), page=PAGE)
    assert metrics(page) == {
        "Expected in 2026/27": "£783,760",
        "Expected in the first 365 days": "£1,863,905",
        "Of 2026/27: cashable": "£783,760",
    }
    text = page_text(page)
    assert re.search(r"80% likely to be between £[\d,]+ and £[\d,]+; 19 moves of 19", text)
    assert "It leaves out: whether the moves are made at all" in text
    assert words.gross_to_net("£931,960", "support £148,200", "£783,760") in text


def test_the_cuts_add_up_to_the_penny_on_the_page_too(open_page: Open) -> None:
    page = open_page(many(), page=PAGE)
    cuts = next(frame for frame in frames(page) if "To" in frame and "Children" in frame)
    net = cuts["Net 2026/27"].str.replace(r"[£,]", "", regex=True).astype(float)
    total = net[(cuts["Council"] == "All councils") & (cuts["To"] == "All")].item()
    assert total == 783759.5
    assert net[(cuts["Council"] != "All councils") & (cuts["To"] == "All")].sum() == total
    assert net[(cuts["Council"] == "All councils") & (cuts["To"] != "All")].sum() == total


def test_a_council_has_its_own_sums(open_page: Open) -> None:
    page = open_page(many(), page=PAGE)
    page.segmented_control(key="savings.council").set_value("West").run()
    assert words.ready_of(7, 9, "ready", "7 to a foster family") in page_text(page)
    assert metrics(page)["Expected in 2026/27"] == "£288,754"


def test_nearly_ready_moves_are_a_second_answer(open_page: Open) -> None:
    page = open_page(MadeUp(a_few()), page=PAGE)
    assert "2 of 7 children" in page_text(page)
    page.segmented_control(key="savings.moves").set_value("ready or nearly").run()
    assert f"are {words.READY_OR_NEARLY} for a move" in page_text(page)


def test_a_target_is_put_in_moves_beside_the_naive_sum(open_page: Open) -> None:
    page = open_page(many(), page=PAGE)
    assert plain(words.NO_TARGET_YET) in page_text(page)
    page.number_input[0].set_value(8_000_000).run()
    text = page_text(page)
    assert "£8,000,000 is about 82 full-year moves" in text
    assert "**163** moves" in text
    assert "21 children in residential care" in text
    assert page.warning[0].value == words.too_few_ready(19)
    assert "That is wrong: it takes every move to last" in text


def test_the_councils_own_target_is_there_to_begin_with(open_page: Open) -> None:
    page = open_page(WithTargets(many().held), page=PAGE)
    assert page.number_input[0].value == 1_500_000
    page.segmented_control(key="savings.council").set_value("West").run()
    assert page.number_input[0].value == 500_000


def test_each_pound_leads_to_a_move_its_lines_and_its_child(open_page: Open) -> None:
    page = open_page(many(), page=PAGE)
    moves = next(frame for frame in frames(page) if "Cashable" in frame)
    assert list(moves["Child"][:2]) == ["Child 0000", "Child 0001"]
    assert set(moves["Net 2026/27"]) == {"£41,250.50"}
    page.selectbox(key="savings.move").select("Child 0003").run()
    assert not page.exception
    lines = next(frame for frame in frames(page) if "Worked out as" in frame)
    assert list(lines["What"]) == ["weekly gap", "new home", "support", "Together"]
    assert lines["Pounds"].iloc[-1] == "£41,250.50"
    assert any("k3" in link.proto.query_string for link in page.get("page_link"))


def test_no_list_of_moves_follows_the_money(open_page: Open) -> None:
    def listed(pounds: list[float]) -> list[list[str]]:
        page = open_page(many(pounds), page=PAGE)
        found = []
        for order in ("by number", "by council"):
            page.segmented_control(key="savings.order").set_value(order).run()
            moves = next(frame for frame in frames(page) if "Cashable" in frame)
            found.append(list(moves["Child"]))
        return found

    rising = [1000.0 * n for n in range(19)]
    assert listed(rising) == listed(rising[::-1])
    page = open_page(many(), page=PAGE)
    assert [each.value for each in page.get("dataframe")] == []  # a grid could be sorted by a click


def test_outside_the_trust_small_counts_and_their_pounds_are_hidden(open_page: Open) -> None:
    page = open_page(many(), page=PAGE)
    page.toggle(key="savings.outside").set_value(True).run()
    text = page_text(page)
    (table,) = frames(page)
    assert list(table["Council"]) == ["North", "West", "All"]
    cells = table.drop(columns="Council").to_numpy().ravel()
    assert all(cell == "–" or int(cell) >= 5 for cell in cells)
    assert words.TOO_FEW in text
    assert "£" not in text and "Child 0003" not in text


def test_outside_the_trust_a_large_whole_has_one_sum(open_page: Open) -> None:
    shortlist = many().held
    assert shortlist is not None
    children = [
        options_of(a_child(key=f"t{n}", child_id=f"8{n}", council=council))
        for n in range(20)
        for council in ("North" if n % 2 else "West",)
    ]
    page = open_page(
        MadeUp(replace(shortlist, children=(*shortlist.children, *children))), page=PAGE
    )
    page.toggle(key="savings.outside").set_value(True).run()
    text = page_text(page)
    assert words.saved_outside("2026/27", "£783,760", "")[:-3] in text
    assert text.count("£") == 3  # the sum and its range


def test_a_move_without_a_figure_is_counted_and_says_why(open_page: Open) -> None:
    child = options_of(
        a_child(key="k", child_id="1", age=16),
        {
            Setting.SUPPORTED_ACCOMMODATION: a_verdict(
                Setting.SUPPORTED_ACCOMMODATION, Readiness.READY
            )
        },
    )
    page = open_page(MadeUp(a_list(child)), page=PAGE)
    text = page_text(page)
    assert not page.exception
    assert words.NO_CHANCE_KNOWN in text
    assert "No figure for 1 child in 2026/27: no published chance, so no figure." in text
    assert metrics(page)["Expected in 2026/27"] == "No figure"


def test_with_nobody_ready_the_page_says_so_and_has_no_sums(open_page: Open) -> None:
    page = open_page(MadeUp(a_list(options_of(a_child()))), page=PAGE)
    text = page_text(page)
    assert words.nobody_ready(1, 1) in text
    assert not page.metric and not page.exception
    page.number_input[0].set_value(1_000_000).run()
    assert words.NO_FULL_YEAR in page_text(page)
    assert page.warning[0].value == words.too_few_ready(0)


def test_an_empty_store_and_an_empty_list_say_so(open_page: Open) -> None:
    assert "No children here yet" in page_text(open_page(MadeUp(None), page=PAGE))
    assert shell_words.NO_RESIDENTIAL in page_text(open_page(MadeUp(a_list()), page=PAGE))


def test_a_fault_shows_a_reference_and_no_traceback(open_page: Open) -> None:
    page = open_page(MadeUp(a_few(), error=RuntimeError("Amara Okafor")), page=PAGE)
    assert not page.exception
    assert "This page could not be shown" in page.error[0].value
    assert "Amara" not in page_text(page)


def test_without_the_right_to_costs_nothing_of_the_page_is_shown(
    open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The table of rights is data: a role without costs is a row with one right less.
    monkeypatch.setitem(RIGHTS, Role.LOCAL_OWNER, frozenset({Permission.READ_CHILDREN}))
    page = open_page(MadeUp(a_few()), page=PAGE)
    text = page_text(page)
    assert "your role does not include the right to see what placements cost" in text
    assert "£" not in text and not page.metric and not page.table


def test_names_and_councils_that_look_like_markup_are_shown_letter_by_letter(
    open_page: Open,
) -> None:
    bad = "<script>alert(1)</script> ![x](http://x.example/y.png) :red[z]"
    child = options_of(
        a_child(key="k", name=bad, council=bad),
        {Setting.HOME: a_verdict(Setting.HOME, Readiness.READY)},
    )
    other = ready_child(2, Setting.HOME, "West")
    page = open_page(MadeUp(a_list(child, other)), page=PAGE)
    page.selectbox(key="savings.move").select(bad).run()
    assert not page.exception
    raw = "\n".join(
        [str(each.value) for kind in ("markdown", "caption") for each in getattr(page, kind)]
        + [table.value.to_csv() for table in page.table]
        + [link.proto.label for link in page.get("page_link")]
    )
    for live in (r"(?<!\\)<script", r"(?<!\\)\[x", r"(?<!\\):red"):
        assert not re.search(live, raw)
