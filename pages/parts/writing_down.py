"""The four things that are written down on one page, each with its form and its right."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import streamlit as st

from data.store.recording import record_fact
from models.access import Permission
from models.recording.contents import Content
from models.recording.event import RecordedIncident, SupportNotCare
from models.recording.kept import Kept
from models.recording.subject import (
    Subject,
    corrects,
    incidents_of,
    recorded_at,
    support_not_care_of,
    views_of,
    wishes_of,
)
from models.recording.voice import View, Wish
from pages.parts import correcting, inputs, source, state, voice_forms, words
from pages.parts.about_child import AboutChild, back_to_child
from pages.parts.drafting import Task

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
    What("words", "The child's own words", Permission.RECORD_VOICE, wishes_of, Wish(),
         voice_forms.wish, "The child's words are recorded."),
    What("view", "Somebody else's view", Permission.RECORD_VOICE, views_of, View(),
         voice_forms.view, "The view is recorded."),
    What("incident", "An incident", Permission.RECORD_INCIDENT, incidents_of, RecordedIncident(),
         voice_forms.incident, "The incident is recorded."),
    What("support", "Support, not care", Permission.RECORD_BLOCKER, support_not_care_of,
         SupportNotCare(), voice_forms.support, "Support, not care: recorded."),
)  # fmt: skip


def chosen() -> What:
    """The one that the link names; the child's own words if it names none."""
    name = inputs.one_word("about")
    return next((one for one in ALL if one.name == name), ALL[0])


def choose(now: What) -> None:
    """The four side by side; the choice is in the link and so outlives a reload."""
    state.begin_with(PICKED, now.name)
    labels = {one.name: one.label for one in ALL}
    st.segmented_control("What to write down", list(labels), key=PICKED, required=True,
                         format_func=labels.__getitem__, on_change=_chosen,
                         label_visibility="collapsed")  # fmt: skip


def _chosen() -> None:
    st.query_params["about"] = str(state.get(PICKED) or ALL[0].name)
    st.query_params.pop("corrects", None)


def task(found: AboutChild, what: What) -> Task[Any] | None:
    """The form of one of them; a link may name an entry that this one corrects.

    None while somebody who began to correct it before has yet to choose what to go on with.
    """
    about, number = what.about(found.key), inputs.entry_number("corrects")
    if number is None:
        return _task(found, what, about, what.blank)
    wrong = correcting.now_of(found.record.history(about), number)
    if wrong is None or wrong.content is None:
        return _taken_back(found, what, about, number)
    st.info(words.plain(
        f"This corrects what {wrong.by} recorded on {words.a_moment(wrong.at_utc)}. That stays to "
        "be seen in the history, and counts no more."))  # fmt: skip
    _also_begun(found, what, about)
    place = correcting.place(found.person, wrong, number, voice_forms.show)
    return None if place is None else _task(found, what, place, wrong.content, wrong)


def _task(
    found: AboutChild, what: What, place: Subject, begin: Any, wrong: Kept[Content] | None = None
) -> Task[Any]:
    """A form whose draft is kept at `place`. `wrong`: the entry that it corrects."""
    about = recorded_at(place)

    def record(content: Content, version: int) -> None:
        held = source.current()
        record_fact(held.store_shown(), actor=found.person, about=about, content=content,
                    expected_version=version, now=held.now(), drafted=place,
                    corrects=None if wrong is None else wrong.number)  # fmt: skip

    def then() -> None:
        if wrong is not None:
            correcting.done(wrong)
        back_to_child(found, what.said)

    return Task(place, begin, found.record.version(about), what.draw, voice_forms.show, then,
                record)  # fmt: skip


def _taken_back(found: AboutChild, what: What, about: Subject, number: int) -> Task[Any]:
    """What was to be corrected doesn't stand any more: words that were written for it are new."""
    mine = correcting.drafts_about(found.person, about)
    place = next((one.about for one in mine if corrects(one.about) == number), about)
    if place != about:
        st.info("What you began to correct was taken back since. What you wrote is kept; recorded "
                "now, it is an entry of its own.")  # fmt: skip
    return _task(found, what, place, what.blank)


def _also_begun(found: AboutChild, what: What, about: Subject) -> None:
    """A draft of a new entry of the same kind: it stays, and here is the way to it."""
    mine = correcting.drafts_about(found.person, about)
    draft = next((one for one in mine if one.about == about), None)
    if draft is None:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(words.plain(
            f"You also have a draft of a new entry, kept {words.a_moment(draft.saved_at_utc)}. It "
            "stays as it is."), width="content")  # fmt: skip
        st.page_link("write_down.py", label="Go on with that draft",
                     query_params={"child": found.key, "about": what.name})  # fmt: skip
