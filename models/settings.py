"""Kinds of home, in the project's words (FORMATS section 6). 903 codes stay at the door."""

from enum import StrEnum


class Setting(StrEnum):
    """What kind of home a child lives in."""

    CHILDRENS_HOME_INDEPENDENT = "childrens_home_independent"
    CHILDRENS_HOME_IN_HOUSE = "childrens_home_in_house"
    RESIDENTIAL_SCHOOL = "residential_school"
    SECURE = "secure"
    OTHER_RESIDENTIAL = "other_residential"
    UNREGISTERED_OR_OTHER = "unregistered_or_other"
    FOSTER_IN_HOUSE = "foster_in_house"
    FOSTER_INDEPENDENT = "foster_independent"
    FOSTER_CONNECTED = "foster_connected"
    FOSTER_SPECIALIST = "foster_specialist"
    HOME = "home"
    SUPPORTED_ACCOMMODATION = "supported_accommodation"
    ADOPTION = "adoption"
    PARENT_AND_CHILD = "parent_and_child"
    HEALTH = "health"
    CUSTODY = "custody"
    OTHER = "other"


RESIDENTIAL: frozenset[Setting] = frozenset(
    {
        Setting.CHILDRENS_HOME_INDEPENDENT,
        Setting.CHILDRENS_HOME_IN_HOUSE,
        Setting.RESIDENTIAL_SCHOOL,
        Setting.SECURE,
        Setting.OTHER_RESIDENTIAL,
        Setting.UNREGISTERED_OR_OTHER,
    }
)

# The law's order of preference: parents, family and friends, other foster carers, other.
DESTINATIONS: tuple[Setting, ...] = (
    Setting.HOME,
    Setting.FOSTER_CONNECTED,
    Setting.FOSTER_IN_HOUSE,
    Setting.FOSTER_INDEPENDENT,
    Setting.FOSTER_SPECIALIST,
    Setting.SUPPORTED_ACCOMMODATION,
)

SUPPORTED_ACCOMMODATION_FROM_AGE = 16
