"""Corrections in the list: screens and the step-down file see the same children."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.reference.needs import scheme
from data.reference.prices import price_book
from models.children.council import CouncilData
from models.children.freshness import Corrections, Said
from models.shortlist.agenda import Group, agenda
from models.shortlist.build import shortlist
from models.shortlist.corrected import corrected
from models.shortlist.options import Shortlist
from reports.step_down import step_down_csv
from tests.builders import a_council, a_return, an_episode, rows
from tests.moves import published

DATA_DATE = date(2026, 3, 31)
KEYS = ("k1", "k2", "k3")


def council(*said: dict[str, object]) -> CouncilData:
    episodes = [an_episode("2024-06-01", child=key, said_by=2026, rne="S") for key in KEYS]
    return a_council(episodes, corrections=rows("corrections", *said))


def listed(data: CouncilData, as_of: date = DATA_DATE) -> Shortlist:
    return shortlist(data, as_of=as_of, move_on=None, year=None, scheme=scheme(),
                     price_book=price_book(), outlook=published())  # fmt: skip


def a_note(child: str = "k1", what: str | None = "has moved or left", on: date = DATA_DATE,
           number: int = 1, withdraws: int | None = None) -> dict[str, object]:  # fmt: skip
    return {"child": child, "number": number, "what": what, "on": on, "actor": "sam",
            "noted_at": pd.Timestamp(on) + pd.Timedelta(hours=9), "data_to": DATA_DATE,
            "withdraws": withdraws}  # fmt: skip


def keys(held: Shortlist) -> list[str]:
    return [one.child.key for one in held.children]


@pytest.mark.parametrize("what", ["has moved or left", "died"])
def test_the_step_down_file_reads_corrections_dated_on_or_before_its_day(what: str) -> None:
    data = council(a_note("k1", what, on=date(2026, 5, 4)))
    before, on = (step_down_csv(listed(data, day)).decode() for day in
                  (date(2026, 5, 3), date(2026, 5, 4)))  # fmt: skip
    assert "k1," in before
    assert "k1," not in on and "k2," in on


def test_the_screens_which_look_from_the_datas_day_leave_out_whom_todays_file_leaves_out() -> None:
    today = date(2026, 5, 20)
    data = council(a_note("k1", on=date(2026, 5, 4)), a_note("k3", "died", on=date(2026, 5, 6)))
    screens = corrected(listed(data), data, today)
    assert keys(screens) == keys(listed(data, today)) == ["k2"]
    assert [one.child.key for one in screens.may_have_moved] == ["k1"]
    assert [one.child.key for one in screens.closed] == ["k3"]


def test_correcting_a_list_again_is_as_correcting_it_once() -> None:
    data = council(a_note("k1"), a_note("k2", "died"))
    once = listed(data)
    assert corrected(once, data, DATA_DATE) == once
    assert corrected(once, council(), DATA_DATE) == listed(council())


def test_still_here_takes_check_first_from_the_reasons_for_35_days() -> None:
    def asked(as_of: date) -> list[bool]:
        data = council(a_note("k1", "still here", on=date(2026, 5, 4)))
        return [
            any("may have moved" in reason.words for reason in one.options[0].verdict.reasons)
            for one in listed(data, as_of).children
        ]

    assert asked(date(2026, 6, 8)) == [False, True, True]
    assert asked(date(2026, 6, 9)) == [True, True, True]


def test_a_child_who_has_gone_by_a_later_import_is_asked_about_though_in_no_list() -> None:
    episodes = [
        an_episode("2024-06-01", child="k1", said_by=2025, rne="S"),
        an_episode("2024-06-01", "2025-05-20", child="k1", said_by=2026, rne="S"),
    ]
    note = a_note("k1", "still here", on=date(2025, 6, 2)) | {"data_to": date(2025, 3, 31)}
    data = a_council(episodes, corrections=rows("corrections", note))
    found = listed(data)
    assert keys(found) == []
    assert [(one.child.key, one.whereabouts.asked, one.whereabouts.stay_ends)
            for one in found.asked_about] == [("k1", True, date(2025, 5, 20))]  # fmt: skip


def test_who_agrees_that_such_a_child_has_gone_is_asked_no_more_and_may_undo_it() -> None:
    episodes = [
        an_episode("2024-06-01", child="k1", said_by=2025, rne="S"),
        an_episode("2024-06-01", "2025-05-20", child="k1", said_by=2026, rne="S"),
    ]
    still = a_note("k1", "still here", on=date(2025, 6, 2)) | {"data_to": date(2025, 3, 31)}
    agreed = a_note("k1", number=2)
    data = a_council(episodes, corrections=rows("corrections", still, agreed))
    found = listed(data)
    assert [one.whereabouts.asked for one in found.asked_about] == [False]
    at = datetime.combine(DATA_DATE, time(9, 5))
    lines = agenda(found, data, today=DATA_DATE, now_utc=at, actor="sam").group(Group.RIGHT)
    assert [line.recorded and line.recorded.number for line in lines] == [2]
    later = agenda(found, data, today=DATA_DATE, now_utc=at + timedelta(hours=1), actor="sam")
    assert later.group(Group.RIGHT) == ()


def test_each_source_is_weighed_against_its_own_returns() -> None:
    data = council(a_note("k1", on=date(2026, 2, 27)) | {"data_to": date(2026, 1, 31)})
    newer = a_return(2027, number=99) | {"source": "another", "covers_to": pd.Timestamp(DATA_DATE)}
    held = pd.concat([data.frame("returns"), rows("returns", newer)], ignore_index=True)
    held.loc[held["source"] == "default", "covers_to"] = pd.Timestamp("2026-01-31")
    data.frames["returns"] = held
    assert [one.child.key for one in corrected(listed(data), data, DATA_DATE).may_have_moved] == [
        "k1"
    ]


DAYS = st.integers(-400, 400).map(lambda n: DATA_DATE + timedelta(days=n))
NOTES = st.lists(st.tuples(st.sampled_from(KEYS), st.sampled_from(list(Said)), DAYS), max_size=6)


def as_rows(notes: list[tuple[str, Said, date]]) -> list[dict[str, object]]:
    numbers = dict.fromkeys(KEYS, 0)
    found = []
    for child, what, on in notes:
        numbers[child] += 1
        found.append(a_note(child, what.value, on, numbers[child]))
    return found


@settings(max_examples=150, deadline=None)
@given(notes=NOTES, later=st.tuples(st.sampled_from(KEYS), st.sampled_from(list(Said)), DAYS),
       days_before=st.integers(1, 400))  # fmt: skip
def test_a_correction_never_changes_what_was_known_before_its_date(
    notes: list[tuple[str, Said, date]], later: tuple[str, Said, date], days_before: int
) -> None:
    day = later[2] - timedelta(days=days_before)
    base = PLAIN
    without, with_it = (council(*as_rows(some)) for some in (notes, [*notes, later]))
    assert corrected(base, without, day) == corrected(base, with_it, day)


@settings(max_examples=150, deadline=None)
@given(notes=NOTES, which=st.integers(0, 5), day=DAYS)
def test_withdrawing_a_correction_restores_what_stood_without_it(
    notes: list[tuple[str, Said, date]], which: int, day: date
) -> None:
    if not notes:
        return
    given = as_rows(notes)
    taken = given[which % len(given)]
    child, number = str(taken["child"]), len(given) + 1
    withdrawal = a_note(child, None, DATA_DATE, number, withdraws=int(str(taken["number"])))
    without = [row for row in given if row is not taken]
    after, never = council(*given, withdrawal), council(*without)
    assert corrected(PLAIN, after, day) == corrected(PLAIN, never, day)


@settings(max_examples=60, deadline=None)
@given(notes=NOTES, day=DAYS)
def test_nobody_is_lost_or_counted_twice_and_the_dead_are_in_no_list(
    notes: list[tuple[str, Said, date]], day: date
) -> None:
    data = council(*as_rows(notes))
    found = corrected(PLAIN, data, day)
    every = (*found.children, *found.may_have_moved, *found.closed)
    assert sorted(one.child.key for one in every) == list(KEYS)
    live = {key: Corrections(data.frame("corrections")).live(key, day) for key in KEYS}
    dead = {key for key, said in live.items() if said and said.what is Said.DIED}
    assert {one.child.key for one in found.closed} == dead


PLAIN = listed(council())
