"""Incidents that people record, and why a child needs support, not care."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class RecordedIncident:
    """Something that happened. `serious` None = nobody said."""

    on: date | None = None
    kind: str = ""
    serious: bool | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class SupportNotCare:
    """ "Needs support, not care, because …": without it supported accommodation never stands alone.

    Blank words take back what was said before.
    """

    because: str = ""
    said_by: str = ""
    on: date | None = None
