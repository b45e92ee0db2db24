"""Confirm payments: what agrees in one go, what differs one difference at a time."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from data.store import recording
from models.access import Actor
from models.problems import UserError
from models.recording.kept import version
from models.recording.subject import confirmed_of
from models.savings.payments import Checked, Difference, Seen, differences
from models.savings.pipeline import Confirmed, ConfirmedSlice
from pages.parts import cached, source, state, words
from pages.parts.target_behind import who_of

WALKED = (Seen.STILL_PAID, Seen.DIFFERS, Seen.NOT_HELD)
CURE = {
    Seen.STILL_PAID: "Ask whether notice was longer than recorded: the move's money says until "
    "when the old home is paid.",
    Seen.DIFFERS: "If the price changed, record it with the move, backdated to its day.",
    Seen.NOT_HELD: "That no payment is held proves nothing. Confirm only what something else "
    "proves, and say what.",
}


def confirm(person: Actor, claims: Sequence[Checked]) -> None:
    """Draw the button for what agrees, then the differences, then what is still to come."""
    st.header("Confirm payments", anchor=False)
    if trouble := state.take_trouble():
        st.error(words.plain(trouble))
    agrees = differences(claims, [Seen.AGREES])
    differ = differences(claims, WALKED)
    if not agrees and not differ:
        st.markdown("Nothing waits to be confirmed: every week up to the last payment held is "
                    "confirmed, or lies after it.")  # fmt: skip
    if agrees:
        total = words.of_pence(sum(one.net for one in agrees), to_the_penny=True)
        weeks = words.count(sum(len(one.checked) for one in agrees), "week")
        moves = words.count(len({one.move for one in agrees}), "move")
        st.markdown(words.plain(f"{weeks} of {moves} agree with the payments: {total}."))
        st.button(f"Confirm all {weeks}", key="target.confirm", type="primary",
                  shortcut="Alt+Y", on_click=_confirm, args=(person, agrees, ""))  # fmt: skip
    if differ:
        _walk(person, differ)
    later = differences(claims, [Seen.NOT_YET])
    if later:
        pence = words.of_pence(sum(one.net for one in later))
        st.caption(words.plain(f"{pence} lies after the last payment that is held."))


def _walk(person: Actor, differ: Sequence[Difference]) -> None:
    """One difference at a time, the first that is open."""
    st.subheader(words.count(len(differ), "difference"), anchor=False)
    at = min(state.shown("target.difference", 0), len(differ) - 1)
    one = differ[at]
    who = who_of(person, {one.move: one.child})[one.move]
    with st.container(border=True, key="card-target-difference"):
        st.markdown(f"**{words.plain(who)}**, {words.a_date(one.starts)} up to, not counting, "
                    f"{words.a_date(one.ends)}")  # fmt: skip
        st.markdown(words.plain(difference_words(one)))
        st.caption(words.plain(CURE[one.seen]))
        because = st.text_input("What it rests on", key=f"target.because.{one.move}.{one.starts}")
        with st.container(horizontal=True):
            pressed = st.button("Confirm as the ledger has it", key="target.as_is")
            if len(differ) > 1:
                st.button("Leave it open, next", key="target.next", on_click=state.show_more,
                          args=("target.difference", (at + 1) % len(differ)))  # fmt: skip
            st.page_link("child.py", label="To the child", query_params={"child": one.child})
    if pressed and not because.strip():
        st.warning("Write what it rests on: the payments alone don't prove it.")
    elif pressed:
        _confirm(person, [one], because)
        st.rerun()


def difference_words(one: Difference) -> str:
    """What the ledger has and what the payments say."""
    weeks = words.count(len(one.checked), "week")
    net = words.of_pence(one.net, to_the_penny=True)
    said = f"The ledger has {net} net for {weeks}. The payments: {one.seen.value}"
    if one.difference:
        more = "more" if one.difference > 0 else "less"
        said += f" ({words.of_pence(abs(one.difference), to_the_penny=True)} {more})"
    return f"{said}."


def _confirm(person: Actor, found: Sequence[Difference], because: str) -> None:
    """Record it move by move, each with its audit row; what can't be is said, the rest stands."""
    by_move: dict[tuple[str, str], list[Checked]] = {}
    for one in found:
        by_move.setdefault((one.child, one.move), []).extend(one.checked)
    for (child, move), rows in by_move.items():
        about = confirmed_of(child, move)
        record = cached.child_record(person, child)
        slices = tuple(
            ConfirmedSlice(row.slice.starts, row.slice.ends, row.slice.net) for row in rows
        )
        content = Confirmed(slices, max(row.slice.ends for row in rows), because.strip())
        try:
            recording.record_fact(
                source.current().store_shown(), actor=person, about=about, content=content,
                expected_version=version(record.history(about)) if record else 0,
                now=source.current().now(),
            )  # fmt: skip
        except UserError as error:
            state.keep_trouble(str(error))
