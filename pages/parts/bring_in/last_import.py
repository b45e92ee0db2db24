"""The last import: who, when, what; and taking it back, with the question asked in place."""

import streamlit as st

from models.access import Actor, Permission, may
from pages.parts import cache, state
from pages.parts.bring_in import steps, words
from pages.parts.shell.failing import PlainFailure
from pages.parts.shell.visitor import who_did_it
from pages.parts.words import writing
from services.bringing_in import LastImport, undo_last_import
from services.bringing_in import last_import as newest

ASKED = "bring_in.undo"
FILES_NAMED = 5


def last_import(person: Actor) -> None:
    """Draw it for who may undo; nothing is drawn when there is nothing to take back."""
    if not may(person, Permission.UNDO_IMPORT):
        return
    last = newest(cache.council_of(person))
    if last is None:
        return
    st.header("The last import", anchor=False)
    st.markdown(writing.plain(what_words(last)))
    if state.get(ASKED) != last.import_id:
        st.button(
            "Undo this import",
            key="bring_in.undo.ask",
            on_click=state.put,
            args=(ASKED, last.import_id),
        )
        return
    with st.container(border=True, key="card-undo"):
        st.markdown(words.take_back(writing.count_of(last.rows, "row")))
        with st.container(horizontal=True):
            if st.button("Yes, undo it", type="primary", key="bring_in.undo.yes"):
                with PlainFailure():
                    _undo(person, last)
            st.button("Keep it", key="bring_in.undo.no", on_click=state.clear, args=(ASKED,))


def what_words(last: LastImport) -> str:
    """24 November 2026 at 09:30, by local, for West: 4,651 rows from a.csv, b.csv and 7 more."""
    whose = f", for {last.council}" if last.council else ""
    extra = len(last.files) - FILES_NAMED
    named = [*last.files[:FILES_NAMED], *([f"{extra:,} more"] if extra > 0 else [])]
    rows = writing.count_of(last.rows, "row")
    return (
        f"{writing.a_moment(last.at_utc)}, by {who_did_it(last.by)}{whose}: {rows} from "
        f"{writing.join_words(named)}."
    )


def _undo(person: Actor, last: LastImport) -> None:
    done = undo_last_import(cache.council_of(person), last.import_id)
    state.clear(ASKED, steps.DONE)
    steps.say_next(f"Undone: {writing.count_of(done.rows, 'row')} taken back.")
    st.rerun()
