"""What a child's page says; the forms on it have their own words, and so has the outlook."""

# banner
BACK_TO_THE_LIST = "← Children in residential care"


def in_this_home_since(since: str, length: str) -> str:
    return f"in this home since {since} ({length})"


# history
DECISION_OF_A_MEETING = "Decision of a meeting"
STAGE_OF_A_MOVE = "Stage of a move"
WORDS_WEIGHED = "The child's words, weighed"
BACK_FROM_MISSING = "Back from being missing"
CHILDS_OWN_WORDS = "The child's own words"
HISTORY = "What was recorded about this child"
NOTHING_RECORDED = (
    "Nothing has been recorded yet. What people record here is never changed or deleted."
)


def rated_by(items: str, person: str, known: int) -> str:
    return f"{items} rated by {person}, {known} known"


EVERY_HOME = "every kind of home"
NO_LONGER_SAID = "no longer said"
SEE_WHERE_TWO_DIFFER = "Compare two ratings"
WHY_WITHDRAW = "Why are you withdrawing this?"

# legal status


def legal_status_source(source: str) -> str:
    return (
        f"Source: {source}. Until somebody answers, each answer below is at most “Not enough "
        "known”."
    )


CORRECT_THE_STATUS = "Correct the legal status …"
WHICH_STATUS = "Which legal status is right?"
SINCE_WHEN = "Since when, if you know"
WHO_LOOKED_IT_UP = "Who checked it, and where"

# money
OWN_PRICE = "this child's own price"
USUAL_PRICE = "the council's usual price"
PUBLISHED_PRICE = "a published price, because no other is recorded"
A_WEEK_IN_ALL = "Total for a week"


def if_the_move_were_on(day: str) -> str:
    return f"**If the move were on {day}**"


EXPECTED_SAVINGS = (
    "These are the trust's expected savings. They allow for the chance and the cost of an early "
    "ending. Where we do not use this council's own history, the true range is wider than shown. "
    "The child's needs decide, not these figures."
)
SHOWN_ABOVE = "This move is agreed or made. Its saving is shown above, against its baseline."


def planned_for(day: str) -> str:
    return f"This move is planned for {day}. The figures below are for that day."


def no_support(source: str) -> str:
    return f"No support is counted. Source: {source}."


SAVED_IN_A_YEAR = "Saved in the first 365 days"
HOW_WORKED_OUT = "How each figure is worked out"


def from_until(label: str, starts: str, ends: str) -> str:
    return f"**{label}**, from {starts} until the day before {ends}"


# moves


def panel_decided(day: str, decision: str, where: str) -> str:
    return f"On {day} the panel decided to {decision}: {where}."


# over time
BLANK = "? means not known. An empty place means it was not asked about."


def needs_scale(blank: str) -> str:
    return f"Needs: 0 is ordinary parenting, 4 is staff awake round the clock. {blank}"


def strengths_scale(blank: str) -> str:
    return f"Strengths: 0 is not seen yet, 3 can carry the plan. {blank}"


# own words
NOBODY_ASKED_THE_CHILD = "Panel only: the child has not been asked"


def may_be_shown_to(whom: str) -> str:
    return f"May be shown to: {whom}"


# papers
ACTIONS_PDF = "Actions by owner, PDF"
PAPERS_OF_A_REVIEW = (
    "Papers of a review are for the family. They only show what is marked for the child and "
    "family. The copy for the case record also shows what professionals may see."
)
PRINT_THE_NAME = "Print the child’s name"
NUMBER_OTHERWISE = "If this is off, papers show the council’s number."
FOR_A_REVIEW = "For a statutory review: no destinations and no answers of the rules"
FOR_THE_CASE_RECORD = "For the case record"
TO_FIND_A_HOME = "To find a home"
FAMILY_PROFILE = "Could this be your family?"

# profile
NO_PROFILE = (
    "No needs profile is recorded for this child, so their needs and strengths are not known. Not "
    "known never means low. A profile of the twenty items would answer most of the questions "
    "below."
)
KEEP_AN_EYE_ON = "To keep an eye on"
NONE_RATED = ":gray[None has been rated yet]"


def too_old(text: str) -> str:
    return f"{text} That is over 183 days ago. It is too old to use, so a new one is needed."


def getting_old(text: str) -> str:
    return f"{text} That is over 90 days ago. We still use it, but it is due for an update."


ALL_KNOWN = ":gray[Every item is known]"

# recording
RECORD_NEEDS = "Record needs and strengths"
WRITE_DOWN = "Write down what they said"
ADD_A_BARRIER = "Add a barrier"
FAMILY_PROFILE_QUOTED = "“Could this be your family?”"
SUMMARY = "summary for the child"
GO_ON = "Continue"


def where_next_now_says(answers: str) -> str:
    return f" Where next? now says {answers}."


# second rating
PROFILE_WITHDRAWN = "This needs profile has been withdrawn."
RATE_WITHOUT_LOOKING = (
    "Rate without seeing the first rating, which is not shown here. Afterwards you will both see "
    "where you differ. Until you have talked, the higher need or the lower strength counts."
)


def rated_alike(day: str) -> str:
    return f"Two people rated {day}, and they agree."


def rated_apart(day: str, items: str) -> str:
    return (
        f"Two people rated {day}. They differ on {items}. Talk about it. Until then, the higher "
        "need or the lower strength counts."
    )


ONE_DOES_NOT_KNOW = " · one of you does not know"

# barriers
BARRIER = "Barrier to a move"
BARRIERS = "Barriers to a move"
NO_BARRIERS = "The data shows no barriers. People may know of some."


def not_in_the_data(what: str) -> str:
    return f"Not in our data: {what}. Please ask."


HOW_DO_YOU_KNOW = "How do you know it is resolved?"

# strengths and needs
WHAT_WOULD_YOU_SAY = "What would you say?"
NOT_KNOWN_NO_PROFILE = "Not known: there is no needs profile."


def not_known_too_old(day: str) -> str:
    return f"Not known: the needs profile is from {day}, which is too old."


# weighing
IN_THE_PROFILE = "what is written in the needs profile"


def does_this_change_it(day: str, label: str) -> str:
    return f"On {day} they said: {label} Does this change it?"


YES_ADD_A_BARRIER = "Yes, add a barrier"
NO_IT_DOESNT = "No, it doesn't change it …"
NO_NONE_OF_IT_DOES = "No, none of it changes it …"
WHY_DOESNT_IT = "Why doesn't it change this?"
THE_SAME_FOR_ALL = "This answer is the same for every kind of home"

# where next
WHAT_THE_RULES_SAY = (
    "What the agreed rules say. People agree or disagree with it. The highest level that each "
    "kind of home can meet is a draft until the panel agrees it. The child's wishes and a review "
    "come first."
)


def eighteen_on(day: str, plan: str, come: str) -> str:
    return f"18 on {day}: {plan} {come} before any move."


EIGHTEEN_BEFORE_A_MOVE = (
    "The child will be 18 before a move could be prepared, so there are no other questions here."
)


def rate_first(items: str) -> str:
    return f"To find out first: rate {items}."


COSTS_THE_CHILD = "What it costs the child"


def ordinary_family(answer: str) -> str:
    return f"An ordinary foster family: {answer}"


# whereabouts
MOVED_OR_LEFT = "Has moved or left"
MOVED_OR_LEFT_WHEN = "Has moved or left …"


def said_by(what: str, day: str, person: str) -> str:
    return f"{what}, as of {day}, recorded by {person}"


def data_disagrees(text: str, day: str) -> str:
    return f"{text}. The data of {day} says otherwise. Which is right?"


def in_no_list(text: str) -> str:
    return f"{text}. We leave the child out of all lists until an import says more."


IS_THIS_RIGHT = ":gray[Is this right?]"
HAS_DIED = "The child has died"
ALL_REMINDERS_END = "This takes the child off every list and ends every reminder at once."


def record_closed(text: str) -> str:
    return (
        f"{text}. The record is closed. The child is in no list, and there are no more reminders."
    )


BY_MISTAKE = "This was recorded by mistake"
