"""What we promised: actions of every meeting by owner, late first, done in place and undone."""

from collections.abc import Sequence
from datetime import date

import streamlit as st

from models.access import Actor, Permission, may
from models.children.records import Child
from models.meeting.promises import ActionStanding, ActionStatus, actions_due, by_owner
from models.problems import UserError
from models.recording.decision import ActionProgress
from models.recording.entry import UNDO_FOR, newest_entry, newest_number
from models.recording.meeting_record import DecisionRecord, MeetingRecord
from models.recording.subject import Subject, action_of
from pages.parts import cache, state
from pages.parts.forms.record_now import record_at_once
from pages.parts.meetings import words as meeting_words
from pages.parts.words import names, writing
from services.recording import withdraw_fact

OPEN = frozenset({ActionStatus.LATE, ActionStatus.TO_COME})
FIRST = 8


def what_we_promised(
    person: Actor, meetings: Sequence[MeetingRecord], people: Sequence[Child], today: date
) -> None:
    """Draw every open promise under whoever made it, and what was done a moment ago."""
    decision_by_texts = {
        (m.key, decision.child): decision for m in meetings for decision in m.decisions
    }
    promises = [
        promise
        for decision in decision_by_texts.values()
        for promise in promises_of(decision, today)
    ]
    shown = [
        promise
        for promise in promises
        if promise.standing in OPEN or _just_done(person, promise, decision_by_texts)
    ]
    late = sum(promise.standing is ActionStatus.LATE for promise in promises)
    st.header("What we promised", anchor=False)
    if not promises:
        st.markdown(meeting_words.NO_ACTIONS)
        return
    done = sum(promise.standing not in OPEN for promise in promises)
    texts = [writing.count_of(done, "promise kept", "promises kept"), f"{late} late"]
    st.caption(f"{' · '.join(texts)}.")
    if not shown:
        st.markdown(meeting_words.ALL_ACTIONS_DONE)
    number = state.shown("meetings.promised", FIRST)
    remaining = number
    for owner, promises_own in by_owner(shown):
        if remaining <= 0:
            break
        st.markdown(f"**{writing.plain(owner)}**")
        with st.container(gap="xsmall"):
            for promise in promises_own[:remaining]:
                _row(person, promise, decision_by_texts[(promise.meeting, promise.child)], people)
        remaining -= len(promises_own)
    if len(shown) > number:
        st.button(
            f"Show more ({len(shown) - number} left)",
            key="meetings.promised.more",
            on_click=state.show_more,
            args=("meetings.promised", number + 40),
        )


def promises_of(decision: DecisionRecord, today: date) -> tuple[ActionStanding, ...]:
    """The promises of one decision as they stand."""
    return actions_due([decision.stands], decision.progress, today) if decision.stands else ()


def line(promise: ActionStanding, decision: DecisionRecord | None = None) -> str:
    """What was promised, by when and how it stands, as Markdown.

    `decision`: the decision that it is of; a promise that no chair has signed says so.
    """
    due = f", by {writing.a_date(promise.action.due)}" if promise.action.due else ""
    text = f"{writing.plain(writing.capitalise(promise.action.words))}{due}"
    signed = decision is None or decision.is_promised(promise.action)
    unsigned = "" if signed else meeting_words.NOT_SIGNED_YET
    return f"{meeting_words.promise_tag(promise)} {text}{unsigned}"


def done_button(
    person: Actor, promise: ActionStanding, decision: DecisionRecord, where: str
) -> None:
    """[Done] for what is open, [Undo] for what this person ticked a moment ago."""
    if not may(person, Permission.RECORD_DECISION):
        return
    about = action_of(promise.child, promise.meeting, promise.action.key)
    entries = [entry for entry in decision.progress if entry.about == about]
    key = f"{where}.{promise.meeting}.{promise.child}.{promise.action.key}"
    if promise.standing in OPEN:
        st.button("Done", key=f"{key}.done", on_click=_done, args=(about, newest_number(entries)))
    elif _fresh(person, decision, about):
        st.button(
            "Undo", key=f"{key}.undo", on_click=_undo, args=(person, about, newest_number(entries))
        )


def _row(
    person: Actor, promise: ActionStanding, decision: DecisionRecord, people: Sequence[Child]
) -> None:
    with st.container(
        border=True, key=f"row-promise-{promise.meeting}-{promise.child}-{promise.action.key}"
    ):
        columns = st.columns((2.4, 6.4, 1.2), gap="small", vertical_alignment="center")
        with columns[0]:
            child = next((person for person in people if person.key == promise.child), None)
            if child is not None:
                st.page_link(
                    "child.py",
                    label=writing.plain(names.name_or_number(child)),
                    query_params={"child": promise.child},
                )
        columns[1].markdown(line(promise, decision))
        with columns[2], st.container(horizontal_alignment="right"):
            done_button(person, promise, decision, "promised")


def _just_done(
    person: Actor, promise: ActionStanding, decision_by_texts: dict[tuple[str, str], DecisionRecord]
) -> bool:
    about = action_of(promise.child, promise.meeting, promise.action.key)
    return _fresh(person, decision_by_texts[(promise.meeting, promise.child)], about)


def _fresh(person: Actor, decision: DecisionRecord, about: Subject) -> bool:
    last = newest_entry(entry for entry in decision.progress if entry.about == about)
    if last is None or last.content is None or last.content.done_on is None:
        return False
    return last.by == person.identifier and cache.utc_now() - last.at_utc <= UNDO_FOR


def _done(about: Subject, seen: int) -> None:
    record_at_once(about, ActionProgress(done_on=cache.today()), seen)


def _undo(person: Actor, about: Subject, seen: int) -> None:
    try:
        withdraw_fact(
            cache.council_of(person),
            about=about,
            number=seen,
            expected_version=seen,
        )
    except UserError as error:
        state.keep_trouble(str(error))
