"""The Budget page's sentences: where the year ends, what the gap is made of, what came."""

from __future__ import annotations

from models.budget.against import AgainstBudget
from models.budget.choices import EVERY
from models.budget.lines import Spent
from models.budget.outlook import Band
from models.budget.variance import Parts
from models.budget.year import Outturn, Position
from models.money import DAYS_PER_WEEK, FinancialYear, shared_pence
from pages.parts import names, words
from pages.parts.evidence_forecast import HOMES

THOUSAND = 100_000  # pence
MILLION = 1_000  # thousand pounds
ON_WHAT_A_BUDGET_BUYS = (
    "budgets.csv holds money, not weeks or prices, so only the total is a fact. These parts rest "
    "on an assumption: the budget buys last year's mix of homes at last year's average prices with "
    "the usual rise"
)


def thousands(pence: int) -> int:
    """Pounds in whole thousands."""
    return round(pence / THOUSAND)


def rounded(whole_thousands: int) -> str:
    """£235,000; from a million on £1.204m. No sign."""
    number = abs(whole_thousands)
    return f"£{number / MILLION:,.3f}m" if number >= MILLION else f"£{number * 1000:,}"


def over_or_under(pence: int) -> str:
    """£1.204m over; £235,000 under; nothing over or under."""
    whole = thousands(pence)
    if not whole:
        return "within £1,000 of"
    return f"{rounded(whole)} {'over' if whole > 0 else 'under'}"


def more_or_less(whole_thousands: int) -> str:
    """£235,000 more; £12,000 less; no change."""
    if not whole_thousands:
        return "no change to the nearest £1,000"
    return f"{rounded(whole_thousands)} {'more' if whole_thousands > 0 else 'less'}"


def parts_words(parts: Parts, *, than: str = "") -> str:
    """Dearer mix of homes +£5.625m; fewer child-weeks −£1.942m; lower prices −£1.458m.

    The largest first, rounded so as to add up. `than`: what prices are beside ("than assumed").
    """
    every = (parts.price, parts.volume, parts.mix)
    shares = shared_pence(thousands(parts.total), every) if parts.total else (0, 0, 0)
    if any(abs(share - one / THOUSAND) > 1 for share, one in zip(shares, every, strict=True)):
        shares = tuple(thousands(one) for one in every)
    price, volume, mix = shares
    named = [
        (f"{'higher' if price > 0 else 'lower'} prices{than}", price),
        (f"{'more' if volume > 0 else 'fewer'} child-weeks", volume),
        (f"{'dearer' if mix > 0 else 'cheaper'} mix of homes", mix),
    ]
    named.sort(key=lambda one: -abs(one[1]))  # stable: equal parts stay in this order
    changed = [f"{name} {_signed(share)}" for name, share in named if share]
    return "; ".join(changed) or "no change to the nearest £1,000"


def _signed(whole_thousands: int) -> str:
    return f"{'+' if whole_thousands > 0 else '−'}\u2060{rounded(whole_thousands)}"


def end_words(year: FinancialYear, total: Position, *, is_over: bool) -> str:
    """2026/27 is expected to end £1.204m over budget (8 in 10 chance: £0.9m to £1.5m over)."""
    name, gap = words.year(year), total.gap_pence
    if gap is None or total.outturn is None or total.budget_pence is None:
        return ""
    said = f"{over_or_under(gap)} its budget of {rounded(thousands(total.budget_pence))}"
    if is_over:
        return f"{name} ended {said}."
    return f"{name} is expected to end {said} (8 in 10 chance: {range_words(total)})."


def range_words(total: Position) -> str:
    """£0.9m over to £1.5m over."""
    found, budget = total.outturn, total.budget_pence
    if found is None or budget is None:
        return ""
    low, high = found.low_pence - budget, found.high_pence - budget
    ends = [over_or_under(one).removesuffix(" of") for one in (low, high)]
    return " to ".join(ends)


def chance_words(chance: float | None) -> str:
    """How likely it is to end over the budget."""
    if chance is None:
        return ""
    if chance < 0.05:
        return "less than 1 in 20"
    return "more than 19 in 20" if chance > 0.95 else words.of_100(chance)


def because_words(found: AgainstBudget | None) -> str:
    """The parts of the gap, before the assumption that they rest on."""
    if found is None:
        return ""
    said = f"The gap is made of: {parts_words(found.parts, than=' than assumed')}"
    if found.unsplit_pence:
        left = more_or_less(thousands(found.unsplit_pence))
        said += f"; {left} in budgets with nothing to compare last year"
    weeks = round(found.weeks_expected) - round(found.weeks_bought)  # as they are shown
    return (
        f"{said}. At those prices the budget pays for {found.weeks_bought:,.0f} child-weeks; "
        f"{found.weeks_expected:,.0f} are expected ({abs(weeks):,.0f} "
        f"{'more' if weeks > 0 else 'fewer'})."
    )


def outturn_words(year: FinancialYear, found: Outturn, spent: Spent, *, is_over: bool) -> str:
    """What a year without a budget ends at."""
    end = rounded(thousands(found.pence))
    if is_over:
        return f"{words.year(year)} ended at {end}."
    low, high = rounded(thousands(found.low_pence)), rounded(thousands(found.high_pence))
    return (
        f"{words.year(year)} is expected to end at {end} (8 in 10 chance: {low} to {high}); "
        f"{rounded(thousands(spent.pence))} spent so far."
    )


def named(position: Position) -> str:
    """What a row is for: the file's own words, or the homes that no budget is held for."""
    if position.category is not None:
        return words.capital(position.category)
    return HOMES[position.group] if position.group else "Together"


def whose_row(position: Position) -> str:
    """Whose a row is."""
    return "All councils" if position.council == EVERY else names.council(position.council)


def weeks(days: float) -> str:
    """Child-weeks to one decimal."""
    return f"{days / DAYS_PER_WEEK:,.1f}"


def band_words(band: Band) -> str:
    """£1,100,000 to £1,300,000."""
    return f"{words.money(band.low)} to {words.money(band.high)}"


def signed(pence: int, *, to_the_penny: bool = False) -> str:
    """+£1,250 or −£1,250, so that more and less never rest on a colour."""
    said = words.of_pence(pence, to_the_penny)
    return f"+\u2060{said}" if pence > 0 else said  # a word joiner: no line ends after the sign
