"""What only a person can say of the files, asked before anything is stored, and remembered."""

from collections.abc import Sequence

import streamlit as st

from models.access import Actor
from models.questions import Answers, FileQuestion
from pages.parts import cache, state
from pages.parts.bring_in import words
from pages.parts.words import writing
from services.bringing_in import answers_given, councils_to_choose

GIVEN = "bring_in.answers"  # question key -> answer, given on this page
SYSTEM = "bring_in.system"
ONE_SYSTEM = "default"
COUNCIL = "council:"
ROWS_NAMED = 6


def answers(person: Actor) -> Answers:
    """What was answered before for this system, and what has been answered on this page."""
    system = str(state.get(SYSTEM) or ONE_SYSTEM).strip() or ONE_SYSTEM
    return answers_given(cache.council_of(person), system) | given()


def given() -> dict[str, str]:
    """What has been answered on this page; kept with the import."""
    answered = state.get(GIVEN)
    return dict(answered) if isinstance(answered, dict) else {}


def ask(person: Actor, questions: Sequence[FileQuestion]) -> None:
    """One card a question, with its choices; an answer reads the files again."""
    if not questions:
        _answered()
        return
    by_key = {question.key: question for question in questions}
    st.header(f"Please answer ({len(by_key)})", anchor=False)
    st.caption(words.ON_QUESTIONS)
    for number, question in enumerate(by_key.values()):
        with st.container(border=True, key=f"card-question-{number}", gap="xsmall"):
            _card(person, question)
    _answered()


def ask_of_councils(person: Actor, questions: Sequence[FileQuestion]) -> None:
    """A card for each council of an own file that nobody knows as ours."""
    if not questions:
        return
    st.header(words.YOUR_COUNCIL, anchor=False)
    st.caption(words.OTHER_COUNCILS)
    for number, question in enumerate(questions):
        with st.container(border=True, key=f"card-question-council-{number}", gap="xsmall"):
            _card(person, question)


def _card(person: Actor, question: FileQuestion) -> None:
    labels = {choice.value: choice.label for choice in question.choices}
    options = list(labels)
    open_list = question.key.startswith(COUNCIL)
    if open_list:
        named = councils_to_choose(cache.council_of(person))
        options = list(dict.fromkeys((*named, *options)))
    column = f", column {writing.plain(question.column)}" if question.column else ""
    st.markdown(f"**{writing.plain(question.file)}**{column}{_rows(question)}")
    sentence = question.asked[:1].upper() + question.asked[1:]
    chosen = st.selectbox(
        sentence,
        options,
        index=None,
        format_func=lambda value: labels.get(value, value),
        placeholder="Choose an answer",
        accept_new_options=open_list,
        key=f"bring_in.answer.{question.key}",
        width=560,
    )
    st.caption(writing.plain(question.until_answered))
    if chosen is not None:
        state.put(GIVEN, given() | {question.key: str(chosen)})
        st.rerun()


def _rows(question: FileQuestion) -> str:
    if not question.rows:
        return ""
    named = ", ".join(str(row) for row in question.rows[:ROWS_NAMED])
    extra = len(question.rows) - ROWS_NAMED
    label = "row" if len(question.rows) == 1 else "rows"
    return f" · {label} {named}" + (f" and {extra:,} more" if extra > 0 else "")


def _answered() -> None:
    """How many answers were given here, and the way to take them back."""
    number = len(given())
    if not number:
        return
    st.caption(words.answers_given(writing.count_of(number, "answer")))
    st.button(
        words.TAKE_BACK_ANSWERS, key="bring_in.answers.clear", on_click=state.clear, args=(GIVEN,)
    )
