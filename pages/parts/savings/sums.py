"""The sums if the moves are made: from gross to net, with its range, and in every cut."""

import pandas as pd
import streamlit as st

from models.saving.joint_range import Range, Ranges
from models.saving.portfolio import Cut, Portfolio, PortfolioSum
from models.shortlist.options import Shortlist
from models.shortlist.portfolio import IfMade
from pages.parts.savings import ready_words as words
from pages.parts.words import names, writing
from pages.parts.words.charts import steps_chart


def sums(shortlist: Shortlist, made: IfMade, ranges: Ranges) -> None:
    """Draw the expected sums, the way from gross to net, what can't be said, and the cuts."""
    st.header(words.SUMS, anchor=False)
    total, year = made.portfolio.total, writing.year(shortlist.year)
    spread = ranges.this_year.of(total)
    _metrics(total, year, spread, ranges.full_year.of(total))
    picture, text = st.columns((3, 2), gap="medium")
    with picture:
        frame = _steps_frame(total.this_year, spread)
        st.altair_chart(steps_chart(frame), alt=steps_words(total.this_year))
    with text:
        st.markdown(writing.plain(f"In {year}: {steps_words(total.this_year)}"))
        st.markdown(writing.plain(cashable_words(total.this_year)))
        for line in unsaid_words(total.this_year, year):
            st.markdown(writing.plain(line))
    st.caption(writing.plain(range_words(ranges)))
    with st.expander(words.CUTS):
        st.table(_cuts_frame(made.portfolio, year), hide_index=True, border="horizontal")


def outside_words(shortlist: Shortlist, made: IfMade, ranges: Ranges) -> str:
    """Markdown: the expected sum this year with its range, in one sentence. How many moves have no
    figure isn't in it: beside the number of moves it would tell about those few."""
    total = made.portfolio.total
    text = writing.of_pence(total.this_year.amounts.net)
    year, likely = writing.year(shortlist.year), spread_words(ranges.this_year.of(total))
    return writing.plain(words.saved_outside(year, text, likely))


def spread_words(spread: Range | None) -> str:
    """80% likely to be between £x and £y."""
    if spread is None:
        return words.NO_RANGE
    return writing.likely_between(writing.money(spread.low_gbp), writing.money(spread.high_gbp))


def steps_words(portfolio_sum: PortfolioSum) -> str:
    """Gross £x, less support £y, one-off costs £z and two homes paid at once £v: net £w."""
    parts, costs = portfolio_sum.amounts, []
    for pence, name in (
        (parts.support, "support"),
        (parts.one_off, "one-off costs"),
        (parts.overlap, words.TWO_HOMES),
    ):
        if pence:
            costs.append(f"{name} {writing.of_pence(abs(pence))}")
    gross, net = writing.of_pence(parts.gross), writing.of_pence(parts.net)
    return words.gross_to_net(gross, writing.join_words(costs), net)


def cashable_words(portfolio_sum: PortfolioSum) -> str:
    """What of the sum is cash, and what the beds that stay paid do to it."""
    cash = words.cashable(
        writing.of_pence(portfolio_sum.cashable.net), portfolio_sum.cashable_children
    )
    if not portfolio_sum.not_cashable_children:
        return cash
    stays_paid = words.not_cashable(
        writing.of_pence(portfolio_sum.not_cashable.net), portfolio_sum.not_cashable_children
    )
    return f"{cash} {stays_paid}"


def unsaid_words(portfolio_sum: PortfolioSum, year: str) -> list[str]:
    """For how many children no figure can be given, and why, a line each."""
    return [words.no_figure(unsaid.children, year, unsaid.why) for unsaid in portfolio_sum.unsaid]


def range_words(ranges: Ranges) -> str:
    """What the range holds and what it doesn't."""
    return words.range_allows_for("; ".join(ranges.includes), "; ".join(ranges.leaves_out))


def _metrics(total: Cut, year: str, spread: Range | None, first_year: Range | None) -> None:
    this_year, full_year = total.this_year, total.full_year
    first, second, third = st.columns(3, gap="small")
    with first:
        st.metric(f"Expected in {year}", _money(this_year))
        st.caption(spread_words(spread))
    with second:
        st.metric(words.FIRST_YEAR, _money(full_year))
        st.caption(
            words.moves_with_figure(spread_words(first_year), full_year.said, full_year.children)
        )
    with third:
        label = f"Of {year}: cashable"
        st.metric(
            label, writing.of_pence(this_year.cashable.net) if this_year.said else "No figure"
        )
        st.caption(words.frees_cash(this_year.cashable_children))


def _money(portfolio_sum: PortfolioSum) -> str:
    return writing.of_pence(portfolio_sum.amounts.net) if portfolio_sum.said else "No figure"


def _steps_frame(portfolio_sum: PortfolioSum, spread: Range | None) -> pd.DataFrame:
    steps = portfolio_sum.amounts.steps
    last = len(steps) - 1
    return pd.DataFrame(
        {
            "step": [step.name for step in steps],
            "begins": [step.begins / 100 for step in steps],
            "ends": [step.ends / 100 for step in steps],
            "label_at": [max(step.begins, step.ends, 0) / 100 for step in steps],
            "kind": ["saves" if step.ends >= step.begins else "costs" for step in steps],
            "said": [writing.of_pence(step.amount) for step in steps],
            "low": [spread.low_gbp if spread and n == last else None for n in range(last + 1)],
            "high": [spread.high_gbp if spread and n == last else None for n in range(last + 1)],
        }
    )


def _cuts_frame(portfolio: Portfolio, year: str) -> pd.DataFrame:
    """Cells, then councils, places and the whole: children, and pounds to the penny as text."""
    several = len(portfolio.councils) > 1
    by_council = [*portfolio.cells, *portfolio.councils] if several else []
    cuts = [*by_council, *portfolio.places, portfolio.total]
    rows = [_cut_row(cut) for cut in cuts]
    columns = [
        "Council",
        "To",
        "Children",
        f"Gross {year}",
        "Support, one-off",
        "Two homes",
        f"Net {year}",
        "Net 365 days",
    ]
    return pd.DataFrame(rows, columns=columns)


def _cut_row(cut: Cut) -> list[str]:
    parts = cut.this_year.amounts
    amounts = (parts.gross, parts.extra, parts.overlap, parts.net, cut.full_year.amounts.net)
    return [
        "All councils" if cut.council is None else writing.plain(names.council_name(cut.council)),
        "All" if cut.place is None else names.PLACE[cut.place],
        f"{len(cut.moves)}",
        *(writing.plain(writing.of_pence(amount, to_the_penny=True)) for amount in amounts),
    ]
