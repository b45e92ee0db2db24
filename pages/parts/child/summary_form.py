"""The summary for a child: a first text that somebody looks at and makes theirs, then printed."""

from dataclasses import dataclass, fields

import streamlit as st

from models.audience import Audience
from models.papers.documents import DocumentKind
from models.papers.order import PaperOrder, about_child
from models.papers.paper import Bullets, Leaf, Paper, Text
from models.papers.summary import SummaryVoice, first_summary, summary_paper, voice_for
from models.recording.begun_papers import ChildSummaryText
from models.recording.subject import child_summary_of
from models.shortlist.options import ChildOptions
from pages.parts import cache, state
from pages.parts.child import form_words
from pages.parts.forms import drafting
from pages.parts.forms import fields as ask
from pages.parts.forms.content import Form
from pages.parts.shell.documents import Offer, document_row
from pages.parts.shell.visitor import visitor
from pages.parts.words import writing
from services.paper_facts import facts_for_reader

ROWS = 8  # as many as there are strengths, so that a first text can be read without scrolling


def opened(child: str) -> str:
    """The key under which it is remembered that the form is open."""
    return f"papers.summary.{child}"


def open_button(child: str) -> None:
    """The way to the form: nothing is printed for a child that nobody has looked at."""
    st.button(
        form_words.SUMMARY_BUTTON,
        key=f"{opened(child)}.open",
        on_click=state.flip,
        args=(opened(child),),
    )


def summary_form(child: ChildOptions, *, with_name: bool = False) -> None:
    """Draw the text, then as it will be printed, then the documents."""
    key, person = child.child.key, visitor()
    facts = facts_for_reader(cache.council_of(person), child, Audience.FAMILY)
    with st.container(border=True, key="card-summary"):
        st.header(form_words.SUMMARY_TITLE, anchor=False)
        st.caption(form_words.FIRST_TEXT)
        drafting.others_at_work(person, child=key)
        inputs = Inputs(voice_for(child.child.age_on(cache.today())))
        begun = drafting.write(person, child_summary_of(key), first_summary(facts), inputs.draw)
        if begun is not None and begun != ChildSummaryText():
            _preview(summary_paper(facts, begun, ""))
            order = PaperOrder(with_name=with_name, summary=begun).to_bytes()
            about = about_child(key)
            document_row(
                (
                    Offer("Summary, PDF", DocumentKind.SUMMARY_PDF, about, order),
                    Offer("Summary, Word", DocumentKind.SUMMARY_WORD, about, order),
                )
            )
        st.button("Close", key=f"{opened(key)}.close", on_click=state.flip, args=(opened(key),))


@dataclass(frozen=True, slots=True)
class Inputs:
    """A box for each part of the summary, under the heading that it is printed with."""

    voice: SummaryVoice

    def draw(self, form: Form[ChildSummaryText]) -> ChildSummaryText:
        """The boxes, two side by side; the text that they hold."""
        names = [field.name for field in fields(ChildSummaryText)]
        texts: dict[str, str] = {}
        for position in range(0, len(names), 2):
            for column, name in zip(
                st.columns(2, gap="medium"), names[position : position + 2], strict=True
            ):
                with column:
                    texts[name] = ask.long_text(
                        form.key(name),
                        self.voice.headings[name],
                        getattr(form.content, name),
                        rows=ROWS,
                    )
        return ChildSummaryText(**texts)


def _preview(paper: Paper) -> None:
    """What will be printed, in its order."""
    with st.expander(form_words.AS_PRINTED, expanded=True):
        for leaf in (leaf for leaf in paper.leaves if isinstance(leaf, Leaf)):
            for section in leaf.sections:
                st.markdown(f"**{writing.plain(section.heading)}**")
                for part in section.parts:
                    if isinstance(part, Text):
                        st.text(part.words)
                    elif isinstance(part, Bullets):
                        st.markdown("\n".join(f"- {writing.plain(item)}" for item in part.items))
