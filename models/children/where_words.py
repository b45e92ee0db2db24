"""Distance and area of one child in words: the same on every screen and paper."""

from models.children.where import FAR_MILES, Where
from models.words import count_of


def describe_distance(where: Where) -> str:
    """32 miles from home · about 32 miles, where only a sector is known · not known, and why."""
    if where.miles is None:
        return f"distance not known: {where.why_unknown}"
    return f"{_miles(where.miles, where.exact)} from home"


def distance_in_short(where: Where) -> str:
    """32 miles from home · out of area: for a row of a list, which has no room for a reason."""
    text = "distance from home not known" if where.miles is None else describe_distance(where)
    if where.in_area is None:
        return text
    side = "in area" if where.in_area else "out of area"
    return f"{text} · {side if where.area_certain else f'likely {side}'}"


def in_area(where: Where, councils: int) -> str:
    """Outside the two councils' area; "" where whose area is ours, or where it is, isn't known."""
    if where.in_area is None:
        return ""
    side = "in" if where.in_area else "outside"
    return f"{'' if where.area_certain else 'likely '}{side} {the_area(councils)}"


def the_area(councils: int) -> str:
    """The council's area, the two councils' area: by how many authorities it is made of."""
    names = {0: "the councils'", 1: "the council's", 2: "the two councils'"}
    return f"{names.get(councils, f'the {councils} councils’')} area"


def _miles(miles: float, exact: bool) -> str:
    if miles < 1:
        return "under 1 mile"
    about = "" if exact else "about "
    if FAR_MILES < miles < FAR_MILES + 0.5:  # "20 miles" would read as not over 20
        return f"just over {FAR_MILES} miles" if exact else f"about {FAR_MILES} miles (just over)"
    return f"{about}{count_of(round(miles), 'mile')}"
