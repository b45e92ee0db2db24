"""A profile against what one kind of home can meet, with and without support packages.

All packages of a destination are tried together; however many of them raise the same need, its
ceiling rises by one at most. No answer here knows of stops, strengths or anything but needs.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, combinations

from models.labels import Readiness
from models.needs.scheme import HIGHEST_NEED, NEVER_IN_A_RULE, Need, Package, Scheme
from models.settings import Setting

NEARLY_AT_MOST = 2  # needs that may be exactly one level over
# At level 4 staff are awake round the clock: no family is one step from that, whatever supports it.
ROUND_THE_CLOCK = frozenset(
    {Need.SELF_HARM, Need.EXPLOITATION_AND_MISSING, Need.BEHAVIOUR_TOWARDS_OTHERS}
)
FOSTER_FAMILY = "foster_family"  # in-house and bought: same needs, another payroll
RULES_OF: dict[Setting, str] = {
    Setting.FOSTER_IN_HOUSE: FOSTER_FAMILY,
    Setting.FOSTER_INDEPENDENT: FOSTER_FAMILY,
}
Levels = Mapping[Need, int | None]  # None = not known


@dataclass(frozen=True, slots=True)
class CeilingAnswer:
    """What the ceilings alone say: ready, nearly or not yet.

    `over`: needs above the ceiling with support, in the scheme's order. `packages`: the cheapest
    set that gives this same answer, none where none is needed or none would do.
    """

    readiness: Readiness
    over: tuple[Need, ...]
    packages: tuple[Package, ...] = ()


@dataclass(frozen=True, slots=True)
class DestinationRules:
    """One destination's own rules: a ceiling for each need, and the packages on offer there.

    `ceilings` is in the scheme's order. `family`: carers who sleep at night, unlike staff.
    """

    ceilings: tuple[tuple[Need, int], ...]
    packages: tuple[Package, ...]
    family: bool = True

    def ceiling(self, need: Need) -> int:
        """The level that can be met without any package."""
        return dict(self.ceilings)[need]

    def raised(self, need: Need) -> int:
        """The level that can be met with every package."""
        return self.ceiling(need) + any(need in package.raises for package in self.packages)

    @property
    def by_ceiling(self) -> tuple[Need, ...]:
        """Needs with the lowest ceiling first, ties in the scheme's order: what to ask first."""
        return tuple(need for need, _ in sorted(self.ceilings, key=lambda pair: pair[1]))


def place_of(scheme: Scheme, destination: Setting) -> DestinationRules:
    """The rules of one destination; ValueError if the scheme has no ceiling for it.

    Identity never enters a rule, whatever a scheme may hold.
    """
    name = RULES_OF.get(destination, destination.value)
    order = list(Need)
    ceilings = sorted(
        (
            (ceiling.need, ceiling.level)
            for ceiling in scheme.ceilings
            if ceiling.destination == name and ceiling.need not in NEVER_IN_A_RULE
        ),
        key=lambda pair: order.index(pair[0]),
    )
    if not ceilings:
        raise ValueError(f"the scheme has no ceilings for {name}")
    packages = tuple(package for package in scheme.packages if package.destination == name)
    family = destination is not Setting.SUPPORTED_ACCOMMODATION
    return DestinationRules(tuple(ceilings), packages, family)


def answer_by_ceilings(levels: Levels, place: DestinationRules, unknown_as: int) -> CeilingAnswer:
    """The ceilings' answer when every level that isn't known is taken to be `unknown_as`."""
    filled = {need: _filled(levels.get(need), unknown_as) for need, _ in place.ceilings}
    readiness, over = judge_levels(filled, place, place.packages)
    if readiness is Readiness.NOT_YET:
        return CeilingAnswer(readiness, over)
    return CeilingAnswer(readiness, over, _cheapest(filled, place))


def judge_levels(
    levels: Mapping[Need, int], place: DestinationRules, packages: Sequence[Package]
) -> tuple[Readiness, tuple[Need, ...]]:
    """The readiness with exactly these packages, and the needs that are over their ceilings."""
    raised = frozenset[Need]().union(*(package.raises for package in packages))
    gaps = {need: levels[need] - ceiling - (need in raised) for need, ceiling in place.ceilings}
    awake = {need for need in ROUND_THE_CLOCK if place.family and levels.get(need) == HIGHEST_NEED}
    over = tuple(need for need, gap in gaps.items() if gap > 0 or need in awake)
    if not over:
        return Readiness.READY, over
    if awake:
        return Readiness.NOT_YET, over
    near = len(over) <= NEARLY_AT_MOST and all(gaps[need] == 1 for need in over)
    return (Readiness.NEARLY if near else Readiness.NOT_YET), over


def unknown_needs(levels: Levels, place: DestinationRules) -> tuple[Need, ...]:
    """Needs with a ceiling here whose level isn't known, lowest ceiling first."""
    return tuple(need for need in place.by_ceiling if levels.get(need) is None)


def item_to_ask(levels: Levels, place: DestinationRules) -> Need:
    """The one unknown need that alone would change the answer most if it were at the top level.

    The others are taken as 0; among equals the one with the lowest ceiling.
    """

    def alone(need: Need) -> int:
        return RANK[answer_by_ceilings({**levels, need: HIGHEST_NEED}, place, 0).readiness]

    return min(unknown_needs(levels, place), key=alone)


RANK: dict[Readiness, int] = {Readiness.NOT_YET: 0, Readiness.NEARLY: 1, Readiness.READY: 2}


def _cheapest(levels: Mapping[Need, int], place: DestinationRules) -> tuple[Package, ...]:
    """The set with the least total cost that does what all packages do: then fewer, then by name.

    A package that raises no need which is above its ceiling can't help, and is not tried.
    """
    wanted = judge_levels(levels, place, place.packages)
    above = {need for need, ceiling in place.ceilings if levels[need] > ceiling}
    useful = tuple(package for package in place.packages if package.raises & above)
    return min(
        (some for some in _subsets(useful) if judge_levels(levels, place, some) == wanted),
        key=_cost,
    )


def _cost(packages: tuple[Package, ...]) -> tuple[float, int, list[str]]:
    total = round(sum(package.total_gbp for package in packages), 2)
    return total, len(packages), sorted(package.name for package in packages)


def _subsets(packages: tuple[Package, ...]) -> Iterator[tuple[Package, ...]]:
    return chain.from_iterable(combinations(packages, size) for size in range(len(packages) + 1))


def _filled(level: int | None, unknown_as: int) -> int:
    return unknown_as if level is None else level
