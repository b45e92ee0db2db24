"""Behind every pound: the children and weeks of a cut, and one child's weeks with their prices."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import timedelta

import streamlit as st

from models.access import Actor
from models.budget.lines import CostLine, add_up_lines
from models.budget.picture import BudgetPicture
from models.budget.variance import VarianceSplit, add_up_splits, changes_of, split_changes
from pages.parts import cache, state
from pages.parts.budget import words
from pages.parts.budget.inputs import BudgetFilters, group_words, whose
from pages.parts.words import names, writing
from pages.parts.words.tables import text_table
from services.children import child_names

FIRST, MORE = 25, 50


def behind(person: Actor, picture: BudgetPicture, budget_filters: BudgetFilters) -> None:
    """Draw every child of the chosen council and homes, then the one that somebody picks."""
    st.header("Behind every pound", anchor=False)
    cost_lines, before = (
        budget_filters.lines(lines) for lines in (picture.now, picture.same_months)
    )
    if not cost_lines and not before:
        st.info(words.NO_CHILD_WEEKS)
        return
    variance_splits = budget_filters.splits(
        split_changes(changes_of(picture.same_months, picture.now))
    )
    called = child_names(cache.council_of(person))
    order = sorted(
        {line.child for line in (*cost_lines, *before)}, key=lambda key: called.get(key, key)
    )
    st.markdown(
        writing.plain(
            words.children_counted(
                group_words(budget_filters.group),
                whose(budget_filters),
                writing.count_of(len(order), "child", "children"),
            )
        )
    )
    slot = f"budget.behind.{picture.year}.{budget_filters.council}.{budget_filters.group}"
    number = state.shown(slot, FIRST)
    with st.expander(f"The children, {min(number, len(order))} of {len(order)}"):
        texts = _child_row(f"All {len(order)}", cost_lines, variance_splits)
        text_table(
            _COLUMNS, [*child_rows(order[:number], called, cost_lines, variance_splits), texts]
        )
        if len(order) > number:
            st.button(
                "Show more children",
                key=f"{slot}.more",
                on_click=state.show_more,
                args=(slot, number + MORE),
            )
    picked = st.selectbox(
        words.SHOW_ONE_CHILD,
        order,
        index=None,
        placeholder="Choose a child",
        format_func=lambda key: called.get(key, writing.UNKNOWN),
        key="budget.child",
        width=420,
    )
    if picked:
        _one_child(picked, called, cost_lines, before)


def child_rows(
    keys: Sequence[str],
    called: dict[str, str],
    cost_lines: Sequence[CostLine],
    variance_splits: Sequence[VarianceSplit],
) -> list[list[str]]:
    """One row a child, to the penny; the columns add up to the sums above."""
    lines, splits = defaultdict(list), defaultdict(list)
    for line in cost_lines:
        lines[line.child].append(line)
    for variance_split in variance_splits:
        splits[variance_split.change.child].append(variance_split)
    return [_child_row(called.get(key, writing.UNKNOWN), lines[key], splits[key]) for key in keys]


_COLUMNS = ("Child", words.WEEKS_LAST_YEAR, "This year", "Last year, £", "This year, £", "Change",
            "Price", "Number of children", "Kind of home")  # fmt: skip


def _child_row(name: str, lines: Sequence[CostLine], splits: Sequence[VarianceSplit]) -> list[str]:
    parts, changes = add_up_splits(splits), [split.change for split in splits]
    unpriced = add_up_lines(lines).unpriced_days
    after = writing.of_pence(sum(change.pence_after for change in changes), to_the_penny=True)
    return [
        name,
        words.weeks(sum(change.days_before for change in changes)),
        words.weeks(sum(change.days_after for change in changes)),
        writing.of_pence(sum(change.pence_before for change in changes), to_the_penny=True),
        after + (words.without_price(words.weeks(unpriced)) if unpriced else ""),
        *(
            words.signed(number, to_the_penny=True)
            for number in (parts.total, parts.price, parts.volume, parts.mix)
        ),
    ]


def _one_child(
    key: str,
    called: dict[str, str],
    cost_lines_current: Sequence[CostLine],
    before: Sequence[CostLine],
) -> None:
    """Each stay and month of one child, with the price of a week, its source and its year."""
    with st.container(border=True, key="card-budget-child"):
        name = writing.plain(called.get(key, writing.UNKNOWN))
        st.page_link("child.py", label=f"**{name}**", query_params={"child": key})
        for title, lines in (
            ("This year", cost_lines_current),
            (words.SAME_MONTHS_LAST_YEAR, before),
        ):
            cost_lines = [line for line in lines if line.child == key]
            if cost_lines:
                st.markdown(f"**{title}**: {writing.plain(_sum_words(cost_lines))}")
                text_table(_LINE_COLUMNS, [_line_row(line) for line in cost_lines])


def _sum_words(lines: Sequence[CostLine]) -> str:
    spending = add_up_lines(lines)
    return (
        f"{words.weeks(spending.days)} child-weeks, "
        f"{writing.of_pence(spending.pence, to_the_penny=True)}"
    )


_LINE_COLUMNS = ("From", "To", "Home", "Days", "A week", "Price from", "Pounds")


def _line_row(line: CostLine) -> list[str]:
    price = line.price
    return [
        writing.a_date(line.starts),
        writing.a_date(line.ends - timedelta(days=1)),
        names.SETTING[line.cell.setting],
        f"{line.days}",
        "not known" if price is None else writing.money(price.weekly_gbp, pence=True),
        ""
        if price is None
        else f"{price.source}; {price.basis.value}, {writing.year(price.year)} prices",
        "not known" if line.pence is None else writing.of_pence(line.pence, to_the_penny=True),
    ]
