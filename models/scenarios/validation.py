"""What can't be supposed, in sentences for whoever typed it."""

from collections.abc import Iterator

from models.evidence import FOSTERING
from models.scenarios.levers import (
    ChangeEntries,
    ChangePrices,
    FamilySupport,
    Lever,
    OpenHome,
    ReadyMoves,
    RecruitCarers,
    ScenarioPlan,
    SupportedPlaces,
)

MOST_PLACES, MOST_GBP = 200, 100_000_000.0


def plan_errors(plan: ScenarioPlan) -> tuple[str, ...]:
    """What can't be, in sentences; empty = the plan can be worked out."""
    texts = [problem for lever in plan.levers for problem in _wrong(lever)]
    for kind in (ReadyMoves, FamilySupport):
        if sum(isinstance(lever, kind) for lever in plan.levers) > 1:
            texts.append(
                "You have added this change twice. You can add ready moves and edge-of-care "
                "support once each."
            )
    return tuple(dict.fromkeys(texts))


def _wrong(lever: Lever) -> Iterator[str]:
    for amount in _amounts(lever):
        if not 0 <= amount <= MOST_GBP:
            yield "Enter amounts from £0 to £100,000,000."
    match lever:
        case RecruitCarers():
            if not 1 <= lever.carers <= MOST_PLACES:
                yield f"Carers: from 1 to {MOST_PLACES}."
            if not 0 <= lever.weeks_to_full <= 104:
                yield "Enter up to 104 weeks until each carer has a child."
            if lever.kind not in FOSTERING:
                yield "Choose one of the four kinds of foster family for the carers."
            if lever.instead_of.settings <= {lever.kind}:
                yield "Agency carers cannot replace other agency carers."
        case OpenHome():
            if not 1 <= lever.beds <= 20 or lever.places < 1:
                yield "Enter from 1 to 20 beds, with at least one in use."
            if not 0 <= lever.weeks_to_full <= 104 or lever.most_full_percent > 100:
                yield "Enter up to 104 weeks to fill the home, and up to 100% occupancy."
        case SupportedPlaces():
            if not 1 <= lever.young_people <= MOST_PLACES:
                yield f"Enter from 1 to {MOST_PLACES} young people in supported accommodation."
        case ReadyMoves():
            if lever.a_month < 0 or abs(lever.shift_weeks) > 104:
                yield "Moves can be up to 104 weeks earlier or later."
        case FamilySupport():
            if lever.families_a_year < 1 or not 0 <= lever.averted_percent <= 100:
                yield "Enter at least one family, and from 0 to 100 children kept out of care."
            yield from _wrong_ages(lever.from_age, lever.to_age)
        case ChangePrices():
            if not lever.homes:
                yield "Choose at least one kind of home for the prices."
            if not -90 <= lever.price_percent <= 300:
                yield "Enter a price change from −90% to 300%."
        case ChangeEntries():
            if not -100 <= lever.entries_percent <= 300:
                yield "Enter a change in entries from −100% to 300%."
            yield from _wrong_ages(lever.from_age, lever.to_age)


def _wrong_ages(first: float, last: float) -> Iterator[str]:
    if not 0 <= first < last <= 18:
        yield "Enter ages from lower to higher, from 0 to 18."


def _amounts(lever: Lever) -> tuple[float, ...]:
    match lever:
        case RecruitCarers():
            return lever.recruitment_each_gbp, lever.campaign_gbp
        case OpenHome():
            return lever.running_weekly_gbp, lever.capital_gbp, lever.set_up_gbp
        case SupportedPlaces():
            return (lever.place_weekly_gbp,)
        case FamilySupport():
            return (lever.family_gbp,)
        case _:
            return ()
