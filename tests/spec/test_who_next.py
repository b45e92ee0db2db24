"""Who next? Which group a child is in, in which words and order, and what is never there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from models.children.council import CouncilData
from models.children.records import Child
from models.children.settings import Setting
from models.readiness.verdict import Blocker, BlockerKind, Readiness
from models.shortlist.agenda import FEW, Agenda, Group, agenda
from models.shortlist.corrected import corrected
from models.shortlist.options import ChildOptions, Shortlist
from models.shortlist.second_look import is_drawn
from tests.builders import AS_OF, a_child, a_placement, a_return, council_data, rows
from tests.screens import a_list, a_verdict, options_of

TODAY = date(2026, 4, 10)  # ten days after the data
NOW = datetime(2026, 4, 10, 9, 30)


def looked_at(
    children: Sequence[ChildOptions],
    *,
    today: date = TODAY,
    reviews: Sequence[tuple[str, str]] = (),
    **frames: list[dict[str, object]],
) -> Agenda:
    """The agenda of made-up children; reviews as (child, day)."""
    frames["reviews"] = [{"child": child, "on": on} for child, on in reviews]
    frames.setdefault("returns", [a_return(2024), a_return(2026)])
    data = council_data(**{name: rows(name, *held) for name, held in frames.items()})
    return agenda(_held(children, data, today), data, today=today, now_utc=NOW, actor="sam")


def _held(children: Sequence[ChildOptions], data: CouncilData, today: date) -> Shortlist:
    return corrected(a_list(*children), data, today)


def a_girl(key: str = "k1", **changes: object) -> Child:
    return a_child(key=key, child_id=key, **changes)  # type: ignore[arg-type]


def plain(key: str = "k1", **changes: object) -> ChildOptions:
    """A child of whom the rules know enough to say not yet, whom nobody has to do anything for."""
    child = changes.pop("child", None) or a_girl(key)
    answers = {
        place: a_verdict(place, Readiness.NOT_YET)
        for place in Setting
    }  # fmt: skip
    return replace(options_of(child, answers), **changes)  # type: ignore[arg-type]


def ready(key: str = "k1", **changes: object) -> ChildOptions:
    answers = {Setting.FOSTER_IN_HOUSE: a_verdict(Setting.FOSTER_IN_HOUSE, Readiness.READY)}
    return replace(options_of(a_girl(key), answers), **changes)  # type: ignore[arg-type]


def said(child: str = "k1", what: str = "has moved or left", on: str = "2026-04-09",
         **changes: object) -> dict[str, object]:  # fmt: skip
    return {"child": child, "number": 1, "what": what, "on": on, "actor": "alex",
            "noted_at": "2026-04-09 16:00", "data_to": "2026-03-31", **changes}  # fmt: skip


def groups(found: Agenda) -> list[tuple[str, str]]:
    return [(line.child.key, line.group.value) for line in found.lines]


def not_drawn(*keys: str) -> list[str]:
    """The same keys with a tail that isn't drawn in this week, nor in the data's."""
    found = []
    for key in keys:
        tails = (f"{key}-{n}" for n in range(99))
        found.append(next(k for k in tails if not is_drawn(k, TODAY) and not is_drawn(k, AS_OF)))
    return found


# --- do today ---------------------------------------------------------------------------------


def test_a_child_missing_and_not_back_is_first() -> None:
    gone = [{"child": "k1", "starts": "2026-03-29"}]
    found = looked_at([plain("k1")], missing=gone)
    assert groups(found) == [("k1", "Do today")]
    assert found.lines[0].because == ("Missing since 29 March 2026, and not recorded as back",)
    back = [{"child": "k1", "starts": "2026-03-29", "ends": "2026-03-30"}]
    assert looked_at([plain("k1")], missing=back).group(Group.TODAY) == ()


def test_a_child_who_was_missing_when_the_last_return_ended_is_asked_about_not_called_missing() -> (
    None
):
    told = [a_return(2025), a_return(2026, kind="annex_a")]
    found = looked_at(
        [plain("k1")], missing=[{"child": "k1", "starts": "2025-03-29"}], returns=told
    )
    assert found.lines[0].because == (
        "Was missing from 29 March 2025; the files say nothing after 31 March 2025: "
        "is it on record that they are back?",
    )


@pytest.mark.parametrize(
    ("look_again", "assumed", "listed"),
    [(TODAY, False, True), (TODAY + timedelta(1), False, False), (TODAY, True, False)],
)
def test_a_stop_is_looked_at_again_on_its_recorded_day(
    look_again: date, assumed: bool, listed: bool
) -> None:
    stop = Blocker("x", BlockerKind.STOP, "the child said no", look_again=look_again,
                   look_again_assumed=assumed)  # fmt: skip
    found = looked_at([plain("k1", blockers=(stop,))])
    assert bool(found.group(Group.TODAY)) is listed


@pytest.mark.parametrize(
    ("birthday", "words"),
    [
        (date(2026, 7, 3), "18 on 3 July 2026: the pathway plan, and staying put, come first"),
        (date(2026, 7, 4), ""),
        (date(2026, 4, 10), "Turned 18 on 10 April 2026: is the record right?"),
    ],
)
def test_18_within_12_weeks_asks_for_the_pathway_plan_today(birthday: date, words: str) -> None:
    child = a_girl("k1", born=birthday.replace(year=2008))
    found = looked_at([plain("k1", child=child)]).group(Group.TODAY)
    assert [line.because[0] for line in found] == ([words] if words else [])


# --- before the next review -------------------------------------------------------------------


@pytest.mark.parametrize(("last", "listed"), [("2025-11-08", True), ("2025-11-09", False)])
def test_a_review_due_within_four_weeks_is_prepared_with_the_question_that_matters(
    last: str, listed: bool
) -> None:
    asks = options_of(a_girl("k1"))
    found = looked_at([asks], reviews=[("k1", "2025-06-01"), ("k1", last)])
    lines = found.group(Group.REVIEW)
    assert bool(lines) is listed
    if listed:
        assert lines[0].because == ("Review due by 8 May 2026",)
        assert lines[0].question == "Is there a needs profile from the last six months?"


def test_a_review_that_fell_due_since_the_data_is_not_called_late() -> None:
    reviews = [("k1", "2025-06-01"), ("k1", "2025-10-05")]
    fresh = looked_at([plain("k1")], reviews=reviews)
    assert fresh.group(Group.REVIEW)[0].because == (
        "A review fell due by 5 April 2026; the data ends before",
    )
    old = looked_at([plain("k1")], reviews=reviews, today=date(2026, 5, 20))
    assert old.group(Group.REVIEW) == ()
    assert [line.child.key for line in old.fell_due] == ["k1"]


def test_without_any_review_on_file_nobody_is_called_late() -> None:
    found = looked_at([ready("k1")])
    assert not found.reviews_held
    assert groups(found) == [("k1", "Ready, no home yet")]


# --- ready, no home yet -----------------------------------------------------------------------


def test_who_is_ready_waits_since_the_profile_that_made_it_so() -> None:
    found = looked_at([ready("k1", ready_since=date(2026, 2, 8))])
    line = found.group(Group.NO_HOME)[0]
    assert line.because == ("Ready for a foster family", "waiting 61 days")
    assert line.waiting_days == 61


def test_nobody_near_18_is_prompted_to_move() -> None:
    found = looked_at([ready("k1", turning_18_soon=True)])
    assert found.lines == ()


# --- nobody has asked -------------------------------------------------------------------------


def test_a_review_that_was_late_by_the_data_itself_is_told_with_its_age() -> None:
    [key] = not_drawn("k")
    found = looked_at([plain(key)], reviews=[(key, "2025-02-01"), (key, "2025-09-02")])
    assert found.group(Group.NOBODY_ASKED)[0].because == (
        "Last reviewed 7 months ago, on 2 September 2025; a review was due by 2 March 2026",
    )


def test_no_review_on_record_is_told_once_reviews_are_held() -> None:
    a, b = not_drawn("a", "b")
    home = a_placement(child=a, starts=date(2020, 1, 6))
    long_here = replace(a_girl(a), placement=home, journey=(home,))
    found = looked_at([plain(child=long_here)], reviews=[(b, "2026-01-10")])
    assert found.group(Group.NOBODY_ASKED)[0].because == ("No review is on record",)


def test_a_profile_over_six_months_old_or_missing_is_told_once_profiles_are_held() -> None:
    a, b, c = not_drawn("a", "b", "c")
    days = {a: "2025-10-09", b: "2025-10-08"}
    profiles = [{"child": key, "assessed_on": on, "item": "education", "level": 1}
                for key, on in days.items()]  # fmt: skip
    found = looked_at([plain(key) for key in (a, b, c)], profiles=profiles)
    assert {line.child.key: line.because for line in found.lines} == {
        b: ("The needs profile is from 8 October 2025, over six months old",),
        c: ("No needs profile is held",),
    }
    assert groups(looked_at([plain(key) for key in (a, b, c)])) == []


def test_one_in_twenty_of_the_not_yet_is_drawn_each_week_the_same_all_week() -> None:
    monday = date(2026, 4, 6)
    keys = [f"child-{number}" for number in range(4000)]
    week = [key for key in keys if is_drawn(key, monday)]
    assert 150 < len(week) < 250  # one in twenty of 4,000, give or take
    assert week == [key for key in keys if is_drawn(key, monday + timedelta(days=6))]
    assert set(week) != {key for key in keys if is_drawn(key, monday + timedelta(days=7))}


def test_only_a_not_yet_is_drawn() -> None:
    key = next(k for k in (f"k{n}" for n in range(999)) if is_drawn(k, TODAY))
    assert groups(looked_at([plain(key)])) == [(key, "Nobody has asked")]
    assert groups(looked_at([ready(key)])) == [(key, "Ready, no home yet")]
    assert groups(looked_at([options_of(a_girl(key))])) == []


# --- is this right? ---------------------------------------------------------------------------


def test_old_data_is_one_line_with_a_count_and_few_children_are_named() -> None:
    later = AS_OF + timedelta(days=36)
    few = looked_at([plain(key) for key in not_drawn(*"abcde")], today=later)
    assert len(few.group(Group.RIGHT)) == FEW and few.unchecked == ()
    many = looked_at([plain(key) for key in not_drawn(*"abcdef")], today=later)
    assert many.group(Group.RIGHT) == () and len(many.unchecked) == FEW + 1
    fresh = looked_at([plain(key) for key in not_drawn(*"abcdef")])
    assert fresh.lines == () and fresh.unchecked == ()


def test_who_was_said_to_be_still_here_is_not_asked_about_for_35_days() -> None:
    a, b = not_drawn("a", "b")
    note = said(a, "still here", "2026-05-01")
    found = looked_at([plain(a), plain(b)], today=date(2026, 6, 5), corrections=[note])
    assert groups(found) == [(b, "Is this right?")]
    later = looked_at([plain(a), plain(b)], today=date(2026, 6, 6), corrections=[note])
    assert len(later.group(Group.RIGHT)) == 2


def test_who_has_moved_is_in_no_group_but_kept_apart() -> None:
    found = looked_at([ready("k1", ready_since=AS_OF)], corrections=[said()])
    assert found.lines == () and found.others == ()
    assert [line.because for line in found.may_have_moved] == [
        ("Said to have moved or left by 9 April 2026",)
    ]


def test_an_import_that_says_otherwise_is_asked_about() -> None:
    [key] = not_drawn("k")
    note = said(key, on="2026-02-27", data_to="2026-01-31")
    line = looked_at([plain(key)], corrections=[note]).group(Group.RIGHT)[0]
    assert line.because == (
        "Said to have moved or left by 27 February 2026; the data to 31 March 2026 still has them "
        "here",
    )
    assert [each.value for each in line.offers] == ["still here", "has moved or left"]


def test_who_died_is_nowhere_at_all() -> None:
    gone = [{"child": "k1", "starts": "2026-03-29"}]
    found = looked_at([ready("k1")], missing=gone, corrections=[said(what="died")])
    everyone = (*found.lines, *found.unchecked, *found.fell_due, *found.may_have_moved)
    assert everyone == () and found.others == ()


def test_what_i_said_just_now_stays_in_place_to_be_undone_and_others_words_do_not() -> None:
    [key] = not_drawn("k")
    mine = said(key, actor="sam", noted_at="2026-04-10 09:21")
    line = looked_at([plain(key)], corrections=[mine]).group(Group.RIGHT)[0]
    assert line.recorded and line.recorded.number == 1 and line.version == 1
    assert looked_at([plain(key)], corrections=[mine | {"actor": "alex"}]).lines == ()
    assert (
        looked_at([plain(key)], corrections=[mine | {"noted_at": "2026-04-10 09:19"}]).lines == ()
    )


# --- order, and the whole ---------------------------------------------------------------------


def test_the_order_is_safety_then_review_then_days_waiting_then_number() -> None:
    waits = {"w10": date(2026, 3, 31), "w61": date(2026, 2, 8), "w61b": date(2026, 2, 8)}
    missing = [{"child": "late", "starts": "2026-03-30"}, {"child": "early", "starts": "2026-03-2"}]
    children = [ready(key, ready_since=since) for key, since in waits.items()]
    found = looked_at([*children, plain("late"), plain("early")], missing=missing)
    assert [key for key, _ in groups(found)] == ["early", "late", "w61", "w61b", "w10"]


def test_a_line_holds_nothing_about_money() -> None:
    one = ready("k1", ready_since=AS_OF)
    dear = replace(one, current=replace(one.current, total=replace(one.current.total,
                                                                   weekly_gbp=16096)))  # fmt: skip
    assert looked_at([one]).lines == looked_at([dear]).lines
    assert not [name for name in type(looked_at([one]).lines[0]).__slots__ if "gbp" in name]


def test_every_child_in_the_list_is_in_a_line_or_among_the_others() -> None:
    keys = not_drawn(*"abc")
    children = [plain(keys[0]), plain(keys[1]), ready(keys[2])]
    found = looked_at(children)
    named = {line.child.key for line in found.lines} | {one.key for one in found.others}
    assert named == set(keys)


def test_data_over_six_months_old_is_looked_at_as_it_stood() -> None:
    late = looked_at([ready("k1", ready_since=date(2026, 3, 1))], today=date(2026, 10, 1))
    assert late.as_it_stood and late.day == AS_OF
    assert late.group(Group.NO_HOME)[0].waiting_days == 30
    in_time = looked_at([ready("k1", ready_since=date(2026, 3, 1))], today=date(2026, 9, 30))
    assert not in_time.as_it_stood and in_time.day == date(2026, 9, 30)
