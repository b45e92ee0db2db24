"""The child's own words: what is asked, and how the answers read."""

from __future__ import annotations

from dataclasses import fields

import streamlit as st

from models.recording.contents import Content
from models.recording.voice import LOOK_AGAIN_WITHIN, Wish
from pages.parts import fields as ask
from pages.parts import source, values, words
from pages.parts.drafting import Form


def draw(form: Form[Wish]) -> Wish:
    """The words first, then by whom and when they were heard, then what they bear on."""
    held, today = form.content, source.current().today()
    said = ask.long_text(form.key("words"), "What they said, in their own words", held.words,
                         hint="As they said it, even where it is short")  # fmt: skip
    who, when = st.columns(2, gap="medium")
    with who:
        heard_by = ask.line(form.key("heard_by"), "Who heard it", held.heard_by)
    with when:
        heard_on = ask.day(form.key("heard_on"), "When", held.heard_on, last=today)
    open_to = ask.homes(form.key("open_to"), "Open to living in", held.open_to)
    no_to = ask.homes(form.key("no_to"), "Says no to", held.no_to)
    look_again, offered = held.look_again, held.advocate_offered
    if no_to:
        latest = (heard_on or today) + LOOK_AGAIN_WITHIN
        st.caption(words.plain(
            "A no stops the suggestion, not the conversation: it is looked at again by "
            f"{words.a_date(latest)} at the latest."))  # fmt: skip
        look_again = ask.day(form.key("look_again"), "Look again on", held.look_again)
    offered = ask.tick(form.key("advocate_offered"), "An advocate was offered", offered)
    return Wish(said, heard_by, heard_on, no_to, open_to, look_again if no_to else None, offered)


def show(content: Content) -> None:
    """Every answer with its name, as it was written."""
    for field in fields(content):
        value = getattr(content, field.name)
        st.caption(values.place(field.name))
        st.text(values.said(field.name, value))
