"""This year against the same months of last year: number of children, price, kind of home."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from models.budget.lines import add_up_lines, same_day_before
from models.budget.picture import BudgetPicture
from models.budget.variance import Parts, VarianceSplit, add_up_splits, changes_of, split_changes
from models.journeys.history.kinds import HomeGroup, group_of
from models.words import capitalise
from pages.parts.budget import words
from pages.parts.budget.inputs import BudgetFilters, group_words, whose
from pages.parts.evidence.forecast import HOMES
from pages.parts.words import names, writing
from pages.parts.words.charts import steps_chart
from pages.parts.words.tables import text_table

NUMBER, PRICE, KIND, ALL = "Number of children", "Price", "Kind of home", "Together"


def against_last_year(picture: BudgetPicture, budget_filters: BudgetFilters) -> None:
    """Draw the change with its parts, exact by council and group."""
    st.header(words.LAST_YEAR_HEADING, anchor=False)
    if not picture.now or not picture.same_months:
        st.info(writing.plain(nothing_to_compare(picture)))
        return
    variance_splits = budget_filters.splits(
        split_changes(changes_of(picture.same_months, picture.now))
    )
    parts = add_up_splits(variance_splits)
    text = change_words(picture, budget_filters, variance_splits)
    drawn, beside = st.columns((3, 2), gap="medium")
    with drawn:
        st.altair_chart(steps_chart(parts_frame(parts)), alt=text)
    with beside:
        st.markdown(writing.plain(text))
        st.markdown(writing.plain(price_basis_words(budget_filters, variance_splits)))
    with st.expander(words.BY_COUNCIL_AND_HOMES):
        text_table(_COLUMNS, cut_rows(variance_splits))


def nothing_to_compare(picture: BudgetPicture) -> str:
    """Why there is no comparison."""
    if picture.until is None:
        return words.no_data_yet(writing.year(picture.year))
    return words.NO_DATA_LAST_YEAR


def change_words(
    picture: BudgetPicture, budget_filters: BudgetFilters, variance_splits: Sequence[VarianceSplit]
) -> str:
    """What came, what was, and the parts, in one sentence each."""
    spent_current, before = (
        add_up_lines(budget_filters.lines(cost_lines))
        for cost_lines in (picture.now, picture.same_months)
    )
    parts = add_up_splits(variance_splits)
    until = picture.until or picture.as_of
    change = words.more_or_less(words.thousands(parts.total))
    days = sum(variance_split.change.days for variance_split in variance_splits)
    return words.year_on_year(
        capitalise(group_words(budget_filters.group)),
        whose(budget_filters),
        writing.a_date(until),
        writing.of_pence(spent_current.pence),
        writing.a_date(same_day_before(until)),
        writing.of_pence(before.pence),
        change,
        words.parts_words(parts),
        words.weeks(spent_current.days),
        words.weeks(before.days),
        words.weeks(abs(days)),
        "more" if days > 0 else "fewer",
    )


def price_basis_words(
    budget_filters: BudgetFilters, variance_splits: Sequence[VarianceSplit]
) -> str:
    """How much of the price part is residential care, where all homes are shown, and at which
    prices a child counts."""
    if budget_filters.group is not None:
        return words.USUAL_PRICES
    inside = (
        variance_split
        for variance_split in variance_splits
        if group_of(variance_split.change.cell.setting) is HomeGroup.RESIDENTIAL
    )
    own = add_up_splits(inside).price
    remainder = add_up_splits(variance_splits).price - own
    text = words.price_part(words.signed(own), words.signed(remainder))
    return f"{text} {words.USUAL_PRICES}"


def parts_frame(parts: Parts) -> pd.DataFrame:
    """The rows of the picture: each part hangs where the one before ended."""
    steps, position = [], 0
    for name, amount in ((PRICE, parts.price), (NUMBER, parts.volume), (KIND, parts.mix)):
        steps.append((name, position, position + amount, amount))
        position += amount
    steps.append((ALL, 0, position, position))
    return pd.DataFrame(
        {
            "step": [name for name, *_ in steps],
            "begins": [begins / 100 for _, begins, _, _ in steps],
            "ends": [ends / 100 for _, _, ends, _ in steps],
            "label_at": [max(begins, ends, 0) / 100 for _, begins, ends, _ in steps],
            "kind": ["costs" if amount >= 0 else "saves" for *_, amount in steps],
            "said": [words.signed(amount) for *_, amount in steps],
            "low": [None] * len(steps),
            "high": [None] * len(steps),
        }
    )


_COLUMNS = ("Council", "Homes", words.WEEKS_LAST_YEAR, "This year", "Last year", "This year, £",
            "Change", PRICE, NUMBER, KIND)  # fmt: skip


def cut_rows(variance_splits: Sequence[VarianceSplit]) -> list[list[str]]:
    """Each council and group, each council, then all: every row the sum of those in it."""
    rows = []
    councils = sorted({variance_split.change.cell.council for variance_split in variance_splits})
    for council in councils:
        own = [
            variance_split
            for variance_split in variance_splits
            if variance_split.change.cell.council == council
        ]
        for group in HomeGroup:
            cut = [
                variance_split
                for variance_split in own
                if group_of(variance_split.change.cell.setting) is group
            ]
            if cut:
                rows.append(_cut_row(names.council_name(council), HOMES[group], cut))
        if len(councils) > 1:
            rows.append(_cut_row(names.council_name(council), ALL, own))
    rows.append(_cut_row("All", ALL, variance_splits))
    return rows


def _cut_row(council: str, homes: str, cut: Sequence[VarianceSplit]) -> list[str]:
    changes, parts = [variance_split.change for variance_split in cut], add_up_splits(cut)
    before, after = (
        sum(getattr(change, name) for change in changes) for name in ("pence_before", "pence_after")
    )
    return [
        council,
        homes,
        words.weeks(sum(change.days_before for change in changes)),
        words.weeks(sum(change.days_after for change in changes)),
        writing.of_pence(before, to_the_penny=True),
        writing.of_pence(after, to_the_penny=True),
        *(
            words.signed(number, to_the_penny=True)
            for number in (parts.total, parts.price, parts.volume, parts.mix)
        ),
    ]
