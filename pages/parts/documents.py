"""Handing out a document: first a ticket is written, then a link saves the file, once.

Nothing about a child goes through `st.download_button`: what it holds can be read at an open
address by anybody who has it (docs/decisions/0005-documents-by-ticket.md).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from models.documents import DocumentKind, filename, may_have
from models.shortlist.options import ChildOptions, Shortlist
from pages.parts import source, words
from pages.parts.visitor import visitor


def document_link(
    label: str,
    kind: DocumentKind,
    subject: str,
    content: bytes | Callable[[], bytes] | None = None,
) -> None:
    """A button that gets the document ready and then shows the link that saves it.

    Draws nothing for somebody who may not have documents of this kind. `subject` and `content`: see
    `data.store.tickets.issue_ticket`; what takes time to make is given as a function, which is
    called when the button is pressed.
    """
    person = visitor()
    if not may_have(person, kind):
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        if not st.button(label, key=f"document.{kind.name.lower()}.{subject}"):
            return
        made = content() if callable(content) else content
        ticket = source.current().issue_ticket(person, kind, subject, made)
        name = words.plain(filename(kind, subject))
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
