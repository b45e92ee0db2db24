"""In their words: what the child said, newest first, and what others say of it."""

import streamlit as st

from models.audience import Audience
from models.children.needs_story import NeedsStory
from models.recording.record import ChildRecord
from models.recording.spoken import Spoken, sayings_of_child
from pages.parts.child import words
from pages.parts.shell import shared_screen
from pages.parts.words import names, writing

SHOWN = 3  # the newest; the rest is in the profiles and in the history


def own_words(story: NeedsStory, record: ChildRecord | None) -> None:
    """The newest three side by side; nothing where nothing was written down, or while the screen is
    shared and nothing of it is marked for whoever looks on."""
    spokens = sayings_of_child(story, record, shared_screen.reader())[:SHOWN]
    if not spokens:
        return
    columns = st.columns(len(spokens), gap="small")
    for number, (column, spoken_item) in enumerate(zip(columns, spokens, strict=True)):
        with column.container(border=True, key=f"card-words-{number}"):
            heard = f"heard by {spoken_item.heard_by}, " if spoken_item.heard_by else ""
            st.caption(f"In their words · {writing.plain(heard + writing.a_date(spoken_item.on))}")
            st.text(f"“{spoken_item.words}”")
            if bearing := _bearing(spoken_item):
                st.caption(writing.plain(bearing))
            st.caption(_may_see(spoken_item))


def views(record: ChildRecord | None) -> None:
    """What parents, the IRO and others say, newest first."""
    entries = [view for view in reversed(record.views) if view.content] if record else []
    if not entries:
        return
    st.header("What others say", anchor=False)
    for entry in entries[:SHOWN]:
        if entry.content is not None:
            person = f"{writing.capitalise(entry.content.of.value)} · {entry.content.who}, "
            with st.container(gap=None):
                st.caption(writing.plain(f"{person}{writing.a_date(entry.on)}"))
                st.text(f"“{entry.content.words}”")


def _may_see(spoken: Spoken) -> str:
    """Who may be shown it, as the child was asked."""
    if spoken.shown_to is None:
        return words.NOBODY_ASKED_THE_CHILD
    if spoken.shown_to is Audience.PANEL:
        return names.AUDIENCE[spoken.shown_to]
    return words.may_be_shown_to(writing.lower_first(names.AUDIENCE[spoken.shown_to]))


def _bearing(spoken: Spoken) -> str:
    """Says no to home; open to a foster family."""
    texts = [
        f"{called} "
        f"{writing.join_words([writing.lower_first(names.SETTING[place]) for place in places])}"
        for called, places in (("Says no to", spoken.no_to), ("Open to", spoken.open_to))
        if places
    ]
    return "; ".join([*texts[:1], *(writing.lower_first(name) for name in texts[1:])])
