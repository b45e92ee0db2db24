"""Confirm payments: what agrees in one go; all differences in one list; receipt and undo."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from data.store import recording
from models.access import Actor
from models.problems import UserError
from models.recording.kept import version
from models.recording.subject import Subject, confirmed_of
from models.savings.payments import Checked, Difference, Seen, confirmed_as_paid, differences
from models.savings.pipeline import Confirmed
from pages.parts import cached, fields, source, state, words
from pages.parts.tables import text_table
from pages.parts.target_behind import who_of

OPEN = (Seen.CHANGED_SINCE, Seen.STILL_PAID, Seen.NOTICE_NOT_PAID, Seen.DIFFERS, Seen.NEW_NOT_HELD,
        Seen.OLD_NOT_HELD)  # fmt: skip
CURE = {
    Seen.CHANGED_SINCE: "A credit or a late payment came in after these weeks were confirmed. If "
    "the price changed, record it with the move, backdated to its day; then confirm again.",
    Seen.STILL_PAID: "Ask whether notice was longer than recorded: the move's money says until "
    "when the old home is paid.",
    Seen.NOTICE_NOT_PAID: "If notice is over, record with the move's money until when the old home "
    "was paid.",
    Seen.DIFFERS: "If the price changed, record it with the move, backdated to its day.",
    Seen.NEW_NOT_HELD: "The payments file can't confirm this. If you have other evidence, name it "
    "and confirm.",
    Seen.OLD_NOT_HELD: "The payments file doesn't show the old home before the move, so it can't "
    "show that it stopped. If you have other evidence, name it and confirm.",
}
COLUMNS = ("Child", "From", "To", "Weeks", "The payments say", "The ledger has", "Paid more or "
           "less")  # fmt: skip
RECEIPT = "target.receipt"


@dataclass(frozen=True, slots=True)
class Receipt:
    """What was confirmed just now, to be told and taken back: entry numbers by subject."""

    said: str
    entries: tuple[tuple[Subject, int], ...]


def confirm(person: Actor, claims: Sequence[Checked]) -> None:
    """Draw the button for what agrees, then the list of differences, then what is to come."""
    st.header("Confirm payments", anchor=False)
    if trouble := state.take_trouble():
        st.error(words.plain(trouble))
    _receipt(person)
    agrees, differ = differences(claims, [Seen.AGREES]), differences(claims, OPEN)
    if not agrees and not differ:
        st.markdown("Nothing waits to be confirmed: every week up to the last day in the payments "
                    "file is confirmed, or lies after it.")  # fmt: skip
    if agrees:
        said = told(agrees)
        st.markdown(words.plain(f"{said} agree with the payments."))
        weeks = words.count(_weeks(agrees), "week")
        st.button(f"Confirm all {weeks}", key="target.confirm", type="primary",
                  shortcut="Alt+Y", on_click=_confirm, args=(person, agrees, ""))  # fmt: skip
    if differ:
        _differences(person, differ)
    later = differences(claims, [Seen.NOT_YET])
    if later:
        pence, day = words.of_pence(sum(one.net for one in later)), min(o.starts for o in later)
        st.caption(words.plain(f"{pence} is for weeks from {words.a_date(day)} on, which end after "
                               "the last day in the payments file."))  # fmt: skip


def told(found: Sequence[Difference]) -> str:
    """30 weeks of 1 move: £126,000.00."""
    weeks = words.count(_weeks(found), "week")
    moves = words.count(len({one.move for one in found}), "move")
    total = words.of_pence(sum(one.net for one in found), to_the_penny=True)
    return f"{weeks} of {moves}, {total},"


def _differences(person: Actor, differ: Sequence[Difference]) -> None:
    """All of them in one list with totals, by kind, and the ones chosen confirmed together."""
    st.subheader(words.count(len(differ), "difference"), anchor=False)
    counts = Counter(one.seen for one in differ)
    kinds = [kind for kind in OPEN if counts[kind]]
    kind = st.selectbox(
        "Show", [None, *kinds], key="target.kind", width=520,
        format_func=lambda one: f"All {len(differ)}" if one is None else
        f"{words.capital(one.value)} ({counts[one]})",
    )  # fmt: skip
    shown = [one for one in differ if kind in (None, one.seen)]
    who = who_of(person, {one.move: one.child for one in shown})
    shown = sorted(shown, key=lambda one: (who[one.move], one.starts))
    text_table(COLUMNS, [*(row_of(one, who[one.move]) for one in shown), total_row(shown)])
    for each in dict.fromkeys(one.seen for one in shown):
        st.caption(words.plain(f"{words.capital(each.value)}: {CURE[each]}"))
    labels = {f"{one.move} {one.starts} {one.seen.name}": one for one in shown}
    picked = st.multiselect(
        "Confirm only some of them", list(labels), key="target.some", placeholder="All of the list",
        format_func=lambda key: f"{who[labels[key].move]}, from "
        f"{words.a_date(labels[key].starts)}",
    )  # fmt: skip
    chosen = [labels[key] for key in picked if key in labels] or shown
    because = fields.unkept_line(
        "target.because", "Evidence (for example the old home's final invoice)"
    )
    weeks = words.count(_weeks(chosen), "week")
    if not st.button(f"Confirm {weeks} as the ledger has them", key="target.as_is"):
        return
    if not because.strip():
        st.warning("Name the evidence: the payments alone don't show it.")
        return
    _confirm(person, chosen, because)
    state.clear("target.because", "target.some")
    st.rerun()


def row_of(one: Difference, who: str) -> tuple[str, ...]:
    """One difference in a line; `To` is its last day."""
    differs = words.of_pence(one.difference, to_the_penny=True) if one.difference else ""
    return (who, words.a_date(one.starts), words.a_date(one.last_day), f"{len(one.checked)}",
            one.seen.value, words.of_pence(one.net, to_the_penny=True), differs)  # fmt: skip


def total_row(found: Sequence[Difference]) -> tuple[str, ...]:
    """What the list adds up to."""
    return ("Together", "", "", f"{_weeks(found)}", "",
            words.of_pence(sum(one.net for one in found), to_the_penny=True),
            words.of_pence(sum(one.difference for one in found), to_the_penny=True))  # fmt: skip


def _weeks(found: Sequence[Difference]) -> int:
    return sum(len(one.checked) for one in found)


def _confirm(person: Actor, found: Sequence[Difference], because: str) -> None:
    """Record it move by move, each with its audit row; what can't be is said, the rest stands."""
    by_move: dict[tuple[str, str], list[Checked]] = {}
    for one in found:
        by_move.setdefault((one.child, one.move), []).extend(one.checked)
    entries, kept = [], 0
    for (child, move), rows in by_move.items():
        about = confirmed_of(child, move)
        record = cached.child_record(person, child)
        slices = tuple(confirmed_as_paid(row) for row in rows)
        content = Confirmed(slices, max(row.slice.ends for row in rows), because.strip())
        try:
            entry = recording.record_fact(
                source.current().store_shown(), actor=person, about=about, content=content,
                expected_version=version(record.history(about)) if record else 0,
                now=source.current().now(),
            )  # fmt: skip
        except UserError as error:
            state.keep_trouble(str(error))
            continue
        entries.append((about, entry.number))
        kept += sum(one.pence for one in slices)
    if entries:
        weeks = words.count(sum(len(rows) for rows in by_move.values()), "week")
        at = words.a_moment(source.current().now())
        moves = words.count(len(entries), "move")
        said = (f"Confirmed: {weeks} of {moves}, "
                f"{words.of_pence(kept, to_the_penny=True)}, {at}.")  # fmt: skip
        state.put(RECEIPT, Receipt(said, tuple(entries)))


def _receipt(person: Actor) -> None:
    """What was confirmed last in this visit, with the way back."""
    receipt = state.get(RECEIPT)
    if not isinstance(receipt, Receipt):
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.success(words.plain(receipt.said))
        st.button("Undo", key="target.undo", on_click=_undo, args=(person, receipt))


def _undo(person: Actor, receipt: Receipt) -> None:
    """Take every entry of the receipt back; whoever confirmed needs no reason for ten minutes."""
    held = source.current()
    state.clear(RECEIPT)
    for about, number in receipt.entries:
        record = cached.child_record(person, about.child)
        try:
            recording.withdraw(
                held.store_shown(), actor=person, about=about, number=number,
                expected_version=version(record.history(about)) if record else 0,
                now=held.now(), reason="Undone by whoever confirmed it",
            )  # fmt: skip
        except UserError as error:
            state.keep_trouble(str(error))
