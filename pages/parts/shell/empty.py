"""What a page says when there is nothing to show: why, and what to do next."""

import streamlit as st


def nothing_imported() -> None:
    """No return is held yet: how to bring a council's own files in."""
    with st.container(border=True, key="card-empty"):
        st.header("No children here yet", anchor=False)
        st.markdown(
            "Bring in the files that your council already holds, as they are, a folder or a zip "
            "of them at once:\n"
            "- the **SSDA903** return, one year or several (Header and Episodes are enough to "
            "begin)\n"
            "- **Annex A, list 8**, for social workers, reviews and visits\n"
            "- a **placement census** or a **section 251** file\n"
            "- **needs profiles** (`needs_profile.csv`) or CANS: without them the answer for every "
            "home is *not enough known*"
        )
        if st.button("Bring in files", type="primary", key="empty.bring_in"):
            st.switch_page("bring_in.py")
        st.markdown(
            "Nothing leaves this machine, and nothing is stored before you have seen what it will "
            "be. Every row that can't be read is listed with its file, row and cure, and importing "
            "the same folder twice changes nothing. Files over 10 MB, or every night, from a "
            "terminal:"
        )
        st.code("python run.py import FOLDER", language=None)


def nobody_lives_there() -> None:
    """Files are held, but no child lives in a residential home."""
    st.info(
        "No child lives in residential care on this date. Children on short breaks, children of "
        "another authority and young people of 18 or over are counted above, not listed."
    )


def nobody_fits() -> None:
    """The choices above leave nobody."""
    st.info("No child fits all that you chose. Take one choice back, or show every child.")


def unknown_child() -> None:
    """A link that leads to no child, or to one whom this person may not see: said alike."""
    st.title("Child", anchor=False)
    st.info(
        "No child with this link in the data you may see. They may have moved out of residential "
        "care since the link was made."
    )
    st.page_link("children.py", label="Children in residential care")


def unknown_meeting() -> None:
    """A link that leads to no meeting, to somebody else's, or to one that is closed."""
    st.info(
        "No meeting with this link among those you may see, or it is signed and can't be prepared "
        "any more."
    )
    st.page_link("meetings.py", label="Meetings")


def no_move_yet() -> None:
    """Children are here, and nobody began a move: what a move is and how one begins."""
    with st.container(border=True, key="card-empty"):
        st.header("No move yet", anchor=False)
        st.markdown(
            "A move is followed from the first thought to a year on: identified, exploring, "
            "matched, a day agreed, moved, still there after 13 and after 52 weeks. Each step says "
            "who sees to it and what it waits for, and nothing recorded is ever changed.\n\n"
            "It begins on a child's page, beside *Where next?*, with *Begin a move*; or here, once "
            "a panel has decided to explore, to match or to recommend a move."
        )
        st.page_link("who_next.py", label="Who next?")
        st.page_link("children.py", label="Children in residential care")


def unknown_move() -> None:
    """A link that leads to no move, or to a child whom this person may not see: said alike."""
    st.title("Move", anchor=False)
    st.info("No move with this link in the data you may see.")
    st.page_link("moves.py", label="Moves")
