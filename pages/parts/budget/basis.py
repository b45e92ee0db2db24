"""What the Budget page's pounds rest on: recorded and usual prices apart, and the method."""

from collections.abc import Sequence

import streamlit as st

from models.budget.between_returns import KnownBy
from models.budget.lines import Spent, spent, spent_by_file
from models.budget.picture import BudgetPicture
from models.settings import Setting
from pages.parts.budget import words as budget_words
from pages.parts.budget.inputs import BudgetFilters
from pages.parts.words import names, writing
from pages.parts.words.tables import text_table

METHOD = (
    "The trust's own share of each week, at the price agreed for it; a stay that only payments "
    "show counts at what was paid. Number of children: more or fewer child-weeks, at the average "
    "price of a week anywhere. Kind of home: those weeks in dearer or cheaper kinds than the "
    "average. Price: what a week in the same kind of home of the same council costs more, over the "
    "mean of both years' weeks. This is the standard price-volume-mix split in Bennet's symmetric "
    "form (1920), which is the same from either side and adds up to the penny for each child."
)


HOW_STAYS_ARE_KNOWN = (
    "Returns and Annex A are used for every day they cover. Since the last yearly return they only "
    "show where each child is now, so homes that a child has lived in and left since then come "
    "from the census or another cost file, or else from payments. No day is counted twice, and "
    "notice paid after a child has left is not a stay."
)


def rests_on(picture: BudgetPicture, budget_filters: BudgetFilters) -> None:
    """Whose prices what has been is at, and how the parts are worked out."""
    st.header("What this rests on", anchor=False)
    spending = spent(budget_filters.lines(picture.now))
    st.markdown(writing.plain(price_words(picture, spending)))
    by_file = spent_by_file(budget_filters.lines(picture.now))
    st.markdown(writing.plain(source_words(by_file)))
    with st.expander("Which files each week comes from"):
        text_table(["Files", "Child-weeks", "Spent so far"], source_rows(by_file, spending))
    rows = [_basis_row(name, spent) for name, spent in _by_setting(picture, budget_filters)]
    with st.expander("Recorded and usual prices, by kind of home"):
        columns = [
            "Homes",
            "Child-weeks",
            "At recorded prices",
            "At usual prices",
            "Together",
            "Child-weeks without a price",
        ]
        text_table(columns, [*rows, _basis_row("Together", spending)])
    st.caption(writing.plain(METHOD + f" Usual rises: {picture.rise_source}."))
    st.caption(
        "For managers and finance inside the council. Not for sharing outside: small counts "
        "and single placements are shown."
    )


def price_words(picture: BudgetPicture, spent: Spent) -> str:
    """How much of the spend, and of the weeks, so far is at recorded prices."""
    if not spent.pence:
        return f"No spending recorded for {writing.year(picture.year)}."
    text = (
        f"Of {writing.of_pence(spent.pence)} so far, {writing.of_pence(spent.recorded_pence)} "
        f"is at "
        f"the children's own recorded prices ({writing.of_100(spent.recorded_days / spent.days)} "
        f"weeks) and {writing.of_pence(spent.usual_pence)} at usual prices: the council's or a "
        "published price of that kind of home, where no file has the child's own."
    )
    if spent.unpriced_days:
        text += (
            f" {budget_words.weeks(spent.unpriced_days)} child-weeks are not counted, because no "
            "price is known for such homes."
        )
    return text


def source_words(by_file: Sequence[tuple[KnownBy, Spent]]) -> str:
    """What came from which files, in one sentence."""
    parts = [
        f"{writing.of_pence(spent.pence)} ({budget_words.weeks(spent.days)} child-weeks) from "
        f"{known_by.value}"
        for known_by, spent in by_file
        if spent.days
    ]
    return f"Stays come from: {'; '.join(parts)}. {HOW_STAYS_ARE_KNOWN}" if parts else ""


def source_rows(by_file: Sequence[tuple[KnownBy, Spent]], spent: Spent) -> list[list[str]]:
    """A row a kind of file, and their sum: each week and pound is in one of them."""
    named = [(writing.capital(known_by.value), spent) for known_by, spent in by_file]
    return [
        [name, budget_words.weeks(spent.days), writing.of_pence(spent.pence, to_the_penny=True)]
        for name, spent in (*named, ("Together", spent))
    ]


def _by_setting(picture: BudgetPicture, budget_filters: BudgetFilters) -> list[tuple[str, Spent]]:
    lines = budget_filters.lines(picture.now)
    settings = sorted({line.cell.setting for line in lines}, key=list(Setting).index)
    return [
        (names.SETTING[setting], spent(line for line in lines if line.cell.setting is setting))
        for setting in settings
    ]


def _basis_row(name: str, spent: Spent) -> list[str]:
    pounds = (spent.recorded_pence, spent.usual_pence, spent.pence)
    return [
        name,
        budget_words.weeks(spent.days),
        *(writing.of_pence(pound, to_the_penny=True) for pound in pounds),
        budget_words.weeks(spent.unpriced_days) if spent.unpriced_days else "",
    ]
