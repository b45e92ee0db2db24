"""Finding children in a shortlist: by who they are, where they live and what is known.

There is no way to order or choose children by what a placement costs or a move would save
(DOMAIN.md, law and ethics, rule 3), and there must never be one.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from models.labels import Readiness
from models.settings import Setting
from models.shortlist.destinations import READY_OR_NEARLY, destination_choices
from models.shortlist.options import ChildOptions


class AgeBand(StrEnum):
    """Ages in whole years, as the statutory return's tables group them."""

    UNDER_10 = "under 10"
    TEN_TO_12 = "10 to 12"
    THIRTEEN_TO_15 = "13 to 15"
    SIXTEEN_OR_17 = "16 or 17"


class SortBy(StrEnum):
    """The orders a list of children may have. Never money."""

    LONGEST_HERE = "longest here first"
    OLDEST = "oldest first"
    YOUNGEST = "youngest first"
    NAME = "name or number"


class Ask(StrEnum):
    """What somebody wants to see: children ready or nearly for a place, or with things to ask."""

    HOME = "ready or nearly for home"
    CONNECTED = "ready or nearly for family or friends"
    FOSTER = "ready or nearly for a foster family"
    SUPPORTED = "ready or nearly for supported accommodation"
    FIND_OUT = "needs finding out"
    LOOK_AGAIN = "not for now, with a date to look again"
    TURNING_18 = "turning 18 soon"


READY_FOR: dict[Ask, Setting] = {
    Ask.HOME: Setting.HOME,
    Ask.CONNECTED: Setting.FOSTER_CONNECTED,
    Ask.FOSTER: Setting.FOSTER_IN_HOUSE,
    Ask.SUPPORTED: Setting.SUPPORTED_ACCOMMODATION,
}


@dataclass(frozen=True, slots=True)
class ChildrenWanted:
    """What to look for; None and "" mean any."""

    council: str | None = None
    setting: Setting | None = None
    age: AgeBand | None = None
    ask: Ask | None = None
    text: str = ""


def age_band(age: int) -> AgeBand:
    """The band of an age in whole years."""
    if age < 10:
        return AgeBand.UNDER_10
    if age <= 12:
        return AgeBand.TEN_TO_12
    return AgeBand.THIRTEEN_TO_15 if age <= 15 else AgeBand.SIXTEEN_OR_17


def choose_children(
    children: Sequence[ChildOptions], wanted: ChildrenWanted, sort: SortBy, as_of: date
) -> tuple[ChildOptions, ...]:
    """The children who fit everything wanted, in the order asked for."""
    fitting = [child for child in children if _fits(child, wanted, as_of)]
    return tuple(sorted(fitting, key=lambda child: _place(child, sort)))


def fits_filter(child: ChildOptions, ask: Ask) -> bool:
    """True if the child belongs to what somebody asks to see."""
    if ask is Ask.TURNING_18:
        return child.turning_18_soon
    answers = {choice.place: choice.readiness for choice in destination_choices(child)}
    if ask is Ask.FIND_OUT:
        return Readiness.NOT_ENOUGH_KNOWN in answers.values()
    if ask is Ask.LOOK_AGAIN:
        return Readiness.RULED_OUT in answers.values()
    return answers.get(READY_FOR[ask]) in READY_OR_NEARLY


def _fits(options: ChildOptions, wanted: ChildrenWanted, as_of: date) -> bool:
    child = options.child
    return (
        wanted.council in (None, child.council)
        and wanted.setting in (None, child.placement.setting)
        and wanted.age in (None, age_band(child.age_on(as_of)))
        and (wanted.ask is None or fits_filter(options, wanted.ask))
        and wanted.text.strip().casefold() in f"{child.name or ''}\n{child.child_id}".casefold()
    )


def _place(options: ChildOptions, sort: SortBy) -> tuple[object, ...]:
    """What the child is sorted by; the number last, so that an order never depends on the file."""
    child = options.child
    last = (child.source, child.child_id)
    if sort is SortBy.LONGEST_HERE:
        return (child.placement.starts, *last)
    if sort is SortBy.OLDEST:
        return (child.born, *last)
    if sort is SortBy.YOUNGEST:
        return (-child.born.toordinal(), *last)
    return ((child.name or child.child_id).casefold(), *last)
