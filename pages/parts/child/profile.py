"""Needs and strengths now: what goes well, what is still hard, what nobody knows."""

from collections.abc import Sequence
from datetime import date

import streamlit as st

from models.children.needs_story import NeedsStory
from models.needs.direction import Heading
from models.needs.profile import Item, Profile
from models.needs.scheme import Need, Strength
from pages.parts.child import words
from pages.parts.words import items, writing

NOT_KNOWN = "Not known"
TOWARDS = {Heading.BETTER: "▲ better", Heading.WORSE: "▼ harder", Heading.STEADY: ""}


def needs_now(story: NeedsStory, as_of: date) -> None:
    """Going well, still hard, to build and not known, with the profile's date and its age."""
    st.header("Needs and strengths", anchor=False)
    if story.profile is None:
        st.info(words.NO_PROFILE)
        return
    _age(story.profile)
    if story.profile.is_stale:
        _last_levels(story.profile)
        return
    well, hard, container = st.columns(3, gap="medium")
    sides = story.sides
    with well:
        _list("Going well", sides.going_well, story)
    with hard:
        _list("Still hard", sides.still_hard, story)
    with container:
        if sides.to_watch:
            _list(words.KEEP_AN_EYE_ON, sides.to_watch, story)
        if sides.to_build:
            _list("To build", sides.to_build, story)
        _list(NOT_KNOWN, sides.not_known, story)


def age_words(profile: Profile) -> str:
    """When the profile was last written to, and how long that is before the day of this page."""
    days = profile.age_days
    ago = (
        f", {writing.count_of(days, 'day')} before {writing.a_date(profile.as_of)}" if days else ""
    )
    return f"Last written {writing.a_date(profile.assessed_on)}{ago}."


def _last_levels(profile: Profile) -> None:
    """What was known before the profile became too old: dated and grey, the highest needs first."""
    entries = [entry for entry in profile.entries if entry.last_level is not None]
    needs = sorted(
        (e for e in entries if isinstance(e.item, Need)), key=lambda e: -(e.last_level or 0)
    )
    strengths = [entry for entry in entries if isinstance(entry.item, Strength)]
    for column, called, item_entries in zip(
        st.columns(2, gap="medium"), ("Needs", "Strengths"), (needs, strengths), strict=True
    ):
        lines = [
            f"- :gray[{writing.plain(items.title(entry.item))}: "
            f"{writing.plain(items.level(entry.item, entry.last_level))}, "
            f"{writing.plain(writing.a_date(entry.last_on))}]"
            for entry in item_entries
            if entry.last_level is not None and entry.last_on is not None
        ]
        none = words.NONE_RATED
        column.markdown("\n".join([f"**{called} as last known**", "", *(lines or [none])]))


def _age(profile: Profile) -> None:
    text = age_words(profile)
    if profile.is_stale:
        st.warning(words.too_old(text))
    elif profile.needs_refresh:
        st.warning(words.getting_old(text))
    else:
        st.caption(text)


def _list(heading: str, found: Sequence[Item], story: NeedsStory) -> None:
    """A heading with its count, then a line an item; what isn't known has only names to list."""
    lines = [f"**{heading} ({len(found)})**", ""]
    if heading == NOT_KNOWN and found:
        names = [items.title(item) for item in found]
        lines.append(
            writing.plain(writing.join_words([names[0], *map(writing.lower_first, names[1:])]))
        )
    else:
        lines += [f"- {item_words(item, story)}" for item in found]
    if not found:
        lines.append(":gray[Nothing noted]" if heading != NOT_KNOWN else words.ALL_KNOWN)
    st.markdown("\n".join(lines))


def item_words(item: Item, story: NeedsStory) -> str:
    """Markdown of one item: its name and direction, its level in words, the evidence as written."""
    entry = story.entry(item)
    name = writing.plain(items.title(item))
    if entry is None or entry.level is None:
        return name
    trend = next((trend for trend in story.direction.trends if trend.item == item), None)
    towards = f" {TOWARDS[trend.heading]}" if trend else ""
    lines = [f"{name}{towards}", writing.plain(items.level(item, entry.level))]
    if entry.other_levels:
        others = writing.join_words([str(other_level) for other_level in entry.other_levels])
        lines.append(f"another worker said {others}")
    if entry.evidence:
        lines.append(writing.plain(f"“{entry.evidence}”"))
    return "  \n  ".join([lines[0], *(f":small[{line}]" for line in lines[1:])])
