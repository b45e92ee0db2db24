"""What a home-search request still has to be told: the standard's questions, in its own choices."""

from __future__ import annotations

import streamlit as st

from data.reference.placements_standard import standard_fields
from models.documents import DocumentKind
from models.papers.home_search import (
    ENTITY_WORDS,
    IN_A_REQUEST,
    Answer,
    Value,
    asked,
    known,
    together,
    unanswered,
)
from models.papers.order import Order, about_child
from models.papers.standard import Field, FieldType
from models.shortlist.options import ChildOptions
from pages.parts import cached, state, words
from pages.parts.documents import Offer, document_row
from pages.parts.visitor import visitor

YES_NO = {"yes": True, "no": False}
PLACEHOLDER = "not known"


def opened(child: str) -> str:
    """The key under which it is remembered that the form is open."""
    return f"papers.home_search.{child}"


def home_search_form(one: ChildOptions) -> None:
    """Draw the questions with what the record answers filled in, then the three documents."""
    facts, fields = cached.paper_facts(visitor(), one), standard_fields()
    told = {answer.field: answer.value for answer in known(facts)}
    with st.container(border=True, key="card-home-search"):
        st.header("Home-search request", anchor=False)
        st.caption(
            "What the record answers is filled in. What is left is printed as “not known, ask”; "
            "the Placements Data Standard has no word for that, so its file needs every answer. "
            "No money and no name goes into a request."
        )
        given = [
            answer
            for entity in IN_A_REQUEST
            for answer in _group(entity, fields, told, one.child.key)
        ]
        _documents(one.child.key, given, unanswered(fields, together(facts, given)))


def _group(
    entity: str, fields: tuple[Field, ...], told: dict[str, Value], child: str
) -> list[Answer]:
    mine = [field for field in asked(fields) if field.entity == entity]
    st.markdown(f"**{ENTITY_WORDS[entity]}**")
    columns, found = st.columns(3, gap="small"), []
    for number, field in enumerate(mine):
        with columns[number % 3]:
            value = _ask(field, told.get(field.name), f"papers.{field.name}.{child}")
        if value is not None:
            found.append(Answer(field.name, value))
    return found


def _ask(field: Field, told: Value | None, key: str) -> Value | None:
    """One question in the form that its type wants; None = not answered."""
    if field.many:
        return (
            st.multiselect(field.asked_as, field.options, key=key, placeholder=PLACEHOLDER) or None
        )
    if field.type is FieldType.CATEGORICAL:
        at = field.options.index(told) if told in field.options else None
        return st.selectbox(
            field.asked_as, field.options, index=at, key=key, placeholder=PLACEHOLDER
        )
    if field.type is FieldType.BOOLEAN:
        index = None if told is None else int(told is False)
        said = st.selectbox(field.asked_as, list(YES_NO), index=index, key=key,
                            placeholder=PLACEHOLDER)  # fmt: skip
        return None if said is None else YES_NO[said]
    if field.type is FieldType.INTEGER:
        return st.number_input(field.asked_as, min_value=0, max_value=20, value=None, key=key,
                               placeholder=PLACEHOLDER)  # fmt: skip
    return st.text_input(field.asked_as, max_chars=200, key=key, placeholder=PLACEHOLDER) or None


def _documents(child: str, given: list[Answer], left: tuple[Field, ...]) -> None:
    if left:
        named = words.listed([words.small(field.asked_as).rstrip("?") for field in left])
        said = f"Still to answer before the file of the standard can be made: {named}."
        st.caption(words.plain(said))
    order, about = Order(answers=tuple(given)).to_bytes(), about_child(child)
    offers = [
        Offer("Request, PDF", DocumentKind.HOME_SEARCH_PDF, about, order),
        Offer("Request, Word", DocumentKind.HOME_SEARCH_WORD, about, order),
    ]
    if not left:
        offers.append(Offer("Request, JSON", DocumentKind.HOME_SEARCH_JSON, about, order))
    document_row(offers)
    st.button("Close", key=f"{opened(child)}.close", on_click=state.flip, args=(opened(child),))
