"""An answer in sentences: children first, then pounds, always with their range, always with if."""

from __future__ import annotations

from models.budget.outlook import Band
from models.budget.whatif.answer import BreakEven, WhatIf, YearLine
from models.budget.whatif.levers import Part, Plan, RecruitCarers
from models.budget.whatif.told import plan_words, supposed
from models.journeys.kinds import Group
from models.money import FinancialYear
from pages.parts import words
from pages.parts.forecast_view import month_name

PART = {
    Part.DONE: "What is done",
    Part.AVOIDED: "Avoided",
    Part.AROUND: "Prices and entries",
}
A_CHILD = 0.5  # a difference that rounds to nobody


def story(found: WhatIf) -> list[str]:
    """The answer in a few sentences."""
    said = [f"If {plan_words(Plan(found.levers))}:", children_words(found)]
    said += [_lived_words(found, number) for number in range(len(found.lived))]
    if found.moves is not None:
        moves = found.moves
        said.append(
            f"Of {words.count(moves.planned, 'ready move')} {moves.made.mean:.0f} are made "
            f"(the others have left by then) and {moves.early.mean:.0f} of those end early within "
            "a year."
        )
    said += [f"{year_name(one)}: {year_words(one)}." for one in found.years]
    said += [break_even_words(one) for one in found.break_even]
    if not found.break_even and any(one.done or one.avoided for one in found.years):
        said.append("There are no costs beside placements, so there is no break-even to reach.")
    return said


def children_words(found: WhatIf) -> str:
    """How many live in residential care at the end, beside today's path."""
    last = found.of_group(Group.RESIDENTIAL)[-1]
    gap = last.plan.mean - last.today.mean
    if abs(gap) < A_CHILD:
        compared = "as many as on today's path"
    else:
        more = "more" if gap > 0 else "fewer"
        compared = f"{abs(gap):.0f} {more} than on today's path"
    return (
        f"In {month_name(last.month)} {last.plan.mean:.0f} children live in residential care, "
        f"{compared} (8 in 10 chance: {last.plan.low:.0f} to {last.plan.high:.0f})."
    )


def _lived_words(found: WhatIf, number: int) -> str:
    one = found.lived[number]
    lever = found.levers[one.lever]
    where = "with these carers" if isinstance(lever, RecruitCarers) else "there"
    return (
        f"{words.capital(supposed(lever))}: {one.people.mean:.0f} children live {where} for some "
        f"of the time; in the last twelve months {one.filled.mean:.1f} of {one.places} places are "
        "taken."
    )


def year_name(one: YearLine) -> str:
    """2027/28, or with how many of its months are counted."""
    name = words.year(FinancialYear.parse(one.year))
    return name if one.months == 12 else f"{name} ({words.count(one.months, 'month')} of it)"


def year_words(one: YearLine) -> str:
    """Each part by itself: what is done, what is avoided, what happens around."""
    parts = []
    if one.done is not None:
        parts.append(saved_words(one.done, "saved", "more spent than saved"))
    if one.avoided is not None:
        parts.append(saved_words(one.avoided, "avoided", "more spent than avoided"))
    if one.around is not None:
        lower = "less spent by prices and entries"
        parts.append(saved_words(one.around, lower, lower.replace("less", "more")))
    if one.capital_gbp:
        parts.append(f"capital {words.money(one.capital_gbp)}, not counted")
    return "; ".join(parts) or "no effect this year"


def saved_words(band: Band, good: str, bad: str) -> str:
    """£1,200,000 saved (8 in 10 chance: £900,000 to £1,500,000)."""
    if not (band.mean or band.low or band.high):
        return "no effect this year"
    if band.mean >= 0:
        return f"{pounds(band.mean)} {good} (8 in 10 chance: {range_words(band)})"
    turned = Band(-band.mean, -band.high, -band.low)
    return f"{pounds(turned.mean)} {bad} (8 in 10 chance: {range_words(turned)})"


def range_words(band: Band) -> str:
    """£900,000 to £1,500,000."""
    return f"{pounds(band.low)} to {pounds(band.high)}"


def pounds(gbp: float) -> str:
    """To the nearest thousand from ten thousand on: more would be more than is known."""
    return words.money(round(gbp, -3) if abs(gbp) >= 10_000 else round(gbp, -2))


def break_even_words(one: BreakEven) -> str:
    """When it has paid for itself, capital and set-up counted, and in how many futures."""
    what = "What is avoided" if one.part is Part.AVOIDED else "What is done"
    share = f"{one.share * 100:.0f} of 100 futures"
    if one.month is None:
        return f"{what} has not paid for itself by the last month; in {share} it has."
    return (
        f"{what} has paid for itself from {month_name(one.month)} on, capital and set-up counted; "
        f"in {share} by then."
    )
