"""What we promised: actions of every meeting by owner, late first, done in place and undone."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import streamlit as st

from data.store import recording
from models.access import Actor, Permission, may
from models.children.records import Child
from models.meeting.decision import ActionProgress
from models.meeting.promises import Promise, Word, by_owner, promises
from models.meeting.record import DecisionRecord, MeetingRecord
from models.problems import UserError
from models.recording.kept import UNDO_FOR, newest, version
from models.recording.subject import Subject, action_of
from pages.parts import meeting_words, names, source, state, words
from pages.parts.at_once import record_at_once

OPEN = frozenset({Word.LATE, Word.TO_COME})
FIRST = 8


def what_we_promised(
    person: Actor, meetings: Sequence[MeetingRecord], people: Sequence[Child], today: date
) -> None:
    """Draw every open promise under whoever made it, and what was done a moment ago."""
    held = {(m.key, each.child): each for m in meetings for each in m.decisions}
    every = [one for each in held.values() for one in promises_of(each, today)]
    shown = [one for one in every if one.standing in OPEN or _just_done(person, one, held)]
    late = sum(one.standing is Word.LATE for one in every)
    st.header("What we promised", anchor=False)
    if not every:
        st.markdown("Nothing yet. What a meeting decides, with who does it and by when, is kept "
                    "here until it is done.")  # fmt: skip
        return
    done = sum(one.standing not in OPEN for one in every)
    said = [words.count(done, "promise kept", "promises kept"), f"{late} late"]
    st.caption(f"{' · '.join(said)}.")
    if not shown:
        st.markdown("Nothing is open: every promise is kept.")
    number = state.shown("meetings.promised", FIRST)
    left = number
    for owner, mine in by_owner(shown):
        if left <= 0:
            break
        st.markdown(f"**{words.plain(owner)}**")
        with st.container(gap="xsmall"):
            for one in mine[:left]:
                _row(person, one, held[(one.meeting, one.child)], people)
        left -= len(mine)
    if len(shown) > number:
        st.button(f"Show more ({len(shown) - number} left)", key="meetings.promised.more",
                  on_click=state.show_more, args=("meetings.promised", number + 40))  # fmt: skip


def promises_of(held: DecisionRecord, today: date) -> tuple[Promise, ...]:
    """The promises of one decision as they stand."""
    return promises([held.stands], held.progress, today) if held.stands else ()


def line(one: Promise, held: DecisionRecord | None = None) -> str:
    """What was promised, by when and how it stands, as Markdown.

    `held`: the decision that it is of; one that no chair has signed says so.
    """
    due = f", by {words.a_date(one.action.due)}" if one.action.due else ""
    said = f"{words.plain(words.capital(one.action.words))}{due}"
    unsigned = " :gray[(not signed yet)]" if held is not None and not held.signed else ""
    return f"{meeting_words.promise_tag(one)} {said}{unsigned}"


def done_button(person: Actor, one: Promise, held: DecisionRecord, where: str) -> None:
    """[Done] for what is open, [Undo] for what this person ticked a moment ago."""
    if not may(person, Permission.RECORD_DECISION):
        return
    about = action_of(one.child, one.meeting, one.action.key)
    mine = [each for each in held.progress if each.about == about]
    key = f"{where}.{one.meeting}.{one.child}.{one.action.key}"
    if one.standing in OPEN:
        st.button("Done", key=f"{key}.done", on_click=_done, args=(about, version(mine)))
    elif _fresh(person, held, about):
        st.button("Undo", key=f"{key}.undo", on_click=_undo, args=(person, about, version(mine)))


def _row(person: Actor, one: Promise, held: DecisionRecord, people: Sequence[Child]) -> None:
    with st.container(border=True, key=f"row-promise-{one.meeting}-{one.child}-{one.action.key}"):
        columns = st.columns((2.4, 6.4, 1.2), gap="small", vertical_alignment="center")
        with columns[0]:
            child = next((each for each in people if each.key == one.child), None)
            if child is not None:
                st.page_link("child.py", label=words.plain(names.who(child)),
                             query_params={"child": one.child})  # fmt: skip
        columns[1].markdown(line(one, held))
        with columns[2], st.container(horizontal_alignment="right"):
            done_button(person, one, held, "promised")


def _just_done(
    person: Actor, one: Promise, held: dict[tuple[str, str], DecisionRecord]
) -> bool:  # fmt: skip
    about = action_of(one.child, one.meeting, one.action.key)
    return _fresh(person, held[(one.meeting, one.child)], about)


def _fresh(person: Actor, held: DecisionRecord, about: Subject) -> bool:
    last = newest(each for each in held.progress if each.about == about)
    if last is None or last.content is None or last.content.done_on is None:
        return False
    return last.by == person.identifier and source.utc_now() - last.at_utc <= UNDO_FOR


def _done(about: Subject, seen: int) -> None:
    record_at_once(about, ActionProgress(done_on=source.current().today()), seen)


def _undo(person: Actor, about: Subject, seen: int) -> None:
    held = source.current()
    try:
        recording.withdraw(held.store_shown(), actor=person, about=about, number=seen,
                           expected_version=seen, now=held.now())  # fmt: skip
    except UserError as error:
        state.keep_trouble(str(error))
