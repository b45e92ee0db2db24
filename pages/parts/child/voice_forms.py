"""What people say and what happened: the child's own words, others' views, incidents, and why a
child needs support, not care."""

from dataclasses import fields

import streamlit as st

from models.audience import Audience
from models.recording.event import RecordedIncident, SupportNotCare
from models.recording.types import Content
from models.recording.voice import LOOK_AGAIN_WITHIN, View, ViewHolder, Wish
from pages.parts import cache
from pages.parts.child import form_words
from pages.parts.forms import fields as ask
from pages.parts.forms.drafting import Form
from pages.parts.words import names, values, writing

MAY_SEE = {
    Audience.PANEL: "nobody else",
    Audience.PROFESSIONALS: form_words.IN_THE_CASE_RECORD,
    Audience.FAMILY: form_words.ON_THEIR_PAPERS,
}
ASKED = MAY_SEE | {Audience.PANEL: form_words.ALSO_WHERE_NOT_ASKED}


def wish(form: Form[Wish]) -> Wish:
    """The words first, then by whom and when they were heard, then what they bear on."""
    wish, today = form.content, cache.today()
    text = ask.long_text(
        form.key("words"),
        form_words.WHAT_THEY_SAID,
        wish.words,
        hint=form_words.AS_THEY_SAID_IT,
    )
    container, when = st.columns(2, gap="medium")
    with container:
        heard_by = ask.line(form.key("heard_by"), "Who heard it", wish.heard_by)
    with when:
        heard_on = ask.day(form.key("heard_on"), "When", wish.heard_on, last=today, today=today)
    shown_to = asked_audience(form.key("shown_to"), wish.shown_to)
    open_to = ask.homes(form.key("open_to"), form_words.OPEN_TO, wish.open_to)
    no_to = ask.homes(form.key("no_to"), "Says no to", wish.no_to)
    look_again = wish.look_again  # belongs to a no, and comes back with it
    if no_to:
        latest = (heard_on or today) + LOOK_AGAIN_WITHIN
        st.caption(writing.plain(form_words.a_no_is_looked_at_again(writing.a_date(latest))))
        look_again = ask.day(form.key("look_again"), "Look again on", wish.look_again)
    offered = ask.tick(
        form.key("advocate_offered"), form_words.ADVOCATE_OFFERED, wish.advocate_offered
    )
    return Wish(text, heard_by, heard_on, no_to, open_to, look_again, offered, shown_to)


def asked_audience(
    key: ask.Key, audience: Audience | None, label: str = form_words.MAY_BE_SHOWN
) -> Audience | None:
    """Whom the child agreed to; None until somebody has asked, and nothing is chosen for them."""
    return ask.one_of(
        key,
        label,
        tuple(Audience),
        audience,
        names.AUDIENCE.__getitem__,
        captions=[ASKED[audience] for audience in Audience],
        across=True,
    )


def view(form: Form[View]) -> View:
    """Whose view, in their words, and who may see it."""
    view, today = form.content, cache.today()
    of = (
        ask.one_of(
            form.key("of"),
            "Whose view",
            tuple(ViewHolder),
            view.of,
            lambda view_holder: writing.capitalise(view_holder.value),
            across=True,
        )
        or view.of
    )
    text = ask.long_text(form.key("words"), "What they say", view.words)
    container, when = st.columns(2, gap="medium")
    with container:
        name = ask.line(form.key("who"), "Who said it", view.who)
    with when:
        on = ask.day(form.key("given_on"), "When", view.given_on, last=today, today=today)
    shown_to = ask.one_of(
        form.key("shown_to"),
        form_words.WHO_MAY_SEE,
        tuple(Audience),
        view.shown_to,
        names.AUDIENCE.__getitem__,
        captions=[MAY_SEE[audience] for audience in Audience],
        across=True,
    )
    return View(of, name, text, on, shown_to or Audience.PANEL)


def incident(form: Form[RecordedIncident]) -> RecordedIncident:
    """What kind, when, how serious, and what happened."""
    recorded_incident, today = form.content, cache.today()
    container, when = st.columns(2, gap="medium")
    with container:
        kind = ask.line(form.key("kind"), form_words.WHAT_KIND, recorded_incident.kind)
    with when:
        on = ask.day(form.key("on"), "When", recorded_incident.on, last=today, today=today)
    serious = ask.yes_no(form.key("serious"), "Was it serious?", recorded_incident.serious)
    text = ask.long_text(form.key("words"), "What happened", recorded_incident.words)
    return RecordedIncident(on, kind, serious, text)


def support(form: Form[SupportNotCare]) -> SupportNotCare:
    """Needs support, not care, because …; a blank because takes back what was said before."""
    support_not_care, today = form.content, cache.today()
    st.caption(form_words.SUPPORT_NOT_CARE)
    because = ask.long_text(
        form.key("because"), form_words.SUPPORT_BECAUSE, support_not_care.because
    )
    container, when = st.columns(2, gap="medium")
    with container:
        said_by = ask.line(form.key("said_by"), "Who says so", support_not_care.said_by)
    with when:
        on = ask.day(form.key("on"), "When", support_not_care.on, last=today, today=today)
    return SupportNotCare(because, said_by, on)


def show(content: Content) -> None:
    """Every answer with its name, as it was written; what was left blank says so."""
    for field in fields(content):
        value = getattr(content, field.name)
        with st.container(gap=None):
            st.caption(values.place(field.name))
            st.text(values.said(field.name, value))
