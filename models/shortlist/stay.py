"""Staying is an option too: what it gives, what it costs the child, and what nobody here knows."""

from collections.abc import Sequence
from datetime import date

from models.children.needs_story import NeedsStory
from models.children.records import Child
from models.needs.profile import Item
from models.needs.scheme import Strength
from models.needs.sides import STRENGTH_GOES_WELL_FROM
from models.words import a_date, length_of_time, lower_first


def stay_gives(child: Child, story: NeedsStory, as_of: date) -> list[str]:
    """What the data shows that staying keeps, and only what belongs to this home.

    An adult who lasts, or friends, may live anywhere (a former carer, a grandmother's calls): a
    strength there is no credit to staying.
    """
    placement = child.placement
    long = length_of_time(placement.starts, as_of, placement.started_on_or_before)
    lines = [f"The same home, after {long} there, and no further move"]
    if _strong(story, Strength.SETTLED_IN_EDUCATION):
        lines.append("The same school, where they are settled now")
    return lines


def stay_costs(child: Child, story: NeedsStory, as_of: date) -> list[str]:
    """What the data shows that staying goes on costing the child."""
    lines = ["They go on living with staff who take turns, not in a family"]
    if _strong(story, Strength.WANTS_FAMILY_LIFE):
        lines.append("They want family life, and would wait longer for it")
    if child.placement.absent_since:
        lines.append(f"Away from this home since {a_date(child.placement.absent_since)}")
    return lines


def stay_not_known(child: Child, story: NeedsStory) -> list[str]:
    """What somebody has to say, because no file does."""
    lines = []
    if not _known(story, Strength.SETTLED_IN_EDUCATION):
        lines.append("Whether school goes well, and would stay the same after a move")
    lines.append("Whether a steady adult, and their friends, belong to this home")
    if not _known(story, Strength.WANTS_FAMILY_LIFE):
        lines.append("Whether they want to live in a family")
    lines.append("What the child and the home think about staying")
    return lines


def in_one_sentence(lines: Sequence[str]) -> str:
    """What staying gives, or costs, as one sentence: a capital at its beginning alone."""
    return "; ".join([*lines[:1], *map(lower_first, lines[1:])])


def _known(story: NeedsStory, item: Item) -> bool:
    entry = story.entry(item)
    return entry is not None and entry.level is not None


def _strong(story: NeedsStory, item: Item) -> bool:
    entry = story.entry(item)
    return entry is not None and (entry.level or 0) >= STRENGTH_GOES_WELL_FROM
