"""Three things that go well and three that are still hard, side by side; the rest is below."""

from collections.abc import Sequence

import streamlit as st

from models.children.needs_story import NeedsStory
from models.needs.direction import Heading
from models.needs.profile import Item, Profile
from models.needs.sides import foremost_items
from pages.parts.child import words
from pages.parts.words import items, writing

NOTHING = "Nothing noted"
ASK_THEM = words.WHAT_WOULD_YOU_SAY  # instead of "nothing" where something may be left out
TOWARDS = {Heading.BETTER: "▲ better", Heading.WORSE: "▼ harder"}


def going_well(story: NeedsStory, extra: str = "more below", nothing: str = NOTHING) -> None:
    """The three to name first, those that got better before the others; `nothing`: where none."""
    st.header("Going well", anchor=False)
    _three(story.sides.going_well, Heading.BETTER, story, extra, nothing)


def still_hard(story: NeedsStory, extra: str = "more below", nothing: str = NOTHING) -> None:
    """The three to name first, those that got harder before the others; `nothing`: where none."""
    st.header("Still hard", anchor=False)
    _three(story.sides.still_hard, Heading.WORSE, story, extra, nothing)


def _three(
    found: Sequence[Item], heading: Heading, story: NeedsStory, rest_is: str, nothing: str
) -> None:
    if why := _not_known(story.profile):
        st.markdown(writing.plain(why))
        return
    first = foremost_items(found, heading, story.direction)
    went = {trend.item for trend in story.direction.heading(heading)}
    lines = [
        f"- {writing.plain(items.title(item))}{f' {TOWARDS[heading]}' if item in went else ''}"
        for item in first
    ]
    remainder = len(found) - len(first)
    extra = f"\n\n:small[:gray[and {remainder} {rest_is}]]" if remainder else ""
    st.markdown(("\n".join(lines) or f":gray[{writing.plain(nothing)}]") + extra)


def _not_known(profile: Profile | None) -> str:
    if profile is None:
        return words.NOT_KNOWN_NO_PROFILE
    if profile.is_stale:
        return words.not_known_too_old(writing.a_date(profile.assessed_on))
    return ""
