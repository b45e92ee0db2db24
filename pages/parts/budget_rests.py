"""What the Budget page's pounds rest on: recorded and usual prices apart, and the method."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from models.budget.between_returns import KnownBy
from models.budget.lines import Spent, spent, spent_by_file
from models.budget.picture import Picture
from models.children.settings import Setting
from pages.parts import budget_words, names, words
from pages.parts.budget_inputs import Asked
from pages.parts.tables import text_table

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


def rests_on(picture: Picture, asked: Asked) -> None:
    """Whose prices what has been is at, and how the parts are worked out."""
    st.header("What this rests on", anchor=False)
    found = spent(asked.lines(picture.now))
    st.markdown(words.plain(price_words(picture, found)))
    by_file = spent_by_file(asked.lines(picture.now))
    st.markdown(words.plain(source_words(by_file)))
    with st.expander("Which files each week comes from"):
        text_table(["Files", "Child-weeks", "Spent so far"], source_rows(by_file, found))
    rows = [_basis_row(name, held) for name, held in _by_setting(picture, asked)]
    with st.expander("Recorded and usual prices, by kind of home"):
        columns = ["Homes", "Child-weeks", "At recorded prices", "At usual prices", "Together",
                   "Child-weeks without a price"]  # fmt: skip
        text_table(columns, [*rows, _basis_row("Together", found)])
    st.caption(words.plain(METHOD + f" Usual rises: {picture.rise_source}."))
    st.caption("For managers and finance inside the council. Not for sharing outside: small counts "
               "and single placements are shown.")  # fmt: skip


def price_words(picture: Picture, found: Spent) -> str:
    """How much of the spend, and of the weeks, so far is at recorded prices."""
    if not found.pence:
        return f"No spending recorded for {words.year(picture.year)}."
    text = (
        f"Of {words.of_pence(found.pence)} so far, {words.of_pence(found.recorded_pence)} is at "
        f"the children's own recorded prices ({words.of_100(found.recorded_days / found.days)} "
        f"weeks) and {words.of_pence(found.usual_pence)} at usual prices: the council's or a "
        "published price of that kind of home, where no file has the child's own."
    )
    if found.unpriced_days:
        text += (
            f" {budget_words.weeks(found.unpriced_days)} child-weeks are not counted, because no "
            "price is known for such homes."
        )
    return text


def source_words(by_file: Sequence[tuple[KnownBy, Spent]]) -> str:
    """What came from which files, in one sentence."""
    parts = [
        f"{words.of_pence(found.pence)} ({budget_words.weeks(found.days)} child-weeks) from "
        f"{one.value}"
        for one, found in by_file if found.days
    ]  # fmt: skip
    return f"Stays come from: {'; '.join(parts)}. {HOW_STAYS_ARE_KNOWN}" if parts else ""


def source_rows(by_file: Sequence[tuple[KnownBy, Spent]], found: Spent) -> list[list[str]]:
    """A row a kind of file, and their sum: each week and pound is in one of them."""
    named = [(words.capital(one.value), held) for one, held in by_file]
    return [
        [name, budget_words.weeks(held.days), words.of_pence(held.pence, to_the_penny=True)]
        for name, held in (*named, ("Together", found))
    ]


def _by_setting(picture: Picture, asked: Asked) -> list[tuple[str, Spent]]:
    lines = asked.lines(picture.now)
    settings = sorted({line.cell.setting for line in lines}, key=list(Setting).index)
    return [
        (names.SETTING[one], spent(line for line in lines if line.cell.setting is one))
        for one in settings
    ]


def _basis_row(name: str, found: Spent) -> list[str]:
    pounds = (found.recorded_pence, found.usual_pence, found.pence)
    return [
        name,
        budget_words.weeks(found.days),
        *(words.of_pence(one, to_the_penny=True) for one in pounds),
        budget_words.weeks(found.unpriced_days) if found.unpriced_days else "",
    ]
