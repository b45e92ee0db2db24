"""The papers of a child and of a meeting: a small row of buttons, each by a ticket of one use.

How they are made: `services/papers.py`. Who may not take child-level rows out sees none of this.
"""

import streamlit as st

from models.access import Permission, may
from models.papers.documents import DocumentKind
from models.papers.gathered import not_in_it
from models.papers.order import PaperOrder, about_child, about_meeting
from models.recording.meeting import MeetingKind
from models.recording.meeting_record import MeetingRecord
from models.shortlist.options import ChildOptions
from pages.parts import cache, state
from pages.parts.child import family_form, home_search_form, summary_form, words
from pages.parts.shell.documents import Offer, document_row
from pages.parts.shell.visitor import visitor
from pages.parts.words import writing
from services.records import child_record
from services.shortlist import options_for_child


def child_papers(child: ChildOptions) -> None:
    """The row of a child's page; forms open below it when asked for, not on a shared screen."""
    if not may(visitor(), Permission.EXPORT_CHILDREN):
        return
    key, about = child.child.key, about_child(child.child.key)
    with st.container(horizontal=True, vertical_alignment="center", key="papers-child"):
        _child_row(child, about)
    if state.shared_screen():
        return
    _left_out(key)
    if state.is_open(summary_form.opened(key)):
        summary_form.summary_form(child, with_name=state.is_on(_names_key(key)))
    if state.is_open(home_search_form.opened(key)):
        home_search_form.home_search_form(child)
    if state.is_open(family_form.opened(key)):
        family_form.family_form(child)


def meeting_papers(meeting: MeetingRecord) -> None:
    """The row of a meeting's page: the pack before it, minutes and actions once it has begun."""
    if not may(visitor(), Permission.EXPORT_CHILDREN):
        return
    about = about_meeting(meeting.key)
    with st.container(horizontal=True, vertical_alignment="center", key="papers-meeting"):
        order = _named(f"papers.names.{meeting.key}")
        offers = [
            Offer("Pack, PDF", DocumentKind.PACK_PDF, about, order),
            Offer("Pack, Word", DocumentKind.PACK_WORD, about, order),
        ]
        if meeting.held.begun:
            offers += [
                Offer("Minutes, PDF", DocumentKind.MINUTES_PDF, about, order),
                Offer("Minutes, Word", DocumentKind.MINUTES_WORD, about, order),
                Offer(words.ACTIONS_PDF, DocumentKind.ACTIONS_PDF, about, order),
                Offer("Actions, Word", DocumentKind.ACTIONS_WORD, about, order),
            ]
        document_row(offers)
    if meeting.held.kind is MeetingKind.STATUTORY_REVIEW:
        st.caption(words.PAPERS_OF_A_REVIEW)


def turn_papers(child: str, meeting: str, *, with_tool: bool) -> None:
    """*Print one page* and the child's own summary, while a meeting talks about the child.

    `meeting`: its key; once it is signed the page shows what it decided. `with_tool` False: a
    statutory review, or the child looks on; the page is then the review's.
    """
    if not may(visitor(), Permission.EXPORT_CHILDREN):
        return
    about = about_child(child)
    page = DocumentKind.ONE_PAGE_PDF if with_tool else DocumentKind.REVIEW_PAGE_PDF
    options = options_for_child(cache.council_of(visitor()), child)
    with st.container(horizontal=True, vertical_alignment="center"):
        document_row(
            (Offer("Print one page", page, about, PaperOrder(meeting=meeting).to_bytes()),)
        )
        if options is not None:
            summary_form.open_button(child)
    if with_tool:
        _left_out(child)
    if options is not None and state.is_open(summary_form.opened(child)):
        summary_form.summary_form(options)


def _left_out(child: str) -> None:
    """Decisions that no paper about the child holds, because no chair has signed them; said where
    the panel is alone, whose drafts they are."""
    record = child_record(cache.council_of(visitor()), child)
    for name in not_in_it(record) if record else ():
        st.caption(writing.plain(name))


def _child_row(child: ChildOptions, about: str) -> None:
    order = state.is_on(_names_key(child.child.key))
    content = PaperOrder(with_name=order).to_bytes()
    document_row(
        (
            Offer("One page, PDF", DocumentKind.ONE_PAGE_PDF, about, content),
            Offer("Word", DocumentKind.ONE_PAGE_WORD, about, content),
        )
    )
    if not state.shared_screen():
        summary_form.open_button(child.child.key)
        with st.popover("More papers"):
            _more(child, about, content)


def _more(child: ChildOptions, about: str, content: bytes) -> None:
    if child.child.name:
        st.toggle(
            words.PRINT_THE_NAME,
            key=_names_key(child.child.key),
            help=words.NUMBER_OTHERWISE,
        )
    st.caption(words.FOR_A_REVIEW)
    document_row(
        (
            Offer("Review page, PDF", DocumentKind.REVIEW_PAGE_PDF, about, content),
            Offer("Review page, Word", DocumentKind.REVIEW_PAGE_WORD, about, content),
        )
    )
    st.caption(words.FOR_THE_CASE_RECORD)
    document_row((Offer("What changed, text", DocumentKind.SINCE_TEXT, about, content),))
    st.caption(words.TO_FIND_A_HOME)
    with st.container(horizontal=True):
        for label, key in (
            ("Home-search request", home_search_form.opened(child.child.key)),
            (words.FAMILY_PROFILE, family_form.opened(child.child.key)),
        ):
            st.button(label, key=f"{key}.open", on_click=state.flip, args=(key,))


def _named(key: str) -> bytes:
    """The order with or without names; they are printed only where somebody asks for it."""
    return PaperOrder(with_name=st.toggle("Print names", key=key)).to_bytes()


def _names_key(child: str) -> str:
    return f"papers.name.{child}"
