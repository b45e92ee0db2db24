"""A needs profile as somebody recorded it, and where two who rated blind differ."""

from dataclasses import dataclass
from datetime import date

from models.audience import Audience
from models.needs.profile import ORDER, Item
from models.needs.scheme import HIGHEST_NEED, HIGHEST_STRENGTH, Need, Strength


@dataclass(frozen=True, slots=True)
class ItemRating:
    """One item: `level` None says "not known", which is never low. `child_view`: their own words,
    `view_shown_to` who may be shown them (None = nobody asked: the panel only).

    An item that nobody was asked about has no rating at all.
    """

    item: Need | Strength
    level: int | None = None
    evidence: str = ""
    child_view: str = ""
    view_shown_to: Audience | None = None


@dataclass(frozen=True, slots=True)
class RecordedProfile:
    """One person's rating of a child on one day.

    `second_of`: the number of the profile that this rates a second time, blind; it then counts for
    that profile's day.
    """

    assessed_on: date | None = None
    assessed_by: str = ""
    ratings: tuple[ItemRating, ...] = ()
    second_of: int | None = None

    def level(self, item: Item) -> int | None:
        """The level given, None = not known or not rated."""
        return next((rating.level for rating in self.ratings if rating.item == item), None)


@dataclass(frozen=True, slots=True)
class RatingDifference:
    """One item on which two ratings differ; None = one of them says "not known".

    `first_evidence`, `second_evidence`: what each wrote, to be talked through.
    """

    item: Need | Strength
    first: int | None
    second: int | None
    first_evidence: str
    second_evidence: str

    @property
    def apart(self) -> int | None:
        """How many levels apart; None where one of the two is not known."""
        if self.first is None or self.second is None:
            return None
        return abs(self.first - self.second)


def list_rating_differences(
    first: RecordedProfile, second: RecordedProfile
) -> tuple[RatingDifference, ...]:
    """Items that both rated and on which they differ, in the scheme's order.

    An item that only one of them was asked about is no difference.
    """
    others = {rating.item: rating for rating in second.ratings}
    rating_differences = [
        RatingDifference(rating.item, rating.level, other.level, rating.evidence, other.evidence)
        for rating in first.ratings
        if (other := others.get(rating.item)) is not None and other.level != rating.level
    ]
    return tuple(
        sorted(rating_differences, key=lambda rating_difference: ORDER[rating_difference.item])
    )


def highest_level(item: Item) -> int:
    """The top level of an item: 4 for needs, 3 for strengths."""
    return HIGHEST_NEED if isinstance(item, Need) else HIGHEST_STRENGTH
