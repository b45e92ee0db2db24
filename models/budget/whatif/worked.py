"""A plan worked out beside today's path: every pound the difference of two paired futures."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from models.budget.outlook import Band
from models.budget.whatif.answer import (
    BreakEven,
    GroupLine,
    LivedLine,
    MonthLine,
    MovesLine,
    PlaceYear,
    TimingLine,
    WhatIf,
    YearLine,
)
from models.budget.whatif.levers import PART_OF, Part, Plan, ReadyMoves
from models.budget.whatif.limits import limits_of, tries_at_most
from models.budget.whatif.paths import Council, Path, path_of
from models.budget.whatif.told import assumptions
from models.children.settings import Setting
from models.journeys.answers import bands
from models.journeys.arrays import Floats, Whole
from models.journeys.kinds import GROUPS, SETTINGS
from models.money import FinancialYear

LAST_MONTHS = 12
A_PENNY = 0.005
Say = Callable[[str], None]  # what is done next, in words


@dataclass(frozen=True, slots=True, eq=False)
class Difference:
    """What one part makes, months × futures: `saved` is revenue in cash, `anyway` in beds that are
    paid whether or not a child is in them (nought around us, where every pound is counted)."""

    part: Part
    saved: Floats
    anyway: Floats
    costs: Floats  # by month, in `saved`
    capital: Floats  # by month

    @property
    def so_far(self) -> Floats:
        """The saving up to each month, capital counted."""
        return np.cumsum(self.saved - self.capital[:, None], axis=0)


def steps_at_most(plan: Plan) -> int:
    """How many simulations the plan's answer takes at most, for a bar that shows how far it is."""
    shifted = sum(isinstance(one, ReadyMoves) and one.shift_weeks != 0 for one in plan.levers)
    return len(steps_of(plan)) + shifted + tries_at_most(plan)


def worked_out(council: Council, plan: Plan, today: Path, say: Say) -> WhatIf:
    """The plan's answer. `today`: `path_of` the same council with nothing supposed."""
    steps = steps_of(plan)
    paths = [today]
    for number, (_, step) in enumerate(steps, 1):
        say(f"simulating {council.futures} futures if this happens ({number} of {len(steps)})")
        paths.append(path_of(council, step))
    found = [
        difference(part, before, after)
        for (part, _), before, after in zip(steps, paths, paths[1:], strict=False)
    ]
    ours = paths[-1]
    fitted = council.engine.fitted_on
    return WhatIf(
        levers=plan.levers,
        as_of=council.start.as_of,
        engine_version=council.engine.version,
        futures=council.futures,
        returns=fitted.returns,
        known_to=fitted.last_day,
        groups=_groups(council, today, ours),
        months=_months(council, today, ours, found),
        years=_years(council, today, found),
        break_even=tuple(b for one in found if (b := break_even(council, one)) is not None),
        lived=_lived(ours),
        moves=_moves(council, plan, ours),
        limits=limits_of(council, plan, ours, [(one.part, _net(one)) for one in found], say),
        timing=_timing(council, plan, ours, say),
        assumed=assumptions(council, plan, ours),
        place_years=_place_years(council, plan, ours, found),
    )


def steps_of(plan: Plan) -> tuple[tuple[Part, Plan], ...]:
    """The plan grown part by part, in the order of `Part`: each step has the earlier ones in it."""
    found, held = [], frozenset[Part]()
    for part in Part:
        if plan.only(frozenset({part})).levers:
            held |= {part}
            found.append((part, plan.only(held)))
    return tuple(found)


def difference(part: Part, before: Path, after: Path) -> Difference:
    """What a part makes: the same futures without and with it."""
    costs, capital = after.costs - before.costs, after.capital - before.capital
    whole = before.spend - after.spend - costs[:, None]
    anyway = before.anyway - after.anyway
    if part is Part.AROUND:
        anyway = np.zeros_like(anyway)
    return Difference(part, whole - anyway, anyway, costs, capital)


def break_even(council: Council, one: Difference) -> BreakEven | None:
    """None where nothing is paid beside placements, or nobody's deed is asked about."""
    paid = np.flatnonzero(one.costs + one.capital)
    if one.part is Part.AROUND or not len(paid):
        return None
    futures = _stays_above(one.so_far)
    expected = int(_stays_above(one.so_far.mean(axis=1, keepdims=True))[0])
    month = max(expected, int(paid[0]))
    within = month < len(council.months)
    share = float((futures <= min(month, len(council.months) - 1)).mean())
    return BreakEven(one.part, str(council.months[month]) if within else None, share)


def _stays_above(so_far: Floats) -> Whole:
    """From which month on a sum stays at nought or above; the number of months if it doesn't."""
    below = so_far < -A_PENNY
    last_below = len(so_far) - 1 - np.argmax(below[::-1], axis=0)
    first: Whole = np.where(below.any(axis=0), last_below + 1, 0)
    return first


def _net(one: Difference) -> float:
    """The expected saving over all months, capital counted."""
    return float(one.so_far[-1].mean())


def _groups(council: Council, today: Path, ours: Path) -> tuple[GroupLine, ...]:
    pairs = [_columns(path.groups) for path in (today, ours)]
    return tuple(
        GroupLine(str(month), group, *(pair[number][place] for pair in pairs))
        for place, group in enumerate(GROUPS)
        for number, month in enumerate(council.months)
        if today.groups[:, place].any() or ours.groups[:, place].any()
    )


def _months(
    council: Council, today: Path, ours: Path, found: list[Difference]
) -> tuple[MonthLine, ...]:
    deeds = [one.so_far for one in found if one.part is not Part.AROUND]
    so_far = sum(deeds, np.zeros_like(today.spend))
    spends = [_row(path.spend + path.costs[:, None]) for path in (today, ours)]
    return tuple(
        MonthLine(str(month), *bands_)
        for month, *bands_ in zip(council.months, *spends, _row(so_far), strict=True)
    )


def _years(council: Council, today: Path, found: list[Difference]) -> tuple[YearLine, ...]:
    lines = []
    of_month = [FinancialYear.holding(month.starts) for month in council.months]
    by_part = {one.part: one for one in found}
    nothing = np.zeros_like(today.spend)
    for year in dict.fromkeys(of_month):
        rows = np.array([one == year for one in of_month])
        saved = {part: band_of(one.saved[rows].sum(axis=0)) for part, one in by_part.items()}
        anyway = sum((one.anyway for one in found), nothing)[rows].sum(axis=0)
        together = sum((one.saved for one in found), nothing)[rows].sum(axis=0)
        lines.append(YearLine(
            year=str(year),
            months=int(rows.sum()),
            done=saved.get(Part.DONE),
            avoided=saved.get(Part.AVOIDED),
            around=saved.get(Part.AROUND),
            anyway=band_of(anyway) if np.abs(anyway).max(initial=0) > A_PENNY else None,
            together=band_of(together),
            costs_gbp=float(sum(one.costs[rows].sum() for one in found)),
            capital_gbp=float(sum(one.capital[rows].sum() for one in found)),
        ))  # fmt: skip
    return tuple(lines)


def _lived(ours: Path) -> tuple[LivedLine, ...]:
    return tuple(
        LivedLine(one.lever, one.places, band_of(one.people),
                  band_of(one.filled[-LAST_MONTHS:].mean(axis=0)))
        for one in ours.lived
    )  # fmt: skip


def _place_years(
    council: Council, plan: Plan, ours: Path, found: list[Difference]
) -> tuple[PlaceYear, ...]:
    """Of a lever with new places that is alone in what is done: of two nobody can tell whose."""
    done = [number for number, one in enumerate(plan.levers) if PART_OF[type(one)] is Part.DONE]
    lived = [one for one in ours.lived if [one.lever] == done]
    if not lived:
        return ()
    (places,), difference = lived, next(one for one in found if one.part is Part.DONE)
    each = places.places
    spent = places.spent + ours.support + difference.costs[:, None]
    of_month = [FinancialYear.holding(month.starts) for month in council.months]
    bought = council.rates.uplift[SETTINGS.index(Setting.CHILDRENS_HOME_INDEPENDENT)]
    lines = []
    for year in dict.fromkeys(of_month):
        rows = np.array([one == year for one in of_month])
        saved, paid = (float(one[rows].sum(axis=0).mean()) for one in (difference.saved, spent))
        lines.append(PlaceYear(
            lever=places.lever,
            year=str(year),
            months=int(rows.sum()),
            places=each,
            taken=float(places.filled[rows].mean()),
            homes_gbp=(saved + paid) / each,
            place_gbp=paid / each,
            saved_gbp=saved / each,
            rise=float((1 + bought) ** (year.start - council.rates.year.start) - 1),
        ))  # fmt: skip
    return tuple(lines)


def _moves(council: Council, plan: Plan, ours: Path) -> MovesLine | None:
    if not any(isinstance(one, ReadyMoves) for one in plan.levers):
        return None
    return MovesLine(len(council.around.ready), band_of(ours.moved), band_of(ours.early))


def _timing(council: Council, plan: Plan, ours: Path, say: Say) -> tuple[TimingLine, ...]:
    shifted = [one for one in plan.levers if isinstance(one, ReadyMoves) and one.shift_weeks]
    if not shifted:
        return ()
    say("simulating the same moves on the days first said")
    as_said = Plan(tuple(
        replace(one, shift_weeks=0) if isinstance(one, ReadyMoves) else one for one in plan.levers
    ))  # fmt: skip
    alone = difference(Part.DONE, path_of(council, as_said), ours)
    of_month = [FinancialYear.holding(month.starts) for month in council.months]
    return tuple(
        TimingLine(str(year), band_of(alone.saved[[one == year for one in of_month]].sum(axis=0)))
        for year in dict.fromkeys(of_month)
    )


def band_of(numbers: Floats) -> Band:
    """Mean, P10 and P90 over futures."""
    return Band(*(float(one) for one in bands(numbers)))


def _row(numbers: Floats) -> tuple[Band, ...]:
    """One band a month."""
    columns = (column.tolist() for column in bands(numbers))
    return tuple(Band(*each) for each in zip(*columns, strict=True))


def _columns(numbers: Floats) -> tuple[tuple[Band, ...], ...]:
    """Bands of months × groups."""
    return tuple(_row(month) for month in numbers)
