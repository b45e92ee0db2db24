"""The rows of the form for a move's money: a price, a support, a sum paid once, what others pay.

A row in which nothing is typed is none. Each is asked for in one line of boxes.
"""

from __future__ import annotations

import streamlit as st

from models.savings.pipeline import (
    AgreedPrice,
    MovedCost,
    MoveMoney,
    OneOff,
    PaidBy,
    SupportPhase,
)
from pages.parts import fields as ask
from pages.parts import state, words
from pages.parts.drafting import Form

NOT_SAID = -1  # pence of a sum that nobody typed: it can't be recorded, and is never £0


def price(form: Form[MoveMoney], at: str, number: int) -> AgreedPrice | None:
    """What the new home costs from a day on."""
    held = form.content.prices
    one = held[number] if number < len(held) else AgreedPrice(weekly_pence=NOT_SAID)
    since, pounds, source_of = st.columns((2, 2, 5), gap="small")
    with since:
        day = ask.day(f"{at}.from_day", numbered("From", number), one.from_day)
    with pounds:
        weekly = ask.pounds(f"{at}.weekly", numbered("Pounds a week", number),
                            typed(one.weekly_pence))  # fmt: skip
    with source_of:
        said = ask.line(f"{at}.source", numbered("Agreed with whom, by what", number), one.source)
    if day is None and weekly is None and not said.strip():
        return None
    return AgreedPrice(day, NOT_SAID if weekly is None else weekly, said)


def support(form: Form[MoveMoney], at: str, number: int) -> SupportPhase | None:
    """Support between two days."""
    held = form.content.supports
    one = held[number] if number < len(held) else SupportPhase(weekly_pence=NOT_SAID)
    since, until, pounds, source_of = st.columns((2, 2, 2, 3), gap="small")
    with since:
        day = ask.day(f"{at}.from_day", numbered("Support from", number), one.from_day)
    with until:
        end = ask.day(f"{at}.until", numbered("Until, not counted", number), one.until)
    with pounds:
        weekly = ask.pounds(f"{at}.weekly", numbered("Support, pounds a week", number),
                            typed(one.weekly_pence))  # fmt: skip
    with source_of:
        said = ask.line(f"{at}.source", numbered("Which support", number), one.source)
    if day is None and end is None and weekly is None and not said.strip():
        return None
    return SupportPhase(day, end, NOT_SAID if weekly is None else weekly, said)


def one_off(form: Form[MoveMoney], at: str, number: int) -> OneOff | None:
    """Something paid once."""
    held = form.content.one_offs
    one = held[number] if number < len(held) else OneOff(pence=NOT_SAID)
    when, pounds, what = st.columns((2, 2, 5), gap="small")
    with when:
        day = ask.day(f"{at}.on", numbered("Paid on", number), one.on)
    with pounds:
        once = ask.pounds(f"{at}.pence", numbered("Pounds, once", number), typed(one.pence))
    with what:
        said = ask.line(f"{at}.words", numbered("What for", number), one.words)
    if day is None and once is None and not said.strip():
        return None
    return OneOff(day, NOT_SAID if once is None else once, said)


def moved(form: Form[MoveMoney], at: str, number: int) -> MovedCost | None:
    """Who pays what because of the move."""
    held = form.content.moved
    one = held[number] if number < len(held) else MovedCost(weekly_pence=NOT_SAID)
    who_pays, since, until, pounds, source_of = st.columns((2, 2, 2, 2, 3), gap="small")
    key = f"{at}.who"
    state.begin_with(key, one.who)
    who = who_pays.selectbox(
        numbered("Who pays", number), tuple(PaidBy), index=None, key=key, placeholder="Nobody",
        format_func=lambda each: words.capital(each.value),
    )  # fmt: skip
    with since:
        day = ask.day(f"{at}.from_day", numbered("They pay from", number), one.from_day)
    with until:
        end = ask.day(f"{at}.until", numbered("Until, if it ends", number), one.until)
    with pounds:
        weekly = ask.pounds(f"{at}.weekly", numbered("They pay, pounds a week", number),
                            typed(one.weekly_pence))  # fmt: skip
    with source_of:
        said = ask.line(f"{at}.source", numbered("What for, by what", number), one.source)
    if who is None and day is None and end is None and weekly is None and not said.strip():
        return None
    return MovedCost(who, day, end, NOT_SAID if weekly is None else weekly, said)


def typed(pence: int) -> int | None:
    """Pence to begin a box with; None where nobody typed a sum."""
    return None if pence == NOT_SAID else pence


def numbered(label: str, number: int) -> str:
    """Every box has a name of its own."""
    return label if number == 0 else f"{label} ({number + 1})"
