"""What needs, strengths and their levels are called: the scheme's own words, from its files."""

from __future__ import annotations

from functools import cache

from data.reference.needs import anchors, items
from models.needs.profile import Item
from models.needs.scheme import HIGHEST_NEED, HIGHEST_STRENGTH, Need


@cache
def _titles() -> dict[Item, str]:
    return {each.item: each.title for each in items()}


@cache
def _meanings() -> dict[tuple[bool, int], str]:
    return {(each.is_need, each.level): each.meaning for each in anchors()}


def title(item: Item) -> str:
    """The plain name of a need or a strength."""
    return _titles()[item]


def question(item: Item, child: str) -> str:
    """The plain question about an item, with the child's name in it."""
    return next(each for each in items() if each.item == item).ask(child)


def meaning(item: Item, value: int) -> str:
    """What a level means, without its number."""
    return _meanings()[isinstance(item, Need), value]


def level(item: Item, value: int) -> str:
    """What a level means, in words with its number, so that two people mean the same."""
    highest = HIGHEST_NEED if isinstance(item, Need) else HIGHEST_STRENGTH
    return f"{_meanings()[isinstance(item, Need), value]} ({value} of {highest})"
