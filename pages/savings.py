"""Savings, for managers: where the target stands, and what the ready moves would mean."""

from functools import partial

import streamlit as st

from models.access import Permission, require
from models.shortlist.outside import figures_for_outside
from models.shortlist.portfolio import if_made
from pages.parts import cache
from pages.parts.savings import inputs, progress, ready_words, words
from pages.parts.savings.outcomes import for_outside, outcomes_first
from pages.parts.savings.possible_moves import moves_behind
from pages.parts.savings.sums import sums
from pages.parts.savings.target_in_moves import target
from pages.parts.shell import empty, waiting
from pages.parts.shell.failing import end_page
from pages.parts.shell.visitor import visitor
from services.children import where_child_lives
from services.council_data import council_frame
from services.kept import PreparedStage
from services.moves import children_on_board, moves_today
from services.portfolio import ranges_of_scenario
from services.reference import contract_shares
from services.shortlist import paused_children, shortlist_for

person = visitor()
council = cache.council_of(person)
require(person, Permission.READ_COSTS)
st.title("Savings", anchor=False)
held = shortlist_for(council)
if held is None:
    empty.nothing_imported()
    end_page()
if inputs.shows_the_target(bool(moves_today(council).rows)):
    progress.target_stands(person)
    end_page()
if not held.children:
    empty.nobody_lives_there()
    end_page()

asked = inputs.choices(held)
if not waiting.is_ready(council, PreparedStage.SAVINGS):
    st.markdown(ready_words.children_listed(len(held.children)))
    waiting.how_far(council, PreparedStage.SAVINGS, words.WORKING_OUT_EXPECTED)
    end_page()
held = shortlist_for(council, held.move_on, asked.year, future=True) or held
made = if_made(held, asked.scenario, asked.council, paused_children(council))
ranges = ranges_of_scenario(council, held, asked.scenario)

if asked.outside:
    where_of = partial(where_child_lives, council, as_of=held.as_of)
    for_outside(held, made, ranges, figures_for_outside(held, paused_children(council), where_of))
    end_page()
outcomes_first(held, made, children_on_board(council))
if made.portfolio.moves:
    sums(held, made, ranges)
target(person, made, asked, council_frame(council, "targets"), contract_shares())
if made.portfolio.moves:
    moves_behind(person, held, made)
