"""Since when the rules have said ready: how long a child has been waiting for a home."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from models.children.settings import Setting
from models.needs.profile import Rating, profile_of
from models.needs.scheme import Scheme
from models.readiness.rules import verdicts
from models.readiness.situation import Situation
from models.readiness.verdict import Verdict
from models.shortlist.four import READY_OR_NEARLY


def ready_since(
    situation: Situation,
    lines: Sequence[Rating],
    scheme: Scheme,
    places: Sequence[Setting],
    found: Sequence[Verdict],
) -> date | None:
    """The date of the oldest profile since which every one said ready or nearly for some place.

    Only the profile is taken back in time; all else is as at the situation's day. None where
    nothing is ready now (`found`: the answers of now).
    """
    if not any(one.readiness in READY_OR_NEARLY for one in found):
        return None
    since = None
    for day in sorted({line.on for line in lines if line.on <= situation.as_of}, reverse=True):
        then = replace(situation, as_of=day, profile=profile_of(lines, day))
        if not any(one.readiness in READY_OR_NEARLY for one in verdicts(then, scheme, places)):
            break
        since = day
    return since
