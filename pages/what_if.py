"""What if: stated changes of the future beside today's path, composed, saved and compared."""

import streamlit as st

from models.access import Permission, require
from pages.parts import cache
from pages.parts.shell import empty
from pages.parts.shell.failing import end_page
from pages.parts.shell.visitor import visitor
from pages.parts.shell.waiting import wait_for
from pages.parts.what_if import compared as what_if_asked
from pages.parts.what_if import form, saved
from pages.parts.what_if.assumptions import assumed, how_sure, true_for_it
from pages.parts.what_if.beside_moves import beside_a_ready_move
from pages.parts.what_if.view import by_month, by_year, children_ahead, side_by_side, so_far
from services.council_data import data_date
from services.scenarios import saved_scenarios
from services.what_if import answer_plans, children_ready

person = visitor()
council = cache.council_of(person)
require(person, Permission.READ_COSTS)
st.title("What if", anchor=False)
day = data_date(council)
if day is None:
    empty.nothing_imported()
    end_page()

scenarios = saved_scenarios(council)
asked = what_if_asked.choices(scenarios, day)
form.compose(person, day, asked.months)
saved.save_draft(person, scenarios)
compared = asked.compared
if not compared:
    what_if_asked.nothing_supposed()
    saved.of_earlier(person, scenarios, ())
    end_page()

found = wait_for(
    cache.in_background(
        answer_plans,
        council,
        tuple(compared.plan for compared in compared),
        asked.months,
        children_ready(council, tuple(compared.plan for compared in compared)),
    ),
    "what if",
)
if found is None:
    what_if_asked.too_little_history(day)
    end_page()
answers = what_if_asked.answered(person, compared, found)
side_by_side(answers)
children_ahead(answers)
so_far(answers)
by_year(answers)
compared_with_savings = st.container()  # drawn last: it needs every child's own moves
by_month(answers)
true_for_it(answers)
assumed(answers)
how_sure(answers)
saved.of_earlier(person, scenarios, asked.chosen)
with compared_with_savings:
    beside_a_ready_move(person, answers)
