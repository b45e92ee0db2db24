"""The money of a move in words: the frozen baseline and what is agreed. For who may see costs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

import streamlit as st

from models.money import FinancialYear
from models.moves.on_record import OneMove
from models.moves.words import rests_on
from models.savings.pipeline import Expected, Frozen, Label, MoveMoney
from pages.parts import names, words

NO_BASELINE = "No baseline is frozen"
LABEL_HELP: dict[Label, str] = {
    Label.BUDGET: "The old home was in the budget: the money can be taken out of it",
    Label.OVERSPEND: "The old home was paid beyond the budget: less is overspent",
    Label.AVOIDED: "It would have been paid later: no budget gets smaller",
}


def in_a_line(move: OneMove, today: date) -> str:
    """£1,800.00 a week agreed · baseline frozen on …, £5,400.00 a week · reduces the budget."""
    money = move.agreed
    if money is None:
        return "No money recorded"
    price = _price_on(money, max(today, move.now.move_on or today))
    said = [f"{_pounds(price)} a week agreed" if price is not None else "No price agreed"]
    if money.frozen is None:
        said.append(words.small(NO_BASELINE))
    else:
        said.append(f"baseline frozen on {words.a_date(money.frozen.frozen_on)}, "
                    f"{_pounds(money.frozen.old_weekly_pence)} a week")  # fmt: skip
    said.append(money.label.value if money.label else "no label yet")
    return " · ".join(said)


def show(money: MoveMoney, people: Mapping[str, str]) -> None:
    """Everything, baseline first. `people`: keys of children -> what they are called."""
    if money.frozen is None:
        st.markdown(f"**{NO_BASELINE}** yet: that is done when a day is agreed.")
    else:
        st.markdown("**Baseline, frozen**")
        _bullets(baseline_lines(money.frozen))
    st.markdown("**Agreed**")
    _bullets(agreed_lines(money, people))


def baseline_lines(one: Frozen) -> Iterator[str]:
    """What the move is measured against: path and price on the day it was agreed."""
    year = words.year(FinancialYear(one.price_year))
    yield (f"Frozen on {words.a_date(one.frozen_on)} for a move on {words.a_date(one.move_on)}; "
           "never made anew")  # fmt: skip
    yield (f"Old home: {names.SETTING[one.old_setting]}, {_pounds(one.old_weekly_pence)} a week, "
           f"the trust's share at {year} prices ({one.old_source.rstrip('.')})")  # fmt: skip
    if one.health_weekly_pence or one.education_weekly_pence:
        yield (f"Not counted: health {_pounds(one.health_weekly_pence)} and education "
               f"{_pounds(one.education_weekly_pence)} a week")  # fmt: skip
    if not one.cash_stops:
        yield words.capital(one.cash_reason)
    if not one.cash_known:
        yield "Nobody had said whether the place is bought by the week or in a block contract"
    yield f"Notice: {words.count(one.notice_days, 'day')}, from the day that the home is told"
    yield f"Nothing is saved from {words.a_date(one.ends_on)}"
    shares = [step.old_share for step in one.path]
    if shares:
        yield (f"Without the move: {words.of_100(shares[0])} still in this home in the first four "
               f"weeks, {words.of_100(shares[-1])} in the last before that day")  # fmt: skip
    for each in one.expected:
        yield _expected(each)
    if one.basis:
        yield f"The chance of lasting rests on {rests_on(one.basis, one.p_count)}"
    yield f"Worked out by {one.engine}, data {one.data_version}"


def agreed_lines(money: MoveMoney, people: Mapping[str, str]) -> Iterator[str]:
    """What is agreed, in the order of the form."""
    for price in money.prices:
        yield f"New home from {_day(price.from_day)}: {_pounds(price.weekly_pence)} a week" + _from(
            price.source
        )
    for phase in money.supports:
        yield (f"Support from {_day(phase.from_day)} until {_day(phase.until)}: "
               f"{_pounds(phase.weekly_pence)} a week{_from(phase.source)}")  # fmt: skip
    for cost in money.one_offs:
        yield f"Once, on {_day(cost.on)}: {_pounds(cost.pence)}{_from(cost.words)}"
    for other in money.moved:
        until = f" until {words.a_date(other.until)}" if other.until else ""
        yield (f"Paid by {other.who.value if other.who else 'somebody else'} because of the move, "
               f"in no saving, from {_day(other.from_day)}{until}: {_pounds(other.weekly_pence)} a "
               f"week{_from(other.source)}")  # fmt: skip
    if money.notice_given_on is not None:
        yield f"Notice was given on {words.a_date(money.notice_given_on)}"
    if money.bought_by_the_week is not None:
        how = "by the week" if money.bought_by_the_week else "in a block contract"
        yield f"The old place is bought {how}"
    if money.old_paid_until is not None:
        yield f"The old home is paid until {words.a_date(money.old_paid_until)}"
    if money.backfill is not None:
        who = people.get(money.backfill.child, "a child not shown to you")
        yield (f"The bed is taken by {who} from {_day(money.backfill.from_day)}, who would have "
               f"cost {_pounds(money.backfill.avoided_weekly_pence)} a week elsewhere"
               f"{_from(money.backfill.source)}")  # fmt: skip
    yield words.capital(money.label.value) if money.label else "No label yet"


def _expected(one: Expected) -> str:
    when = f"in {words.year(FinancialYear(one.year))}" if one.year else "in the year after the move"
    said = f"Expected saving {when}: {words.of_pence(one.pence)}"
    if one.low is not None and one.high is not None:
        said += f", eight in ten between {words.of_pence(one.low)} and {words.of_pence(one.high)}"
    return said


def _price_on(money: MoveMoney, day: date) -> int | None:
    begun = [one for one in money.prices if one.from_day is not None and one.from_day <= day]
    return max(begun, key=lambda one: one.from_day or day).weekly_pence if begun else None


def _pounds(pence: int) -> str:
    return "not said" if pence < 0 else words.of_pence(pence, to_the_penny=True)


def _day(day: date | None) -> str:
    return words.a_date(day) if day else "a day not said"


def _from(source: str) -> str:
    return f" ({source.strip().rstrip('.')})" if source.strip() else ""


def _bullets(lines: Iterator[str]) -> None:
    st.markdown("\n".join(f"- {words.plain(line)}" for line in lines))
