"""What the Savings page says of the ready moves if they were made, and of a target in moves."""

from models.words import count_of

# For children
FOR_CHILDREN = "What it would mean for children"
CHILDREN_LIST = "Children in residential care"
STAYS = "No move for now"
READY_OR_NEARLY = "ready or nearly ready"
TOO_FEW = "Amounts are hidden because fewer than 5 children are involved."
NO_CHANCE_KNOWN = "We do not know the chance of lasting for any of these moves."
HIDDEN_COUNTS = (
    "– is a number under 5, or one that would let you work out a number under 5 here or in the "
    "board's report. Only all councils and the ready moves are shown. A second table that differs "
    "by a few children would tell you about those few."
)
TO = {
    "Home": "home",
    "Family or friends": "to family or friends",
    "Foster family": "to a foster family",
    "Supported accommodation": "to supported accommodation",
}
OUTSIDE = "For sharing outside the trust"


def ready_of(moves: int, children: int, ready: str, where: str) -> str:
    text = (
        f"{moves} of {count_of(children, 'child', 'children')} in residential care "
        f"{'is' if moves == 1 else 'are'} {ready} for a move"
    )
    return f"{text}: {where}." if where else f"{text}."


def new_of_ready(new: int) -> str:
    return f"{new} of them could make a new move that frees cash this year."


def children_listed(children: int) -> str:
    return f"{count_of(children, 'child lives', 'children live')} in residential care."


def nobody_ready(children: int, to_find_out: int) -> str:
    have = "has" if to_find_out == 1 else "have"
    return (
        "No child is ready for these moves by the rules, so there is nothing to add up. "
        f"{to_find_out:,} of {count_of(children, 'child', 'children')} {have} a question that "
        f"could "
        "change this. Start there."
    )


def lasting(moves: int, lasting: str, basis: str) -> str:
    return (
        f"Of the {count_of(moves, 'move')} with a known chance, about {lasting} would last a year. "
        f"The chances come from {basis}. The needs, wishes and plans of each child decide."
    )


def how_moves_are_chosen(day: str) -> str:
    return (
        f"If these moves were made on {day}. Each child has one move at most, to the first kind of "
        "home that is ready in the law's order: parents, then family and friends, then other "
        "foster carers. Our own carers come before an agency's. A move is never chosen by what it "
        "saves. We do not yet check if a carer is free."
    )


# The sums
TWO_HOMES = "two homes paid at once"
SUMS = "What it would be expected to save"
NO_RANGE = "no range, because no move has a figure"
FIRST_YEAR = "Expected in the first 365 days"
CUTS = "By council and kind of home, to the penny"


def saved_outside(year: str, amount: str, likely: str) -> str:
    return f"Expected net saving of the trust's own spending in {year}: {amount} ({likely})."


def gross_to_net(gross: str, costs: str, net: str) -> str:
    less = f", less {costs}" if costs else ""
    return f"gross {gross}{less}: net {net}."


def cashable(amount: str, moves: int) -> str:
    return f"Cashable: {amount} from {count_of(moves, 'move')}."


def not_cashable(amount: str, moves: int) -> str:
    return (
        f"Not cashable: {amount} from {count_of(moves, 'move')} out of council-run homes or block "
        "contracts, where the cost continues until a named child takes the place."
    )


def no_figure(children: int, year: str, why: str) -> str:
    return f"No figure for {count_of(children, 'child', 'children')} in {year}: {why}."


def range_allows_for(includes: str, leaves_out: str) -> str:
    return (
        "The grey line under Net is the 80% range. "
        f"It allows for: {includes}. It leaves out: {leaves_out}. "
        "So the true range is wider. Do not set a budget on it yet."
    )


def moves_with_figure(likely: str, moves: int, children: int) -> str:
    return f"{likely}; {count_of(moves, 'move')} of {children}"


def frees_cash(moves: int) -> str:
    return f"{count_of(moves, 'move')} whose old place stops being paid"


# The moves behind the sums
ONE_MOVE = "Show one move in full"
PLACE_STAYS_PAID = "no, the place stays paid"
SHARE_THERE = "Share expected there"
FULL_YEAR = "First 365 days"


def moves_behind(moves: int) -> str:
    return f"The {count_of(moves, 'move')} behind these sums"


def from_to(old: str, new: str, day: str) -> str:
    return f"From {old} to {new} on {day}."


def period(label: str, starts: str, ends: str) -> str:
    return f"**{label}**, from {starts}, ends before {ends}"


def no_week(period: str) -> str:
    return f"No week of {period} comes after the move."


# A target in moves
TARGET_IN_MOVES = "How many moves a target would need"
NO_TARGET_YET = (
    "No target is set for this year and council (`targets.csv`). "
    "Type one to see how many moves it needs."
)
NO_FULL_YEAR = (
    "No move has a full-year figure, so we cannot estimate how many moves the target needs."
)
NO_NAIVE = "The gap between two weekly prices is not a saving, because moves may end early."


def target_for(year: str, whose: str) -> str:
    return f"Target for {year}, {whose}, pounds"


def cannot_reach(saved: str) -> str:
    return (
        f"An average move is expected to save {saved} in a full year, so moves like this cannot "
        "reach the target."
    )


def target_in_moves(
    target: str, full_year: int, saved: str, spread: str, children: int, ready: int
) -> str:
    return (
        f"**{target} is about {count_of(full_year, 'full-year move')}** at {saved} each. If "
        f"they are spread evenly through the year, it is about **{spread}** moves. "
        f"There are {count_of(children, 'child', 'children')} in residential care, and {ready:,} "
        f"{'is' if ready == 1 else 'are'} in the moves above."
    )


def too_few_ready(ready: int) -> str:
    return (
        f"The target needs more moves than there are children ready now ({ready:,}). "
        "Moves alone will not reach it this year."
    )


def naive(saved: str, moves: int) -> str:
    return (
        f"The gap between two prices is {saved} a year, which makes it look like "
        f"{count_of(moves, 'move')}. That is wrong: it takes every move to last. It also leaves "
        "out support, weeks when two homes are paid, and places that stay paid after a child "
        "leaves."
    )
