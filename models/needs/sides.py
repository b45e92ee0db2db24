"""A profile read by a person: what goes well, what is still hard, what nobody knows yet.

Strengths come first and "not seen yet" is never called a weakness. A need at 0 or 1 goes well
(ordinary parenting, or a carer who knows and gets advice); from 2 a carer has to give planned help,
so it is still hard. A strength at 2 or 3 goes well; at 0 or 1 it is something to build. A blank
level is not known, whatever the item (DOMAIN.md, needs and strengths).

What lately got harder doesn't go well yet, whatever its level; nor does self-harm, exploitation or
harm to others that a carer has to know of. Both are to be kept an eye on.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from models.needs.direction import Direction, Heading
from models.needs.profile import Item, Profile
from models.needs.scheme import Need, Strength

NEED_IS_HARD_FROM = 2
STRENGTH_GOES_WELL_FROM = 2
NO_DIRECTION = Direction()
# Needs that are no "going well" as long as somebody has to know of them: level 1 is not none.
ABOUT_SAFETY: frozenset[Item] = frozenset(
    {Need.SELF_HARM, Need.EXPLOITATION_AND_MISSING, Need.BEHAVIOUR_TOWARDS_OTHERS}
)
NAMED_FIRST = 3  # as many as people remember in a meeting (SCREENS.md A)


@dataclass(frozen=True, slots=True)
class Sides:
    """Items of one profile by what they say, strengths before needs, in the scheme's order."""

    going_well: tuple[Item, ...]
    still_hard: tuple[Need, ...]
    to_build: tuple[Strength, ...]
    not_known: tuple[Item, ...]
    to_watch: tuple[Item, ...] = ()


def sort_items(profile: Profile | None, direction: Direction = NO_DIRECTION) -> Sides:
    """Sort the items of a profile (None = nothing was ever written, so nothing is known).

    Hard needs come with the highest level first. `direction`: where each item is heading.
    """
    every: tuple[Item, ...] = (*Strength, *Need)
    levels = {} if profile is None else {entry.item: entry.level for entry in profile.entries}
    numbers = {item: level for item in every if (level := levels.get(item)) is not None}
    hard = [need for need in Need if numbers.get(need, 0) >= NEED_IS_HARD_FROM]
    well = [item for item in numbers if _goes_well(item, numbers[item])]
    harder = {trend.item for trend in direction.heading(Heading.WORSE)}
    watched = [item for item in well if item in harder or (item in ABOUT_SAFETY and numbers[item])]
    return Sides(
        going_well=tuple(item for item in well if item not in watched),
        still_hard=tuple(sorted(hard, key=lambda need: -numbers[need])),
        to_build=tuple(s for s in Strength if s in numbers and not _goes_well(s, numbers[s])),
        not_known=tuple(item for item in every if item not in numbers),
        to_watch=tuple(watched),
    )


def foremost_items(
    found: Sequence[Item], heading: Heading, direction: Direction
) -> tuple[Item, ...]:
    """At most three items to name first: those that went that way lately, then as they come."""
    went = {trend.item for trend in direction.heading(heading)}
    return tuple(sorted(found, key=lambda item: item not in went))[:NAMED_FIRST]


def _goes_well(item: Item, level: int) -> bool:
    if isinstance(item, Strength):
        return level >= STRENGTH_GOES_WELL_FROM
    return level < NEED_IS_HARD_FROM
