"""The summary for a child: a first text that somebody looks at and makes theirs, then printed."""

from __future__ import annotations

from dataclasses import dataclass, fields

import streamlit as st

from models.audience import Audience
from models.documents import DocumentKind
from models.papers.order import Order, about_child
from models.papers.paper import Bullets, Leaf, Paper, Text
from models.papers.summary import Voice, first_summary, summary_paper, voice_for
from models.recording.begun_papers import ChildSummaryText
from models.recording.subject import child_summary_of
from models.shortlist.options import ChildOptions
from pages.parts import cached, drafting, source, state, words
from pages.parts import fields as ask
from pages.parts.documents import Offer, document_row
from pages.parts.forms import Form
from pages.parts.visitor import visitor

ROWS = 8  # as many as there are strengths, so that a first text can be read without scrolling


def opened(child: str) -> str:
    """The key under which it is remembered that the form is open."""
    return f"papers.summary.{child}"


def open_button(child: str) -> None:
    """The way to the form: nothing is printed for a child that nobody has looked at."""
    st.button("Summary for the child …", key=f"{opened(child)}.open", on_click=state.flip,
              args=(opened(child),))  # fmt: skip


def summary_form(one: ChildOptions, *, with_name: bool = False) -> None:
    """Draw the text, then as it will be printed, then the documents."""
    key, person = one.child.key, visitor()
    facts = cached.paper_facts(person, one, Audience.FAMILY)
    with st.container(border=True, key="card-summary"):
        st.header("Summary for the child", anchor=False)
        st.caption(
            "A first text out of the record: only what is marked for the child and family. Read "
            "it, make it yours, then print it. A line that begins with a dash is a point of a "
            "list; a box left blank is not printed."
        )
        drafting.others_at_work(person, child=key)
        inputs = Inputs(voice_for(one.child.age_on(source.current().today())))
        begun = drafting.write(person, child_summary_of(key), first_summary(facts), inputs.draw)
        if begun is not None and begun != ChildSummaryText():
            _preview(summary_paper(facts, begun, ""))
            order = Order(with_name=with_name, summary=begun).to_bytes()
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

    voice: Voice

    def draw(self, form: Form[ChildSummaryText]) -> ChildSummaryText:
        """The boxes, two side by side; the text that they hold."""
        names = [field.name for field in fields(ChildSummaryText)]
        texts: dict[str, str] = {}
        for at in range(0, len(names), 2):
            for column, name in zip(st.columns(2, gap="medium"), names[at : at + 2], strict=True):
                with column:
                    texts[name] = ask.long_text(
                        form.key(name), self.voice.headings[name], getattr(form.content, name),
                        rows=ROWS,
                    )  # fmt: skip
        return ChildSummaryText(**texts)


def _preview(paper: Paper) -> None:
    """What will be printed, in its order."""
    with st.expander("As it will be printed", expanded=True):
        for leaf in (one for one in paper.leaves if isinstance(one, Leaf)):
            for section in leaf.sections:
                st.markdown(f"**{words.plain(section.heading)}**")
                for part in section.parts:
                    if isinstance(part, Text):
                        st.text(part.words)
                    elif isinstance(part, Bullets):
                        st.markdown("\n".join(f"- {words.plain(item)}" for item in part.items))
