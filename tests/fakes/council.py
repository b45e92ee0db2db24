"""Made-up lists for the screens: children with every kind of answer, and no store behind them."""

from dataclasses import dataclass, field, fields, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from tempfile import mkdtemp
from threading import Event

import pandas as pd
from sqlalchemy import delete

from data.reference.prices import published_evidence
from data.store.schema.engine import Store, open_store, writing
from data.store.schema.tables import draft
from models.access import Actor, Scope
from models.budget.actuals import Actuals
from models.budget.outlook import ForecastOutlook
from models.budget.picture import BudgetPicture
from models.budget.remaining_year import Rest
from models.children.council import CouncilData, empty
from models.children.freshness import WhereaboutsAnswer
from models.children.records import Child, LegalStatus, Placement
from models.evidence import Basis
from models.fairness.forecasts import Say
from models.fairness.record import EngineRecord
from models.journeys.answers.outlook import Chance
from models.journeys.answers.outlook import Outlook as JourneysOutlook
from models.journeys.answers.published import PublishedOutlook
from models.journeys.explain.grounds import Grounds
from models.journeys.fit.engine import Engine
from models.labels import Barrier, BarrierKind, Readiness
from models.money import FinancialYear, Price, PriceBasis
from models.needs.scheme import Need, Package
from models.papers.documents import DocumentKind, filename
from models.prices.current import CurrentPrice
from models.problems import UserError
from models.readiness.verdict import Reason, Tone, Verdict
from models.recording.join import RecordedFrames
from models.results import ResultKind, ResultQuestion, SavedResult
from models.saving.estimate import Saving, SavingComponent, SavingLine, Window
from models.scenarios.answer import WhatIf
from models.scenarios.compiled import ReadyMove
from models.scenarios.levers import ScenarioPlan
from models.settings import DESTINATIONS, Setting
from models.shortlist.options import ChildOptions, Option, SetAside, Shortlist
from services.budget import build_budget
from services.evidence import judge_engine
from services.forecast import count_actuals
from services.what_if import Bases, what_if_question
from tests.make.children import (
    AS_OF,
    a_child,
    a_placement,
    a_whereabouts,
    an_episode,
    council_data,
    rows,
)

MOVE_ON = AS_OF + timedelta(weeks=12)
YEAR = FinancialYear(2026)
PUBLISHED = Chance(
    0.5667, 0.3835, 0.7445, Basis.PUBLISHED, 12, "Birmingham programme to April 2018"
)
WITHHELD = Chance(None, None, None, Basis.WITHHELD, 0, "no published chance for this kind of home")
TEAM = Package(
    "step_down_fostering_team", "foster_family", frozenset({Need.EDUCATION}), 300, 26, 0, "draft",
    "the step-down fostering team",
)  # fmt: skip


def a_price(weekly_gbp: float = 5400, basis: PriceBasis = PriceBasis.RECORDED) -> Price:
    return Price(weekly_gbp, YEAR, "placement census, row 12", basis)


def a_current_price(**changes: object) -> CurrentPrice:
    usual = CurrentPrice(a_price(), a_price(4600), 500, 300, None, True, "", ())
    return replace(usual, **changes)


def a_window(gbp: float = 41250.5) -> Window:
    weeks = 13.63
    gap = SavingLine(
        "weekly gap",
        gbp + 7800 + 1000 * weeks,
        "£4,600.00 × 13.63 expected weeks",
        "placement census",
        SavingComponent.OLD_HOME,
        4600,
        weeks,
    )
    new = SavingLine(
        "new home",
        -1000 * weeks,
        "£1,000.00 × 13.63 weeks",
        "CMA",
        SavingComponent.NEW_HOME,
        1000,
        weeks,
    )
    support = SavingLine(
        "support",
        -7800,
        "£300.00 × 26 weeks",
        "packages.csv, draft",
        SavingComponent.SUPPORT,
        300,
        26,
    )
    return Window(MOVE_ON, date(2027, 4, 1), (gap, new, support))


def a_saving(destination: Setting, chance: Chance = PUBLISHED, **changes: object) -> Saving:
    recorded = chance.p_12m is not None
    window = a_window() if recorded else None
    usual = Saving(
        destination=destination,
        move_on=MOVE_ON,
        year=YEAR,
        chance=chance,
        current=a_current_price(),
        destination_price=Price(1000, YEAR, "CMA about £820 (2020/21)", PriceBasis.DEFAULT),
        support_weekly_gbp=300,
        support_weeks=26,
        one_off_gbp=0,
        support_source="policy choice: default support of a foster step-down",
        baseline_end=date(2029, 5, 2),
        this_year=window,
        full_year=a_window(98100.25) if recorded else None,
        to_18=a_window(310400) if recorded else None,
        notes=() if recorded else ("no published chance, so no figure",),
    )
    return replace(usual, **changes)


def a_verdict(
    destination: Setting,
    readiness: Readiness = Readiness.NOT_ENOUGH_KNOWN,
    *reasons: Reason,
    **changes: object,
) -> Verdict:
    asks = readiness is Readiness.NOT_ENOUGH_KNOWN
    usual = Verdict(
        destination=destination,
        readiness=readiness,
        reasons=reasons,
        blockers=(),
        packages=(),
        must_change=(),
        question="Is there a needs profile from the last six months?" if asks else None,
    )
    return replace(usual, **changes)


def options_of(
    child: Child, answers: dict[Setting, Verdict] | None = None, **changes: object
) -> ChildOptions:
    """A child with the answers given; every other destination says not enough known."""
    given = answers or {}
    places = DESTINATIONS if child.age_on(MOVE_ON) >= 16 else DESTINATIONS[:-1]
    options = tuple(
        Option(
            given.get(place) or a_verdict(place),
            a_saving(place, WITHHELD if place is Setting.SUPPORTED_ACCOMMODATION else PUBLISHED),
        )
        for place in places
    )
    return replace(ChildOptions(child, a_current_price(), options, (), False), **changes)


def a_list(*children: ChildOptions, **changes: object) -> Shortlist:
    usual = Shortlist(AS_OF, MOVE_ON, YEAR, AS_OF, children, SetAside(4, 0, 0), 304, 4)
    return replace(usual, **changes)


@cache
def an_empty_store() -> Store:
    """One for the whole session: made-up lists have no children in it, so nothing is recorded."""
    return open_store(f"sqlite:///{mkdtemp(prefix='circle-made-up-')}/circle.sqlite3")


def forget_what_was_kept() -> None:
    """How somebody set a screen is kept in that store, and is none of the next test's."""
    if an_empty_store.cache_info().currsize:
        with writing(an_empty_store()) as connection:
            connection.execute(delete(draft))


@dataclass
class MadeUp:
    """A source of screens with one list; `data` only gives the data date and the profiles."""

    held: Shortlist | None
    profiles: pd.DataFrame | None = None
    where: dict[str, dict[str, object]] = field(default_factory=dict)
    own_area: frozenset[str] = frozenset()
    error: Exception | None = None
    number: str = "1"
    on: date = AS_OF
    tickets: list[tuple[DocumentKind, str, bytes | None]] = field(default_factory=list)
    making: Event | None = None  # until it is set, a slow document is being made
    unmakeable: Exception | None = None  # what making one is answered with
    said: list[dict[str, object]] = field(default_factory=list)  # corrections, as rows
    frames: dict[str, pd.DataFrame] = field(default_factory=dict)  # of the council, beside those
    reasons: list[str] = field(default_factory=list)  # of withdrawals
    moment: datetime | None = None
    refusal: UserError | None = None  # what every correction is answered with
    demo: bool = False
    held_grounds: Grounds | None = None
    kept: dict[int, tuple[SavedResult, str]] = field(default_factory=dict)  # results of long work

    def is_demo(self) -> bool:
        return self.demo

    def put_demo_away(self, actor: Actor) -> None:
        self.demo, self.held, self.number = False, None, "2"

    def today(self) -> date:
        return self.on

    def own_store(self) -> Store:
        return an_empty_store()

    def store_shown(self) -> Store:
        return an_empty_store()

    def now(self) -> datetime:
        return self.moment or datetime.combine(self.on, time(10, 42), UTC)

    def version(self) -> str:
        return f"{self.files_version()}/{len(self.said)}"

    def rules_version(self) -> str:
        return self.version()

    def files_version(self) -> str:
        if self.error:
            raise self.error
        return self.number

    def recorded(self, scope: Scope) -> RecordedFrames:
        return RecordedFrames(*(empty(field.name) for field in fields(RecordedFrames)))

    def corrections(self, scope: Scope) -> pd.DataFrame:
        return rows("corrections", *self.said)

    def correct(
        self, actor: Actor, child: str, answer: WhereaboutsAnswer, on: date, version: int
    ) -> None:
        self._add(actor, child, version, what=answer.value, on=on)

    def withdraw(self, actor: Actor, child: str, number: int, version: int, reason: str) -> None:
        self._add(actor, child, version, on=self.on, withdraws=number)
        self.reasons.append(reason)

    def _add(self, actor: Actor, child: str, version: int, **row: object) -> None:
        if self.refusal:
            raise self.refusal
        noted_at = self.now().replace(tzinfo=None)
        data_to = self.held.data_date if self.held else None
        self.said.append(
            {
                "child": child,
                "number": version + 1,
                "noted_at": noted_at,
                "actor": actor.identifier,
                "data_to": data_to,
                **row,
            }
        )

    def council(self, scope: Scope) -> CouncilData:
        frames = {"corrections": self.corrections(scope), **self.frames}
        if self.held:
            held = {
                "return_id": "r",
                "source": "default",
                "kind": "ssda903",
                "year": 2026,
                "covers_from": AS_OF,
                "covers_to": self.held.data_date,
                "line": 0,
                "rank": 1,
            }
            frames["returns"] = rows("returns", held)
        if self.profiles is not None:
            frames["profiles"] = self.profiles
        if self.where:
            frames |= self._places()
        return replace(council_data(self.number, **frames), own_area=self.own_area)

    def _places(self) -> dict[str, pd.DataFrame]:
        """An open episode a child, and where it was (changes to `a_whereabouts`, by key)."""
        begun = "2026-01-05"
        episodes = [
            an_episode(begun, child=child, said_by=1, text=child) | {"return_id": "r"}
            for child in self.where
        ]
        places = [
            a_whereabouts(begun, child=child, text=child, **changes) | {"return_id": "r"}  # type: ignore[arg-type]
            for child, changes in self.where.items()
        ]
        return {
            "episodes": rows("episodes", *episodes),
            "whereabouts": rows("whereabouts", *places),
        }

    def engine(self, data: CouncilData, as_of: date) -> Engine | None:
        return None

    def grounds(self, data: CouncilData, engine: Engine | None, as_of: date) -> Grounds | None:
        return self.held_grounds

    def audit_groups(self, scope: Scope) -> pd.DataFrame:
        return pd.DataFrame()

    def evidence(
        self, data: CouncilData, engine: Engine | None, audit: pd.DataFrame, as_of: date, say: Say
    ) -> EngineRecord:
        return judge_engine(data, engine, audit, as_of, say)

    def forecast(
        self, data: CouncilData, as_of: date, months: int, with_spend: bool, say: Say
    ) -> ForecastOutlook | None:
        return None

    def forecast_question(self, data: CouncilData, as_of: date, months: int) -> ResultQuestion:
        return ResultQuestion(ResultKind.FORECAST, "made-up", data.version, as_of, f"{months}")

    def what_if(
        self,
        data: CouncilData,
        plan: ScenarioPlan,
        months: int,
        ready: tuple[ReadyMove, ...],
        bases: Bases,
        say: Say,
    ) -> WhatIf | None:
        return None

    def what_if_question(
        self, data: CouncilData, plan: ScenarioPlan, months: int, ready: tuple[ReadyMove, ...]
    ) -> ResultQuestion:
        return replace(what_if_question(data, plan, months, ready), engine_version="made-up")

    def actuals(self, data: CouncilData, as_of: date, months: int, say: Say) -> Actuals:
        return count_actuals(data, as_of, months, say)

    def budget(
        self, data: CouncilData, as_of: date, year: FinancialYear, say: Say
    ) -> BudgetPicture:
        return build_budget(data, as_of, year, say)

    def rest_of_year(
        self, data: CouncilData, as_of: date, year: FinancialYear, say: Say
    ) -> Rest | None:
        return None

    def rest_question(self, data: CouncilData, as_of: date, year: FinancialYear) -> ResultQuestion:
        return ResultQuestion(
            ResultKind.REST_OF_YEAR, "made-up", data.version, as_of, f"{year.start}"
        )

    def keep_result(self, actor: Actor, question: ResultQuestion, content: str) -> None:
        number = len(self.kept) + 1
        made = SavedResult(number, question, self.now().replace(tzinfo=None), actor.identifier)
        self.kept[number] = (made, content)

    def answer_to(self, scope: Scope, question: ResultQuestion) -> str | None:
        texts = (text for made, text in self.kept.values() if made.question == question)
        return next(texts, None)

    def kept_results(self, scope: Scope, kind: ResultKind) -> tuple[SavedResult, ...]:
        saved_results = (made for made, _ in reversed(self.kept.values()))
        return tuple(made for made in saved_results if made.question.kind is kind)

    def kept_result(self, scope: Scope, kind: ResultKind, number: int) -> str | None:
        return self.kept[number][1] if number in self.kept else None

    def journeys_outlook(
        self, data: CouncilData, engine: Engine | None, as_of: date, move_on: date
    ) -> JourneysOutlook:
        return PublishedOutlook(published_evidence())

    def shortlist(
        self,
        data: CouncilData,
        outlook: JourneysOutlook,
        as_of: date,
        move_on: date,
        year: FinancialYear,
        only: frozenset[str] | None = None,
    ) -> Shortlist:
        assert self.held is not None
        wanted = [child for child in self.held.children if only is None or child.child.key in only]
        return replace(self.held, children=tuple(wanted), as_of=as_of, move_on=move_on, year=year)

    def make_document(
        self, actor: Actor, kind: DocumentKind, subject: str, choice: bytes | None, say: Say
    ) -> bytes:
        say(1, 3, "reading payments")
        if self.making is not None:
            self.making.wait(60)
        if self.unmakeable is not None:
            raise self.unmakeable
        return choice or b""  # what was ordered, so that it stands with the ticket

    def issue_ticket(
        self, actor: Actor, kind: DocumentKind, subject: str, content: bytes | None
    ) -> str:
        self.tickets.append((kind, subject, content))
        return "a-token"

    def document_name(self, actor: Actor, kind: DocumentKind, subject: str) -> str:
        return filename(kind, subject)


def a_journey(key: str = "k1") -> tuple[Placement, ...]:
    """Home on or before April 2019, two foster families, then residential care."""
    return (
        a_placement(
            child=key,
            setting=Setting.FOSTER_CONNECTED,
            starts=date(2019, 4, 1),
            ends=date(2020, 2, 3),
            started_on_or_before=True,
        ),
        a_placement(
            child=key,
            setting=Setting.FOSTER_IN_HOUSE,
            starts=date(2020, 2, 3),
            ends=date(2022, 9, 12),
        ),
        a_placement(
            child=key,
            setting=Setting.FOSTER_INDEPENDENT,
            starts=date(2022, 9, 12),
            ends=date(2024, 1, 19),
        ),
        a_placement(child=key, starts=date(2024, 1, 19)),
    )


def a_few() -> Shortlist:
    """Seven children, one of each kind of answer, named as a test or a picture needs them."""
    journey = a_journey("ready")
    ready = replace(
        a_child(key="ready", child_id="1001", age=14, name="Amara Okafor", council="North"),
        placement=journey[-1],
        journey=journey,
    )
    settled = Reason("education is better, from 3 to 2", Tone.FOR)
    wants = Reason("wants family life, and has said so twice", Tone.FOR)
    behaviour = Reason("behaviour towards others is at 3, one over this kind of home", Tone.AGAINST)
    school = Barrier(
        "school_tied_to_home",
        BarrierKind.MUST_CLEAR,
        "the school place is tied to the home",
        recorded=True,
        owner="virtual school",
        due=date(2026, 4, 20),
    )
    stop = Barrier(
        "secure",
        BarrierKind.STOP,
        "the child lives in a secure home",
        look_again=date(2026, 6, 23),
        look_again_assumed=True,
    )
    words = "an interim care order is in force, so ask for the court's view first"
    ask = Barrier("court_view", BarrierKind.QUESTION, words)
    foster = {
        place: a_verdict(place, Readiness.READY, settled, wants, packages=(TEAM,))
        for place in (Setting.FOSTER_IN_HOUSE, Setting.FOSTER_INDEPENDENT)
    }
    special = a_verdict(Setting.FOSTER_SPECIALIST, Readiness.READY, settled, wants)
    nearly = a_verdict(
        Setting.FOSTER_CONNECTED,
        Readiness.NEARLY,
        settled,
        wants,
        behaviour,
        must_change=(Need.BEHAVIOUR_TOWARDS_OTHERS,),
    )
    not_yet = a_verdict(Setting.HOME, Readiness.NOT_YET, settled, wants, behaviour)
    all_stopped = {
        place: a_verdict(place, Readiness.RULED_OUT, blockers=(stop,)) for place in DESTINATIONS
    }
    only_special = {
        place: a_verdict(place, Readiness.NOT_YET, behaviour) for place in DESTINATIONS
    } | {Setting.FOSTER_SPECIALIST: a_verdict(Setting.FOSTER_SPECIALIST, Readiness.READY, wants)}
    return a_list(
        options_of(
            ready,
            foster
            | {
                Setting.FOSTER_SPECIALIST: special,
                Setting.FOSTER_CONNECTED: nearly,
                Setting.HOME: not_yet,
            },
            blockers=(school, ask),
        ),
        options_of(
            a_child(key="secure", child_id="1002", age=15, setting=Setting.SECURE, council="West"),
            all_stopped,
            blockers=(stop,),
        ),
        options_of(
            a_child(
                key="special",
                child_id="1003",
                age=11,
                council="West",
                name="Leo Marsh",
                setting=Setting.CHILDRENS_HOME_IN_HOUSE,
            ),
            only_special,
            current=a_current_price(
                cash_stops=False, cash_reason="an in-house home costs the same with a bed empty"
            ),
        ),
        options_of(a_child(key="sixteen", child_id="1004", age=16, council="North")),
        options_of(
            a_child(
                key="adult",
                child_id="1005",
                born=date(2008, 5, 2),
                council="North",
                order=LegalStatus.SECTION_20,
            ),
            turning_18_soon=True,
        ),
        options_of(
            a_child(
                key="school",
                child_id="1006",
                age=12,
                council="unknown",
                setting=Setting.RESIDENTIAL_SCHOOL,
            )
        ),
        options_of(
            replace(
                a_child(key="away", child_id="1007", age=9, council="North"),
                placement=a_placement(
                    child="away",
                    absent_since=date(2026, 3, 2),
                    starts=date(2026, 3, 1),
                    started_on_or_before=True,
                ),
            )
        ),
    )


def profile_rows(child: str = "ready") -> pd.DataFrame:
    """Three profiles over a year: education and friendships better, self-harm never known."""
    needs = {
        "exploitation_and_missing": (3, 2, 1),
        "self_harm": (None, None, None),
        "behaviour_towards_others": (3, 3, 3),
        "emotional_wellbeing": (3, 3, 2),
        "attachment": (3, 2, 2),
        "friendships": (3, 2, 1),
        "family_time": (2, 2, 2),
        "identity": (1, 1, 1),
        "education": (3, 3, 2),
        "health_and_disability": (0, 0, 0),
        "substances_and_offending": (1, 1, 0),
        "daily_living": (1, 2, 1),
        "lasting_adult": (1, 2, 3),
        "wants_family_life": (2, 2, 3),
        "calms_self": (0, 1, 1),
        "settled_in_education": (0, 1, 2),
        "safe_friendships": (0, 0, None),
        "talent_or_interest": (2, 2, 3),
        "family_network": (1, 1, 1),
        "pride_in_identity": (1, 2, 2),
    }
    text_by_pair = {
        ("wants_family_life", 2): "I want to be near my nan.",
        ("education", 2): "School is alright now, I like my maths teacher.",
    }
    why = {
        ("education", 2): "Attendance 96% since January; one exclusion, none since November.",
        ("behaviour_towards_others", 2): "Two incidents with staff since Christmas.",
        ("lasting_adult", 2): "Key worker for two years; nan visits every second Sunday.",
    }
    dates = (date(2025, 3, 10), date(2025, 9, 15), date(2026, 2, 24))
    found: list[dict[str, object]] = [
        {
            "child": child,
            "assessed_on": day,
            "item": item,
            "level": levels[turn],
            "assessed_by": "Sam Reed",
            "evidence": why.get((item, turn)),
            "child_view": text_by_pair.get((item, turn)),
        }
        for item, levels in needs.items()
        for turn, day in enumerate(dates)
    ]
    return rows("profiles", *found)
