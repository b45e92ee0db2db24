"""The top of every form about a child: whose it is, the way back, who else is writing."""

from dataclasses import dataclass

import streamlit as st

from models.access import Actor, Permission, require
from models.recording.record import ChildRecord
from models.shortlist.destinations import destination_choices
from models.shortlist.options import ChildOptions
from pages.parts import cache, state
from pages.parts.forms import drafting
from pages.parts.shell import empty, links
from pages.parts.shell.failing import end_page
from pages.parts.shell.visitor import visitor
from pages.parts.words import names, writing
from services.records import child_record
from services.shortlist import options_for_child


@dataclass(frozen=True, slots=True)
class AboutChild:
    """The child that the link names, for a person who may record that about them."""

    person: Actor
    key: str
    record: ChildRecord
    one: ChildOptions

    @property
    def name(self) -> str:
        """The child's name, or the council's number."""
        return names.name_or_number(self.one.child)


def about_child(title: str, right: Permission) -> AboutChild:
    """Draw the top; the page stops here where the link leads to no child. Raises `NotAllowed`."""
    person, key = visitor(), links.child_key()
    require(person, right)
    child = options_for_child(cache.council_of(person), key) if key else None
    record = child_record(cache.council_of(person), key) if key else None
    if key is None or child is None or record is None:
        empty.unknown_child()
        end_page()
    about = AboutChild(person, key, record, child)
    st.page_link("child.py", label=f"← {writing.plain(about.name)}", query_params={"child": key})
    st.title(f"{title}: {writing.plain(about.name)}", anchor=False)
    drafting.others_at_work(person, child=key)
    return about


def back_to_child(about: AboutChild, text: str) -> None:
    """Open the child's page, which says what was recorded and which answers are now others."""
    state.put("child.recorded", (about.key, text, answers(about.one)))
    st.switch_page("child.py", query_params={"child": about.key})


def answers(child: ChildOptions) -> tuple[tuple[str, str], ...]:
    """Home and answer in words, of each destination."""
    return tuple(
        (c.name, names.answer_in_words(c.main.verdict)) for c in destination_choices(child)
    )
