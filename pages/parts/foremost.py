"""Three things that go well and three that are still hard, side by side; the rest is below."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from models.needs.direction import Heading
from models.needs.profile import Item, Profile
from models.needs.sides import foremost
from models.needs.story import NeedsStory
from pages.parts import items, words

NOTHING = "Nothing noted"
ASK_THEM = "What would you say?"  # instead of "nothing" where something may be left out
TOWARDS = {Heading.BETTER: "▲ better", Heading.WORSE: "▼ harder"}


def going_well(story: NeedsStory, more: str = "more below", nothing: str = NOTHING) -> None:
    """The three to name first, those that got better before the others; `nothing`: where none."""
    st.header("Going well", anchor=False)
    _three(story.sides.going_well, Heading.BETTER, story, more, nothing)


def still_hard(story: NeedsStory, more: str = "more below", nothing: str = NOTHING) -> None:
    """The three to name first, those that got harder before the others; `nothing`: where none."""
    st.header("Still hard", anchor=False)
    _three(story.sides.still_hard, Heading.WORSE, story, more, nothing)


def _three(
    found: Sequence[Item], heading: Heading, story: NeedsStory, rest_is: str, nothing: str
) -> None:
    if why := _not_known(story.profile):
        st.markdown(words.plain(why))
        return
    first = foremost(found, heading, story.direction)
    went = {trend.item for trend in story.direction.heading(heading)}
    lines = [
        f"- {words.plain(items.title(item))}{f' {TOWARDS[heading]}' if item in went else ''}"
        for item in first
    ]
    rest = len(found) - len(first)
    more = f"\n\n:small[:gray[and {rest} {rest_is}]]" if rest else ""
    st.markdown(("\n".join(lines) or f":gray[{words.plain(nothing)}]") + more)


def _not_known(profile: Profile | None) -> str:
    if profile is None:
        return "Not known: no needs profile is held."
    if profile.is_stale:
        return f"Not known: the needs profile is from {words.a_date(profile.assessed_on)}, too old."
    return ""
