"""Two versions of one form side by side: the person chooses at each place, and nothing is lost."""

from dataclasses import dataclass

import streamlit as st

from models.recording.merging import Differing, Take, differing_fields, merge_versions
from models.recording.types import Content
from pages.parts import state
from pages.parts.forms import words
from pages.parts.words import values, writing

MINE = "This window"  # both may be one person's: "yours" would be true of either


@dataclass(frozen=True, slots=True)
class Clash:
    """What was met: `theirs` (None = nothing readable stands there) and `yours`.

    `based_on`, `saves`: the version and the draft's number to go on from. `recorded`: theirs is on
    record and stays there whatever is chosen; otherwise it is a draft in another window.
    """

    theirs: Content | None
    yours: Content
    said: str
    based_on: int
    saves: int
    recorded: bool = False

    @property
    def other(self) -> str:
        """What the other version is called."""
        return "On record now" if self.recorded else "The other window"


@dataclass(frozen=True, slots=True)
class MergeChoice:
    """What goes on; None = theirs is enough, and the draft goes."""

    content: Content | None


def side_by_side(clash: Clash, key: str) -> MergeChoice | None:
    """Draw both; what was decided, or None as long as nothing is."""
    st.info(writing.plain(words.look_at_both(clash.said)))
    differ = () if clash.theirs is None else differing_fields(clash.theirs, clash.yours)
    chosen = {differing.path: _row(differing, clash, key) for differing in differ}
    taken = {path: take for path, take in chosen.items() if take is not None}
    with st.container(horizontal=True):
        if differ and st.button(
            words.GO_ON_WITH_CHOICE,
            type="primary",
            key=f"{key}.go",
            disabled=len(taken) < len(differ),
        ):
            return MergeChoice(merge_versions(clash.theirs, clash.yours, taken))
        full = words.KEEP_BOTH if clash.recorded else words.KEEP_THIS_WINDOWS
        if st.button(full, key=f"{key}.yours"):
            return MergeChoice(clash.yours)
        if clash.recorded and st.button(words.KEEP_RECORDED, key=f"{key}.enough"):
            return MergeChoice(None)
        if (
            not clash.recorded
            and clash.theirs is not None
            and st.button(words.KEEP_OTHER_WINDOWS, key=f"{key}.theirs")
        ):
            return MergeChoice(clash.theirs)
    return None


def _row(differing: Differing, clash: Clash, key: str) -> Take | None:
    """One place: both values, and the choice between them."""
    called = values.place(differing.path)
    with st.container(border=True, key=f"card-merge-{key}.{differing.path}"):
        st.markdown(f"**{writing.plain(called)}**")
        container, right = st.columns(2, gap="medium")
        for column, name, value in (
            (container, clash.other, differing.theirs),
            (right, MINE, differing.yours),
        ):
            column.caption(name)
            column.text(values.said(differing.path, value))
        options = [Take.THEIRS, Take.YOURS, *([Take.BOTH] if differing.can_take_both else [])]
        labels = {
            Take.THEIRS: clash.other,
            Take.YOURS: MINE,
            Take.BOTH: words.BOTH,
        }
        state.begin_with(f"{key}.{differing.path}", differing.only_one)
        return st.radio(
            called,
            options,
            index=None,
            format_func=labels.__getitem__,
            horizontal=True,
            key=f"{key}.{differing.path}",
            label_visibility="collapsed",
        )
