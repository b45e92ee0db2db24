"""Budget, for managers and finance: where the year ends, why, and what every pound is."""

import streamlit as st

from models.access import Permission, require
from models.budget.year import Ahead
from models.papers.documents import DocumentKind, day_and_year
from pages.parts import cache
from pages.parts.budget import inputs as budget_inputs
from pages.parts.budget import words
from pages.parts.budget.answer import answer, so_far
from pages.parts.budget.basis import rests_on
from pages.parts.budget.child_weeks import behind
from pages.parts.budget.dearest import dearest_placements
from pages.parts.budget.growth import bill_growth, price_growth
from pages.parts.budget.variance import against_last_year
from pages.parts.shell import empty
from pages.parts.shell.documents import document_link
from pages.parts.shell.failing import end_page
from pages.parts.shell.visitor import visitor
from pages.parts.shell.waiting import wait_for
from services.budget import budget_for_year, remaining_year, years_of_budget

person = visitor()
council = cache.council_of(person)
require(person, Permission.READ_COSTS)
st.title("Budget", anchor=False)
years = years_of_budget(council)
if not years:
    empty.nothing_imported()
    end_page()

with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
    year = budget_inputs.year_of(years)
    inputs = st.container(width="content")
picture = wait_for(cache.in_background(budget_for_year, council, year), "budget")
with inputs:
    asked = budget_inputs.choices(picture)
top = st.container()  # drawn last: what is left of the year takes longest to work out
against_last_year(picture, asked)
bill_growth(person, picture, asked)
price_growth(picture, asked)
dearest_placements(picture, asked)
behind(person, picture, asked)
rests_on(picture, asked)
document_link(words.WORKBOOK, DocumentKind.BUDGET_XLSX, day_and_year(picture.as_of, year))
with top:
    rest = None
    if not picture.is_over:
        so_far(
            picture,
            asked,
            work := cache.in_background(remaining_year, council, year),
        )
        rest = wait_for(work, "rest")
    answer(picture, Ahead(rest, picture.is_over), asked)
