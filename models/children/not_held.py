"""What no file here has ever told of any child: to be asked for, never assumed."""

from models.children.council import CouncilData
from models.children.records import Child

ASKED_ELSEWHERE = {"incidents": "incidents", "siblings": "brothers and sisters"}
LIBERTY = "deprivation-of-liberty orders"  # in returns from 2027 only


def not_held_in(data: CouncilData) -> tuple[str, ...]:
    """The subjects in words, whatever people recorded here."""
    missing = [words for name, words in ASKED_ELSEWHERE.items() if not data.told_by_files(name)]
    return (*missing, *(() if data.orders_ever_held else (LIBERTY,)))


def not_held_about(data: CouncilData, child: Child) -> tuple[str, ...]:
    """The same for one child's page: without an order of which some file does speak for this child.

    A cost file says yes or no of the children in it, long before returns hold orders.
    """
    recorded = child.deprivation_of_liberty is not None
    return tuple(name for name in not_held_in(data) if not (recorded and name == LIBERTY))
