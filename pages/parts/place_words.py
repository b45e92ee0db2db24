"""Distance and area in words: the same for the list, a child's banner and the page about places."""

from __future__ import annotations

from models.children.where_counts import WhereCounts
from models.children.where_words import distance as distance
from models.children.where_words import in_area as in_area
from models.children.where_words import short as short
from models.children.where_words import the_area as the_area
from pages.parts import words

HIDDEN = "hidden"  # a count that is small, or would give a small one away


def number(children: int | None) -> str:
    """A count, or that it is hidden."""
    return HIDDEN if children is None else f"{children:,}"


def far_words(held: WhereCounts) -> str:
    """How many live over 20 miles from home, of how many whose distance is known."""
    if held.known == 0:
        return "Nobody's distance from home is known."
    if held.over_20 is None:
        return f"How many live over 20 miles from home is {HIDDEN}, because the numbers are small."
    live = "lives" if held.over_20 == 1 else "live"
    if held.known is None:
        return (
            f"{words.count(held.over_20, 'child', 'children')} {live} over 20 miles from home; of "
            f"how many is {HIDDEN}, because the numbers are small."
        )
    return (
        f"{held.over_20:,} of the {words.count(held.known, 'child', 'children')} whose distance is "
        f"known {live} over 20 miles from home ({words.of_100(held.over_20 / held.known)})."
    )


def unknown_words(held: WhereCounts) -> str:
    """How many have no known distance, and why."""
    if held.not_known is None:
        return "The distance of some is not known."
    if not held.not_known:
        return "Every child's distance is known."
    if len(held.reasons) == 1:
        why = held.reasons[0].what
    else:
        why = words.listed([f"{each.what} ({number(each.children)})" for each in held.reasons])
    isnt = "isn't" if held.not_known == 1 else "aren't"
    return f"{words.count(held.not_known, 'child', 'children')} {isnt} counted in that: {why}."


def area_words(held: WhereCounts, councils: int) -> str:
    """How many live in and out of our councils' area."""
    if not councils:
        return (
            "In or out of the councils' area isn't known, because nobody has said whose area is "
            "ours (the setting CIRCLE_AREA)."
        )
    area = held.area
    said = [
        f"{number(area.inside)} in {the_area(councils)}",
        f"{number(area.outside)} outside it",
        f"{number(area.not_known)} not known",
    ]
    likely = (
        f" {area.likely:,} of these only likely, by a postcode sector that lies in several areas."
        if area.likely
        else ""
    )
    return f"{', '.join(said)}.{likely}"
