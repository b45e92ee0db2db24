"""One child's needs and strengths for a person to read: now, before, and where they are heading."""

from dataclasses import dataclass
from datetime import date

from models.children.council import CouncilData
from models.needs.direction import Direction, LevelPoint, direction_of, history_of
from models.needs.profile import Item, ItemEntry, Profile, Rating, profile_of, profile_ratings
from models.needs.sides import Sides, sort_items


@dataclass(frozen=True, slots=True)
class NeedsStory:
    """What was written down by a date.

    `profile` None = nothing ever was. `sides` sorts the profile's items into what goes well, what
    is still hard, what is to build and what nobody knows. `points`: every item on every date.
    `said`: every line that holds the child's own view, whatever was rated since.
    """

    profile: Profile | None
    sides: Sides
    direction: Direction
    points: tuple[LevelPoint, ...]
    said: tuple[Rating, ...] = ()

    def entry(self, item: Item) -> ItemEntry | None:
        """What is known of one item, or None if nobody ever wrote anything."""
        return None if self.profile is None else self.profile.entry(item)

    @property
    def dates(self) -> tuple[date, ...]:
        """The days on which anything was written, oldest first."""
        return tuple(sorted({point.on for point in self.points}))


def story_of(data: CouncilData, child: str, as_of: date) -> NeedsStory:
    """The story of one child at a date, from the rows that the scope allows."""
    rows = data.frame("profiles")
    frame = rows[rows["child"] == child]
    given = profile_ratings(frame)
    profile, direction = profile_of(given, as_of), direction_of(given, as_of)
    ratings_shown = tuple(line for line in given if line.child_view and line.on <= as_of)
    return NeedsStory(
        profile, sort_items(profile, direction), direction, history_of(frame, as_of), ratings_shown
    )
