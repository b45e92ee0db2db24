"""Builders of made-up profiles and situations: `a_situation(self_harm=3)`, all else at level 0."""

from datetime import date, timedelta

from models.children.records import Child
from models.labels import Barrier, BarrierKind
from models.needs.profile import ITEMS, Profile, Rating, profile_of
from models.needs.scheme import Ceiling, Need, Package, Scheme, Strength
from models.readiness.rules import rule_on_destinations
from models.readiness.situation import Situation
from models.readiness.verdict import Verdict
from models.settings import DESTINATIONS, Setting
from tests.make.children import AS_OF, a_child

IN_12_WEEKS = AS_OF + timedelta(days=84)  # 23 June 2026
GIVEN_DESTINATIONS = (
    "foster_connected", "foster_family", "foster_specialist", "home", "supported_accommodation",
)  # fmt: skip


def a_rating(item: str, level: int | None, on: date = AS_OF, person: str = "") -> Rating:
    """One line of a profile."""
    return Rating(ITEMS[item], on, level, person, "", "")


def a_profile(
    on: date = AS_OF - timedelta(days=10), as_of: date = AS_OF, **levels: int | None
) -> Profile:
    """A profile of one day: every need at 0 and no strength seen, but for the levels given."""
    counts: dict[str, int | None] = dict.fromkeys(ITEMS, 0) | levels
    profile = profile_of([a_rating(item, level, on) for item, level in counts.items()], as_of)
    assert profile is not None
    return profile


def a_situation(
    *, child: Child | None = None, profile: Profile | None = None, **levels: int | None
) -> Situation:
    """A 13-year-old under a full care order, rated ten days ago, who might move in 12 weeks."""
    return Situation(
        child=child or a_child(born=date(2012, 12, 1)),
        as_of=AS_OF,
        move_on=IN_12_WEEKS,
        profile=profile or a_profile(**levels),
    )


def a_scheme(*packages: Package, ceiling: int = 2, **ceilings: int) -> Scheme:
    """A scheme with the same ceilings everywhere: `ceiling` but for the needs given."""
    return Scheme(
        tuple(
            Ceiling(destination, need, ceilings.get(need.value, ceiling), "test")
            for destination in GIVEN_DESTINATIONS
            for need in Need
            if need is not Need.IDENTITY
        ),
        packages,
    )


def a_package(
    name: str, *raises: Need, destination: str = "foster_family", total_gbp: float = 1000.0
) -> Package:
    """A package that costs that much in all."""
    return Package(name, destination, frozenset(raises), 0.0, 0, total_gbp, "test")


def a_blocker(name: str, kind: BarrierKind, words: str = "something is open") -> Barrier:
    """What a person recorded as needing sorting."""
    return Barrier(name, kind, words, recorded=True)


def verdict_for(
    situation: Situation, scheme: Scheme, destination: Setting = Setting.FOSTER_IN_HOUSE
) -> Verdict:
    """The verdict of one destination."""
    outcomes = rule_on_destinations(situation, scheme, DESTINATIONS)
    return next(verdict for verdict in outcomes if verdict.destination is destination)


def words_of(verdict: Verdict) -> str:
    """All the reasons, as the headless file has them."""
    return "; ".join(reason.words for reason in verdict.reasons)


EVERY_ITEM = (*Need, *Strength)
