"""Barriers to a move: stops, things to clear, questions and timing, with dates, owners and Done."""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from models.access import Permission, may
from models.audience import Audience
from models.labels import Barrier, BarrierKind
from models.papers.facts import options_shown_to
from models.readiness.barrier_words import barrier_details, for_which
from models.recording.barrier import BarrierEntry, barrier_type
from models.recording.entry import Entry, newest_number
from models.recording.record import ChildRecord
from models.recording.shown import record_shown_to
from models.shortlist.options import ChildOptions
from pages.parts import cache, state
from pages.parts.child import history, words
from pages.parts.forms import fields
from pages.parts.forms.record_now import record_at_once
from pages.parts.shell.visitor import visitor
from pages.parts.words import names, tags, writing

ORDER = (BarrierKind.STOP, BarrierKind.MUST_CLEAR, BarrierKind.QUESTION, BarrierKind.TIMING)
COLOUR = {
    BarrierKind.STOP: "orange",
    BarrierKind.MUST_CLEAR: "blue",
    BarrierKind.QUESTION: "violet",
    BarrierKind.TIMING: "gray",
    BarrierKind.MONEY: "gray",
}


def what_needs_sorting(
    child: ChildOptions,
    not_held: Sequence[str],
    record: ChildRecord | None = None,
    *,
    alone: bool = True,
) -> None:
    """Draw every blocker but those about money, then what no file here tells of.

    `alone` False: others look on, who see what is marked for the child and family.
    """
    if not alone:
        _marked(child, record)
        return
    st.header(words.BARRIERS, anchor=False)
    barriers = [blocker for kind in ORDER for blocker in child.blockers if blocker.kind is kind]
    entries = {blocker.about.part: blocker for blocker in record.blockers} if record else {}
    for number, barrier in enumerate(barriers):
        with st.container(
            horizontal=True, vertical_alignment="center", gap="small", key=f"sort-{number}"
        ):
            with st.container():
                blocker_lines([barrier])
            if record is not None and may(visitor(), Permission.RECORD_BLOCKER):
                actions(record, barrier, entries.get(barrier.name) if barrier.recorded else None)
    if not barriers:
        st.markdown(words.NO_BARRIERS)
    if record is not None:
        _just_sorted(record)
    if not_held:
        st.caption(words.not_in_the_data(writing.plain(writing.join_words(list(not_held)))))


def _marked(child: ChildOptions, record: ChildRecord | None) -> None:
    """What people marked for whoever looks on, and not that there is no more."""
    if record is None:
        return
    shown = options_shown_to(child, record_shown_to(record, Audience.FAMILY), Audience.FAMILY)
    blockers = [blocker for blocker in shown.blockers if blocker.recorded]
    barriers = [blocker for kind in ORDER for blocker in blockers if blocker.kind is kind]
    if barriers:
        st.header(words.BARRIERS, anchor=False)
        blocker_lines([replace(barrier, evidence="") for barrier in barriers])


def blocker_lines(barriers: Sequence[Barrier]) -> None:
    """A line each: tag, words, then owner, dates and whether the tool inferred it."""
    for barrier in barriers:
        tag = tags.tag(names.BLOCKER[barrier.kind], COLOUR[barrier.kind])
        text = writing.plain(f"{writing.capitalise(barrier.words)}{for_which(barrier)}")
        beside = writing.plain(barrier_details(barrier, cache.today()))
        st.markdown(f"{tag} {text}  \n:small[{beside}]")
        if barrier.evidence:
            st.text(barrier.evidence)


def actions(record: ChildRecord, barrier: Barrier, entry: Entry[BarrierEntry] | None) -> None:
    """An answer for a question; Done and a change for what people recorded."""
    query = {"child": record.child, "thing": barrier.name}
    if entry is None:
        if barrier.kind is BarrierKind.QUESTION and barrier_type(barrier.name) is not None:
            st.page_link("sorting.py", label="Add answer", query_params=query)
        return
    seen = record.version(entry.about)
    # The version in the key: once something is recorded the box is a new one, and shut.
    key = f"child.done.{entry.about.part}.{seen}"
    with st.popover("Done …", key=f"{key}.popover"):
        fields.kept_line(f"{key}.how", words.HOW_DO_YOU_KNOW)
        st.button("Done", key=key, type="primary", on_click=_done, args=(entry, seen, f"{key}.how"))
    st.page_link("sorting.py", label="Change", query_params=query)


def _done(entry: Entry[BarrierEntry], seen: int, written_in: str) -> None:
    """Sorted today, on this person's word; for an `on_click`.

    The words are read from their input now: when the button was drawn they were not there yet.
    """
    if entry.content is None:
        return
    today, how = cache.today(), str(state.get(written_in) or "")
    content = replace(entry.content, cleared=today, evidence=how)
    if record_at_once(entry.about, content, seen):
        fields.sent(written_in)


def _just_sorted(record: ChildRecord) -> None:
    """What this person sorted in the last ten minutes, with Undo."""
    for blocker in record.blockers:
        if blocker.content is None or blocker.content.cleared is None:
            continue
        if not history.undoable(visitor(), blocker):
            continue
        with st.container(horizontal=True, vertical_alignment="center"):
            text = f"✓ Resolved: {blocker.content.words}"
            st.markdown(writing.plain(text), width="content")
            st.button(
                "Undo",
                key=f"child.undo.{blocker.about.part}",
                on_click=history.take_back,
                args=(visitor(), blocker, newest_number(record.history(blocker.about))),
            )
