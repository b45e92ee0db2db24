"""Two versions of one thing side by side: where they differ, and one made of what was chosen.

Both are values of one type. A list whose lines have a key of their own (an item of a profile, an
action, an option) is compared line by line, every other field as one.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from enum import StrEnum
from typing import Any, TypeVar

T = TypeVar("T")
OWN_KEYS = ("item", "key", "place")  # fields that tell the lines of a list apart


class Take(StrEnum):
    """Which of two values goes on."""

    THEIRS = "theirs"
    YOURS = "yours"
    BOTH = "both"  # texts only: theirs, then yours


@dataclass(frozen=True, slots=True)
class Differing:
    """One place where the two differ: `path` is `words`, or `ratings.self_harm.level`.

    None = there is no such line on that side (or nothing was given).
    """

    path: str
    theirs: object
    yours: object

    @property
    def can_take_both(self) -> bool:
        """Both are texts with something in them, so neither has to go."""
        both = (self.theirs, self.yours)
        return all(
            isinstance(value, str) and not isinstance(value, StrEnum) and value for value in both
        )

    @property
    def only_one(self) -> Take | None:
        """The side that has something where the other is blank; None where the person chooses."""
        blank = [value in (None, "", ()) for value in (self.theirs, self.yours)]
        if blank == [True, False]:
            return Take.YOURS
        return Take.THEIRS if blank == [False, True] else None


def differing_fields(theirs: T, yours: T) -> tuple[Differing, ...]:
    """Every place where they differ, in the order of the fields; empty = they are the same."""
    return tuple(_differing(theirs, yours, ""))


def merge_versions(theirs: T, yours: T, chosen: Mapping[str, Take]) -> T:
    """One value out of both. Raises `KeyError` where they differ and nothing is chosen."""
    done: T = _merged(theirs, yours, "", chosen)
    return done


def _differing(theirs: Any, yours: Any, where: str) -> Iterator[Differing]:
    if theirs == yours:
        return
    if is_dataclass(theirs) and type(theirs) is type(yours):
        for field in fields(theirs):
            their_value, your_value = getattr(theirs, field.name), getattr(yours, field.name)
            yield from _differing(their_value, your_value, _join(where, field.name))
    elif (lines := _by_key(theirs, yours)) is not None:
        for key, (their_value, your_value) in lines.items():
            yield from _differing(their_value, your_value, _join(where, key))
    else:
        yield Differing(where, theirs, yours)


def _merged(theirs: Any, yours: Any, where: str, chosen: Mapping[str, Take]) -> Any:
    if theirs == yours:
        return theirs
    if is_dataclass(theirs) and not isinstance(theirs, type) and type(theirs) is type(yours):
        return replace(
            theirs,
            **{
                field.name: _merged(
                    getattr(theirs, field.name),
                    getattr(yours, field.name),
                    _join(where, field.name),
                    chosen,
                )
                for field in fields(theirs)
            },
        )
    if (lines := _by_key(theirs, yours)) is not None:
        done = (
            _merged(their_value, your_value, _join(where, key), chosen)
            for key, (their_value, your_value) in lines.items()
        )
        return tuple(line for line in done if line is not None)
    take = chosen[where]
    if take is Take.BOTH:
        return f"{theirs}\n{yours}"
    return theirs if take is Take.THEIRS else yours


def _by_key(theirs: Any, yours: Any) -> dict[str, tuple[Any, Any]] | None:
    """The lines of two lists by their own key, theirs first; None where lines have none."""
    if not (isinstance(theirs, tuple) and isinstance(yours, tuple)):
        return None
    name = next(
        (own_keys for own_keys in OWN_KEYS if all(hasattr(x, own_keys) for x in (*theirs, *yours))),
        None,
    )
    if name is None:
        return None
    left, right = ({str(getattr(line, name)): line for line in side} for side in (theirs, yours))
    if len(left) < len(theirs) or len(right) < len(yours):
        return None  # two lines go by one key: not to be told apart
    return {key: (left.get(key), right.get(key)) for key in (*left, *right)}


def _join(where: str, name: str) -> str:
    return f"{where}.{name}" if where else name
