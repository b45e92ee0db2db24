"""The kinds of home in the simulation, and how each file names them."""

from dataclasses import dataclass
from enum import IntEnum

import numpy as np


class WhereKind(IntEnum):
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

    kind: WhereKind
    place: str
    provider: str
    annex_type: str
    annex_provider: str
    census: str  # blank: not paid for by the week, so not in the census
    setting: str


NAMES: tuple[Names, ...] = (
    Names(
        WhereKind.FOSTER_IN_HOUSE,
        "U6",
        "PR1",
        "Foster Placement",
        "Own LA",
        "Fostering - In House",
        "foster_in_house",
    ),
    Names(
        WhereKind.FOSTER_INDEPENDENT,
        "U6",
        "PR4",
        "Foster Placement",
        "Private",
        "Fostering - Independent Foster Care (IFA)",
        "foster_independent",
    ),
    Names(
        WhereKind.FOSTER_SPECIALIST,
        "U6",
        "PR4",
        "Foster Placement",
        "Private",
        "Fostering - Step Down",
        "foster_specialist",
    ),
    Names(
        WhereKind.CONNECTED,
        "U3",
        "PR1",
        "Foster Placement",
        "Own LA",
        "Fostering - Connected Carer",
        "foster_connected",
    ),
    Names(
        WhereKind.HOME_INDEPENDENT,
        "K2",
        "PR4",
        "Children’s Homes",
        "Private",
        "Residential - External (Commissioned)",
        "childrens_home_independent",
    ),
    Names(
        WhereKind.HOME_IN_HOUSE,
        "K2",
        "PR1",
        "Children’s Homes",
        "Own LA",
        "Residential - in House",
        "childrens_home_in_house",
    ),
    Names(
        WhereKind.SCHOOL,
        "S1",
        "PR4",
        "Residential school",
        "Private",
        "Residential - Residential School",
        "residential_school",
    ),
    Names(
        WhereKind.SECURE,
        "K1",
        "PR2",
        "Secure Children’s Homes",
        "Other",
        "Residential - Secure Welfare",
        "secure",
    ),
    Names(
        WhereKind.OTHER_RESIDENTIAL,
        "R1",
        "PR4",
        "Residential Care Home",
        "Private",
        "Other - CQC",
        "other_residential",
    ),
    Names(
        WhereKind.UNREGISTERED,
        "Z1",
        "PR4",
        "Other placements",
        "Private",
        "Unregistered",
        "unregistered_or_other",
    ),
    Names(
        WhereKind.SUPPORTED,
        "H5",
        "PR4",
        "Independent living",
        "Private",
        "Supported Accommodation",
        "supported_accommodation",
    ),
    Names(WhereKind.PARENTS, "P1", "PR0", "Placed with parents", "Other", "", "home"),
    Names(WhereKind.ADOPTION, "A6", "PR1", "Placed for adoption", "Own LA", "", "adoption"),
    Names(
        WhereKind.PARENT_AND_CHILD,
        "R3",
        "PR4",
        "Family Centre or Mother and Baby Unit",
        "Private",
        "Residential - Parent and Child",
        "parent_and_child",
    ),
    Names(WhereKind.HEALTH, "R2", "PR3", "NHS/Health Trust", "Other", "", "health"),
    Names(
        WhereKind.CUSTODY,
        "R5",
        "PR3",
        "Young Offender Institution",
        "Other",
        "Youth Offending Institution",
        "custody",
    ),
)


def kind_names(attribute: str) -> np.ndarray:
    """One name of every kind, to be looked up by the kind's number ("" where there is none)."""
    values = np.full(len(WhereKind), "", dtype=object)
    for names in NAMES:
        values[names.kind] = getattr(names, attribute)
    return values


def is_of_kinds(*kinds: WhereKind) -> np.ndarray:
    """True at the number of each of these kinds."""
    values = np.zeros(len(WhereKind), dtype=bool)
    values[[*kinds]] = True
    return values


RESIDENTIAL = is_of_kinds(
    WhereKind.HOME_INDEPENDENT,
    WhereKind.HOME_IN_HOUSE,
    WhereKind.SCHOOL,
    WhereKind.SECURE,
    WhereKind.OTHER_RESIDENTIAL,
    WhereKind.UNREGISTERED,
)
SETTLED_RESIDENTIAL = is_of_kinds(
    WhereKind.HOME_INDEPENDENT,
    WhereKind.HOME_IN_HOUSE,
    WhereKind.SCHOOL,
    WhereKind.OTHER_RESIDENTIAL,
)
FOSTER = is_of_kinds(
    WhereKind.FOSTER_IN_HOUSE, WhereKind.FOSTER_INDEPENDENT, WhereKind.FOSTER_SPECIALIST
)
FAMILY = FOSTER | is_of_kinds(WhereKind.CONNECTED)
SHORT_STAY = is_of_kinds(
    WhereKind.SECURE,
    WhereKind.UNREGISTERED,
    WhereKind.HEALTH,
    WhereKind.CUSTODY,
    WhereKind.PARENT_AND_CHILD,
)
IN_CARE = ~is_of_kinds(WhereKind.LEFT, WhereKind.NOT_YET)
