"""Savings, for managers: where the target stands, and what the ready moves would mean."""

from functools import partial

import streamlit as st

from data.reference.contract_shares import contract_shares
from models.access import Permission, require
from models.shortlist.outside import outside
from models.shortlist.portfolio import if_made
from pages.parts import cached
from pages.parts.savings import inputs, progress
from pages.parts.savings.outcomes import for_outside, outcomes_first
from pages.parts.savings.possible_moves import moves_behind
from pages.parts.savings.sums import sums
from pages.parts.savings.target_in_moves import target
from pages.parts.shell import empty
from pages.parts.shell.failing import end_page
from pages.parts.shell.visitor import visitor

person = visitor()
require(person, Permission.READ_COSTS)
st.title("Savings", anchor=False)
held = cached.list_of(person)
if held is None:
    empty.nothing_imported()
    end_page()
if inputs.shows_the_target(bool(cached.moves_of(person).rows)):
    progress.target_stands(person)
    end_page()
if not held.children:
    empty.nobody_lives_there()
    end_page()

asked = inputs.choices(held)
held = cached.list_of(person, held.move_on, asked.year, future=True) or held
made = if_made(held, asked.scenario, asked.council, cached.paused_of(person))
ranges = cached.ranges_of(person, held, asked.scenario)

if asked.outside:
    where_of = partial(cached.where_of, person, as_of=held.as_of)
    for_outside(held, made, ranges, outside(held, cached.paused_of(person), where_of))
    end_page()
outcomes_first(held, made)
if made.portfolio.moves:
    sums(held, made, ranges)
target(person, made, asked, cached.council_frame(person, "targets"), contract_shares())
if made.portfolio.moves:
    moves_behind(person, held, made)
