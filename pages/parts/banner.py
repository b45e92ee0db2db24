"""The lines at the top of every page: whether all is made up, and how old the data is."""

from __future__ import annotations

from datetime import date

import streamlit as st

from data.store.which import RecordedHere, recorded_here
from models.access import Actor, Permission, may
from models.children.freshness import CHECK_FIRST_AFTER_DAYS
from pages.parts import source, words
from pages.parts.visitor import visitor

MEETING_PAGES = frozenset({"meeting", "prepare"})


def demo_banner(address: str) -> None:
    """On every page of the demonstration council: that nothing is real, and the way out of it.

    In a meeting, and while one is prepared, there is no way out: nobody shall end it by a slip.
    """
    person = visitor()
    with st.container(border=True, horizontal=True, vertical_alignment="center", key="demo-banner"):
        st.markdown("**Demonstration council: made-up children. Nothing here is real.**")
        if address in MEETING_PAGES or not may(person, Permission.IMPORT_FILES):
            return
        st.page_link("bring_in.py", label="Bring in your own files")
        with st.popover("Put the demonstration away …", key="demo.ask", type="tertiary",
                        on_change="rerun") as box:  # fmt: skip
            if box.open:
                _ask(person)


def _ask(person: Actor) -> None:
    """What goes with it, and that it can be made again, before it is put away."""
    here = recorded_here(source.current().store_shown(), person)
    st.markdown(words.plain(what_goes(here)))
    st.button("Put it away", on_click=source.current().put_demo_away, args=(person,),
              key="demo.put_away", type="primary")  # fmt: skip


def what_goes(here: RecordedHere) -> str:
    """The made-up children, with all that people wrote down among them."""
    written = [words.count(number, called) for number, called in (
        (here.decisions, "decision"), (here.meetings, "meeting"), (here.notes, "note"),
    ) if number]  # fmt: skip
    goes = "All made-up children are deleted"
    goes += f", and so is what was recorded here: {words.listed(written)}" if written else ""
    return (f"{goes}. Nobody can bring it back. A new demonstration, without what was recorded, is "
            "made with “python run.py demo”.")  # fmt: skip


def data_date_banner(data_date: date, today: date) -> None:
    """Say the date of the data; over 35 days old, ask to check first."""
    said = banner_words(data_date, today)
    if (today - data_date).days > CHECK_FIRST_AFTER_DAYS:
        st.warning(f"{said} Check first: a child may have moved since.")
    else:
        st.caption(said)


def banner_words(data_date: date, today: date) -> str:
    """Children as at 31 March 2026, 238 days ago."""
    days = (today - data_date).days
    ago = "today" if days == 0 else f"{words.count(days, 'day')} ago"
    return f"Children as at {words.a_date(data_date)}, {ago}."
