"""The top of a move's page: whose it is, the way back; a new move gets its key here."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from data.store import drafts, recording
from models.access import Actor
from models.children.records import Child
from models.moves.board import Row
from models.moves.decided import PanelDecided
from models.moves.on_record import OneMove
from models.recording.record import ChildRecord
from models.recording.subject import Kind, Subject, move_of
from models.shortlist.options import ChildOptions
from pages.parts import cached, drafting, empty, inputs, names, source, state, words
from pages.parts.failing import end_page


@dataclass(frozen=True, slots=True)
class AboutMove:
    """The move that the link names. `row` None: nothing of it is recorded yet.

    `one`: the child in the list, None where they don't live in residential care by the data.
    `decided`: what a panel decided that the move may begin with.
    """

    person: Actor
    child: Child
    key: str
    record: ChildRecord
    one: ChildOptions | None
    row: Row | None
    decided: PanelDecided | None

    @property
    def about(self) -> Subject:
        return move_of(self.child.key, self.key)

    @property
    def move(self) -> OneMove | None:
        return self.row.move if self.row else None


def about_move(person: Actor) -> AboutMove:
    """Draw the top; the page stops here where the link leads nowhere."""
    child, key = inputs.child_key(), inputs.one_word("move")
    people = cached.people_of(person, frozenset({child})) if child else ()
    record = cached.child_record(person, child) if child else None
    if child is None or record is None or not people:
        empty.unknown_move()
        end_page()
    if not key:
        key = _new(person, child)
        st.query_params["move"] = key
    moves = cached.moves_of(person)
    found = AboutMove(person, people[0], key, record, cached.child_of(person, child),
                      moves.of(child, key), moves.decided_for(child))  # fmt: skip
    _top(found)
    return found


def _new(person: Actor, child: str) -> str:
    """The key of a new move: that of one the person began to write, else a new one."""
    known = {one.move.key for one in cached.moves_of(person).of_child(child)}
    for one in drafts.drafts_of(source.current().store_shown(), person):
        about = one.about
        if about.kind is Kind.MOVE and about.child == child and about.part not in known:
            return about.part
    return str(state.kept("move.new", (child, len(known)), recording.new_key))


def _top(found: AboutMove) -> None:
    name = words.plain(names.who(found.child))
    with st.container(horizontal=True, gap="medium"):
        if not state.shared_screen():
            st.page_link("moves.py", label="← Moves")
        if found.one is not None:
            st.page_link("child.py", label=f"← {name}", query_params={"child": found.child.key})
    st.title(f"{'Move' if found.row else 'Begin a move'}: {name}", anchor=False)
    drafting.others_at_work(found.person, child=found.child.key)
