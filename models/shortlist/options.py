"""A child's options side by side: readiness joined with money. Types only."""

from dataclasses import dataclass
from datetime import date

from models.children.freshness import Whereabouts
from models.children.records import Child
from models.labels import Barrier
from models.money import FinancialYear
from models.prices.current import CurrentPrice
from models.readiness.their_words import Saying
from models.readiness.verdict import Verdict
from models.saving.estimate import Saving
from models.settings import Setting


@dataclass(frozen=True, slots=True)
class Option:
    """One destination for one child: its label, and what the move is expected to save.

    `verdict`: what screens and papers say. `ruled`: what the rules alone say, where the label waits
    for somebody to weigh the child's words; else None.
    """

    verdict: Verdict
    saving: Saving
    ruled: Verdict | None = None

    @property
    def by_rules(self) -> Verdict:
        """What the rules alone say: the headless file, and what a move would need and cost."""
        return self.ruled or self.verdict

    @property
    def destination(self) -> Setting:
        return self.verdict.destination


@dataclass(frozen=True, slots=True)
class ChildOptions:
    """One child in a residential home, and the options in the law's order of preference."""

    child: Child
    current: CurrentPrice
    options: tuple[Option, ...]
    blockers: tuple[Barrier, ...]  # all that needs sorting, whatever the destination
    turning_18_soon: bool
    ready_since: date | None = None  # since which profile the rules say ready, else nearly
    whereabouts: Whereabouts | None = None  # None = nobody has looked at the corrections yet
    asked_on: date | None = None  # the rules' day where people recorded more since the list's
    to_weigh: tuple[Saying, ...] = ()  # what the child said and nobody has weighed yet


@dataclass(frozen=True, slots=True)
class AskedAbout:
    """A child in no list, of whom somebody said where they are; `whereabouts.asked`: a question."""

    child: Child
    whereabouts: Whereabouts


@dataclass(frozen=True, slots=True)
class SetAside:
    """Children who are not in the list, counted, so that nobody is lost."""

    short_breaks: int  # V3 and V4 in a residential home
    another_authority: int
    aged_18_or_over: int
    without_birth_date: int = 0  # can't be aged, so can't be listed


@dataclass(frozen=True, slots=True)
class Shortlist:
    """Children in residential care at a date, sorted by child_id (never by money)."""

    as_of: date
    move_on: date
    year: FinancialYear
    data_date: date
    children: tuple[ChildOptions, ...]
    set_aside: SetAside
    in_care: int  # all children looked after at the date, short breaks among them
    in_care_short_breaks: int
    may_have_moved: tuple[ChildOptions, ...] = ()  # somebody said so; no import has since
    closed: tuple[ChildOptions, ...] = ()  # said to have died: in no list, reminder or prompt
    asked_about: tuple[AskedAbout, ...] = ()

    @property
    def every(self) -> tuple[ChildOptions, ...]:
        """All who live in residential care by the data, whatever people said since."""
        return (*self.children, *self.may_have_moved, *self.closed)
