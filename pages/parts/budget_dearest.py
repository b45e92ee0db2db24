"""The dearest placements now: an order of prices of placements, never of children or of savings."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from models.budget.choices import EVERY
from models.budget.dearest import Placed
from models.budget.picture import Picture
from pages.parts import names, state, words
from pages.parts.budget_inputs import Asked, whose

KEY, FIRST, MORE = "budget.dearest", 10, 20
WIDTHS = (2.2, 2.6, 2.2, 3.6, 2.4)


def dearest_placements(picture: Picture, asked: Asked) -> None:
    """Draw the list, and apart from it the placements whose own price is not known."""
    st.header("The dearest placements now", anchor=False)
    known, unknown = (_of(held, asked) for held in (picture.dearest.known, picture.dearest.unknown))
    if not known and not unknown:
        st.info(f"Nobody{whose(asked)} lives in residential care on {words.a_date(picture.as_of)}.")
        return
    st.markdown(words.plain(dearest_words(known, picture, asked)))
    number = state.shown(KEY, FIRST)
    with st.container(gap="xsmall"):
        _headings()
        for one in known[:number]:
            _row(one, picture)
    if len(known) > number:
        st.button(f"Show more ({len(known) - number} left)", key=f"{KEY}.more",
                  on_click=state.show_more, args=(KEY, number + MORE))  # fmt: skip
    if unknown:
        with st.expander(f"Price not known: {words.count(len(unknown), 'placement')}"):
            st.markdown(
                "No price of their own is recorded, so they are not ranked. Totals use the usual "
                "price of that kind of home."
            )
            for one in unknown:
                _row(one, picture)


def dearest_words(known: Sequence[Placed], picture: Picture, asked: Asked) -> str:
    """How many, from where to where, and what the order does not say."""
    said = f"As at {words.a_date(picture.as_of)}{whose(asked)}."
    if known:
        first, last = (one.price.total.weekly_gbp for one in (known[0], known[-1]))
        said += (
            f" {words.count(len(known), 'placement')} with a recorded price: from "
            f"{words.a_week(first)} to {words.a_week(last)}, the whole price, of which the trust's "
            "share is beside it."
        )
    return said + (
        " In the order of prices. That says nothing of a child's needs or next home, which are for "
        "the child's own meeting."
    )


def _of(held: Sequence[Placed], asked: Asked) -> tuple[Placed, ...]:
    return tuple(one for one in held if asked.council in (EVERY, one.child.council))


def _headings() -> None:
    columns = st.columns(WIDTHS, gap="small")
    titles = ("Child", "Home", "A week", "Where the price is from", "There since")
    for column, title in zip(columns, titles, strict=True):
        column.markdown(f"**{title}**")


def _row(one: Placed, picture: Picture) -> None:
    child, price = one.child, one.price
    columns = st.columns(WIDTHS, gap="small")
    with columns[0]:
        st.page_link("child.py", label=words.plain(names.who(child)),
                     query_params={"child": child.key})  # fmt: skip
    columns[1].markdown(words.plain(names.SETTING[child.placement.setting]))
    columns[2].markdown(words.plain(price_cell(one)))
    columns[3].markdown(
        words.plain(price.recorded.source if price.recorded else price.total.source)
    )
    here = child.placement
    length = words.length(here.starts, picture.as_of, here.started_on_or_before)
    columns[4].markdown(words.plain(f"{words.a_date(here.starts)} ({length})"))


def price_cell(one: Placed) -> str:
    """£16,096; trust's share £14,000."""
    total, trust = one.price.total.weekly_gbp, one.price.trust.weekly_gbp
    share = "all the trust's" if round(total) == round(trust) else f"trust's {words.money(trust)}"
    return f"{words.money(total)}; {share}"
