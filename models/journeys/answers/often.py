"""How often moves last, in words for a meeting; the range decides the word, never its middle."""

from enum import StrEnum

HALF, FAR_OVER, FAR_UNDER = 0.5, 0.7, 0.3
EVEN = (0.4, 0.6)


class Often(StrEnum):
    """A word for a range of chances."""

    MUCH_MORE = "much more often than not"
    MORE = "more often than not"
    EVEN = "about as often as not"
    LESS = "less often than not"
    MUCH_LESS = "much less often than not"
    CANT_TELL = "can't be told apart"


def word_for_range(low: float, high: float) -> Often:
    """The word for an 80% interval, each band closed at its ends.

    All of it at 70 in 100 or over: much more often than not; at 50 or over: more often; at 50 or
    under, at 30 or under: less often, much less often; within 40 to 60: about as often as not. A
    range that spans the middle and more can't be told apart from either.
    """
    if low >= HALF:
        return Often.MUCH_MORE if low >= FAR_OVER else Often.MORE
    if high <= HALF:
        return Often.MUCH_LESS if high <= FAR_UNDER else Often.LESS
    return Often.EVEN if EVEN[0] <= low and high <= EVEN[1] else Often.CANT_TELL
