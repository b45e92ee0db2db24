"""The money, only when asked for: what the placement costs, and what each move would save."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import streamlit as st

from models.access import Actor
from models.children.settings import Setting
from models.money import Price, PriceBasis
from models.readiness.verdict import BlockerKind
from models.savings.estimate import CurrentPrice, Saving
from models.shortlist.four import Choice, choices
from models.shortlist.options import ChildOptions, Option, Shortlist
from pages.parts import cached, chance, inputs, names, one_value, sorting, tags, words
from pages.parts.tables import lines_table

BASIS = {
    PriceBasis.RECORDED: "this child's own price",
    PriceBasis.LOCAL: "the council's usual price",
    PriceBasis.DEFAULT: "a published price, because none is recorded",
}


def of_child(person: Actor, one: ChildOptions, held: Shortlist) -> None:
    """What the placement costs, and each move on the day that is asked about."""
    placement_cost(one.current)
    key = one.child.key
    move_on = inputs.move_day(key, held.as_of, held.move_on)
    moved = cached.child_of(person, key, move_on, future=True)
    if moved is not None:
        moves(moved, move_on, one_value.on_board(person, key), day_chosen=move_on != held.move_on)


def placement_cost(current: CurrentPrice) -> None:
    """What the child's placement costs a week now, who pays, and what leaving it would free."""
    st.markdown("**This placement**")
    total, share = st.columns((1, 2), gap="medium")
    total.metric("A week, in all", words.money(current.total.weekly_gbp))
    with share:
        st.markdown(words.plain(price_words(current.total)))
        st.markdown(words.plain(share_words(current)))
    if current.cash_reason:
        reason = words.plain(f"{words.capital(current.cash_reason.rstrip('.'))}.")
        (st.caption if current.cash_stops else st.info)(reason)
    for flag in current.flags:
        st.caption(words.plain(words.capital(flag)))


def price_words(price: Price) -> str:
    """Where a price comes from: whose it is, its year, its source."""
    source = price.source.rstrip(".")
    whose = words.capital(BASIS[price.basis])
    return f"{whose}, at {words.year(price.year)} prices. Source: {source}."


def share_words(current: CurrentPrice) -> str:
    """The trust's share, and what health and education pay."""
    parts = [f"The trust pays {words.a_week(current.trust.weekly_gbp)}"]
    if current.health_gbp:
        parts.append(f"health {words.a_week(current.health_gbp)}")
    if current.education_gbp:
        parts.append(f"education {words.a_week(current.education_gbp)}")
    notice = "not recorded" if current.notice_days is None else words.count(
        current.notice_days, "day")  # fmt: skip
    return f"{words.listed(parts)}. Notice: {notice}."


def moves(
    one: ChildOptions,
    move_on: date,
    on_board: Mapping[Setting, one_value.OnBoard],
    *,
    day_chosen: bool = False,
) -> None:
    """Each move's price, chance of lasting and expected saving, in the law's order.

    A move on the board has its own day and one value, the same as on *Savings* and *Move*; where
    the person asked about another day (`day_chosen`), the figures below are of that one.
    """
    for held in on_board.values():
        st.markdown(f"**On the board**: {words.plain(one_value.value_words(held.year, held.part))}")
    st.markdown(f"**If the move were on {words.a_date(move_on)}**")
    st.caption(
        "Expected savings of the trust's own spending. Where this council's history isn't used the "
        "range holds only how such moves turned out elsewhere, so it is narrower than the truth. "
        "An early ending and its cost are counted in. The child's needs decide, not these figures."
    )
    for choice in choices(one):
        for option in choice.options:
            mine = None if day_chosen else on_board.get(option.destination)
            own_day = mine.option if mine else None
            _move(choice, own_day or option, is_agreed=mine is not None and own_day is None,
                  own_day=own_day is not None)  # fmt: skip
    about_money = [b for b in one.blockers if b.kind is BlockerKind.MONEY]
    sorting.blocker_lines(about_money)


def _move(choice: Choice, option: Option, *, is_agreed: bool, own_day: bool) -> None:
    """`is_agreed`: a move there is agreed or made, so its value is that of its baseline, above.
    `own_day`: a move there is on the board, and the figures are of its day."""
    saving = option.saving
    with st.container(border=True, key=f"card-money-{option.destination.value}"):
        answer = tags.answer_tag(option.verdict)
        st.markdown(f"**{words.plain(names.SETTING[option.destination])}** {answer}")
        price = saving.destination_price
        st.markdown(
            words.plain(f"{words.a_week(price.weekly_gbp)}. {price_words(price)}")
            + f"  \n{words.plain(support_words(saving))}"
        )
        st.markdown(words.plain(chance.chance_words(saving.chance)))
        if is_agreed:
            st.markdown("This move is agreed or made: its value is given above, by its baseline.")
            return
        if own_day:
            st.markdown(f"On the board for {words.a_date(saving.move_on)}: the figures are of that "
                        "day, if it is made.")  # fmt: skip
        _figures(saving)
        if saving.notes:
            st.caption(words.plain(" · ".join(words.capital(note) for note in saving.notes)))


def support_words(saving: Saving) -> str:
    """Support and one-off costs of the move, with their source."""
    parts = []
    if saving.support_weekly_gbp:
        weeks = words.count(round(saving.support_weeks), "week")
        parts.append(f"Support {words.a_week(saving.support_weekly_gbp)} for {weeks}")
    if saving.one_off_gbp:
        parts.append(f"once {words.money(saving.one_off_gbp)}")
    if not parts:
        return f"No support is counted. Source: {saving.support_source.rstrip('.')}."
    return f"{words.listed(parts)}. Source: {saving.support_source.rstrip('.')}."


def _figures(saving: Saving) -> None:
    """Three figures side by side, then every line behind them."""
    windows = (
        (f"Saved in {words.year(saving.year)}", saving.this_year),
        ("Saved in the first 365 days", saving.full_year),
        (f"Saved to {words.a_date(saving.baseline_end)}", saving.to_18),
    )
    for column, (label, window) in zip(st.columns(3, gap="small"), windows, strict=True):
        with column:
            st.metric(label, "No figure" if window is None else words.money(window.gbp))
            if window is not None:
                st.caption(chance.range_words(window))
                if vanishes := chance.break_even_words(window):
                    st.caption(vanishes)
    held = [(label, window) for label, window in windows if window is not None]
    if held:
        with st.expander("How each figure is worked out"):
            for label, window in held:
                st.markdown(f"**{label}**, {words.a_date(window.starts)} up to, not counting, "
                            f"{words.a_date(window.ends)}")  # fmt: skip
                lines_table(window)
