"""The published fields of the Placements Data Standard, and whether an answer fits its field."""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class FieldType(StrEnum):
    """The standard's own names of its types."""

    INTEGER = "Integer"
    STRING = "String"
    BOOLEAN = "Boolean"
    DATE = "Date"
    CATEGORICAL = "Categorical"


@dataclass(frozen=True, slots=True)
class Field:
    """One field. `many`: it holds a list. `asked_as`: our plain question for a form."""

    entity: str
    name: str
    type: FieldType
    needed: bool
    many: bool
    options: tuple[str, ...]
    asked_as: str = ""

    def fits(self, value: object) -> bool:
        """Whether a JSON value may stand there."""
        if not self.many:
            return self._fits_one(value)
        return isinstance(value, list) and bool(value) and all(map(self._fits_one, value))

    def _fits_one(self, value: object) -> bool:
        match self.type:
            case FieldType.INTEGER:
                return isinstance(value, int) and not isinstance(value, bool)
            case FieldType.BOOLEAN:
                return isinstance(value, bool)
            case FieldType.CATEGORICAL:
                return value in self.options
            case FieldType.DATE:
                return isinstance(value, str) and _is_day(value)
            case FieldType.STRING:
                return isinstance(value, str) and bool(value.strip())


def _is_day(text: str) -> bool:
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
