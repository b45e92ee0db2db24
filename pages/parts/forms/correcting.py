"""Correcting what is recorded begins with what is recorded, and takes no draft's place.

A draft of a new entry and each draft of a correction are kept apart (`correction_of`), so whoever
has one is told, and chooses: go on with it, or start from what is recorded. Neither is lost.
"""

from collections.abc import Callable, Sequence

import streamlit as st

from models.access import Actor
from models.recording.drafts import Draft
from models.recording.entry import Entry, standing_entries
from models.recording.subject import Subject, correction_of, entry_corrected, recorded_at
from models.recording.types import Content
from pages.parts import cache, state
from pages.parts.forms import words
from pages.parts.words import writing
from services.drafts import drafts_of


def drafts_about(person: Actor, about: Subject) -> list[Draft]:
    """The person's own drafts of one subject, of corrections too, the newest first."""
    drafts_all = drafts_of(cache.council_of(person))
    return [draft for draft in drafts_all if recorded_at(draft.about) == about]


def free_place(drafts: Sequence[Draft], about: Subject, number: int) -> Subject:
    """Where a correction of that entry can be begun without taking another draft's place."""
    taken, attempt = {draft.about for draft in drafts}, 1
    while correction_of(about, number, attempt) in taken:
        attempt += 1
    return correction_of(about, number, attempt)


def now_of(history: Sequence[Entry[Content]], number: int) -> Entry[Content] | None:
    """The entry of that number or the one that corrects it by now; None = taken back, or none."""
    entry_by_number = {entry.number: entry for entry in standing_entries(history)}
    while number not in entry_by_number:
        later = [entry.number for entry in history if entry.replaces == number and entry.content]
        if not later:
            return None
        number = later[-1]
    return entry_by_number[number]


def place(
    person: Actor, wrong: Entry[Content], named: int, show: Callable[[Content], None]
) -> Subject | None:
    """Where the draft of this correction is kept; None while the person has yet to choose.

    `named`: the number in the link, which `wrong` may have corrected since.
    """
    chosen_at = _slot(wrong)
    chosen = state.get(chosen_at)
    drafts = drafts_about(person, wrong.about)
    begun = [draft for draft in drafts if entry_corrected(draft.about) in {named, wrong.number}]
    if not isinstance(chosen, Subject):
        if begun:
            _choose(wrong, begun, free_place(drafts, wrong.about, wrong.number), show)
            return None
        chosen = free_place(drafts, wrong.about, wrong.number)
        state.put(chosen_at, chosen)
    return chosen


def done(wrong: Entry[Content]) -> None:
    """It is recorded: another correction begins with a choice of its own."""
    state.clear(_slot(wrong))


def go_on(draft: Draft, key: str, slot: str) -> None:
    """That a draft is kept and when, with the button that opens it. `slot`: notes its place."""
    with st.container(horizontal=True, vertical_alignment="center"):
        when = writing.a_time(draft.saved_at_utc)
        st.markdown(writing.plain(words.draft_not_recorded(when)), width="content")
        st.button(words.GO_ON_WITH_DRAFT, key=key, on_click=state.put, args=(slot, draft.about))


def _choose(
    wrong: Entry[Content], begun: Sequence[Draft], fresh: Subject, show: Callable[[Content], None]
) -> None:
    """What is recorded, and what the person began to write; nothing is chosen for anybody."""
    st.markdown("**What is recorded**")
    if wrong.content is not None:
        show(wrong.content)
    st.markdown(words.YOU_BEGAN_TO_CORRECT)
    for number, draft in enumerate(begun):
        go_on(draft, f"correcting.go_on.{number}", _slot(wrong))
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(
            words.START_FROM_RECORD,
            key="correcting.fresh",
            on_click=state.put,
            args=(_slot(wrong), fresh),
        )
        st.markdown(words.EARLIER_DRAFT_STAYS, width="content")


def _slot(wrong: Entry[Content]) -> str:
    return f"correcting.{wrong.about.stream}.{wrong.number}"
