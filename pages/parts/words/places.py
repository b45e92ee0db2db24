"""Distance and area in words: the same for the list, a child's banner and the page about places."""

from models.children.where_counts import WhereCounts
from models.children.where_words import describe_distance as describe_distance
from models.children.where_words import distance_in_short as distance_in_short
from models.children.where_words import in_area as in_area
from models.children.where_words import the_area as the_area
from pages.parts.words import writing

HIDDEN = "hidden"  # a count that is small, or would give a small one away


def number(children: int | None) -> str:
    """A count, or that it is hidden."""
    return HIDDEN if children is None else f"{children:,}"


def far_words(where_counts: WhereCounts) -> str:
    """How many live over 20 miles from home, of how many whose distance is known."""
    if where_counts.known == 0:
        return "We do not know how far any child lives from home."
    if where_counts.over_20 is None:
        return f"The number of children over 20 miles from home is {HIDDEN}, because it is small."
    live = "lives" if where_counts.over_20 == 1 else "live"
    if where_counts.known is None:
        return (
            f"{writing.count_of(where_counts.over_20, 'child', 'children')} {live} over 20 miles "
            f"from home. The number whose distance is known is {HIDDEN}, because it is small."
        )
    return (
        f"{where_counts.over_20:,} of the "
        f"{writing.count_of(where_counts.known, 'child', 'children')} whose distance is known "
        f"{live} over 20 miles from home "
        f"({writing.of_100(where_counts.over_20 / where_counts.known)})."
    )


def unknown_words(where_counts: WhereCounts) -> str:
    """How many have no known distance, and why."""
    if where_counts.not_known is None:
        return "We do not know the distance for some children."
    if not where_counts.not_known:
        return "We know the distance for every child."
    if len(where_counts.reasons) == 1:
        why = where_counts.reasons[0].what
    else:
        why = writing.join_words(
            [f"{reason.what} ({number(reason.children)})" for reason in where_counts.reasons]
        )
    isnt = "isn't" if where_counts.not_known == 1 else "aren't"
    return (
        f"{writing.count_of(where_counts.not_known, 'child', 'children')} {isnt} counted in that: "
        f"{why}."
    )


def area_words(where_counts: WhereCounts, councils: int) -> str:
    """How many live in and out of our councils' area."""
    if not councils:
        return (
            "We do not know who lives in the councils' area, because the area is not set "
            "(setting CIRCLE_AREA)."
        )
    area = where_counts.area
    texts = [
        f"{number(area.inside)} in {the_area(councils)}",
        f"{number(area.outside)} outside it",
        f"{number(area.not_known)} not known",
    ]
    likely = (
        f" Of these, {area.likely:,} {'is' if area.likely == 1 else 'are'} a best guess: the "
        "postcode covers several areas."
        if area.likely
        else ""
    )
    return f"{', '.join(texts)}.{likely}"
