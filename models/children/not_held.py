"""What no file here has ever told of any child: to be asked for, never assumed."""

from __future__ import annotations

from models.children.council import CouncilData

ASKED_ELSEWHERE = {"incidents": "incidents", "siblings": "brothers and sisters"}
LIBERTY = "deprivation-of-liberty orders"  # in returns from 2027 only


def not_held_in(data: CouncilData) -> tuple[str, ...]:
    """The subjects in words, whatever people recorded here."""
    missing = [words for name, words in ASKED_ELSEWHERE.items() if not data.told_by_files(name)]
    return (*missing, *(() if data.orders_ever_held else (LIBERTY,)))
