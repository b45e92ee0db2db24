"""The open scheme of needs and strengths: its items and what a level means (DOMAIN.md)."""

from dataclasses import dataclass
from enum import StrEnum


class Need(StrEnum):
    """What a carer has to meet, from 0 (ordinary parenting) to 4 (staff awake round the clock)."""

    EXPLOITATION_AND_MISSING = "exploitation_and_missing"
    SELF_HARM = "self_harm"
    BEHAVIOUR_TOWARDS_OTHERS = "behaviour_towards_others"
    EMOTIONAL_WELLBEING = "emotional_wellbeing"
    ATTACHMENT = "attachment"
    FRIENDSHIPS = "friendships"
    FAMILY_TIME = "family_time"
    IDENTITY = "identity"  # held and shown, never in a rule
    EDUCATION = "education"
    HEALTH_AND_DISABILITY = "health_and_disability"
    SUBSTANCES_AND_OFFENDING = "substances_and_offending"
    DAILY_LIVING = "daily_living"


class Strength(StrEnum):
    """What can carry the plan, from 0 (not seen yet) to 3 (strong)."""

    LASTING_ADULT = "lasting_adult"
    WANTS_FAMILY_LIFE = "wants_family_life"
    CALMS_SELF = "calms_self"
    SETTLED_IN_EDUCATION = "settled_in_education"
    SAFE_FRIENDSHIPS = "safe_friendships"
    TALENT_OR_INTEREST = "talent_or_interest"
    FAMILY_NETWORK = "family_network"
    PRIDE_IN_IDENTITY = "pride_in_identity"  # held and shown, never in a rule


HIGHEST_NEED = 4
HIGHEST_STRENGTH = 3
WARN_AFTER_DAYS = 90
STALE_AFTER_DAYS = 183

NEVER_IN_A_RULE: frozenset[str] = frozenset({Need.IDENTITY, Strength.PRIDE_IN_IDENTITY})


@dataclass(frozen=True, slots=True)
class Ceiling:
    """The highest level of one need that one kind of home can meet, by the panel's draft."""

    destination: (
        str  # foster_connected, foster_family, foster_specialist, home, supported_accommodation
    )
    need: Need
    level: int
    basis: str


@dataclass(frozen=True, slots=True)
class Package:
    """A support package: the ceilings it raises by one for a destination, and its price.

    `weekly_gbp` for `weeks` weeks from the move, and `one_off_gbp` on the day of the move.
    """

    name: str
    destination: str  # as in Ceiling
    raises: frozenset[Need]
    weekly_gbp: float
    weeks: int
    one_off_gbp: float
    basis: str
    title: str = ""  # as people call it: "the step-down fostering team"

    @property
    def total_gbp(self) -> float:
        return self.weekly_gbp * self.weeks + self.one_off_gbp

    @property
    def words(self) -> str:
        """The package's name for a sentence."""
        return self.title or self.name.replace("_", " ")


@dataclass(frozen=True, slots=True)
class Item:
    """The words of one need or strength: `title` for a heading, `phrase` for a sentence.

    `question` has `{child}` where the name goes; `ask` fills it in.
    """

    item: Need | Strength
    title: str
    phrase: str
    question: str

    def ask(self, child: str = "this child") -> str:
        """The plain question about this item; a name is put in only by a screen that may."""
        return self.question.replace("{child}", child)


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a level means: for needs what a carer would have to do, for strengths what is seen."""

    is_need: bool
    level: int
    meaning: str


@dataclass(frozen=True, slots=True)
class Scheme:
    """The rules' editable part: ceilings and packages, as `data/reference` holds them."""

    ceilings: tuple[Ceiling, ...]
    packages: tuple[Package, ...]
    items: tuple[Item, ...] = ()
    anchors: tuple[Anchor, ...] = ()

    def title(self, item: Need | Strength) -> str:
        """How a heading names a need or strength."""
        texts = (thing.title for thing in self.items if thing.item == item)
        return next(texts, item.value.replace("_", " ").capitalize())

    def phrase(self, item: Need | Strength) -> str:
        """How a sentence names a need or strength."""
        texts = (thing.phrase for thing in self.items if thing.item == item)
        return next(texts, item.value.replace("_", " "))

    def question(self, item: Need | Strength) -> str:
        """The plain question to ask about a need or strength."""
        texts = (thing.ask() for thing in self.items if thing.item == item)
        return next(texts, f"What is known about {self.phrase(item)}?")

    def meaning(self, item: Need | Strength, value: int) -> str:
        """What a level means, without its number."""
        is_need = isinstance(item, Need)
        meant = (
            anchor for anchor in self.anchors if anchor.is_need is is_need and anchor.level == value
        )
        return next((anchor.meaning for anchor in meant), "level")

    def level(self, item: Need | Strength, value: int) -> str:
        """What a level means, in words with its number, so that two people mean the same."""
        highest = HIGHEST_NEED if isinstance(item, Need) else HIGHEST_STRENGTH
        return f"{self.meaning(item, value)} ({value} of {highest})"
