"""How much of the growth of a bill is price and how much is need, and price beside inflation.

A child in the same kind of home in both years shows what prices did: nothing else about the
comparison changed but the weeks. Who came and who went shows need. That newcomers are dearer than
those who went may be price or need: the files can't tell, and nothing here pretends to.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from models.budget.lines import CostLine
from models.money import DAYS_PER_WEEK, FinancialYear
from models.settings import Setting


@dataclass(frozen=True, slots=True)
class Had:
    """Child-days and pence; `recorded`: all at the child's own price, said in that very year."""

    days: int = 0
    pence: int = 0
    recorded: bool = True

    @property
    def pence_a_day(self) -> float:
        return self.pence / self.days if self.days else 0.0


@dataclass(frozen=True, slots=True)
class Pair:
    """One child in one kind of home before and after (None: not there then)."""

    child: str
    setting: Setting
    before: Had | None
    after: Had | None


@dataclass(frozen=True, slots=True)
class Pairs:
    """Children by what a comparison of two years says of each; one child may be in two settings."""

    both: tuple[Pair, ...]
    new: tuple[Pair, ...]
    ended: tuple[Pair, ...]


@dataclass(frozen=True, slots=True)
class BillChange:
    """What a change of a bill is made of, pence; the parts add up to `total` exactly.

    `same_price`: children in the same kind of home in both years, the mean of both years' days at
    the change of the child's price; `same_recorded`: of it, those with a recorded price of each
    year (of the others the change is the assumed yearly rise). `same_weeks`: those children's
    more or fewer days. `more_weeks`: days of who is new against days of who ended, at the mean of
    their prices. `dearer`: who is new costs more a day than who ended, over the mean of their days.
    """

    pairs: Pairs
    before: int
    after: int
    same_price: int
    same_recorded: int
    same_weeks: int
    more_weeks: int
    dearer: int

    @property
    def total(self) -> int:
        return self.after - self.before

    @property
    def need(self) -> int:
        """Weeks: of the same children, and of who is new against who ended."""
        return self.same_weeks + self.more_weeks


@dataclass(frozen=True, slots=True)
class PriceEffects:
    """What prices do to a bill, in pence, counted in two ways.

    `average`: the price part of the comparison with last year: what the average week in each kind
    of home and council costs more, whoever lives there. `same_child`: what the same child in the
    same kind of home costs more.
    """

    average: int
    same_child: int

    @property
    def who_lives_there(self) -> int:
        """What lies between the two: the average week changes with who comes and goes, and with
        how long each stays, too."""
        return self.average - self.same_child


@dataclass(frozen=True, slots=True)
class YearOfPrices:
    """Recorded prices of one year, pounds a week, each child weighed by days.

    `average_gbp`: of every priced day. `same_rise`: of children in the same kind of home in this
    and the year before, how much their prices rose (0.06 = 6%), weighed by the mean of both years'
    days; `same_children`: how many. `inflation`: the rise of prices in general.
    """

    year: FinancialYear
    children: int
    average_gbp: float
    average_rise: float | None
    same_rise: float | None
    same_children: int
    inflation: float | None


def bill_change(before: Iterable[CostLine], after: Iterable[CostLine]) -> BillChange:
    """The change of what some lines cost; lines without a price are in neither."""
    pairs = pairs_of(before, after)
    price = [_price(pair) for pair in pairs.both]
    recorded = [p for p, pair in zip(price, pairs.both, strict=True) if _both_recorded(pair)]
    new, ended = _all(pair.after for pair in pairs.new), _all(pair.before for pair in pairs.ended)
    extra = round((new.days - ended.days) * _mean_price(new, ended))
    was, had_current = (_all(had(pair) for pair in pairs.both) for had in (_before, _after))
    return BillChange(
        pairs=pairs,
        before=was.pence + ended.pence,
        after=had_current.pence + new.pence,
        same_price=sum(price),
        same_recorded=sum(recorded),
        same_weeks=had_current.pence - was.pence - sum(price),
        more_weeks=extra,
        dearer=new.pence - ended.pence - extra,
    )


def pairs_of(before: Iterable[CostLine], after: Iterable[CostLine]) -> Pairs:
    """Each child and kind of home, by child."""
    was, had_by_pair = _by_home(before), _by_home(after)
    pairs = [
        Pair(child, setting, was.get((child, setting)), had_by_pair.get((child, setting)))
        for child, setting in sorted(was.keys() | had_by_pair.keys())
    ]
    return Pairs(
        both=tuple(pair for pair in pairs if pair.before and pair.after),
        new=tuple(pair for pair in pairs if pair.before is None),
        ended=tuple(pair for pair in pairs if pair.after is None),
    )


def prices_by_year(
    lines: Mapping[FinancialYear, Sequence[CostLine]], inflation: Mapping[int, float]
) -> tuple[YearOfPrices, ...]:
    """The years in order, each beside the one before where that is held.

    Only prices that were recorded as of the year itself: one carried on by the usual rise would
    show that rise and nothing else. `inflation`: by the calendar year in which a financial year
    begins.
    """
    own = {year: _recorded(of_year, year) for year, of_year in lines.items()}
    return tuple(_year(year, own, inflation) for year in sorted(own) if own[year])


def _year(
    year: FinancialYear,
    own: Mapping[FinancialYear, Sequence[CostLine]],
    inflation: Mapping[int, float],
) -> YearOfPrices:
    cost_lines, last = own[year], own.get(FinancialYear(year.start - 1), ())
    average, before = _average_gbp(cost_lines), _average_gbp(last)
    both = pairs_of(last, cost_lines).both
    weighed = [(p, (p.before.days + p.after.days) / 2) for p in both if p.before and p.after]
    was = sum(p.before.pence_a_day * days for p, days in weighed if p.before)
    rises = sum(p.after.pence_a_day * days for p, days in weighed if p.after)
    return YearOfPrices(
        year=year,
        children=len({line.child for line in cost_lines}),
        average_gbp=average,
        average_rise=average / before - 1 if before else None,
        same_rise=rises / was - 1 if was else None,
        same_children=len({p.child for p in both}),
        inflation=inflation.get(year.start),
    )


def _recorded(lines: Iterable[CostLine], year: FinancialYear) -> tuple[CostLine, ...]:
    return tuple(line for line in lines if _is_recorded(line, year))


def _is_recorded(line: CostLine, year: FinancialYear) -> bool:
    return line.price is not None and line.price.is_recorded and line.price.year == year


def _average_gbp(lines: Sequence[CostLine]) -> float:
    days = sum(line.days for line in lines)
    return sum(line.pence or 0 for line in lines) / 100 / days * DAYS_PER_WEEK if days else 0.0


def _by_home(lines: Iterable[CostLine]) -> dict[tuple[str, Setting], Had]:
    had_by_pair: dict[tuple[str, Setting], Had] = defaultdict(Had)
    for line in lines:
        if line.pence is not None:
            key = (line.child, line.cell.setting)
            own = _is_recorded(line, FinancialYear.holding(line.starts))
            had = had_by_pair[key]
            had_by_pair[key] = Had(
                had.days + line.days, had.pence + line.pence, had.recorded and own
            )
    return dict(had_by_pair)


def _price(pair: Pair) -> int:
    was, had = pair.before or Had(), pair.after or Had()
    return round((was.days + had.days) / 2 * (had.pence_a_day - was.pence_a_day))


def _both_recorded(pair: Pair) -> bool:
    return bool(pair.before and pair.after and pair.before.recorded and pair.after.recorded)


def _mean_price(had_item: Had, other: Had) -> float:
    recorded = [had.pence_a_day for had in (had_item, other) if had.days]
    return sum(recorded) / len(recorded) if recorded else 0.0


def _all(hads_stored: Iterable[Had | None]) -> Had:
    hads = [had for had in hads_stored if had]
    return Had(sum(had.days for had in hads), sum(had.pence for had in hads))


def _before(pair: Pair) -> Had | None:
    return pair.before


def _after(pair: Pair) -> Had | None:
    return pair.after
