"""What the Budget page's pounds rest on: recorded and usual prices apart, and the method."""

from __future__ import annotations

import streamlit as st

from models.budget.lines import Spent, spent
from models.budget.picture import Picture
from models.children.settings import Setting
from pages.parts import budget_words, names, words
from pages.parts.budget_inputs import Asked
from pages.parts.tables import text_table

METHOD = (
    "The trust's own share of each week, not what payments say (that is the ledger's). Number of "
    "children: more or fewer child-weeks, at the average price of a week anywhere. Kind of home: "
    "those weeks in dearer or cheaper kinds than the average. Price: what a week in the same kind "
    "of home of the same council costs more, over the mean of both years' weeks. This is the "
    "standard price-volume-mix split in Bennet's symmetric form (1920), which is the same from "
    "either side and adds up to the penny for each child."
)


def rests_on(picture: Picture, asked: Asked) -> None:
    """Whose prices what has been is at, and how the parts are worked out."""
    st.header("What this rests on", anchor=False)
    found = spent(asked.lines(picture.now))
    st.markdown(words.plain(price_words(picture, found)))
    rows = [_basis_row(name, held) for name, held in _by_setting(picture, asked)]
    with st.expander("Recorded and usual prices, by kind of home"):
        columns = ["Homes", "Child-weeks", "At recorded prices", "At usual prices", "Together",
                   "Child-weeks without a price"]  # fmt: skip
        text_table(columns, [*rows, _basis_row("Together", found)])
    st.caption(words.plain(METHOD + f" Usual rises: {picture.rise_source}."))
    st.caption("For managers and finance inside the council. Not for sharing outside: small counts "
               "and single placements are shown.")  # fmt: skip


def price_words(picture: Picture, found: Spent) -> str:
    """How much of the spend so far is at recorded prices."""
    if not found.pence:
        return f"Nothing has been spent in {words.year(picture.year)} by what is held."
    said = (
        f"Of {words.of_pence(found.pence)} so far, {words.of_pence(found.recorded_pence)} is at "
        f"the children's own recorded prices; {words.of_pence(found.usual_pence)} at the council's "
        "or a published price of that kind of home, where none is recorded or none is asked for "
        "(every home but residential care)."
    )
    if found.unpriced_days:
        said += (
            f" {budget_words.weeks(found.unpriced_days)} child-weeks are in no sum, because no "
            "price is held for such homes."
        )
    return said


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
