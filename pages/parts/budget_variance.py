"""This year against the same months of last year: number of children, price, kind of home."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from models.budget.lines import same_day_before, spent
from models.budget.picture import Picture
from models.budget.variance import Parts, Split, changes_of, split, together
from models.journeys.kinds import Group, group_of
from models.words import capital
from pages.parts import budget_words, names, words
from pages.parts.budget_inputs import Asked, group_words, whose
from pages.parts.charts import steps_chart
from pages.parts.evidence_forecast import HOMES
from pages.parts.tables import text_table

NUMBER, PRICE, KIND, ALL = "Number of children", "Price", "Kind of home", "Together"


def against_last_year(picture: Picture, asked: Asked) -> None:
    """Draw the change with its parts, exact by council and group."""
    st.header("Against the same months of last year", anchor=False)
    if not picture.now or not picture.same_months:
        st.info(words.plain(nothing_to_compare(picture)))
        return
    found = asked.splits(split(changes_of(picture.same_months, picture.now)))
    parts = together(found)
    said = change_words(picture, asked, found)
    drawn, beside = st.columns((3, 2), gap="medium")
    with drawn:
        st.altair_chart(steps_chart(parts_frame(parts)), alt=said)
    with beside:
        st.markdown(words.plain(said))
        st.markdown(words.plain(price_basis_words(found)))
    with st.expander("By council and homes, to the penny"):
        text_table(_COLUMNS, cut_rows(found))


def nothing_to_compare(picture: Picture) -> str:
    """Why there is no comparison."""
    if picture.until is None:
        return f"There is no data for {words.year(picture.year)} yet."
    return "There is no data for the same months of last year. Bring in earlier returns to compare."


def change_words(picture: Picture, asked: Asked, found: Sequence[Split]) -> str:
    """What came, what was, and the parts, in one sentence each."""
    now, before = (spent(asked.lines(one)) for one in (picture.now, picture.same_months))
    parts = together(found)
    until = picture.until or picture.as_of
    change = budget_words.more_or_less(budget_words.thousands(parts.total))
    days = sum(one.change.days for one in found)
    return (
        f"{capital(group_words(asked.group))}{whose(asked)}, 1 April to {words.a_date(until)}: "
        f"{words.of_pence(now.pence)}. To {words.a_date(same_day_before(until))} it was "
        f"{words.of_pence(before.pence)}: {change}. Made of: {budget_words.parts_words(parts)}. "
        f"{budget_words.weeks(now.days)} child-weeks against {budget_words.weeks(before.days)} "
        f"({budget_words.weeks(abs(days))} {'more' if days > 0 else 'fewer'})."
    )


def price_basis_words(found: Sequence[Split]) -> str:
    """How much of the price part is recorded and how much is the assumed rise."""
    inside = [one for one in found if group_of(one.change.cell.setting) is Group.RESIDENTIAL]
    own = together(inside).price
    rest = together(found).price - own
    return (
        f"Of the price part {budget_words.signed(own)} is in residential care and "
        f"{budget_words.signed(rest)} in other homes. Where a child's own price isn't recorded, it "
        "is the usual price with its assumed yearly rise."
    )


def parts_frame(parts: Parts) -> pd.DataFrame:
    """The rows of the picture: each part hangs where the one before ended."""
    steps, at = [], 0
    for name, amount in ((PRICE, parts.price), (NUMBER, parts.volume), (KIND, parts.mix)):
        steps.append((name, at, at + amount, amount))
        at += amount
    steps.append((ALL, 0, at, at))
    return pd.DataFrame(
        {
            "step": [name for name, *_ in steps],
            "begins": [begins / 100 for _, begins, _, _ in steps],
            "ends": [ends / 100 for _, _, ends, _ in steps],
            "label_at": [max(begins, ends, 0) / 100 for _, begins, ends, _ in steps],
            "kind": ["costs" if amount >= 0 else "saves" for *_, amount in steps],
            "said": [budget_words.signed(amount) for *_, amount in steps],
            "low": [None] * len(steps),
            "high": [None] * len(steps),
        }
    )


_COLUMNS = ("Council", "Homes", "Child-weeks last year", "This year", "Last year", "This year, £",
            "Change", PRICE, NUMBER, KIND)  # fmt: skip


def cut_rows(found: Sequence[Split]) -> list[list[str]]:
    """Each council and group, each council, then all: every row the sum of those in it."""
    rows = []
    councils = sorted({one.change.cell.council for one in found})
    for council in councils:
        own = [one for one in found if one.change.cell.council == council]
        for group in Group:
            cut = [one for one in own if group_of(one.change.cell.setting) is group]
            if cut:
                rows.append(_cut_row(names.council(council), HOMES[group], cut))
        if len(councils) > 1:
            rows.append(_cut_row(names.council(council), ALL, own))
    rows.append(_cut_row("All", ALL, found))
    return rows


def _cut_row(council: str, homes: str, cut: Sequence[Split]) -> list[str]:
    changes, parts = [one.change for one in cut], together(cut)
    before, after = (sum(getattr(one, name) for one in changes)
                     for name in ("pence_before", "pence_after"))  # fmt: skip
    return [
        council, homes,
        budget_words.weeks(sum(one.days_before for one in changes)),
        budget_words.weeks(sum(one.days_after for one in changes)),
        words.of_pence(before, to_the_penny=True), words.of_pence(after, to_the_penny=True),
        *(budget_words.signed(one, to_the_penny=True)
          for one in (parts.total, parts.price, parts.volume, parts.mix)),
    ]  # fmt: skip
