"""The plain names of kinds of home, answers and children: one word per thing, everywhere."""

from __future__ import annotations

from models.children.records import Child, Order
from models.children.settings import Setting
from models.readiness.verdict import BlockerKind, Readiness, Verdict

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

# The names of the four destinations (models/shortlist/four.py).
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

# A shape and a word for each answer, so that colour is never needed to read it.
ANSWER: dict[Readiness, str] = {
    Readiness.READY: "● Ready",
    Readiness.NEARLY: "◐ Nearly",
    Readiness.NOT_YET: "○ Not yet",
    Readiness.RULED_OUT: "■ Not for now",
    Readiness.NOT_ENOUGH_KNOWN: "? Not enough known",
}
WITH_SUPPORT = "● Ready with support"

BLOCKER: dict[BlockerKind, str] = {
    BlockerKind.STOP: "■ Stops a move for now",
    BlockerKind.MUST_CLEAR: "○ Has to be sorted first",
    BlockerKind.QUESTION: "? A question to ask",
    BlockerKind.TIMING: "◐ About the day of a move",
    BlockerKind.MONEY: "£ About the money",
}

ORDER: dict[Order, str] = {
    Order.SECTION_20: "accommodated by agreement (section 20)",
    Order.PACE: "accommodated under PACE (police)",
    Order.UNKNOWN: "legal status not known",
}


def who(child: Child) -> str:
    """The child's name if the council holds names here, else the council's own number."""
    return called(child.name, child.child_id)


def called(name: str | None, child_id: str) -> str:
    """The same where only the two are at hand."""
    return name or f"Child {child_id}"


def order(legal: Order) -> str:
    """The legal status in words."""
    return ORDER.get(legal, legal.value)


def council(name: str) -> str:
    """The council's name, or that nobody has said."""
    return name if council_known(name) else "council not known"


def council_known(name: str) -> bool:
    """False where no file has said which council is responsible."""
    return name not in ("", "unknown")


def place(destination: Setting) -> str:
    """A destination as one of the four is called; a specialist foster family by its own name."""
    return PLACE.get(destination) or _FOSTER[destination]


def answer(verdict: Verdict) -> str:
    """The shape and the words of an answer, without the kind of home."""
    if verdict.readiness is Readiness.READY and verdict.packages:
        return WITH_SUPPORT
    return ANSWER[verdict.readiness]


def answer_words(verdict: Verdict) -> str:
    """The same without its shape, for print."""
    return answer(verdict).split(" ", 1)[1]
