"""Bring in files: choose, see what was recognised, review, import; take the last import back."""

import streamlit as st

from models.access import Permission, require
from pages.parts.bring_in import (
    last_import,
    left_out,
    problem_cards,
    questions,
    recognised,
    review,
    steps,
    templates,
    words,
)
from pages.parts.shell.failing import PlainFailure
from pages.parts.shell.visitor import visitor

person = visitor()
require(person, Permission.IMPORT_FILES)
st.title("Bring in files", anchor=False)
st.markdown(words.INTRODUCTION)
steps.said()
reading = steps.read(person, steps.choose(), questions.answers(person))
if reading is not None:
    recognised.recognised(reading.batch)
    questions.ask(person, reading.batch.questions)
    answer = review.whose(person, reading) if reading.batch.counts else None
    found = None
    if answer is not None:
        found = steps.review(person, reading, answer, questions.given())
    if answer is not None and found is not None:
        questions.ask_of_councils(person, found.report.questions)
        review.review(found)
        if review.pressed(found):
            with PlainFailure():
                steps.bring_in(person, reading, answer, found, questions.given())
    problem_cards.problems(reading, found.report.problems if found else reading.batch.problems)
elif (done := steps.last_done()) is not None:
    review.done(done.report)
    problem_cards.problems(done.reading, done.report.problems)

last_import.last_import(person)
left_out.left_out(person)
templates.templates()
