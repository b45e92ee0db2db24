"""What the tool said of a child, frozen for the record of a decision, and the question about it.

No money is in either.
"""

import hashlib

from models.meeting.decision_words import place_words
from models.needs.scheme import Scheme
from models.readiness.answer_words import answer_words
from models.recording.decision import Outcome, ToolPlace, ToolSaid
from models.recording.meeting_complete import GOES_SOMEWHERE
from models.settings import Setting
from models.shortlist.destinations import RANK
from models.shortlist.options import ChildOptions, Option, Shortlist


def tool_said(
    child: ChildOptions, shortlist: Shortlist, scheme: Scheme, *, data_version: str, engine: str
) -> ToolSaid:
    """The answers as they are on the screen now.

    `engine`: the version of whatever the chances come from, in words.
    """
    return ToolSaid(
        as_of=shortlist.as_of,
        data_date=shortlist.data_date,
        move_on=shortlist.move_on,
        data_version=data_version,
        engine=engine,
        scheme=scheme_digest(scheme),
        places=tuple(_place(option) for option in child.options),
    )


def tool_question(
    child: ChildOptions | None, outcome: Outcome | None, place: Setting | None
) -> str:
    """One question about one answer, so that nobody agrees with three answers at once.

    About the home that is decided on, else about the tool's best answer.
    """
    options = child.options if child else ()
    if not options:
        return "The tool has no answer for this child. Does the panel agree?"
    named = [option for option in options if option.destination is place]
    if outcome in GOES_SOMEWHERE and place is not None:
        home = place_words(place)
        if not named:
            return f"The tool has no answer for {home}. Does the panel agree?"
        return f"The tool says for {home}: {answer_words(named[0].verdict)}. Does the panel agree?"
    best = max(options, key=_says_for)
    text = answer_words(best.verdict)
    if len(options) > 1 and len({answer_words(option.verdict) for option in options}) == 1:
        return f"The tool says for every kind of home: {text}. Does the panel agree?"
    home = place_words(best.destination)
    return f"The tool's best answer is for {home}: {text}. Does the panel agree?"


def _says_for(option: Option) -> tuple[int, bool]:
    """How much the answer says for a move; ready without support more than ready with it."""
    return RANK[option.verdict.readiness], not option.verdict.packages


def scheme_digest(scheme: Scheme) -> str:
    """Text that two sets of ceilings and packages share only if they are the same."""
    ceilings = sorted(
        (ceiling.destination, ceiling.need.value, ceiling.level) for ceiling in scheme.ceilings
    )
    packages = sorted(
        (package.name, package.destination, sorted(need.value for need in package.raises))
        for package in scheme.packages
    )
    return hashlib.sha256(repr((ceilings, packages)).encode()).hexdigest()[:16]


def _place(option: Option) -> ToolPlace:
    verdict, chance = option.verdict, option.saving.chance
    return ToolPlace(
        place=verdict.destination,
        readiness=verdict.readiness,
        reasons=tuple(reason.words for reason in verdict.reasons),
        question=verdict.question,
        packages=tuple(package.name for package in verdict.packages),
        p_lasts_12m=chance.p_12m,
        p_lasts_low=chance.low,
        p_lasts_high=chance.high,
        p_lasts_basis=chance.basis,
    )
