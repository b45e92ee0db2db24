"""A needs profile in which much fell at once asks for a second look before a label improves.

Levels fall when things get better, and also when somebody new rates in a hurry. The tool can't tell
which, so it keeps to the profile before until another person has rated, evidence is written down,
or the same is said again weeks later.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from models.needs.profile import RULE_NEEDS, Profile, Rating, profile_of
from models.needs.scheme import Need
from models.words import a_date, count_of

# Policy choices, to be agreed by the panel like the ceilings. A rater's own error moves an item by
# a level now and then; six of eleven, or half of those rated, at once is no such slip.
MANY_FALLS = 6
HALF_FROM = 4  # of a profile with fewer needs rated twice, half says nothing
STEEP_FALL = 2  # levels: from staff awake at night to planned help
ASKS_FOR_EVIDENCE_FROM = 3  # daily specialist response, and above
SAID_AGAIN_AFTER_DAYS = 28  # the same rater, four weeks on, has looked twice


@dataclass(frozen=True, slots=True)
class RateAgain:
    """The newest profile waits for a second look. `base`: the last one that didn't, as at its day.

    `because`: plain words without full stop.
    """

    on: date
    base: Profile
    because: str


def rate_again(
    lines: Sequence[Rating], as_of: date, evidence_known: Callable[[date], bool]
) -> RateAgain | None:
    """Whether the newest profile up to a day waits for a second look; None where it doesn't.

    `lines`: every line of the child's profiles. `evidence_known`: whether a profile of that day
    could hold evidence at all; in a file without such a column nothing written means nothing.
    """
    by_day: dict[date, list[Rating]] = defaultdict(list)
    for line in lines:
        if line.on <= as_of and line.item in RULE_NEEDS:
            by_day[line.on].append(line)
    levels: dict[Need, int | None] = {}
    base_levels: dict[Need, int | None] = {}
    base_on: date | None = None
    doubt_on: date | None = None
    because = ""
    raters: set[str] = set()
    for day in sorted(by_day):
        rated = by_day[day]
        levels = levels | _levels(rated)
        raters |= {" ".join(rating.who.split()).casefold() for rating in rated} - {""}
        because = (
            ""
            if base_on is None
            else _doubt(base_levels, levels, rated, base_on, evidence_known(day))
        )
        doubt_on = (doubt_on or day) if because else None
        waited = doubt_on is not None and (day - doubt_on).days >= SAID_AGAIN_AFTER_DAYS
        if not because or len(raters) > 1 or waited:
            base_on, base_levels, doubt_on, raters, because = day, levels, None, set(), ""
    if not because or base_on is None:
        return None
    base = profile_of(lines, base_on)
    return None if base is None else RateAgain(max(by_day), base, because)


def _levels(rated: Sequence[Rating]) -> dict[Need, int | None]:
    """The level of each need rated that day; of two people's the one that asks more of a carer."""
    number_by_need: dict[Need, int | None] = {}
    for rating in rated:
        if isinstance(rating.item, Need):
            before = number_by_need.get(rating.item)
            number_by_need[rating.item] = (
                before if rating.level is None else max(rating.level, before or 0)
            )
    return number_by_need


def _doubt(
    before: dict[Need, int | None],
    number_by_need: dict[Need, int | None],
    rated: Sequence[Rating],
    base_on: date,
    evidence_known: bool,
) -> str:
    """Why a second look is wanted, or ""."""
    both = {
        need: (level, number_by_need[need])
        for need, level in before.items()
        if level is not None and number_by_need.get(need) is not None
    }
    falls = {
        need: was - (is_now or 0) for need, (was, is_now) in both.items() if is_now is not None
    }
    fell = [need for need, by in falls.items() if by > 0]
    half = len(both) >= HALF_FROM and 2 * len(fell) >= len(both)
    if len(fell) >= MANY_FALLS or half:
        return f"{count_of(len(fell), 'need')} lower than on {a_date(base_on)}, all at once"
    if not evidence_known:
        return ""
    shown = {rating.item for rating in rated if rating.evidence.strip()}
    high = {
        rating.item
        for rating in rated
        if rating.level is not None and rating.level >= ASKS_FOR_EVIDENCE_FROM
    }
    steep = {need for need, by in falls.items() if by >= STEEP_FALL}
    rated_now = {rating.item for rating in rated}
    silent = ((high | steep) & rated_now) - shown
    if not silent:
        return ""
    return f"{count_of(len(silent), 'need')} at level 3 or 4, or down by two, without evidence"
