"""Kinds of home as the engine tells them apart, and the ways out of one."""

from __future__ import annotations

from enum import StrEnum

from models.children.records import Ending
from models.children.settings import RESIDENTIAL, Setting
from models.evidence import FOSTERING

SETTINGS: tuple[Setting, ...] = tuple(Setting)  # a setting's number in every array is its place


class Group(StrEnum):
    """Settings between which hazards are told apart; within one the council's mix decides."""

    RESIDENTIAL = "residential"
    FOSTER = "foster"
    HOME = "home"  # placed with parents: still looked after
    SUPPORTED = "supported"
    OTHER = "other"


GROUPS: tuple[Group, ...] = tuple(Group)


def group_of(setting: Setting) -> Group:
    """The group that a kind of home belongs to."""
    if setting in RESIDENTIAL:
        return Group.RESIDENTIAL
    if setting in FOSTERING:
        return Group.FOSTER
    if setting is Setting.HOME:
        return Group.HOME
    return Group.SUPPORTED if setting is Setting.SUPPORTED_ACCOMMODATION else Group.OTHER


class Way(StrEnum):
    """What can end a placement within four weeks: another placement, or leaving care.

    The first five lead to a placement in the group of the same place in GROUPS (another home of the
    same group too). Turning 18 isn't here: it happens on its day.
    """

    TO_RESIDENTIAL = "to residential"
    TO_FOSTER = "to foster"
    TO_HOME = "to home"
    TO_SUPPORTED = "to supported"
    TO_OTHER = "to other"
    LEFT_HOME_PLANNED = "left for home, planned"
    LEFT_HOME_UNPLANNED = "left for home, not planned"
    LEFT_FOR_GOOD = "left by adoption or a permanence order"
    LEFT_OTHERWISE = "left otherwise"


WAYS: tuple[Way, ...] = tuple(Way)

WAY_OF_ENDING: dict[Ending, Way] = {
    Ending.HOME_PLANNED: Way.LEFT_HOME_PLANNED,
    Ending.HOME_NO_RESPONSIBILITY: Way.LEFT_HOME_PLANNED,
    Ending.HOME_UNPLANNED: Way.LEFT_HOME_UNPLANNED,
    Ending.ADOPTED: Way.LEFT_FOR_GOOD,
    Ending.PERMANENCE_ORDER: Way.LEFT_FOR_GOOD,
    Ending.INDEPENDENT: Way.LEFT_OTHERWISE,
    Ending.ADULT_CARE: Way.LEFT_OTHERWISE,
    Ending.CUSTODY: Way.LEFT_OTHERWISE,
    Ending.DIED: Way.LEFT_OTHERWISE,
    Ending.TRANSFERRED: Way.LEFT_OTHERWISE,
    Ending.ABROAD: Way.LEFT_OTHERWISE,
    Ending.OTHER: Way.LEFT_OTHERWISE,
    Ending.MOVED: Way.LEFT_OTHERWISE,  # says moved, and no placement follows
}
# Not here, so censored: Ending.UNKNOWN; and AGED_OUT, which is the 18th birthday (or an age
# assessment, which says that the child never was one).
