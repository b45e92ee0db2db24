"""A move from first thought to a year on: its stage, its money, and what finance confirmed of it.

Types as they are recorded; every field has an empty default, so that a draft is one too. The stage
holds no money: who may not see costs sees it whole.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from models.money import DAYS_PER_WEEK
from models.settings import Setting


class Stage(StrEnum):
    """Where a move stands, in order; then the ways in which it leaves the road."""

    IDENTIFIED = "identified"
    EXPLORING = "exploring"
    MATCHED = "matched"
    DATE_AGREED = "date agreed"
    MOVED = "moved"
    WEEKS_13 = "13 weeks"
    WEEKS_52 = "52 weeks"
    NOT_NOW = "not now"
    WITHDRAWN = "withdrawn"
    BROKE_DOWN = "broke down"
    OVERTAKEN = "overtaken"


ROAD = (Stage.IDENTIFIED, Stage.EXPLORING, Stage.MATCHED, Stage.DATE_AGREED, Stage.MOVED,
        Stage.WEEKS_13, Stage.WEEKS_52)  # fmt: skip
BEFORE_THE_MOVE = ROAD[:4]
MADE = ROAD[4:]
OFF_THE_ROAD = (Stage.NOT_NOW, Stage.WITHDRAWN, Stage.BROKE_DOWN, Stage.OVERTAKEN)


class Label(StrEnum):
    """What a pound saved does to the council's books; one label a move, given by finance."""

    BUDGET = "reduces the budget"
    OVERSPEND = "reduces the overspend"
    AVOIDED = "avoided"


@dataclass(frozen=True, slots=True)
class MoveStage:
    """A move as it stands from `on`: to where, in which stage, who sees to it, waiting for what.

    `move_on`: the day of the move, planned, agreed or past. `packages`: names of support packages.
    `because`: why it left the road, in words.
    """

    destination: Setting | None = None
    stage: Stage | None = None
    on: date | None = None
    move_on: date | None = None
    owner: str = ""
    waiting_for: str = ""
    packages: tuple[str, ...] = ()
    because: str = ""


@dataclass(frozen=True, slots=True)
class PathStep:
    """Four weeks of today's path after the move: `old_share` (0 to 1) expected at the old home's
    price, and pence a week expected to be paid for other homes. `new_share`: of the same weeks with
    the move, while it hasn't ended early, the share expected in the new home: a child may leave it
    for good, and its price stops (1 where nobody can say)."""

    old_share: float
    elsewhere_pence: int = 0
    new_share: float = 1.0


@dataclass(frozen=True, slots=True)
class Expected:
    """What the move was expected to save when it was frozen, in pence, with eight in ten futures
    between `low` and `high` (None: no range)."""

    year: int  # the financial year's first calendar year; 0 = the 365 days after the move
    pence: int
    low: int | None = None
    high: int | None = None


@dataclass(frozen=True, slots=True)
class Baseline:
    """The baseline of a move: path and price on the day it was agreed, never made anew.

    `old_weekly_pence`: the trust's share at `price_year`'s prices. `path`: steps of four weeks from
    the day of the move. `ends_on`: nothing is saved from that day (18th birthday, or a planned
    move). `cash_stops` False: an in-house home or block bed, `cash_reason` says so. `cash_known`
    False: nobody had said how the place is bought. `notice_days`: how long the home's notice is.
    `yearly_uplift`: by how much the old price was expected to rise each April (avoided, not saved).
    `council`: whose child it was that day. `health_weekly_pence`, `education_weekly_pence`: what
    partners paid and stop paying. `p_lasts` with its 80% interval: the chance that it lasts a year,
    as it was then (None: withheld), on which `basis`. `path_sd`: how far what the path costs may be
    off, as a standard deviation and a share of its cost at the old home (None: nobody can say).
    `p_count`: from about how many moves `p_lasts` is (None: not kept).
    """

    frozen_on: date
    move_on: date
    council: str
    old_setting: Setting
    old_weekly_pence: int
    old_source: str
    price_year: int
    ends_on: date
    path: tuple[PathStep, ...]
    cash_stops: bool = True
    cash_known: bool = True
    cash_reason: str = ""
    notice_days: int = 0
    yearly_uplift: float = 0.0
    health_weekly_pence: int = 0
    education_weekly_pence: int = 0
    expected: tuple[Expected, ...] = ()
    p_lasts: float | None = None
    p_low: float | None = None
    p_high: float | None = None
    basis: str = ""
    engine: str = ""
    data_version: str = ""
    path_sd: float | None = None
    p_count: float | None = None


@dataclass(frozen=True, slots=True)
class AgreedPrice:
    """What the new home costs the trust a week from a day on, which may be past (backdated)."""

    from_day: date | None = None
    weekly_pence: int = 0
    source: str = ""


@dataclass(frozen=True, slots=True)
class SupportPhase:
    """Support between two days (`until` not counted), pence a week."""

    from_day: date | None = None
    until: date | None = None
    weekly_pence: int = 0
    source: str = ""


@dataclass(frozen=True, slots=True)
class OneOff:
    """Something paid once on a day."""

    on: date | None = None
    pence: int = 0
    words: str = ""


class PaidBy(StrEnum):
    """Who else may have to pay after a move."""

    HEALTH = "health"
    SCHOOLS = "schools"
    TRANSPORT = "transport"


@dataclass(frozen=True, slots=True)
class MovedCost:
    """What somebody else pays a week because of the move, from a day `until` another (not counted;
    None: while the move lasts). Known so that nothing is called saved that others merely pay."""

    who: PaidBy | None = None
    from_day: date | None = None
    until: date | None = None
    weekly_pence: int = 0
    source: str = ""


@dataclass(frozen=True, slots=True)
class Backfill:
    """The named child who takes the bed that stays paid, and what buying elsewhere would have cost.

    `child` is an opaque key.
    """

    child: str = ""
    from_day: date | None = None
    avoided_weekly_pence: int = 0
    source: str = ""


@dataclass(frozen=True, slots=True)
class MoveMoney:
    """The money of a move as agreed: what finance would want to see before the day.

    `old_paid_until`: the day to which the old home is paid (None: the end of notice).
    `notice_given_on`: when the home was told (None: the day on which the move was agreed).
    `bought_by_the_week`: how the old place is bought, where the files don't say (None: not asked
    yet). `moved`: what others pay because of it, in no saving.
    """

    frozen: Baseline | None = None
    prices: tuple[AgreedPrice, ...] = ()
    supports: tuple[SupportPhase, ...] = ()
    one_offs: tuple[OneOff, ...] = ()
    old_paid_until: date | None = None
    label: Label | None = None
    backfill: Backfill | None = None
    moved: tuple[MovedCost, ...] = ()
    notice_given_on: date | None = None
    bought_by_the_week: bool | None = None


@dataclass(frozen=True, slots=True)
class ConfirmedSlice:
    """A slice of the ledger that finance confirmed, in pence: `pence` net, as the ledger had it.

    `paid_new`, `paid_old`: what the payments held said that day for the new and the old home; a
    credit or a late payment since opens the slice again. None: not kept (confirmed before it was).
    """

    starts: date
    ends: date
    pence: int
    paid_new: int | None = None
    paid_old: int | None = None


@dataclass(frozen=True, slots=True)
class Confirmed:
    """What finance confirmed of one move at once, against payments posted up to `payments_to`."""

    slices: tuple[ConfirmedSlice, ...] = ()
    payments_to: date | None = None
    because: str = ""


STEP_DAYS = 4 * DAYS_PER_WEEK
