"""Who may see what people wrote down: every note, action and saying says so (DOMAIN.md).

What a panel plans to find out must never reach the person it is about. So "panel only" is what
counts wherever nobody said anything else, records from before this was asked among them.
"""

from enum import StrEnum


class Audience(StrEnum):
    """Who may see it; the value stands in the database, so none is ever changed."""

    PANEL = "panel only"
    PROFESSIONALS = "professionals"
    FAMILY = "child and family"


_WIDENING = (Audience.PANEL, Audience.PROFESSIONALS, Audience.FAMILY)


def may_reach(marked: Audience | None, reader: Audience) -> bool:
    """Whether words marked for an audience may reach a reader of one; None = nobody said.

    What the family may see everybody may; what is for the panel only the panel sees. A carer, or
    whoever offers a home, reads as the family does: what they know, the child soon knows.
    """
    return _WIDENING.index(marked or Audience.PANEL) >= _WIDENING.index(reader)


def narrower_audience(audience: Audience | None, other: Audience | None) -> Audience | None:
    """The mark that fewer people may see by; None = nobody said, which is narrowest."""
    return audience if may_reach(other, audience or Audience.PANEL) else other
