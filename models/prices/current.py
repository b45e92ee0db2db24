"""What a child's placement costs now, and what a destination would cost."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from models.children.records import Child, Placement
from models.money import FinancialYear, Price, PriceBasis
from models.prices.book import PriceBook
from models.prices.price_matching import (
    FAR_LOWER,
    PriceRow,
    kind_in_words,
    priced_line,
    rows_known,
    rows_of_other_kinds,
    rows_of_placement,
)
from models.prices.words import pounds_and_pence
from models.settings import Setting
from models.words import a_date

A_POUND = 1.0  # contributions and price may differ by rounding
IN_HOUSE_REASON = (
    "the council's own home: its cost continues when a child leaves, so £0 is saved until a named "
    "child takes the place instead of a bought one"
)
BLOCK_REASON = (
    "a block contract: the place is paid for with or without a child, so £0 is saved until a named "
    "child takes it instead of a bought place"
)
BOUGHT_REASON = "bought by the week: its cost stops after the notice period"
NOT_KNOWN_REASON = (
    "not known if it is a block contract, where the place is paid for with or without a child: "
    "ask before you count this as cash"
)
CASH_NOT_KNOWN = (
    "cashable not known: ask if this placement is bought by the week or in a block contract"
)


@dataclass(frozen=True, slots=True)
class _Share:
    """How a week's price is shared, pounds, before any uplift."""

    total: Price
    trust_gbp: float
    health_gbp: float
    education_gbp: float
    flags: tuple[str, ...]


def current_price(
    child: Child, price_rows: tuple[PriceRow, ...], as_of: date, price_book: PriceBook
) -> CurrentPrice:
    """The price of the child's placement as known at a date, at that financial year's prices.

    The recorded price of this very placement comes before any other; where there is none, the
    council's or the published price of that kind of home, flagged. Only the social care
    contribution is the trust's own spend; where the split is missing, all of it is, flagged.
    `price_rows` are the child's lines of the cost files (`PricesByChild`), in any order.
    """
    lines = rows_of_placement(child, price_rows, as_of)
    usable = tuple(line for line in lines if line.has_price)
    year = FinancialYear.holding(as_of)
    setting = child.placement.setting
    line = priced_line(usable, as_of) if usable else None
    share = _recorded(line, lines, child, as_of) if line else _usual(price_book, setting)
    uplift = price_book.uplift(setting)
    rise = share.total.at(year, uplift).weekly_gbp / share.total.weekly_gbp
    trust = Price(share.trust_gbp, share.total.year, share.total.source, share.total.basis)
    cash = _cash(setting, _block(line, lines))
    return CurrentPrice(
        total=share.total.at(year, uplift),
        trust=trust.at(year, uplift),
        health_gbp=share.health_gbp * rise,
        education_gbp=share.education_gbp * rise,
        notice_days=lines[-1].notice_days if lines else None,
        cash_stops=cash.stops,
        cash_reason=cash.reason,
        flags=(
            *share.flags,
            *_other_kinds(child, price_rows, line, as_of),
            *(() if cash.is_known else (CASH_NOT_KNOWN,)),
            *_flags_of_placement(child.placement, lines),
        ),
        recorded=share.total if usable else None,
        cash_known=cash.is_known,
    )


@dataclass(frozen=True, slots=True)
class _Cash:
    """Does leaving the home stop spend, by what is known; why in words."""

    stops: bool
    is_known: bool
    reason: str


def _block(line: PriceRow | None, lines: tuple[PriceRow, ...]) -> bool | None:
    """Is the placement in a block contract: by its own line, else by the newest that says it."""
    if line is not None and line.block is not None:
        return line.block
    return next((line.block for line in reversed(lines) if line.block is not None), None)


def _cash(setting: Setting, block: bool | None) -> _Cash:
    """An unknown block contract is never taken for cash: the sum stays, and says that it asks."""
    if setting is Setting.CHILDRENS_HOME_IN_HOUSE:
        return _Cash(False, True, IN_HOUSE_REASON)
    if block:
        return _Cash(False, True, BLOCK_REASON)
    if block is None:
        return _Cash(True, False, NOT_KNOWN_REASON)
    return _Cash(True, True, BOUGHT_REASON)


def _other_kinds(
    child: Child, price_rows: tuple[PriceRow, ...], line: PriceRow | None, as_of: date
) -> tuple[str, ...]:
    """A flag where a cost line says that the child lives in another kind of home."""
    others = rows_of_other_kinds(child, price_rows, as_of)
    if not others:
        return ()
    words = (
        f"the cost file has {kind_in_words(others[-1].setting)}, the return "
        f"{kind_in_words(child.placement.setting.value)}"
    )
    if line is None:
        return (f"{words}: the usual price is used until this is settled",)
    return (f"{words}, which is priced: check where the child lives",)


def destination_price(setting: Setting, year: FinancialYear, price_book: PriceBook) -> Price:
    """What a week in a kind of home costs the trust at a year's prices.

    All of it is the trust's: a partner's contribution ends with the old placement.
    """
    return price_book.price(setting).at(year, price_book.uplift(setting))


def placing_authority(child: Child, price_rows: tuple[PriceRow, ...], as_of: date) -> str:
    """The council that places the child by the newest cost line known at the date, "" if unsaid.

    Lines of the present placement come first, then any earlier one's.
    """
    of_placement = rows_of_placement(child, price_rows, as_of)
    best_last = (*rows_known(price_rows, as_of), *of_placement)
    named = [row.placing_authority for row in best_last if row.placing_authority]
    return named[-1] if named else ""


def _recorded(line: PriceRow, lines: tuple[PriceRow, ...], child: Child, as_of: date) -> _Share:
    """The line's own price and split, with a flag for everything that was taken or doubtful."""
    total = line.total_gbp or 0.0
    in_year = FinancialYear.holding(as_of)
    year = in_year if line.year is None or line.year_unsaid else line.year
    flags = []
    if line.year is None or line.year_unsaid:
        flags.append(f"the year of the price is not known: taken as {in_year} prices")
    if not lines[-1].has_price:
        flags.append(f"the newest cost line has no price: the one of {year} is used")
    flags += _doubts(line, lines, child, as_of)
    trust, split_flag = _trust_share(line, total)
    price = Price(total, year, f"{line.source} ({year} prices)", PriceBasis.RECORDED)
    return _Share(
        price, trust, line.health_gbp or 0.0, line.education_gbp or 0.0, (*flags, *split_flag)
    )


def _doubts(
    line: PriceRow, lines: tuple[PriceRow, ...], child: Child, as_of: date
) -> tuple[str, ...]:
    """What a person should look at before relying on the line."""
    flags = []
    if line.ends is not None and line.ends <= as_of:
        flags.append(f"the cost line ended on {a_date(line.ends)}: check today's price")
    if line.added_up:
        flags.append(f"{line.added_up} added up: check that they are of one placement")
    rivals = {
        price_row.total_gbp
        for price_row in lines
        if price_row.has_price
        and (price_row.year, price_row.starts) == (line.year, line.starts)
        and FAR_LOWER * (line.total_gbp or 0.0) <= (price_row.total_gbp or 0.0) != line.total_gbp
    }
    if rivals:
        used = pounds_and_pence(line.total_gbp or 0.0)
        flags.append(f"several prices for the same dates: {used} used, of the newest file")
    if line.starts is not None and line.starts < child.placement.starts:
        starts = a_date(line.starts)
        if not child.placement.started_on_or_before:
            flags.append(f"the cost file has this placement from {starts}: check")
    return tuple(flags)


def _trust_share(line: PriceRow, total: float) -> tuple[float, tuple[str, ...]]:
    """The trust's pounds a week, and a flag where the split isn't (plausibly) recorded."""
    others = (line.health_gbp or 0.0) + (line.education_gbp or 0.0)
    if line.trust_gbp is None or line.trust_gbp < 0 or line.trust_gbp + others == 0:
        if 0 < others < total:
            return total - others, ("social care's share taken as the price less the others'",)
        return total, ("split of the cost not recorded: taken as all the trust's",)
    if line.trust_gbp > total:
        return total, ("social care's share is above the whole price: the price is used",)
    if abs(line.trust_gbp + others - total) >= A_POUND:
        parts = pounds_and_pence(line.trust_gbp + others)
        return line.trust_gbp, (f"the contributions add up to {parts}, not to the price: check",)
    return line.trust_gbp, ()


def _usual(price_book: PriceBook, setting: Setting) -> _Share:
    """The usual price of that kind of home, all the trust's, because nothing else is known."""
    price = price_book.price(setting)
    usual = pounds_and_pence(price.weekly_gbp)
    flag = f"price not known: the usual {usual} a week is used ({price.source})"
    return _Share(price, price.weekly_gbp, 0.0, 0.0, (flag,))


def _flags_of_placement(placement: Placement, lines: tuple[PriceRow, ...]) -> tuple[str, ...]:
    """Notes on the kind of placement that anybody who reads its cost needs."""
    flags = []
    if placement.setting is Setting.RESIDENTIAL_SCHOOL:
        flags.append("a residential school may be 38 or 52 weeks a year: ask before relying on it")
    if placement.absent_since is not None:
        flags.append(f"away since {a_date(placement.absent_since)}: the place is still paid")
    own_bought = placement.setting is not Setting.CHILDRENS_HOME_IN_HOUSE
    if own_bought and placement.provider == "in_house":
        flags.append("provided by the council itself: check if its cost would really stop")
    return tuple(flags)


@dataclass(frozen=True, slots=True)
class CurrentPrice:
    """What the child's placement costs a week now: the whole price and the trust's own share.

    `recorded`: the whole price as the cost file has it, before any uplift (None = not known);
    `total` and `trust` are at the as-of date's year's prices. `flags` are plain notes (split not
    recorded, price not known, 38-week school …). `cash_stops` is False for an in-house home or a
    block bed with no named backfill child: leaving it stops no spend, `cash_reason` says why.
    `cash_known` False: nobody has said how the place is bought, so the sum may be no cash at all.
    """

    total: Price
    trust: Price
    health_gbp: float
    education_gbp: float
    notice_days: int | None
    cash_stops: bool
    cash_reason: str
    flags: tuple[str, ...]
    recorded: Price | None = None
    cash_known: bool = True
