"""What the Budget page's pounds rest on: recorded and usual prices apart, and the method."""

from collections.abc import Sequence

import streamlit as st

from models.budget.between_returns import KnownBy
from models.budget.lines import Spent, add_up_lines, spent_by_file
from models.budget.picture import BudgetPicture
from models.settings import Setting
from pages.parts.budget import words
from pages.parts.budget.inputs import BudgetFilters
from pages.parts.words import names, writing
from pages.parts.words.tables import text_table


def rests_on(picture: BudgetPicture, budget_filters: BudgetFilters) -> None:
    """Whose prices what has been is at, and how the parts are worked out."""
    st.header(words.SOURCES_HEADING, anchor=False)
    spending = add_up_lines(budget_filters.lines(picture.now))
    st.markdown(writing.plain(price_words(picture, spending)))
    by_file = spent_by_file(budget_filters.lines(picture.now))
    st.markdown(writing.plain(source_words(by_file)))
    with st.expander(words.WEEKS_BY_FILE):
        text_table(["Files", "Child-weeks", "Spent so far"], source_rows(by_file, spending))
    rows = [_basis_row(name, spent) for name, spent in _by_setting(picture, budget_filters)]
    with st.expander(words.PRICES_BY_HOME):
        columns = [
            "Homes",
            "Child-weeks",
            "At recorded prices",
            "At usual prices",
            "Together",
            words.WEEKS_WITHOUT_PRICE,
        ]
        text_table(columns, [*rows, _basis_row("Together", spending)])
    st.caption(writing.plain(words.METHOD + f" Usual rises: {picture.rise_source}."))
    st.caption(words.NOT_FOR_SHARING)


def price_words(picture: BudgetPicture, spent: Spent) -> str:
    """How much of the spend, and of the weeks, so far is at recorded prices."""
    if not spent.pence:
        return words.no_spending(writing.year(picture.year))
    text = words.spent_by_price(
        writing.of_pence(spent.pence),
        writing.of_pence(spent.recorded_pence),
        writing.of_100(spent.recorded_days / spent.days),
        writing.of_pence(spent.usual_pence),
    )
    if spent.unpriced_days:
        text += " " + words.unpriced_weeks(words.weeks(spent.unpriced_days))
    return text


def source_words(by_file: Sequence[tuple[KnownBy, Spent]]) -> str:
    """What came from which files, in one sentence."""
    parts = [
        f"{writing.of_pence(spent.pence)} ({words.weeks(spent.days)} child-weeks) from "
        f"{known_by.value}"
        for known_by, spent in by_file
        if spent.days
    ]
    return f"Stays come from: {'; '.join(parts)}. {words.HOW_STAYS_ARE_KNOWN}" if parts else ""


def source_rows(by_file: Sequence[tuple[KnownBy, Spent]], spent: Spent) -> list[list[str]]:
    """A row a kind of file, and their sum: each week and pound is in one of them."""
    named = [(writing.capitalise(known_by.value), spent) for known_by, spent in by_file]
    return [
        [name, words.weeks(spent.days), writing.of_pence(spent.pence, to_the_penny=True)]
        for name, spent in (*named, ("Together", spent))
    ]


def _by_setting(picture: BudgetPicture, budget_filters: BudgetFilters) -> list[tuple[str, Spent]]:
    lines = budget_filters.lines(picture.now)
    settings = sorted({line.cell.setting for line in lines}, key=list(Setting).index)
    return [
        (
            names.SETTING[setting],
            add_up_lines(line for line in lines if line.cell.setting is setting),
        )
        for setting in settings
    ]


def _basis_row(name: str, spent: Spent) -> list[str]:
    pounds = (spent.recorded_pence, spent.usual_pence, spent.pence)
    return [
        name,
        words.weeks(spent.days),
        *(writing.of_pence(pound, to_the_penny=True) for pound in pounds),
        words.weeks(spent.unpriced_days) if spent.unpriced_days else "",
    ]
