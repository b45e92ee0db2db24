"""What a home-search request still has to be told: the standard's questions, in its own choices.

What a person answers is a draft of theirs until it is thrown away; what they leave is what the
record says, as it says it now.
"""

from dataclasses import dataclass

import streamlit as st

from models.audience import Audience
from models.papers.documents import DocumentKind
from models.papers.home_search import (
    ENTITY_WORDS,
    IN_A_REQUEST,
    StandardField,
    fields_on_record,
    fields_to_ask,
    in_words,
    merge_fields,
    unanswered_fields,
    which_risk,
)
from models.papers.order import PaperOrder, about_child
from models.papers.standard import Field, FieldType
from models.recording.begun_papers import Answered, HomeSearchBegun, StandardAnswer
from models.recording.subject import home_search_of
from models.shortlist.options import ChildOptions
from pages.parts import cache, state
from pages.parts.child import form_words
from pages.parts.forms import drafting
from pages.parts.forms import fields as ask
from pages.parts.forms.content import FieldKey, Form
from pages.parts.shell.documents import Offer, document_row
from pages.parts.shell.visitor import visitor
from pages.parts.words import writing
from services.paper_facts import facts_for_reader
from services.reference import standard_fields

YES, NO = "yes", "no"
PLACEHOLDER = "not known"
CHILDREN_AT_MOST = 20


def opened(child: str) -> str:
    """The key under which it is remembered that the form is open."""
    return f"papers.home_search.{child}"


def home_search_form(child: ChildOptions) -> None:
    """Draw the questions with what the record answers filled in, then the three documents."""
    person, key = visitor(), child.child.key
    facts, fields = (
        facts_for_reader(cache.council_of(person), child, Audience.FAMILY),
        standard_fields(),
    )
    told = {
        standard_field.field: _plain(standard_field.value)
        for standard_field in fields_on_record(facts)
    }
    near = {field.name: which_risk(facts, field.name) for field in fields}
    questions = Questions(fields, told, near)
    with st.container(border=True, key="card-home-search"):
        st.header("Home-search request", anchor=False)
        st.caption(form_words.HOME_SEARCH)
        drafting.others_at_work(person, child=key)
        begun = drafting.write(person, home_search_of(key), HomeSearchBegun(), questions.draw)
        if begun is not None:
            given = [
                StandardField(answer.item, _json(answer.value))
                for answer in begun.answers
                if answer.value is not None
            ]
            _documents(key, given, unanswered_fields(fields, merge_fields(facts, given)))
        st.button("Close", key=f"{opened(key)}.close", on_click=state.flip, args=(opened(key),))


@dataclass(frozen=True, slots=True)
class Questions:
    """The standard's fields, what the record tells of each now, and what it only points to."""

    fields: tuple[Field, ...]
    told: dict[str, Answered]
    near: dict[str, str]

    def draw(self, form: Form[HomeSearchBegun]) -> HomeSearchBegun:
        """The questions by their group; what a person says otherwise than the record."""
        answers: dict[str, StandardAnswer] = {}
        for entity in IN_A_REQUEST:
            st.markdown(f"**{ENTITY_WORDS[entity]}**")
            columns = st.columns(3, gap="small")
            fields = (field for field in fields_to_ask(self.fields) if field.entity == entity)
            for number, field in enumerate(fields):
                with columns[number % 3]:
                    value = self._ask(form, field)
                if value not in (None, self.told.get(field.name)):
                    answers[field.name] = StandardAnswer(field.name, value)
        drawn = {field.name for field in fields_to_ask(self.fields)}
        texts = [answer.item for answer in form.content.answers if answer.item not in drawn]
        standard_answers_saved = {
            answer.item: answer for answer in form.content.answers if answer.item in texts
        }
        order = [answer.item for answer in form.content.answers]  # so that nothing seems to change
        standard_answers = standard_answers_saved | answers
        names = sorted(
            standard_answers, key=lambda name: order.index(name) if name in order else len(order)
        )
        return HomeSearchBegun(tuple(standard_answers[name] for name in names))

    def _ask(self, form: Form[HomeSearchBegun], field: Field) -> Answered:
        """One question, and what the record says of it where a person says otherwise."""
        key, told = form.key(f"answers.{field.name}.value"), self.told.get(field.name)
        said = form.content.said(field.name)
        _begin_with(key, _shown(field, said), _shown(field, told))
        value = _input(field, key)
        if told is not None and value != told:
            st.markdown(form_words.the_record_says(writing.plain(in_words(_json(told)))))
        if value is None and self.near.get(field.name):
            st.markdown(
                f":small[:gray[{writing.plain(writing.capitalise(self.near[field.name]))}]]"
            )
        return value


def _input(field: Field, key: FieldKey) -> Answered:
    """The input that the type of the field wants; None = not answered."""
    if field.many:
        return ask.several(key, field.asked_as, field.options, hint=PLACEHOLDER) or None
    if field.type is FieldType.CATEGORICAL:
        return ask.pick(key, field.asked_as, field.options, hint=PLACEHOLDER)
    if field.type is FieldType.BOOLEAN:
        text = ask.pick(key, field.asked_as, (YES, NO), hint=PLACEHOLDER, kept_as=_yes_no)
        return _yes_no(text)
    if field.type is FieldType.INTEGER:
        return ask.number(key, field.asked_as, CHILDREN_AT_MOST, hint=PLACEHOLDER)
    return ask.line(key, field.asked_as, "", hint=PLACEHOLDER) or None


def _begin_with(key: str, said: object, told: object) -> None:
    """What an input shows: what the person said, else the record.

    Where nobody said anything it follows the record, and an answer that is taken away gives the
    record's back: a paper would print that. Only keys of the session are written, never a link's.
    """
    blank = state.get(key) in (None, "", [])
    if said in (None, "", []) and (blank or state.get(f"{key}.record") != told):
        state.put(key, told)
    state.begin_with(key, said)
    state.put(f"{key}.record", told)


def _shown(field: Field, value: Answered) -> object:
    """The value as its input holds it."""
    if field.many:
        return list(value) if isinstance(value, tuple) else []
    if field.type is FieldType.BOOLEAN:
        return None if value is None else (YES if value else NO)
    if field.type is FieldType.CATEGORICAL:
        return value if value in field.options else None
    return value if field.type is FieldType.INTEGER else (value or "")


def _yes_no(said: object) -> bool | None:
    return {YES: True, NO: False}.get(str(said))


def _plain(value: str | int | bool | list[str]) -> Answered:
    return tuple(value) if isinstance(value, list) else value


def _json(value: Answered) -> str | int | bool | list[str]:
    if value is None:
        return ""
    return list(value) if isinstance(value, tuple) else value


def _documents(child: str, given: list[StandardField], fields: tuple[Field, ...]) -> None:
    if fields:
        named = writing.join_words(
            [writing.lower_first(field.asked_as).rstrip("?") for field in fields]
        )
        text = form_words.still_to_answer(named)
        st.caption(writing.plain(text))
    order, about = PaperOrder(answers=tuple(given)).to_bytes(), about_child(child)
    offers = [
        Offer("Request, PDF", DocumentKind.HOME_SEARCH_PDF, about, order),
        Offer("Request, Word", DocumentKind.HOME_SEARCH_WORD, about, order),
    ]
    if not fields:
        offers.append(Offer("Request, JSON", DocumentKind.HOME_SEARCH_JSON, about, order))
    document_row(offers)
