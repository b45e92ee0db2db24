"""The pages there are, in the order of the menu. A new page is one file and one line here."""

from dataclasses import dataclass

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from models.access import Actor, Permission, may
from pages.parts.shell import words


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """One page. `title`: in the menu and in the browser's tab, so never the name of a child.

    `hidden`: reached by a link from another page, not from the menu.
    `needs`: the right without which it isn't offered; the page and the data check it again.
    `shares`: on a shared screen it leaves out by itself what others may not see; else nothing of it
    is shown there.
    """

    file: str
    title: str
    hidden: bool = False
    needs: Permission = Permission.READ_CHILDREN
    shares: bool = False

    @property
    def address(self) -> str:
        """The path under which a browser finds it; the first page is at `/` and nowhere else."""
        return "/" if self is PAGES[0] else "/" + self.file.removesuffix(".py")


PAGES = (
    MenuEntry("who_next.py", "Who next?"),
    MenuEntry("meetings.py", "Meetings"),
    MenuEntry("children.py", words.CHILDREN),
    MenuEntry("where.py", "Where children live"),
    MenuEntry("moves.py", "Moves"),
    MenuEntry("savings.py", "Savings", needs=Permission.READ_COSTS),
    MenuEntry("budget.py", "Budget", needs=Permission.READ_COSTS),
    MenuEntry("what_if.py", "What if", needs=Permission.READ_COSTS),
    MenuEntry("bring_in.py", "Bring in files", needs=Permission.IMPORT_FILES),
    MenuEntry("forecast.py", "Forecast"),
    MenuEntry("evidence.py", "Evidence"),
    MenuEntry("about.py", "About", shares=True),
    MenuEntry("child.py", "A child", hidden=True, shares=True),
    MenuEntry("prepare.py", "Prepare a meeting", hidden=True, needs=Permission.PREPARE_MEETING),
    MenuEntry("meeting.py", "Meeting", hidden=True, shares=True),
    MenuEntry(
        "needs.py",
        "Needs and strengths",
        hidden=True,
        needs=Permission.RECORD_PROFILE,
        shares=True,
    ),
    MenuEntry(
        "sorting.py", words.BARRIERS, hidden=True, needs=Permission.RECORD_BLOCKER, shares=True
    ),
    MenuEntry("write_down.py", "Write down", hidden=True, shares=True),
    MenuEntry("move.py", "Move", hidden=True, shares=True),
)


def chosen_page(person: Actor) -> StreamlitPage:
    """Draw the menu and say which page was asked for; called on every run (decision 2)."""
    pages = [
        st.Page(
            entry.file,
            title=entry.title,
            default=entry is PAGES[0],
            visibility="hidden" if entry.hidden or not may(person, entry.needs) else "visible",
        )
        for entry in PAGES
    ]
    return st.navigation(pages, position="top")


def is_kept_from_others(page: StreamlitPage) -> bool:
    """Whether nothing of the page is shown on a shared screen: other children, costs, chances."""
    return not any(entry.shares and entry.address == f"/{page.url_path}" for entry in PAGES)
