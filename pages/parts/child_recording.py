"""On a child's page: what can be recorded, what somebody has begun, and what was just recorded."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from data.store import drafts
from data.store.drafts import Draft
from data.store.rights import RIGHT_FOR
from models.access import Actor, Permission, may
from models.recording.subject import Kind, Subject, corrects
from models.shortlist.options import ChildOptions
from pages.parts import family_form, home_search_form, source, state, summary_form, words
from pages.parts.about_child import answers
from pages.parts.history import CALLED

LINKS: tuple[tuple[str, str, dict[str, str], Permission], ...] = (
    ("Record needs and strengths", "needs.py", {}, Permission.RECORD_PROFILE),
    ("Write down what they said", "write_down.py", {}, Permission.RECORD_VOICE),
    ("Add what needs sorting", "sorting.py", {}, Permission.RECORD_BLOCKER),
    ("Note an incident", "write_down.py", {"about": "incident"}, Permission.RECORD_INCIDENT),
)
ABOUT = {Kind.WISH: "words", Kind.VIEW: "view", Kind.INCIDENT: "incident",
         Kind.SUPPORT_NOT_CARE: "support"}  # fmt: skip


PAPERS = {
    Kind.HOME_SEARCH: ("home-search request", home_search_form.opened),
    Kind.FAMILY_PROFILE: ("“Could this be your family?”", family_form.opened),
    Kind.CHILD_SUMMARY: ("summary for the child", summary_form.opened),
}


def links(person: Actor, child: str) -> None:
    """What this person may record, in one calm line."""
    mine = [one for one in LINKS if may(person, one[3])]
    with st.container(horizontal=True, gap="medium", key="record-links"):
        for label, page, more, _right in mine:
            st.page_link(page, label=label, query_params={"child": child, **more})


def begun(person: Actor, child: str) -> None:
    """The person's own drafts about this child, each with a way back into it."""
    if not any(may(person, right) for right in RIGHT_FOR.values()):
        return
    held = drafts.drafts_of(source.current().store_shown(), person)
    mine = [one for one in held if one.about.child == child and one.about.kind in CALLED]
    _begun_papers(person, child, held)
    for one in (each for each in mine if may(person, RIGHT_FOR[each.about.kind])):
        page, query = _page_of(one.about)
        if not page:
            continue
        called_by = f"draft-{one.about.kind.value}-{one.about.part}"
        with st.container(horizontal=True, vertical_alignment="center", key=called_by):
            when = words.a_moment(one.saved_at_utc)
            called = words.small(CALLED[one.about.kind])
            called = f"a correction of {called}" if corrects(one.about) else called
            st.markdown(words.plain(f"Your draft: {called}, kept {when}."),
                        width="content")  # fmt: skip
            st.page_link(page, label="Go on with it", query_params={"child": child, **query})


def _begun_papers(person: Actor, child: str, held: Sequence[Draft]) -> None:
    """Papers that the person began to write, unless they are open; on no shared screen."""
    if state.shared_screen():
        return
    for one in (each for each in held if each.about.child == child and each.about.kind in PAPERS):
        called, opened = PAPERS[one.about.kind]
        key = opened(child)
        if state.is_open(key) or not may(person, RIGHT_FOR[one.about.kind]):
            continue
        with st.container(horizontal=True, vertical_alignment="center"):
            when = words.a_moment(one.saved_at_utc)
            st.markdown(words.plain(f"Your draft: {called}, kept {when}."), width="content")
            st.button("Go on with it", key=f"{key}.go_on", on_click=state.put, args=(key, True))


def just_recorded(one: ChildOptions) -> None:
    """What was recorded a moment ago, and each answer that is now another. Said once."""
    told = state.take("child.recorded")
    if not isinstance(told, tuple) or told[0] != one.child.key:
        return
    _key, said, before = told
    now = dict(answers(one))
    changed = [f"{place}: {was} → {now[place]}" for place, was in before
               if place in now and now[place] != was]  # fmt: skip
    follows = f" Where next? now says {'; '.join(changed)}." if changed else ""
    st.success(words.plain(f"{said}{follows}"))


def _page_of(about: Subject) -> tuple[str, dict[str, str]]:
    """Where a draft is gone on with; a second rating is found from its profile."""
    if about.kind is Kind.PROFILE:
        return "needs.py", {}
    if about.kind is Kind.BLOCKER:
        return "sorting.py", {"thing": about.part}
    if about.kind is Kind.MOVE:
        return "move.py", {"move": about.part}
    if about.kind in ABOUT:
        number = corrects(about)
        link = {} if number is None else {"corrects": str(number)}
        return "write_down.py", {"about": ABOUT[about.kind], **link}
    return "", {}
