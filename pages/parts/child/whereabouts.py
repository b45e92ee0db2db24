"""Saying whether a child is still here: the buttons, what they record, and taking it back."""

from datetime import date

import streamlit as st

from models.access import Permission, may
from models.children.freshness import Correction, Corrections, State, WhereaboutsAnswer
from models.problems import UserError
from models.shortlist.options import ChildOptions
from pages.parts import cache, state
from pages.parts.child import words
from pages.parts.forms import fields
from pages.parts.shell.visitor import visitor, who_did_it
from pages.parts.words import names, writing
from services.council_data import corrections_made
from services.recording import record_correction, withdraw_correction

LABEL = {
    WhereaboutsAnswer.STILL_HERE: "Still here",
    WhereaboutsAnswer.MOVED_OR_LEFT: words.MOVED_OR_LEFT,
    WhereaboutsAnswer.DIED: "Has died",
}


def trouble() -> None:
    """Say what went wrong with the last click, if anything did; nothing was kept then."""
    if text := state.take_trouble():
        st.error(writing.plain(text))
        st.toast(writing.plain(text))  # in view for whoever pressed something far down the page


def say(child: str, answer: WhereaboutsAnswer, version: int, on: date | None = None) -> None:
    """Record it in the visitor's name, as true today unless another day is given."""
    day = on or cache.today()
    try:
        record_correction(
            cache.council_of(visitor()),
            child=child,
            answer=answer,
            on=day,
            expected_version=version,
        )
    except UserError as error:
        state.keep_trouble(str(error))


def take_back(correction: Correction, version: int, written_in: str = "") -> None:
    """Withdraw what was said; for ten minutes without a reason.

    `written_in`: the key of the input that holds the reason, which is read when the button is
    pressed: what is typed last comes with the click itself.
    """
    reason = str(state.get(written_in) or "") if written_in else ""
    try:
        withdraw_correction(
            cache.council_of(visitor()),
            child=correction.child,
            number=correction.number,
            expected_version=version,
            reason=reason,
        )
    except UserError as error:
        state.keep_trouble(str(error))
        return
    fields.sent(written_in)


def button(
    child: str, answer: WhereaboutsAnswer, version: int, where: str, on: date | None = None
) -> None:
    """One thing to say, as a button that does it in place. `where` keeps keys apart."""
    st.button(
        LABEL[answer],
        key=f"{where}.{answer.name}.{child}",
        on_click=say,
        args=(child, answer, version, on),
    )


def undo_button(correction: Correction, version: int, where: str) -> None:
    """Takes back what this person said a moment ago."""
    st.button(
        "Undo",
        key=f"{where}.undo.{correction.child}",
        on_click=take_back,
        args=(correction, version),
    )


def said_words(correction: Correction) -> str:
    """Has moved or left, as of 10 November 2026, recorded by you."""
    person = who_did_it(correction.actor)
    return words.said_by(LABEL[correction.what], writing.a_date(correction.on), person)


def is_it_right(child: ChildOptions) -> None:
    """On a child's page: how fresh the data is, what was said since, and what may be said now."""
    whereabouts = child.whereabouts
    if whereabouts is None:
        return
    corrections, today = corrections_made(cache.council_of(visitor())), cache.today()
    if whereabouts.asked and whereabouts.said:
        st.warning(
            writing.plain(
                words.data_disagrees(
                    said_words(whereabouts.said), writing.a_date(whereabouts.import_to)
                )
            )
        )
    elif whereabouts.state is State.MAY_HAVE_MOVED and whereabouts.said:
        st.warning(writing.plain(words.in_no_list(said_words(whereabouts.said))))
    elif whereabouts.said and whereabouts.said.what is WhereaboutsAnswer.STILL_HERE:
        st.caption(writing.plain(f"{said_words(whereabouts.said)}."))
    if may(visitor(), Permission.CORRECT_WHEREABOUTS):
        _answers(child, corrections, today)


def _answers(child: ChildOptions, corrections: Corrections, today: date) -> None:
    key, version = child.child.key, corrections.version(child.child.key)
    correction = child.whereabouts.said if child.whereabouts else None
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(words.IS_THIS_RIGHT, width="content")
        if (
            correction is None
            or correction.what is not WhereaboutsAnswer.STILL_HERE
            or correction.on < today
        ):
            button(key, WhereaboutsAnswer.STILL_HERE, version, "child")
        # The version in the key: once something is recorded the box is a new one, and shut.
        with st.popover(words.MOVED_OR_LEFT_WHEN, key=f"child.popover.{key}.{version}"):
            _with_a_day(child, version, today)
        if correction is not None:
            _taking_back(correction, corrections, version)


def _with_a_day(child: ChildOptions, version: int, today: date) -> None:
    """Where the day matters: moving, leaving, dying."""
    first = min(child.child.placement.starts, today)
    on = st.date_input(
        "By which day?",
        value=today,
        min_value=first,
        max_value=today,
        format="DD/MM/YYYY",
        key=f"child.by.{child.child.key}",
    )
    day = on if isinstance(on, date) else today
    button(child.child.key, WhereaboutsAnswer.MOVED_OR_LEFT, version, "child", day)
    if st.checkbox(words.HAS_DIED, key=f"child.has_died.{child.child.key}.{version}"):
        st.caption(words.ALL_REMINDERS_END)
        button(child.child.key, WhereaboutsAnswer.DIED, version, "child", day)


def _taking_back(correction: Correction, corrections: Corrections, version: int) -> None:
    """Undo for ten minutes, then withdraw with a reason."""
    moment = cache.utc_now()
    if correction in corrections.undoable(visitor().identifier, moment):
        undo_button(correction, version, "child")
        return
    with st.popover("Withdraw …", key=f"child.withdraw.{correction.child}"):
        withdraw_form(correction, version)


def withdraw_form(correction: Correction, version: int) -> None:
    """Why something is taken back, and the button that does it."""
    why = f"child.why.{correction.child}"
    fields.kept_line(why, words.WHY_WITHDRAW)
    st.button(
        "Withdraw",
        key=f"child.withdrawn.{correction.child}",
        on_click=take_back,
        args=(correction, version, why),
    )


def closed_record(child: ChildOptions) -> None:
    """A child said to have died: nothing is shown but that, and how to withdraw a mistake."""
    correction = child.whereabouts.said if child.whereabouts else None
    st.title(writing.plain(names.name_or_number(child.child)), anchor=False)
    if correction is None:
        return
    st.markdown(writing.plain(words.record_closed(said_words(correction))))
    if may(visitor(), Permission.CORRECT_WHEREABOUTS):
        version = corrections_made(cache.council_of(visitor())).version(correction.child)
        with st.expander(words.BY_MISTAKE):
            withdraw_form(correction, version)
