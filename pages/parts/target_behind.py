"""Behind each sum of the target: its moves, and of one move every week beside its payments."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from models.access import Actor
from models.money import DAYS_PER_WEEK
from models.savings.audit import Claim
from models.savings.payments import Checked
from pages.parts import cached, names, state, words
from pages.parts.tables import text_table

NOBODY = "No move is in the ledger of this year yet."
WEEK_COLUMNS = ("Week", "From", "Days", "Old home", "New home", "Support, once, two homes",
                "Net", "Confirmed", "Payments say")  # fmt: skip


def behind(person: Actor, claims: Sequence[Checked]) -> None:
    """Draw the moves of the year's ledger, then the weeks of the one that is picked."""
    st.header("Behind every pound", anchor=False)
    if not claims:
        st.markdown(NOBODY)
        return
    by_move: dict[str, list[Checked]] = {}
    for one in claims:
        by_move.setdefault(one.slice.move, []).append(one)
    who = who_of(person, {key: every[0].slice.child for key, every in by_move.items()})
    keys = sorted(by_move, key=lambda key: who[key])
    with st.expander(f"The {words.count(len(keys), 'move')} of this year's ledger"):
        text_table(("Child", "Net up to today", "Confirmed", "Clawed back", "Label"), [
            (who[key],
             words.of_pence(sum(one.slice.net for one in by_move[key]), to_the_penny=True),
             words.of_pence(sum(one.standing.stands for one in by_move[key]), to_the_penny=True),
             words.of_pence(sum(one.standing.clawed_back for one in by_move[key]),
                            to_the_penny=True),
             by_move[key][0].slice.label or "not said")
            for key in keys
        ])  # fmt: skip
    picked = st.selectbox("See the weeks of one move", keys, index=None, key="target.move",
                          placeholder="Choose a child", format_func=who.__getitem__,
                          width=420)  # fmt: skip
    if picked:
        _weeks(by_move[picked], who[picked])
    st.button("Sample check: the largest claims, and some at random", key="target.audit",
              on_click=state.flip, args=("target.audited",))  # fmt: skip
    if state.is_open("target.audited"):
        _audit(person, claims)


def who_of(person: Actor, children: dict[str, str]) -> dict[str, str]:
    """How each move's child is called on screens; of a child out of sight, that they are."""
    people = cached.people_of(person, frozenset(children.values()))
    named = {one.key: names.who(one) for one in people}
    return {key: named.get(child, "A child not shown") for key, child in children.items()}


def _weeks(rows: Sequence[Checked], who: str) -> None:
    child = rows[0].slice.child
    with st.container(border=True, key="card-target-weeks"):
        st.page_link("child.py", label=f"**{words.plain(who)}**", query_params={"child": child})
        text_table(WEEK_COLUMNS, [week_row(one) for one in rows])
        because = dict.fromkeys(one.slice.because for one in rows if one.slice.because)
        for each in because:
            st.caption(words.plain(f"Some of these weeks: {each}."))


def week_row(one: Checked) -> tuple[str, ...]:
    """One slice in words, money to the penny."""
    parts, row = one.slice.amounts, one.standing
    other = parts.support + parts.one_off + parts.overlap
    said = one.seen.value
    if one.difference:
        said += f", {words.of_pence(abs(one.difference), to_the_penny=True)} " + (
            "more" if one.difference > 0 else "less"
        )
    return (
        f"{one.slice.number}", words.a_date(one.slice.starts),
        f"{(one.slice.ends - one.slice.starts).days} of {DAYS_PER_WEEK}",
        *(words.of_pence(pence, to_the_penny=True)
          for pence in (parts.old_home + parts.elsewhere, parts.new_home, other, one.slice.net)),
        "not yet" if row.confirmed is None else words.of_pence(row.confirmed, to_the_penny=True),
        said,
    )  # fmt: skip


def _audit(person: Actor, claims: Sequence[Checked]) -> None:
    """The draw of the day: the same all day long, so that it can be talked about."""
    drawn = cached.audit_of(person, claims)
    if not drawn.of:
        st.markdown("Nothing of this year is confirmed yet, so there is no claim to check.")
        return
    st.caption(words.plain(
        f"{words.count(drawn.of, 'claim')} of this year; the {len(drawn.largest)} largest, and "
        f"{len(drawn.random)} drawn at random of the others. The draw is the same all day."
    ))  # fmt: skip
    every = (*drawn.largest, *drawn.random)
    who = who_of(person, {one.move.key: one.move.child for one in every})
    for one in every:
        label = f"{who[one.move.key]}: {words.of_pence(one.pence, to_the_penny=True)}"
        with st.expander(words.plain(label)):
            _claim(one)


def _claim(one: Claim) -> None:
    frozen = one.move.frozen
    old = words.of_pence(frozen.old_weekly_pence, to_the_penny=True)
    st.markdown(words.plain(
        f"Moved on {words.a_date(one.move.moved_on)}. Old price {old} a week, frozen on "
        f"{words.a_date(frozen.frozen_on)}, from: {frozen.old_source}."
    ))  # fmt: skip
    st.markdown("How this could be wrong:")
    st.markdown("\n".join(f"- {words.plain(words.capital(each))}" for each in one.doubts))
    text_table(WEEK_COLUMNS, [week_row(each) for each in one.rows])
