"""An answer in sentences: children first, then pounds, always with their range, always with if."""

from models.budget.outlook import ForecastBand
from models.journeys.history.kinds import HomeGroup
from models.money import FinancialYear
from models.scenarios.answer import BreakEven, Of, WhatIf, YearChange
from models.scenarios.assumptions import describe_lever, describe_plan
from models.scenarios.levers import EffectKind, RecruitCarers, ScenarioPlan
from models.words import likely_between
from pages.parts.forecast.view import month_name
from pages.parts.words import writing

WITH_AND_WITHOUT = "With and without the change"
SPEND_WITHOUT = "Spend without the change"

BREAK_EVEN_HEADING = "What it would take to break even"
TO_BREAK_EVEN = (
    "If all else stays as assumed, this is what it takes to break even over all these "
    "months. Capital and set-up are included."
)
ONE_CHANGE_ONLY = "choose one change to see its break-even"
BY_ARITHMETIC = "by arithmetic: each extra pound of cost takes a pound off the saving"
HOW_SURE = "How sure are we?"
PAST_RANGES = "How often the ranges were right in past years"
COMPARED_WITH_SAVINGS = "Compared with a move on Savings"
NOTHING_TO_COMPARE = "No ready move has a full-year figure, so there is nothing to compare with."
READY_MOVE_YEAR = "A ready move, first 365 days"
EARLY_ENDING_HOME = (
    "A ready move may end early, and Savings allows for that. A child in this home is in "
    "residential care either way."
)
EARLY_ENDING_AGENCY = (
    "A ready move may end early, and Savings allows for that. A child with these carers "
    "would have lived with another foster family."
)
EARLY_ENDING_BOTH = "Both allow for moves that end early, at the same rates."
YEAR_OR_365_DAYS = (
    "This page counts a financial year. Savings counts the first 365 days of each move."
)
BEDS_ON_THEIR_OWN_ROW = (
    "Beds that stay paid are not included here. They have their own row. The average on "
    "Savings includes what those moves cost."
)
OTHER_HOMES = "Other homes no longer paid"
NEW_HOME = "New home, support and other costs"
TWO_HOMES = "Two homes at once"
INTRODUCTION = (
    "Choose a change to test. You will see children, spend and savings with and without "
    "the change. A forecast is not a promise, so each figure has a range."
)
CHOOSE_SAVED = "Saved scenarios, up to three"
NO_CHANGES = "No changes yet. Add one above and choose *Work it out*, or choose a saved scenario."
WHAT_CHANGES = "What would be different?"
ADD = "Add to the scenario"
FIGURES_NEEDED = "Enter each figure marked *needed*. There is no usual figure to start from."
BEFORE_THE_LAST_CHANGE = "The scenario below does not include your last change."
OPEN_A_HOME = "Open a children's home of our own"
OPEN_SUPPORTED = "Supported accommodation for 16 and over"
MAKE_READY_MOVES = "Make the ready moves, sooner or later"
SUPPORT_FAMILIES = "Edge-of-care support for families"
MORE_OR_FEWER = "More or fewer children come into care"
BOUGHT_HOME = "A bought children's home"
AGENCY_FAMILY = "An agency's foster family"
WEEKS_UNTIL_FULL_CARERS = "Weeks until each has a child"
COME_FROM = "Where the children would otherwise live"
RECRUITMENT = "One-off recruitment cost for each carer, £"
WEEKS_UNTIL_FULL_HOME = "Weeks until all beds are in use"
RUNNING_COST = "Running cost, £ a week, full or not"
CAPITAL = "One-off capital cost, £ (needed)"
SET_UP = "One-off set-up cost before it opens, £"
PRICE_OF_PLACE = "£ a week for each place"
MOVES_A_MONTH = "Moves a month (0: all on that day)"
SHIFT = "Weeks later (below 0: earlier)"
WHICH_MOVES = (
    "These are the children whom the rules call ready today. A shift is compared with "
    "the same moves on their first days."
)
FAMILIES_AVERTED = "Of 100 families, how many children are kept out of care (needed)"
COST_OF_FAMILY = "Cost for each family, £ (needed)"
AVOIDANCE_ONLY = (
    "This is cost avoidance, shown apart from savings. No published share is known, so "
    "the share is your own assumption."
)
CHANGE_OF_PRICES = "Change in % (below 0: lower)"
CHANGE_OF_ENTRIES = "Change in % (below 0: fewer)"
AGES = "Aged from, to under"
WHY_THIS_SCENARIO = "Why are you testing this?"
WHO_SEES_IT = (
    "Everyone who may see costs can see it. Do not write a child's name. Each change is "
    "saved as a new version, and you can still see the old one."
)
WHY_WITHDRAWN = "Why are you withdrawing it?"
SAVED_BY_ACTIONS = "Saved by the change"
AVOIDED = "Avoided (not a saving)"
EMPTY_PLACES = "Empty places in our own homes and block contracts (not counted)"
HOW_TO_READ = (
    "Each figure is the average of all futures. It is 80% likely to be within its range. "
    "Below zero means more spent. Each part is what changes when we add it: first prices "
    "and entries, then what is avoided, then what is done. Averages add up, but ranges "
    "do not."
)
CAPITAL_ROW = "Capital (not in savings)"
NET_SAVING = "Net saving so far"
CAPITAL_COUNTED = "This includes capital and set-up. It does not include prices and entries."
NO_SET_UP_COSTS = "There are no set-up costs, so there is no break-even point."

PART = {
    EffectKind.DONE: "The change",
    EffectKind.AVOIDED: "Avoided",
    EffectKind.AROUND: "Prices and entries",
}
AT_MOST = {
    Of.PLACE_PRICE: "each place can cost up to {} a week ({} assumed)",
    Of.RECRUITMENT: "recruiting a carer can cost up to {} ({} assumed)",
    Of.RUNNING: "running it can cost up to {} a week ({} assumed)",
    Of.FAMILY_COST: "supporting a family can cost up to {} ({} assumed)",
}
AT_LEAST = {
    Of.CARERS: "at least {} of the {} carers must be found",
    Of.BEDS: "at least {} of the {} beds must be in use, once it is full",
    Of.AVERTED: "at least {} in 100 children must be kept out of care ({} assumed)",
}
A_CHILD = 0.5  # a difference that rounds to nobody


def story(answer: WhatIf) -> list[str]:
    """The answer in a few sentences."""
    texts = [f"If {describe_plan(ScenarioPlan(answer.levers))}:", children_words(answer)]
    texts += [_lived_words(answer, number) for number in range(len(answer.lived))]
    if answer.moves is not None:
        moves = answer.moves
        texts.append(
            f"Of {writing.count_of(moves.planned, 'ready move')}, {moves.made.mean:.0f} are made. "
            f"The other children have left by then. {moves.early.mean:.0f} of the moves end early "
            "within a year."
        )
    texts += [f"{year_name(year)}: {year_words(year)}." for year in answer.years]
    texts += [break_even_words(break_even) for break_even in answer.break_even]
    if not answer.break_even and any(year.done or year.avoided for year in answer.years):
        texts.append(NO_SET_UP_COSTS)
    return texts


def children_words(answer: WhatIf) -> str:
    """How many live in residential care at the end, beside the number without the change."""
    last = answer.of_group(HomeGroup.RESIDENTIAL)[-1]
    gap = last.plan.mean - last.today.mean
    if abs(gap) < A_CHILD:
        compared = "as many as without the change"
    else:
        extra = "more" if gap > 0 else "fewer"
        compared = f"{abs(gap):.0f} {extra} than without the change"
    return (
        f"In {month_name(last.month)}, {last.plan.mean:.0f} children are in residential care, "
        f"{compared}. It is {likely_between(f'{last.plan.low:.0f}', f'{last.plan.high:.0f}')}."
    )


def _lived_words(answer: WhatIf, number: int) -> str:
    lived_line = answer.lived[number]
    lever = answer.levers[lived_line.lever]
    where = "with these carers" if isinstance(lever, RecruitCarers) else "there"
    return (
        f"{writing.capitalise(describe_lever(lever))}: {lived_line.people.mean:.0f} children live "
        f"{where} for some of the time. In the last 12 months {lived_line.filled.mean:.1f} of "
        f"{lived_line.places} places are filled."
    )


def year_name(year_change: YearChange) -> str:
    """2027/28, or with how many of its months are counted."""
    name = writing.year(FinancialYear.parse(year_change.year))
    return (
        name
        if year_change.months == 12
        else f"{name} ({writing.count_of(year_change.months, 'month')} of it)"
    )


def year_words(year_change: YearChange) -> str:
    """Each part by itself: what is done, what is avoided, what happens around."""
    parts = []
    if year_change.done is not None:
        parts.append(saved_words(year_change.done, "saved", "more spent than saved"))
    if year_change.avoided is not None:
        parts.append(saved_words(year_change.avoided, "avoided", "more spent than avoided"))
    if year_change.around is not None:
        lower = "less spent because of prices and entries"
        parts.append(saved_words(year_change.around, lower, lower.replace("less", "more")))
    if year_change.capital_gbp:
        parts.append(f"capital {writing.money(year_change.capital_gbp)}, not counted")
    return "; ".join(parts) or "no effect this year"


def saved_words(band: ForecastBand, good: str, bad: str) -> str:
    """£1,200,000 saved (80% likely to be between £900,000 and £1,500,000)."""
    if not (band.mean or band.low or band.high):
        return "no effect this year"
    if band.mean >= 0:
        return f"{pounds(band.mean)} {good} (80% likely to be {range_words(band)})"
    turned = ForecastBand(-band.mean, -band.high, -band.low)
    return f"{pounds(turned.mean)} {bad} (80% likely to be {range_words(turned)})"


def range_words(band: ForecastBand) -> str:
    """Between £900,000 and £1,500,000."""
    return f"between {pounds(band.low)} and {pounds(band.high)}"


def pounds(gbp: float) -> str:
    """To the nearest thousand from ten thousand on: more would be more than is known."""
    return writing.money(round(gbp, -3) if abs(gbp) >= 10_000 else round(gbp, -2))


def break_even_words(break_even: BreakEven) -> str:
    """When it has paid for itself, capital and set-up counted, and in how many futures."""
    label = "The cost avoidance" if break_even.part is EffectKind.AVOIDED else "The change"
    share = f"{break_even.share * 100:.0f} of 100 futures"
    if break_even.month is None:
        return f"{label} does not pay for itself by the last month. In {share} it does."
    return (
        f"{label} pays for itself from {month_name(break_even.month)}, including capital and "
        f"set-up. In {share} it does so by then."
    )


def by_simulation(tries: str) -> str:
    return f"from {tries} of the simulation, in whole numbers"


def never_breaks_even(change: str, of: str, how: str) -> str:
    return f"{change}: it cannot break even at any {of} ({how})."


def what_ranges_hold(futures: int) -> str:
    return (
        f"- We simulate {futures} futures, and 80% of them are within each range. The "
        "same chance events happen with and without the change, so a difference is not "
        "chance.\n- **In the range:** who comes, moves and leaves, and when. It also allows "
        "for how well we know past rates.\n- **Not in the range:** whether the change "
        "happens, and changes of law or practice. We assume that children do as well with "
        "new carers or in new homes as they did in such places before.\n- This shows what "
        "would follow *if* the change happened, based on the council's own history. It does "
        "not predict for any one child, and it decides nothing."
    )


def learned_from(returns: str, known_to: str, as_of: str, engine: str) -> str:
    return (
        f"Learned from {returns} up to {known_to}, starting from {as_of}. Engine: {engine}. "
        "We keep each answer with these details, so it can be shown again unchanged."
    )


def place_and_move(where: str, saving: str, year: str, average_move: str) -> str:
    return (
        f"A place {where} saves {saving} in {year}. {average_move}. Both come from the same "
        "engine. They differ for these reasons:"
    )


def place_filled_again(taken: float, places: int, year: str, saving: str, old_home: str) -> str:
    return (
        f"A place is filled again when a child leaves: on average {taken:.1f} of {places} are "
        f"filled in {year}. After a move, {saving} of the {old_home} that the old home costs for "
        "a year is no longer paid. Many children would have left it anyway, and some moves end "
        "early."
    )


def place_cost(place: str, year: str, new_home: str) -> str:
    return (
        f"A place costs {place} in {year}. The new home after a move costs {new_home}, with "
        "its support."
    )


def beds_that_stay_paid(beds: int, moves: str) -> str:
    return (
        f"{beds} of the {moves} {'is' if beds == 1 else 'are'} out of a place that stays paid or "
        "may stay paid. "
        "Places only take children who would have gone to a bought home."
    )


def two_homes_paid(amount: str) -> str:
    return (
        f"After a move, two homes are paid at once for a time ({amount} on average). A child "
        "who comes to a new place was never in the other home."
    )


def price_rise(year: str, rise: float) -> str:
    return f"Prices of bought homes in {year} are {rise:.0%} higher than today."


def no_move_made(average_move: str) -> str:
    return f"{average_move}. No ready move is made in this scenario."


def move_and_move(saving: str, year: str, average_move: str) -> str:
    return (
        f"A ready move made here saves {saving} in {year}. {average_move}. Both come from the "
        "same engine. They differ for these reasons:"
    )


def moves_made(made: float, planned: int) -> str:
    return (
        "Here the moves are made on the days you chose, and only if the child is still in "
        f"residential care: {made:.0f} of {planned}."
    )


def too_many(room: int) -> str:
    return f"You can compare three at most. The first {room} that you chose are shown."


def not_enough_history(day: str) -> str:
    return (
        f"There is no answer from {day}, because there is not enough history. You need at "
        "least 2 returns that ended by then, covering 100 children and 20 years of "
        "residential care. Bring in earlier returns. You can still save scenarios."
    )


def as_it_was(made_at: str, as_of: str) -> str:
    return f"as it was on {made_at}, from {as_of}"


def usual_running_cost(weekly: str, source: str) -> str:
    return (
        f"The running cost starts at {weekly} a week for each bed ({source}). You can enter "
        "your own."
    )


def usual_price(source: str) -> str:
    return (
        f"The price starts at {source}. This is for a budget only. Supported accommodation "
        "gives support, not care. It does not suggest this for any young person."
    )


def worked_out_on(made_at: str, as_of: str, engine: str) -> str:
    return f"Worked out on {made_at}, from data of {as_of}. Engine: {engine}."


def children_in_month(month: str, children: float, low: float, high: float, without: float) -> str:
    return (
        f"{children:.0f} children in {month}, {likely_between(f'{low:.0f}', f'{high:.0f}')}. "
        f"Without the change: {without:.0f}."
    )


def average_move(saving: str, moves: str) -> str:
    return f"An average ready move saves {saving} in its first 365 days (Savings page, {moves})"


def earlier_or_later(year: str) -> str:
    return f"only because moves are earlier or later, {year}: "


def total_so_far(scenario: str, amount: str, month: str, between: str) -> str:
    return f"{scenario}: {amount} by {month}, 80% likely to be {between}."
