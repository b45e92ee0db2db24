"""Reasons of several destinations told once: what holds for all of them, then what is special."""

from collections.abc import Sequence

from models.labels import Readiness
from models.readiness.verdict import Reason, Tone
from models.shortlist.destinations import DestinationChoice


def shared_reasons(choices: Sequence[DestinationChoice]) -> tuple[Reason, ...]:
    """Reasons that every choice gives, in the order of the first; none for a single choice."""
    if len(choices) < 2:
        return ()
    first, *others = choices
    return tuple(
        reason
        for reason in first.main.verdict.reasons
        if all(reason in other.main.verdict.reasons for other in others)
    )


def own_reasons(choice: DestinationChoice, shared: Sequence[Reason]) -> tuple[Reason, ...]:
    """The choice's reasons but those told for all."""
    return tuple(reason for reason in choice.main.verdict.reasons if reason not in shared)


def told_first(choice: DestinationChoice, reasons: Sequence[Reason]) -> tuple[Reason, ...]:
    """In the order in which one who reads only the first should: why it is "not yet", then what
    there is to ask."""
    if choice.readiness is not Readiness.NOT_YET:
        return tuple(reasons)
    return tuple(sorted(reasons, key=lambda reason: reason.tone is not Tone.AGAINST))
