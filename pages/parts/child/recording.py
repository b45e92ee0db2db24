"""On a child's page: what can be recorded, what somebody has begun, and what was just recorded."""

from collections.abc import Sequence

import streamlit as st

from models.access import Actor, Permission, may
from models.recording.drafts import Draft
from models.recording.rights import RIGHT_FOR
from models.recording.subject import RecordKind, Subject, entry_corrected
from models.shortlist.options import ChildOptions
from pages.parts import cache, state
from pages.parts.child import family_form, home_search_form, summary_form, words
from pages.parts.child.history import CALLED
from pages.parts.forms.about_child import answers
from pages.parts.words import writing
from services.drafts import drafts_of

LINKS: tuple[tuple[str, str, dict[str, str], Permission], ...] = (
    (words.RECORD_NEEDS, "needs.py", {}, Permission.RECORD_PROFILE),
    (words.WRITE_DOWN, "write_down.py", {}, Permission.RECORD_VOICE),
    (words.ADD_A_BARRIER, "sorting.py", {}, Permission.RECORD_BLOCKER),
    ("Note an incident", "write_down.py", {"about": "incident"}, Permission.RECORD_INCIDENT),
)
ABOUT = {RecordKind.WISH: "words", RecordKind.VIEW: "view", RecordKind.INCIDENT: "incident",
         RecordKind.SUPPORT_NOT_CARE: "support"}  # fmt: skip


PAPERS = {
    RecordKind.HOME_SEARCH: ("home-search request", home_search_form.opened),
    RecordKind.FAMILY_PROFILE: (words.FAMILY_PROFILE_QUOTED, family_form.opened),
    RecordKind.CHILD_SUMMARY: (words.SUMMARY, summary_form.opened),
}


def links(person: Actor, child: str) -> None:
    """What this person may record, in one calm line."""
    mine = [links for links in LINKS if may(person, links[3])]
    with st.container(horizontal=True, gap="medium", key="record-links"):
        for label, page, texts, _right in mine:
            st.page_link(page, label=label, query_params={"child": child, **texts})


def begun(person: Actor, child: str) -> None:
    """The person's own drafts about this child, each with a way back into it."""
    if not any(may(person, right) for right in RIGHT_FOR.values()):
        return
    drafts_stored = drafts_of(cache.council_of(person))
    drafts_own = [
        draft
        for draft in drafts_stored
        if draft.about.child == child and draft.about.kind in CALLED
    ]
    _begun_papers(person, child, drafts_stored)
    for draft in (draft for draft in drafts_own if may(person, RIGHT_FOR[draft.about.kind])):
        page, query = _page_of(draft.about)
        if not page:
            continue
        called_by = f"draft-{draft.about.kind.value}-{draft.about.part}"
        with st.container(horizontal=True, vertical_alignment="center", key=called_by):
            when = writing.a_moment(draft.saved_at_utc)
            called = writing.lower_first(CALLED[draft.about.kind])
            called = f"a correction of {called}" if entry_corrected(draft.about) else called
            st.markdown(writing.plain(f"Your draft: {called}, kept {when}."), width="content")
            st.page_link(page, label=words.GO_ON, query_params={"child": child, **query})


def _begun_papers(person: Actor, child: str, drafts: Sequence[Draft]) -> None:
    """Papers that the person began to write, unless they are open; on no shared screen."""
    if state.shared_screen():
        return
    for draft in (
        draft for draft in drafts if draft.about.child == child and draft.about.kind in PAPERS
    ):
        called, opened = PAPERS[draft.about.kind]
        key = opened(child)
        if state.is_open(key) or not may(person, RIGHT_FOR[draft.about.kind]):
            continue
        with st.container(horizontal=True, vertical_alignment="center"):
            when = writing.a_moment(draft.saved_at_utc)
            st.markdown(writing.plain(f"Your draft: {called}, kept {when}."), width="content")
            st.button(words.GO_ON, key=f"{key}.go_on", on_click=state.put, args=(key, True))


def just_recorded(child: ChildOptions) -> None:
    """What was recorded a moment ago, and each answer that is now another. Said once."""
    told = state.take("child.recorded")
    if not isinstance(told, tuple) or told[0] != child.child.key:
        return
    _key, said, before = told
    texts = dict(answers(child))
    changed = [
        f"{place}: {was} → {texts[place]}"
        for place, was in before
        if place in texts and texts[place] != was
    ]
    follows = words.where_next_now_says("; ".join(changed)) if changed else ""
    st.success(writing.plain(f"{said}{follows}"))


def _page_of(about: Subject) -> tuple[str, dict[str, str]]:
    """Where a draft is gone on with; a second rating is found from its profile."""
    if about.kind is RecordKind.PROFILE:
        return "needs.py", {}
    if about.kind is RecordKind.BLOCKER:
        return "sorting.py", {"thing": about.part}
    if about.kind is RecordKind.MOVE:
        return "move.py", {"move": about.part}
    if about.kind in ABOUT:
        number = entry_corrected(about)
        link = {} if number is None else {"corrects": str(number)}
        return "write_down.py", {"about": ABOUT[about.kind], **link}
    return "", {}
