"""Needs and strengths now: what goes well, what is still hard, what nobody knows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import streamlit as st

from models.needs.direction import Heading
from models.needs.profile import Item, Profile
from models.needs.story import NeedsStory
from pages.parts import items, words

NOT_KNOWN = "Not known"
TOWARDS = {Heading.BETTER: "▲ better", Heading.WORSE: "▼ harder", Heading.STEADY: ""}


def needs_now(story: NeedsStory, as_of: date) -> None:
    """Going well, still hard, to build and not known, with the profile's date and its age."""
    st.header("Needs and strengths", anchor=False)
    if story.profile is None:
        st.info(
            "No needs profile is held for this child, so nothing is known of their needs and "
            "strengths. Not known is never read as low. A profile of the twenty items would "
            "answer most of what is asked below."
        )
        return
    _age(story.profile)
    well, hard, rest = st.columns(3, gap="medium")
    sides = story.sides
    with well:
        _list("Going well", sides.going_well, story)
    with hard:
        _list("Still hard", sides.still_hard, story)
    with rest:
        if sides.to_build:
            _list("To build", sides.to_build, story)
        _list(NOT_KNOWN, sides.not_known, story)


def age_words(profile: Profile) -> str:
    """When the profile was last written to, and how long that is before the date of the data."""
    days = profile.age_days
    ago = "on the date of the data" if days == 0 else f"{words.count(days, 'day')} before the date"
    end = "" if days == 0 else " of the data"
    return f"Last written {words.a_date(profile.assessed_on)}, {ago}{end}."


def _age(profile: Profile) -> None:
    said = age_words(profile)
    if profile.is_stale:
        st.warning(f"{said} That is over 183 days: too old for an answer, so a new one is needed.")
    elif profile.needs_refresh:
        st.warning(f"{said} That is over 90 days: still used, but due to be looked at again.")
    else:
        st.caption(said)


def _list(heading: str, found: Sequence[Item], story: NeedsStory) -> None:
    """A heading with its count, then a line an item; what isn't known has only names to list."""
    lines = [f"**{heading} ({len(found)})**", ""]
    if heading == NOT_KNOWN and found:
        names = [items.title(item) for item in found]
        lines.append(words.plain(words.listed([names[0], *map(words.small, names[1:])])))
    else:
        lines += [f"- {item_words(item, story)}" for item in found]
    if not found:
        lines.append(
            ":gray[Nothing noted]" if heading != NOT_KNOWN else ":gray[Every item is known]"
        )
    st.markdown("\n".join(lines))


def item_words(item: Item, story: NeedsStory) -> str:
    """Markdown of one item: its name and direction, its level in words, the evidence as written."""
    entry = story.entry(item)
    name = words.plain(items.title(item))
    if entry is None or entry.level is None:
        return name
    trend = next((each for each in story.direction.trends if each.item == item), None)
    towards = f" {TOWARDS[trend.heading]}" if trend else ""
    lines = [f"{name}{towards}", words.plain(items.level(item, entry.level))]
    if entry.other_levels:
        others = words.listed([str(each) for each in entry.other_levels])
        lines.append(f"another worker said {others}")
    if entry.evidence:
        lines.append(words.plain(f"“{entry.evidence}”"))
    return "  \n  ".join([lines[0], *(f":small[{line}]" for line in lines[1:])])
