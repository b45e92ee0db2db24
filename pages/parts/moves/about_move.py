"""The top of a move's page: whose it is, the way back; a new move gets its key here."""

from dataclasses import dataclass

import streamlit as st

from models.access import Actor
from models.children.records import Child
from models.pipeline.board import BoardRow
from models.pipeline.move_record import MoveRecord
from models.pipeline.panel_decisions import PanelDecided
from models.recording.record import ChildRecord
from models.recording.subject import RecordKind, Subject, move_of
from models.shortlist.options import ChildOptions
from pages.parts import cache, state
from pages.parts.forms import drafting
from pages.parts.shell import empty, links
from pages.parts.shell.failing import end_page
from pages.parts.words import names, writing
from services.children import find_children
from services.drafts import drafts_of
from services.moves import moves_today
from services.recording import new_key
from services.records import child_record
from services.shortlist import options_for_child


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
    row: BoardRow | None
    decided: PanelDecided | None

    @property
    def about(self) -> Subject:
        return move_of(self.child.key, self.key)

    @property
    def move(self) -> MoveRecord | None:
        return self.row.move if self.row else None


def about_move(person: Actor) -> AboutMove:
    """Draw the top; the page stops here where the link leads nowhere."""
    child, key = links.child_key(), links.one_word("move")
    people = find_children(cache.council_of(person), frozenset({child})) if child else ()
    record = child_record(cache.council_of(person), child) if child else None
    if child is None or record is None or not people:
        empty.unknown_move()
        end_page()
    if not key:
        key = _new(person, child)
        st.query_params["move"] = key
    moves = moves_today(cache.council_of(person))
    about = AboutMove(
        person,
        people[0],
        key,
        record,
        options_for_child(cache.council_of(person), child),
        moves.of(child, key),
        moves.decided_for(child),
    )
    _top(about)
    return about


def _new(person: Actor, child: str) -> str:
    """The key of a new move: that of one the person began to write, else a new one."""
    texts = {
        board_row.move.key for board_row in moves_today(cache.council_of(person)).of_child(child)
    }
    for draft in drafts_of(cache.council_of(person)):
        about = draft.about
        if about.kind is RecordKind.MOVE and about.child == child and about.part not in texts:
            return about.part
    return str(state.kept("move.new", (child, len(texts)), new_key))


def _top(about: AboutMove) -> None:
    name = writing.plain(names.name_or_number(about.child))
    with st.container(horizontal=True, gap="medium"):
        if not state.shared_screen():
            st.page_link("moves.py", label="← Moves")
        if about.one is not None:
            st.page_link("child.py", label=f"← {name}", query_params={"child": about.child.key})
    st.title(f"{'Move' if about.row else 'Begin a move'}: {name}", anchor=False)
    drafting.others_at_work(about.person, child=about.child.key)
