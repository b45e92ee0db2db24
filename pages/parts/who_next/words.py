"""What Who next? says around its lists: the order, what is not known, what is left."""

from models.shortlist.agenda import Agenda
from pages.parts.words import writing


def first_words(agenda: Agenda) -> list[str]:
    """How the list is ordered, and what the data can't tell."""
    texts = [
        "Children in residential care who need action: first what can go wrong, then the next "
        "review, then days waiting."
    ]
    if agenda.as_it_stood:
        texts.append(
            "The data is over six months old, which is too old to say what is due today. This "
            f"list is as it was on {writing.a_date(agenda.day)}."
        )
    if not agenda.reviews_held:
        texts.append("No file has review dates, so we cannot say which reviews are due.")
    if not agenda.profiles_held:
        texts.append("There are no needs profiles yet, so no child can be shown as ready.")
    return texts


def unchecked(agenda: Agenda) -> str:
    """228 children were last known to be here over 35 days ago."""
    number = writing.count_of(len(agenda.unchecked), "child was", "children were")
    return f"{number} last known to be here over 35 days ago, and may have moved since."


def fell_due(agenda: Agenda) -> str:
    """Reviews of which the data can't know."""
    number = writing.count_of(len(agenda.fell_due), "review was", "reviews were")
    return f"{number} due after the date of the data, so we do not know which took place."


def nothing_else(agenda: Agenda) -> str:
    """Nothing else needs you; or that nothing does at all, and why that can be."""
    if agenda.lines or agenda.unchecked or agenda.fell_due:
        return "Nothing else needs action."
    if not agenda.others:
        return "No child was in residential care on the date of the data."
    return (
        "Nothing needs action now. No child is missing or near 18. No review is near or late. "
        "No ready child is waiting, and the data is up to date."
    )


def others(agenda: Agenda) -> str:
    """9 other children, nothing due."""
    return f"{writing.count_of(len(agenda.others), 'other child', 'other children')}, nothing due"


def moved(agenda: Agenda) -> str:
    """2 children may have moved, and are left out until an import says more."""
    number = writing.count_of(len(agenda.may_have_moved), "child", "children")
    return f"{number} may have moved. We leave them out of all lists until an import says more."


# add to panel
NEW_PANEL = "A new panel on"
PREPARE_NEW_PANEL = "Prepare a new panel"

# answers
BACK_SINCE = "When did they come back?"
PLAN_BUTTON = "Plan is in place …"
PLAN_SINCE = "Since when has the pathway plan been in place?"
PLAN_IS_IN_PLACE = "The plan is in place"
REVIEW_DAY = "When did the review take place?"
REVIEW_WAS_HELD = "The review took place"
WHAT_THEY_SAY_NOW = "Write what they say now"
STILL_HOLDS = "It still applies. Look again on"

# rows


def could_change(question: str) -> str:
    return f"  \n:small[:violet[This could change the answer:] {question}]"


# whose children
NO_WORKERS = (
    "No file says who each child's social worker is, so we show everyone. Annex A, list 8, would "
    "say it."
)


def none_of(whose: str) -> str:
    return f"The newest list shows no child in residential care for {whose}."
