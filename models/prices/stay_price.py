"""What a week of one stay costs the trust, and who says so."""

from dataclasses import dataclass

from models.money import FinancialYear, PriceBasis


@dataclass(frozen=True, slots=True)
class Priced:
    """The trust's own pounds a week at the prices of the year that is looked at.

    `year`: that of the price as it was said; the usual yearly rise lies between where the two
    differ. `basis` RECORDED: this child's own; else the price of that kind of home.
    """

    weekly_gbp: float
    basis: PriceBasis
    source: str
    year: FinancialYear

    @property
    def is_recorded(self) -> bool:
        return self.basis is PriceBasis.RECORDED
