"""The plain names of kinds of home, answers and children: one word per thing, everywhere."""

from models.settings import Setting

SETTING: dict[Setting, str] = {
    Setting.CHILDRENS_HOME_INDEPENDENT: "Children's home, independent",
    Setting.CHILDRENS_HOME_IN_HOUSE: "Children's home, our own",
    Setting.RESIDENTIAL_SCHOOL: "Residential school",
    Setting.SECURE: "Secure home",
    Setting.OTHER_RESIDENTIAL: "Other residential home",
    Setting.UNREGISTERED_OR_OTHER: "Unregistered or other",
    Setting.FOSTER_IN_HOUSE: "Foster family, our own carers",
    Setting.FOSTER_INDEPENDENT: "Foster family, agency",
    Setting.FOSTER_CONNECTED: "Family or friends",
    Setting.FOSTER_SPECIALIST: "Specialist foster family",
    Setting.HOME: "Home",
    Setting.SUPPORTED_ACCOMMODATION: "Supported accommodation",
    Setting.ADOPTION: "Adoptive family",
    Setting.PARENT_AND_CHILD: "Parent and child together",
    Setting.HEALTH: "Hospital or health home",
    Setting.CUSTODY: "Custody",
    Setting.OTHER: "Somewhere else",
}

# The names of the four destinations (models/shortlist/destinations.py).
PLACE: dict[Setting, str] = {
    Setting.HOME: "Home",
    Setting.FOSTER_CONNECTED: "Family or friends",
    Setting.FOSTER_IN_HOUSE: "Foster family",
    Setting.SUPPORTED_ACCOMMODATION: "Supported accommodation",
}

# Other foster families as people choose between them: one name whoever pays, and the specialist.
_FOSTER = {
    Setting.FOSTER_INDEPENDENT: PLACE[Setting.FOSTER_IN_HOUSE],
    Setting.FOSTER_SPECIALIST: SETTING[Setting.FOSTER_SPECIALIST],
}


KINDS_OF_COUNCIL = frozenset({"council", "county", "borough", "city", "district"})


def council_name(name: str) -> str:
    """The council's name, or that nobody has said."""
    return name if council_known(name) else "council not known"


def council_known(name: str) -> bool:
    """False where no file has said which council is responsible."""
    return name not in ("", "unknown")


def destination_name(destination: Setting) -> str:
    """A destination as one of the four is called; a specialist foster family by its own name."""
    return PLACE.get(destination) or _FOSTER[destination]


def _without_kind(council: str) -> str:
    """North Council, North: the name without what kind of council it is."""
    words = council.strip().casefold().split()
    while len(words) > 1 and words[-1] in KINDS_OF_COUNCIL:
        words.pop()
    return " ".join(words)


def is_same_council(name: str, other: str) -> bool:
    """True where two files mean one council: by name, or one of them in short (North, North
    Northamptonshire; North Council)."""
    short, long = sorted((_without_kind(name), _without_kind(other)), key=len)
    return short == long or (bool(short) and long.startswith(f"{short} "))
