"""The Budget page's sentences: where the year ends, what the gap is made of, what came."""

from models.budget.against import AgainstBudget
from models.budget.choices import EVERY
from models.budget.lines import Spent
from models.budget.outlook import ForecastBand
from models.budget.variance import Parts
from models.budget.year import BudgetPosition, Outturn
from models.money import DAYS_PER_WEEK, FinancialYear, shared_pence
from models.words import likely_between
from pages.parts.evidence.forecast import HOMES
from pages.parts.words import names, writing

NOT_ENOUGH_HISTORY = (
    "There is not enough history for a forecast. You need at least 2 returns covering "
    "100 children and 20 years of residential care in total."
)
METHOD = (
    "Each week counts at the trust's own share of the agreed price. A stay that only "
    'payments show counts at what was paid. "Number of children" is more or fewer '
    'child-weeks, at the average price of a week. "Kind of home" is the same weeks in '
    'more expensive or cheaper kinds of home. "Price" is what a week costs more in the same kind '
    "of home and council, using the average weeks of both years. This is a standard "
    "split (price, volume and mix, Bennet 1920). It adds up to the penny for each child."
)
HOW_STAYS_ARE_KNOWN = (
    "We use returns and Annex A for each day they cover. Since the last yearly return "
    "they only show where each child is now. Homes that a child has lived in and left "
    "since then come from the census or another cost file. If there is none, they come "
    "from payments. No day is counted twice. Notice paid after a child has left is not a "
    "stay."
)
SOURCES_HEADING = "Where these figures come from"
WEEKS_BY_FILE = "Which files each week comes from"
PRICES_BY_HOME = "Recorded and usual prices, by kind of home"
WEEKS_WITHOUT_PRICE = "Child-weeks without a price"
NOT_FOR_SHARING = (
    "For managers and finance in the council only. Do not share it outside: it shows "
    "small counts and single placements."
)
WITH_INFLATION = "If it had risen with inflation"
NO_CHILD_WEEKS = "There are no child-weeks for this choice."
SHOW_ONE_CHILD = "Show one child week by week"
WEEKS_LAST_YEAR = "Child-weeks last year"
SAME_MONTHS_LAST_YEAR = "Same months of last year"
DEAREST_HEADING = "The dearest placements now"
NOT_RANKED = (
    "There is no recorded price, so these are not ranked. Totals use the usual price for "
    "that kind of home."
)
ORDERED_BY_PRICE = (
    "The order is by price only. It does not show what a child needs or where they "
    "should live next. Decide that in the child's own meeting."
)
PRICE_SOURCE = "Where the price is from"
NATIONAL_GROWTH = (
    "In England the cost of a child in residential care rose 7.3% a year above inflation "
    "from 2019/20 to 2023/24. Source: National Audit Office (2025), Managing children's "
    "residential care."
)
GROWTH_HEADING = "The residential bill: price or need?"
NEEDS_BOTH_YEARS = "You need data for the same months in both years."
HOW_MOVES_COUNT = (
    "If a child moved to another kind of residential home, the old stay has ended and "
    "the new stay is new. A higher price for the same child may pay for more staff. Cost "
    "files do not show this."
)
CHILDREN_IN_CHANGE = "The children in this change"
PRICE_AND_INFLATION = "The price of residential care and inflation"
NO_RECORDED_PRICES = (
    "There are no recorded prices yet. Bring in a placement census or a section 251 file."
)
SAME_CHILD_PRICED = "Same child, same kind of home: price recorded in both years"
SAME_CHILD_UNPRICED = "Same child, same kind of home: price not recorded in both years"
ASSUMED_RISE = "the assumed yearly rise"
SAME_CHILD_WEEKS = "Same child, same kind of home: more or fewer weeks"
NEW_AND_ENDED_WEEKS = "Weeks of new stays, less weeks of ended stays"
NEW_AND_ENDED_PRICES = "New stays cost more (+) or less (−) a week than ended stays"
EVERY_KIND = "Every kind of home"
HOMES_FILTER = "Homes (below the budget)"
BUDGET_BY_DAYS = "Budget, spread by days"
SUM_WITH_BUDGET = "Total since 1 April, for homes that have a budget."
SUM_OF_ALL = "Total since 1 April."
ROWS_HEADING = "By council and kind of cost"
RANGE_OF_THE_END = "Range of the end (80% likely)"
TOTAL_WITH_BUDGET = "Together, with a budget"
ROWS_WITHOUT_BUDGET = (
    "Rows without a budget are not in the gap, because budgets.csv has no budget for them."
)
NOT_COMPARED = "**In the budget file, but not compared:**"
LAST_YEAR_HEADING = "Compared with the same months of last year"
BY_COUNCIL_AND_HOMES = "By council and homes, to the penny"
NO_DATA_LAST_YEAR = (
    "We have no data for the same months of last year. Bring in earlier returns to compare."
)
WORKBOOK = "Workbook for finance (Excel)"
USUAL_PRICES = (
    "Where a child's own price is not recorded, we use the usual price with its assumed yearly "
    "rise."
)
NO_CHANGE = "no change to the nearest £1,000"

THOUSAND = 100_000  # pence
MILLION = 1_000  # thousand pounds
ON_WHAT_A_BUDGET_BUYS = (
    "budgets.csv holds money, not weeks or prices, so only the total is a fact. The "
    "parts are estimates. We assume that the budget pays for last year's mix of homes at "
    "last year's prices with the usual rise"
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
        return NO_CHANGE
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
        (f"{'more expensive' if mix > 0 else 'cheaper'} mix of homes", mix),
    ]
    named.sort(key=lambda pair: -abs(pair[1]))  # stable: equal parts stay in this order
    changed = [f"{name} {_signed(share)}" for name, share in named if share]
    return "; ".join(changed) or NO_CHANGE


def _signed(whole_thousands: int) -> str:
    return f"{'+' if whole_thousands > 0 else '−'}\u2060{rounded(whole_thousands)}"


def end_words(year: FinancialYear, total: BudgetPosition, *, is_over: bool) -> str:
    """2026/27 is expected to end £1.204m over budget … 80% likely …"""
    name, gap = writing.year(year), total.gap_pence
    if gap is None or total.outturn is None or total.budget_pence is None:
        return ""
    text = f"{over_or_under(gap)} its budget of {rounded(thousands(total.budget_pence))}"
    if is_over:
        return f"{name} ended {text}."
    return f"{name} is expected to end {text}. It is 80% likely to end {range_words(total)}."


def range_words(total: BudgetPosition) -> str:
    """Between £0.9m over and £1.5m over."""
    outturn, budget = total.outturn, total.budget_pence
    if outturn is None or budget is None:
        return ""
    low, high = outturn.low_pence - budget, outturn.high_pence - budget
    ends = [over_or_under(number).removesuffix(" of") for number in (low, high)]
    return f"between {ends[0]} and {ends[1]}"


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
    text = f"The gap is made up of: {parts_words(against_budget.parts, than=' than assumed')}"
    if against_budget.unsplit_pence:
        remainder = more_or_less(thousands(against_budget.unsplit_pence))
        text += f"; {remainder} in budgets with nothing to compare last year"
    weeks = round(against_budget.weeks_expected) - round(
        against_budget.weeks_bought
    )  # as they are shown
    return (
        f"{text}. At those prices the budget pays for {against_budget.weeks_bought:,.0f} "
        f"child-weeks. We expect {against_budget.weeks_expected:,.0f} ({abs(weeks):,.0f} "
        f"{'more' if weeks > 0 else 'fewer'})."
    )


def outturn_words(year: FinancialYear, outturn: Outturn, spent: Spent, *, is_over: bool) -> str:
    """What a year without a budget ends at."""
    end = rounded(thousands(outturn.pence))
    if is_over:
        return f"{writing.year(year)} ended at {end}."
    low, high = rounded(thousands(outturn.low_pence)), rounded(thousands(outturn.high_pence))
    return (
        f"{writing.year(year)} is expected to end at {end}. It is 80% likely to be between "
        f"{low} and {high}. {rounded(thousands(spent.pence))} spent so far."
    )


def named(position: BudgetPosition) -> str:
    """What a row is for: the file's own words, or the homes that no budget is held for."""
    if position.category is not None:
        return writing.capitalise(position.category)
    return HOMES[position.group] if position.group else "Together"


def whose_row(position: BudgetPosition) -> str:
    """Whose a row is."""
    return "All councils" if position.council == EVERY else names.council_name(position.council)


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


def chance_of_overspend(chance: str) -> str:
    return f"Chance of ending over budget: {chance}."


def one_budget_for_all(year: str) -> str:
    return f"The budget for {year} is one sum for all councils. Choose all councils to see it."


def no_budget(whose: str, year: str) -> str:
    return (
        f"There is no budget{whose} for {year}. To add one, bring in budgets.csv. Its "
        'template is under "Bring in files". It has financial_year, council, '
        "category and budget_gbp."
    )


def no_spending(year: str) -> str:
    return f"No spending recorded for {year}."


def spent_by_price(spent: str, recorded: str, share: str, usual: str) -> str:
    return (
        f"{spent} spent so far. {recorded} of it is at the children's own recorded prices "
        f"({share} weeks). {usual} is at usual prices, because no file has the child's own "
        "price. A usual price is the council's own or a published price for that kind of "
        "home."
    )


def unpriced_weeks(weeks: str) -> str:
    return f"{weeks} child-weeks are not counted, because we have no price for these homes."


def children_counted(homes: str, whose: str, children: str) -> str:
    return (
        f"{homes}{whose}: {children} lived there this year or in the same months of last "
        "year. Costs still to come are simulated for everyone, so they have no list of "
        "children."
    )


def nobody_in_residential_care(whose: str, day: str) -> str:
    return f"No children{whose} were in residential care on {day}."


def dearest_range(placements: str, highest: str, lowest: str) -> str:
    return (
        f"{placements} with a recorded price, from {highest} to {lowest}. This is the full "
        "price. The trust's share is next to it."
    )


def how_prices_compare(source: str) -> str:
    return (
        "This is the trust's share, at prices recorded for that year. Each child counts by "
        f"days. Inflation: {source}. We compare each financial year with the calendar year in "
        "which it begins. To add a year, add a row to data/reference/gdp_deflator.csv."
    )


def bill_change(whose: str, change: str) -> str:
    return f"The bill for residential care{whose}, same months: {change}."


def bill_parts(stays: str, price: str, need: str, more_or_less: str, newcomers: str) -> str:
    return (
        f"Price: {price}. This is for {stays} of the same child in the same kind of home in "
        f"both years. Need: {need}. This is more or fewer weeks. New placements cost "
        f"{more_or_less} a week than those that ended: {newcomers}. That may be price or need."
    )


def average_week(price: str, year: str, children: str) -> str:
    return f"A week in residential care cost {price} in {year} ({children})"


def above_inflation(until: str, rise: str) -> str:
    return (
        f"Up to {until}, that is {rise} a year above inflation. No later inflation figure is "
        "published."
    )


def last_year_to_date(amount: str) -> str:
    return f"Up to the same day last year: {amount}."


def expected_by_year_end(expected: str, low: str, high: str) -> str:
    return f"By 31 March: {expected} expected, {likely_between(low, high)}."


def budget_evenly(budget: str) -> str:
    return (
        f"Budget: {budget}. The line spreads it evenly by days, because budgets.csv has no months."
    )


def no_data_yet(year: str) -> str:
    return f"We have no data for {year} yet."


def year_on_year(
    homes: str,
    whose: str,
    until: str,
    now: str,
    until_before: str,
    before: str,
    change: str,
    parts: str,
    weeks: str,
    weeks_before: str,
    difference: str,
    more_or_fewer: str,
) -> str:
    return (
        f"{homes}{whose}, 1 April to {until}: {now}. To {until_before} it was {before}: "
        f"{change}. Made up of: {parts}. {weeks} child-weeks, {difference} {more_or_fewer} "
        f"than the {weeks_before} last year."
    )


def price_part(residential: str, other: str) -> str:
    return f"Of the price part, {residential} is in residential care and {other} in other homes."


def price_in_two_ways(average: str, same_child: str, between: str) -> str:
    return (
        f"The comparison above counts {average} as price. It takes the average week of all "
        "children in each kind of home and council. "
        f"Here price is {same_child}, for the same children only. The {between} between them "
        "comes from who came, who went and how long children stayed."
    )


def without_price(weeks: str) -> str:
    return f" and {weeks} weeks without a price"
