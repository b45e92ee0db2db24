"""The dearest placements now: an order of prices of placements, never of children or of savings."""

from collections.abc import Sequence

import streamlit as st

from models.budget.choices import EVERY
from models.budget.dearest import Placed
from models.budget.picture import BudgetPicture
from pages.parts import state
from pages.parts.budget import words
from pages.parts.budget.inputs import BudgetFilters, whose
from pages.parts.words import names, writing

KEY, FIRST, MORE = "budget.dearest", 10, 20
WIDTHS = (2.2, 2.6, 2.2, 3.6, 2.4)


def dearest_placements(picture: BudgetPicture, budget_filters: BudgetFilters) -> None:
    """Draw the list, and apart from it the placements whose own price is not known."""
    st.header(words.DEAREST_HEADING, anchor=False)
    placeds, unknown = (
        _of(placeds, budget_filters) for placeds in (picture.dearest.known, picture.dearest.unknown)
    )
    if not placeds and not unknown:
        st.info(
            words.nobody_in_residential_care(whose(budget_filters), writing.a_date(picture.as_of))
        )
        return
    st.markdown(writing.plain(dearest_words(placeds, picture, budget_filters)))
    number = state.shown(KEY, FIRST)
    with st.container(gap="xsmall"):
        _headings()
        for placed in placeds[:number]:
            _row(placed, picture)
    if len(placeds) > number:
        st.button(
            f"Show more ({len(placeds) - number} left)",
            key=f"{KEY}.more",
            on_click=state.show_more,
            args=(KEY, number + MORE),
        )
    if unknown:
        with st.expander(f"Price not known: {writing.count_of(len(unknown), 'placement')}"):
            st.markdown(words.NOT_RANKED)
            for placed in unknown:
                _row(placed, picture)


def dearest_words(
    placeds: Sequence[Placed], picture: BudgetPicture, budget_filters: BudgetFilters
) -> str:
    """How many, from where to where, and what the order does not say."""
    text = f"As at {writing.a_date(picture.as_of)}{whose(budget_filters)}."
    if placeds:
        first, last = (placed.price.total.weekly_gbp for placed in (placeds[0], placeds[-1]))
        text += " " + words.dearest_range(
            writing.count_of(len(placeds), "placement"), writing.a_week(first), writing.a_week(last)
        )
    return text + (" " + words.ORDERED_BY_PRICE)


def _of(placeds: Sequence[Placed], budget_filters: BudgetFilters) -> tuple[Placed, ...]:
    return tuple(
        placed for placed in placeds if budget_filters.council in (EVERY, placed.child.council)
    )


def _headings() -> None:
    columns = st.columns(WIDTHS, gap="small")
    titles = ("Child", "Home", "A week", words.PRICE_SOURCE, "There since")
    for column, title in zip(columns, titles, strict=True):
        column.markdown(f"**{title}**")


def _row(placed: Placed, picture: BudgetPicture) -> None:
    child, price = placed.child, placed.price
    columns = st.columns(WIDTHS, gap="small")
    with columns[0]:
        st.page_link(
            "child.py",
            label=writing.plain(names.name_or_number(child)),
            query_params={"child": child.key},
        )
    columns[1].markdown(writing.plain(names.SETTING[child.placement.setting]))
    columns[2].markdown(writing.plain(price_cell(placed)))
    columns[3].markdown(
        writing.plain(price.recorded.source if price.recorded else price.total.source)
    )
    placement = child.placement
    length = writing.length_of_time(placement.starts, picture.as_of, placement.started_on_or_before)
    columns[4].markdown(writing.plain(f"{writing.a_date(placement.starts)} ({length})"))


def price_cell(placed: Placed) -> str:
    """£16,096; trust's share £14,000."""
    total, trust = placed.price.total.weekly_gbp, placed.price.trust.weekly_gbp
    share = "all the trust's" if round(total) == round(trust) else f"trust's {writing.money(trust)}"
    return f"{writing.money(total)}; {share}"
