"""Frozen dataclasses as plain JSON values and back, checked against the declared types.

One way for everything that people record and for drafts of it. A field that an older version did
not have takes its default; a field that the type doesn't know is refused, never dropped silently.
"""

import math
import types
import typing
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar

T = TypeVar("T")


class NotThisType(ValueError):
    """The value isn't what the type wants. Names the place, never the content."""


def as_json(value: object) -> Any:
    """The value as dict, list, str, int, float, bool or None; texts are `clean`."""
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: as_json(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple):
        return [as_json(one) for one in value]
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str):
        return clean_text(value)
    if isinstance(value, float) and not math.isfinite(value):
        raise TypeError("a number that is none can't be recorded")
    if value is None or isinstance(value, bool | int | float):
        return value
    raise TypeError(f"{type(value).__name__} can't be recorded")


def clean_text(text: str) -> str:
    """The text as both databases keep it: no NUL, no half of a pair of characters."""
    return text.replace("\x00", "").encode("utf-8", "replace").decode("utf-8")


def from_json(wanted: type[T], value: object) -> T:
    """The frozen value that was recorded; raises `NotThisType` where it doesn't fit."""
    t: T = _read(wanted, value, wanted.__name__)
    return t


def _read(wanted: Any, value: object, place: str) -> Any:
    origin = typing.get_origin(wanted)
    if origin in (types.UnionType, typing.Union):
        return _one_of(typing.get_args(wanted), value, place)
    if origin is tuple:
        if not isinstance(value, list):
            raise NotThisType(f"{place}: a list is wanted")
        item = typing.get_args(wanted)[0]
        return tuple(_read(item, one, f"{place}[{n}]") for n, one in enumerate(value))
    if is_dataclass(wanted):
        return _dataclass(wanted, value, place)
    return _plain(wanted, value, place)


def _one_of(choices: tuple[Any, ...], value: object, place: str) -> Any:
    if value is None and type(None) in choices:
        return None
    for choice in choices:
        if choice is type(None):
            continue
        try:
            return _read(choice, value, place)
        except NotThisType:
            continue
    raise NotThisType(f"{place}: none of the possible types fits")


def _dataclass(wanted: Any, value: object, place: str) -> Any:
    if not isinstance(value, dict):
        raise NotThisType(f"{place}: an object is wanted")
    pairs = _fields(wanted)
    unknown = sorted(set(value) - set(pairs))
    if unknown:
        raise NotThisType(f"{place}: no field {unknown[0]}")
    given = {}
    for name, (field, hint) in pairs.items():
        if name in value:
            given[name] = _read(hint, value[name], f"{place}.{name}")
        elif field.default is MISSING and field.default_factory is MISSING:
            raise NotThisType(f"{place}: {name} is not there")
    return wanted(**given)


@cache
def _fields(wanted: Any) -> dict[str, tuple[Field[Any], Any]]:
    hints = typing.get_type_hints(wanted)
    return {field.name: (field, hints[field.name]) for field in fields(wanted)}


def _plain(wanted: Any, value: object, place: str) -> Any:
    if wanted in (str, bool) or wanted is int:
        if isinstance(value, wanted) and (wanted is not int or not isinstance(value, bool)):
            return value
    elif wanted is float:
        if isinstance(value, int | float) and not isinstance(value, bool):
            return float(value)
    elif isinstance(wanted, type) and issubclass(wanted, StrEnum | date) and isinstance(value, str):
        try:
            return _from_text(wanted, value)
        except ValueError as error:
            raise NotThisType(f"{place}: not a {wanted.__name__}") from error
    raise NotThisType(f"{place}: a {getattr(wanted, '__name__', wanted)} is wanted")


def _from_text(wanted: Any, text: str) -> Any:
    if issubclass(wanted, StrEnum):
        return wanted(text)
    if issubclass(wanted, datetime):
        return datetime.fromisoformat(text)
    return date.fromisoformat(text)
