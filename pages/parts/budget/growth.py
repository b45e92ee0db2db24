"""Why the bill changed: price or need; and the price of residential care beside inflation."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from models.access import Actor
from models.budget.growth import BillChange, Had, Pair, YearOfPrices, bill_change, prices_by_year
from models.budget.picture import BudgetPicture
from models.journeys.history.kinds import HomeGroup
from models.money import DAYS_PER_WEEK
from pages.parts import cached
from pages.parts.budget import words as budget_words
from pages.parts.budget.charts import GENERAL, OWN, price_chart
from pages.parts.budget.inputs import BudgetFilters, whose
from pages.parts.words import names, writing
from pages.parts.words.tables import text_table

NAO = (
    "England: the cost of a child in residential care rose 7.3% a year above inflation from "
    "2019/20 to 2023/24 (National Audit Office, Managing children's residential care, 2025)."
)


def bill_growth(person: Actor, picture: BudgetPicture, budget_filters: BudgetFilters) -> None:
    """Draw how much of the change of the residential bill is price and how much is need."""
    st.header("The residential bill: price or need?", anchor=False)
    inside = BudgetFilters(budget_filters.council, HomeGroup.RESIDENTIAL)
    before, cost_lines = inside.lines(picture.same_months), inside.lines(picture.now)
    if not before or not cost_lines:
        st.info("You need data for children in residential care in the same months of both years.")
        return
    change = bill_change(before, cost_lines)
    st.markdown(writing.plain(bill_words(change, budget_filters)))
    text_table(["What changed", "Children", "Pounds", "What it says"], bill_rows(change))
    st.caption(
        "A child who moved from one kind of residential home to another ended in one and is new in "
        "the other. A rise for the same child may still buy more staff: cost files don't tell."
    )
    with st.expander("The children behind it"):
        chosen = st.segmented_control(
            "Show", list(_KINDS), default=_BOTH, required=True, key="budget.growth.kind"
        )
        pairs = {_BOTH: change.pairs.both, _NEW: change.pairs.new, _ENDED: change.pairs.ended}
        called = cached.called(person)
        shown = pairs[chosen or _BOTH]
        rows = [_pair_row(pair, called) for pair in shown]
        text_table(_PAIR_COLUMNS, [*rows, _pairs_row(shown)])


def price_growth(picture: BudgetPicture, budget_filters: BudgetFilters) -> None:
    """Draw the price of a week in residential care by year, beside inflation."""
    st.header("The price of residential care beside inflation", anchor=False)
    inside = BudgetFilters(budget_filters.council, HomeGroup.RESIDENTIAL)
    years = {year: inside.lines(lines) for year, lines in picture.lines.items()}
    year_of_prices = prices_by_year(years, picture.inflation)
    if not year_of_prices:
        st.info(
            "No placement's price is recorded yet. Bring in a placement census or a "
            "section 251 file."
        )
        return
    text = growth_words(year_of_prices)
    drawn, beside = st.columns((3, 2), gap="medium")
    with drawn:
        st.altair_chart(price_chart(price_frame(year_of_prices)), alt=text)
    with beside:
        st.markdown(writing.plain(text))
        st.markdown(writing.plain(NAO))
    text_table(_YEAR_COLUMNS, [_year_row(year_of_prices) for year_of_prices in year_of_prices])
    st.caption(
        writing.plain(
            "The trust's share at prices recorded for that very year; each child weighed by days. "
            f"Inflation: {picture.inflation_source}; a financial year is set beside the "
            f"calendar year "
            "in which it begins. A year that isn't published yet needs a row in "
            "data/reference/gdp_deflator.csv."
        )
    )


def bill_words(bill_change: BillChange, budget_filters: BudgetFilters) -> str:
    """How much of the change is price, how much is need, and how much can't be told apart."""
    total, share = bill_change.total, bill_change.same_price
    extra = budget_words.more_or_less(budget_words.thousands(total))
    parts = [f"The bill for residential care{whose(budget_filters)}, same months: {extra}."]
    parts.append(
        f"Price, by the {writing.count(len(bill_change.pairs.both), 'stay')} of the same child "
        f"in the same "
        f"kind of home in both years: {budget_words.signed(share)}. Need, by weeks: "
        f"{budget_words.signed(bill_change.need)}. New placements cost "
        f"{'more' if bill_change.dearer > 0 else 'less'} a week than those that ended: "
        f"{budget_words.signed(bill_change.dearer)}, which may be price or need."
    )
    return " ".join(parts)


def bill_rows(bill_change: BillChange) -> list[list[str]]:
    """The parts, exact, with how many children stand behind each."""
    both, new, ended = (
        len(pairs)
        for pairs in (bill_change.pairs.both, bill_change.pairs.new, bill_change.pairs.ended)
    )
    assumed = bill_change.same_price - bill_change.same_recorded
    rows = [
        (
            "Same child, same kind of home: price, recorded in both years",
            f"{both}",
            bill_change.same_recorded,
            "price",
        ),
        (
            "Same child, same kind of home: price not recorded in one of them",
            "",
            assumed,
            "the assumed yearly rise",
        ),
        (
            "Same child, same kind of home: more or fewer weeks",
            f"{both}",
            bill_change.same_weeks,
            "need",
        ),
        (
            "Weeks of new stays against weeks of ended ones",
            f"{new} new, {ended} ended",
            bill_change.more_weeks,
            "need",
        ),
        (
            "New stays dearer (+) or cheaper (−) a week than ended ones",
            f"{new} new, {ended} ended",
            bill_change.dearer,
            "price or need",
        ),
        ("Together", "", bill_change.total, ""),
    ]
    return [
        [name, many, budget_words.signed(pence, to_the_penny=True), says]
        for name, many, pence, says in rows
    ]


def growth_words(year_of_prices: Sequence[YearOfPrices]) -> str:
    """First and last year's price, the yearly growth, and how much was above inflation."""
    first, last = year_of_prices[0], year_of_prices[-1]
    text = (
        f"A week in residential care cost {writing.money(last.average_gbp)} in "
        f"{writing.year(last.year)} ({writing.count(last.children, 'child', 'children')})"
    )
    years = last.year.start - first.year.start
    if not years:
        return text + "."
    rise = (last.average_gbp / first.average_gbp) ** (1 / years) - 1
    text += (
        f", {writing.money(first.average_gbp)} in {writing.year(first.year)}: "
        f"{_percent(rise)} a year."
    )
    real = real_rise(year_of_prices)
    if real is not None:
        until, yearly = real
        text += (
            f" Up to {until}, the last year with a published inflation figure, that is "
            f"{_percent(yearly)} a year above it."
        )
    return text


def real_rise(year_of_prices: Sequence[YearOfPrices]) -> tuple[str, float] | None:
    """The last year with inflation all the way, and the yearly rise above it until then."""
    over, until, steps = 1.0, None, 0
    for prices in year_of_prices[1:]:
        if prices.inflation is None or prices.average_rise is None:
            break
        over *= (1 + prices.average_rise) / (1 + prices.inflation)
        until, steps = prices.year, steps + 1
    return None if until is None else (writing.year(until), over ** (1 / steps) - 1)


def price_frame(year_of_prices: Sequence[YearOfPrices]) -> pd.DataFrame:
    """The rows of the picture."""
    rows = [(year_of_prices, OWN, year_of_prices.average_gbp) for year_of_prices in year_of_prices]
    level = year_of_prices[0].average_gbp
    rows.append((year_of_prices[0], GENERAL, level))
    for prices in year_of_prices[1:]:
        if prices.inflation is None:
            break
        level *= 1 + prices.inflation
        rows.append((prices, GENERAL, level))
    return pd.DataFrame(
        {
            "year": [writing.year(year_of_prices.year) for year_of_prices, *_ in rows],
            "kind": [kind for _, kind, _ in rows],
            "value": [value for *_, value in rows],
            "said": [writing.a_week(value) for *_, value in rows],
        }
    )


_BOTH, _NEW, _ENDED = "In both years", "New this year", "Ended"
_KINDS = (_BOTH, _NEW, _ENDED)
_PAIR_COLUMNS = ("Child", "Home", "Weeks last year", "A week then", "Weeks this year", "A week now",
                 "Change in pounds")  # fmt: skip
_YEAR_COLUMNS = ("Year", "Children", "Average a week", "Rise", "Rise, same children", "of them",
                 "Inflation", "Rise above inflation")  # fmt: skip


def _pair_row(pair: Pair, called: dict[str, str]) -> list[str]:
    before, after = pair.before or Had(), pair.after or Had()
    return [
        called.get(pair.child, writing.UNKNOWN),
        names.SETTING[pair.setting],
        *_had(before),
        *_had(after),
        budget_words.signed(after.pence - before.pence, to_the_penny=True),
    ]


def _pairs_row(pairs: Sequence[Pair]) -> list[str]:
    """All of the children shown: weeks and the change add up, prices a week don't."""
    before, after = (
        [had for had in (getattr(pair, name) for pair in pairs) if had]
        for name in ("before", "after")
    )
    weeks = [budget_words.weeks(sum(had.days for had in found)) for found in (before, after)]
    change = sum(had.pence for had in after) - sum(had.pence for had in before)
    total = budget_words.signed(change, to_the_penny=True)
    return ["Together", "", weeks[0], "", weeks[1], "", total]


def _had(had: Had) -> tuple[str, str]:
    if not had.days:
        return "", ""
    weekly = writing.money(had.pence_a_day * DAYS_PER_WEEK / 100)
    return budget_words.weeks(had.days), weekly if had.recorded else f"{weekly} (estimated)"


def _year_row(year_of_prices: YearOfPrices) -> list[str]:
    real = None
    if year_of_prices.average_rise is not None and year_of_prices.inflation is not None:
        real = (1 + year_of_prices.average_rise) / (1 + year_of_prices.inflation) - 1
    return [
        writing.year(year_of_prices.year),
        f"{year_of_prices.children:,}",
        writing.money(year_of_prices.average_gbp),
        _maybe(year_of_prices.average_rise),
        _maybe(year_of_prices.same_rise),
        f"{year_of_prices.same_children:,}" if year_of_prices.same_children else "",
        "not known" if year_of_prices.inflation is None else _percent(year_of_prices.inflation),
        _maybe(real),
    ]


def _maybe(share: float | None) -> str:
    return "" if share is None else _percent(share)


def _percent(share: float) -> str:
    return f"{share * 100:.1f}%".replace("-", "−")
