"""The papers of a child and of a meeting: a small row of buttons, each by a ticket of one use.

How they are made: `reports/papers.py`. Who may not take child-level rows out sees none of this.
"""

from __future__ import annotations

import streamlit as st

from models.access import Permission, may
from models.documents import DocumentKind
from models.meeting.meeting import MeetingKind
from models.meeting.record import MeetingRecord
from models.papers.gathered import not_in_it
from models.papers.order import Order, about_child, about_meeting
from models.shortlist.options import ChildOptions
from pages.parts import cached, family_form, home_search_form, state, summary_form, words
from pages.parts.documents import Offer, document_row
from pages.parts.visitor import visitor


def child_papers(one: ChildOptions) -> None:
    """The row of a child's page; forms open below it when asked for, not on a shared screen."""
    if not may(visitor(), Permission.EXPORT_CHILDREN):
        return
    key, about = one.child.key, about_child(one.child.key)
    with st.container(horizontal=True, vertical_alignment="center", key="papers-child"):
        _child_row(one, about)
    if state.shared_screen():
        return
    _left_out(key)
    if state.is_open(summary_form.opened(key)):
        summary_form.summary_form(one, with_name=state.is_on(_names_key(key)))
    if state.is_open(home_search_form.opened(key)):
        home_search_form.home_search_form(one)
    if state.is_open(family_form.opened(key)):
        family_form.family_form(one)


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
                Offer("Actions by owner, PDF", DocumentKind.ACTIONS_PDF, about, order),
                Offer("Actions, Word", DocumentKind.ACTIONS_WORD, about, order),
            ]
        document_row(offers)
    if meeting.held.kind is MeetingKind.STATUTORY_REVIEW:
        st.caption("Papers of a review are the family's: only what is marked for the child and "
                   "family is in them. The copy for the case record has what professionals may "
                   "see.")  # fmt: skip


def turn_papers(child: str, meeting: str, *, with_tool: bool) -> None:
    """*Print one page* and the child's own summary, while a meeting talks about the child.

    `meeting`: its key; once it is signed the page shows what it decided. `with_tool` False: a
    statutory review, or the child looks on; the page is then the review's.
    """
    if not may(visitor(), Permission.EXPORT_CHILDREN):
        return
    about = about_child(child)
    page = DocumentKind.ONE_PAGE_PDF if with_tool else DocumentKind.REVIEW_PAGE_PDF
    one = cached.child_of(visitor(), child)
    with st.container(horizontal=True, vertical_alignment="center"):
        document_row((Offer("Print one page", page, about, Order(meeting=meeting).to_bytes()),))
        if one is not None:
            summary_form.open_button(child)
    if with_tool:
        _left_out(child)
    if one is not None and state.is_open(summary_form.opened(child)):
        summary_form.summary_form(one)


def _left_out(child: str) -> None:
    """Decisions that no paper about the child holds, because no chair has signed them; said where
    the panel is alone, whose drafts they are."""
    record = cached.child_record(visitor(), child)
    for each in not_in_it(record) if record else ():
        st.caption(words.plain(each))


def _child_row(one: ChildOptions, about: str) -> None:
    order = state.is_on(_names_key(one.child.key))
    content = Order(with_name=order).to_bytes()
    document_row(
        (
            Offer("One page, PDF", DocumentKind.ONE_PAGE_PDF, about, content),
            Offer("Word", DocumentKind.ONE_PAGE_WORD, about, content),
        )
    )
    if not state.shared_screen():
        summary_form.open_button(one.child.key)
        with st.popover("More papers"):
            _more(one, about, content)


def _more(one: ChildOptions, about: str, content: bytes) -> None:
    if one.child.name:
        st.toggle("Print the child’s name", key=_names_key(one.child.key),
                  help="Otherwise papers show the council’s number.")  # fmt: skip
    st.caption("For a statutory review: no destinations, no answers of the rules")
    document_row(
        (
            Offer("Review page, PDF", DocumentKind.REVIEW_PAGE_PDF, about, content),
            Offer("Review page, Word", DocumentKind.REVIEW_PAGE_WORD, about, content),
        )
    )
    st.caption("For the case record")
    document_row((Offer("What changed, text", DocumentKind.SINCE_TEXT, about, content),))
    st.caption("To find a home")
    with st.container(horizontal=True):
        for label, key in (
            ("Home-search request", home_search_form.opened(one.child.key)),
            ("Could this be your family?", family_form.opened(one.child.key)),
        ):
            st.button(label, key=f"{key}.open", on_click=state.flip, args=(key,))


def _named(key: str) -> bytes:
    """The order with or without names; they are printed only where somebody asks for it."""
    return Order(with_name=st.toggle("Print names", key=key)).to_bytes()


def _names_key(child: str) -> str:
    return f"papers.name.{child}"
