"""What changed since the last statutory review, in short sentences."""

import streamlit as st

from models.children.changes import Changes
from models.children.changes_words import lines_of
from pages.parts.words import writing
from services.reference import item_words


def since_review(changes: Changes, *, with_events: bool = True) -> None:
    """Draw the heading with its date and a line for each change. `with_events` False: nothing of
    missing episodes, incidents and the needs that they go with."""
    st.header(f"Since {writing.a_date(changes.since)}", anchor=False)
    lines = [
        f"- {writing.plain(line)}"
        for line in change_lines(
            changes,
            with_needs=with_events,
            with_events=with_events,
        )
    ]
    st.markdown("\n".join(lines))
    st.caption(
        "Counted from the last statutory review."
        if changes.reviewed
        else "Counted from six months ago, because no review is recorded."
    )


def change_lines(
    changes: Changes, *, with_needs: bool = True, with_events: bool = True
) -> list[str]:
    """Moves first, then what happened, then needs; what no file tells of is said as such."""
    return lines_of(changes, item_words(), with_needs=with_needs, with_events=with_events)
