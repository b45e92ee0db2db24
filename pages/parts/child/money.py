"""The money, only when asked for: what the placement costs, and what each move would save."""

from collections.abc import Mapping
from datetime import date

import streamlit as st

from models.access import Actor
from models.labels import BarrierKind
from models.money import Price, PriceBasis
from models.prices.current import CurrentPrice
from models.saving.estimate import Saving
from models.settings import Setting
from models.shortlist.destinations import DestinationChoice, destination_choices
from models.shortlist.options import ChildOptions, Option, Shortlist
from pages.parts import cache
from pages.parts.child import sorting, words
from pages.parts.shell import links, waiting
from pages.parts.words import chance, move_value, names, tags, writing
from pages.parts.words.tables import lines_table
from services.kept import PreparedStage
from services.shortlist import options_for_child

BASIS = {
    PriceBasis.RECORDED: words.OWN_PRICE,
    PriceBasis.LOCAL: words.USUAL_PRICE,
    PriceBasis.DEFAULT: words.PUBLISHED_PRICE,
}


def of_child(person: Actor, child: ChildOptions, shortlist: Shortlist) -> None:
    """What the placement costs, and each move on the day that is asked about."""
    placement_cost(child.current)
    key = child.child.key
    if not waiting.is_ready(cache.council_of(person), PreparedStage.SAVINGS):
        return  # the outlook above says how far it is
    move_on = links.move_day(key, shortlist.as_of, shortlist.move_on)
    moved = options_for_child(cache.council_of(person), key, move_on, future=True)
    if moved is not None:
        moves(
            moved,
            move_on,
            move_value.on_board(person, key),
            day_chosen=move_on != shortlist.move_on,
        )


def placement_cost(current: CurrentPrice) -> None:
    """What the child's placement costs a week now, who pays, and what leaving it would free."""
    st.markdown("**This placement**")
    total, share = st.columns((1, 2), gap="medium")
    total.metric(words.A_WEEK_IN_ALL, writing.money(current.total.weekly_gbp))
    with share:
        st.markdown(writing.plain(price_words(current.total)))
        st.markdown(writing.plain(share_words(current)))
    if current.cash_reason:
        reason = writing.plain(f"{writing.capitalise(current.cash_reason.rstrip('.'))}.")
        (st.caption if current.cash_stops else st.info)(reason)
    for flag in current.flags:
        st.caption(writing.plain(writing.capitalise(flag)))


def price_words(price: Price) -> str:
    """Where a price comes from: whose it is, its year, its source."""
    source = price.source.rstrip(".")
    whose = writing.capitalise(BASIS[price.basis])
    return f"{whose}, at {writing.year(price.year)} prices. Source: {source}."


def share_words(current: CurrentPrice) -> str:
    """The trust's share, and what health and education pay."""
    parts = [f"The trust pays {writing.a_week(current.trust.weekly_gbp)}"]
    if current.health_gbp:
        parts.append(f"health {writing.a_week(current.health_gbp)}")
    if current.education_gbp:
        parts.append(f"education {writing.a_week(current.education_gbp)}")
    notice = (
        "not recorded"
        if current.notice_days is None
        else writing.count_of(current.notice_days, "day")
    )
    return f"{writing.join_words(parts)}. Notice: {notice}."


def moves(
    child: ChildOptions,
    move_on: date,
    on_board: Mapping[Setting, move_value.OnBoard],
    *,
    day_chosen: bool = False,
) -> None:
    """Each move's price, chance of lasting and expected saving, in the law's order.

    A move on the board has its own day and one value, the same as on *Savings* and *Move*; where
    the person asked about another day (`day_chosen`), the figures below are of that one.
    """
    for board in on_board.values():
        st.markdown(
            f"**On the board**: {writing.plain(move_value.value_words(board.year, board.part))}"
        )
    st.markdown(words.if_the_move_were_on(writing.a_date(move_on)))
    st.caption(words.EXPECTED_SAVINGS)
    for choice in destination_choices(child):
        for option in choice.options:
            on_board_own = None if day_chosen else on_board.get(option.destination)
            own_day = on_board_own.option if on_board_own else None
            _move(
                choice,
                own_day or option,
                is_agreed=on_board_own is not None and own_day is None,
                own_day=own_day is not None,
            )
    about_money = [b for b in child.blockers if b.kind is BarrierKind.MONEY]
    sorting.blocker_lines(about_money)


def _move(choice: DestinationChoice, option: Option, *, is_agreed: bool, own_day: bool) -> None:
    """`is_agreed`: a move there is agreed or made, so its value is that of its baseline, above.
    `own_day`: a move there is on the board, and the figures are of its day."""
    saving = option.saving
    with st.container(border=True, key=f"card-money-{option.destination.value}"):
        answer = tags.answer_tag(option.verdict)
        st.markdown(f"**{writing.plain(names.SETTING[option.destination])}** {answer}")
        price = saving.destination_price
        st.markdown(
            writing.plain(f"{writing.a_week(price.weekly_gbp)}. {price_words(price)}")
            + f"  \n{writing.plain(support_words(saving))}"
        )
        st.markdown(writing.plain(chance.chance_words(saving.chance)))
        if is_agreed:
            st.markdown(words.SHOWN_ABOVE)
            return
        if own_day:
            st.markdown(words.planned_for(writing.a_date(saving.move_on)))
        _figures(saving)
        if saving.notes:
            st.caption(writing.plain(" · ".join(writing.capitalise(note) for note in saving.notes)))


def support_words(saving: Saving) -> str:
    """Support and one-off costs of the move, with their source."""
    parts = []
    if saving.support_weekly_gbp:
        weeks = writing.count_of(round(saving.support_weeks), "week")
        parts.append(f"Support {writing.a_week(saving.support_weekly_gbp)} for {weeks}")
    if saving.one_off_gbp:
        parts.append(f"once {writing.money(saving.one_off_gbp)}")
    if not parts:
        return words.no_support(saving.support_source.rstrip("."))
    return f"{writing.join_words(parts)}. Source: {saving.support_source.rstrip('.')}."


def _figures(saving: Saving) -> None:
    """Three figures side by side, then every line behind them."""
    windows = (
        (f"Saved in {writing.year(saving.year)}", saving.this_year),
        (words.SAVED_IN_A_YEAR, saving.full_year),
        (f"Saved to {writing.a_date(saving.baseline_end)}", saving.to_18),
    )
    for column, (label, window) in zip(st.columns(3, gap="small"), windows, strict=True):
        with column:
            st.metric(label, "No figure" if window is None else writing.money(window.gbp))
            if window is not None:
                st.caption(chance.range_words(window))
                if vanishes := chance.break_even_words(window):
                    st.caption(vanishes)
    pairs = [(label, window) for label, window in windows if window is not None]
    if pairs:
        with st.expander(words.HOW_WORKED_OUT):
            for label, window in pairs:
                st.markdown(
                    words.from_until(
                        label, writing.a_date(window.starts), writing.a_date(window.ends)
                    )
                )
                lines_table(window)
