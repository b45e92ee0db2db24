"""Why an outlook is what it is: what goes with it, what would change it, moves like it."""

from __future__ import annotations

from models.journeys.alike import Alike, Tally, about
from models.journeys.explain import Because, Change, Factor, Points
from pages.parts import items, words

Lines = tuple[str, list[str]]
SIZES = ((10.0, "much"), (4.0, "clearly"), (0.0, "a little"))
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
    return "Of children alike but for one need", lines


def factor_words(factor: Factor, shown: bool) -> str:
    """Behaviour towards others, level 3 (a little, not sure)."""
    need = factor.thing.need
    name = words.capital(f"{items.title(need)}, {factor.words}" if need else factor.words)
    return f"{name} ({_size(factor.points, shown)})"


def change_words(change: Change, shown: bool) -> str:
    """Behaviour towards others one level lower: lasts more often (a little)."""
    need = "Any other need" if change.need is None else items.title(change.need)
    level = "lower" if change.step < 0 else "higher"
    points = change.points
    if round(points.value) == 0:
        return f"{need} one level {level}: no difference to speak of"
    if shown:
        chance = words.of_100(change.p_12m)
        return f"{need} one level {level}: {chance} ({_size(points, shown)})"
    towards = "lasting more often" if points.value > 0 else "ending early more often"
    return f"{need} one level {level}: {towards} ({_size(points, shown)})"


def alike_words(found: Alike | None) -> str:
    """Of 14 moves like this, 9 lasted a year; how alike they are."""
    if found is None:
        return "Fewer than ten past moves like this are known, so none are counted here."
    return f"{tally_words(found.tally, 'moves like this')} Like this: {step_words(found)}."


def all_moves_words(tally: Tally) -> str:
    """Of all 143 such moves …"""
    return tally_words(tally, "moves of this kind in this council's history")


def tally_words(tally: Tally, called: str) -> str:
    """Of 14 moves like this, 9 lasted a year, 6 of them in the same home. 5 are not yet known."""
    kept = about(tally.same_home, tally.lasted)
    return (
        f"Of {tally.moves} {called}, {about(tally.lasted, tally.moves)} lasted a year, "
        f"{kept} of those in the same home all along. "
        f"{words.capital(_not_yet(tally.not_yet))} not yet a year old."
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


def _not_yet(number: int) -> str:
    return f"{about(number, number + 100)} more are"


def _size(points: Points, shown: bool) -> str:
    if shown:
        value, low, high = (_signed(one) for one in (points.value, points.low, points.high))
        return f"{value} points, 8 in 10 chance between {low} and {high}"
    size = next(word for least, word in SIZES if abs(points.value) >= least)
    return size if points.is_sure else f"{size}, not sure"


def _signed(points: float) -> str:
    whole = round(points)
    return f"{'−' if whole < 0 else '+' if whole > 0 else ''}{abs(whole)}"
