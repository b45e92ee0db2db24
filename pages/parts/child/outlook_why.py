"""Why an outlook is what it is: what goes with it, what would change it, moves like it."""

from models.interval import Interval
from models.journeys.answers.often import Often
from models.journeys.explain.alike import Alike, Tally, at_least_few, blur_part
from models.journeys.explain.chance import Because, Factor, LevelChange
from models.shortlist.outlook_summary import OutlookSummary
from pages.parts.child import outlook_words
from pages.parts.words import items, writing

Lines = tuple[str, list[str]]
SIZES = ((10.0, "a lot"), (4.0, "some"), (0.0, "a little"))  # points of 100
MORE, LESS = (Often.MORE, Often.MUCH_MORE), (Often.LESS, Often.MUCH_LESS)
NOTHING = outlook_words.NOTHING_STANDS_OUT


def sides(because: Because, shown: bool) -> tuple[Lines, Lines]:
    """What goes with lasting more often, and with ending early more often."""
    texts = [factor_words(factor, shown) for factor in because.factors if factor.points.value > 0]
    less = [factor_words(factor, shown) for factor in because.factors if factor.points.value < 0]
    return (
        (outlook_words.LASTS_MORE_OFTEN, texts or [writing.capitalise(NOTHING)]),
        (outlook_words.ENDS_MORE_OFTEN, less or [writing.capitalise(NOTHING)]),
    )


def change_lines(because: Because, shown: bool) -> Lines:
    """Children alike but for one need; higher levels only with the numbers, to keep it short."""
    level_changes = [change for change in because.changes if shown or change.step < 0]
    lines = [change_words(level_change, shown) for level_change in level_changes]
    if not because.changes:
        lines = [outlook_words.NO_NEED_IN_IT]
    return outlook_words.ALIKE_BUT_ONE_NEED, lines


def factor_words(factor: Factor, shown: bool) -> str:
    """Behaviour towards others, level 3 (perhaps a little)."""
    need = factor.thing.need
    name = writing.capitalise(f"{items.title(need)}, {factor.words}" if need else factor.words)
    return f"{name} ({_size(factor.points, shown)})"


def change_words(change: LevelChange, shown: bool) -> str:
    """Behaviour towards others one level lower: last more often (a little)."""
    need = "Any other need" if change.need is None else items.title(change.need)
    level = "lower" if change.step < 0 else "higher"
    points = change.points
    if round(points.value) == 0:
        return outlook_words.no_difference(need, level)
    if shown:
        chance = writing.of_100(change.p_12m)
        return f"{need} one level {level}: {chance} ({_size(points, shown)})"
    towards = "last more often" if points.value > 0 else outlook_words.END_EARLY_MORE
    return f"{need} one level {level}: {towards} ({_size(points, shown)})"


def alike_words(alike: Alike, word: Often) -> str:
    """Of 14 moves like this, 9 lasted; where that points the other way than the word, why."""
    tally = alike.tally
    lasted = blur_part(tally.lasted, tally.moves)
    sentence = outlook_words.of_moves_like_this(tally.moves, lasted)
    over = 2 * tally.lasted - tally.moves
    other_way = (over < 0 and word in MORE) or (over > 0 and word in LESS)
    return f"{sentence} {outlook_words.TOO_FEW_ALONE}" if other_way else sentence


def moves_words(outlook_summary: OutlookSummary) -> str:
    """How alike the moves like this are and what became of them, then of all of the kind."""
    parts = [outlook_words.TOO_FEW_ALIKE]
    if outlook_summary.alike is not None:
        parts = [
            outlook_words.what_is_alike(step_words(outlook_summary.alike)),
            tally_words(outlook_summary.alike.tally, "moves like this"),
        ]
        if outlook_summary.because is not None:
            parts.insert(1, outlook_words.MORE_IS_KNOWN_ABOVE)
    if outlook_summary.all_moves is not None:
        parts.append(tally_words(outlook_summary.all_moves, outlook_words.MOVES_OF_THIS_KIND))
    return " ".join(parts)


def tally_words(tally: Tally, called: str) -> str:
    """Of 14 moves like this, 9 lasted a year, 6 of those in the same home all along; …"""
    return outlook_words.tally(
        tally.moves,
        called,
        blur_part(tally.lasted, tally.moves),
        blur_part(tally.same_home, tally.lasted),
        at_least_few(tally.not_yet),
    )


def step_words(alike: Alike) -> str:
    """The same kind of move, age within two years, …"""
    parts = [outlook_words.SAME_KIND_OF_MOVE]
    if alike.step.years is not None:
        parts.append(f"age within {writing.count_of(alike.step.years, 'year')}")
    if alike.step.needs:
        needs = writing.join_words(
            [writing.lower_first(items.title(need)) for need in alike.step.needs]
        )
        parts.append(outlook_words.same_side_of_level_3(needs))
    return writing.join_words(parts) if len(parts) > 1 else f"{parts[0]}, at any age"


def _size(points: Interval, shown: bool) -> str:
    if shown:
        value, low, high = (_signed(value) for value in (points.value, points.low, points.high))
        return f"{value}; 80% likely {low} to {high}"
    size = next(word for least, word in SIZES if abs(points.value) >= least)
    return size if points.is_sure else f"perhaps {size}"


def _signed(points: float) -> str:
    full = round(points)
    return f"{'−' if full < 0 else '+' if full > 0 else ''}{abs(full)}"
