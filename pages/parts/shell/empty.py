"""What a page says when there is nothing to show: why, and what to do next."""

import streamlit as st

from pages.parts.shell import words


def nothing_imported() -> None:
    """No return is held yet: how to bring a council's own files in."""
    with st.container(border=True, key="card-empty"):
        st.header(words.NO_CHILDREN, anchor=False)
        st.markdown(words.FILES_TO_BRING)
        if st.button("Bring in files", type="primary", key="empty.bring_in"):
            st.switch_page("bring_in.py")
        st.markdown(words.NOTHING_LEAVES)
        st.code(words.IMPORT_COMMAND, language=None)


def nobody_lives_there() -> None:
    """Files are held, but no child lives in a residential home."""
    st.info(words.NO_RESIDENTIAL)


def nobody_fits() -> None:
    """The choices above leave nobody."""
    st.info(words.NO_MATCH)


def unknown_child() -> None:
    """A link that leads to no child, or to one whom this person may not see: said alike."""
    st.title("Child", anchor=False)
    st.info(words.NO_SUCH_CHILD)
    st.page_link("children.py", label=words.CHILDREN)


def unknown_meeting() -> None:
    """A link that leads to no meeting, to somebody else's, or to one that is closed."""
    st.info(words.NO_SUCH_MEETING)
    st.page_link("meetings.py", label="Meetings")


def no_move_yet() -> None:
    """Children are here, and nobody began a move: what a move is and how one begins."""
    with st.container(border=True, key="card-empty"):
        st.header("No move yet", anchor=False)
        st.markdown(words.ABOUT_MOVES)
        st.page_link("who_next.py", label="Who next?")
        st.page_link("children.py", label=words.CHILDREN)


def unknown_move() -> None:
    """A link that leads to no move, or to a child whom this person may not see: said alike."""
    st.title("Move", anchor=False)
    st.info(words.NO_SUCH_MOVE)
    st.page_link("moves.py", label="Moves")
