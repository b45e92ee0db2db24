"""What people record as needing sorting, as the rules read it.

| recorded | verdict where all needs are met |
|---|---|
| to clear, open | not yet |
| to clear, sorted on the day | ready |
| to clear, for home only | home: not yet, a foster family: ready |
| no matched carer, open | ready (a recruitment case, not the child's deficit) |
| a stop, open | ruled out, with the day to look again |
| timing, open | ready, with the reason |

An answer under a question's name ends the question, for 183 days after it was sorted.
"""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from data.reference.needs import load_scheme
from models.children.records import LegalStatus
from models.labels import BarrierKind, Readiness
from models.readiness.on_record import blockers_at
from models.readiness.rules import needs_sorting
from models.readiness.situation import Situation
from models.readiness.situations import SituationIndex
from models.recording.barrier import BARRIER_TYPES, BarrierEntry, barrier_type
from models.recording.complete import Round, missing_of
from models.settings import DESTINATIONS, Setting
from tests.make.children import AS_OF, a_child, council_data, rows
from tests.make.needs import IN_12_WEEKS, a_profile, verdict_for, words_of
from tests.make.record_contents import TODAY, a_blocker_entry

RAISED = AS_OF - timedelta(days=20)


def a_row(name: str = "health_funding", number: int = 1, **given: object) -> dict[str, object]:
    values = {
        "child": "k1",
        "part": name,
        "number": number,
        "on": RAISED,
        "name": name,
        "kind": "must clear",
        "words": "something is open",
        "destinations": "",
        "raised_on": RAISED,
        "owner": "B",
        "due": AS_OF,
        "cleared": None,
        "evidence": "",
        "look_again": None,
    }
    return values | given


def situation(
    *given: dict[str, object], order: LegalStatus = LegalStatus.FULL_CARE_ORDER
) -> Situation:
    data = council_data(blockers=rows("blockers", *given))
    child = a_child(born=date(2015, 12, 1), order=order)
    situation = SituationIndex(data, AS_OF).situation_of(child, IN_12_WEEKS)
    return replace(situation, profile=a_profile())


@pytest.mark.parametrize(
    ("given", "home", "foster"),
    [
        ({}, Readiness.NOT_YET, Readiness.NOT_YET),
        ({"cleared": AS_OF, "on": AS_OF}, Readiness.READY, Readiness.READY),
        ({"cleared": AS_OF + timedelta(days=1)}, Readiness.NOT_YET, Readiness.NOT_YET),
        ({"destinations": "home"}, Readiness.NOT_YET, Readiness.READY),
        ({"name": "no_matched_carer"}, Readiness.READY, Readiness.READY),
        ({"kind": "stop", "look_again": AS_OF}, Readiness.RULED_OUT, Readiness.RULED_OUT),
        ({"kind": "timing"}, Readiness.READY, Readiness.READY),
    ],
)
def test_the_table_above(given: dict[str, object], home: Readiness, foster: Readiness) -> None:
    child_situation = situation(a_row(**given))
    assert verdict_for(child_situation, load_scheme(), Setting.HOME).readiness is home
    assert verdict_for(child_situation, load_scheme(), Setting.FOSTER_IN_HOUSE).readiness is foster


def test_the_newest_entry_of_a_thing_counts_at_its_date() -> None:
    lines = rows("blockers", a_row(), a_row(number=2, on=AS_OF, words="nearly there"))
    assert [barrier.words for barrier in blockers_at(lines, AS_OF)] == ["nearly there"]
    assert [barrier.words for barrier in blockers_at(lines, AS_OF - timedelta(days=1))] == [
        "something is open"
    ]
    assert blockers_at(lines, RAISED - timedelta(days=1)) == ()


@pytest.mark.parametrize(
    ("sorted_on", "wanted"),
    [(None, False), (AS_OF, False), (AS_OF - timedelta(days=183), False),
     (AS_OF - timedelta(days=184), True)],
)  # fmt: skip
def test_an_answer_under_a_questions_name_ends_the_question(
    sorted_on: date | None, wanted: bool
) -> None:
    name, order = "agreement_section_20", LegalStatus.SECTION_20
    before = needs_sorting(situation(order=order))
    assert any(barrier.name == name and barrier.kind is BarrierKind.QUESTION for barrier in before)
    long_ago = AS_OF - timedelta(days=300)
    row = a_row(name, cleared=sorted_on, raised_on=long_ago, on=long_ago)
    after = needs_sorting(situation(row, order=order))
    assert (
        any(barrier.kind is BarrierKind.QUESTION and barrier.name == name for barrier in after)
        is wanted
    )


def test_its_words_and_its_day_are_among_the_reasons_and_its_owner_is_not() -> None:
    verdict = verdict_for(situation(a_row(owner="Somebody")), load_scheme(), Setting.HOME)
    assert "must be resolved first: something is open (by 31 March 2026)" in words_of(verdict)
    assert "Somebody" not in words_of(verdict)


def test_every_choice_is_whole_but_for_its_owner_and_day() -> None:
    assert len({barrier.name for barrier in BARRIER_TYPES}) == len(BARRIER_TYPES)
    for blocker_choice in BARRIER_TYPES[:-1]:
        entry = BarrierEntry(
            blocker_choice.name,
            blocker_choice.kind,
            blocker_choice.words,
            blocker_choice.places,
            TODAY,
        )
        missing = {missing_field.field for missing_field in missing_of(entry, Round(TODAY))}
        assert missing == {
            "owner",
            "look_again" if blocker_choice.kind is BarrierKind.STOP else "due",
        }
        assert set(blocker_choice.places) <= set(DESTINATIONS)


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"name": "nonsense"}, "name"),
        ({"words": " "}, "words"),
        ({"kind": BarrierKind.QUESTION}, "kind"),
        ({"cleared": TODAY}, "evidence"),
        ({"cleared": TODAY - timedelta(days=1), "evidence": "x"}, "cleared"),
        ({"kind": BarrierKind.STOP}, "look_again"),
        ({"raised_on": TODAY + timedelta(days=1)}, "raised_on"),
    ],
)
def test_what_is_missing_is_named(given: dict[str, object], field: str) -> None:
    missing = missing_of(a_blocker_entry(**given), Round(TODAY))
    assert [missing_field.field for missing_field in missing] == [field]


def test_own_words_have_a_name_of_their_own() -> None:
    assert missing_of(a_blocker_entry("other-abc"), Round(TODAY)) == ()
    assert barrier_type("other-abc") is None and barrier_type("other") is not None
