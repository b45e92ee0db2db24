"""Correcting what is recorded begins with what is recorded, and takes no draft's place.

A draft of a new entry and each draft of a correction are kept apart (`correction_of`), so whoever
has one is told, and chooses: go on with it, or start from what is recorded. Neither is lost.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from data.store import drafts
from data.store.drafts import Draft
from models.access import Actor
from models.recording.contents import Content
from models.recording.kept import Kept, standing
from models.recording.subject import Subject, correction_of, corrects, recorded_at
from pages.parts import source, state, words


def drafts_about(person: Actor, about: Subject) -> list[Draft]:
    """The person's own drafts of one subject, of corrections too, the newest first."""
    every = drafts.drafts_of(source.current().store_shown(), person)
    return [one for one in every if recorded_at(one.about) == about]


def free_place(mine: Sequence[Draft], about: Subject, number: int) -> Subject:
    """Where a correction of that entry can be begun without taking another draft's place."""
    taken, attempt = {one.about for one in mine}, 1
    while correction_of(about, number, attempt) in taken:
        attempt += 1
    return correction_of(about, number, attempt)


def now_of(history: Sequence[Kept[Content]], number: int) -> Kept[Content] | None:
    """The entry of that number or the one that corrects it by now; None = taken back, or none."""
    stands = {one.number: one for one in standing(history)}
    while number not in stands:
        later = [one.number for one in history if one.replaces == number and one.content]
        if not later:
            return None
        number = later[-1]
    return stands[number]


def place(
    person: Actor, wrong: Kept[Content], named: int, show: Callable[[Content], None]
) -> Subject | None:
    """Where the draft of this correction is kept; None while the person has yet to choose.

    `named`: the number in the link, which `wrong` may have corrected since.
    """
    chosen_at = _slot(wrong)
    chosen = state.get(chosen_at)
    mine = drafts_about(person, wrong.about)
    begun = [one for one in mine if corrects(one.about) in {named, wrong.number}]
    if not isinstance(chosen, Subject):
        if begun:
            _choose(wrong, begun, free_place(mine, wrong.about, wrong.number), show)
            return None
        chosen = free_place(mine, wrong.about, wrong.number)
        state.put(chosen_at, chosen)
    return chosen


def done(wrong: Kept[Content]) -> None:
    """It is recorded: another correction begins with a choice of its own."""
    state.clear(_slot(wrong))


def go_on(one: Draft, key: str, slot: str) -> None:
    """That a draft is kept and when, with the button that opens it. `slot`: notes its place."""
    with st.container(horizontal=True, vertical_alignment="center"):
        when = words.a_time(one.saved_at_utc)
        st.markdown(words.plain(f"Your draft, kept {when}, is not recorded."), width="content")
        st.button("Go on with the draft", key=key, on_click=state.put, args=(slot, one.about))


def _choose(
    wrong: Kept[Content], begun: Sequence[Draft], fresh: Subject, show: Callable[[Content], None]
) -> None:
    """What is recorded, and what the person began to write; nothing is chosen for anybody."""
    st.markdown("**What is recorded**")
    if wrong.content is not None:
        show(wrong.content)
    st.markdown("**You began to correct this**")
    for number, one in enumerate(begun):
        go_on(one, f"correcting.go_on.{number}", _slot(wrong))
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button("Start from what is recorded", key="correcting.fresh", on_click=state.put,
                  args=(_slot(wrong), fresh))  # fmt: skip
        st.markdown(":small[:gray[What you wrote before stays kept as a draft]]", width="content")


def _slot(wrong: Kept[Content]) -> str:
    return f"correcting.{wrong.about.stream}.{wrong.number}"
