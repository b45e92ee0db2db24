"""What needs, strengths and their levels are called: the scheme's own words, from its files."""

from models.needs.profile import Item
from services.reference import item_words


def title(item: Item) -> str:
    """The plain name of a need or a strength."""
    return item_words().title(item)


def question(item: Item, child: str) -> str:
    """The plain question about an item, with the child's name in it."""
    return next(thing for thing in item_words().items if thing.item == item).ask(child)


def meaning(item: Item, value: int) -> str:
    """What a level means, without its number."""
    return item_words().meaning(item, value)


def level(item: Item, value: int) -> str:
    """What a level means, in words with its number, so that two people mean the same."""
    return item_words().level(item, value)
