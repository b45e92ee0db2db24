"""The rows of the form for a move's money: a price, a support, a sum paid once, what others pay.

A row in which nothing is typed is none. Each is asked for in one line of boxes.
"""

import streamlit as st

from models.recording.move_stages import (
    AgreedPrice,
    MovedCost,
    MoveMoney,
    OneOff,
    PaidBy,
    SupportPhase,
)
from pages.parts import state
from pages.parts.forms import fields as ask
from pages.parts.forms.drafting import Form
from pages.parts.moves import words
from pages.parts.words import writing

NOT_SAID = -1  # pence of a sum that nobody typed: it can't be recorded, and is never £0


def price(form: Form[MoveMoney], where: str, number: int) -> AgreedPrice | None:
    """What the new home costs from a day on."""
    agreed_prices = form.content.prices
    agreed_price = (
        agreed_prices[number] if number < len(agreed_prices) else AgreedPrice(weekly_pence=NOT_SAID)
    )
    since, pounds, source_of = st.columns((2, 2, 5), gap="small")
    with since:
        day = ask.day(f"{where}.from_day", numbered("From", number), agreed_price.from_day)
    with pounds:
        weekly = ask.pounds(
            f"{where}.weekly", numbered("Pounds a week", number), typed(agreed_price.weekly_pence)
        )
    with source_of:
        text = ask.line(f"{where}.source", numbered(words.AGREED_WITH, number), agreed_price.source)
    if day is None and weekly is None and not text.strip():
        return None
    return AgreedPrice(day, NOT_SAID if weekly is None else weekly, text)


def support(form: Form[MoveMoney], where: str, number: int) -> SupportPhase | None:
    """Support between two days."""
    support_phases = form.content.supports
    support_phase = (
        support_phases[number]
        if number < len(support_phases)
        else SupportPhase(weekly_pence=NOT_SAID)
    )
    since, until, pounds, source_of = st.columns((2, 2, 2, 3), gap="small")
    with since:
        day = ask.day(f"{where}.from_day", numbered("Support from", number), support_phase.from_day)
    with until:
        end = ask.day(f"{where}.until", numbered(words.UNTIL, number), support_phase.until)
    with pounds:
        weekly = ask.pounds(
            f"{where}.weekly",
            numbered(words.SUPPORT_A_WEEK, number),
            typed(support_phase.weekly_pence),
        )
    with source_of:
        text = ask.line(f"{where}.source", numbered("Which support", number), support_phase.source)
    if day is None and end is None and weekly is None and not text.strip():
        return None
    return SupportPhase(day, end, NOT_SAID if weekly is None else weekly, text)


def one_off(form: Form[MoveMoney], where: str, number: int) -> OneOff | None:
    """Something paid once."""
    one_offs = form.content.one_offs
    one_off = one_offs[number] if number < len(one_offs) else OneOff(pence=NOT_SAID)
    when, pounds, container = st.columns((2, 2, 5), gap="small")
    with when:
        day = ask.day(f"{where}.on", numbered("Paid on", number), one_off.on)
    with pounds:
        once = ask.pounds(f"{where}.pence", numbered("Pounds, once", number), typed(one_off.pence))
    with container:
        text = ask.line(f"{where}.words", numbered("What for", number), one_off.words)
    if day is None and once is None and not text.strip():
        return None
    return OneOff(day, NOT_SAID if once is None else once, text)


def moved(form: Form[MoveMoney], where: str, number: int) -> MovedCost | None:
    """Who pays what because of the move."""
    moved_costs = form.content.moved
    moved_cost = (
        moved_costs[number] if number < len(moved_costs) else MovedCost(weekly_pence=NOT_SAID)
    )
    who_pays, since, until, pounds, source_of = st.columns((2, 2, 2, 2, 3), gap="small")
    key = f"{where}.who"
    state.begin_with(key, moved_cost.who)
    paid_by = who_pays.selectbox(
        numbered("Who pays", number),
        tuple(PaidBy),
        index=None,
        key=key,
        placeholder="Nobody",
        format_func=lambda each: writing.capitalise(each.value),
    )
    with since:
        day = ask.day(f"{where}.from_day", numbered("They pay from", number), moved_cost.from_day)
    with until:
        end = ask.day(f"{where}.until", numbered(words.UNTIL_IF_IT_ENDS, number), moved_cost.until)
    with pounds:
        weekly = ask.pounds(
            f"{where}.weekly",
            numbered(words.THEY_PAY, number),
            typed(moved_cost.weekly_pence),
        )
    with source_of:
        text = ask.line(f"{where}.source", numbered(words.WHAT_FOR, number), moved_cost.source)
    if paid_by is None and day is None and end is None and weekly is None and not text.strip():
        return None
    return MovedCost(paid_by, day, end, NOT_SAID if weekly is None else weekly, text)


def typed(pence: int) -> int | None:
    """Pence to begin a box with; None where nobody typed a sum."""
    return None if pence == NOT_SAID else pence


def numbered(label: str, number: int) -> str:
    """Every box has a name of its own."""
    return label if number == 0 else f"{label} ({number + 1})"
