"""Made-up lists for the screens: children with every kind of answer, worked out by nobody."""

from dataclasses import replace
from datetime import date, timedelta

import pandas as pd

from models.children.records import Child, LegalStatus, Placement
from models.evidence import Basis
from models.journeys.answers.outlook import Chance
from models.labels import Barrier, BarrierKind, Readiness
from models.money import FinancialYear, Price, PriceBasis
from models.needs.scheme import Need, Package
from models.prices.current import CurrentPrice
from models.readiness.verdict import Reason, Tone, Verdict
from models.saving.estimate import Saving, SavingComponent, SavingLine, Window
from models.settings import DESTINATIONS, Setting
from models.shortlist.options import ChildOptions, Option, SetAside, Shortlist
from tests.make.children import (
    AS_OF,
    a_child,
    a_placement,
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
