"""The only file that caches. Nothing about a child is kept without its data version and scope.

What is kept here is shared by everybody on the server, so the hashed arguments of each function
are the data version and who may see it (`Scope.cache_key`, and whether costs too); arguments with
a leading underscore are not hashed and only carry the means. Values are kept as they are, not
copied: they are frozen, and the frames behind them are never handed to a page to change.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import streamlit as st

from models.access import Actor, Permission, Scope, may, scope_for
from models.children.council import CouncilData
from models.money import FinancialYear
from models.needs.story import NeedsStory, story_of
from models.shortlist.options import ChildOptions, Shortlist
from pages.parts import source

if TYPE_CHECKING:
    from models.journeys.engine import Engine

MOVE_AFTER = timedelta(weeks=12)  # when nobody has chosen a day for the move
ASKED_ELSEWHERE = {"incidents": "incidents", "siblings": "brothers and sisters"}
LIBERTY = "deprivation-of-liberty orders"  # in returns from 2027 only


def data_date(actor: Actor) -> date | None:
    """The day that the newest return states the world at; None when nothing is imported."""
    return _council(actor).data_date


def list_of(actor: Actor, move_on: date | None = None) -> Shortlist | None:
    """The children whom this person may see, as at the data date; None when nothing is imported.

    `move_on` is the day of the moves that the money is worked out for.
    """
    data = _council(actor)
    as_of = data.data_date
    if as_of is None:
        return None
    day = move_on or as_of + MOVE_AFTER
    year = FinancialYear.holding(day)
    return _shortlist(data.version, _key(actor), as_of, day, year, data)


def child_of(actor: Actor, key: str, move_on: date | None = None) -> ChildOptions | None:
    """One child in the list, or None: unknown and not allowed look the same."""
    held = list_of(actor, move_on)
    every = held.children if held else ()
    return next((one for one in every if one.child.key == key), None)


def needs_story(actor: Actor, key: str, as_of: date) -> NeedsStory:
    """What was noted about one child's needs and strengths up to a day."""
    return story_of(_council(actor), key, as_of)


def not_held(actor: Actor) -> tuple[str, ...]:
    """What no file here has ever told of any child, in words; to be asked for, never assumed."""
    data = _council(actor)
    missing = [words for name, words in ASKED_ELSEWHERE.items() if data.frame(name).empty]
    return (*missing, *(() if data.orders_ever_held else (LIBERTY,)))


def _council(actor: Actor) -> CouncilData:
    scope = scope_for(actor, Permission.READ_CHILDREN)
    return _frames(source.current().version(), _key(actor), scope)


def _key(actor: Actor) -> str:
    """Text that two people share only if they may see exactly the same things, costs included."""
    scope = scope_for(actor, Permission.READ_CHILDREN)
    costs = may(actor, Permission.READ_COSTS)
    return f"{scope.cache_key}/{'with' if costs else 'without'} costs"


@st.cache_resource(show_spinner="Reading the records …", max_entries=8)
def _frames(version: str, cache_key: str, _scope: Scope) -> CouncilData:
    return source.current().council(_scope)


@st.cache_resource(show_spinner="Looking at each child …", max_entries=32)
def _shortlist(
    version: str, cache_key: str, as_of: date, move_on: date, year: FinancialYear,
    _data: CouncilData,
) -> Shortlist:  # fmt: skip
    engine = _engine(version, cache_key, as_of, _data)
    return source.current().shortlist(_data, engine, as_of, move_on, year)


@st.cache_resource(show_spinner="Learning from this council's history …", max_entries=4)
def _engine(version: str, cache_key: str, as_of: date, _data: CouncilData) -> Engine | None:
    return source.current().engine(_data, as_of)
