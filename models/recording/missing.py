"""One thing that is missing before something can be recorded."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MissingField:
    """`field` names the field of the type (`actions.2.due`); `words` ask for it, no full stop."""

    field: str
    words: str
