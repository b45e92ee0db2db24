"""In their words: what the child said, newest first, and what others say of it."""

from __future__ import annotations

import streamlit as st

from models.audience import Audience
from models.needs.story import NeedsStory
from models.recording.record import ChildRecord
from models.recording.spoken import Spoken, spoken
from pages.parts import meeting_words, names, shared, words

SHOWN = 3  # the newest; the rest is in the profiles and in the history


def own_words(story: NeedsStory, record: ChildRecord | None) -> None:
    """The newest three side by side; nothing where nothing was written down, or while the screen is
    shared and nothing of it is marked for whoever looks on."""
    found = spoken(story, record, shared.reader())[:SHOWN]
    if not found:
        return
    columns = st.columns(len(found), gap="small")
    for number, (column, one) in enumerate(zip(columns, found, strict=True)):
        with column.container(border=True, key=f"card-words-{number}"):
            heard = f"heard by {one.heard_by}, " if one.heard_by else ""
            st.caption(f"In their words · {words.plain(heard + words.a_date(one.on))}")
            st.text(f"“{one.words}”")
            if bearing := _bearing(one):
                st.caption(words.plain(bearing))
            st.caption(_may_see(one))


def views(record: ChildRecord | None) -> None:
    """What parents, the IRO and others say, newest first."""
    held = [one for one in reversed(record.views) if one.content] if record else []
    if not held:
        return
    st.header("What others say", anchor=False)
    for one in held[:SHOWN]:
        if one.content is not None:
            who = f"{words.capital(one.content.of.value)} · {one.content.who}, "
            with st.container(gap=None):
                st.caption(words.plain(f"{who}{words.a_date(one.on)}"))
                st.text(f"“{one.content.words}”")


def _may_see(one: Spoken) -> str:
    """Who may be shown it, as the child was asked."""
    if one.shown_to is None:
        return "Panel only: nobody asked the child"
    if one.shown_to is Audience.PANEL:
        return meeting_words.AUDIENCE[one.shown_to]
    return f"May be shown to: {words.small(meeting_words.AUDIENCE[one.shown_to])}"


def _bearing(one: Spoken) -> str:
    """Says no to home; open to a foster family."""
    said = [f"{called} {words.listed([words.small(names.SETTING[each]) for each in places])}"
            for called, places in (("Says no to", one.no_to), ("Open to", one.open_to))
            if places]  # fmt: skip
    return "; ".join([*said[:1], *(words.small(each) for each in said[1:])])
