"""What changed for a child, in short sentences: the same on a screen and on paper."""

from models.children.changes import Changes
from models.children.records import Placement
from models.names import SETTING
from models.needs.direction import Heading
from models.needs.scheme import Scheme
from models.words import a_date, capitalise, count_of, join_words, lower_first

TIMES = {1: "once", 2: "twice"}


def lines_of(
    changes: Changes, scheme: Scheme, *, with_needs: bool = True, with_events: bool = True
) -> list[str]:
    """Moves first, then what happened, then needs; what no file tells of is said as such.

    `with_needs` False: better and harder stand beside, with the needs themselves. `with_events`
    False: nothing of missing episodes and incidents, whether there were any or none.
    """
    lines = [_move(before, stay) for before, stay in changes.moves]
    if changes.away_since:
        lines.append(f"Away since {a_date(changes.away_since)}")
    if changes.missing and with_events:
        lines.append(f"Missing {TIMES.get(changes.missing, f'{changes.missing} times')}")
    if with_events:
        lines += [f"Back since {a_date(day)}, after being missing" for day in changes.back]
    if changes.incidents and with_events:
        serious = f", {changes.serious} of them serious" if changes.serious else ""
        lines.append(f"{count_of(changes.incidents, 'incident')}{serious}")
    for heading, called in ((Heading.BETTER, "Better"), (Heading.WORSE, "Harder")):
        named = [
            f"{lower_first(scheme.title(t.item))} ({t.from_level} to {t.to_level})"
            for t in changes.heading(heading)
        ]
        if named and with_needs:
            lines.append(f"{called}: {join_words(named)}")
    if not with_events:
        return lines or [_same_home(changes)]
    nothing = "No changes in our data"
    if not with_needs and (changes.heading(Heading.BETTER) or changes.heading(Heading.WORSE)):
        nothing = "No change apart from needs and strengths"
    return [*(lines or [nothing]), *_nothing_of_that(changes)]


def _nothing_of_that(changes: Changes) -> list[str]:
    """No moves, no missing episodes; and what is not held."""
    none = [] if changes.moves or changes.moves_known_from else ["no move"]
    none += ["no missing episode"] if changes.missing == 0 else []
    none += ["no incident"] if changes.incidents == 0 else []
    unknown = []
    if changes.moves_known_from:
        unknown.append(f"moves before {a_date(changes.moves_known_from)}")
    unknown += ["missing episodes"] if changes.missing is None and not changes.back else []
    unknown += ["incidents"] if changes.incidents is None else []
    texts = [capitalise(join_words(none))] if none and not changes.nothing else []
    return [*texts, *([f"Not in our data: {join_words(unknown)}"] if unknown else [])]


def _same_home(changes: Changes) -> str:
    if changes.moves_known_from:
        return f"In this home since on or before {a_date(changes.moves_known_from)}"
    return "Still in the same home"


def _move(before: Placement | None, stay: Placement) -> str:
    day, home = a_date(stay.starts), SETTING[stay.setting]
    if before is None or before.ends != stay.starts:
        return f"Came to {lower_first(home)} on {day}"
    return f"Moved on {day}, from {lower_first(SETTING[before.setting])} to {lower_first(home)}"
