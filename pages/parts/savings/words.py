"""What the Savings page says of the year's target, its payments and the moves behind it."""

from models.ledger.payments import PaymentSeen
from models.ledger.renegotiated import RenegotiatedPrice
from models.words import count_of

# The choice of view
TARGET_VIEW = "Progress against the target"
READY_VIEW = "If the ready moves were made"

# The statement
MORE = "More about these sums: by label, in cash, and what is not counted"
FOR_FINANCE = "Workbook for finance (Excel)"
NEW_MOVES_CAN_CLOSE = "If all of them moved, that would close this year's gap."
NEW_MOVES_CANNOT_CLOSE = "New moves cannot close this year's gap."
OWN_PROGRAMME_ONLY = (
    "You can see your council's programme costs. Shared costs are only shown to people who can see "
    "all councils."
)
WORKING_OUT_EXPECTED = (
    "We work out what moves are expected to save. This takes about a minute, once for each import."
)
NO_LABEL = "not yet classified"


def progress_in(year: str) -> str:
    return f"Progress in {year}"


def new_move(day: str, this_year: str, children: str) -> str:
    return f"A move made on {day} would save about {this_year} this year. {children}"


def new_move_in_both(day: str, this_year: str, full_year: str, children: str) -> str:
    return (
        f"A move made on {day} would save about {this_year} this year and {full_year} in a full "
        f"year. {children}"
    )


def full_year_of_some(full_year: str, children: int, of: int) -> str:
    return (
        f"In a full year it would save {full_year}. "
        f"That is the average for the {children} of these {of} who have a full year ahead."
    )


def a_week_late(moves: int, cost: str) -> str:
    late = (
        "the planned move in the forecast is"
        if moves == 1
        else f"all {moves} planned moves in the forecast are"
    )
    return f"If {late} a week late, it will cost about {cost}."


def carried(year: str, amount: str, over: bool) -> str:
    when = "at the year's end" if over else "so far"
    return f"Carried into {year} by moves agreed {when}: {amount}."


def by_label(name: str, labels: str) -> str:
    return f"{name}: {labels}."


def as_cash(cash: str, stays_paid: str) -> str:
    if not stays_paid:
        return f"Of this, {cash} is cash."
    return f"Of this, {cash} is cash and {stays_paid} is for places that stay paid."


def cash_in_all(total: str, cash: str, stays_paid: str) -> str:
    if not stays_paid:
        return f"All {total} confirmed, claimed or still expected is cash."
    return (
        f"Of the {total} confirmed, claimed or still expected, {cash} is cash and "
        f"{stays_paid} is for places that stay paid."
    )


def whose_savings(parts: str) -> str:
    return f"By the child's council, that is {parts}."


def gross_to_net(gross: str, support: str, one_off: str, overlap: str, net: str) -> str:
    return (
        f"Gross to net so far: {gross}, less {support} support, {one_off} one-off costs and "
        f"{overlap} while two homes were paid, is {net}."
    )


def stays_paid(moves: int, amount: str) -> str:
    return (
        "Moves out of places that stay paid, or may stay paid (not counted): "
        f"{count_of(moves, 'move')}, {amount}."
    )


def partners_save(health: str, schools: str) -> str:
    return (
        f"Partners pay less for the same children (not counted): health {health}, "
        f"schools {schools}."
    )


def avoided(amount: str) -> str:
    return f"Savings labelled avoided (not counted): {amount}."


def rises_avoided(amount: str) -> str:
    return f"Price rises avoided by these moves (not counted): {amount}."


def came_back(children: int, amount: str) -> str:
    return (
        f"{count_of(children, 'child', 'children')} returned to residential care. "
        f"Since then they have cost {amount} more than the baseline (not counted)."
    )


def unclassified(amount: str) -> str:
    return f"Finance has not yet said if {amount} reduces the budget or the overspend."


def days_without_price(days: int) -> str:
    return (
        f"There is no price for {count_of(days, 'day')} that children spent in their new homes. "
        "No saving is claimed for those days."
    )


def without_figure(moves: int) -> str:
    counts = "it counts" if moves == 1 else "they count"
    return f"We cannot estimate a saving for {count_of(moves, 'move')}, so {counts} as £0."


# By council
BY_COUNCIL = "By council: by child and by contract share"
BY_CHILD = "by the child's council"
BY_CONTRACT = "by contract share"
SHARES_UNVERIFIED = "Nobody has checked the contract shares yet. About shows where they come from."


def by_council(name: str, view: str, parts: str, together: str) -> str:
    return f"{name}, {view}: {parts}. Together {together}."


# Pictures
PROMISED = "Promised when agreed"


def range_in_picture(likely: str, target: bool) -> str:
    dashed = " The dashed line is the target." if target else ""
    return (
        "The upright line in the last month is the range of the forecast at the year's end: "
        f"{likely}. Earlier months have no range.{dashed}"
    )


def months(year: str, parts: str, target: str) -> str:
    text = f"Savings month by month in {year}: {parts}"
    return f"{text}; target {target}" if target else text


def bridge(promised: str, moves: int, steps: str, now: str) -> str:
    middle = f" {steps}." if steps else ""
    return f"{promised} was promised when {count_of(moves, 'move')} were agreed.{middle} Now {now}."


# Beside the statement
AFTER_PRESSURES = "Savings after new pressures"
WHY_LESS = "Why savings are lower than promised"
WHY_MORE = "Why savings are higher than promised"
NOBODY_MOVED = "No child has moved this year yet."
NO_MOVES_PLANNED = "No moves are planned."
NO_SPEND_YET = "There is no spend on record for this year yet, so we cannot compare."
NO_SPEND_IN_BOTH = "There is no spend on record for the same days of both years."
WORKING_OUT = "We are working this out from every child's days and prices."
SEE_PRESSURES = "See the new pressures in Budget"


def without_agreed_price(moves: int) -> str:
    return f"{count_of(moves, 'move')} without an agreed price"


def how_bought_unknown(moves: int) -> str:
    return f"{count_of(moves, 'move')} where we do not know how the old place is bought"


def differences(number: int, claimed: str) -> str:
    return f"{count_of(number, 'difference')} in the payments, {claimed} claimed"


def ready_to_confirm(weeks: int) -> str:
    return f"{count_of(weeks, 'week')} ready to confirm"


def savings_for(children: int) -> str:
    whose = count_of(children, "child", "children")
    return f"Savings confirmed, claimed or still expected are from the moves of {whose}."


def moved(children: int, there: int, returned: int) -> str:
    still = "is still there" if there == 1 else "are still there"
    return (
        f"{count_of(children, 'child', 'children')} moved this year, by the moves recorded here: "
        f"{there} {still}, {returned} came back. It takes a year to know that a move has lasted. "
        "The board report counts every move that the council's returns show."
    )


def waiting(reasons: str) -> str:
    return f"Moves wait for: {reasons}"


def no_reason(moves: int) -> str:
    return f"no reason given {moves}"


def after_pressures(higher: bool, net: str, until: str, saved: str, new: bool, other: str) -> str:
    pressures = f"New pressures added {other}." if new else f"Other changes took off {other}."
    return (
        f"Spend is {net} {'higher' if higher else 'lower'} than in the same days of last year, "
        f"to {until}. Moves saved {saved}. {pressures}"
    )


# Confirming payments
NOTHING_TO_CONFIRM = "Nothing to confirm. Every week that the payments file covers is confirmed."
SOME_ONLY = "Confirm only some of them"
EVIDENCE = "Evidence, such as the old home's last invoice"
NAME_THE_EVIDENCE = "Name the evidence. The payments alone do not show it."
UNDONE = "Undone by the person who confirmed it"
NEW_PRICE = "If the price changed, record the new price with the move, from the day it changed."
OTHER_EVIDENCE = "Only confirm this if you have other evidence, and say what it is."
CURE = {
    PaymentSeen.CHANGED_SINCE: (
        "A credit or a late payment came in after these weeks were confirmed. "
        f"{NEW_PRICE} Then confirm again."
    ),
    PaymentSeen.STILL_PAID: (
        "Ask if the notice was longer than recorded. "
        "If so, record with the move's money until when the old home is paid."
    ),
    PaymentSeen.NOTICE_NOT_PAID: (
        "If the notice is over, record with the move's money until when the old home was paid."
    ),
    PaymentSeen.DIFFERS: NEW_PRICE,
    PaymentSeen.NEW_NOT_HELD: f"There is no payment record. {OTHER_EVIDENCE}",
    PaymentSeen.OLD_NOT_HELD: (
        "The payments file does not show the old home before the move, so it cannot show that "
        f"payments stopped. {OTHER_EVIDENCE}"
    ),
}
DIFFERENCE_COLUMNS = (
    "Child", "From", "To", "Weeks", "The payments say", "In the ledger", "Paid more or less",
)  # fmt: skip


def agree(weeks: int, moves: int, total: str) -> str:
    return (
        f"{count_of(weeks, 'week')} of {count_of(moves, 'move')}, {total}, agree with the payments."
    )


def confirm_all(weeks: int) -> str:
    return f"Confirm all {count_of(weeks, 'week')}"


def confirm_as_claimed(weeks: int) -> str:
    return f"Confirm {count_of(weeks, 'week')} as claimed"


def confirmed(weeks: int, moves: int, total: str, moment: str) -> str:
    weeks_of_moves = f"{count_of(weeks, 'week')} of {count_of(moves, 'move')}"
    return f"You confirmed {weeks_of_moves}, {total}, on {moment}."


def after_the_file(amount: str, day: str) -> str:
    return (
        f"{amount} is for weeks from {day}. They end after the last day in the payments file, "
        "so you cannot confirm them yet."
    )


# The ledger
EVERY_POUND = "What is behind every pound"
NO_MOVE_YET = "No move has saved or cost money this year yet."
NET_TO_DATE = "Net up to today"
WEEKS_OF_ONE_MOVE = "See the weeks of one move"
SAMPLE_CHECK = "Check a sample of savings: the largest, and some at random"
NOTHING_TO_CHECK = "Nothing is confirmed for this year yet, so there is nothing to check."
CHILD_NOT_SHOWN = "A child you cannot see"
HOW_WRONG = "How this could be wrong:"
WEEK_COLUMNS = ("Week", "From", "Days", "Old home", "New home", "Support, once, two homes",
                "Net", "Confirmed", "Payments say")  # fmt: skip


def moves_this_year(moves: int) -> str:
    return f"Savings this year of {count_of(moves, 'move')}"


def some_weeks(because: str) -> str:
    return f"Some of these weeks: {because}."


def sample(claims: int, largest: int, random: int) -> str:
    return (
        f"{count_of(claims, 'claim')} this year. This sample has the {largest} largest and "
        f"{random} "
        "of the others, chosen at random. It stays the same all day."
    )


def claim(moved_on: str, price: str, fixed_on: str, source: str) -> str:
    return (
        f"Moved on {moved_on}. The old price is {price} a week, fixed on {fixed_on}. "
        f"It comes from: {source}."
    )


# Moves behind what is expected
AGREED_MOVES = "Confirmed, claimed and still expected: each move's part"
POSSIBLE_MOVES = "Possible: each move's part"
STAYS_PAID_MOVES = "Not counted: moves out of places that stay paid or may stay paid"
NOT_COUNTED_MOVES = "Not counted: what is avoided and what others pay, by move"
WEEKS_TO_COME = "See the weeks to come of one move"
LINES_ON_CHILDS_PAGE = (
    "The child's page has the lines of each move with their sources, when you ask for the money. "
    "A move that is not agreed may never be made, so the low end is often £0."
)
CHANCE_SOURCE = "Chance of lasting comes from"
COMING_COLUMNS = ("From", "Saves if the move lasts", "Chance that it does", "Expected")
APART_COLUMNS = ("Child", "Labelled avoided", "Price rises avoided", "Cost since return",
                 "Health pays less", "Schools pay less", "Others pay more")  # fmt: skip


def still_expected_in(year: str) -> str:
    return f"Still expected in {year}"


def if_made(chance: str) -> str:
    return f"{chance} made"


# Apart from moves
APART = "Apart from moves: prices agreed down, and families supported"
APART_WHY = (
    "Shown separately from savings from moves, and not counted in the target. "
    "These children stay where they are, or do not come into care."
)
PRICES_DOWN = "**Prices agreed down**"
FAMILIES = "**Edge of care: families supported**"
NO_PRICES = "No prices agreed down this year. Add them in renegotiations.csv."
NO_FAMILIES = "No families supported this year. Add them in edge_of_care.csv."
PRICE_KIND = {
    RenegotiatedPrice.CUT: "Price cut",
    RenegotiatedPrice.REFUSED: "Rise refused (avoided)",
}
WEEKS_OF_ONE_PRICE = "See the weeks of one price"
OF_100_CHILDREN = "Of 100 such children, how many would have come into residential care?"
PRICE_COLUMNS = ("Child", "What", "From", "Ends before", "Why it ends", "Without it, a week",
                 "With it, a week", "This year", "Confirmed by payments", "With whom",
                 "Source")  # fmt: skip
PRICE_WEEK_COLUMNS = ("From", "Ends before", "Reduction", "Paid", "Payment check")


def agreement_has_no_effect(day: str, because: str) -> str:
    return f"The agreement of {day} has no effect: {because}."


def prices_of(kind: str, amount: str, proved: str, children: int) -> str:
    return (
        f"{kind}: {amount} up to today for {count_of(children, 'child', 'children')}. "
        f"Payments confirm {proved} of it."
    )


def in_care_already(children: int) -> str:
    was = "was" if children == 1 else "were"
    return (
        f"{count_of(children, 'child', 'children')} in the file {was} in care on the day of "
        f"referral, "
        "so not counted here."
    )


def supported(children: int, at_home: int, came_in: int, weeks: str) -> str:
    families = "child's family was" if children == 1 else "children's families were"
    still = "is still at home" if at_home == 1 else "are still at home"
    return (
        f"{children:,} {families} supported this year: {at_home:,} {still} by the latest returns "
        f"and {came_in:,} came into care. Together the children spent {weeks} weeks at home this "
        "year."
    )


def avoided_if_so(amount: str, of_100: str, weeks: str, weekly: str, children: int) -> str:
    return (
        f"If so, the cost avoided is {amount}: {of_100} of 100 × {weeks} weeks at home × {weekly} "
        f"a week. That price is the trust's average for "
        f"{count_of(children, 'child', 'children')} in "
        "residential care now. This is not saved. Many of these children would not have come into "
        "care, and we cannot say which."
    )
