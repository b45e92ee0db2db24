"""What a child's page tells of how often moves like those before it lasted: one line a kind."""

from __future__ import annotations

from dataclasses import dataclass, replace

from models.children.settings import Setting
from models.evidence import MoveTo
from models.journeys.alike import Alike, Tally, alike, all_of_kind
from models.journeys.explain import Because, because
from models.journeys.grounds import Grounds
from models.journeys.often import Often, often
from models.journeys.outlook import Basis, Chance
from models.readiness.verdict import Readiness
from models.shortlist.four import Choice, choices
from models.shortlist.options import ChildOptions


@dataclass(frozen=True, slots=True)
class Told:
    """One chance and what there is to say about it.

    `places`: the destinations it holds for, as the four are shown (a specialist foster family is
    itself where it is the one that fits). `word` None: the chance is withheld, and
    nothing but the reason is told. `because`: only for a child's own figure.
    """

    places: tuple[Setting, ...]
    chance: Chance
    word: Often | None
    because: Because | None = None
    alike: Alike | None = None
    all_moves: Tally | None = None


def told(one: ChildOptions, grounds: Grounds | None) -> tuple[Told, ...]:
    """In the law's order; what is ruled out isn't there, and equal chances are told once.

    `grounds` None: there is no history to explain anything by.
    """
    found: list[Told] = []
    for choice in choices(one):
        if choice.readiness is Readiness.RULED_OUT:
            continue
        same = next((place for place, each in enumerate(found) if _is_same(each, choice)), None)
        if same is None:
            found.append(_told(one, choice, grounds))
        else:
            found[same] = replace(
                found[same], places=(*found[same].places, choice.main.destination)
            )
    return tuple(found)


def _is_same(each: Told, choice: Choice) -> bool:
    kind = MoveTo.of(each.places[0]) is MoveTo.of(choice.main.destination)
    chance = choice.main.saving.chance
    without_figure = each.word is None and each.chance.source == chance.source
    return without_figure or (kind and each.chance == chance)


def _told(one: ChildOptions, choice: Choice, grounds: Grounds | None) -> Told:
    chance, place = choice.main.saving.chance, choice.main.destination
    move_to = MoveTo.of(place)
    if chance.low is None or chance.high is None:
        return Told((place,), chance, None)
    word = often(chance.low, chance.high)
    if grounds is None:
        return Told((place,), chance, word)
    own = chance.basis is Basis.OWN_HISTORY
    return Told(
        places=(place,),
        chance=chance,
        word=word,
        because=because(grounds, one.child, move_to) if own else None,
        alike=alike(grounds, one.child.key, move_to),
        all_moves=all_of_kind(grounds, move_to),
    )
