"""The money of a move in words: the frozen baseline and what is agreed. For who may see costs."""

from collections.abc import Iterator, Mapping
from datetime import date

import streamlit as st

from models.money import FinancialYear
from models.pipeline.move_record import MoveRecord
from models.pipeline.words import rests_on
from models.recording.move_stages import Baseline, Expected, Label, MoveMoney
from pages.parts.words import names, writing

NO_BASELINE = "No baseline is frozen"
LABEL_HELP: dict[Label, str] = {
    Label.BUDGET: "The old home was in the budget: the money can be taken out of it",
    Label.OVERSPEND: "The old home was paid beyond the budget: less is overspent",
    Label.AVOIDED: "It would have been paid later: no budget gets smaller",
}


def in_a_line(move: MoveRecord, today: date) -> str:
    """£1,800.00 a week agreed · baseline frozen on …, £5,400.00 a week · reduces the budget."""
    money = move.agreed
    if money is None:
        return "No money recorded"
    price = _price_on(money, max(today, move.now.move_on or today))
    texts = [f"{_pounds(price)} a week agreed" if price is not None else "No price agreed"]
    if money.frozen is None:
        texts.append(writing.small(NO_BASELINE))
    else:
        texts.append(
            f"baseline frozen on {writing.a_date(money.frozen.frozen_on)}, "
            f"{_pounds(money.frozen.old_weekly_pence)} a week"
        )
    texts.append(money.label.value if money.label else "no label yet")
    return " · ".join(texts)


def show(money: MoveMoney, people: Mapping[str, str]) -> None:
    """Everything, baseline first. `people`: keys of children -> what they are called."""
    if money.frozen is None:
        st.markdown(f"**{NO_BASELINE}** yet: that is done when a day is agreed.")
    else:
        st.markdown("**Baseline, frozen**")
        _bullets(baseline_lines(money.frozen))
    st.markdown("**Agreed**")
    _bullets(agreed_lines(money, people))


def baseline_lines(baseline: Baseline) -> Iterator[str]:
    """What the move is measured against: path and price on the day it was agreed."""
    year = writing.year(FinancialYear(baseline.price_year))
    yield (
        f"Frozen on {writing.a_date(baseline.frozen_on)} for a move on "
        f"{writing.a_date(baseline.move_on)}; "
        "never made anew"
    )
    yield (
        f"Old home: {names.SETTING[baseline.old_setting]}, {_pounds(baseline.old_weekly_pence)} "
        f"a week, "
        f"the trust's share at {year} prices ({baseline.old_source.rstrip('.')})"
    )
    if baseline.health_weekly_pence or baseline.education_weekly_pence:
        yield (
            f"Not counted: health {_pounds(baseline.health_weekly_pence)} and education "
            f"{_pounds(baseline.education_weekly_pence)} a week"
        )
    if not baseline.cash_stops:
        yield writing.capital(baseline.cash_reason)
    if not baseline.cash_known:
        yield "Nobody had said whether the place is bought by the week or in a block contract"
    yield (
        f"Notice: {writing.count(baseline.notice_days, 'day')}, from the day that the home is told"
    )
    yield f"Nothing is saved from {writing.a_date(baseline.ends_on)}"
    shares = [step.old_share for step in baseline.path]
    if shares:
        yield (
            f"Without the move: {writing.of_100(shares[0])} still in this home in the first four "
            f"weeks, {writing.of_100(shares[-1])} in the last before that day"
        )
    for expected in baseline.expected:
        yield _expected(expected)
    if baseline.basis:
        yield f"The chance of lasting rests on {rests_on(baseline.basis, baseline.p_count)}"
    yield f"Worked out by {baseline.engine}, data {baseline.data_version}"


def agreed_lines(money: MoveMoney, people: Mapping[str, str]) -> Iterator[str]:
    """What is agreed, in the order of the form."""
    for price in money.prices:
        yield f"New home from {_day(price.from_day)}: {_pounds(price.weekly_pence)} a week" + _from(
            price.source
        )
    for phase in money.supports:
        yield (
            f"Support from {_day(phase.from_day)} until {_day(phase.until)}: "
            f"{_pounds(phase.weekly_pence)} a week{_from(phase.source)}"
        )
    for cost in money.one_offs:
        yield f"Once, on {_day(cost.on)}: {_pounds(cost.pence)}{_from(cost.words)}"
    for other in money.moved:
        until = f" until {writing.a_date(other.until)}" if other.until else ""
        yield (
            f"Paid by {other.who.value if other.who else 'somebody else'} because of the move, "
            f"in no saving, from {_day(other.from_day)}{until}: {_pounds(other.weekly_pence)} a "
            f"week{_from(other.source)}"
        )
    if money.notice_given_on is not None:
        yield f"Notice was given on {writing.a_date(money.notice_given_on)}"
    if money.bought_by_the_week is not None:
        how = "by the week" if money.bought_by_the_week else "in a block contract"
        yield f"The old place is bought {how}"
    if money.old_paid_until is not None:
        yield f"The old home is paid until {writing.a_date(money.old_paid_until)}"
    if money.backfill is not None:
        person = people.get(money.backfill.child, "a child not shown to you")
        yield (
            f"The bed is taken by {person} from {_day(money.backfill.from_day)}, who would have "
            f"cost {_pounds(money.backfill.avoided_weekly_pence)} a week elsewhere"
            f"{_from(money.backfill.source)}"
        )
    yield writing.capital(money.label.value) if money.label else "No label yet"


def _expected(expected: Expected) -> str:
    when = (
        f"in {writing.year(FinancialYear(expected.year))}"
        if expected.year
        else "in the year after the move"
    )
    text = f"Expected saving {when}: {writing.of_pence(expected.pence)}"
    if expected.low is not None and expected.high is not None:
        text += (
            f", eight in ten between {writing.of_pence(expected.low)} and "
            f"{writing.of_pence(expected.high)}"
        )
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
    return "not said" if pence < 0 else writing.of_pence(pence, to_the_penny=True)


def _day(day: date | None) -> str:
    return writing.a_date(day) if day else "a day not said"


def _from(source: str) -> str:
    return f" ({source.strip().rstrip('.')})" if source.strip() else ""


def _bullets(lines: Iterator[str]) -> None:
    st.markdown("\n".join(f"- {writing.plain(line)}" for line in lines))
