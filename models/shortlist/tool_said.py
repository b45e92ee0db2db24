"""What the tool said of a child, frozen for the record of a decision. No money is in it."""

from __future__ import annotations

import hashlib

from models.meeting.decision import ToolPlace, ToolSaid
from models.needs.scheme import Scheme
from models.shortlist.options import ChildOptions, Option, Shortlist


def tool_said(
    one: ChildOptions, held: Shortlist, scheme: Scheme, *, data_version: str, engine: str
) -> ToolSaid:
    """The answers as they are on the screen now.

    `engine`: the version of whatever the chances come from, in words.
    """
    return ToolSaid(
        as_of=held.as_of,
        data_date=held.data_date,
        move_on=held.move_on,
        data_version=data_version,
        engine=engine,
        scheme=scheme_digest(scheme),
        places=tuple(_place(option) for option in one.options),
    )


def scheme_digest(scheme: Scheme) -> str:
    """Text that two sets of ceilings and packages share only if they are the same."""
    ceilings = sorted((one.destination, one.need.value, one.level) for one in scheme.ceilings)
    packages = sorted(
        (one.name, one.destination, sorted(need.value for need in one.raises))
        for one in scheme.packages
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
