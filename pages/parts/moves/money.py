"""The money of a move in words: the frozen baseline and what is agreed. For who may see costs."""

from collections.abc import Iterator, Mapping
from datetime import date

import streamlit as st

from models.money import FinancialYear
from models.pipeline.move_record import MoveRecord
from models.pipeline.words import rests_on
from models.recording.move_stages import Baseline, Expected, MoveMoney
from pages.parts.moves import words
from pages.parts.words import names, writing


def in_a_line(move: MoveRecord, today: date) -> str:
    """£1,800.00 a week agreed · baseline fixed on …, £5,400.00 a week · reduces the budget."""
    money = move.agreed
    if money is None:
        return "No money recorded"
    price = _price_on(money, max(today, move.now.move_on or today))
    texts = [words.a_week_agreed(_pounds(price)) if price is not None else "No price agreed"]
    if money.frozen is None:
        texts.append(writing.lower_first(words.NO_BASELINE))
    else:
        day = writing.a_date(money.frozen.frozen_on)
        texts.append(words.fixed_in_a_line(day, _pounds(money.frozen.old_weekly_pence)))
    texts.append(money.label.value if money.label else "no label yet")
    return " · ".join(texts)


def show(money: MoveMoney, people: Mapping[str, str]) -> None:
    """Everything, baseline first. `people`: keys of children -> what they are called."""
    if money.frozen is None:
        st.markdown(words.NOT_YET_FIXED)
    else:
        st.markdown(words.BASELINE)
        _bullets(baseline_lines(money.frozen))
    st.markdown("**Agreed**")
    _bullets(agreed_lines(money, people))


def baseline_lines(baseline: Baseline) -> Iterator[str]:
    """What the move is measured against: path and price on the day it was agreed."""
    yield words.fixed_on(writing.a_date(baseline.frozen_on), writing.a_date(baseline.move_on))
    yield words.old_home(
        names.SETTING[baseline.old_setting],
        _pounds(baseline.old_weekly_pence),
        writing.year(FinancialYear(baseline.price_year)),
        baseline.old_source.rstrip("."),
    )
    if baseline.health_weekly_pence or baseline.education_weekly_pence:
        yield words.partners_not_counted(
            _pounds(baseline.health_weekly_pence), _pounds(baseline.education_weekly_pence)
        )
    if not baseline.cash_stops:
        yield writing.capitalise(baseline.cash_reason)
    if not baseline.cash_known:
        yield words.HOW_BOUGHT_UNKNOWN
    yield words.notice(baseline.notice_days)
    yield words.saves_until(writing.a_date(baseline.ends_on))
    shares = [writing.of_100(step.old_share) for step in baseline.path]
    if shares:
        yield words.without_the_move(shares[0], shares[-1])
    for expected in baseline.expected:
        yield _expected(expected)
    if baseline.basis:
        yield words.chance_from(rests_on(baseline.basis, baseline.p_count))
    yield words.worked_out_by(baseline.engine, baseline.data_version)


def agreed_lines(money: MoveMoney, people: Mapping[str, str]) -> Iterator[str]:
    """What is agreed, in the order of the form."""
    for price in money.prices:
        text = words.new_home_from(_day(price.from_day), _pounds(price.weekly_pence))
        yield f"{text}{_from(price.source)}"
    for phase in money.supports:
        from_day, until = _day(phase.from_day), _day(phase.until)
        text = words.support_from(from_day, until, _pounds(phase.weekly_pence))
        yield f"{text}{_from(phase.source)}"
    for cost in money.one_offs:
        yield f"{words.paid_once(_day(cost.on), _pounds(cost.pence))}{_from(cost.words)}"
    for other in money.moved:
        until = f" until {writing.a_date(other.until)}" if other.until else ""
        payer = other.who.value if other.who else "somebody else"
        weekly = _pounds(other.weekly_pence)
        text = words.paid_by_others(payer, _day(other.from_day), until, weekly)
        yield f"{text}{_from(other.source)}"
    if money.notice_given_on is not None:
        yield words.notice_given_on(writing.a_date(money.notice_given_on))
    if money.bought_by_the_week is not None:
        yield words.old_place_bought(money.bought_by_the_week)
    if money.old_paid_until is not None:
        yield words.old_home_paid_until(writing.a_date(money.old_paid_until))
    if money.backfill is not None:
        text = words.place_taken(
            people.get(money.backfill.child, words.A_CHILD_NOT_SHOWN),
            _day(money.backfill.from_day),
            _pounds(money.backfill.avoided_weekly_pence),
        )
        yield writing.capitalise(f"{text}{_from(money.backfill.source)}")
    yield writing.capitalise(money.label.value) if money.label else "No label yet"


def _expected(expected: Expected) -> str:
    when = words.FIRST_YEAR
    if expected.year:
        when = f"in {writing.year(FinancialYear(expected.year))}"
    text = words.expected_in(when, writing.of_pence(expected.pence))
    if expected.low is not None and expected.high is not None:
        low, high = writing.of_pence(expected.low), writing.of_pence(expected.high)
        text += f" ({writing.likely_between(low, high)})"
    return text


def _price_on(money: MoveMoney, day: date) -> int | None:
    begun = [
        price for price in money.prices if price.from_day is not None and price.from_day <= day
    ]
    return (
        max(begun, key=lambda agreed_price: agreed_price.from_day or day).weekly_pence
        if begun
        else None
    )


def _pounds(pence: int) -> str:
    return "not given" if pence < 0 else writing.of_pence(pence, to_the_penny=True)


def _day(day: date | None) -> str:
    return writing.a_date(day) if day else words.DAY_NOT_SAID


def _from(source: str) -> str:
    return f" ({source.strip().rstrip('.')})" if source.strip() else ""


def _bullets(lines: Iterator[str]) -> None:
    st.markdown("\n".join(f"- {writing.plain(line)}" for line in lines))
