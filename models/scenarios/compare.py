"""A plan worked out beside today's path: every pound the difference of two paired futures."""

from dataclasses import dataclass, replace

import numpy as np

from models.budget.outlook import ForecastBand
from models.journeys.answers.occupancy import mean_and_range
from models.journeys.history.arrays import Floats, Whole
from models.journeys.history.kinds import GROUPS, SETTINGS
from models.money import FinancialYear
from models.progress import StepCallback
from models.scenarios.answer import (
    BreakEven,
    GroupChange,
    LivedLine,
    MonthLine,
    MovesLine,
    PlaceYear,
    TimingLine,
    WhatIf,
    YearChange,
)
from models.scenarios.assumptions import describe_assumptions
from models.scenarios.levers import PART_OF, EffectKind, ReadyMoves, ScenarioPlan
from models.scenarios.limits import limits_of, tries_at_most
from models.scenarios.paths import Council, Path, path_of
from models.settings import Setting

LAST_MONTHS = 12
A_PENNY = 0.005


@dataclass(frozen=True, slots=True, eq=False)
class PlanDifference:
    """What one part makes, months × futures: `saved` is revenue in cash, `anyway` in beds that are
    paid whether or not a child is in them (nought around us, where every pound is counted)."""

    part: EffectKind
    saved: Floats
    anyway: Floats
    costs: Floats  # by month, in `saved`
    capital: Floats  # by month

    @property
    def so_far(self) -> Floats:
        """The saving up to each month, capital counted."""
        return np.cumsum(self.saved - self.capital[:, None], axis=0)


def steps_at_most(plan: ScenarioPlan) -> int:
    """How many simulations the plan's answer takes at most, for a bar that shows how far it is."""
    shifted = sum(isinstance(lever, ReadyMoves) and lever.shift_weeks != 0 for lever in plan.levers)
    return len(steps_of(plan)) + shifted + tries_at_most(plan)


def compare_with_baseline(
    council: Council, plan: ScenarioPlan, today: Path, say: StepCallback
) -> WhatIf:
    """The plan's answer. `today`: `path_of` the same council with nothing supposed."""
    steps = steps_of(plan)
    paths = [today]
    for number, (_, step) in enumerate(steps, 1):
        say(f"simulating {council.futures} futures with this change ({number} of {len(steps)})")
        paths.append(path_of(council, step))
    plan_differences = [
        compare_part(part, before, after)
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
        months=_months(council, today, ours, plan_differences),
        years=_years(council, today, plan_differences),
        break_even=tuple(
            b
            for plan_difference in plan_differences
            if (b := break_even(council, plan_difference)) is not None
        ),
        lived=_lived(ours),
        moves=_moves(council, plan, ours),
        limits=limits_of(
            council,
            plan,
            ours,
            [(plan_difference.part, _net(plan_difference)) for plan_difference in plan_differences],
            say,
        ),
        timing=_timing(council, plan, ours, say),
        assumed=describe_assumptions(council, plan, ours),
        place_years=_place_years(council, plan, ours, plan_differences),
    )


def steps_of(plan: ScenarioPlan) -> tuple[tuple[EffectKind, ScenarioPlan], ...]:
    """The plan grown part by part, in the order of `EffectKind`: each step has the earlier ones
    in it."""
    pairs, effect_kinds = [], frozenset[EffectKind]()
    for part in EffectKind:
        if plan.only(frozenset({part})).levers:
            effect_kinds |= {part}
            pairs.append((part, plan.only(effect_kinds)))
    return tuple(pairs)


def compare_part(part: EffectKind, before: Path, after: Path) -> PlanDifference:
    """What a part makes: the same futures without and with it."""
    costs, capital = after.costs - before.costs, after.capital - before.capital
    full = before.spend - after.spend - costs[:, None]
    anyway = before.anyway - after.anyway
    if part is EffectKind.AROUND:
        anyway = np.zeros_like(anyway)
    return PlanDifference(part, full - anyway, anyway, costs, capital)


def break_even(council: Council, plan_difference: PlanDifference) -> BreakEven | None:
    """None where nothing is paid beside placements, or nobody's deed is asked about."""
    paid = np.flatnonzero(plan_difference.costs + plan_difference.capital)
    if plan_difference.part is EffectKind.AROUND or not len(paid):
        return None
    futures = _stays_above(plan_difference.so_far)
    expected = int(_stays_above(plan_difference.so_far.mean(axis=1, keepdims=True))[0])
    month = max(expected, int(paid[0]))
    within = month < len(council.months)
    share = float((futures <= min(month, len(council.months) - 1)).mean())
    return BreakEven(plan_difference.part, str(council.months[month]) if within else None, share)


def _stays_above(so_far: Floats) -> Whole:
    """From which month on a sum stays at nought or above; the number of months if it doesn't."""
    below = so_far < -A_PENNY
    last_below = len(so_far) - 1 - np.argmax(below[::-1], axis=0)
    first: Whole = np.where(below.any(axis=0), last_below + 1, 0)
    return first


def _net(plan_difference: PlanDifference) -> float:
    """The expected saving over all months, capital counted."""
    return float(plan_difference.so_far[-1].mean())


def _groups(council: Council, today: Path, ours: Path) -> tuple[GroupChange, ...]:
    pairs = [_columns(path.groups) for path in (today, ours)]
    return tuple(
        GroupChange(str(month), group, *(pair[number][place] for pair in pairs))
        for place, group in enumerate(GROUPS)
        for number, month in enumerate(council.months)
        if today.groups[:, place].any() or ours.groups[:, place].any()
    )


def _months(
    council: Council, today: Path, ours: Path, plan_differences: list[PlanDifference]
) -> tuple[MonthLine, ...]:
    deeds = [
        plan_difference.so_far
        for plan_difference in plan_differences
        if plan_difference.part is not EffectKind.AROUND
    ]
    so_far = sum(deeds, np.zeros_like(today.spend))
    spends = [_row(path.spend + path.costs[:, None]) for path in (today, ours)]
    return tuple(
        MonthLine(str(month), *bands_)
        for month, *bands_ in zip(council.months, *spends, _row(so_far), strict=True)
    )


def _years(
    council: Council, today: Path, plan_differences: list[PlanDifference]
) -> tuple[YearChange, ...]:
    lines = []
    of_month = [FinancialYear.holding(month.starts) for month in council.months]
    by_part = {plan_difference.part: plan_difference for plan_difference in plan_differences}
    nothing = np.zeros_like(today.spend)
    for year in dict.fromkeys(of_month):
        rows = np.array([in_year == year for in_year in of_month])
        saved = {
            part: band_of(plan_difference.saved[rows].sum(axis=0))
            for part, plan_difference in by_part.items()
        }
        anyway = sum((plan_difference.anyway for plan_difference in plan_differences), nothing)[
            rows
        ].sum(axis=0)
        together = sum((plan_difference.saved for plan_difference in plan_differences), nothing)[
            rows
        ].sum(axis=0)
        lines.append(
            YearChange(
                year=str(year),
                months=int(rows.sum()),
                done=saved.get(EffectKind.DONE),
                avoided=saved.get(EffectKind.AVOIDED),
                around=saved.get(EffectKind.AROUND),
                anyway=band_of(anyway) if np.abs(anyway).max(initial=0) > A_PENNY else None,
                together=band_of(together),
                costs_gbp=float(
                    sum(plan_difference.costs[rows].sum() for plan_difference in plan_differences)
                ),
                capital_gbp=float(
                    sum(plan_difference.capital[rows].sum() for plan_difference in plan_differences)
                ),
            )
        )
    return tuple(lines)


def _lived(ours: Path) -> tuple[LivedLine, ...]:
    return tuple(
        LivedLine(
            lived.lever,
            lived.places,
            band_of(lived.people),
            band_of(lived.filled[-LAST_MONTHS:].mean(axis=0)),
        )
        for lived in ours.lived
    )


def _place_years(
    council: Council, plan: ScenarioPlan, ours: Path, plan_differences: list[PlanDifference]
) -> tuple[PlaceYear, ...]:
    """Of a lever with new places that is alone in what is done: of two nobody can tell whose."""
    done = [
        number for number, one in enumerate(plan.levers) if PART_OF[type(one)] is EffectKind.DONE
    ]
    lived = [lived for lived in ours.lived if [lived.lever] == done]
    if not lived:
        return ()
    (places,), difference = (
        lived,
        next(
            plan_difference
            for plan_difference in plan_differences
            if plan_difference.part is EffectKind.DONE
        ),
    )
    count = places.places
    spent = places.spent + ours.support + difference.costs[:, None]
    of_month = [FinancialYear.holding(month.starts) for month in council.months]
    bought = council.rates.uplift[SETTINGS.index(Setting.CHILDRENS_HOME_INDEPENDENT)]
    lines = []
    for year in dict.fromkeys(of_month):
        rows = np.array([in_year == year for in_year in of_month])
        saved, paid = (
            float(values[rows].sum(axis=0).mean()) for values in (difference.saved, spent)
        )
        lines.append(
            PlaceYear(
                lever=places.lever,
                year=str(year),
                months=int(rows.sum()),
                places=count,
                taken=float(places.filled[rows].mean()),
                homes_gbp=(saved + paid) / count,
                place_gbp=paid / count,
                saved_gbp=saved / count,
                rise=float((1 + bought) ** (year.start - council.rates.year.start) - 1),
            )
        )
    return tuple(lines)


def _moves(council: Council, plan: ScenarioPlan, ours: Path) -> MovesLine | None:
    if not any(isinstance(lever, ReadyMoves) for lever in plan.levers):
        return None
    return MovesLine(len(council.around.ready), band_of(ours.moved), band_of(ours.early))


def _timing(
    council: Council, plan: ScenarioPlan, ours: Path, say: StepCallback
) -> tuple[TimingLine, ...]:
    shifted = [
        lever for lever in plan.levers if isinstance(lever, ReadyMoves) and lever.shift_weeks
    ]
    if not shifted:
        return ()
    say("simulating the same moves on their first days")
    as_said = ScenarioPlan(
        tuple(
            replace(lever, shift_weeks=0) if isinstance(lever, ReadyMoves) else lever
            for lever in plan.levers
        )
    )
    alone = compare_part(EffectKind.DONE, path_of(council, as_said), ours)
    of_month = [FinancialYear.holding(month.starts) for month in council.months]
    return tuple(
        TimingLine(
            str(year), band_of(alone.saved[[in_year == year for in_year in of_month]].sum(axis=0))
        )
        for year in dict.fromkeys(of_month)
    )


def band_of(numbers: Floats) -> ForecastBand:
    """Mean, P10 and P90 over futures."""
    return ForecastBand(*(float(values) for values in mean_and_range(numbers)))


def _row(numbers: Floats) -> tuple[ForecastBand, ...]:
    """One band a month."""
    columns = (column.tolist() for column in mean_and_range(numbers))
    return tuple(ForecastBand(*each) for each in zip(*columns, strict=True))


def _columns(numbers: Floats) -> tuple[tuple[ForecastBand, ...], ...]:
    """Bands of months × groups."""
    return tuple(_row(month) for month in numbers)
