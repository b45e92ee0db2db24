"""Kinds of home as the engine tells them apart, and the ways out of one."""

from enum import StrEnum

from models.children.records import Ending
from models.evidence import FOSTERING
from models.settings import RESIDENTIAL, Setting

SETTINGS: tuple[Setting, ...] = tuple(Setting)  # a setting's number in every array is its place


class HomeGroup(StrEnum):
    """Settings between which hazards are told apart; within one the council's mix decides."""

    RESIDENTIAL = "residential"
    FOSTER = "foster"
    HOME = "home"  # placed with parents: still looked after
    SUPPORTED = "supported"
    OTHER = "other"


GROUPS: tuple[HomeGroup, ...] = tuple(HomeGroup)


def group_of(setting: Setting) -> HomeGroup:
    """The group that a kind of home belongs to."""
    if setting in RESIDENTIAL:
        return HomeGroup.RESIDENTIAL
    if setting in FOSTERING:
        return HomeGroup.FOSTER
    if setting is Setting.HOME:
        return HomeGroup.HOME
    return HomeGroup.SUPPORTED if setting is Setting.SUPPORTED_ACCOMMODATION else HomeGroup.OTHER


class ExitWay(StrEnum):
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


WAYS: tuple[ExitWay, ...] = tuple(ExitWay)

WAY_OF_ENDING: dict[Ending, ExitWay] = {
    Ending.HOME_PLANNED: ExitWay.LEFT_HOME_PLANNED,
    Ending.HOME_NO_RESPONSIBILITY: ExitWay.LEFT_HOME_PLANNED,
    Ending.HOME_UNPLANNED: ExitWay.LEFT_HOME_UNPLANNED,
    Ending.ADOPTED: ExitWay.LEFT_FOR_GOOD,
    Ending.PERMANENCE_ORDER: ExitWay.LEFT_FOR_GOOD,
    Ending.INDEPENDENT: ExitWay.LEFT_OTHERWISE,
    Ending.ADULT_CARE: ExitWay.LEFT_OTHERWISE,
    Ending.CUSTODY: ExitWay.LEFT_OTHERWISE,
    Ending.DIED: ExitWay.LEFT_OTHERWISE,
    Ending.TRANSFERRED: ExitWay.LEFT_OTHERWISE,
    Ending.ABROAD: ExitWay.LEFT_OTHERWISE,
    Ending.OTHER: ExitWay.LEFT_OTHERWISE,
    Ending.MOVED: ExitWay.LEFT_OTHERWISE,  # says moved, and no placement follows
}
# Not here, so censored: Ending.UNKNOWN; and AGED_OUT, which is the 18th birthday (or an age
# assessment, which says that the child never was one).
