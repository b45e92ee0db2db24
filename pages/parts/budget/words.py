"""The Budget page's sentences: where the year ends, what the gap is made of, what came."""

from models.budget.against import AgainstBudget
from models.budget.choices import EVERY
from models.budget.lines import Spent
from models.budget.outlook import ForecastBand
from models.budget.variance import Parts
from models.budget.year import BudgetPosition, Outturn
from models.money import DAYS_PER_WEEK, FinancialYear, shared_pence
from pages.parts.evidence.forecast import HOMES
from pages.parts.words import names, writing

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
    full = thousands(pence)
    if not full:
        return "within £1,000 of"
    return f"{rounded(full)} {'over' if full > 0 else 'under'}"


def more_or_less(whole_thousands: int) -> str:
    """£235,000 more; £12,000 less; no change."""
    if not whole_thousands:
        return "no change to the nearest £1,000"
    return f"{rounded(whole_thousands)} {'more' if whole_thousands > 0 else 'less'}"


def parts_words(parts: Parts, *, than: str = "") -> str:
    """Dearer mix of homes +£5.625m; fewer child-weeks −£1.942m; lower prices −£1.458m.

    The largest first, rounded so as to add up. `than`: what prices are beside ("than assumed").
    """
    numbers = (parts.price, parts.volume, parts.mix)
    shares = shared_pence(thousands(parts.total), numbers) if parts.total else (0, 0, 0)
    if any(
        abs(share - number / THOUSAND) > 1 for share, number in zip(shares, numbers, strict=True)
    ):
        shares = tuple(thousands(number) for number in numbers)
    price, volume, mix = shares
    named = [
        (f"{'higher' if price > 0 else 'lower'} prices{than}", price),
        (f"{'more' if volume > 0 else 'fewer'} child-weeks", volume),
        (f"{'dearer' if mix > 0 else 'cheaper'} mix of homes", mix),
    ]
    named.sort(key=lambda pair: -abs(pair[1]))  # stable: equal parts stay in this order
    changed = [f"{name} {_signed(share)}" for name, share in named if share]
    return "; ".join(changed) or "no change to the nearest £1,000"


def _signed(whole_thousands: int) -> str:
    return f"{'+' if whole_thousands > 0 else '−'}\u2060{rounded(whole_thousands)}"


def end_words(year: FinancialYear, total: BudgetPosition, *, is_over: bool) -> str:
    """2026/27 is expected to end £1.204m over budget (8 in 10 chance: £0.9m to £1.5m over)."""
    name, gap = writing.year(year), total.gap_pence
    if gap is None or total.outturn is None or total.budget_pence is None:
        return ""
    text = f"{over_or_under(gap)} its budget of {rounded(thousands(total.budget_pence))}"
    if is_over:
        return f"{name} ended {text}."
    return f"{name} is expected to end {text} (8 in 10 chance: {range_words(total)})."


def range_words(total: BudgetPosition) -> str:
    """£0.9m over to £1.5m over."""
    outturn, budget = total.outturn, total.budget_pence
    if outturn is None or budget is None:
        return ""
    low, high = outturn.low_pence - budget, outturn.high_pence - budget
    ends = [over_or_under(number).removesuffix(" of") for number in (low, high)]
    return " to ".join(ends)


def chance_words(chance: float | None) -> str:
    """How likely it is to end over the budget."""
    if chance is None:
        return ""
    if chance < 0.05:
        return "less than 1 in 20"
    return "more than 19 in 20" if chance > 0.95 else writing.of_100(chance)


def because_words(against_budget: AgainstBudget | None) -> str:
    """The parts of the gap, before the assumption that they rest on."""
    if against_budget is None:
        return ""
    text = f"The gap is made of: {parts_words(against_budget.parts, than=' than assumed')}"
    if against_budget.unsplit_pence:
        remainder = more_or_less(thousands(against_budget.unsplit_pence))
        text += f"; {remainder} in budgets with nothing to compare last year"
    weeks = round(against_budget.weeks_expected) - round(
        against_budget.weeks_bought
    )  # as they are shown
    return (
        f"{text}. At those prices the budget pays for {against_budget.weeks_bought:,.0f} "
        f"child-weeks; "
        f"{against_budget.weeks_expected:,.0f} are expected ({abs(weeks):,.0f} "
        f"{'more' if weeks > 0 else 'fewer'})."
    )


def outturn_words(year: FinancialYear, outturn: Outturn, spent: Spent, *, is_over: bool) -> str:
    """What a year without a budget ends at."""
    end = rounded(thousands(outturn.pence))
    if is_over:
        return f"{writing.year(year)} ended at {end}."
    low, high = rounded(thousands(outturn.low_pence)), rounded(thousands(outturn.high_pence))
    return (
        f"{writing.year(year)} is expected to end at {end} (8 in 10 chance: {low} to {high}); "
        f"{rounded(thousands(spent.pence))} spent so far."
    )


def named(position: BudgetPosition) -> str:
    """What a row is for: the file's own words, or the homes that no budget is held for."""
    if position.category is not None:
        return writing.capital(position.category)
    return HOMES[position.group] if position.group else "Together"


def whose_row(position: BudgetPosition) -> str:
    """Whose a row is."""
    return "All councils" if position.council == EVERY else names.council(position.council)


def weeks(days: float) -> str:
    """Child-weeks to one decimal."""
    return f"{days / DAYS_PER_WEEK:,.1f}"


def band_words(band: ForecastBand) -> str:
    """£1,100,000 to £1,300,000."""
    return f"{writing.money(band.low)} to {writing.money(band.high)}"


def signed(pence: int, *, to_the_penny: bool = False) -> str:
    """+£1,250 or −£1,250, so that more and less never rest on a colour."""
    text = writing.of_pence(pence, to_the_penny)
    return f"+\u2060{text}" if pence > 0 else text  # a word joiner: no line ends after the sign
