"""Where the screens get children from: the store, unless a test has put made-up ones in its place.

The one seam between the screens and everything behind them. Each call takes a scope, so nothing
can be read without saying for whom and for what.
"""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from models.access import Scope
from models.children.council import CouncilData
from models.money import FinancialYear
from models.shortlist.options import Shortlist

if TYPE_CHECKING:
    from data.store.engine import Store
    from models.journeys.engine import Engine


class Source(Protocol):
    """What the screens ask for."""

    def today(self) -> date:
        """The day on the wall, which only says how old the data is."""

    def version(self) -> str:
        """Text that changes whenever what is stored does."""

    def council(self, scope: Scope) -> CouncilData:
        """All frames that the scope allows."""

    def engine(self, data: CouncilData, as_of: date) -> Engine | None:
        """The engine fitted on what was known at a date; None where the history is too short."""

    def shortlist(
        self,
        data: CouncilData,
        engine: Engine | None,
        as_of: date,
        move_on: date,
        year: FinancialYear,
    ) -> Shortlist:
        """Every child in residential care with their options."""


class StoreSource:
    """The database of this installation (`CIRCLE_DATABASE_URL`, else the file in `var/`)."""

    def today(self) -> date:
        return date.today()

    @cached_property
    def _store(self) -> Store:
        from data.store.engine import open_store

        return open_store(None)

    def version(self) -> str:
        from data.store.read import data_version

        return data_version(self._store)

    def council(self, scope: Scope) -> CouncilData:
        from data.store.read import council_data

        return council_data(self._store, scope)

    def engine(self, data: CouncilData, as_of: date) -> Engine | None:
        from data.reference.shortlist import held_engine

        return held_engine(data, as_of)

    def shortlist(
        self,
        data: CouncilData,
        engine: Engine | None,
        as_of: date,
        move_on: date,
        year: FinancialYear,
    ) -> Shortlist:
        from data.reference.shortlist import held_shortlist

        return held_shortlist(data, engine, as_of=as_of, move_on=move_on, year=year)


_in_use: list[Source] = []


def use(source: Source | None) -> None:
    """Put another source in the store's place for this process; None puts the store back."""
    _in_use[:] = [] if source is None else [source]


def current() -> Source:
    """The source in use; the store is made on first need and opened by its first question."""
    if not _in_use:
        _in_use.append(StoreSource())
    return _in_use[0]
