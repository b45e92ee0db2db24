"""Whose area is ours: the authorities' codes, by which in or out of the area is decided."""

import os
from functools import cache
from pathlib import Path

import pandas as pd

AREA = "CIRCLE_AREA"
_FILE = Path(__file__).parents[1] / "reference" / "areas.csv"
_SHORT_PAIR = {"west", "north"}


def own_area(councils: frozenset[str]) -> frozenset[str]:
    """The codes in `CIRCLE_AREA` (with semicolons between), else those of councils known by name.

    If any council's name isn't known the area is not known: half of it would call the other half
    outside. "West" and "North" are known only as the pair that one trust serves. Empty = not known.
    """
    sentences = frozenset(code.strip().upper() for code in os.environ.get(AREA, "").split(";")) - {
        ""
    }
    if sentences:
        return sentences
    names = {_tidy(name) for name in councils}
    if names == _SHORT_PAIR:
        names = {f"{name} northamptonshire" for name in names}
    texts = _codes()
    return frozenset(texts[name] for name in names) if names <= texts.keys() else frozenset()


def _tidy(name: str) -> str:
    return " ".join(name.casefold().split()).removesuffix(" council")


@cache
def _codes() -> dict[str, str]:
    table = pd.read_csv(_FILE, dtype=str, comment="#")
    return dict(zip(table["name"], table["authority"], strict=True))
