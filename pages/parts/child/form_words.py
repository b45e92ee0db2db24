"""What the forms about a child say."""

# barrier form
STILL_A_BARRIER = "It is still a barrier"
RESOLVED = "Resolved or no longer applies"
CHOOSE_OR_TYPE = "Choose, or type part of it"
WHICH_BARRIER = "What is the barrier?"
BARRIER = "The barrier"
WHO_RESOLVES_IT = "Owner"
WHO_RESOLVED_IT = "Who resolved it"
RESOLVED_ON = "Resolved on"
SOMETHING_ELSE = "Something else, in your own words"
WHAT_IT_DOES = "What it does to a move"
FOR_WHICH_HOMES = "For which kinds of home (choose none for all)"
STATUS = "Is it still a barrier?"
WHO_MAY_SEE = "Who may see this?"
HOW_DO_YOU_KNOW = "How do you know?"

# family form
FOR_CARERS = (
    "For people who may become this child’s carers. We made a first text from the record. Make it "
    "your own, best together with the child. It must not name anybody, any school or any place."
)


def no_names(texts: str) -> str:
    return f"Checked, and not a name: {texts}."


CHECK_AGAIN = "Check them again"
NO_TEXT = "There is no text yet."


def words_to_check(texts: str) -> str:
    return f"**You cannot print this yet: {texts} to check**"


# home search form
HOME_SEARCH = (
    "We filled in what the record answers. Anything left blank is printed as “not known, ask”. The "
    "file for the Placements Data Standard needs an answer to every question. A request never has "
    "money or names in it."
)


def still_to_answer(answers: str) -> str:
    return f"Still to answer before the standard's file can be made: {answers}."


def the_record_says(answer: str) -> str:
    return f":small[:gray[The record says: {answer}]]"


# needs form
HOW_KNOWN = "How it is known"
CHILDS_OWN_VIEW = "The child's own view"
ASKED_FIRST = "These can change the answer for a kind of home."


def without_evidence(bare: int, levels: str, has: str) -> str:
    return f"{bare} of {levels} {has} no evidence. They do not say how it is known."


NOT_ASKED = "the child has not been asked yet"


def may_see_views(person: str) -> str:
    return f"Who may see the child's own views: {person}."


FIRST_RATINGS_DAY = "This counts for the day of the first rating"
START_FROM_LAST = "Start from last profile"


def last_written(day: str, levels: int) -> str:
    return (
        f"Last written {day}, {levels} levels. This fills in what you have not rated yet. Each "
        "level shows that it is from last time."
    )


def changes_the_answer(places: str) -> str:
    return f"Changes the answer for {places}"


VIEWS_MAY_BE_SHOWN = "The child's own views above: may they be shown? To whom?"
NEED_LEVELS = "A level says what a carer would have to do."
STRENGTH_LEVELS = "A level says what is seen."

# summary form
SUMMARY_BUTTON = "Summary for the child …"
SUMMARY_TITLE = "Summary for the child"
FIRST_TEXT = (
    "We made a first text from what is marked for the child and family. Read it, make it your "
    "own, then print it. Start a line with a dash to make it a point in a list. We do not print "
    "an empty box."
)
AS_PRINTED = "As it will be printed"

# voice forms
IN_THE_CASE_RECORD = "also in the case record"
ON_THEIR_PAPERS = "on papers and screens for them and their carers"
ALSO_WHERE_NOT_ASKED = "choose this if the child was not asked"
WHAT_THEY_SAID = "What they said, in their own words"
AS_THEY_SAID_IT = "Write it as they said it, even if it is short"
OPEN_TO = "Open to living in"


def a_no_is_looked_at_again(day: str) -> str:
    return (
        f"A no stops the suggestion, not the conversation. Look at it again by {day} at the latest."
    )


ADVOCATE_OFFERED = "An advocate was offered"
MAY_BE_SHOWN = "May these words be shown? To whom?"
WHAT_KIND = "What kind of incident"
SUPPORT_NOT_CARE = (
    "Supported accommodation gives support, not care. Without a reason here, the rules never show "
    "it as the only ready place. Leave the box empty to withdraw an earlier reason."
)
SUPPORT_BECAUSE = "Needs support, not care, because"

# writing down
CHILDS_OWN_WORDS = "The child's own words"
WORDS_RECORDED = "The child's words are recorded."
VIEW_RECORDED = "The view is recorded."
INCIDENT_RECORDED = "The incident is recorded."
SUPPORT_RECORDED = "The reason for support, not care, is recorded."
WHAT_TO_WRITE = "What to write down"


def this_corrects(person: str, moment: str) -> str:
    return (
        f"This corrects what {person} recorded on {moment}. The earlier version can still be seen "
        "in the history, but is no longer used."
    )


CORRECTED_ENTRY_WITHDRAWN = (
    "The entry that you were correcting has been withdrawn. We kept what you wrote. If you record "
    "it now, it is a new entry."
)


def also_a_draft(moment: str) -> str:
    return f"You also have a draft of a new entry, kept {moment}. It stays as it is."


GO_ON_WITH_DRAFT = "Continue that draft"

# needs and barriers, once recorded
PROFILE_RECORDED = "The needs profile is recorded."
BARRIER_RECORDED = "This is recorded under Barriers to a move."
