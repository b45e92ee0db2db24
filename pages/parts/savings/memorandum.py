"""Apart from moves: prices agreed down with their weeks, and families supported at home."""

from collections.abc import Sequence

import streamlit as st

from models.access import Actor
from models.ledger.edge_of_care import SupportedFamilies, avoided_pence
from models.ledger.other_effects import PricesDown
from models.ledger.renegotiated import PriceWeeks, RenegotiatedPrice
from models.ledger.year import YearOfMoves
from pages.parts import cached
from pages.parts.savings.ledger import who_of
from pages.parts.words import writing
from pages.parts.words.tables import text_table

NO_PRICES = "No price agreed down is held for this year: renegotiations.csv would give it."
NO_FAMILIES = "No family supported is held for this year: edge_of_care.csv would give it."
CALLED = {RenegotiatedPrice.CUT: "Price cut", RenegotiatedPrice.REFUSED: "Rise refused (avoided)"}
PRICE_COLUMNS = ("Child", "What", "From", "Counts until", "Why it ends", "Without it, a week",
                 "With it, a week", "This year", "Proved by payments", "With whom",
                 "Source")  # fmt: skip
WEEK_COLUMNS = ("From", "Up to, not counting", "Less than without it", "Paid", "Payments say")


def apart_from_moves(person: Actor, year_of_moves: YearOfMoves) -> None:
    """Draw both in one closed place: neither is in any sum of the target."""
    prices, families = cached.apart_of(person, year_of_moves.asked)
    with st.expander("Apart from moves: prices agreed down, and families supported"):
        st.caption(
            "In no sum of the target: a child stays where they are, or never comes into "
            "care. Told here so that it isn't mixed with what moves save."
        )
        _prices(person, prices)
        _families(person, year_of_moves, families)


def _prices(person: Actor, prices_down: PricesDown) -> None:
    st.markdown("**Prices agreed down**")
    if not prices_down.counted and not prices_down.nowhere:
        st.markdown(NO_PRICES)
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
    text_table(PRICE_COLUMNS, [price_row(keys[key], texts[key]) for key in order])
    for in_force in prices_down.nowhere:
        st.caption(
            writing.plain(
                f"An agreement of {writing.a_date(in_force.one.agreed_on)} counts on no "
                f"day: {in_force.because}."
            )
        )
    picked = st.selectbox(
        "See the weeks of one price",
        order,
        index=None,
        key="target.price",
        width=420,
        placeholder="Choose a child",
        format_func=lambda key: f"{texts[key]}, from {writing.a_date(keys[key].found.one.starts)}",
    )
    if picked:
        text_table(
            WEEK_COLUMNS,
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
    return (
        f"{CALLED[kind]}: {writing.of_pence(pence)} up to today, {writing.of_pence(proved)} of it "
        f"proved by payments; {writing.count(children, 'child', 'children')}."
    )


def price_row(price_weeks: PriceWeeks, person: str) -> tuple[str, ...]:
    """One agreement in words."""
    renegotiation = price_weeks.found.one
    ends = writing.a_date(price_weeks.found.ends) if price_weeks.found.ends else "goes on"
    return (
        person,
        CALLED[renegotiation.kind],
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
    st.markdown("**Edge of care: families supported**")
    if not families.children:
        st.markdown(NO_FAMILIES)
        return
    st.markdown(writing.plain(family_words(families)))
    if families.in_care_then:
        st.caption(
            writing.plain(
                f"{writing.count(families.in_care_then, 'child', 'children')} of the file were "
                f"in care "
                "on the day of their referral and count nowhere here."
            )
        )
    weekly, number = cached.residential_week_of(person, year_of_moves.asked.council)
    if weekly is None:
        return
    of_100 = st.number_input(
        "Of 100 such children, how many would have come into residential care?",
        min_value=0.0,
        max_value=100.0,
        value=None,
        step=1.0,
        key="target.edge",
        width=420,
        placeholder="Nobody has said",
    )
    if of_100 is not None:
        pence = avoided_pence(families, of_100, weekly)
        st.markdown(
            writing.plain(
                f"Avoided, if that is so: {writing.of_pence(pence)} ({of_100:g} of 100 × "
                f"{families.weeks_home:,.1f} weeks at home × {writing.of_pence(round(weekly))} "
                f"a week, "
                f"the trust's mean for {writing.count(number, 'child', 'children')} in "
                f"residential care "
                "now). It holds as long as the page is open and is recorded nowhere. Many of these "
                "children would never have come in, and nobody can tell which."
            )
        )


def family_words(families: SupportedFamilies) -> str:
    """40 children's families were supported: 36 are still at home, 4 came into care since."""
    number = len(families.children)
    some = "child's family was" if number == 1 else "children's families were"
    still = "is still at home" if families.at_home == 1 else "are still at home"
    return (
        f"{number:,} {some} supported this year: {families.at_home:,} {still} as far as the "
        f"returns tell, {families.came_in:,} came into care since. {families.weeks_home:,.1f} "
        f"weeks "
        "at home this year, all together."
    )


def _exact(pence: int) -> str:
    return writing.of_pence(pence, to_the_penny=True)
