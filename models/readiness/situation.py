"""Everything the rules may read of one child. No money, ethnicity, religion, nationality, postcode.

None always means *not known* or *not held here*; it is never read as "none" or 0.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from models.children.freshness import CHECK_FIRST_AFTER_DAYS
from models.children.records import Child, birthday
from models.labels import Barrier, BarrierKind
from models.needs.direction import Direction
from models.needs.profile import Profile
from models.needs.second_look import RateAgain
from models.readiness.their_words import Saying
from models.settings import Setting
from models.words import whole_months

RECENT_DAYS = 84  # 12 weeks: incidents and missing episodes; also when to look again
SETTLING_MONTHS = 6
TURNING_18_SOON_DAYS = 26 * 7
KEY_STAGE_4 = (10, 11)
TOO_NEAR_18_DAYS = 84  # the usual move is twelve weeks off: the child is 18 by then
NO_DIRECTION = Direction()


def too_near_18(child: Child, day: date) -> bool:
    """18 within twelve weeks: the page tells of the plan for after 18, and asks no needs."""
    return (child.eighteenth_birthday - day).days <= TOO_NEAR_18_DAYS


@dataclass(frozen=True, slots=True)
class Situation:
    """One child on one day, with a move on another day in mind.

    `missing_episodes`: recorded in the 12 weeks up to `as_of`, None = no missing table is held or
    it says nothing about these weeks. `missing_since`: recorded as missing and not yet back.
    `incidents`, `serious_incidents`: the same 12 weeks, None = not held here. `siblings`: how many
    brothers and sisters are on record, None = not held here; `sibling_plans` as written.
    `recorded`: what a person wrote down as needing sorting. `needs_support_not_care_because`: the
    words of whoever recorded it, None = nobody did. `data_date`: the latest day on which the data,
    or a person after it, says that the child was here. `to_weigh`: what the child said that may
    bear on a destination and nobody has answered. `rate_again`: the newest profile waits for a
    second look.
    """

    child: Child
    as_of: date
    move_on: date
    profile: Profile | None = None
    direction: Direction = NO_DIRECTION
    missing_episodes: int | None = None
    missing_since: date | None = None
    incidents: int | None = None
    serious_incidents: int | None = None
    siblings: int | None = None
    sibling_plans: tuple[str, ...] = ()
    recorded: tuple[Barrier, ...] = ()
    needs_support_not_care_because: str | None = None
    data_date: date | None = None
    to_weigh: tuple[Saying, ...] = ()
    rate_again: RateAgain | None = None

    @property
    def age_on_move(self) -> int:
        """Age in whole years on the day of the move."""
        return self.child.age_on(self.move_on)

    @property
    def months_here(self) -> int:
        """Whole months in this placement; at least so many where its start isn't known."""
        return whole_months(self.child.placement.starts, self.as_of)

    @property
    def is_new_here(self) -> bool:
        """Moved here less than 6 months ago; an unknown start is never called new."""
        placement = self.child.placement
        return not placement.started_on_or_before and self.months_here < SETTLING_MONTHS

    @property
    def absent_since(self) -> date | None:
        """Away for now (hospital, another temporary place) while the placement goes on."""
        return self.child.placement.absent_since

    @property
    def school_year_on_move(self) -> int:
        """School year by age on the day of the move: 14 on 1 September makes year 10.

        A year runs from 1 September to 31 August; below 1 and above 13 there is no such year.
        """
        first = date(self.move_on.year - (self.move_on.month < 9), 9, 1)
        return self.child.age_on(first - timedelta(days=1)) - 4

    @property
    def is_key_stage_4(self) -> bool:
        """In school year 10 or 11, the two years before GCSEs, on the day of the move."""
        return self.school_year_on_move in KEY_STAGE_4

    @property
    def school_comes_with_the_home(self) -> bool:
        """Lives in a residential school, so a move may end the school place too."""
        return self.child.placement.setting is Setting.RESIDENTIAL_SCHOOL

    @property
    def turning_18_soon(self) -> bool:
        """18 within 26 weeks (or already): the pathway plan first, not a prompt to move."""
        return (birthday(self.child.born, 18) - self.as_of).days <= TURNING_18_SOON_DAYS

    @property
    def may_have_moved(self) -> bool:
        """The data is over 35 days older than the day asked about."""
        return self.data_date is not None and (
            (self.as_of - self.data_date).days > CHECK_FIRST_AFTER_DAYS
        )

    def uncleared(self, kind: BarrierKind) -> tuple[Barrier, ...]:
        """What people recorded of one kind and nobody has cleared by `as_of`."""
        return tuple(
            barrier
            for barrier in self.recorded
            if barrier.kind is kind and (barrier.cleared is None or barrier.cleared > self.as_of)
        )
