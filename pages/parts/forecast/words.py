"""Forecast: what the page says."""

EVERY_KIND = "Every kind of home"
NO_PRICE = "Spend is not shown, because we have no price for this kind of home."
TRUSTS_OWN_SPEND = "This is the trust's own spend. It is not taken from payments."
SPEND_TO_COME = (
    "Forecast: children now in care keep their own recorded price while they stay, with "
    "a rise each 1 April. Children still to come cost the average recorded price for "
    "that kind of home. If there are fewer than 5 recorded prices, we use the council's "
    "or a published price."
)
RANGE_OF_SPEND = "80% likely range of spend"
HOW_SURE = "How sure are we?"
PAST_RANGES = "How often the ranges were right in past years"
DOWNLOAD = "Download children and spend by month (CSV)"


def forecast_made(made: str, day: str) -> str:
    return f"The forecast made on {made}, from {day}"


def as_known_then(day: str) -> str:
    return f"{day}, with what was known then"


def not_enough_history(day: str) -> str:
    return (
        f"There is no forecast from {day}, because there is not enough history. You need at "
        "least 2 returns that ended by then, covering 100 children and 20 years of "
        "residential care. Bring in earlier returns, or choose a later day. The table below "
        "shows what has happened so far."
    )


def spend_to_date(percent: float) -> str:
    return (
        "Spend to date: each week counts at the child's own recorded price. If there is "
        f"none, it counts at the council's or a published price. {percent:.0f}% of the spend "
        "in residential care is at recorded prices."
    )


def not_counted(homes: str) -> str:
    return f"Not counted, because there is no price: {homes}."


def learned_from(returns: str, day: str, engine: str) -> str:
    return (
        f"Learned from {returns} up to {day}. Engine: {engine}. The same engine always gives "
        "the same numbers. We keep each forecast, so you can choose it again above."
    )


def expected_range(month: str, expected: str, between: str) -> str:
    return f"{month}: {expected} expected, 80% likely to be between {between}."


def months_in_range(inside: int, months: str) -> str:
    return f"Since then, {inside} of {months} were in the range."


def what_range_holds(futures: int, returns: str, *, with_spend: bool) -> str:
    prices = " We also assume that prices rise as stated." if with_spend else ""
    return (
        f"- We simulate {futures} futures, for each child in care and for children still to come. "
        "In any one month 80% of them are within the range, 10% are higher and 10% are "
        "lower.\n"
        f"- **In the range:** chance (who moves, leaves or comes, and when). Rates, because we can "
        f"only estimate them from {returns}. The number of children who come into care, which "
        "changes from year to year.\n"
        "- **Not in the range:** new decisions, such as homes opened or moves planned. Also "
        "changes of law or practice, and homes that are full. It shows what happens at the "
        f"council's usual rates. It is not a plan.{prices}"
    )
