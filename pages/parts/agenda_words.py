"""The sentences around the agenda: from when it is looked at, what isn't known, what is left."""

from __future__ import annotations

from models.shortlist.agenda import Agenda
from pages.parts import words


def first_words(found: Agenda) -> list[str]:
    """How the list is ordered, and what the data can't tell."""
    said = ["Children in residential care who need somebody: what can go wrong first, then the "
            "review date, then days waiting."]  # fmt: skip
    if found.as_it_stood:
        said.append(
            "The data is over six months old, too old to say what is due today. This is how "
            f"things stood on {words.a_date(found.day)}."
        )
    if not found.reviews_held:
        said.append("No file here tells of reviews, so none can be said to be due.")
    if not found.profiles_held:
        said.append("No needs profile is held here, so nobody can be called ready.")
    return said


def unchecked(found: Agenda) -> str:
    """228 children were last known to be here over 35 days ago."""
    number = words.count(len(found.unchecked), "child was", "children were")
    return f"{number} last known to be here over 35 days ago. Any of them may have moved since."


def fell_due(found: Agenda) -> str:
    """Reviews of which the data can't know."""
    number = words.count(len(found.fell_due), "review has", "reviews have")
    return f"{number} fallen due since the date of the data; it can't say whether they were held."


def nothing_else(found: Agenda) -> str:
    """Nothing else needs you; or that nothing does at all, and why that can be."""
    if found.lines or found.unchecked or found.fell_due:
        return "Nothing else needs you."
    if not found.others:
        return "No child lives in residential care on the date of the data, so nobody needs you."
    return (
        "Nothing needs you now. No child is missing or near 18, no review is near or late, nobody "
        "ready is waiting, and the data is fresh."
    )


def others(found: Agenda) -> str:
    """9 other children, nothing due."""
    return f"{words.count(len(found.others), 'other child', 'other children')}, nothing due"


def moved(found: Agenda) -> str:
    """2 children may have moved; in no list until an import says more."""
    number = words.count(len(found.may_have_moved), "child", "children")
    return f"{number} may have moved: in no list until an import says more."
