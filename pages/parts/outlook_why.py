"""Why an outlook is what it is: what goes with it, what would change it, moves like it."""

from __future__ import annotations

from models.journeys.alike import Alike, Tally, about, at_least_few
from models.journeys.explain import Because, Change, Factor, Points
from models.shortlist.told import Told
from pages.parts import items, words

Lines = tuple[str, list[str]]
SIZES = ((10.0, "a lot"), (4.0, "some"), (0.0, "a little"))  # points of 100
NOTHING = "nothing that stands out"


def sides(found: Because, shown: bool) -> tuple[Lines, Lines]:
    """What goes with lasting more often, and with ending early more often."""
    more = [factor_words(each, shown) for each in found.factors if each.points.value > 0]
    less = [factor_words(each, shown) for each in found.factors if each.points.value < 0]
    return (
        ("Goes with lasting more often", more or [words.capital(NOTHING)]),
        ("Goes with ending early more often", less or [words.capital(NOTHING)]),
    )


def change_lines(found: Because, shown: bool) -> Lines:
    """Children alike but for one need; higher levels only with the numbers, to keep it short."""
    told = [each for each in found.changes if shown or each.step < 0]
    lines = [change_words(each, shown) for each in told]
    if not found.changes:
        lines = ["No need that is known of this child is in this figure, so none would change it"]
    return "Children alike but for one need", lines


def factor_words(factor: Factor, shown: bool) -> str:
    """Behaviour towards others, level 3 (perhaps a little)."""
    need = factor.thing.need
    name = words.capital(f"{items.title(need)}, {factor.words}" if need else factor.words)
    return f"{name} ({_size(factor.points, shown)})"


def change_words(change: Change, shown: bool) -> str:
    """Behaviour towards others one level lower: last more often (a little)."""
    need = "Any other need" if change.need is None else items.title(change.need)
    level = "lower" if change.step < 0 else "higher"
    points = change.points
    if round(points.value) == 0:
        return f"{need} one level {level}: no difference to speak of"
    if shown:
        chance = words.of_100(change.p_12m)
        return f"{need} one level {level}: {chance} ({_size(points, shown)})"
    towards = "last more often" if points.value > 0 else "end early more often"
    return f"{need} one level {level}: {towards} ({_size(points, shown)})"


def alike_words(found: Alike) -> str:
    """Of 14 moves like this, 9 lasted."""
    tally = found.tally
    return f"Of {tally.moves} moves like this, {about(tally.lasted, tally.moves)} lasted."


def moves_words(each: Told) -> str:
    """How alike the moves like this are and what became of them, then of all of the kind."""
    parts = ["Fewer than ten past moves like this are known, so none are counted here."]
    if each.alike is not None:
        parts = [
            f"Like this, of other children: {step_words(each.alike)}.",
            tally_words(each.alike.tally, "moves like this"),
        ]
        if each.because is not None:
            parts.insert(1, "The word above knows more of the child than this count.")
    if each.all_moves is not None:
        parts.append(tally_words(each.all_moves, "moves of this kind in this council's history"))
    return " ".join(parts)


def tally_words(tally: Tally, called: str) -> str:
    """Of 14 moves like this, 9 lasted a year, 6 of those in the same home all along; …"""
    return (
        f"Of {tally.moves} {called}, {about(tally.lasted, tally.moves)} lasted a year, "
        f"{about(tally.same_home, tally.lasted)} of those in the same home all along; "
        f"{at_least_few(tally.not_yet)} more are not yet a year old."
    )


def step_words(found: Alike) -> str:
    """The same kind of move, age within two years, …"""
    parts = ["the same kind of move"]
    if found.step.years is not None:
        parts.append(f"age within {words.count(found.step.years, 'year')}")
    if found.step.needs:
        needs = words.listed([words.small(items.title(need)) for need in found.step.needs])
        parts.append(f"the same side of level 3 in {needs}")
    return words.listed(parts) if len(parts) > 1 else f"{parts[0]}, at any age"


def _size(points: Points, shown: bool) -> str:
    if shown:
        value, low, high = (_signed(one) for one in (points.value, points.low, points.high))
        return f"{value}; 8 in 10: {low} to {high}"
    size = next(word for least, word in SIZES if abs(points.value) >= least)
    return size if points.is_sure else f"perhaps {size}"


def _signed(points: float) -> str:
    whole = round(points)
    return f"{'−' if whole < 0 else '+' if whole > 0 else ''}{abs(whole)}"
