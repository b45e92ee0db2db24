"""What somebody may suppose about the future: each a typed, whole statement with its own numbers.

Amounts in pounds are at the prices of the financial year that holds the start; what each assumes is
said in words by told.py.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from math import floor

from models.money import DAYS_PER_WEEK
from models.settings import Setting

# Homes bought by the week: a child who comes to a new place instead ends the bill.
BOUGHT_HOMES: frozenset[Setting] = frozenset(
    {
        Setting.CHILDRENS_HOME_INDEPENDENT,
        Setting.OTHER_RESIDENTIAL,
        Setting.UNREGISTERED_OR_OTHER,
    }
)


MATCHING_STEP_WEEKS = 4  # the engine's own step


class ComesFrom(StrEnum):
    """Where the children of a new foster family would have gone without it."""

    BOUGHT_HOME = "bought home"
    AGENCY_FAMILY = "agency family"

    @property
    def settings(self) -> frozenset[Setting]:
        if self is ComesFrom.BOUGHT_HOME:
            return BOUGHT_HOMES
        return frozenset({Setting.FOSTER_INDEPENDENT})


@dataclass(frozen=True, slots=True)
class RecruitCarers:
    """So many foster carers of a kind more, all approved by a day, one child each.

    `weeks_to_full`: the carers get their first child one after another, evenly, up to then.
    `campaign_gbp` is paid once, `recruitment_each_gbp` once a carer, both on the day.
    """

    carers: int
    kind: Setting
    by: date
    instead_of: ComesFrom = ComesFrom.BOUGHT_HOME
    recruitment_each_gbp: float = 0.0
    campaign_gbp: float = 0.0
    weeks_to_full: int = 26  # policy choice, as for a home of our own

    @property
    def carers_by_day(self) -> tuple[tuple[date, int], ...]:
        """On which day how many carers more can take a child, in steps of four weeks."""
        steps = min(self.weeks_to_full // MATCHING_STEP_WEEKS + 1, self.carers)
        weeks = [round(n * self.weeks_to_full / max(steps - 1, 1)) for n in range(steps)]
        counts = [self.carers * (n + 1) // steps - self.carers * n // steps for n in range(steps)]
        days = [self.by + timedelta(weeks=week) for week in weeks]
        return tuple(zip(days, counts, strict=True))


@dataclass(frozen=True, slots=True)
class OpenHome:
    """A children's home of our own: paid by the week from its opening, full or not.

    `most_full_percent`: the most of its beds that are ever lived in, rounded down to whole beds.
    `weeks_to_full`: beds open one after another, evenly, up to then. `capital_gbp` and
    `set_up_gbp` (registration, staff before the opening: revenue) are paid on the opening day.
    """

    beds: int
    opens: date
    running_weekly_gbp: float
    capital_gbp: float = 0.0
    set_up_gbp: float = 0.0
    weeks_to_full: int = 26
    most_full_percent: float = 100.0

    @property
    def places(self) -> int:
        """Beds that are lived in at most."""
        return floor(self.beds * self.most_full_percent / 100 + 1e-9)

    @property
    def bed_days(self) -> tuple[date, ...]:
        """The day on which each of those beds opens."""
        last = max(self.places - 1, 1)
        return tuple(
            self.opens + timedelta(days=round(number * self.weeks_to_full * DAYS_PER_WEEK / last))
            for number in range(self.places)
        )


@dataclass(frozen=True, slots=True)
class SupportedPlaces:
    """Supported accommodation for so many young people of 16 and 17, paid while lived in.

    Counted for a budget; never a suggestion for one young person: support is not care.
    """

    young_people: int
    opens: date
    place_weekly_gbp: float


@dataclass(frozen=True, slots=True)
class ReadyMoves:
    """The moves for which the rules say ready are made: `a_month` of them from a day on.

    `a_month` 0 = all on the first day. `shift_weeks`: so much later (below 0: earlier) than first
    said; what the shift alone makes is compared with the same moves on the days first said.
    """

    first: date
    a_month: int = 0
    shift_weeks: int = 0


@dataclass(frozen=True, slots=True)
class FamilySupport:
    """Support that keeps families together: so many families a year from a day on.

    `averted_percent`: of 100 families supported, how many have a child who would have come into
    care and doesn't. It is the statement of whoever makes the scenario; nothing is published here.
    """

    families_a_year: int
    starts: date
    averted_percent: float
    family_gbp: float
    from_age: float = 0.0
    to_age: float = 18.0

    @property
    def averted_a_year(self) -> float:
        """Entries into care that don't happen, a year."""
        return self.families_a_year * self.averted_percent / 100


@dataclass(frozen=True, slots=True)
class ChangePrices:
    """Prices of some kinds of home so many percent up or down from a day, beside yearly rises."""

    homes: tuple[Setting, ...]
    price_percent: float
    starts: date


@dataclass(frozen=True, slots=True)
class ChangeEntries:
    """So many percent more or fewer children of some ages come into care from a day on."""

    entries_percent: float
    starts: date
    from_age: float = 0.0
    to_age: float = 18.0


Lever = (
    RecruitCarers | OpenHome | SupportedPlaces | ReadyMoves | FamilySupport
    | ChangePrices | ChangeEntries
)  # fmt: skip


class EffectKind(StrEnum):
    """Under which head a lever's pounds are shown, in the order in which they are simulated."""

    AROUND = "around"  # what happens around us: nobody's saving
    AVOIDED = "avoided"  # what was in no budget
    DONE = "done"  # what is done


PART_OF: dict[type, EffectKind] = {
    ChangePrices: EffectKind.AROUND,
    ChangeEntries: EffectKind.AROUND,
    FamilySupport: EffectKind.AVOIDED,
    RecruitCarers: EffectKind.DONE,
    OpenHome: EffectKind.DONE,
    SupportedPlaces: EffectKind.DONE,
    ReadyMoves: EffectKind.DONE,
}


@dataclass(frozen=True, slots=True)
class ScenarioPlan:
    """All that is supposed at once; nothing supposed = today's path."""

    levers: tuple[Lever, ...] = ()

    def only(self, parts: frozenset[EffectKind]) -> ScenarioPlan:
        """The levers of some parts."""
        return ScenarioPlan(tuple(lever for lever in self.levers if PART_OF[type(lever)] in parts))
