"""The top of every form about a child: whose it is, the way back, who else is writing."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from models.access import Actor, Permission, require
from models.recording.record import ChildRecord
from models.shortlist.four import choices
from models.shortlist.options import ChildOptions
from pages.parts import cached, drafting, empty, inputs, names, state, words
from pages.parts.failing import end_page
from pages.parts.visitor import visitor


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
        return names.who(self.one.child)


def about_child(title: str, right: Permission) -> AboutChild:
    """Draw the top; the page stops here where the link leads to no child. Raises `NotAllowed`."""
    person, key = visitor(), inputs.child_key()
    require(person, right)
    one = cached.child_of(person, key) if key else None
    record = cached.child_record(person, key) if key else None
    if key is None or one is None or record is None:
        empty.unknown_child()
        end_page()
    found = AboutChild(person, key, record, one)
    st.page_link("child.py", label=f"← {words.plain(found.name)}", query_params={"child": key})
    st.title(f"{title}: {words.plain(found.name)}", anchor=False)
    drafting.others_at_work(person, child=key)
    return found


def back_to_child(found: AboutChild, said: str) -> None:
    """Open the child's page, which says what was recorded and which answers are now others."""
    state.put("child.recorded", (found.key, said, answers(found.one)))
    st.switch_page("child.py", query_params={"child": found.key})


def answers(one: ChildOptions) -> tuple[tuple[str, str], ...]:
    """Home and answer in words, of each destination."""
    return tuple((c.name, names.answer(c.main.verdict)) for c in choices(one))
