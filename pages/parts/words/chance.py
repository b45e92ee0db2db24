"""A chance or a saving in words: never without its range, what it rests on and how many moves."""

from models.evidence import Basis
from models.journeys.answers.outlook import Chance
from models.saving.estimate import Window
from pages.parts.words import writing

FROM = {
    Basis.PUBLISHED: ("published", "moves elsewhere, not this child"),
    Basis.POOLED: ("this council's history as a whole", "moves here, not this child"),
    Basis.OWN_HISTORY: ("this council's history", "moves of children with similar needs here"),
}


def chance_words(chance: Chance) -> str:
    """Published: about 57 in 100, 80% likely to be between 38 and 74. This is from about 12 …"""
    if chance.p_12m is None or chance.low is None or chance.high is None:
        return (
            f"Chance that it lasts a year: no figure, because "
            f"{writing.lower_first(chance.source)}. So "
            "there is no saving either."
        )
    basis, whose = FROM[chance.basis]
    source = chance.source.rstrip(".")
    likely = writing.likely_between(f"{chance.low * 100:.0f}", f"{chance.high * 100:.0f}")
    return (
        f"Chance that it lasts a year, {basis}: about {writing.of_100(chance.p_12m)}, {likely}. "
        f"This is from about {chance.count:.0f} {whose}. Source: {source}."
    )


def range_words(window: Window) -> str:
    """80% likely to be between £x and £y; or that there is none yet, and why."""
    if window.p10_gbp is None or window.p90_gbp is None:
        return "Expected, with no range yet"
    low, high = writing.money(window.p10_gbp), writing.money(window.p90_gbp)
    text = writing.likely_between(low, high)
    if not round(window.p10_gbp) <= round(window.gbp) <= round(window.p90_gbp):
        text += ". The figure above is the average and counts rare futures"
    return text


def break_even_words(window: Window) -> str:
    """How few of such moves must last for the expected saving to vanish; "" = not worked out."""
    least = window.break_even
    if least is None:
        return ""
    if round(least * 100) <= 0:
        return "On average it saves something even if no such move lasts a year"
    if least >= 1:
        return "On average it saves nothing even if every such move lasts a year"
    return f"The saving vanishes if only {writing.of_100(least)} such moves last a year"
