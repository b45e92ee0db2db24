""" "Could this be your family?": a text to make one's own, printed once it names nobody."""

from dataclasses import replace

import streamlit as st

from models.audience import Audience
from models.papers.documents import DocumentKind
from models.papers.family import LONGEST, TITLE, draft_text
from models.papers.naming import NameFound, names_in
from models.papers.order import PaperOrder, about_child
from models.recording.begun_papers import FamilyText
from models.recording.lengths import too_long
from models.recording.subject import family_profile_of
from models.shortlist.options import ChildOptions
from pages.parts import cache, state
from pages.parts.child import form_words
from pages.parts.forms import content, drafting
from pages.parts.forms import fields as ask
from pages.parts.forms.content import Form
from pages.parts.shell.documents import Offer, document_row
from pages.parts.shell.visitor import visitor
from pages.parts.words import writing
from services.paper_facts import facts_for_reader, names_near_child
from services.reference import place_names

LISTED_AT_MOST = 12


def opened(child: str) -> str:
    """The key under which it is remembered that the form is open."""
    return f"papers.family.{child}"


def family_form(child: ChildOptions) -> None:
    """Draw the text, what stands in the way of printing it, and the documents once nothing does."""
    key, person = child.child.key, visitor()
    with st.container(border=True, key="card-family"):
        st.header(TITLE, anchor=False)
        st.caption(form_words.FOR_CARERS)
        drafting.others_at_work(person, child=key)
        first = FamilyText(
            draft_text(facts_for_reader(cache.council_of(person), child, Audience.FAMILY))
        )
        begun = drafting.write(person, family_profile_of(key), first, _draw)
        if begun is not None and not too_long(begun.text, LONGEST):
            _documents(begun, key)
        st.button("Close", key=f"{opened(key)}.close", on_click=state.flip, args=(opened(key),))


def _draw(form: Form[FamilyText]) -> FamilyText:
    text = ask.long_text(form.key("text"), "The text", form.content.text, rows=9, at_most=LONGEST)
    return FamilyText(text, form.content.no_names)


def _documents(begun: FamilyText, child: str) -> None:
    """The two documents, or what stands in the way of them."""
    near = names_near_child(cache.council_of(visitor()), child)
    names = names_in(begun.text, near, place_names(), begun.no_names)
    _looked_at(begun, child)
    if names or not begun.text.strip():
        _in_the_way(names, child)
        return
    order = PaperOrder(text=begun.text, no_names=begun.no_names).to_bytes()
    about = about_child(child)
    document_row(
        (
            Offer("Profile, PDF", DocumentKind.FAMILY_PDF, about, order),
            Offer("Profile, Word", DocumentKind.FAMILY_WORD, about, order),
        )
    )


def _looked_at(begun: FamilyText, child: str) -> None:
    """The words that somebody knows to be no name, and the way back."""
    if not begun.no_names:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        text = form_words.no_names(writing.join_words(list(begun.no_names)))
        st.markdown(writing.plain(text), width="content")
        st.button(
            form_words.CHECK_AGAIN,
            key=f"{opened(child)}.look_again",
            type="tertiary",
            on_click=_keep_no_names,
            args=(child, ()),
        )


def _in_the_way(names: tuple[NameFound, ...], child: str) -> None:
    """Where each word stands that might tell who it is; a person may know that it doesn't."""
    if not names:
        st.markdown(form_words.NO_TEXT)
        return
    st.markdown(form_words.words_to_check(writing.count_of(len(names), "word")))
    for number, name_found in enumerate(names[:LISTED_AT_MOST]):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.markdown(
                f"- line {name_found.line}: “{writing.plain(name_found.words)}”, {name_found.why} "
                f":gray[… {writing.plain(name_found.around)} …]",
                width="content",
            )
            if name_found.may_be_no_name:
                st.button(
                    f"“{writing.plain(name_found.words)}” is no name",
                    key=f"{opened(child)}.no_name.{number}",
                    on_click=_say_no_name,
                    args=(child, name_found.words),
                )
    if len(names) > LISTED_AT_MOST:
        st.markdown(f"- and {len(names) - LISTED_AT_MOST} more")


def _say_no_name(child: str, text: str) -> None:
    """Somebody knows that a word names nobody; for an `on_click`."""
    form = content.now_kept(visitor(), family_profile_of(child))
    if form is not None and text not in form.content.no_names:
        _keep_no_names(child, (*form.content.no_names, text))


def _keep_no_names(child: str, no_names: tuple[str, ...]) -> None:
    """Kept with the text, so that whoever prints it later needn't look again."""
    form = content.now_kept(visitor(), family_profile_of(child))
    if form is not None:
        content.keep(form, replace(form.content, no_names=no_names))
