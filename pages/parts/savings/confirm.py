"""Confirm payments: what agrees in one go; all differences in one list; receipt and undo."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from models.access import Actor
from models.ledger.payments import (
    CheckedSlice,
    PaymentDifference,
    PaymentSeen,
    confirmed_as_paid,
    list_differences,
)
from models.problems import UserError
from models.recording.entry import newest_number
from models.recording.move_stages import Confirmed
from models.recording.subject import Subject, confirmed_of
from pages.parts import cache, state
from pages.parts.forms import fields
from pages.parts.savings import words
from pages.parts.savings.ledger import who_of
from pages.parts.words import writing
from pages.parts.words.tables import text_table
from services.recording import record_fact, withdraw_fact
from services.records import child_record

OPEN = (
    PaymentSeen.CHANGED_SINCE,
    PaymentSeen.STILL_PAID,
    PaymentSeen.NOTICE_NOT_PAID,
    PaymentSeen.DIFFERS,
    PaymentSeen.NEW_NOT_HELD,
    PaymentSeen.OLD_NOT_HELD,
)
RECEIPT = "target.receipt"


@dataclass(frozen=True, slots=True)
class Receipt:
    """What was confirmed just now, to be told and taken back: entry numbers by subject."""

    said: str
    entries: tuple[tuple[Subject, int], ...]


def confirm(person: Actor, claims: Sequence[CheckedSlice]) -> None:
    """Draw the button for what agrees, then the list of differences, then what is to come."""
    st.header("Confirm payments", anchor=False)
    if trouble := state.take_trouble():
        st.error(writing.plain(trouble))
    _receipt(person)
    agrees, differ = list_differences(claims, [PaymentSeen.AGREES]), list_differences(claims, OPEN)
    if not agrees and not differ:
        st.markdown(words.NOTHING_TO_CONFIRM)
    if agrees:
        total = writing.of_pence(_net(agrees), to_the_penny=True)
        st.markdown(writing.plain(words.agree(_weeks(agrees), _moves(agrees), total)))
        st.button(
            words.confirm_all(_weeks(agrees)),
            key="target.confirm",
            type="primary",
            shortcut="Alt+Y",
            on_click=_confirm,
            args=(person, agrees, ""),
        )
    if differ:
        _differences(person, differ)
    later = list_differences(claims, [PaymentSeen.NOT_YET])
    if later:
        day = writing.a_date(min(difference.starts for difference in later))
        st.caption(writing.plain(words.after_the_file(writing.of_pence(_net(later)), day)))


def _differences(person: Actor, differ: Sequence[PaymentDifference]) -> None:
    """All of them in one list with totals, by kind, and the ones chosen confirmed together."""
    st.subheader(writing.count_of(len(differ), "difference"), anchor=False)
    counts = Counter(difference.seen for difference in differ)
    kinds = [kind for kind in OPEN if counts[kind]]
    kind = st.selectbox(
        "Show",
        [None, *kinds],
        key="target.kind",
        width=520,
        format_func=lambda one: (
            f"All {len(differ)}"
            if one is None
            else f"{writing.capitalise(one.value)} ({counts[one]})"
        ),
    )
    shown = [difference for difference in differ if kind in (None, difference.seen)]
    texts = who_of(person, {difference.move: difference.child for difference in shown})
    shown = sorted(shown, key=lambda difference: (texts[difference.move], difference.starts))
    text_table(
        words.DIFFERENCE_COLUMNS,
        [*(row_of(difference, texts[difference.move]) for difference in shown), total_row(shown)],
    )
    for payment_seen in dict.fromkeys(difference.seen for difference in shown):
        st.caption(
            writing.plain(f"{writing.capitalise(payment_seen.value)}: {words.CURE[payment_seen]}")
        )
    labels = {
        f"{difference.move} {difference.starts} {difference.seen.name}": difference
        for difference in shown
    }
    picked = st.multiselect(
        words.SOME_ONLY,
        list(labels),
        key="target.some",
        placeholder="All of them",
        format_func=lambda key: (
            f"{texts[labels[key].move]}, from {writing.a_date(labels[key].starts)}"
        ),
    )
    chosen = [labels[key] for key in picked if key in labels] or shown
    because = fields.kept_line("target.because", words.EVIDENCE)
    if not st.button(words.confirm_as_claimed(_weeks(chosen)), key="target.as_is"):
        return
    if not because.strip():
        st.warning(words.NAME_THE_EVIDENCE)
        return
    _confirm(person, chosen, because)
    fields.sent("target.because")
    state.clear("target.because", "target.some")
    st.rerun()


def row_of(difference: PaymentDifference, person: str) -> tuple[str, ...]:
    """One difference in a line; `To` is its last day."""
    differs = (
        writing.of_pence(difference.difference, to_the_penny=True) if difference.difference else ""
    )
    return (
        person,
        writing.a_date(difference.starts),
        writing.a_date(difference.last_day),
        f"{len(difference.checked)}",
        difference.seen.value,
        writing.of_pence(difference.net, to_the_penny=True),
        differs,
    )


def total_row(differences: Sequence[PaymentDifference]) -> tuple[str, ...]:
    """What the list adds up to."""
    return (
        "Together",
        "",
        "",
        f"{_weeks(differences)}",
        "",
        writing.of_pence(_net(differences), to_the_penny=True),
        writing.of_pence(
            sum(difference.difference for difference in differences), to_the_penny=True
        ),
    )


def _weeks(differences: Sequence[PaymentDifference]) -> int:
    return sum(len(difference.checked) for difference in differences)


def _moves(differences: Sequence[PaymentDifference]) -> int:
    return len({difference.move for difference in differences})


def _net(differences: Sequence[PaymentDifference]) -> int:
    return sum(difference.net for difference in differences)


def _confirm(person: Actor, differences: Sequence[PaymentDifference], because: str) -> None:
    """Record it move by move, each with its audit row; what can't be is said, the rest stands."""
    by_move: dict[tuple[str, str], list[CheckedSlice]] = {}
    for difference in differences:
        by_move.setdefault((difference.child, difference.move), []).extend(difference.checked)
    entries, retained = [], 0
    for (child, move), rows in by_move.items():
        about = confirmed_of(child, move)
        record = child_record(cache.council_of(person), child)
        slices = tuple(confirmed_as_paid(row) for row in rows)
        content = Confirmed(slices, max(row.slice.ends for row in rows), because.strip())
        try:
            entry = record_fact(
                cache.council_of(person),
                about=about,
                content=content,
                expected_version=newest_number(record.history(about)) if record else 0,
            )
        except UserError as error:
            state.keep_trouble(str(error))
            continue
        entries.append((about, entry.number))
        retained += sum(confirmed_slice.pence for confirmed_slice in slices)
    if entries:
        text = words.confirmed(
            sum(len(rows) for rows in by_move.values()),
            len(entries),
            writing.of_pence(retained, to_the_penny=True),
            writing.a_moment(cache.now()),
        )
        state.put(RECEIPT, Receipt(text, tuple(entries)))


def _receipt(person: Actor) -> None:
    """What was confirmed last in this visit, with the way back."""
    receipt = state.get(RECEIPT)
    if not isinstance(receipt, Receipt):
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.success(writing.plain(receipt.said))
        st.button("Undo", key="target.undo", on_click=_undo, args=(person, receipt))


def _undo(person: Actor, receipt: Receipt) -> None:
    """Take every entry of the receipt back; whoever confirmed needs no reason for ten minutes."""
    state.clear(RECEIPT)
    for about, number in receipt.entries:
        record = child_record(cache.council_of(person), about.child)
        try:
            withdraw_fact(
                cache.council_of(person),
                about=about,
                number=number,
                expected_version=newest_number(record.history(about)) if record else 0,
                reason=words.UNDONE,
            )
        except UserError as error:
            state.keep_trouble(str(error))
