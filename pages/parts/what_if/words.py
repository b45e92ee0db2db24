"""An answer in sentences: children first, then pounds, always with their range, always with if."""

from models.budget.outlook import ForecastBand
from models.journeys.history.kinds import HomeGroup
from models.money import FinancialYear
from models.scenarios.answer import BreakEven, WhatIf, YearChange
from models.scenarios.assumptions import plan_words, supposed
from models.scenarios.levers import EffectKind, RecruitCarers, ScenarioPlan
from pages.parts.forecast.view import month_name
from pages.parts.words import writing

PART = {
    EffectKind.DONE: "What is done",
    EffectKind.AVOIDED: "Avoided",
    EffectKind.AROUND: "Prices and entries",
}
A_CHILD = 0.5  # a difference that rounds to nobody


def story(answer: WhatIf) -> list[str]:
    """The answer in a few sentences."""
    texts = [f"If {plan_words(ScenarioPlan(answer.levers))}:", children_words(answer)]
    texts += [_lived_words(answer, number) for number in range(len(answer.lived))]
    if answer.moves is not None:
        moves = answer.moves
        texts.append(
            f"Of {writing.count(moves.planned, 'ready move')} {moves.made.mean:.0f} are made "
            f"(the others have left by then) and {moves.early.mean:.0f} of those end early within "
            "a year."
        )
    texts += [f"{year_name(year)}: {year_words(year)}." for year in answer.years]
    texts += [break_even_words(break_even) for break_even in answer.break_even]
    if not answer.break_even and any(year.done or year.avoided for year in answer.years):
        texts.append("There are no costs beside placements, so there is no break-even to reach.")
    return texts


def children_words(answer: WhatIf) -> str:
    """How many live in residential care at the end, beside today's path."""
    last = answer.of_group(HomeGroup.RESIDENTIAL)[-1]
    gap = last.plan.mean - last.today.mean
    if abs(gap) < A_CHILD:
        compared = "as many as on today's path"
    else:
        extra = "more" if gap > 0 else "fewer"
        compared = f"{abs(gap):.0f} {extra} than on today's path"
    return (
        f"In {month_name(last.month)} {last.plan.mean:.0f} children live in residential care, "
        f"{compared} (8 in 10 chance: {last.plan.low:.0f} to {last.plan.high:.0f})."
    )


def _lived_words(answer: WhatIf, number: int) -> str:
    lived_line = answer.lived[number]
    lever = answer.levers[lived_line.lever]
    where = "with these carers" if isinstance(lever, RecruitCarers) else "there"
    return (
        f"{writing.capital(supposed(lever))}: {lived_line.people.mean:.0f} children live "
        f"{where} for some "
        f"of the time; in the last twelve months {lived_line.filled.mean:.1f} of "
        f"{lived_line.places} places are "
        "taken."
    )


def year_name(year_change: YearChange) -> str:
    """2027/28, or with how many of its months are counted."""
    name = writing.year(FinancialYear.parse(year_change.year))
    return (
        name
        if year_change.months == 12
        else f"{name} ({writing.count(year_change.months, 'month')} of it)"
    )


def year_words(year_change: YearChange) -> str:
    """Each part by itself: what is done, what is avoided, what happens around."""
    parts = []
    if year_change.done is not None:
        parts.append(saved_words(year_change.done, "saved", "more spent than saved"))
    if year_change.avoided is not None:
        parts.append(saved_words(year_change.avoided, "avoided", "more spent than avoided"))
    if year_change.around is not None:
        lower = "less spent by prices and entries"
        parts.append(saved_words(year_change.around, lower, lower.replace("less", "more")))
    if year_change.capital_gbp:
        parts.append(f"capital {writing.money(year_change.capital_gbp)}, not counted")
    return "; ".join(parts) or "no effect this year"


def saved_words(band: ForecastBand, good: str, bad: str) -> str:
    """£1,200,000 saved (8 in 10 chance: £900,000 to £1,500,000)."""
    if not (band.mean or band.low or band.high):
        return "no effect this year"
    if band.mean >= 0:
        return f"{pounds(band.mean)} {good} (8 in 10 chance: {range_words(band)})"
    turned = ForecastBand(-band.mean, -band.high, -band.low)
    return f"{pounds(turned.mean)} {bad} (8 in 10 chance: {range_words(turned)})"


def range_words(band: ForecastBand) -> str:
    """£900,000 to £1,500,000."""
    return f"{pounds(band.low)} to {pounds(band.high)}"


def pounds(gbp: float) -> str:
    """To the nearest thousand from ten thousand on: more would be more than is known."""
    return writing.money(round(gbp, -3) if abs(gbp) >= 10_000 else round(gbp, -2))


def break_even_words(break_even: BreakEven) -> str:
    """When it has paid for itself, capital and set-up counted, and in how many futures."""
    label = "What is avoided" if break_even.part is EffectKind.AVOIDED else "What is done"
    share = f"{break_even.share * 100:.0f} of 100 futures"
    if break_even.month is None:
        return f"{label} has not paid for itself by the last month; in {share} it has."
    return (
        f"{label} has paid for itself from {month_name(break_even.month)} on, capital and "
        f"set-up counted; "
        f"in {share} by then."
    )
