"""How reasons say numbers, support and kinds of home: plain, one clause each."""

import re
from collections.abc import Sequence

from models.needs.scheme import Package
from models.settings import Setting
from models.words import join_words

PLACES: dict[Setting, str] = {
    Setting.HOME: "family at home",
    Setting.FOSTER_CONNECTED: "family or friends",
    Setting.FOSTER_IN_HOUSE: "a foster family",
    Setting.FOSTER_INDEPENDENT: "a foster family",
    Setting.FOSTER_SPECIALIST: "a specialist foster family",
    Setting.SUPPORTED_ACCOMMODATION: "supported accommodation",
}
FOSTER = frozenset(
    {
        Setting.FOSTER_IN_HOUSE,
        Setting.FOSTER_INDEPENDENT,
        Setting.FOSTER_SPECIALIST,
        Setting.FOSTER_CONNECTED,
    }
)
NUMBERS = (
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve",
)  # fmt: skip


FROM_A_CHILDRENS_HOME = frozenset(
    {Setting.CHILDRENS_HOME_INDEPENDENT, Setting.CHILDRENS_HOME_IN_HOUSE}
)


def after_18(setting: Setting) -> str:
    """What comes at 18 from such a home: Staying Close from a children's home, Staying Put from
    foster care, which is another scheme; the pathway plan for everybody."""
    if setting in FROM_A_CHILDRENS_HOME:
        return "the pathway plan and Staying Close"
    if setting in FOSTER:
        return "the pathway plan and Staying Put"
    return "the pathway plan"


def number_in_words(count: int) -> str:
    """A count in words up to twelve, in figures above."""
    return NUMBERS[count] if count < len(NUMBERS) else str(count)


def count_in_words(count: int, name: str, extra: str) -> str:
    """One incident, two incidents."""
    return f"{number_in_words(count)} {name if count == 1 else extra}"


def describe_support(packages: Sequence[Package]) -> str:
    """What the packages are called together."""
    return join_words([package.words for package in packages])


def as_clause(written: str) -> str:
    """Somebody's own words as one clause: no line break, no full stop at the end, else as written.

    A file that parts its reasons by "; " sees to that itself (`reports/step_down.py`).
    """
    return re.sub(r"\s+", " ", written).strip().rstrip(".").strip()


def in_quotation_marks(written: str) -> str:
    """The same between quotation marks: word for word."""
    return f"“{as_clause(written)}”"
