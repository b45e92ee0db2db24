"""How long a text may be before it is recorded. A longer one is kept whole while it is a draft."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from enum import StrEnum

from models.problems import UserError
from models.recording.missing import MissingField

_SHORTEN = "shorten this: it has"
TEXT_AT_MOST = 20_000  # characters, some ten printed pages: more belongs into a document of its own


def too_long(text: str, at_most: int = TEXT_AT_MOST) -> str:
    """What to do about a text that is too long; "" = it is short enough.

    >>> too_long("x" * 21_000)
    'shorten this: it has 21,000 characters, and 20,000 are the most'
    """
    if len(text) <= at_most:
        return ""
    return f"{_SHORTEN} {len(text):,} characters, and {at_most:,} are the most"


def is_too_long(missing: MissingField) -> bool:
    """Whether a text has to be shortened; such words don't say which text they are about."""
    return missing.words.startswith(_SHORTEN)


def refuse_too_long(content: object) -> None:
    """Raise `UserError` where a text in it is too long to be recorded."""
    wrong = next(texts_too_long(content), None)
    if wrong is not None:
        raise UserError(
            "What you wrote",
            f"a text of more than {TEXT_AT_MOST:,} characters",
            "a shorter one",
            "Shorten it, then record it again.",
        )


def texts_too_long(content: object, where: str = "") -> Iterator[MissingField]:
    """Every text in a content that is too long to be recorded, by its place (`actions.2.words`)."""
    if isinstance(content, str) and not isinstance(content, StrEnum):
        if wrong := too_long(content):
            yield MissingField(where, wrong)
    elif isinstance(content, tuple):
        for number, line in enumerate(content):
            yield from texts_too_long(line, f"{where}.{number}")
    elif is_dataclass(content):
        for field in fields(content):
            place = f"{where}.{field.name}" if where else field.name
            yield from texts_too_long(getattr(content, field.name), place)
