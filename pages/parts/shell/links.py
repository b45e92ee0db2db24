"""What comes in by a link, read with distrust."""

import re
from datetime import date, timedelta

import streamlit as st

from models.shortlist.options import Shortlist
from pages.parts.shell import words

CHILD_KEY = re.compile(r"[A-Za-z0-9_-]{1,64}")  # the store's opaque keys
YEARS_AHEAD = timedelta(days=730)  # a move later than two years on is no plan yet


def child_key() -> str | None:
    """The child that the link names (`?child=KEY`); None when absent, repeated or malformed."""
    given = st.query_params.get_all("child")
    if len(given) != 1 or not CHILD_KEY.fullmatch(given[0]):
        return None
    return given[0]


def meeting_key() -> str | None:
    """The meeting that the link names (`?meeting=KEY`); None when absent, repeated or malformed."""
    given = st.query_params.get_all("meeting")
    if len(given) != 1 or not CHILD_KEY.fullmatch(given[0]):
        return None
    return given[0]


def forget_link() -> None:
    """Take a child or a meeting out of the address of a page that is about neither.

    The browser's Back leaves the last page's there.
    """
    if st.query_params:
        st.query_params.clear()


def is_a_turn(address: str) -> bool:
    """True on the full screen of one child's turn, which says the date of the data itself."""
    return address == "meeting" and child_key() is not None


def children_to_add(shortlist: Shortlist) -> tuple[str, ...]:
    """The child whom a link brings into a new meeting, if there is one in the list."""
    key = child_key()
    return tuple(child.child.key for child in shortlist.children if child.child.key == key)


def money_asked_for(child: str) -> bool:
    """The switch that opens the money; off whenever another child's page is opened."""
    return st.toggle("Show the money", key=f"child.money.{child}")


def numbers_asked_for(child: str) -> bool:
    """The switch from words to numbers; off whenever another child's page is opened."""
    return st.toggle("Show the numbers", key=f"child.numbers.{child}")


def move_day(child: str, first: date, usual: date) -> date:
    """The day of the move that savings are worked out for, not before the date of the data."""
    chosen = st.date_input(
        words.MOVE_ON,
        value=usual,
        min_value=first,
        max_value=first + YEARS_AHEAD,
        format="DD/MM/YYYY",
        key=f"child.move_on.{child}",
        width=220,
    )
    return chosen if isinstance(chosen, date) else usual


def entry_number(name: str) -> int | None:
    """The number of an entry that the link names; None when absent or malformed."""
    given = st.query_params.get(name, "")
    return int(given) if re.fullmatch(r"[1-9][0-9]{0,5}", given) else None


def one_word(name: str) -> str:
    """A short word that the link names (which thing, what about); "" when absent or malformed."""
    given = st.query_params.get(name, "")
    return given if CHILD_KEY.fullmatch(given) else ""
