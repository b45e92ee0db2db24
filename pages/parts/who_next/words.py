"""The sentences around the agenda: from when it is looked at, what isn't known, what is left."""

from models.shortlist.agenda import Agenda
from pages.parts.words import writing


def first_words(agenda: Agenda) -> list[str]:
    """How the list is ordered, and what the data can't tell."""
    texts = [
        "Children in residential care who need somebody: what can go wrong first, then the "
        "review date, then days waiting."
    ]
    if agenda.as_it_stood:
        texts.append(
            "The data is over six months old, too old to say what is due today. This is how "
            f"things stood on {writing.a_date(agenda.day)}."
        )
    if not agenda.reviews_held:
        texts.append("No file here tells of reviews, so none can be said to be due.")
    if not agenda.profiles_held:
        texts.append("No needs profile is held here, so nobody can be called ready.")
    return texts


def unchecked(agenda: Agenda) -> str:
    """228 children were last known to be here over 35 days ago."""
    number = writing.count(len(agenda.unchecked), "child was", "children were")
    return f"{number} last known to be here over 35 days ago. Any of them may have moved since."


def fell_due(agenda: Agenda) -> str:
    """Reviews of which the data can't know."""
    number = writing.count(len(agenda.fell_due), "review has", "reviews have")
    return f"{number} fallen due since the date of the data; it can't say whether they were held."


def nothing_else(agenda: Agenda) -> str:
    """Nothing else needs you; or that nothing does at all, and why that can be."""
    if agenda.lines or agenda.unchecked or agenda.fell_due:
        return "Nothing else needs you."
    if not agenda.others:
        return "No child lives in residential care on the date of the data, so nobody needs you."
    return (
        "Nothing needs you now. No child is missing or near 18, no review is near or late, nobody "
        "ready is waiting, and the data is fresh."
    )


def others(agenda: Agenda) -> str:
    """9 other children, nothing due."""
    return f"{writing.count(len(agenda.others), 'other child', 'other children')}, nothing due"


def moved(agenda: Agenda) -> str:
    """2 children may have moved; in no list until an import says more."""
    number = writing.count(len(agenda.may_have_moved), "child", "children")
    return f"{number} may have moved: in no list until an import says more."
