"""What people say and what happened: the child's own words, others' views, incidents, and why a
child needs support, not care."""

from __future__ import annotations

from dataclasses import fields

import streamlit as st

from models.audience import Audience
from models.recording.contents import Content
from models.recording.event import RecordedIncident, SupportNotCare
from models.recording.voice import LOOK_AGAIN_WITHIN, View, Voice, Wish
from pages.parts import fields as ask
from pages.parts import meeting_words, source, values, words
from pages.parts.drafting import Form

MAY_SEE = {
    Audience.PANEL: "nobody else",
    Audience.PROFESSIONALS: "in the case record, too",
    Audience.FAMILY: "on their papers and screens, and on a carer's",
}
ASKED = MAY_SEE | {Audience.PANEL: "also where the child was not asked"}


def wish(form: Form[Wish]) -> Wish:
    """The words first, then by whom and when they were heard, then what they bear on."""
    held, today = form.content, source.current().today()
    said = ask.long_text(form.key("words"), "What they said, in their own words", held.words,
                         hint="As they said it, even where it is short")  # fmt: skip
    who, when = st.columns(2, gap="medium")
    with who:
        heard_by = ask.line(form.key("heard_by"), "Who heard it", held.heard_by)
    with when:
        heard_on = ask.day(form.key("heard_on"), "When", held.heard_on, last=today, today=today)
    shown_to = asked_audience(form.key("shown_to"), held.shown_to)
    open_to = ask.homes(form.key("open_to"), "Open to living in", held.open_to)
    no_to = ask.homes(form.key("no_to"), "Says no to", held.no_to)
    look_again = held.look_again  # belongs to a no, and comes back with it
    if no_to:
        latest = (heard_on or today) + LOOK_AGAIN_WITHIN
        st.caption(words.plain(
            "A no stops the suggestion, not the conversation: it is looked at again by "
            f"{words.a_date(latest)} at the latest."))  # fmt: skip
        look_again = ask.day(form.key("look_again"), "Look again on", held.look_again)
    offered = ask.tick(form.key("advocate_offered"), "An advocate was offered",
                       held.advocate_offered)  # fmt: skip
    return Wish(said, heard_by, heard_on, no_to, open_to, look_again, offered, shown_to)


def asked_audience(
    key: ask.Key, held: Audience | None, label: str = "May these words be shown? To whom?"
) -> Audience | None:
    """Whom the child agreed to; None until somebody has asked, and nothing is chosen for them."""
    return ask.one_of(
        key, label, tuple(Audience), held, meeting_words.AUDIENCE.__getitem__,
        captions=[ASKED[one] for one in Audience], across=True,
    )  # fmt: skip


def view(form: Form[View]) -> View:
    """Whose view, in their words, and who may see it."""
    held, today = form.content, source.current().today()
    of = ask.one_of(form.key("of"), "Whose view", tuple(Voice), held.of,
                    lambda one: words.capital(one.value), across=True) or held.of  # fmt: skip
    said = ask.long_text(form.key("words"), "What they say", held.words)
    who, when = st.columns(2, gap="medium")
    with who:
        name = ask.line(form.key("who"), "Who said it", held.who)
    with when:
        on = ask.day(form.key("given_on"), "When", held.given_on, last=today, today=today)
    shown_to = ask.one_of(
        form.key("shown_to"), "Who may see this?", tuple(Audience), held.shown_to,
        meeting_words.AUDIENCE.__getitem__, captions=[MAY_SEE[one] for one in Audience],
        across=True,
    )  # fmt: skip
    return View(of, name, said, on, shown_to or Audience.PANEL)


def incident(form: Form[RecordedIncident]) -> RecordedIncident:
    """What kind, when, how serious, and what happened."""
    held, today = form.content, source.current().today()
    what, when = st.columns(2, gap="medium")
    with what:
        kind = ask.line(form.key("kind"), "What kind of incident", held.kind)
    with when:
        on = ask.day(form.key("on"), "When", held.on, last=today, today=today)
    serious = ask.yes_no(form.key("serious"), "Was it serious?", held.serious)
    said = ask.long_text(form.key("words"), "What happened", held.words)
    return RecordedIncident(on, kind, serious, said)


def support(form: Form[SupportNotCare]) -> SupportNotCare:
    """Needs support, not care, because …; a blank because takes back what was said before."""
    held, today = form.content, source.current().today()
    st.caption(
        "Supported accommodation gives support, not care. Without this it is never the only place "
        "that the rules call ready. Left blank, it takes back what was said before."
    )
    because = ask.long_text(form.key("because"), "Needs support, not care, because", held.because)
    who, when = st.columns(2, gap="medium")
    with who:
        said_by = ask.line(form.key("said_by"), "Who says so", held.said_by)
    with when:
        on = ask.day(form.key("on"), "When", held.on, last=today, today=today)
    return SupportNotCare(because, said_by, on)


def show(content: Content) -> None:
    """Every answer with its name, as it was written; what was left blank says so."""
    for field in fields(content):
        value = getattr(content, field.name)
        with st.container(gap=None):
            st.caption(values.place(field.name))
            st.text(values.said(field.name, value))
