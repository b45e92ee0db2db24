"""Reasons of several destinations told once: what holds for all of them, then what is special."""

from __future__ import annotations

from collections.abc import Sequence

from models.readiness.verdict import Reason
from models.shortlist.four import Choice


def shared_reasons(found: Sequence[Choice]) -> tuple[Reason, ...]:
    """Reasons that every choice gives, in the order of the first; none for a single choice."""
    if len(found) < 2:
        return ()
    first, *others = found
    return tuple(
        reason
        for reason in first.main.verdict.reasons
        if all(reason in other.main.verdict.reasons for other in others)
    )


def own_reasons(choice: Choice, shared: Sequence[Reason]) -> tuple[Reason, ...]:
    """The choice's reasons but those told for all."""
    return tuple(reason for reason in choice.main.verdict.reasons if reason not in shared)
