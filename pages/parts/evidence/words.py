"""Evidence: what the page says."""

from models.words import likely_between

BAR_POOLED = "Own moves of a kind, for a figure for this council as a whole, at least"
BAR_APART = (
    "All family placements: how well it separates children in later years, low end of the 80% "
    "likely range, at least"
)
BAR_CLOSER = "All family placements: how much closer it is than one chance for all, at least"
BAR_TRIED = "Past moves of a kind to test it on, at least"
BAR_NOT_WORSE = "These moves: how much closer it may be than one chance for all, at least"
BAR_SLOPE = "Both: how far the slope of calibration may be from 1 (standard deviations)"
BAR_CHOSEN_LOW = "Past movers' chance to be chosen, from percentile"
BAR_CHOSEN_HIGH = "Past movers' chance to be chosen, to percentile"
BAR_ALLOWANCE = "Allowance for what no file shows (log odds)"
GIVEN_OWN = "A child's own chance"
GIVEN_POOLED = "The pooled chance only"
GIVEN_PUBLISHED = "The published chance only"
INTRODUCTION = (
    "The tool makes two estimates from this council's own past returns: **the chance "
    "that a move out of residential care lasts a year**, and **how many children will "
    "live where, month by month**. We test both on past years. We make an estimate using "
    "only what was known on 31 March, then compare it with what happened in the next "
    "year."
)
WHAT_A_CHANCE_MEANS = (
    "A chance of lasting is about moves that people chose for children like this one. It "
    "does not apply to a move that people would not choose. It does not show that a move "
    "causes what follows."
)
NO_RETURN = "There is no full return yet."
TOO_LITTLE = "too little to learn from, so we use published evidence if there is any"
BAR_SET_FIRST = (
    "This bar was written down before the model was tested. Below it, no child is given "
    "a chance of their own."
)
BAR_FILE = "From `data/reference/evidence_bar.csv`."
NOT_READY = (
    "- No chance for a child whom the rules call *not yet* or *not for now*. People have "
    "not chosen such a move for children with such needs."
)
NOT_LIKE = (
    "- No chance of a child's own if too little is known about their needs, or if few "
    "children like them have moved."
)
NOT_FROM = (
    "- Nothing based on sex, ethnicity, religion, nationality, disability, a postcode or "
    "a price. The model cannot see them. Sex, ethnicity and disability are only used for "
    "the audit above."
)
NOT_AGAINST_A_STOP = "- Nothing against a stop. A stop counts more than any number."
NO_ENGINE = "There is no engine yet, because there is too little history."
ENGINE_NAME = (
    "The engine's name comes from the data, the date, the published evidence and the "
    "bar. The same name always gives the same numbers."
)
EXPECTED_AXIS = "Expected to last, in 100"
FORECAST_KEY = "Forecast a year before"
NO_FORECASTS = (
    "No past year can be tested yet. You need two returns known on a 31 March, and a "
    "year of returns after it."
)
FOSTER = "Foster families, family and friends"
HOME = "Home, still looked after"
EVERY_KIND = "Every kind of home, every year"
AGE = "Age at the move"
NOT_YOUR_ROLE = "Your role does not include the audit by group."
NOTHING_TO_COMPARE = "No moves could be tested on later years yet, so there is nothing to compare."
HOW_TO_READ_GROUPS = (
    "All kinds of move together, each at the chance that can be given now. A dash (–) "
    "means hidden: fewer than 5 lasted or ended early, or such a number could be worked "
    "out. Small groups show little. Look for a pattern that repeats each year."
)
ALL_TOO_SMALL = "Every group is too small to show."
TOO_FEW_MOVES = (
    "No past year has enough moves to test. You need at least 30 moves of a kind known "
    "on a 31 March, then a year of moves and a year to see if they last."
)
LOOK_CLOSELY = "Look closely at moves to"
YEAR_OF_MOVES = "Moves of the year to"
HOW_TO_READ_YEARS = (
    'All figures are out of 100 moves. "Expected" uses each child\'s own needs and '
    'history, on average. "For all" is the same chance for every child. "Lasted" has its '
    "80% likely range."
)
LASTING_HEADING = "Do moves last as often as we expect?"
FORECASTS_HEADING = "Do forecasts come true?"
GROUPS_HEADING = "Is it as right for every group?"
BAR_HEADING = "The bar, set before the tests"
REFUSALS_HEADING = "What it will not estimate"


def moves_counted(moves: str) -> str:
    return f"{moves} out of residential care, with at least 26 weeks to 18"


def share_of_children(percent: float) -> str:
    return f", or {percent:.0f}% of the children there"


def forecast_errors(homes: str, inside: int, years: str, error: float, share: str) -> str:
    return (
        f"{homes}: in {inside} of {years}, the number of children a year later was in the 80% "
        f"likely range. On average the forecast was wrong by {error:.1f} children{share}."
    )


def ranges_held(inside: int, forecasts: int, percent: float, low: float, high: float) -> str:
    return (
        f"The number of children was in the 80% likely range in {inside} of {forecasts} "
        f"tests. That is {percent:.0f}%, and {likely_between(f'{low:.0f}%', f'{high:.0f}%')} in "
        "the long run. We expect a little over 80%, because small whole numbers often fall on the "
        "edge of a range."
    )


def all_groups_right(groups: int) -> str:
    return (
        f"In all {groups} groups that we can show, the expected share is in the 80% likely "
        "range of what happened."
    )


def groups_right(inside: int, groups: int, by_chance: int, outside: str) -> str:
    return (
        f"In {inside} of {groups} groups that we can show, the expected share is in the 80% "
        f"likely range of what happened. By chance alone it would be about {by_chance}. "
        f"Outside the range: {outside}."
    )


def too_few_outcomes(moves: str) -> str:
    return (
        f"Tested on {moves} in later years. Too few lasted or ended early to show how well it "
        "tells children apart."
    )


def how_well(
    moves: str,
    early: int,
    right: str,
    closer: str,
    percent: float,
    low: str,
    high: str,
    brier: float,
    brier_for_all: float,
    what: str,
) -> str:
    return (
        f"Tested on {moves} in later years. {early} of them ended early. We compared each "
        f"{what} that lasted with each that ended early. The one that lasted had the better "
        f"chance {right}. 50 would be no better than chance. The chances were {percent:.0f}% "
        f"{closer} what happened than one chance for all ({likely_between(low, high)}; "
        f"Brier score {brier:.3f} against {brier_for_all:.3f})."
    )


def how_well_in_families(tested: str) -> str:
    return f"On all placements in such a family, one count for each child and year. {tested}"


def how_well_on_moves(tested: str) -> str:
    return f"On the moves out of residential care. {tested}"


def strength_after_a_move(share: str) -> str:
    return (
        f"What differs between children in any family shows after a move about {share} as strongly."
    )


NO_FAMILIES_TESTED = (
    "Too few placements in such a family ended early to test what differs between children."
)


def expected_and_lasted(expected: str, moves: str, lasted: str) -> str:
    return f"We expected {expected} to last ({moves}), and {lasted} did."


def groups_in_range(inside: int, groups: str) -> str:
    return f"In {inside} of {groups}, what we expected is in the range."


def times_in_100(times: float, low: float, high: float) -> str:
    return f"{times:.0f} times in 100 ({likely_between(f'{low:.0f}', f'{high:.0f}')})"
