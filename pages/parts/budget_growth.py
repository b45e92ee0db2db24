"""Why the bill changed: price or need; and the price of residential care beside inflation."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from models.access import Actor
from models.budget.growth import BillChange, Had, Pair, YearOfPrices, bill_change, prices_by_year
from models.budget.picture import Picture
from models.journeys.kinds import Group
from models.money import DAYS_PER_WEEK
from pages.parts import budget_words, cached, names, words
from pages.parts.budget_charts import GENERAL, OWN, price_chart
from pages.parts.budget_inputs import Asked, whose
from pages.parts.tables import text_table

NAO = (
    "England: the cost of a child in residential care rose 7.3% a year above inflation from "
    "2019/20 to 2023/24 (National Audit Office, Managing children's residential care, 2025)."
)


def bill_growth(person: Actor, picture: Picture, asked: Asked) -> None:
    """Draw how much of the change of the residential bill is price and how much is need."""
    st.header("The residential bill: price or need?", anchor=False)
    inside = Asked(asked.council, Group.RESIDENTIAL)
    before, now = inside.lines(picture.same_months), inside.lines(picture.now)
    if not before or not now:
        st.info("You need data for children in residential care in the same months of both years.")
        return
    found = bill_change(before, now)
    st.markdown(words.plain(bill_words(found, asked)))
    text_table(["What changed", "Children", "Pounds", "What it says"], bill_rows(found))
    st.caption(
        "A child who moved from one kind of residential home to another ended in one and is new in "
        "the other. A rise for the same child may still buy more staff: cost files don't tell."
    )
    with st.expander("The children behind it"):
        chosen = st.segmented_control(
            "Show", list(_KINDS), default=_BOTH, required=True, key="budget.growth.kind"
        )
        pairs = {_BOTH: found.pairs.both, _NEW: found.pairs.new, _ENDED: found.pairs.ended}
        called = cached.called(person)
        shown = pairs[chosen or _BOTH]
        rows = [_pair_row(one, called) for one in shown]
        text_table(_PAIR_COLUMNS, [*rows, _pairs_row(shown)])


def price_growth(picture: Picture, asked: Asked) -> None:
    """Draw the price of a week in residential care by year, beside inflation."""
    st.header("The price of residential care beside inflation", anchor=False)
    inside = Asked(asked.council, Group.RESIDENTIAL)
    years = {year: inside.lines(lines) for year, lines in picture.lines.items()}
    found = prices_by_year(years, picture.inflation)
    if not found:
        st.info("No placement's price is recorded yet. Bring in a placement census or a "
                "section 251 file.")  # fmt: skip
        return
    said = growth_words(found)
    drawn, beside = st.columns((3, 2), gap="medium")
    with drawn:
        st.altair_chart(price_chart(price_frame(found)), alt=said)
    with beside:
        st.markdown(words.plain(said))
        st.markdown(words.plain(NAO))
    text_table(_YEAR_COLUMNS, [_year_row(one) for one in found])
    st.caption(words.plain(
        "The trust's share at prices recorded for that very year; each child weighed by days. "
        f"Inflation: {picture.inflation_source}; a financial year is set beside the calendar year "
        "in which it begins. A year that isn't published yet needs a row in "
        "data/reference/gdp_deflator.csv."
    ))  # fmt: skip


def bill_words(found: BillChange, asked: Asked) -> str:
    """How much of the change is price, how much is need, and how much can't be told apart."""
    total, share = found.total, found.same_price
    more = budget_words.more_or_less(budget_words.thousands(total))
    parts = [f"The bill for residential care{whose(asked)}, same months: {more}."]
    parts.append(
        f"Price, by the {words.count(len(found.pairs.both), 'stay')} of the same child in the same "
        f"kind of home in both years: {budget_words.signed(share)}. Need, by weeks: "
        f"{budget_words.signed(found.need)}. New placements cost "
        f"{'more' if found.dearer > 0 else 'less'} a week than those that ended: "
        f"{budget_words.signed(found.dearer)}, which may be price or need."
    )
    return " ".join(parts)


def bill_rows(found: BillChange) -> list[list[str]]:
    """The parts, exact, with how many children stand behind each."""
    both, new, ended = (len(one) for one in (found.pairs.both, found.pairs.new, found.pairs.ended))
    assumed = found.same_price - found.same_recorded
    rows = [
        ("Same child, same kind of home: price, recorded in both years", f"{both}",
         found.same_recorded, "price"),
        ("Same child, same kind of home: price not recorded in one of them", "",
         assumed, "the assumed yearly rise"),
        ("Same child, same kind of home: more or fewer weeks", f"{both}", found.same_weeks, "need"),
        ("Weeks of new stays against weeks of ended ones", f"{new} new, {ended} ended",
         found.more_weeks, "need"),
        ("New stays dearer (+) or cheaper (−) a week than ended ones", f"{new} new, {ended} ended",
         found.dearer, "price or need"),
        ("Together", "", found.total, ""),
    ]  # fmt: skip
    return [[name, many, budget_words.signed(pence, to_the_penny=True), says]
            for name, many, pence, says in rows]  # fmt: skip


def growth_words(found: Sequence[YearOfPrices]) -> str:
    """First and last year's price, the yearly growth, and how much was above inflation."""
    first, last = found[0], found[-1]
    said = (
        f"A week in residential care cost {words.money(last.average_gbp)} in "
        f"{words.year(last.year)} ({words.count(last.children, 'child', 'children')})"
    )
    years = last.year.start - first.year.start
    if not years:
        return said + "."
    rise = (last.average_gbp / first.average_gbp) ** (1 / years) - 1
    said += (f", {words.money(first.average_gbp)} in {words.year(first.year)}: "
             f"{_percent(rise)} a year.")  # fmt: skip
    real = real_rise(found)
    if real is not None:
        until, yearly = real
        said += (f" Up to {until}, the last year with a published inflation figure, that is "
                 f"{_percent(yearly)} a year above it.")  # fmt: skip
    return said


def real_rise(found: Sequence[YearOfPrices]) -> tuple[str, float] | None:
    """The last year with inflation all the way, and the yearly rise above it until then."""
    over, until, steps = 1.0, None, 0
    for one in found[1:]:
        if one.inflation is None or one.average_rise is None:
            break
        over *= (1 + one.average_rise) / (1 + one.inflation)
        until, steps = one.year, steps + 1
    return None if until is None else (words.year(until), over ** (1 / steps) - 1)


def price_frame(found: Sequence[YearOfPrices]) -> pd.DataFrame:
    """The rows of the picture."""
    rows = [(one, OWN, one.average_gbp) for one in found]
    level = found[0].average_gbp
    rows.append((found[0], GENERAL, level))
    for one in found[1:]:
        if one.inflation is None:
            break
        level *= 1 + one.inflation
        rows.append((one, GENERAL, level))
    return pd.DataFrame(
        {
            "year": [words.year(one.year) for one, *_ in rows],
            "kind": [kind for _, kind, _ in rows],
            "value": [value for *_, value in rows],
            "said": [words.a_week(value) for *_, value in rows],
        }
    )


_BOTH, _NEW, _ENDED = "In both years", "New this year", "Ended"
_KINDS = (_BOTH, _NEW, _ENDED)
_PAIR_COLUMNS = ("Child", "Home", "Weeks last year", "A week then", "Weeks this year", "A week now",
                 "Change in pounds")  # fmt: skip
_YEAR_COLUMNS = ("Year", "Children", "Average a week", "Rise", "Rise, same children", "of them",
                 "Inflation", "Rise above inflation")  # fmt: skip


def _pair_row(one: Pair, called: dict[str, str]) -> list[str]:
    before, after = one.before or Had(), one.after or Had()
    return [
        called.get(one.child, words.UNKNOWN),
        names.SETTING[one.setting],
        *_had(before),
        *_had(after),
        budget_words.signed(after.pence - before.pence, to_the_penny=True),
    ]


def _pairs_row(pairs: Sequence[Pair]) -> list[str]:
    """All of the children shown: weeks and the change add up, prices a week don't."""
    before, after = ([had for had in (getattr(one, name) for one in pairs) if had]
                     for name in ("before", "after"))  # fmt: skip
    weeks = [budget_words.weeks(sum(had.days for had in found)) for found in (before, after)]
    change = sum(had.pence for had in after) - sum(had.pence for had in before)
    total = budget_words.signed(change, to_the_penny=True)
    return ["Together", "", weeks[0], "", weeks[1], "", total]


def _had(had: Had) -> tuple[str, str]:
    if not had.days:
        return "", ""
    weekly = words.money(had.pence_a_day * DAYS_PER_WEEK / 100)
    return budget_words.weeks(had.days), weekly if had.recorded else f"{weekly} (estimated)"


def _year_row(one: YearOfPrices) -> list[str]:
    real = None
    if one.average_rise is not None and one.inflation is not None:
        real = (1 + one.average_rise) / (1 + one.inflation) - 1
    return [
        words.year(one.year), f"{one.children:,}", words.money(one.average_gbp),
        _maybe(one.average_rise), _maybe(one.same_rise),
        f"{one.same_children:,}" if one.same_children else "",
        "not known" if one.inflation is None else _percent(one.inflation), _maybe(real),
    ]  # fmt: skip


def _maybe(share: float | None) -> str:
    return "" if share is None else _percent(share)


def _percent(share: float) -> str:
    return f"{share * 100:.1f}%".replace("-", "−")
