"""Lists that grow as they are filled in: there is always one empty row more, and no button."""

from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")
AT_MOST = 40


def growing(key: str, begin: int, row: Callable[[str, int], T | None]) -> tuple[T, ...]:
    """What the rows hold, blank ones left out.

    `row` draws the one with this key and number, None = it is blank. `begin`: how many are kept
    already; they are drawn, then one more as long as the last is filled in.
    """
    ts: list[T] = []
    for number in range(AT_MOST):
        t = row(f"{key}.{number}", number)
        if t is not None:
            ts.append(t)
        elif number >= begin:
            break
    return tuple(ts)
