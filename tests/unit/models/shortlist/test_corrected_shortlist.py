"""Corrections in the list: screens and the step-down file see the same children."""

from datetime import date, datetime, time, timedelta

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.reference.needs import load_scheme
from data.reference.prices import price_book
from models.children.council import CouncilData
from models.children.freshness import Corrections, WhereaboutsAnswer
from models.shortlist.agenda import AgendaGroup, build_agenda
from models.shortlist.build import shortlist_children
from models.shortlist.corrected import apply_corrections
from models.shortlist.options import Shortlist
from reports.step_down import step_down_csv
from tests.make.children import a_council, a_return, an_episode, rows
from tests.make.moves import published

DATA_DATE = date(2026, 3, 31)
KEYS = ("k1", "k2", "k3")


def council(*said: dict[str, object]) -> CouncilData:
    episodes = [an_episode("2024-06-01", child=key, said_by=2026, rne="S") for key in KEYS]
    return a_council(episodes, corrections=rows("corrections", *said))


def listed(data: CouncilData, as_of: date = DATA_DATE) -> Shortlist:
    return shortlist_children(
        data,
        as_of=as_of,
        move_on=None,
        year=None,
        scheme=load_scheme(),
        price_book=price_book(),
        outlook=published(),
    )


def a_note(
    child: str = "k1",
    text: str | None = "has moved or left",
    on: date = DATA_DATE,
    number: int = 1,
    withdraws: int | None = None,
) -> dict[str, object]:
    return {
        "child": child,
        "number": number,
        "what": text,
        "on": on,
        "actor": "sam",
        "noted_at": pd.Timestamp(on) + pd.Timedelta(hours=9),
        "data_to": DATA_DATE,
        "withdraws": withdraws,
    }


def keys(shortlist: Shortlist) -> list[str]:
    return [child.child.key for child in shortlist.children]


@pytest.mark.parametrize("label", ["has moved or left", "died"])
def test_the_step_down_file_reads_corrections_dated_on_or_before_its_day(label: str) -> None:
    data = council(a_note("k1", label, on=date(2026, 5, 4)))
    before, on = (
        step_down_csv(listed(data, day)).decode() for day in (date(2026, 5, 3), date(2026, 5, 4))
    )
    assert "k1," in before
    assert "k1," not in on and "k2," in on


def test_the_screens_which_look_from_the_datas_day_leave_out_whom_todays_file_leaves_out() -> None:
    today = date(2026, 5, 20)
    data = council(a_note("k1", on=date(2026, 5, 4)), a_note("k3", "died", on=date(2026, 5, 6)))
    screens = apply_corrections(listed(data), data, today)
    assert keys(screens) == keys(listed(data, today)) == ["k2"]
    assert [child.child.key for child in screens.may_have_moved] == ["k1"]
    assert [child.child.key for child in screens.closed] == ["k3"]


def test_correcting_a_list_again_is_as_correcting_it_once() -> None:
    data = council(a_note("k1"), a_note("k2", "died"))
    once = listed(data)
    assert apply_corrections(once, data, DATA_DATE) == once
    assert apply_corrections(once, council(), DATA_DATE) == listed(council())


def test_still_here_takes_check_first_from_the_reasons_for_35_days() -> None:
    def asked(as_of: date) -> list[bool]:
        data = council(a_note("k1", "still here", on=date(2026, 5, 4)))
        return [
            any("may have moved" in reason.words for reason in child.options[0].verdict.reasons)
            for child in listed(data, as_of).children
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
    shortlist = listed(data)
    assert keys(shortlist) == []
    assert [
        (asked_about.child.key, asked_about.whereabouts.asked, asked_about.whereabouts.stay_ends)
        for asked_about in shortlist.asked_about
    ] == [("k1", True, date(2025, 5, 20))]


def test_who_agrees_that_such_a_child_has_gone_is_asked_no_more_and_may_undo_it() -> None:
    episodes = [
        an_episode("2024-06-01", child="k1", said_by=2025, rne="S"),
        an_episode("2024-06-01", "2025-05-20", child="k1", said_by=2026, rne="S"),
    ]
    still = a_note("k1", "still here", on=date(2025, 6, 2)) | {"data_to": date(2025, 3, 31)}
    agreed = a_note("k1", number=2)
    data = a_council(episodes, corrections=rows("corrections", still, agreed))
    shortlist = listed(data)
    assert [asked_about.whereabouts.asked for asked_about in shortlist.asked_about] == [False]
    now_utc = datetime.combine(DATA_DATE, time(9, 5))
    lines = build_agenda(shortlist, data, today=DATA_DATE, now_utc=now_utc, actor="sam").group(
        AgendaGroup.RIGHT
    )
    assert [line.recorded and line.recorded.number for line in lines] == [2]
    later = build_agenda(
        shortlist, data, today=DATA_DATE, now_utc=now_utc + timedelta(hours=1), actor="sam"
    )
    assert later.group(AgendaGroup.RIGHT) == ()


def test_each_source_is_weighed_against_its_own_returns() -> None:
    data = council(a_note("k1", on=date(2026, 2, 27)) | {"data_to": date(2026, 1, 31)})
    newer = a_return(2027, number=99) | {"source": "another", "covers_to": pd.Timestamp(DATA_DATE)}
    frame = pd.concat([data.frame("returns"), rows("returns", newer)], ignore_index=True)
    frame.loc[frame["source"] == "default", "covers_to"] = pd.Timestamp("2026-01-31")
    data.frames["returns"] = frame
    assert [
        child.child.key for child in apply_corrections(listed(data), data, DATA_DATE).may_have_moved
    ] == ["k1"]


DAYS = st.integers(-400, 400).map(lambda n: DATA_DATE + timedelta(days=n))
NOTES = st.lists(
    st.tuples(st.sampled_from(KEYS), st.sampled_from(list(WhereaboutsAnswer)), DAYS), max_size=6
)


def as_rows(notes: list[tuple[str, WhereaboutsAnswer, date]]) -> list[dict[str, object]]:
    numbers = dict.fromkeys(KEYS, 0)
    found = []
    for child, answer, on in notes:
        numbers[child] += 1
        found.append(a_note(child, answer.value, on, numbers[child]))
    return found


@settings(max_examples=150, deadline=None)
@given(
    notes=NOTES,
    later=st.tuples(st.sampled_from(KEYS), st.sampled_from(list(WhereaboutsAnswer)), DAYS),
    days_before=st.integers(1, 400),
)
def test_a_correction_never_changes_what_was_known_before_its_date(
    notes: list[tuple[str, WhereaboutsAnswer, date]],
    later: tuple[str, WhereaboutsAnswer, date],
    days_before: int,
) -> None:
    day = later[2] - timedelta(days=days_before)
    base = PLAIN
    without, with_it = (council(*as_rows(some)) for some in (notes, [*notes, later]))
    assert apply_corrections(base, without, day) == apply_corrections(base, with_it, day)


@settings(max_examples=150, deadline=None)
@given(notes=NOTES, which=st.integers(0, 5), day=DAYS)
def test_withdrawing_a_correction_restores_what_stood_without_it(
    notes: list[tuple[str, WhereaboutsAnswer, date]], which: int, day: date
) -> None:
    if not notes:
        return
    given = as_rows(notes)
    taken = given[which % len(given)]
    child, number = str(taken["child"]), len(given) + 1
    withdrawal = a_note(child, None, DATA_DATE, number, withdraws=int(str(taken["number"])))
    without = [row for row in given if row is not taken]
    after, never = council(*given, withdrawal), council(*without)
    assert apply_corrections(PLAIN, after, day) == apply_corrections(PLAIN, never, day)


@settings(max_examples=60, deadline=None)
@given(notes=NOTES, day=DAYS)
def test_nobody_is_lost_or_counted_twice_and_the_dead_are_in_no_list(
    notes: list[tuple[str, WhereaboutsAnswer, date]], day: date
) -> None:
    data = council(*as_rows(notes))
    shortlist = apply_corrections(PLAIN, data, day)
    children = (*shortlist.children, *shortlist.may_have_moved, *shortlist.closed)
    assert sorted(child.child.key for child in children) == list(KEYS)
    live = {key: Corrections(data.frame("corrections")).live(key, day) for key in KEYS}
    dead = {
        key
        for key, correction in live.items()
        if correction and correction.what is WhereaboutsAnswer.DIED
    }
    assert {child.child.key for child in shortlist.closed} == dead


PLAIN = listed(council())
