"""Default prices, uplifts, support and published evidence: the csv files beside this one."""

import csv
from functools import cache
from pathlib import Path

from models.evidence import Curve, Evidence, MoveTo, PublishedChance
from models.money import FinancialYear, Price, PriceBasis
from models.prices.book import PriceBook, SettingPrice, SettingSupport, Support, Uplift
from models.settings import Setting

_FOLDER = Path(__file__).parent


@cache
def price_book() -> PriceBook:
    """What each kind of home and its support cost where nothing better is known, with sources."""
    return PriceBook(
        prices=tuple(_price(row) for row in _rows("default_prices.csv")),
        supports=tuple(_support(row) for row in _rows("support_defaults.csv")),
        uplifts=tuple(
            Uplift(row["group"], float(row["yearly_uplift"]), row["source"])
            for row in _rows("uplifts.csv")
        ),
    )


@cache
def published_evidence() -> Evidence:
    """What studies say about moves that last."""
    (curve,) = _rows("published_curve.csv")
    return Evidence(
        chances=tuple(_chance(row) for row in _rows("published_evidence.csv")),
        curve=Curve(
            early_weeks=float(curve["early_weeks"]),
            all_weeks=float(curve["all_weeks"]),
            early_share_of_log_loss=float(curve["early_share_of_log_loss"]),
            source=curve["source"],
        ),
    )


def _price(row: dict[str, str]) -> SettingPrice:
    year = FinancialYear.parse(row["price_year"])
    source = f"default, {year} prices: {row['source']}"
    price = Price(float(row["weekly_gbp"]), year, source, PriceBasis.DEFAULT)
    return SettingPrice(Setting(row["setting"]), price, row["confidence"])


def _support(row: dict[str, str]) -> SettingSupport:
    year = FinancialYear.parse(row["price_year"])
    support = Support(
        weekly_gbp=float(row["weekly_gbp"]),
        weeks=float(row["weeks"]),
        one_off_gbp=float(row["one_off_gbp"]),
        year=year,
        source=f"default, {year} prices: {row['source']}",
    )
    return SettingSupport(Setting(row["setting"]), support)


def _chance(row: dict[str, str]) -> PublishedChance:
    return PublishedChance(
        move_to=MoveTo(row["move_to"]),
        alpha=float(row["alpha"]),
        beta=float(row["beta"]),
        low=float(row["low"]),
        high=float(row["high"]),
        weight_moves=float(row["weight_moves"]),
        source=row["source"],
    )


def _rows(name: str) -> list[dict[str, str]]:
    with (_FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
