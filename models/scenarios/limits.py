"""What would have to be true: at which cost or number the expected net saving is nought."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from math import ceil, log2

import numpy as np

from models.journeys.fit.engine import DRAWS
from models.progress import StepCallback
from models.scenarios.answer import BreakEvenPoint, How, Of
from models.scenarios.levers import (
    PART_OF,
    EffectKind,
    FamilySupport,
    Lever,
    OpenHome,
    RecruitCarers,
    ScenarioPlan,
    SupportedPlaces,
)
from models.scenarios.paths import Council, Path, cost_in, path_of

FUTURES_TO_TRY = DRAWS  # each parameter draw once: enough for a mean of paired futures


def limits_of(
    council: Council,
    plan: ScenarioPlan,
    ours: Path,
    nets: Sequence[tuple[EffectKind, float]],
    say: StepCallback,
) -> tuple[BreakEvenPoint, ...]:
    """The limits of a deed that stands alone in its part: of two the saving is a sum, in which
    neither's own limit can be told. `nets`: what each part saves over all months, expected, capital
    counted.
    """
    net = dict(nets)
    break_even_points: list[BreakEvenPoint] = []
    for number, lever in enumerate(plan.levers):
        if not _stands_alone(plan, lever):
            continue
        part = PART_OF[type(lever)]
        saved = net.get(part, 0.0)
        break_even_points += _by_arithmetic(council, number, lever, ours, saved)
        if (top := _most(lever)) is not None and saved > 0:
            break_even_points.append(_by_trying(council, plan, number, top, say))
    return tuple(break_even_points)


def tries_at_most(plan: ScenarioPlan) -> int:
    """How many simulations finding the limits takes at most."""
    tops = [_most(lever) for lever in plan.levers if _stands_alone(plan, lever)]
    return sum(2 * ceil(log2(top)) + 2 for top in tops if top is not None)


def _stands_alone(plan: ScenarioPlan, lever: Lever) -> bool:
    part = PART_OF[type(lever)]
    return part is not EffectKind.AROUND and len(plan.only(frozenset({part})).levers) == 1


def _by_arithmetic(
    council: Council, number: int, lever: Lever, ours: Path, saved: float
) -> Iterator[BreakEvenPoint]:
    """Costs at which the saving is nought: it falls by a pound for each pound that they rise."""
    lived = next((lived for lived in ours.lived if lived.lever == number), None)
    if lived is not None and isinstance(lever, RecruitCarers | SupportedPlaces):
        weeks = float(lived.weeks.mean())
        if weeks:
            yield _cost(number, Of.PLACE_PRICE, lived.weekly_gbp, saved / weeks)
    if isinstance(lever, RecruitCarers) and lever.recruitment_each_gbp:
        value = lever.recruitment_each_gbp
        yield _cost(number, Of.RECRUITMENT, value, saved / lever.carers)
    if isinstance(lever, OpenHome) and (full := _whole_cost(council, ours, number)):
        supposed = lever.running_weekly_gbp
        yield _cost(number, Of.RUNNING, supposed, saved * supposed / full)
    if isinstance(lever, FamilySupport) and (full := _whole_cost(council, ours, number)):
        yield _cost(number, Of.FAMILY_COST, lever.family_gbp, saved * lever.family_gbp / full)


def _whole_cost(council: Council, ours: Path, number: int) -> float:
    """What a lever's weekly cost comes to over all months."""
    weekly = [replace(cost, once_gbp=0.0) for cost in ours.compiled.costs if cost.lever == number]
    months = council.months
    return sum(cost_in(cost, month, months[0]) for cost in weekly for month in months)


def _cost(number: int, of: Of, supposed: float, extra: float) -> BreakEvenPoint:
    value = supposed + extra
    return BreakEvenPoint(number, of, supposed, value if value >= 0 else None, How.ARITHMETIC)


def _most(lever: Lever) -> int | None:
    """The whole number that is supposed, where fewer are worth trying; None where they aren't."""
    match lever:
        case OpenHome() if lever.places > 1:
            return lever.places
        case RecruitCarers() if lever.carers > 1 and lever.campaign_gbp:
            return lever.carers  # without a campaign's cost half as many save half
        case FamilySupport() if lever.family_gbp and lever.averted_percent >= 1:
            return ceil(lever.averted_percent)
        case _:
            return None


def _by_trying(
    council: Council, plan: ScenarioPlan, number: int, top: int, say: StepCallback
) -> BreakEvenPoint:
    lever = plan.levers[number]
    part = PART_OF[type(lever)]
    small = replace(council, futures=FUTURES_TO_TRY)
    parts = list(EffectKind)[: list(EffectKind).index(part)]
    before = path_of(small, plan.only(frozenset(parts)))
    tries = 0

    def net(full: int) -> float:
        nonlocal tries
        tries += 1
        say("finding what it takes to break even")
        changed = ScenarioPlan(
            tuple(
                _with(one, full) if place == number else one
                for place, one in enumerate(plan.levers)
            )
        )
        return _net(before, path_of(small, changed.only(frozenset({*parts, part}))), part)

    value = smallest_number(net, top)
    of, supposed = {
        OpenHome: (Of.BEDS, float(top)),
        RecruitCarers: (Of.CARERS, float(top)),
        FamilySupport: (Of.AVERTED, getattr(lever, "averted_percent", 0.0)),
    }[type(lever)]
    return BreakEvenPoint(
        number, of, supposed, None if value is None else float(value), How.TRYING, tries
    )


def _net(before: Path, after: Path, part: EffectKind) -> float:
    spend = (before.spend - before.anyway) - (after.spend - after.anyway)
    beside = (after.costs - before.costs) + (after.capital - before.capital)
    return float((spend - beside[:, None]).sum(axis=0).mean())


def _with(lever: Lever, full: int) -> Lever:
    """The lever with another number of carers, beds lived in or families averted."""
    match lever:
        case OpenHome():
            return replace(lever, most_full_percent=100 * full / lever.beds)
        case RecruitCarers():
            return replace(lever, carers=full)
        case FamilySupport():
            return replace(lever, averted_percent=float(full))
        case _:
            raise TypeError(f"{type(lever).__name__} has no number to try")


def smallest_number(net: Callable[[int], float], top: int) -> int | None:
    """The smallest whole number from 1 to `top` with `net` at nought or above; None: none has.

    `net` rises with the number. Tries are in turn where a straight line between the two nearest
    would cross nought, and in the middle.
    """
    high, at_high = top, net(top)
    if at_high < 0:
        return None
    low, at_low, in_line = 0, -at_high, True
    while high - low > 1:
        share = -at_low / max(at_high - at_low, 1e-9) if in_line else 0.5
        tried = int(np.clip(round(low + (high - low) * share), low + 1, high - 1))
        position, in_line = net(tried), not in_line
        if position >= 0:
            high, at_high = tried, position
        else:
            low, at_low = tried, position
    return high
