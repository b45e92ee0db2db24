"""Where the screens get children from: the store, unless a test has put made-up ones in its place.

The one seam between the screens and everything behind them. Each call takes a scope, so nothing
can be read without saying for whom and for what.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from functools import cached_property
from threading import local
from typing import TYPE_CHECKING, Protocol

import pandas as pd

from models.access import Actor, Scope
from models.children.council import CouncilData
from models.children.freshness import WhereaboutsAnswer
from models.money import FinancialYear
from models.papers.documents import DocumentKind
from models.recording.join import RecordedFrames
from models.shortlist.options import Shortlist
from models.words import british

if TYPE_CHECKING:
    from data.store.read import Versions
    from data.store.schema.active_store import Stores
    from data.store.schema.engine import Store
    from models.budget.actuals import Actuals
    from models.budget.outlook import ForecastOutlook
    from models.budget.picture import BudgetPicture
    from models.budget.remaining_year import Rest
    from models.fairness.forecasts import Say
    from models.fairness.record import EngineRecord
    from models.journeys.answers.outlook import Outlook as JourneysOutlook
    from models.journeys.explain.grounds import Grounds
    from models.journeys.fit.engine import Engine
    from models.results import ResultKind, ResultQuestion, SavedResult
    from models.scenarios.answer import WhatIf
    from models.scenarios.compiled import ReadyMove
    from models.scenarios.levers import ScenarioPlan
    from services.what_if import Bases


class Source(Protocol):
    """What the screens ask for."""

    def today(self) -> date:
        """The day on the wall, which only says how old the data is."""

    def now(self) -> datetime:
        """The moment, with its time zone: when something is recorded."""

    def is_demo(self) -> bool:
        """Whether all that is shown is made up: the demonstration council."""

    def put_demo_away(self, actor: Actor) -> None:
        """Delete the demonstration council and show the empty app."""

    def version(self) -> str:
        """Text that changes whenever what is stored does."""

    def files_version(self) -> str:
        """The same, but what people record and correct leaves it alone."""

    def rules_version(self) -> str:
        """The same, but it changes only with what a rule reads: no decision, no signature."""

    def recorded(self, scope: Scope) -> RecordedFrames:
        """What people recorded of the children in the scope, as far as the rules read it."""

    def corrections(self, scope: Scope) -> pd.DataFrame:
        """What people said of where the children in the scope are."""

    def correct(
        self, actor: Actor, child: str, answer: WhereaboutsAnswer, on: date, version: int
    ) -> None:
        """Record what a person says, if nobody said anything since `version`."""

    def withdraw(self, actor: Actor, child: str, number: int, version: int, reason: str) -> None:
        """Take something back, if nobody said anything since `version`."""

    def council(self, scope: Scope) -> CouncilData:
        """All frames that the scope allows, as the files say it."""

    def engine(self, data: CouncilData, as_of: date) -> Engine | None:
        """The engine fitted on what was known at a date; None where the history is too short."""

    def grounds(self, data: CouncilData, engine: Engine | None, as_of: date) -> Grounds | None:
        """What explains the chances of the children at a date; None where nothing is fitted."""

    def audit_groups(self, scope: Scope) -> pd.DataFrame:
        """Sex, ethnicity and disability, for the audit by group alone."""

    def evidence(
        self, data: CouncilData, engine: Engine | None, audit: pd.DataFrame, as_of: date, say: Say
    ) -> EngineRecord:
        """How good the estimates are; takes many seconds."""

    def forecast(
        self, data: CouncilData, as_of: date, months: int, with_spend: bool, say: Say
    ) -> ForecastOutlook | None:
        """Children and spend by month, None where the history is too short; takes some seconds."""

    def forecast_question(self, data: CouncilData, as_of: date, months: int) -> ResultQuestion:
        """What names that forecast among the results that are kept."""

    def what_if(
        self,
        data: CouncilData,
        plan: ScenarioPlan,
        months: int,
        ready: tuple[ReadyMove, ...],
        bases: Bases,
        say: Say,
    ) -> WhatIf | None:
        """A plan beside today's path, None where the history is too short; takes some seconds."""

    def what_if_question(
        self, data: CouncilData, plan: ScenarioPlan, months: int, ready: tuple[ReadyMove, ...]
    ) -> ResultQuestion:
        """What names a plan's answer among the results that are kept."""

    def actuals(self, data: CouncilData, as_of: date, months: int, say: Say) -> Actuals:
        """Children and spend of the last whole months up to a date."""

    def budget(
        self, data: CouncilData, as_of: date, year: FinancialYear, say: Say
    ) -> BudgetPicture:
        """What has been of a financial year beside its budget; takes some seconds."""

    def rest_of_year(
        self, data: CouncilData, as_of: date, year: FinancialYear, say: Say
    ) -> Rest | None:
        """What is left of it as expected, None where the history is too short; takes longer."""

    def rest_question(self, data: CouncilData, as_of: date, year: FinancialYear) -> ResultQuestion:
        """What names that rest among the results that are kept."""

    def keep_result(self, actor: Actor, question: ResultQuestion, content: str) -> None:
        """Keep what came of long work, for people who see the same."""

    def answer_to(self, scope: Scope, question: ResultQuestion) -> str | None:
        """What is kept as the answer to a question; None if nothing is."""

    def kept_results(self, scope: Scope, kind: ResultKind) -> tuple[SavedResult, ...]:
        """What is kept of a kind, the newest first."""

    def kept_result(self, scope: Scope, kind: ResultKind, number: int) -> str | None:
        """The content of one that is kept."""

    def journeys_outlook(
        self, data: CouncilData, engine: Engine | None, as_of: date, move_on: date
    ) -> JourneysOutlook:
        """What every number about the future is taken from; simulates when first asked."""

    def shortlist(
        self,
        data: CouncilData,
        outlook: JourneysOutlook,
        as_of: date,
        move_on: date,
        year: FinancialYear,
        only: frozenset[str] | None = None,
    ) -> Shortlist:
        """Every child in residential care with their options, or some of them.

        What people recorded counts to today for those of whom it was recorded.
        """

    def make_document(
        self, actor: Actor, kind: DocumentKind, subject: str, choice: bytes | None, say: Say
    ) -> bytes:
        """A document that takes long to make (services/documents.py)."""

    def issue_ticket(
        self, actor: Actor, kind: DocumentKind, subject: str, content: bytes | None
    ) -> str:
        """The token of a ticket for one document (data/store/tickets.py)."""

    def document_name(self, actor: Actor, kind: DocumentKind, subject: str) -> str:
        """What that document's file will be called (data/store/document_names.py)."""

    def own_store(self) -> Store:
        """The council's own database, for importing and for taking an import back."""

    def store_shown(self) -> Store:
        """The database whose children are shown: what people record of them goes there."""


class _Look(local):
    """What one look at the data noted of its version; each thread draws one page at a time."""

    is_open: bool = False
    noted: Versions | None = None

    def kept(self, ask: Callable[[], Versions]) -> Versions:
        """What was noted, else what is asked now."""
        if self.noted is not None:
            return self.noted
        versions = ask()
        if self.is_open:
            self.noted = versions
        return versions

    def forget(self) -> None:
        """Ask again: whoever takes the store in hand may be about to write."""
        self.noted = None


_look = _Look()


@contextmanager
def one_look() -> Iterator[None]:
    """While a page, or a part of it, is drawn: the data's version is asked for once.

    Dozens of things on a page are kept by the version, and each would ask the database. What is
    drawn in one look is also all of one version, whatever is recorded elsewhere meanwhile. Outside
    of a look (a button's `on_click`) it is asked for every time.
    """
    before = _look.is_open, _look.noted
    _look.is_open, _look.noted = True, None
    try:
        yield
    finally:
        _look.is_open, _look.noted = before


class StoreSource:
    """The database of this installation, or the demonstration's while that is empty."""

    def today(self) -> date:
        return self.now().date()

    def now(self) -> datetime:
        return british(datetime.now(UTC))

    def files_version(self) -> str:
        return self._versions().files

    def rules_version(self) -> str:
        return self._versions().rules

    def recorded(self, scope: Scope) -> RecordedFrames:
        from data.store.read import record_frames

        return record_frames(self._store, scope)

    def corrections(self, scope: Scope) -> pd.DataFrame:
        from data.store.read import corrections

        return corrections(self._store, scope)

    def correct(
        self, actor: Actor, child: str, answer: WhereaboutsAnswer, on: date, version: int
    ) -> None:
        from data.store.record.corrections import record_correction

        _look.forget()
        record_correction(
            self._store,
            actor=actor,
            child=child,
            answer=answer,
            on=on,
            expected_version=version,
            now_utc=self.now(),
        )

    def withdraw(self, actor: Actor, child: str, number: int, version: int, reason: str) -> None:
        from data.store.record.corrections import withdraw_correction

        _look.forget()
        withdraw_correction(
            self._store,
            actor=actor,
            child=child,
            number=number,
            expected_version=version,
            now_utc=self.now(),
            reason=reason,
        )

    @cached_property
    def _stores(self) -> Stores:
        from data.store.schema.active_store import stores

        return stores()

    @property
    def _store(self) -> Store:
        return self._stores.in_use().store

    def is_demo(self) -> bool:
        return self._stores.in_use().is_demo

    def put_demo_away(self, actor: Actor) -> None:
        _look.forget()
        self._stores.put_away(actor, datetime.now(UTC))

    def own_store(self) -> Store:
        _look.forget()
        return self._stores.own

    def store_shown(self) -> Store:
        _look.forget()
        return self._store

    def version(self) -> str:
        return self._versions().all

    def _versions(self) -> Versions:
        from data.store.read import versions

        return _look.kept(lambda: versions(self._store))

    def council(self, scope: Scope) -> CouncilData:
        from data.store.read import file_data

        return file_data(self._store, scope)

    def engine(self, data: CouncilData, as_of: date) -> Engine | None:
        from services.shortlist import fit_engine

        return fit_engine(data, as_of)

    def grounds(self, data: CouncilData, engine: Engine | None, as_of: date) -> Grounds | None:
        from services.shortlist import grounds_of_chances

        return grounds_of_chances(data, engine, as_of)

    def audit_groups(self, scope: Scope) -> pd.DataFrame:
        from data.store.read import audit_groups

        return audit_groups(self._store, scope)

    def evidence(
        self, data: CouncilData, engine: Engine | None, audit: pd.DataFrame, as_of: date, say: Say
    ) -> EngineRecord:
        from services.evidence import judge_engine

        return judge_engine(data, engine, audit, as_of, say)

    def forecast(
        self, data: CouncilData, as_of: date, months: int, with_spend: bool, say: Say
    ) -> ForecastOutlook | None:
        from services.forecast import run_forecast

        return run_forecast(data, as_of, months, with_spend=with_spend, say=say)

    def forecast_question(self, data: CouncilData, as_of: date, months: int) -> ResultQuestion:
        from services.forecast import forecast_question

        return forecast_question(data, as_of, months)

    def what_if(
        self,
        data: CouncilData,
        plan: ScenarioPlan,
        months: int,
        ready: tuple[ReadyMove, ...],
        bases: Bases,
        say: Say,
    ) -> WhatIf | None:
        from services.what_if import run_what_if

        return run_what_if(data, plan, months, ready, bases, say)

    def what_if_question(
        self, data: CouncilData, plan: ScenarioPlan, months: int, ready: tuple[ReadyMove, ...]
    ) -> ResultQuestion:
        from services.what_if import what_if_question

        return what_if_question(data, plan, months, ready)

    def actuals(self, data: CouncilData, as_of: date, months: int, say: Say) -> Actuals:
        from services.forecast import count_actuals

        return count_actuals(data, as_of, months, say)

    def budget(
        self, data: CouncilData, as_of: date, year: FinancialYear, say: Say
    ) -> BudgetPicture:
        from services.budget import build_budget

        return build_budget(data, as_of, year, say)

    def rest_of_year(
        self, data: CouncilData, as_of: date, year: FinancialYear, say: Say
    ) -> Rest | None:
        from services.budget import expect_remaining_year

        return expect_remaining_year(data, as_of, year, say)

    def rest_question(self, data: CouncilData, as_of: date, year: FinancialYear) -> ResultQuestion:
        from services.budget import remaining_year_question

        return remaining_year_question(data, as_of, year)

    def keep_result(self, actor: Actor, question: ResultQuestion, content: str) -> None:
        from data.store.results import store_result

        store_result(
            self._store, actor=actor, question=question, content=content, now_utc=self.now()
        )

    def answer_to(self, scope: Scope, question: ResultQuestion) -> str | None:
        from data.store.results import answer_to

        return answer_to(self._store, scope, question)

    def kept_results(self, scope: Scope, kind: ResultKind) -> tuple[SavedResult, ...]:
        from data.store.results import versions

        return versions(self._store, scope, kind)

    def kept_result(self, scope: Scope, kind: ResultKind, number: int) -> str | None:
        from data.store.results import result_of

        return result_of(self._store, scope, kind, number)

    def journeys_outlook(
        self, data: CouncilData, engine: Engine | None, as_of: date, move_on: date
    ) -> JourneysOutlook:
        from services.shortlist import child_outlook

        return child_outlook(data, engine, as_of, move_on)

    def shortlist(
        self,
        data: CouncilData,
        outlook: JourneysOutlook,
        as_of: date,
        move_on: date,
        year: FinancialYear,
        only: frozenset[str] | None = None,
    ) -> Shortlist:
        from services.shortlist import build_shortlist

        return build_shortlist(
            data,
            None,
            as_of=as_of,
            move_on=move_on,
            year=year,
            outlook=outlook,
            told_to=self.today(),
            only=only,
        )

    def make_document(
        self, actor: Actor, kind: DocumentKind, subject: str, choice: bytes | None, say: Say
    ) -> bytes:
        from services.documents import make_document

        return make_document(self._store, actor, kind, subject, choice, self.now(), say)

    def issue_ticket(
        self, actor: Actor, kind: DocumentKind, subject: str, content: bytes | None
    ) -> str:
        from data.store.tickets import issue_ticket

        return issue_ticket(self._store, actor, kind, subject, datetime.now(UTC), content)

    def document_name(self, actor: Actor, kind: DocumentKind, subject: str) -> str:
        from data.store.document_names import document_name

        return document_name(self._store, actor, kind, subject, self.today())


_in_use: list[Source] = []


def use(source: Source | None) -> None:
    """Put another source in the store's place for this process; None puts the store back."""
    _in_use[:] = [] if source is None else [source]


def current() -> Source:
    """The source in use; the store is made on first need and opened by its first question."""
    if not _in_use:
        _in_use.append(StoreSource())
    return _in_use[0]


def utc_now() -> datetime:
    """The moment of the source in use, in UTC without a zone, as the store writes it."""
    return current().now().astimezone(UTC).replace(tzinfo=None)
