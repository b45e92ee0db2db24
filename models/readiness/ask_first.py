"""The few items whose answer would change what the rules say: the rules run again on each.

For every need that a rule may read, the verdicts of all destinations are worked out for each level
that it could turn out to have. An item that isn't known, or was last rated too long ago, could have
any level (the other unknown ones are taken as 0 meanwhile, or nothing would ever change); one that
is known could turn out one level higher or lower.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from models.labels import Readiness
from models.needs.profile import ORDER, RULE_NEEDS, ItemEntry, Profile
from models.needs.scheme import HIGHEST_NEED, STALE_AFTER_DAYS, Need, Scheme
from models.readiness.rules import rule_on_destinations
from models.readiness.situation import Situation
from models.settings import Setting

ASK_AT_MOST = 5


@dataclass(frozen=True, slots=True)
class AskFirst:
    """One item to ask about. `changes`: the destinations whose answer hangs on it.

    `level` is the level held now, None = not known; `on` the day it is of.
    """

    need: Need
    changes: tuple[Setting, ...]
    level: int | None
    on: date | None


def ask_first(
    situation: Situation, scheme: Scheme, places: Sequence[Setting], at_most: int = ASK_AT_MOST
) -> tuple[AskFirst, ...]:
    """Items in the order to ask them: unknown ones first, then those on which most answers hang.

    Among equals the one rated longest ago, then the scheme's order. An item on which no answer
    hangs is left out, so there may be fewer than `at_most`, or none.
    """
    levels = _levels_now(situation)
    ask_firsts = []
    for need in RULE_NEEDS:
        entry = situation.profile.entry(need) if situation.profile else None
        changes = _changes(situation, scheme, places, levels, need)
        if changes:
            on = entry.on if entry else None
            ask_firsts.append(AskFirst(need, changes, levels[need], on))
    return tuple(sorted(ask_firsts, key=_place)[:at_most])


def _levels_now(situation: Situation) -> dict[Need, int | None]:
    """Levels that count today; every one is unknown where the whole profile is too old."""
    profile = situation.profile
    fresh = (
        profile is not None
        and profile.needs_on is not None
        and (situation.as_of - profile.needs_on).days <= STALE_AFTER_DAYS
    )
    return {need: profile.level(need) if profile and fresh else None for need in RULE_NEEDS}


def _changes(
    situation: Situation,
    scheme: Scheme,
    places: Sequence[Setting],
    levels: dict[Need, int | None],
    need: Need,
) -> tuple[Setting, ...]:
    """Destinations that don't get the same answer for every level the need could have."""
    answers = [
        _answers(situation, scheme, places, levels, need, level)
        for level in _could_be(levels[need])
    ]
    return tuple(
        place
        for place in places
        if len({answer[place] for answer in answers if place in answer}) > 1
    )


def _answers(
    situation: Situation,
    scheme: Scheme,
    places: Sequence[Setting],
    levels: dict[Need, int | None],
    need: Need,
    level: int,
) -> dict[Setting, Readiness]:
    filled = {need: recorded if recorded is not None else 0 for need, recorded in levels.items()}
    # What waits for an answer of another kind would hide what hangs on the needs.
    child_situation = replace(
        situation,
        profile=_profile(situation.as_of, filled | {need: level}),
        to_weigh=(),
        rate_again=None,
    )
    return {
        verdict.destination: verdict.readiness
        for verdict in rule_on_destinations(child_situation, scheme, places)
    }


def _could_be(level: int | None) -> Iterator[int]:
    if level is None:
        yield from range(HIGHEST_NEED + 1)
    else:
        yield from (
            number for number in (level - 1, level, level + 1) if 0 <= number <= HIGHEST_NEED
        )


def _profile(as_of: date, levels: dict[Need, int]) -> Profile:
    """A profile of that day with just these levels."""
    entries = (
        ItemEntry(need, level, as_of, "", "", "", level, as_of) for need, level in levels.items()
    )
    return Profile(as_of, as_of, tuple(entries))


def _place(ask_first: AskFirst) -> tuple[bool, int, date, int]:
    return (
        ask_first.level is not None,
        -len(ask_first.changes),
        ask_first.on or date.min,
        ORDER[ask_first.need],
    )
