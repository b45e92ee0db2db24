"""What the child said that may bear on a destination: does it change this? Asked before a yes.

The tool can't read what a saying means, so it never judges one. It only keeps a destination from
reading ready or nearly until a person has looked at what the child said and answered: it changes
this (a barrier is recorded), or it doesn't, because … . Which words bear on what is a table.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from models.labels import Readiness
from models.needs.profile import Item, Rating
from models.needs.scheme import STALE_AFTER_DAYS, Need, Strength
from models.readiness.verdict import Reason, Tone, Verdict
from models.recording.weighed import mark_of
from models.settings import DESTINATIONS, Setting
from models.words import a_date

_OWN_FAMILY = frozenset({Setting.HOME, Setting.FOSTER_CONNECTED})
_ANY_FAMILY = frozenset(DESTINATIONS) - {Setting.SUPPORTED_ACCOMMODATION}
_EVERYWHERE = frozenset(DESTINATIONS)

# Which homes a child's own view of an item may say something about. What isn't here bears on none:
# school and friends go with the child's day, and identity never enters a rule.
BEARS_ON: dict[Item, frozenset[Setting]] = {
    Need.EXPLOITATION_AND_MISSING: _EVERYWHERE,
    Need.FAMILY_TIME: _OWN_FAMILY,
    Need.ATTACHMENT: _ANY_FAMILY,
    Strength.LASTING_ADULT: _OWN_FAMILY,
    Strength.FAMILY_NETWORK: _OWN_FAMILY,
    Strength.WANTS_FAMILY_LIFE: _ANY_FAMILY,
}


@dataclass(frozen=True, slots=True)
class Saying:
    """One thing that the child said and nobody has answered yet. `on`: when it was said.

    `mark`: what an answer names it by (models/recording/weighed.py). `places`: the destinations for
    which it is still to be weighed.
    """

    mark: str
    on: date
    places: frozenset[Setting]


@dataclass(frozen=True, slots=True)
class Wished:
    """A recorded wish: free words bear on every destination, but those that name places on these.

    `named`: said to be open to, or not; both are answers of the child, and no question is left.
    """

    words: str
    on: date
    named: frozenset[Setting]


def to_weigh(
    wishes: Iterable[Wished],
    views: Iterable[Rating],
    answered: Iterable[tuple[str, frozenset[Setting]]],
    as_of: date,
) -> tuple[Saying, ...]:
    """What is still to be weighed, newest first.

    `answered`: marks with the places for which somebody answered. A wish that names a place later
    settles for that place what was said before. A view in a needs profile bears for as long as the
    profile counts, 183 days; a recorded wish until somebody has answered.
    """
    done: dict[str, frozenset[Setting]] = {}
    for mark, places in answered:
        done[mark] = done.get(mark, frozenset()) | places
    wisheds = [wish for wish in wishes if wish.on <= as_of]
    said = [(wished.words, wished.on, _EVERYWHERE) for wished in wisheds if not wished.named]
    oldest = as_of - timedelta(days=STALE_AFTER_DAYS)
    said += [
        (view.child_view, view.on, BEARS_ON[view.item])
        for view in views
        if view.child_view.strip() and view.item in BEARS_ON and oldest <= view.on <= as_of
    ]
    open_still: dict[str, Saying] = {}
    for words, on, places in sorted(said, key=lambda one: one[1], reverse=True):
        mark = mark_of(words)
        settled = frozenset(
            place for place in places if any(w.on >= on and place in w.named for w in wisheds)
        )
        settings = places - done.get(mark, frozenset()) - settled
        if settings:
            before = open_still.get(mark)
            joined = settings | before.places if before else settings
            open_still[mark] = Saying(mark, before.on if before else on, joined)
    return tuple(open_still.values())


def sayings_bearing_on(sayings: Sequence[Saying], place: Setting) -> tuple[Saying, ...]:
    """Those that bear on one destination, newest first."""
    return tuple(saying for saying in sayings if place in saying.places)


def said_reason(sayings: Sequence[Saying]) -> Reason:
    """What there is to ask, without the child's words."""
    return Reason(
        f"what the child said on {_when(sayings)} may bear on this, so ask whether it changes it",
        Tone.ASK,
    )


def until_weighed(verdict: Verdict, sayings: Sequence[Saying]) -> Verdict:
    """The label: a yes waits until somebody has weighed what the child said. A no stays a no."""
    if not sayings or verdict.readiness not in {Readiness.READY, Readiness.NEARLY}:
        return verdict
    return replace(
        verdict,
        readiness=Readiness.NOT_ENOUGH_KNOWN,
        packages=(),
        must_change=(),
        question=f"Does what they said on {_when(sayings)} change this?",
    )


def _when(sayings: Sequence[Saying]) -> str:
    """The newest day, and that there are others."""
    days = sorted({saying.on for saying in sayings}, reverse=True)
    others = " and before" if len(days) > 1 else ""
    return f"{a_date(days[0])}{others}"
