""" "Could this be your family?": a text to make one's own, printed once it names nobody."""

from __future__ import annotations

import streamlit as st

from models.documents import DocumentKind
from models.papers.family import LONGEST, TITLE, draft_text
from models.papers.naming import Found, names_in
from models.papers.order import Order, about_child
from models.shortlist.options import ChildOptions
from pages.parts import cached, state, words
from pages.parts.documents import Offer, document_row
from pages.parts.visitor import visitor

LISTED_AT_MOST = 12


def opened(child: str) -> str:
    """The key under which it is remembered that the form is open."""
    return f"papers.family.{child}"


def family_form(one: ChildOptions) -> None:
    """Draw the text, what stands in the way of printing it, and the documents once nothing does."""
    key, person = one.child.key, visitor()
    with st.container(border=True, key="card-family"):
        st.header(TITLE, anchor=False)
        st.caption(
            "For people who may become this child’s carers. A first text out of the record; make "
            "it yours, best together with the child. It may name nobody, no school and no place."
        )
        text = st.text_area("The text", value=draft_text(cached.paper_facts(person, one)),
                            height=280, max_chars=LONGEST, key=f"papers.text.{key}")  # fmt: skip
        found = names_in(text, cached.names_near(person, key))
        if found or not text.strip():
            _in_the_way(found)
        else:
            order, about = Order(text=text).to_bytes(), about_child(key)
            document_row(
                (
                    Offer("Profile, PDF", DocumentKind.FAMILY_PDF, about, order),
                    Offer("Profile, Word", DocumentKind.FAMILY_WORD, about, order),
                )
            )
        st.button("Close", key=f"{opened(key)}.close", on_click=state.flip, args=(opened(key),))


def _in_the_way(found: tuple[Found, ...]) -> None:
    """Where each word stands that might tell who it is."""
    if not found:
        st.markdown("There is no text yet.")
        return
    st.markdown(f"**Not to be printed yet: {words.count(len(found), 'word')} to look at**")
    lines = [
        f"- line {one.line}: “{words.plain(one.words)}”, {one.why} "
        f":gray[… {words.plain(one.around)} …]"
        for one in found[:LISTED_AT_MOST]
    ]
    if len(found) > LISTED_AT_MOST:
        lines.append(f"- and {len(found) - LISTED_AT_MOST} more")
    st.markdown("\n".join(lines))
