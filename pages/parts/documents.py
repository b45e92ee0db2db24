"""Handing out a document: first a ticket is written, then a link saves the file, once.

Nothing about a child goes through `st.download_button`: what it holds can be read at an open
address by anybody who has it (docs/decisions/0005-documents-by-ticket.md).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import streamlit as st

from models.access import Actor
from models.documents import DocumentKind, may_have
from models.shortlist.options import ChildOptions, Shortlist
from pages.parts import source, words
from pages.parts.visitor import visitor


@dataclass(frozen=True, slots=True)
class Offer:
    """One button and its document. `subject` and `content`: `data.store.tickets.issue_ticket`;
    what takes time to make is given as a function, which is called when the button is pressed."""

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

    Leaves out what the person may not have.
    """
    person = visitor()
    shown = [one for one in offers if may_have(person, one.kind)]
    if not shown:
        return
    with st.container(horizontal=True, vertical_alignment="center", width="content"):
        pressed = [one for one in shown if st.button(one.label, key=_key(one))]
        for one in pressed:
            _link(one, person)


def _key(one: Offer) -> str:
    return f"document.{one.kind.name.lower()}.{one.subject}"


def _link(one: Offer, person: Actor) -> None:
    made = one.content() if callable(one.content) else one.content
    ticket = source.current().issue_ticket(person, one.kind, one.subject, made)
    name = words.plain(source.current().document_name(person, one.kind, one.subject))
    st.link_button(f"Save {name}", f"/documents/{ticket}", type="primary")
    st.caption("The link works once, for ten minutes, and only for you.")


def document_of_list(found: Sequence[ChildOptions], held: Shortlist) -> None:
    """The step-down file of the children whom the choices above the list leave."""
    if not found:
        return
    everybody = len(found) == len(held.children)
    keys = None if everybody else "\n".join(one.child.key for one in found).encode()
    label = "Download this list (CSV)"
    document_link(label, DocumentKind.STEP_DOWN_CSV, held.as_of.isoformat(), keys)
