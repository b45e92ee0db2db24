"""Chance events by name: one child's luck in one future depends on nobody else's.

Counter-based (the finaliser of splitmix64), so that two scenarios share every chance event, the
order of children can't matter, and another child more changes nothing.
"""

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from models.journeys.history.arrays import Floats, Whole

Codes = NDArray[np.uint64]

_GOLDEN = np.uint64(0x9E3779B97F4A7C15)
_FIRST, _SECOND = np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB)


def codes_of(names: list[str]) -> Codes:
    """A number for each name that is the same on every machine and day."""
    hashed = pd.util.hash_array(np.array(names, dtype=object), categorize=False)
    return np.asarray(hashed, dtype=np.uint64)


def hash_number(code: Codes, number: Whole | int) -> Codes:
    """A new code out of a code and a number: as good as random, and always the same."""
    count = np.atleast_1d(np.asarray(number)).astype(np.uint64)  # arrays wrap, as they should
    z = code + (count + np.uint64(1)) * _GOLDEN
    z = (z ^ (z >> np.uint64(30))) * _FIRST
    z = (z ^ (z >> np.uint64(27))) * _SECOND
    new: Codes = z ^ (z >> np.uint64(31))
    return new


def hashed_uniform(code: Codes, number: int) -> Floats:
    """Numbers between 0 and 1 (never either), one a code; another `number` gives others."""
    bits = (hash_number(code, number) >> np.uint64(41)).astype(
        np.float32
    )  # 23 bits: exact in float32
    return (bits + np.float32(0.5)) * np.float32(2.0**-23)
