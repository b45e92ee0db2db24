"""Why the bill changed: price or need; and the price of residential care beside inflation."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from models.access import Actor
from models.budget.growth import (
    BillChange,
    Had,
    Pair,
    PriceEffects,
    YearOfPrices,
    bill_change,
    prices_by_year,
)
from models.budget.picture import BudgetPicture
from models.budget.variance import add_up_splits, changes_of, split_changes
from models.journeys.history.kinds import HomeGroup
from models.money import DAYS_PER_WEEK
from pages.parts import cache
from pages.parts.budget import words
from pages.parts.budget.charts import GENERAL, OWN, price_chart
from pages.parts.budget.inputs import BudgetFilters, whose
from pages.parts.words import names, writing
from pages.parts.words.tables import text_table
from services.children import child_names


def bill_growth(person: Actor, picture: BudgetPicture, budget_filters: BudgetFilters) -> None:
    """Draw how much of the change of the residential bill is price and how much is need."""
    st.header(words.GROWTH_HEADING, anchor=False)
    inside = BudgetFilters(budget_filters.council, HomeGroup.RESIDENTIAL)
    before, cost_lines = inside.lines(picture.same_months), inside.lines(picture.now)
    if not before or not cost_lines:
        st.info(words.NEEDS_BOTH_YEARS)
        return
    change = bill_change(before, cost_lines)
    st.markdown(writing.plain(bill_words(change, budget_filters)))
    text_table(["What changed", "Stays", "Pounds", "What it says"], bill_rows(change))
    splits = inside.splits(split_changes(changes_of(picture.same_months, picture.now)))
    effects = PriceEffects(add_up_splits(splits).price, change.same_price)
    if compared := price_words(effects, budget_filters):
        st.markdown(writing.plain(compared))
    st.caption(words.HOW_MOVES_COUNT)
    with st.expander(words.CHILDREN_IN_CHANGE):
        chosen = st.segmented_control(
            "Show", list(_KINDS), default=_BOTH, required=True, key="budget.growth.kind"
        )
        pairs = {_BOTH: change.pairs.both, _NEW: change.pairs.new, _ENDED: change.pairs.ended}
        called = child_names(cache.council_of(person))
        shown = pairs[chosen or _BOTH]
        rows = [_pair_row(pair, called) for pair in shown]
        text_table(_PAIR_COLUMNS, [*rows, _pairs_row(shown)])


def price_growth(picture: BudgetPicture, budget_filters: BudgetFilters) -> None:
    """Draw the price of a week in residential care by year, beside inflation."""
    st.header(words.PRICE_AND_INFLATION, anchor=False)
    inside = BudgetFilters(budget_filters.council, HomeGroup.RESIDENTIAL)
    years = {year: inside.lines(lines) for year, lines in picture.lines.items()}
    year_of_prices = prices_by_year(years, picture.inflation)
    if not year_of_prices:
        st.info(words.NO_RECORDED_PRICES)
        return
    text = growth_words(year_of_prices)
    drawn, beside = st.columns((3, 2), gap="medium")
    with drawn:
        st.altair_chart(price_chart(price_frame(year_of_prices)), alt=text)
    with beside:
        st.markdown(writing.plain(text))
        st.markdown(writing.plain(words.NATIONAL_GROWTH))
    text_table(_YEAR_COLUMNS, [_year_row(year_of_prices) for year_of_prices in year_of_prices])
    st.caption(writing.plain(words.how_prices_compare(picture.inflation_source)))


def bill_words(bill_change: BillChange, budget_filters: BudgetFilters) -> str:
    """How much of the change is price, how much is need, and how much can't be told apart."""
    total, share = bill_change.total, bill_change.same_price
    extra = words.more_or_less(words.thousands(total))
    parts = [words.bill_change(whose(budget_filters), extra)]
    parts.append(
        words.bill_parts(
            writing.count_of(len(bill_change.pairs.both), "stay"),
            words.signed(share),
            words.signed(bill_change.need),
            "more" if bill_change.dearer > 0 else "less",
            words.signed(bill_change.dearer),
        )
    )
    return " ".join(parts)


def price_words(effects: PriceEffects, budget_filters: BudgetFilters) -> str:
    """Why price is another sum here than in the comparison with last year; "" where that one shows
    none of residential care, or the same."""
    if budget_filters.group not in (None, HomeGroup.RESIDENTIAL) or not effects.who_lives_there:
        return ""
    return words.price_in_two_ways(
        words.signed(effects.average),
        words.signed(effects.same_child),
        writing.of_pence(abs(effects.who_lives_there)),
    )


def bill_rows(bill_change: BillChange) -> list[list[str]]:
    """The parts, exact, with how many children stand behind each."""
    both, new, ended = (
        len(pairs)
        for pairs in (bill_change.pairs.both, bill_change.pairs.new, bill_change.pairs.ended)
    )
    assumed = bill_change.same_price - bill_change.same_recorded
    rows = [
        (
            words.SAME_CHILD_PRICED,
            f"{both}",
            bill_change.same_recorded,
            "price",
        ),
        (
            words.SAME_CHILD_UNPRICED,
            "",
            assumed,
            words.ASSUMED_RISE,
        ),
        (
            words.SAME_CHILD_WEEKS,
            f"{both}",
            bill_change.same_weeks,
            "need",
        ),
        (
            words.NEW_AND_ENDED_WEEKS,
            f"{new} new, {ended} ended",
            bill_change.more_weeks,
            "need",
        ),
        (
            words.NEW_AND_ENDED_PRICES,
            f"{new} new, {ended} ended",
            bill_change.dearer,
            "price or need",
        ),
        ("Together", "", bill_change.total, ""),
    ]
    return [
        [name, many, words.signed(pence, to_the_penny=True), says]
        for name, many, pence, says in rows
    ]


def growth_words(year_of_prices: Sequence[YearOfPrices]) -> str:
    """First and last year's price, the yearly growth, and how much was above inflation."""
    first, last = year_of_prices[0], year_of_prices[-1]
    text = words.average_week(
        writing.money(last.average_gbp),
        writing.year(last.year),
        writing.count_of(last.children, "child", "children"),
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
        text += " " + words.above_inflation(until, _percent(yearly))
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
        words.signed(after.pence - before.pence, to_the_penny=True),
    ]


def _pairs_row(pairs: Sequence[Pair]) -> list[str]:
    """All of the children shown: weeks and the change add up, prices a week don't."""
    before, after = (
        [had for had in (getattr(pair, name) for pair in pairs) if had]
        for name in ("before", "after")
    )
    weeks = [words.weeks(sum(had.days for had in found)) for found in (before, after)]
    change = sum(had.pence for had in after) - sum(had.pence for had in before)
    total = words.signed(change, to_the_penny=True)
    return ["Together", "", weeks[0], "", weeks[1], "", total]


def _had(had: Had) -> tuple[str, str]:
    if not had.days:
        return "", ""
    weekly = writing.money(had.pence_a_day * DAYS_PER_WEEK / 100)
    return words.weeks(had.days), weekly if had.recorded else f"{weekly} (estimated)"


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
