"""What needs sorting: stops, things to clear, questions and timing, with dates, owners and Done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from models.access import Permission, may
from models.audience import Audience
from models.papers.facts import options_shown_to
from models.readiness.blocker_words import details, for_which
from models.readiness.verdict import Blocker, BlockerKind
from models.recording.blocker import RecordedBlocker, choice
from models.recording.kept import Kept, version
from models.recording.record import ChildRecord
from models.recording.shown import record_shown_to
from models.shortlist.options import ChildOptions
from pages.parts import fields, history, names, source, state, tags, words
from pages.parts.at_once import record_at_once
from pages.parts.visitor import visitor

ORDER = (BlockerKind.STOP, BlockerKind.MUST_CLEAR, BlockerKind.QUESTION, BlockerKind.TIMING)
COLOUR = {
    BlockerKind.STOP: "orange",
    BlockerKind.MUST_CLEAR: "blue",
    BlockerKind.QUESTION: "violet",
    BlockerKind.TIMING: "gray",
    BlockerKind.MONEY: "gray",
}


def what_needs_sorting(
    one: ChildOptions,
    not_held: Sequence[str],
    record: ChildRecord | None = None,
    *,
    alone: bool = True,
) -> None:
    """Draw every blocker but those about money, then what no file here tells of.

    `alone` False: others look on, who see what is marked for the child and family.
    """
    if not alone:
        _marked(one, record)
        return
    st.header("What needs sorting", anchor=False)
    found = [each for kind in ORDER for each in one.blockers if each.kind is kind]
    kept = {each.about.part: each for each in record.blockers} if record else {}
    for number, each in enumerate(found):
        with st.container(horizontal=True, vertical_alignment="center", gap="small",
                          key=f"sort-{number}"):  # fmt: skip
            with st.container():
                blocker_lines([each])
            if record is not None and may(visitor(), Permission.RECORD_BLOCKER):
                actions(record, each, kept.get(each.name) if each.recorded else None)
    if not found:
        st.markdown("Nothing that the data shows. People may know of more.")
    if record is not None:
        _just_sorted(record)
    if not_held:
        st.caption(f"Not held here: {words.plain(words.listed(list(not_held)))}. Please ask.")


def _marked(one: ChildOptions, record: ChildRecord | None) -> None:
    """What people marked for whoever looks on, and not that there is no more."""
    if record is None:
        return
    shown = options_shown_to(one, record_shown_to(record, Audience.FAMILY), Audience.FAMILY)
    blockers = [each for each in shown.blockers if each.recorded]
    found = [each for kind in ORDER for each in blockers if each.kind is kind]
    if found:
        st.header("What needs sorting", anchor=False)
        blocker_lines([replace(each, evidence="") for each in found])


def blocker_lines(found: Sequence[Blocker]) -> None:
    """A line each: tag, words, then owner, dates and whether the tool inferred it."""
    for each in found:
        tag = tags.tag(names.BLOCKER[each.kind], COLOUR[each.kind])
        said = words.plain(f"{words.capital(each.words)}{for_which(each)}")
        beside = words.plain(details(each, source.current().today()))
        st.markdown(f"{tag} {said}  \n:small[{beside}]")
        if each.evidence:
            st.text(each.evidence)


def actions(record: ChildRecord, each: Blocker, kept: Kept[RecordedBlocker] | None) -> None:
    """An answer for a question; Done and a change for what people recorded."""
    query = {"child": record.child, "thing": each.name}
    if kept is None:
        if each.kind is BlockerKind.QUESTION and choice(each.name) is not None:
            st.page_link("sorting.py", label="Add answer", query_params=query)
        return
    seen = record.version(kept.about)
    # The version in the key: once something is recorded the box is a new one, and shut.
    key = f"child.done.{kept.about.part}.{seen}"
    with st.popover("Done …", key=f"{key}.popover"):
        fields.unkept_line(f"{key}.how", "How do you know that it is sorted?")
        st.button("Done", key=key, type="primary", on_click=_done, args=(kept, seen, f"{key}.how"))
    st.page_link("sorting.py", label="Change", query_params=query)


def _done(kept: Kept[RecordedBlocker], seen: int, written_in: str) -> None:
    """Sorted today, on this person's word; for an `on_click`.

    The words are read from their input now: when the button was drawn they were not there yet.
    """
    if kept.content is None:
        return
    today, how = source.current().today(), str(state.get(written_in) or "")
    content = replace(kept.content, cleared=today, evidence=how)
    record_at_once(kept.about, content, seen)


def _just_sorted(record: ChildRecord) -> None:
    """What this person sorted in the last ten minutes, with Undo."""
    for one in record.blockers:
        if one.content is None or one.content.cleared is None:
            continue
        if not history.undoable(visitor(), one):
            continue
        with st.container(horizontal=True, vertical_alignment="center"):
            said = f"✓ Sorted: {one.content.words}"
            st.markdown(words.plain(said), width="content")
            st.button("Undo", key=f"child.undo.{one.about.part}", on_click=history.take_back,
                      args=(visitor(), one, version(record.history(one.about))))  # fmt: skip
