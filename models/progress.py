"""How long work says how far it is."""

from collections.abc import Callable

# Steps done, of how many, the next one in words.
ProgressCallback = Callable[[int, int, str], None]
# The next step in words, where nobody knows how many there will be.
StepCallback = Callable[[str], None]


def say_nothing(_done: int, _of: int, _next: str) -> None:
    """For who waits for the result alone."""
