""" "Could this be your family?": a text to make one's own, printed once it names nobody."""

from __future__ import annotations

import streamlit as st

from models.documents import DocumentKind
from models.papers.family import LONGEST, TITLE, draft_text
from models.papers.naming import Found, names_in
from models.papers.order import Order, about_child
from models.recording.begun_papers import FamilyText
from models.recording.subject import family_profile_of
from models.shortlist.options import ChildOptions
from pages.parts import cached, drafting, state, words
from pages.parts import fields as ask
from pages.parts.documents import Offer, document_row
from pages.parts.forms import Form
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
        drafting.others_at_work(person, child=key)
        first = FamilyText(draft_text(cached.paper_facts(person, one)))
        begun = drafting.write(person, family_profile_of(key), first, _draw)
        if begun is not None:
            _documents(begun.text, key)
        st.button("Close", key=f"{opened(key)}.close", on_click=state.flip, args=(opened(key),))


def _draw(form: Form[FamilyText]) -> FamilyText:
    text = ask.long_text(form.key("text"), "The text", form.content.text, rows=9, at_most=LONGEST)
    return FamilyText(text)


def _documents(text: str, child: str) -> None:
    """The two documents, or what stands in the way of them."""
    found = names_in(text, cached.names_near(visitor(), child))
    if found or not text.strip():
        _in_the_way(found)
        return
    order, about = Order(text=text).to_bytes(), about_child(child)
    document_row(
        (
            Offer("Profile, PDF", DocumentKind.FAMILY_PDF, about, order),
            Offer("Profile, Word", DocumentKind.FAMILY_WORD, about, order),
        )
    )


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
