"""The four things that are written down on one page, each with its form and its right."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

import streamlit as st

from data.store.recording import record_fact
from models.access import Permission
from models.recording.contents import Content
from models.recording.event import RecordedIncident, SupportNotCare
from models.recording.subject import (
    Subject,
    incidents_of,
    support_not_care_of,
    views_of,
    wishes_of,
)
from models.recording.voice import View, Wish
from pages.parts import inputs, source, state, voice_forms, words
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


def task(found: AboutChild, what: What) -> Task[Any]:
    """The form of one of them; a link may name an entry that this one corrects."""
    about = what.about(found.key)
    version, then = found.record.version(about), partial(back_to_child, found, what.said)
    number = inputs.entry_number("corrects")
    wrong = next((one for one in found.record.history(about) if one.number == number), None)
    if wrong is None or wrong.content is None:
        return Task(about, what.blank, version, what.draw, voice_forms.show, then)
    st.info(words.plain(
        f"This corrects what {wrong.by} recorded on {words.a_moment(wrong.at_utc)}. That stays to "
        "be seen in the history, and counts no more."))  # fmt: skip
    return Task(about, wrong.content, version, what.draw, voice_forms.show, then,
                record=partial(_correct, found, about, wrong.number))  # fmt: skip


def _correct(
    found: AboutChild, about: Subject, number: int, content: Content, version: int
) -> None:
    record_fact(source.current().store_shown(), actor=found.person, about=about, content=content,
                expected_version=version, now=source.current().now(), corrects=number)  # fmt: skip
