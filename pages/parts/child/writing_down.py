"""The four things that are written down on one page, each with its form and its right."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import streamlit as st

from models.access import Permission
from models.recording.entry import Entry
from models.recording.event import RecordedIncident, SupportNotCare
from models.recording.subject import (
    Subject,
    entry_corrected,
    incidents_of,
    recorded_at,
    support_not_care_of,
    views_of,
    wishes_of,
)
from models.recording.types import Content
from models.recording.voice import View, Wish
from pages.parts import cache, state
from pages.parts.child import form_words, voice_forms
from pages.parts.forms import correcting
from pages.parts.forms.about_child import AboutChild, back_to_child
from pages.parts.forms.drafting import Task
from pages.parts.shell import links
from pages.parts.shell.visitor import who_did_it
from pages.parts.words import writing
from services.recording import record_fact

PICKED = "write_down.picked"


@dataclass(frozen=True, slots=True)
class What:
    """One of the four. `name` stands in the link; `said` once it is recorded."""

    name: str
    label: str
    right: Permission
    about: Callable[[str], Subject]
    blank: Any
    draw: Callable[[Any], Any]
    said: str


ALL = (
    What("words", form_words.CHILDS_OWN_WORDS, Permission.RECORD_VOICE, wishes_of, Wish(),
         voice_forms.wish, form_words.WORDS_RECORDED),
    What("view", "Somebody else's view", Permission.RECORD_VOICE, views_of, View(),
         voice_forms.view, form_words.VIEW_RECORDED),
    What("incident", "An incident", Permission.RECORD_INCIDENT, incidents_of, RecordedIncident(),
         voice_forms.incident, form_words.INCIDENT_RECORDED),
    What("support", "Support, not care", Permission.RECORD_BLOCKER, support_not_care_of,
         SupportNotCare(), voice_forms.support, form_words.SUPPORT_RECORDED),
)  # fmt: skip


def chosen() -> What:
    """The one that the link names; the child's own words if it names none."""
    name = links.one_word("about")
    return next((form_kind for form_kind in ALL if form_kind.name == name), ALL[0])


def choose(current_kind: What) -> None:
    """The four side by side; the choice is in the link and so outlives a reload."""
    state.begin_with(PICKED, current_kind.name)
    labels = {form_kind.name: form_kind.label for form_kind in ALL}
    st.segmented_control(
        form_words.WHAT_TO_WRITE,
        list(labels),
        key=PICKED,
        required=True,
        format_func=labels.__getitem__,
        on_change=_chosen,
        label_visibility="collapsed",
    )


def _chosen() -> None:
    st.query_params["about"] = str(state.get(PICKED) or ALL[0].name)
    st.query_params.pop("corrects", None)


def task(about_child: AboutChild, form_kind: What) -> Task[Any] | None:
    """The form of one of them; a link may name an entry that this one corrects.

    None while somebody who began to correct it before has yet to choose what to go on with.
    """
    about, number = form_kind.about(about_child.key), links.entry_number("corrects")
    if number is None:
        return _task(about_child, form_kind, about, form_kind.blank)
    wrong = correcting.now_of(about_child.record.history(about), number)
    if wrong is None or wrong.content is None:
        return _taken_back(about_child, form_kind, about, number)
    st.info(
        writing.plain(
            form_words.this_corrects(who_did_it(wrong.by), writing.a_moment(wrong.at_utc))
        )
    )
    _also_begun(about_child, form_kind, about)
    place = correcting.place(about_child.person, wrong, number, voice_forms.show)
    return None if place is None else _task(about_child, form_kind, place, wrong.content, wrong)


def _task(
    about_child: AboutChild,
    form_kind: What,
    place: Subject,
    begin: Any,
    wrong: Entry[Content] | None = None,
) -> Task[Any]:
    """A form whose draft is kept at `place`. `wrong`: the entry that it corrects."""
    about = recorded_at(place)

    def record(content: Content, version: int) -> None:
        record_fact(
            cache.council_of(about_child.person),
            about=about,
            content=content,
            expected_version=version,
            drafted=place,
            corrects=None if wrong is None else wrong.number,
        )

    def then() -> None:
        if wrong is not None:
            correcting.done(wrong)
        back_to_child(about_child, form_kind.said)

    return Task(
        place,
        begin,
        about_child.record.version(about),
        form_kind.draw,
        voice_forms.show,
        then,
        record,
    )


def _taken_back(about_child: AboutChild, form_kind: What, about: Subject, number: int) -> Task[Any]:
    """What was to be corrected doesn't stand any more: words that were written for it are new."""
    drafts = correcting.drafts_about(about_child.person, about)
    place = next((draft.about for draft in drafts if entry_corrected(draft.about) == number), about)
    if place != about:
        st.info(form_words.CORRECTED_ENTRY_WITHDRAWN)
    return _task(about_child, form_kind, place, form_kind.blank)


def _also_begun(about_child: AboutChild, form_kind: What, about: Subject) -> None:
    """A draft of a new entry of the same kind: it stays, and here is the way to it."""
    drafts = correcting.drafts_about(about_child.person, about)
    draft = next((draft for draft in drafts if draft.about == about), None)
    if draft is None:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(
            writing.plain(form_words.also_a_draft(writing.a_moment(draft.saved_at_utc))),
            width="content",
        )
        st.page_link(
            "write_down.py",
            label=form_words.GO_ON_WITH_DRAFT,
            query_params={"child": about_child.key, "about": form_kind.name},
        )
