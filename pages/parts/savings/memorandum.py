"""Apart from moves: prices agreed down with their weeks, and families supported at home."""

from collections.abc import Sequence

import streamlit as st

from models.access import Actor
from models.ledger.edge_of_care import SupportedFamilies, avoided_pence
from models.ledger.other_effects import PricesDown
from models.ledger.renegotiated import PriceWeeks, RenegotiatedPrice
from models.ledger.year import YearOfMoves
from pages.parts import cache
from pages.parts.savings import words
from pages.parts.savings.ledger import who_of
from pages.parts.words import writing
from pages.parts.words.tables import text_table
from services.target import effects_beside_moves, price_of_residential_week


def apart_from_moves(person: Actor, year_of_moves: YearOfMoves) -> None:
    """Draw both in one closed place: neither is in any sum of the target."""
    prices, families = effects_beside_moves(cache.council_of(person), year_of_moves.asked)
    with st.expander(words.APART):
        st.caption(words.APART_WHY)
        _prices(person, prices)
        _families(person, year_of_moves, families)


def _prices(person: Actor, prices_down: PricesDown) -> None:
    st.markdown(words.PRICES_DOWN)
    if not prices_down.counted and not prices_down.nowhere:
        st.markdown(words.NO_PRICES)
        return
    for kind in RenegotiatedPrice:
        if price_weeks := prices_down.of(kind):
            st.markdown(f"- {writing.plain(kind_words(kind, price_weeks))}")
    keys = {
        f"{agreed.child} {agreed.starts} {agreed.agreed_on}": price_weeks
        for price_weeks in prices_down.counted
        for agreed in (price_weeks.found.one,)
    }
    texts = who_of(person, {key: price_weeks.found.one.child for key, price_weeks in keys.items()})
    order = sorted(keys, key=lambda key: (texts[key], keys[key].found.one.starts))
    text_table(words.PRICE_COLUMNS, [price_row(keys[key], texts[key]) for key in order])
    for in_force in prices_down.nowhere:
        agreed_on = writing.a_date(in_force.one.agreed_on)
        st.caption(writing.plain(words.agreement_has_no_effect(agreed_on, in_force.because)))
    picked = st.selectbox(
        words.WEEKS_OF_ONE_PRICE,
        order,
        index=None,
        key="target.price",
        width=420,
        placeholder="Choose a child",
        format_func=lambda key: f"{texts[key]}, from {writing.a_date(keys[key].found.one.starts)}",
    )
    if picked:
        text_table(
            words.PRICE_WEEK_COLUMNS,
            [
                (
                    writing.a_date(price_slice.starts),
                    writing.a_date(price_slice.ends),
                    _exact(price_slice.pence),
                    _exact(price_slice.paid),
                    price_slice.seen.value,
                )
                for price_slice in keys[picked].slices
            ],
        )


def kind_words(kind: RenegotiatedPrice, price_weeks: Sequence[PriceWeeks]) -> str:
    """Price cut: £5,000 this year up to today, £4,000 of it proved by payments; 2 children."""
    pence, proved = (
        sum(price_weeks.pence for price_weeks in price_weeks),
        sum(price_weeks.proved for price_weeks in price_weeks),
    )
    children = len({price_weeks.found.one.child for price_weeks in price_weeks})
    return words.prices_of(
        words.PRICE_KIND[kind], writing.of_pence(pence), writing.of_pence(proved), children
    )


def price_row(price_weeks: PriceWeeks, person: str) -> tuple[str, ...]:
    """One agreement in words."""
    renegotiation = price_weeks.found.one
    ends = writing.a_date(price_weeks.found.ends) if price_weeks.found.ends else "goes on"
    return (
        person,
        words.PRICE_KIND[renegotiation.kind],
        writing.a_date(renegotiation.starts),
        ends,
        price_weeks.found.because,
        _exact(renegotiation.old_weekly_pence),
        _exact(renegotiation.new_weekly_pence),
        _exact(price_weeks.pence),
        _exact(price_weeks.proved),
        renegotiation.provider,
        renegotiation.source,
    )


def _families(person: Actor, year_of_moves: YearOfMoves, families: SupportedFamilies) -> None:
    st.markdown(words.FAMILIES)
    if not families.children:
        st.markdown(words.NO_FAMILIES)
        return
    st.markdown(writing.plain(family_words(families)))
    if families.in_care_then:
        st.caption(writing.plain(words.in_care_already(families.in_care_then)))
    weekly, number = price_of_residential_week(
        cache.council_of(person), year_of_moves.asked.council
    )
    if weekly is None:
        return
    of_100 = st.number_input(
        words.OF_100_CHILDREN,
        min_value=0.0,
        max_value=100.0,
        value=None,
        step=1.0,
        key="target.edge",
        width=420,
        placeholder="Type a number",
    )
    if of_100 is not None:
        text = words.avoided_if_so(
            writing.of_pence(avoided_pence(families, of_100, weekly)),
            f"{of_100:g}",
            f"{families.weeks_home:,.1f}",
            writing.of_pence(round(weekly)),
            number,
        )
        st.markdown(writing.plain(text))


def family_words(families: SupportedFamilies) -> str:
    """40 children's families were supported: 36 are still at home, 4 came into care since."""
    return words.supported(
        len(families.children), families.at_home, families.came_in, f"{families.weeks_home:,.1f}"
    )


def _exact(pence: int) -> str:
    return writing.of_pence(pence, to_the_penny=True)
