"""The lines at the top of every page: whether all is made up, and how old the data is."""

from datetime import date

import streamlit as st

from models.access import Actor, Permission, may
from models.children.freshness import CHECK_FIRST_AFTER_DAYS
from pages.parts import cache
from pages.parts.shell import words
from pages.parts.shell.visitor import visitor
from pages.parts.words import writing
from services.demonstration_away import (
    RecordedHere,
    put_demonstration_away,
    recorded_in_demonstration,
)

MEETING_PAGES = frozenset({"meeting", "prepare"})


def demo_banner(address: str) -> None:
    """On every page of the demonstration council: that nothing is real, and the way out of it.

    In a meeting, and while one is prepared, there is no way out: nobody shall end it by a slip.
    """
    person = visitor()
    with st.container(border=True, horizontal=True, vertical_alignment="center", key="demo-banner"):
        st.markdown(words.DEMONSTRATION)
        if address in MEETING_PAGES or not may(person, Permission.IMPORT_FILES):
            return
        st.page_link("bring_in.py", label=words.BRING_IN_YOUR_OWN)
        with st.popover(words.PUT_AWAY, key="demo.ask", type="tertiary", on_change="rerun") as box:
            if box.open:
                _ask(person)


def _ask(person: Actor) -> None:
    """What goes with it, and that it can be made again, before it is put away."""
    what_is_recorded = recorded_in_demonstration(cache.council_of(person))
    st.markdown(writing.plain(what_goes(what_is_recorded)))
    st.button(
        "Put it away",
        on_click=_put_away,
        args=(person,),
        key="demo.put_away",
        type="primary",
    )


def _put_away(person: Actor) -> None:
    put_demonstration_away(cache.council_of(person))


def what_goes(recorded_here: RecordedHere) -> str:
    """The made-up children, with all that people wrote down among them."""
    written = [
        writing.count_of(number, called)
        for number, called in (
            (recorded_here.decisions, "decision"),
            (recorded_here.meetings, "meeting"),
            (recorded_here.notes, "note"),
        )
        if number
    ]
    goes = words.MADE_UP_DELETED
    goes += words.also_recorded(writing.join_words(written)) if written else ""
    return words.no_way_back(goes)


def data_date_banner(data_date: date, today: date) -> None:
    """Say the date of the data; over 35 days old, ask to check first."""
    text = banner_words(data_date, today)
    if (today - data_date).days > CHECK_FIRST_AFTER_DAYS:
        st.warning(words.check_first(text))
    else:
        st.caption(text)


def banner_words(data_date: date, today: date) -> str:
    """Children as at 31 March 2026, 238 days ago."""
    days = (today - data_date).days
    ago = "today" if days == 0 else f"{writing.count_of(days, 'day')} ago"
    return f"Children as at {writing.a_date(data_date)}, {ago}."
