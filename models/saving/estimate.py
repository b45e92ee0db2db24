"""What one move is expected to save, in lines that can be traced: the result, no arithmetic."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from models.journeys.answers.outlook import Chance, Numbers
from models.money import FinancialYear, Price
from models.prices.current import CurrentPrice
from models.settings import Setting


class SavingComponent(StrEnum):
    """What a line of a saving is, so that the lines of many moves can be added up."""

    OLD_HOME = "old home no longer paid"
    NEW_HOME = "new home"
    SUPPORT = "support"
    ONE_OFF = "one-off costs"
    OVERLAP = "two homes paid at once"
    ELSEWHERE = "other homes, with or without the move"


@dataclass(frozen=True, slots=True)
class SavingLine:
    """One traceable part of a saving: positive saves, negative costs.

    `weekly_gbp` and `weeks` are the two numbers that `because` multiplies (None where there are
    none). The price stands there even where leaving the old home stops no spend and `gbp` is 0.
    """

    label: str
    gbp: float
    because: str  # the arithmetic in words: "£4,600.00 × 24.14 expected weeks"
    source: str
    part: SavingComponent = SavingComponent.OLD_HOME
    weekly_gbp: float | None = None
    weeks: float | None = None


@dataclass(frozen=True, slots=True)
class Window:
    """The saving within one period, [starts, ends). `gbp` is the sum of the lines.

    `counts_from`: the first day whose costs count, before `starts` where the new home is paid
    before the move; None = `starts`. `p10_gbp`, `p90_gbp`: eight in ten futures save an amount
    between them (simulated; else by published evidence of how such moves turn out). `break_even`:
    how low the chance of lasting a year must be for the expected saving to vanish (0: it never
    does, 1: only a move that is sure to last saves). `realised`: what each future saves, by number
    of the future, so that moves can be added up together. Both None where nothing is simulated.
    """

    starts: date
    ends: date
    lines: tuple[SavingLine, ...]
    p10_gbp: float | None = None
    p90_gbp: float | None = None
    counts_from: date | None = None
    break_even: float | None = None
    realised: Numbers | None = field(default=None, compare=False, repr=False)

    @property
    def gbp(self) -> float:
        return sum(line.gbp for line in self.lines)


@dataclass(frozen=True, slots=True)
class Saving:
    """The money of one child's move to one destination on one day.

    Windows are None where no figure may be given; `notes` then say why (no published chance,
    ruled out, 18 by the move date, baseline ends within the year).
    """

    destination: Setting
    move_on: date
    year: FinancialYear
    chance: Chance
    current: CurrentPrice
    destination_price: Price
    support_weekly_gbp: float
    support_weeks: float
    one_off_gbp: float
    support_source: str
    baseline_end: date
    this_year: Window | None
    full_year: Window | None
    to_18: Window | None
    notes: tuple[str, ...]
