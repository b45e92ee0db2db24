"""The price book: what each kind of home costs where the child's own price is not known."""

from __future__ import annotations

from dataclasses import dataclass, replace

from models.evidence import FOSTERING
from models.money import FinancialYear, Price
from models.settings import RESIDENTIAL, Setting

RESIDENTIAL_UPLIFT, FOSTERING_UPLIFT, OTHER_UPLIFT = "residential", "fostering", "others"


@dataclass(frozen=True, slots=True)
class SettingPrice:
    """What a week in one kind of home costs; `confidence` is fair, low or local."""

    setting: Setting
    price: Price
    confidence: str


@dataclass(frozen=True, slots=True)
class Support:
    """Help that goes with a move: pounds a week for so many weeks from it, and once on the day.

    Amounts are at `year`'s prices.
    """

    weekly_gbp: float
    weeks: float
    one_off_gbp: float
    year: FinancialYear
    source: str

    def at(self, year: FinancialYear, uplift: float) -> Support:
        """The same support at another year's prices, backwards too."""
        rise = (1 + uplift) ** (year.start - self.year.start)
        return replace(
            self, weekly_gbp=self.weekly_gbp * rise, one_off_gbp=self.one_off_gbp * rise, year=year
        )


@dataclass(frozen=True, slots=True)
class SettingSupport:
    """The support taken for a move to one kind of home when no package has been chosen."""

    setting: Setting
    support: Support


@dataclass(frozen=True, slots=True)
class Uplift:
    """How much a group of prices rises each 1 April (0.06 = 6%)."""

    group: str
    yearly: float
    source: str


@dataclass(frozen=True, slots=True)
class PriceBook:
    """Prices, support and uplifts by kind of home, each with its source and year."""

    prices: tuple[SettingPrice, ...]
    supports: tuple[SettingSupport, ...]
    uplifts: tuple[Uplift, ...]

    def price(self, setting: Setting) -> Price:
        """The price of a week there; KeyError for a kind of home that isn't in the book."""
        for price in self.prices:
            if price.setting is setting:
                return price.price
        raise KeyError(setting)

    def has_price(self, setting: Setting) -> bool:
        """Whether the book prices this kind of home; custody, for one, is nobody's bill here."""
        return any(price.setting is setting for price in self.prices)

    def support(self, setting: Setting) -> Support | None:
        """The support that goes with a move there, or None where there is none."""
        supports = (support.support for support in self.supports if support.setting is setting)
        return next(supports, None)

    def uplift(self, setting: Setting) -> float:
        """The yearly rise of prices of this kind of home."""
        return self._uplift(group_of(setting))

    @property
    def support_uplift(self) -> float:
        """The yearly rise of support and packages: they have none of their own, so the others'."""
        return self._uplift(OTHER_UPLIFT)

    def _uplift(self, group: str) -> float:
        return next(uplift.yearly for uplift in self.uplifts if uplift.group == group)


def group_of(setting: Setting) -> str:
    """The group whose uplift a kind of home shares."""
    if setting in RESIDENTIAL:
        return RESIDENTIAL_UPLIFT
    return FOSTERING_UPLIFT if setting in FOSTERING else OTHER_UPLIFT
