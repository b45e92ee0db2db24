"""Where next? Staying first, then the four destinations, each with its answer and its reasons."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Protocol

import streamlit as st

from data.reference.needs import item_words
from models.needs.story import NeedsStory
from models.readiness.verdict import Reason, Tone
from models.shortlist.four import Choice, choices
from models.shortlist.headline import headline_of, said_above
from models.shortlist.options import ChildOptions
from models.shortlist.reasons import own_reasons, shared_reasons
from pages.parts import names, tags, words
from pages.parts.stay import stay_costs, stay_gives, stay_not_known


class Place(Protocol):
    """Where text can be put: the page itself or a column of it."""

    def markdown(self, body: str) -> object:
        """Show Markdown there."""


GROUPS = (
    (Tone.FOR, "Going well"),
    (Tone.AGAINST, "Still hard"),
    (Tone.ASK, "To find out"),
    (Tone.NOTE, "To know"),
)


def where_next(one: ChildOptions, story: NeedsStory, as_of: date) -> None:
    """Draw the options in the law's order; what holds for all of them is told once."""
    st.header("Where next?", anchor=False)
    st.caption(
        "What the agreed rules say, for people to agree or disagree with. The ceilings behind them "
        "are drafts until the panel agrees them. The child's wishes and a review come first."
    )
    if one.turning_18_soon:
        st.info(
            f"18 on {words.a_date(one.child.eighteenth_birthday)}: the pathway plan, and staying "
            "put where they live well, come before any move."
        )
    _stay(one, story, as_of)
    found = choices(one)
    shared = shared_reasons(found)
    if shared:
        with st.container(border=True, key="card-all"):
            st.markdown("**For every move**")
            for called, lines in _groups(shared):
                _bullets(st, called, lines)
    for choice in found:
        _choice(choice, shared)


def headline(choice: Choice) -> str:
    """The one sentence that matters most about a choice."""
    return headline_of(choice, item_words())


def _stay(one: ChildOptions, story: NeedsStory, as_of: date) -> None:
    with st.container(border=True, key="card-stay"):
        st.markdown(f"**Stay here** · {words.plain(names.SETTING[one.child.placement.setting])}")
        gives, costs, unknown = st.columns(3, gap="medium")
        _bullets(gives, "What it gives", stay_gives(one.child, story, as_of))
        _bullets(costs, "What it costs the child", stay_costs(one.child, story, as_of))
        _bullets(unknown, "Not known here", stay_not_known(one.child, story))


def _choice(choice: Choice, shared: Sequence[Reason]) -> None:
    name = names.PLACE[choice.place]
    with st.container(border=True, key=f"card-{choice.place.value}"):
        special = " · a specialist foster family is the one that fits" if choice.specialist else ""
        st.markdown(f"**{name}** {tags.answer_tag(choice.main.verdict)}{special}")
        if said := headline(choice):
            st.markdown(words.plain(said))
        if choice.specialist:
            ordinary = choice.options[0].verdict
            st.markdown(f"An ordinary foster family: {tags.answer_tag(ordinary)}")
        _reasons([r for r in own_reasons(choice, shared) if not said_above(r, choice)])


def _reasons(reasons: Sequence[Reason]) -> None:
    """Reasons side by side in groups."""
    held = _groups(reasons)
    if held:
        for column, (called, lines) in zip(st.columns(len(held), gap="medium"), held, strict=True):
            _bullets(column, called, lines)


def _groups(reasons: Sequence[Reason]) -> list[tuple[str, list[str]]]:
    """Reasons by what they do, what goes well first; groups without any are left out."""
    by_tone = [(name, [r for r in reasons if r.tone is tone]) for tone, name in GROUPS]
    return [(name, [words.capital(r.words) for r in held]) for name, held in by_tone if held]


def _bullets(place: Place, heading: str, lines: list[str]) -> None:
    text = "\n".join(f"- {words.plain(line)}" for line in lines)
    place.markdown(f":gray[{heading}]\n\n{text}")
