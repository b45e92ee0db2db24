"""Apart from moves: prices agreed down with their weeks, and families supported at home."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from models.access import Actor
from models.moves.beside import PricesDown
from models.moves.year import YearOfMoves
from models.savings.edge_of_care import EdgeOfCare, avoided_pence
from models.savings.renegotiated import PriceChange, PriceWeeks
from pages.parts import cached, words
from pages.parts.tables import text_table
from pages.parts.target_behind import who_of

NO_PRICES = "No price agreed down is held for this year: renegotiations.csv would give it."
NO_FAMILIES = "No family supported is held for this year: edge_of_care.csv would give it."
CALLED = {PriceChange.CUT: "Price cut", PriceChange.REFUSED: "Rise refused (avoided)"}
PRICE_COLUMNS = ("Child", "What", "From", "Counts until", "Why it ends", "Without it, a week",
                 "With it, a week", "This year", "Proved by payments", "With whom",
                 "Source")  # fmt: skip
WEEK_COLUMNS = ("From", "Up to, not counting", "Less than without it", "Paid", "Payments say")


def apart_from_moves(person: Actor, found: YearOfMoves) -> None:
    """Draw both in one closed place: neither is in any sum of the target."""
    prices, families = cached.apart_of(person, found.asked)
    with st.expander("Apart from moves: prices agreed down, and families supported"):
        st.caption("In no sum of the target: a child stays where they are, or never comes into "
                   "care. Told here so that it isn't mixed with what moves save.")  # fmt: skip
        _prices(person, prices)
        _families(person, found, families)


def _prices(person: Actor, found: PricesDown) -> None:
    st.markdown("**Prices agreed down**")
    if not found.counted and not found.nowhere:
        st.markdown(NO_PRICES)
        return
    for kind in PriceChange:
        if every := found.of(kind):
            st.markdown(f"- {words.plain(kind_words(kind, every))}")
    keys = {f"{one.found.one.child} {one.found.one.starts} {one.found.one.agreed_on}": one
            for one in found.counted}  # fmt: skip
    who = who_of(person, {key: one.found.one.child for key, one in keys.items()})
    order = sorted(keys, key=lambda key: (who[key], keys[key].found.one.starts))
    text_table(PRICE_COLUMNS, [price_row(keys[key], who[key]) for key in order])
    for one in found.nowhere:
        st.caption(words.plain(f"An agreement of {words.a_date(one.one.agreed_on)} counts on no "
                               f"day: {one.because}."))  # fmt: skip
    picked = st.selectbox(
        "See the weeks of one price", order, index=None, key="target.price", width=420,
        placeholder="Choose a child",
        format_func=lambda key: f"{who[key]}, from {words.a_date(keys[key].found.one.starts)}",
    )  # fmt: skip
    if picked:
        text_table(WEEK_COLUMNS, [
            (words.a_date(one.starts), words.a_date(one.ends), _exact(one.pence),
             _exact(one.paid), one.seen.value)
            for one in keys[picked].slices
        ])  # fmt: skip


def kind_words(kind: PriceChange, every: Sequence[PriceWeeks]) -> str:
    """Price cut: £5,000 this year up to today, £4,000 of it proved by payments; 2 children."""
    pence, proved = sum(one.pence for one in every), sum(one.proved for one in every)
    children = len({one.found.one.child for one in every})
    return (f"{CALLED[kind]}: {words.of_pence(pence)} up to today, {words.of_pence(proved)} of it "
            f"proved by payments; {words.count(children, 'child', 'children')}.")  # fmt: skip


def price_row(one: PriceWeeks, who: str) -> tuple[str, ...]:
    """One agreement in words."""
    held = one.found.one
    ends = words.a_date(one.found.ends) if one.found.ends else "goes on"
    return (who, CALLED[held.kind], words.a_date(held.starts), ends, one.found.because,
            _exact(held.old_weekly_pence), _exact(held.new_weekly_pence), _exact(one.pence),
            _exact(one.proved), held.provider, held.source)  # fmt: skip


def _families(person: Actor, found: YearOfMoves, families: EdgeOfCare) -> None:
    st.markdown("**Edge of care: families supported**")
    if not families.children:
        st.markdown(NO_FAMILIES)
        return
    st.markdown(words.plain(family_words(families)))
    if families.in_care_then:
        st.caption(words.plain(
            f"{words.count(families.in_care_then, 'child', 'children')} of the file were in care "
            "on the day of their referral and count nowhere here."
        ))  # fmt: skip
    weekly, number = cached.residential_week_of(person, found.asked.council)
    if weekly is None:
        return
    of_100 = st.number_input(
        "Of 100 such children, how many would have come into residential care?", min_value=0.0,
        max_value=100.0, value=None, step=1.0, key="target.edge", width=420,
        placeholder="Nobody has said",
    )  # fmt: skip
    if of_100 is not None:
        pence = avoided_pence(families, of_100, weekly)
        st.markdown(words.plain(
            f"Avoided, if that is so: {words.of_pence(pence)} ({of_100:g} of 100 × "
            f"{families.weeks_home:,.1f} weeks at home × {words.of_pence(round(weekly))} a week, "
            f"the trust's mean for {words.count(number, 'child', 'children')} in residential care "
            "now). It holds as long as the page is open and is recorded nowhere. Many of these "
            "children would never have come in, and nobody can tell which."
        ))  # fmt: skip


def family_words(found: EdgeOfCare) -> str:
    """40 children's families were supported: 36 are still at home, 4 came into care since."""
    number = len(found.children)
    some = "child's family was" if number == 1 else "children's families were"
    still = "is still at home" if found.at_home == 1 else "are still at home"
    return (f"{number:,} {some} supported this year: {found.at_home:,} {still} as far as the "
            f"returns tell, {found.came_in:,} came into care since. {found.weeks_home:,.1f} weeks "
            "at home this year, all together.")  # fmt: skip


def _exact(pence: int) -> str:
    return words.of_pence(pence, to_the_penny=True)
