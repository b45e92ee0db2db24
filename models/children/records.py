"""One child as the tool knows them at a date: placements, order, and where they are today."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from models.settings import RESIDENTIAL, Setting


class LegalStatus(StrEnum):
    """The legal status of an episode (903 LS), in words."""

    INTERIM_CARE_ORDER = "interim care order"  # C1
    FULL_CARE_ORDER = "full care order"  # C2
    FREEING_ORDER = "freeing order"  # D1
    PLACEMENT_ORDER = "placement order"  # E1
    SECTION_20 = "accommodated under section 20"  # V2
    SHORT_BREAKS = "short breaks"  # V3, V4
    POLICE_PROTECTION = "police protection"  # L1
    EMERGENCY_PROTECTION = "emergency protection order"  # L2
    CHILD_ASSESSMENT = "child assessment order"  # L3
    REMAND = "remand"  # J1
    PACE = "accommodated under PACE"  # J2
    YOUTH_REHABILITATION = "youth rehabilitation order with residence"  # J3
    UNKNOWN = "not known"


class Ending(StrEnum):
    """Why a placement or a period of care ended (903 REC), grouped as the tool needs it."""

    MOVED = "moved to another placement"  # X1
    HOME_PLANNED = "returned home, planned"  # E4A
    HOME_UNPLANNED = "returned home, not planned"  # E4B
    HOME_NO_RESPONSIBILITY = "left to live with someone without parental responsibility"  # E13
    ADOPTED = "adopted"  # E11, E12
    PERMANENCE_ORDER = "a permanence order"  # E41, E43 to E48
    INDEPENDENT = "independent living"  # E5, E6
    ADULT_CARE = "adult social care"  # E7
    CUSTODY = "custody or end of remand"  # E9, E14
    AGED_OUT = "18, or assessed as 18"  # E15, E17
    DIED = "died"  # E2
    TRANSFERRED = "another authority took over"  # E3
    ABROAD = "moved abroad"  # E16
    OTHER = "another reason"  # E8
    UNKNOWN = "ending unknown"  # DEC without REC, or open in one return and absent from the next


@dataclass(frozen=True, slots=True)
class Placement:
    """A stay in one home: `starts` counts, `ends` (None = still there) doesn't (half-open).

    `started_on_or_before`: the first row held wasn't the start, so the true start may be earlier.
    `absent_since`: away for now (hospital, holiday, other temporary place) while the placement goes
    on and is still paid. `provider` is `in_house`, `other_public`, `external` or `unknown`.
    `order_since`: from when `order` is stated without a break, whatever the home; None = not said.
    """

    child: str
    setting: Setting
    starts: date
    ends: date | None
    started_on_or_before: bool
    order: LegalStatus
    provider: str
    ending: Ending | None
    change_reason: str
    care_started: date
    absent_since: date | None = None
    order_since: date | None = None

    @property
    def is_residential(self) -> bool:
        return self.setting in RESIDENTIAL


@dataclass(frozen=True, slots=True)
class Child:
    """A child in care at a date, in the least detail that the rules need.

    `key` is the store's opaque name for the child (safe in a link); `child_id` is the council's own
    identifier. No ethnicity, religion, nationality or postcode is here, so no rule can see one.
    `deprivation_of_liberty`: True, False, or None where no file has said (never read as "none").
    `unread_stops`: what files say, in words, where a rule reads a stop and nobody has explained it.
    `asylum_seeking` only orders the conversation (family tracing first); no rule predicts from it.
    `journey` holds every placement known at the date, oldest first; the last one is `placement`.
    `care_began`: the day of coming into care as the newest list of children writes it.
    """

    key: str
    child_id: str
    source: str
    council: str
    name: str | None
    born: date
    placement: Placement
    journey: tuple[Placement, ...]
    asylum_seeking: bool
    deprivation_of_liberty: bool | None
    deprivation_of_liberty_ends: date | None
    unread_stops: tuple[str, ...] = ()
    care_began: date | None = None

    @property
    def in_care_since(self) -> date | None:
        """Since when the child is in care this time; None where the files begin later.

        The first home that a file names may not be the first: a list of children names only where
        they live now. What it says of the care goes back to no time before an earlier home ended.
        """
        first = self.placement.care_started
        ended = [stay.ends for stay in self.journey if stay.starts < first]
        began = self.care_began
        if began and began <= first and all(end is not None and end <= began for end in ended):
            return began
        unsure = any(stay.started_on_or_before for stay in self.journey if stay.starts == first)
        return None if unsure else first

    def age_on(self, day: date) -> int:
        """Age in whole years; born on 29 February means a birthday on 1 March in other years."""
        before = (day.month, day.day) < (self.born.month, self.born.day)
        return day.year - self.born.year - before

    @property
    def eighteenth_birthday(self) -> date:
        return birthday(self.born, 18)


def birthday(born: date, age: int) -> date:
    """The day on which a child reaches an age (1 March for 29 February in a common year)."""
    try:
        return born.replace(year=born.year + age)
    except ValueError:
        return date(born.year + age, 3, 1)
