"""Behind every pound: the children and weeks of a cut, and one child's weeks with their prices."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import timedelta

import streamlit as st

from models.access import Actor
from models.budget.lines import Line, spent
from models.budget.picture import Picture
from models.budget.variance import Split, changes_of, split, together
from pages.parts import budget_words, cached, names, state, words
from pages.parts.budget_inputs import Asked, group_words, whose
from pages.parts.tables import text_table

FIRST, MORE = 25, 50


def behind(person: Actor, picture: Picture, asked: Asked) -> None:
    """Draw every child of the chosen council and homes, then the one that somebody picks."""
    st.header("Behind every pound", anchor=False)
    now, before = (asked.lines(lines) for lines in (picture.now, picture.same_months))
    if not now and not before:
        st.info("There are no child-weeks for this choice.")
        return
    found = asked.splits(split(changes_of(picture.same_months, picture.now)))
    called = cached.called(person)
    order = sorted({line.child for line in (*now, *before)}, key=lambda key: called.get(key, key))
    st.markdown(words.plain(
        f"{group_words(asked.group)}{whose(asked)}: {words.count(len(order), 'child', 'children')} "
        "behind what has been, this year and in the same months of last year, by number or name. "
        "What is still expected is simulated for everybody, so it has no list of children."
    ))  # fmt: skip
    slot = f"budget.behind.{picture.year}.{asked.council}.{asked.group}"
    number = state.shown(slot, FIRST)
    with st.expander(f"The children, {min(number, len(order))} of {len(order)}"):
        whole = _child_row(f"All {len(order)}", now, found)
        text_table(_COLUMNS, [*child_rows(order[:number], called, now, found), whole])
        if len(order) > number:
            st.button("Show more children", key=f"{slot}.more", on_click=state.show_more,
                      args=(slot, number + MORE))  # fmt: skip
    picked = st.selectbox(
        "Show one child week by week", order, index=None, placeholder="Choose a child",
        format_func=lambda key: called.get(key, words.UNKNOWN), key="budget.child", width=420,
    )  # fmt: skip
    if picked:
        _one_child(picked, called, now, before)


def child_rows(
    keys: Sequence[str], called: dict[str, str], now: Sequence[Line], found: Sequence[Split]
) -> list[list[str]]:
    """One row a child, to the penny; the columns add up to the sums above."""
    lines, splits = defaultdict(list), defaultdict(list)
    for line in now:
        lines[line.child].append(line)
    for one in found:
        splits[one.change.child].append(one)
    return [_child_row(called.get(key, words.UNKNOWN), lines[key], splits[key]) for key in keys]


_COLUMNS = ("Child", "Child-weeks last year", "This year", "Last year, £", "This year, £", "Change",
            "Price", "Number of children", "Kind of home")  # fmt: skip


def _child_row(name: str, lines: Sequence[Line], splits: Sequence[Split]) -> list[str]:
    parts, changes = together(splits), [one.change for one in splits]
    unpriced = spent(lines).unpriced_days
    after = words.of_pence(sum(one.pence_after for one in changes), to_the_penny=True)
    return [
        name,
        budget_words.weeks(sum(one.days_before for one in changes)),
        budget_words.weeks(sum(one.days_after for one in changes)),
        words.of_pence(sum(one.pence_before for one in changes), to_the_penny=True),
        after + (f" and {budget_words.weeks(unpriced)} weeks without a price" if unpriced else ""),
        *(budget_words.signed(one, to_the_penny=True)
          for one in (parts.total, parts.price, parts.volume, parts.mix)),
    ]  # fmt: skip


def _one_child(
    key: str, called: dict[str, str], now: Sequence[Line], before: Sequence[Line]
) -> None:
    """Each stay and month of one child, with the price of a week, its source and its year."""
    with st.container(border=True, key="card-budget-child"):
        name = words.plain(called.get(key, words.UNKNOWN))
        st.page_link("child.py", label=f"**{name}**", query_params={"child": key})
        for title, lines in (("This year", now), ("Same months of last year", before)):
            mine = [line for line in lines if line.child == key]
            if mine:
                st.markdown(f"**{title}**: {words.plain(_sum_words(mine))}")
                text_table(_LINE_COLUMNS, [_line_row(line) for line in mine])


def _sum_words(lines: Sequence[Line]) -> str:
    found = spent(lines)
    return (
        f"{budget_words.weeks(found.days)} child-weeks, "
        f"{words.of_pence(found.pence, to_the_penny=True)}"
    )


_LINE_COLUMNS = ("From", "To", "Home", "Days", "A week", "Price from", "Pounds")


def _line_row(line: Line) -> list[str]:
    price = line.price
    return [
        words.a_date(line.starts),
        words.a_date(line.ends - timedelta(days=1)),
        names.SETTING[line.cell.setting],
        f"{line.days}",
        "not known" if price is None else words.money(price.weekly_gbp, pence=True),
        "" if price is None
        else f"{price.source}; {price.basis.value}, {words.year(price.year)} prices",
        "not known" if line.pence is None else words.of_pence(line.pence, to_the_penny=True),
    ]  # fmt: skip
