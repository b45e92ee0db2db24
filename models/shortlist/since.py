"""Since when the rules have said ready: how long a child has been waiting for a home."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from models.labels import Readiness
from models.needs.profile import Rating, profile_of
from models.needs.scheme import Scheme
from models.readiness.rules import rule_on_destinations
from models.readiness.situation import Situation
from models.readiness.verdict import Verdict
from models.settings import Setting
from models.shortlist.destinations import READY_OR_NEARLY


def ready_since(
    situation: Situation,
    lines: Sequence[Rating],
    scheme: Scheme,
    places: Sequence[Setting],
    outcomes: Sequence[Verdict],
) -> date | None:
    """The date of the oldest profile since which every one said ready for some place; of a child
    who is nearly ready and no more, since which every one said ready or nearly.

    Only the profile is taken back in time; all else is as at the situation's day. None where
    nothing is ready now (`outcomes`: the answers of now).
    """
    readinesses = {verdict.readiness for verdict in outcomes}
    if not readinesses & READY_OR_NEARLY:
        return None
    counted = {Readiness.READY} if Readiness.READY in readinesses else READY_OR_NEARLY
    since = None
    for day in sorted({line.on for line in lines if line.on <= situation.as_of}, reverse=True):
        child_situation = replace(
            situation, as_of=day, profile=profile_of(lines, day), rate_again=None
        )
        if not any(
            verdict.readiness in counted
            for verdict in rule_on_destinations(child_situation, scheme, places)
        ):
            break
        since = day
    return since
