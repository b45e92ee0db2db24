"""The choices by which children and spend are added up: every home, each group, each kind."""

import numpy as np

from models.journeys.history.arrays import Flags
from models.journeys.history.council import GROUP_OF_PLACE
from models.journeys.history.kinds import GROUPS, SETTINGS, HomeGroup

EVERY = ""  # every council together; every kind of home together


def group_name(group: HomeGroup) -> str:
    """A group's name among HOMES: "home" is a kind of home too, so groups are marked."""
    return f"all {group.value}"


GROUP_NAMES: dict[str, HomeGroup] = {group_name(group): group for group in GROUPS}
HOMES = (EVERY, *GROUP_NAMES, *(setting.value for setting in SETTINGS))


def places_of(homes: str) -> Flags:
    """Which of kinds.SETTINGS belong to one of HOMES."""
    if homes == EVERY:
        return np.ones(len(SETTINGS), bool)
    if homes in GROUP_NAMES:
        return np.equal(GROUP_OF_PLACE, GROUPS.index(GROUP_NAMES[homes]))
    return np.array([setting.value == homes for setting in SETTINGS])
