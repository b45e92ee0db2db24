"""Handing out a document: first a ticket is written, then a link saves the file, once.

Nothing about a child goes through `st.download_button`: what it holds can be read at an open
address by anybody who has it (docs/decisions/0005-documents-by-ticket.md).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

import streamlit as st

from models.access import Actor
from models.papers.documents import FACTS, LINK_LIVES, DocumentKind, may_have
from models.problems import UserError
from models.shortlist.options import ChildOptions, Shortlist
from pages.parts import cache, state
from pages.parts.background import Work
from pages.parts.shell import words
from pages.parts.shell.plain_page import fault_words
from pages.parts.shell.visitor import visitor
from pages.parts.shell.waiting import AT_ONCE_SECONDS
from pages.parts.words import writing
from services.document_tickets import issue_ticket, name_of_document
from services.documents import make_document
from services.faults import note_fault


@dataclass(frozen=True, slots=True)
class Offer:
    """One button and its document. `subject` and `content`: `data.store.tickets.issue_ticket`;
    what is worked out for it is given as a function, which is called when the button is pressed.
    Of a kind that is slow to make, `content` says what of it is wanted."""

    label: str
    kind: DocumentKind
    subject: str
    content: bytes | Callable[[], bytes] | None = None


def document_link(
    label: str,
    kind: DocumentKind,
    subject: str,
    content: bytes | Callable[[], bytes] | None = None,
) -> None:
    """A button that gets the document ready and then shows the link that saves it."""
    document_row((Offer(label, kind, subject, content),))


def document_row(offers: Sequence[Offer]) -> None:
    """Buttons side by side, and after them the link that saves what was asked for.

    Leaves out what the person may not have. What takes long is made in a thread of its own, with a
    line that says how far it is; the page can be used meanwhile, or left and come back to.
    """
    person = visitor()
    shown = [offer for offer in offers if may_have(person, offer.kind)]
    if not shown:
        return
    with st.container(horizontal=True, vertical_alignment="center", width="content"):
        pressed = [offer for offer in shown if st.button(offer.label, key=_key(offer))]
        for offer in pressed:
            if FACTS[offer.kind].slow:
                _begin(offer, person)
            else:
                _link(_name(offer, person), _ticket(offer, person, _content(offer)))
        for offer in shown:
            _link_when_made(offer, person)
    for offer in shown:
        _how_far(offer)


def _key(offer: Offer) -> str:
    return f"document.{offer.kind.name.lower()}.{offer.subject}"


def _content(offer: Offer) -> bytes | None:
    return offer.content() if callable(offer.content) else offer.content


def _ticket(offer: Offer, person: Actor, content: bytes | None) -> str:
    return issue_ticket(cache.council_of(person), offer.kind, offer.subject, content)


def _name(offer: Offer, person: Actor) -> str:
    """What the file is called on the person's machine."""
    return name_of_document(cache.council_of(person), offer.kind, offer.subject)


def _link(name: str, ticket: str, made_at: datetime | None = None) -> None:
    st.link_button(f"Save {writing.plain(name)}", f"/documents/{ticket}", type="primary")
    made = f"Made at {made_at:%H:%M}. " if made_at else ""
    st.caption(words.link_works_once(made))


@dataclass(frozen=True, slots=True)
class _Making:
    """A slow document on its way; `choice`: what of it was wanted."""

    choice: bytes | None
    work: Work[bytes]


@dataclass(frozen=True, slots=True)
class _Made:
    """A slow document that is ready, as at the moment when it was."""

    choice: bytes | None
    name: str
    ticket: str
    made_at: datetime


def _slot(offer: Offer) -> str:
    """Where this visit remembers the document that is being made, or its ticket."""
    return f"{_key(offer)}.making"


def _remembered(offer: Offer) -> _Making | _Made | None:
    """What this visit remembers of just this document; another choice is another document."""
    found = state.get(_slot(offer))
    if isinstance(found, _Making | _Made) and found.choice == _content(offer):
        return found
    return None


def _begin(offer: Offer, person: Actor) -> None:
    """Start making it, unless that goes on already."""
    if isinstance(_remembered(offer), _Making):
        return
    council, choice = cache.council_of(person), _content(offer)
    work: Work[bytes] = Work(
        lambda say: make_document(council, offer.kind, offer.subject, choice, say)
    )
    state.put(_slot(offer), _Making(choice, work))
    work.is_done(AT_ONCE_SECONDS)  # what is quick is there without a word about waiting


def _link_when_made(offer: Offer, person: Actor) -> None:
    """The link of a slow document, once it is made; or what went wrong, once."""
    if not FACTS[offer.kind].slow:
        return
    found, now_utc = _remembered(offer), cache.now()
    if isinstance(found, _Making) and found.work.is_done():
        state.clear(_slot(offer))
        try:
            ticket = _ticket(offer, person, found.work.result())
        except UserError as error:
            st.error(writing.plain(str(error)))
            return
        except Exception as error:  # noqa: BLE001 - the page goes on, and the fault has its number
            st.error(writing.plain(fault_words(note_fault(error))))
            return
        found = _Made(found.choice, _name(offer, person), ticket, now_utc)
        state.put(_slot(offer), found)
    if isinstance(found, _Made) and now_utc < found.made_at + LINK_LIVES:
        _link(found.name, found.ticket, found.made_at)


def _how_far(offer: Offer) -> None:
    if FACTS[offer.kind].slow and isinstance(found := _remembered(offer), _Making):
        with st.container(key=f"being-made-{_key(offer)}"):
            _progress(found.work, FACTS[offer.kind].slow)


@st.fragment(run_every=1.0)
def _progress(work: Work[bytes], called: str) -> None:
    """Asks once a second, and draws the whole page when the document is there."""
    if work.is_done():
        st.rerun()
    progress = work.progress
    st.markdown(writing.plain(words.being_made(called, progress.what)))
    st.progress(progress.done / progress.of)
    st.caption(words.LEAVE_AND_COME_BACK)


def document_of_list(children: Sequence[ChildOptions], shortlist: Shortlist) -> None:
    """The step-down file of the children whom the choices above the list leave."""
    if not children:
        return
    everybody = len(children) == len(shortlist.children)
    keys = None if everybody else "\n".join(child.child.key for child in children).encode()
    label = words.DOWNLOAD_LIST
    document_link(label, DocumentKind.STEP_DOWN_CSV, shortlist.as_of.isoformat(), keys)
