"""The pages there are, in the order of the menu. A new page is one file and one line here."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from models.access import Actor, Permission, may


@dataclass(frozen=True, slots=True)
class Entry:
    """One page. `title`: in the menu and in the browser's tab, so never the name of a child.

    `hidden`: reached by a link from another page, not from the menu.
    `needs`: the right without which it isn't offered; the page and the data check it again.
    """

    file: str
    title: str
    hidden: bool = False
    needs: Permission = Permission.READ_CHILDREN

    @property
    def address(self) -> str:
        """The path under which a browser finds it; the first page is at `/` and nowhere else."""
        return "/" if self is PAGES[0] else "/" + self.file.removesuffix(".py")


PAGES = (
    Entry("who_next.py", "Who next?"),
    Entry("meetings.py", "Meetings"),
    Entry("children.py", "Children in residential care"),
    Entry("where.py", "Where children live"),
    Entry("moves.py", "Moves"),
    Entry("savings.py", "Savings", needs=Permission.READ_COSTS),
    Entry("budget.py", "Budget", needs=Permission.READ_COSTS),
    Entry("what_if.py", "What if", needs=Permission.READ_COSTS),
    Entry("bring_in.py", "Bring in files", needs=Permission.IMPORT_FILES),
    Entry("forecast.py", "Forecast"),
    Entry("evidence.py", "Evidence"),
    Entry("about.py", "About"),
    Entry("child.py", "A child", hidden=True),
    Entry("prepare.py", "Prepare a meeting", hidden=True, needs=Permission.PREPARE_MEETING),
    Entry("meeting.py", "Meeting", hidden=True),
    Entry("needs.py", "Needs and strengths", hidden=True, needs=Permission.RECORD_PROFILE),
    Entry("sorting.py", "What needs sorting", hidden=True, needs=Permission.RECORD_BLOCKER),
    Entry("write_down.py", "Write down", hidden=True),
    Entry("move.py", "Move", hidden=True),
)


def chosen_page(person: Actor) -> StreamlitPage:
    """Draw the menu and say which page was asked for; called on every run (decision 2)."""
    pages = [
        st.Page(one.file, title=one.title, default=one is PAGES[0],
                visibility="hidden" if one.hidden or not may(person, one.needs) else "visible")
        for one in PAGES
    ]  # fmt: skip
    return st.navigation(pages, position="top")
