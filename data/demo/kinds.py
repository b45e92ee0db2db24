"""The kinds of home in the simulation, and how each file names them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

import numpy as np


class Kind(IntEnum):
    """Where a child is; LEFT = no longer in care, NOT_YET = not in care so far."""

    LEFT = 0
    FOSTER_IN_HOUSE = 1
    FOSTER_INDEPENDENT = 2
    FOSTER_SPECIALIST = 3
    CONNECTED = 4
    HOME_INDEPENDENT = 5
    HOME_IN_HOUSE = 6
    SCHOOL = 7
    SECURE = 8
    OTHER_RESIDENTIAL = 9
    UNREGISTERED = 10
    SUPPORTED = 11
    PARENTS = 12
    ADOPTION = 13
    PARENT_AND_CHILD = 14
    HEALTH = 15
    CUSTODY = 16
    NOT_YET = 17


@dataclass(frozen=True, slots=True)
class Names:
    """How the files name one kind: 903 PLACE and provider, Annex A, census, the project's word."""

    kind: Kind
    place: str
    provider: str
    annex_type: str
    annex_provider: str
    census: str  # blank: not paid for by the week, so not in the census
    setting: str


NAMES: tuple[Names, ...] = (
    Names(Kind.FOSTER_IN_HOUSE, "U6", "PR1", "Foster Placement", "Own LA",
          "Fostering - In House", "foster_in_house"),
    Names(Kind.FOSTER_INDEPENDENT, "U6", "PR4", "Foster Placement", "Private",
          "Fostering - Independent Foster Care (IFA)", "foster_independent"),
    Names(Kind.FOSTER_SPECIALIST, "U6", "PR4", "Foster Placement", "Private",
          "Fostering - Step Down", "foster_specialist"),
    Names(Kind.CONNECTED, "U3", "PR1", "Foster Placement", "Own LA",
          "Fostering - Connected Carer", "foster_connected"),
    Names(Kind.HOME_INDEPENDENT, "K2", "PR4", "Children’s Homes", "Private",
          "Residential - External (Commissioned)", "childrens_home_independent"),
    Names(Kind.HOME_IN_HOUSE, "K2", "PR1", "Children’s Homes", "Own LA",
          "Residential - in House", "childrens_home_in_house"),
    Names(Kind.SCHOOL, "S1", "PR4", "Residential school", "Private",
          "Residential - Residential School", "residential_school"),
    Names(Kind.SECURE, "K1", "PR2", "Secure Children’s Homes", "Other",
          "Residential - Secure Welfare", "secure"),
    Names(Kind.OTHER_RESIDENTIAL, "R1", "PR4", "Residential Care Home", "Private",
          "Other - CQC", "other_residential"),
    Names(Kind.UNREGISTERED, "Z1", "PR4", "Other placements", "Private",
          "Unregistered", "unregistered_or_other"),
    Names(Kind.SUPPORTED, "H5", "PR4", "Independent living", "Private",
          "Supported Accommodation", "supported_accommodation"),
    Names(Kind.PARENTS, "P1", "PR0", "Placed with parents", "Other", "", "home"),
    Names(Kind.ADOPTION, "A6", "PR1", "Placed for adoption", "Own LA", "", "adoption"),
    Names(Kind.PARENT_AND_CHILD, "R3", "PR4", "Family Centre or Mother and Baby Unit", "Private",
          "Residential - Parent and Child", "parent_and_child"),
    Names(Kind.HEALTH, "R2", "PR3", "NHS/Health Trust", "Other", "", "health"),
    Names(Kind.CUSTODY, "R5", "PR3", "Young Offender Institution", "Other",
          "Youth Offending Institution", "custody"),
)  # fmt: skip


def words(attribute: str) -> np.ndarray:
    """One name of every kind, to be looked up by the kind's number ("" where there is none)."""
    found = np.full(len(Kind), "", dtype=object)
    for names in NAMES:
        found[names.kind] = getattr(names, attribute)
    return found


def member(*kinds: Kind) -> np.ndarray:
    """True at the number of each of these kinds."""
    found = np.zeros(len(Kind), dtype=bool)
    found[[*kinds]] = True
    return found


RESIDENTIAL = member(
    Kind.HOME_INDEPENDENT, Kind.HOME_IN_HOUSE, Kind.SCHOOL, Kind.SECURE, Kind.OTHER_RESIDENTIAL,
    Kind.UNREGISTERED,
)  # fmt: skip
SETTLED_RESIDENTIAL = member(
    Kind.HOME_INDEPENDENT, Kind.HOME_IN_HOUSE, Kind.SCHOOL, Kind.OTHER_RESIDENTIAL
)
FOSTER = member(Kind.FOSTER_IN_HOUSE, Kind.FOSTER_INDEPENDENT, Kind.FOSTER_SPECIALIST)
FAMILY = FOSTER | member(Kind.CONNECTED)
SHORT_STAY = member(
    Kind.SECURE, Kind.UNREGISTERED, Kind.HEALTH, Kind.CUSTODY, Kind.PARENT_AND_CHILD
)
IN_CARE = ~member(Kind.LEFT, Kind.NOT_YET)
