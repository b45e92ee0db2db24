"""What is known of a child's needs and strengths at a date, out of every profile written so far.

Each entry has its own date. The latest entry of an item wins; a blank on a newer date means that
nobody knows now, and the level last known is kept only for the wording of the question. Unknown is
never low (DOMAIN.md, needs and strengths).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

import pandas as pd

from models.needs.scheme import (
    HIGHEST_NEED,
    HIGHEST_STRENGTH,
    NEVER_IN_A_RULE,
    STALE_AFTER_DAYS,
    WARN_AFTER_DAYS,
    Need,
    Strength,
)

Item = Need | Strength
ITEMS: dict[str, Item] = {item.value: item for item in (*Need, *Strength)}
ORDER: dict[Item, int] = {item: place for place, item in enumerate(ITEMS.values())}
RULE_NEEDS: tuple[Need, ...] = tuple(need for need in Need if need not in NEVER_IN_A_RULE)


@dataclass(frozen=True, slots=True)
class Rating:
    """One line of one profile: somebody's view of one item on one day, blank = not known."""

    item: Item
    on: date
    level: int | None
    who: str
    evidence: str
    child_view: str


@dataclass(frozen=True, slots=True)
class ItemEntry:
    """What is known of one item at a date.

    `level` None = not known now: left blank, never asked, or last rated over 183 days ago.
    `last_level` of `last_on` is the level last known, whatever its age. `other_levels`: what other
    workers said on the same day where they differ (the level is then the one that asks more of a
    carer: the higher need, the lower strength).
    """

    item: Item
    level: int | None
    on: date
    who: str
    evidence: str
    child_view: str
    last_level: int | None
    last_on: date | None
    other_levels: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Profile:
    """A child's needs and strengths as known at `as_of`, in the scheme's order.

    Items that nobody ever wrote down have no entry. `assessed_on` is the latest date of any entry.
    """

    as_of: date
    assessed_on: date
    entries: tuple[ItemEntry, ...]

    @property
    def age_days(self) -> int:
        """Days since anybody last wrote anything into it."""
        return (self.as_of - self.assessed_on).days

    @property
    def needs_refresh(self) -> bool:
        """Over 90 days old: still used, with a warning."""
        return self.age_days > WARN_AFTER_DAYS

    @property
    def is_stale(self) -> bool:
        """Over 183 days old: no longer used for an answer."""
        return self.age_days > STALE_AFTER_DAYS

    @property
    def needs_on(self) -> date | None:
        """The latest date of a need that a rule may read, or None if there is none.

        An entry about identity or a strength must not keep a profile of needs alive.
        """
        return max((entry.on for entry in self.entries if entry.item in RULE_NEEDS), default=None)

    def entry(self, item: Item) -> ItemEntry | None:
        """What is known of one item, or None if nobody ever wrote anything."""
        return next((entry for entry in self.entries if entry.item == item), None)

    def level(self, item: Item) -> int | None:
        """The level known now, or None."""
        item_entry = self.entry(item)
        return None if item_entry is None else item_entry.level


def profile_at(rows: pd.DataFrame, as_of: date) -> Profile | None:
    """The profile of one child at a date; None if nothing was written by then.

    `rows`: the `profiles` rows of one child (models/children/council.py), in any order.
    """
    return profile_of(profile_ratings(rows), as_of)


def profile_of(given: Iterable[Rating], as_of: date) -> Profile | None:
    """The same from ratings that were read already."""
    ratings = sorted((rating for rating in given if rating.on <= as_of), key=_place)
    if not ratings:
        return None
    entries = tuple(_entry(list(of_item), as_of) for _, of_item in groupby(ratings, _item_place))
    return Profile(as_of, max(rating.on for rating in ratings), entries)


def profile_ratings(rows: pd.DataFrame) -> tuple[Rating, ...]:
    """Lines of a `profiles` frame; a line without date, or of no item of the scheme, is left out.

    So is a level outside its range (import reports it); it is then not known.
    """
    days = pd.to_datetime(rows["assessed_on"]).dt.date.tolist()
    levels = pd.to_numeric(rows["level"], errors="coerce").tolist()
    texts = [rows[name].tolist() for name in ("item", "assessed_by", "evidence", "child_view")]
    lines = zip(days, levels, *texts, strict=True)
    return tuple(
        Rating(ITEMS[item], on, _level(ITEMS[item], level), *map(_text, (who, evidence, view)))
        for on, level, item, who, evidence, view in lines
        if item in ITEMS and not pd.isna(on)
    )


def _entry(lines: list[Rating], as_of: date) -> ItemEntry:
    """All lines of one item, oldest first, as what is known now."""
    newest = lines[-1]
    today = [line for line in lines if line.on == newest.on]
    numbers = sorted({line.level for line in today if line.level is not None}, reverse=True)
    if isinstance(newest.item, Strength):
        numbers.reverse()
    chosen = next((line for line in today if numbers and line.level == numbers[0]), newest)
    fresh = (as_of - newest.on).days <= STALE_AFTER_DAYS
    earlier = [chosen, *reversed(lines)]
    last = next((line for line in earlier if line.level is not None), None)
    return ItemEntry(
        item=newest.item,
        level=chosen.level if fresh else None,
        on=newest.on,
        who=chosen.who,
        evidence=chosen.evidence,
        child_view=chosen.child_view,
        last_level=None if last is None else last.level,
        last_on=None if last is None else last.on,
        other_levels=tuple(numbers[1:]),
    )


def _item_place(line: Rating) -> int:
    return ORDER[line.item]


def _place(line: Rating) -> tuple[int, date, str, int, str, str]:
    level = -1 if line.level is None else line.level
    return (ORDER[line.item], line.on, line.who, level, line.evidence, line.child_view)


def _level(item: Item, level: float) -> int | None:
    highest = HIGHEST_NEED if isinstance(item, Need) else HIGHEST_STRENGTH
    return int(level) if 0 <= level <= highest and level == int(level) else None


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
