"""Every field of what people record has a name in words, for the check, the merge and history."""

import re
import typing
from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from models.recording.types import TYPES
from pages.parts.words import values


def field_names(kind: object) -> Iterator[str]:
    """The fields of a type, and of the types of its lines."""
    if typing.get_origin(kind) is not None:
        for part in typing.get_args(kind):
            yield from field_names(part)
    elif isinstance(kind, type) and is_dataclass(kind):
        hints = typing.get_type_hints(kind)
        for field in fields(kind):
            yield field.name
            yield from field_names(hints[field.name])


def test_no_field_is_called_by_its_name_in_the_code() -> None:
    names = {name for kind in TYPES.values() for name in field_names(kind)}
    assert "iro_view" in names
    odd = re.compile(r"_|\b(Iro|Gbp|Utc|Id|P10|P90)\b|\bgbp\b")
    assert {name: values.place(name) for name in names if odd.search(values.place(name))} == {}
