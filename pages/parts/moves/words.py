"""What the pages of moves say: the board, one move, its money."""

from models.recording.move_stages import Label
from models.words import count_of

# The board
HOW_LIKELY = "How likely a move at each stage is to be made"
WEIGHTS_WHY = (
    "The forecast counts a move that is not agreed yet by this share. It comes from the council's "
    "own moves at that stage, made or ended, drawn towards the default: "
    "(default × its worth + made) ÷ (its worth + ended)."
)
MEDIAN_WAIT, LONGEST_WAIT = "Median time", "Longest time"
CHILD_UNKNOWN = "No child on record"
CLOSED = "Closed"
NOTHING_SAID = "not said"


def decided_not_begun(number: int) -> str:
    return f"Decided by a panel, not begun ({number})"


def show_more(left: int) -> str:
    return f"Show more ({left} left)"


# A move
MAY_NOT_BEGIN = "Your role cannot begin moves."
HOW_NOW = "Where is the move now?"
HOW_IT_WENT = "What has happened so far"
SINCE_WHEN = "Since which day?"
OWNER = "Who is responsible"
WAITING_HINT = "A carer, a school place, health funding …"
ANOTHER_HOME = (
    "Another kind of home is another move. If that was agreed, close this move and start a new one."
)
NO_RULES = "The rules do not apply: our data says the child is not in residential care."
TAKEN_BACK = "taken back since"
WHY_TAKE_BACK = "Why are you taking this back?"


def for_days(days: int) -> str:
    return f"for {count_of(days, 'day')}"


def recorded(headline: str) -> str:
    return f"Recorded: {headline}"


def recorded_by(person: str, moment: str) -> str:
    return f"recorded by {person} on {moment}"


def not_at_this_age(home: str) -> str:
    return f"{home} is not available at this age."


def rules_say(home: str) -> str:
    return f"The rules say now, for {home}:"


def stopped(why: str) -> str:
    why = why or "there is a stop"
    return (
        f"Not for now: {why}. People decide, and you can still record a move. "
        "We will show this until it is resolved."
    )


def still_there(weeks: int, day: str) -> str:
    return f"{weeks} weeks after the move were over on {day}. Is the child still there?"


# The baseline
BASELINE_FIXED = "The baseline is fixed: what would have been spent without the move."
ASK_FINANCE = "Ask a finance colleague to record the costs today, so that the baseline is fixed."
NO_DAY_YET = "no day of the move is recorded yet"
NO_BASELINE = "No baseline is fixed"
NOT_YET_FIXED = "**No baseline is fixed yet.** That happens when a day is agreed."
BASELINE = "**Baseline, fixed**"
FIXED_LATER = "The baseline is fixed once a day is agreed. What you write here is kept until then."
HOW_BOUGHT_UNKNOWN = "We did not know if the place is bought by the week or in a block contract"


def no_baseline_because(why: str) -> str:
    return (
        f"No baseline can be fixed: {why}. You can still follow the move, but it does not count as "
        "a saving. Next time record the agreed day before a return shows that the child has moved."
    )


def fixed_on(day: str, move_on: str) -> str:
    return f"Fixed on {day} for a move on {move_on}; it does not change"


def fixed_in_a_line(day: str, price: str) -> str:
    return f"baseline fixed on {day}, {price} a week"


def old_home(home: str, price: str, year: str, source: str) -> str:
    return f"Old home: {home}, {price} a week, the trust's share at {year} prices ({source})"


def partners_not_counted(health: str, education: str) -> str:
    return f"Not counted: health {health} and education {education} a week"


def notice(days: int) -> str:
    return f"Notice: {count_of(days, 'day')}, from the day the home is given notice"


def saves_until(day: str) -> str:
    return f"Nothing is saved from {day}"


def without_the_move(first: str, last: str) -> str:
    return (
        f"Without the move: {first} still in this home in the first four weeks, "
        f"{last} in the last four"
    )


def expected_in(year: str, amount: str) -> str:
    return f"Expected saving {year}: {amount}"


FIRST_YEAR = "in the year after the move"


def chance_from(source: str) -> str:
    return f"The chance of lasting comes from {source}"


def worked_out_by(engine: str, data: str) -> str:
    return f"Worked out by {engine}, data {data}"


# The money of a move
NO_MONEY = "No money is recorded for this move yet."
MONEY_HEADING = "The money of this move"
BACK_TO_MOVE = "← Back to the move"
MONEY_RECORDED = "The money is recorded"
RECORD_MONEY = "Record the money"
UNDO_MONEY = "Undo: the money"
NEW_HOME_A_WEEK = "**The new home, a week**"
OTHERS_PAY = "**What others pay because of the move**"
OTHERS_PAY_WHY = (
    "Health, schools or transport. Costs passed to partners are not savings, so we do not count "
    "them as savings."
)
NOTICE_GIVEN = "Notice given on (blank = the day agreed)"
OLD_PAID_UNTIL = "Old home paid until (blank = the end of notice)"
HOW_BOUGHT = "How is the old place bought?"
BOUGHT = {
    True: "By the week: its cost stops when the child has left",
    False: "In a block contract: the place is paid for with or without a child",
}
TYPE_OF_SAVING = "Type of saving"
LABEL_HELP: dict[Label, str] = {
    Label.BUDGET: "The old home was in the budget, so the money can be taken out of it",
    Label.OVERSPEND: "The old home was paid beyond the budget, so the overspend is smaller",
    Label.AVOIDED: "The cost would have come later, so no budget gets smaller",
}
WHO_TAKES_THE_PLACE = "**Who takes the old place**"
IN_PLACE_FROM = "In the place from"
ELSEWHERE = "Cost elsewhere, pounds a week"
HOW_KNOWN = "How do you know?"
AGREED_WITH = "Agreed with whom, by what"
SUPPORT_A_WEEK = "Support, pounds a week"
THEY_PAY = "They pay, pounds a week"
UNTIL = "Ends before"
UNTIL_IF_IT_ENDS = "Ends before (if it ends)"
WHAT_FOR = "What for, by what"
A_CHILD_NOT_SHOWN = "a child you cannot see"
DAY_NOT_SAID = "a day not given"


def a_week_agreed(price: str) -> str:
    return f"{price} a week agreed"


def new_home_from(day: str, price: str) -> str:
    return f"New home from {day}: {price} a week"


def support_from(day: str, until: str, price: str) -> str:
    return f"Support from {day} until {until}: {price} a week"


def paid_once(day: str, amount: str) -> str:
    return f"Once, on {day}: {amount}"


def paid_by_others(payer: str, day: str, until: str, price: str) -> str:
    return f"Paid by {payer} because of the move (not counted), from {day}{until}: {price} a week"


def notice_given_on(day: str) -> str:
    return f"Notice was given on {day}"


def old_place_bought(by_the_week: bool) -> str:
    return f"The old place is bought {'by the week' if by_the_week else 'in a block contract'}"


def old_home_paid_until(day: str) -> str:
    return f"The old home is paid until {day}"


def place_taken(child: str, day: str, price: str) -> str:
    return f"{child} takes the old place from {day}, and would have cost {price} a week elsewhere"
