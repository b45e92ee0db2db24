"""A move's entries in words: how it stood, who sees to it, waiting for what. No money."""

from collections.abc import Iterator, Mapping

from models.evidence import Basis
from models.names import SETTING
from models.recording.move_stages import BEFORE_THE_MOVE, MoveStage, Stage
from models.words import a_date, capitalise, count_of, join_words

IN_WORDS: dict[Stage, str] = {
    Stage.IDENTIFIED: "○ Identified",
    Stage.EXPLORING: "○ Exploring",
    Stage.MATCHED: "◐ Matched",
    Stage.DATE_AGREED: "◐ Date agreed",
    Stage.MOVED: "● Moved",
    Stage.WEEKS_13: "● There after 13 weeks",
    Stage.WEEKS_52: "● There after 52 weeks",
    Stage.NOT_NOW: "– Not now",
    Stage.WITHDRAWN: "– Withdrawn",
    Stage.BROKE_DOWN: "▲ Broke down",
    Stage.OVERTAKEN: "– Overtaken by another move",
}

# What a frozen chance rests on; the words that a record without one gets are those of the curve.
RESTS_ON: dict[str, str] = {
    Basis.OWN_HISTORY: "this council's history of children with similar needs",
    Basis.POOLED: "this council's history as a whole",
    Basis.PUBLISHED: "published evidence from elsewhere",
    Basis.WITHHELD: "published evidence from elsewhere; a chance of its own was withheld",
}


def rests_on(basis: str, moves: float | None) -> str:
    """A `Basis` value in words, with from about how many moves where that is known; what nobody
    gave rests on published evidence."""
    text = RESTS_ON.get(basis, RESTS_ON[Basis.WITHHELD])
    return text if moves is None else f"{text}, about {count_of(round(moves), 'move')}"


def without_shape(stage: Stage) -> str:
    """The words alone: Date agreed."""
    return IN_WORDS[stage].split(" ", 1)[1]


def lines_of(content: MoveStage, packages: Mapping[str, str]) -> Iterator[str]:
    """One entry, a line each; `packages`: names of support packages -> their words."""
    if content.destination is not None:
        yield f"To: {SETTING[content.destination]}"
    if content.move_on is not None:
        yield f"{day_of_the_move(content)}: {a_date(content.move_on)}"
    if content.owner.strip():
        yield f"Responsible: {content.owner.strip()}"
    if content.waiting_for.strip():
        yield f"Waiting for: {content.waiting_for.strip()}"
    if content.packages:
        yield f"With {join_words([packages.get(name, name) for name in content.packages])}"
    if content.because.strip():
        yield f"Because {content.because.strip()}"


def day_of_the_move(content: MoveStage) -> str:
    """What the day of the move is called at a stage: planned, agreed, or past."""
    if content.stage is None:
        return "Day of the move"
    if content.stage is Stage.DATE_AGREED:
        return "Day agreed"
    return "Day planned" if content.stage in BEFORE_THE_MOVE else "Moved on"


def stage_headline(content: MoveStage) -> str:
    """◐ Matched, from 3 March 2026."""
    text = IN_WORDS[content.stage] if content.stage else "Nothing said"
    return capitalise(f"{text}, from {a_date(content.on)}" if content.on else text)
