"""Whom a person wants to see in a list of children: said once, and remembered for them."""

from dataclasses import dataclass
from enum import StrEnum


class ListScope(StrEnum):
    """Which children a list shows."""

    MINE = "My children"
    TEAM = "My team"
    EVERYONE = "Everyone"


@dataclass(frozen=True, slots=True)
class MyList:
    """What one person said once and is remembered for them: who they are, and whom they look at.

    `worker`, `team`: as the council's own list writes them, "" = nobody said.
    """

    worker: str = ""
    team: str = ""
    shows: ListScope = ListScope.EVERYONE
