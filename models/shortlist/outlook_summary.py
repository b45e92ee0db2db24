"""What a child's page tells of how often moves like those before it lasted: one line a kind."""

from dataclasses import dataclass, replace

from models.evidence import Basis, MoveTo
from models.journeys.answers.often import Often, word_for_range
from models.journeys.answers.outlook import Chance
from models.journeys.explain.alike import Alike, Tally, all_of_kind, find_moves_alike
from models.journeys.explain.chance import Because, explain_chance
from models.journeys.explain.grounds import Grounds
from models.labels import Readiness
from models.settings import Setting
from models.shortlist.destinations import DestinationChoice, destination_choices
from models.shortlist.options import ChildOptions


@dataclass(frozen=True, slots=True)
class OutlookSummary:
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


def summarise_outlook(child: ChildOptions, grounds: Grounds | None) -> tuple[OutlookSummary, ...]:
    """In the law's order; what is ruled out isn't there, and equal chances are told once.

    `grounds` None: there is no history to explain anything by.
    """
    outlook_summaries: list[OutlookSummary] = []
    for choice in destination_choices(child):
        if choice.readiness is Readiness.RULED_OUT:
            continue
        same = next(
            (
                place
                for place, outlook_summary in enumerate(outlook_summaries)
                if _is_same(outlook_summary, choice)
            ),
            None,
        )
        if same is None:
            outlook_summaries.append(_told(child, choice, grounds))
        else:
            outlook_summaries[same] = replace(
                outlook_summaries[same],
                places=(*outlook_summaries[same].places, choice.main.destination),
            )
    return tuple(outlook_summaries)


def _is_same(outlook_summary: OutlookSummary, choice: DestinationChoice) -> bool:
    kind = MoveTo.of(outlook_summary.places[0]) is MoveTo.of(choice.main.destination)
    chance = choice.main.saving.chance
    without_figure = outlook_summary.word is None and outlook_summary.chance.source == chance.source
    return without_figure or (kind and outlook_summary.chance == chance)


def _told(
    child: ChildOptions, choice: DestinationChoice, grounds: Grounds | None
) -> OutlookSummary:
    chance, place = choice.main.saving.chance, choice.main.destination
    move_to = MoveTo.of(place)
    if chance.low is None or chance.high is None:
        return OutlookSummary((place,), chance, None)
    word = word_for_range(chance.low, chance.high)
    if grounds is None:
        return OutlookSummary((place,), chance, word)
    own = chance.basis is Basis.OWN_HISTORY
    return OutlookSummary(
        places=(place,),
        chance=chance,
        word=word,
        because=explain_chance(grounds, child.child, move_to) if own else None,
        alike=find_moves_alike(grounds, child.child.key, move_to),
        all_moves=all_of_kind(grounds, move_to),
    )
