"""One thing that is missing before something can be recorded."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Missing:
    """`field` names the field of the type (`actions.2.due`); `words` ask for it, no full stop."""

    field: str
    words: str
