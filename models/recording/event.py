"""What people record as having happened: an incident, a return, a plan in place, a review held.

And why a child needs support, not care.
"""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class RecordedIncident:
    """Something that happened. `serious` None = nobody said."""

    on: date | None = None
    kind: str = ""
    serious: bool | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class SupportNotCare:
    """ "Needs support, not care, because …": without it supported accommodation never stands alone.

    Blank words take back what was said before.
    """

    because: str = ""
    said_by: str = ""
    on: date | None = None


@dataclass(frozen=True, slots=True)
class CameBack:
    """A child who was recorded as missing is back.

    `missing_from`: since when the record has them missing, so that a reader knows which time is
    meant. `back_on` ends every time missing that began by that day and has no end of its own.
    """

    missing_from: date | None = None
    back_on: date | None = None


@dataclass(frozen=True, slots=True)
class PathwayPlan:
    """The plan for what comes after 18 is in place (Children Act 1989, schedule 2, paragraph 19B).

    It has to be looked at again only on the birthday.
    """

    in_place_on: date | None = None


@dataclass(frozen=True, slots=True)
class ReviewHeld:
    """A statutory review that took place, of which no file tells yet."""

    held_on: date | None = None
