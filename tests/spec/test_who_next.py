"""Who next? Which group a child is in, in which words and order, and what is never there."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from models.children.council import CouncilData
from models.children.records import Child, LegalStatus
from models.labels import Barrier, BarrierKind, Readiness
from models.recording.decision import Agreement, Outcome
from models.recording.event import PathwayPlan
from models.recording.record import ChildRecord
from models.recording.subject import blocker_of, pathway_plan_of
from models.settings import Setting
from models.shortlist.agenda import FEW, Agenda, AgendaGroup, AgendaLine, build_agenda
from models.shortlist.agenda_today import AnswerKind
from models.shortlist.corrected import apply_corrections
from models.shortlist.options import ChildOptions, Shortlist
from models.shortlist.second_look import is_drawn
from tests.make.children import AS_OF, a_child, a_placement, a_return, council_data, rows
from tests.make.entries import a_decided, a_record, an_entry
from tests.make.record_contents import a_blocker_entry, a_decision
from tests.make.shortlists import a_list, a_verdict, options_of

TODAY = date(2026, 4, 10)  # ten days after the data
NOW = datetime(2026, 4, 10, 9, 30)


def looked_at(
    children: Sequence[ChildOptions],
    *,
    today: date = TODAY,
    reviews: Sequence[tuple[str, str]] = (),
    records: Sequence[ChildRecord] = (),
    **frames: list[dict[str, object]],
) -> Agenda:
    """The agenda of made-up children; reviews as (child, day)."""
    frames["reviews"] = [{"child": child, "on": on} for child, on in reviews]
    frames.setdefault("returns", [a_return(2024), a_return(2026)])
    data = council_data(**{name: rows(name, *held) for name, held in frames.items()})
    return build_agenda(
        _held(children, data, today), data, today=today, now_utc=NOW, actor="sam", records=records
    )


def _held(children: Sequence[ChildOptions], data: CouncilData, today: date) -> Shortlist:
    return apply_corrections(a_list(*children), data, today)


def a_girl(key: str = "k1", **changes: object) -> Child:
    return a_child(key=key, child_id=key, **changes)  # type: ignore[arg-type]


def plain(key: str = "k1", **changes: object) -> ChildOptions:
    """A child of whom the rules know enough to say not yet, whom nobody has to do anything for."""
    child = changes.pop("child", None) or a_girl(key)
    answers = {place: a_verdict(place, Readiness.NOT_YET) for place in Setting}
    return replace(options_of(child, answers), **changes)  # type: ignore[arg-type]


def ready(key: str = "k1", **changes: object) -> ChildOptions:
    answers = {Setting.FOSTER_IN_HOUSE: a_verdict(Setting.FOSTER_IN_HOUSE, Readiness.READY)}
    return replace(options_of(a_girl(key), answers), **changes)  # type: ignore[arg-type]


def said(
    child: str = "k1", label: str = "has moved or left", on: str = "2026-04-09", **changes: object
) -> dict[str, object]:
    return {
        "child": child,
        "number": 1,
        "what": label,
        "on": on,
        "actor": "alex",
        "noted_at": "2026-04-09 16:00",
        "data_to": "2026-03-31",
        **changes,
    }


def kinds(line: AgendaLine) -> list[AnswerKind]:
    return [answer.kind for answer in line.answers]


def ends_with(agenda: Agenda) -> list[AnswerKind]:
    """What ends the first line."""
    return kinds(agenda.lines[0])


def groups(agenda: Agenda) -> list[tuple[str, str]]:
    return [(line.child.key, line.group.value) for line in agenda.lines]


def not_drawn(*keys: str) -> list[str]:
    """The same keys with a tail that isn't drawn in this week, nor in the data's."""
    texts = []
    for key in keys:
        tails = (f"{key}-{n}" for n in range(99))
        texts.append(next(k for k in tails if not is_drawn(k, TODAY) and not is_drawn(k, AS_OF)))
    return texts


# --- today --------------------------------------------------------------------------------------


def test_a_child_missing_and_not_back_is_first() -> None:
    gone = [{"child": "k1", "starts": "2026-03-29"}]
    agenda = looked_at([plain("k1")], missing=gone)
    assert groups(agenda) == [("k1", "Today")]
    assert agenda.lines[0].because == ("Missing since 29 March 2026, no return recorded",)
    assert ends_with(agenda) == [AnswerKind.BACK_SINCE]
    back = [{"child": "k1", "starts": "2026-03-29", "ends": "2026-03-30"}]
    assert looked_at([plain("k1")], missing=back).group(AgendaGroup.TODAY) == ()


def test_a_child_who_was_missing_when_the_last_return_ended_is_asked_about_not_called_missing() -> (
    None
):
    told = [a_return(2025), a_return(2026, kind="annex_a")]
    agenda = looked_at(
        [plain("k1")], missing=[{"child": "k1", "starts": "2025-03-29"}], returns=told
    )
    assert groups(agenda) == [("k1", "Is this right?")]
    assert agenda.lines[0].because == (
        "Missing from 29 March 2025, and no file says when they came back; there is no record "
        "after 31 March 2025",
    )
    assert ends_with(agenda) == [AnswerKind.BACK_SINCE]


@pytest.mark.parametrize(
    ("after", "words"),
    [
        ({"reviews": [("k1", "2026-02-03")]}, "though a review took place on 3 February 2026"),
        (
            {"missing": [{"child": "k1", "starts": "2026-02-01", "ends": "2026-02-03"}]},
            "though they came back from a later time on 3 February 2026",
        ),
        ({}, ""),
    ],
)
def test_a_child_of_whom_later_days_are_on_record_is_a_question_about_the_record(
    after: dict[str, Any], words: str
) -> None:
    gone = [{"child": "k1", "starts": "2025-12-29"}, *after.pop("missing", [])]
    agenda = looked_at([plain("k1")], missing=gone, **after)
    (line,) = [line for line in agenda.lines if AnswerKind.BACK_SINCE in kinds(line)]
    assert line.group is (AgendaGroup.RIGHT if words else AgendaGroup.TODAY)
    assert words in line.because[0]


def test_a_time_missing_of_more_than_six_months_is_asked_about() -> None:
    gone = [{"child": "k1", "starts": "2025-10-08"}]
    assert groups(looked_at([plain("k1")], missing=gone)) == [("k1", "Is this right?")]
    gone = [{"child": "k1", "starts": "2025-10-10"}]
    assert groups(looked_at([plain("k1")], missing=gone)) == [("k1", "Today")]


def test_an_incident_of_going_missing_since_is_told_in_the_same_line() -> None:
    gone = [{"child": "k1", "starts": "2026-03-29"}]
    again = [{"child": "k1", "on": "2026-04-02", "kind": "Missing overnight"}]
    agenda = looked_at([plain("k1")], missing=gone, incidents=again)
    assert agenda.lines[0].because == (
        "Missing since 29 March 2026, no return recorded; an incident of going missing is recorded "
        "on 2 April 2026",
    )


def test_a_legal_status_that_has_run_out_is_for_today_and_its_end_is_to_put_it_right() -> None:
    placement = a_placement(
        child="k1", order=LegalStatus.POLICE_PROTECTION, starts=date(2025, 9, 1)
    )
    placement = replace(placement, order_since=date(2026, 1, 5))
    child = replace(a_girl("k1"), placement=placement, journey=(placement,))
    agenda = looked_at([plain(child=child)])
    assert groups(agenda) == [("k1", "Today")]
    assert (
        agenda.lines[0]
        .because[0]
        .startswith(
            "Recorded as under police protection since 5 January 2026, which lasts 72 hours at most"
        )
    )
    assert ends_with(agenda) == [AnswerKind.PUT_STATUS_RIGHT]


def test_a_home_that_gave_notice_is_for_today_until_it_is_sorted() -> None:
    notice = a_blocker_entry(
        "home_gave_notice",
        kind=BarrierKind.TIMING,
        words="the home gave notice",
        due=date(2026, 4, 24),
    )
    record = a_record(an_entry(blocker_of("k1", "home_gave_notice"), notice))
    agenda = looked_at([plain("k1")], records=[record])
    assert agenda.lines[0].because[0] == "Home gave notice, ends 24 April 2026"
    assert ends_with(agenda)[0] is AnswerKind.SORTED
    done = replace(notice, cleared=date(2026, 4, 9))
    record = a_record(an_entry(blocker_of("k1", "home_gave_notice"), done))
    assert looked_at([plain("k1")], records=[record]).group(AgendaGroup.TODAY) == ()


@pytest.mark.parametrize(
    ("look_again", "assumed", "listed"),
    [(TODAY, False, True), (TODAY + timedelta(1), False, False), (TODAY, True, False)],
)
def test_a_stop_is_looked_at_again_on_its_recorded_day(
    look_again: date, assumed: bool, listed: bool
) -> None:
    stop = Barrier(
        "x",
        BarrierKind.STOP,
        "the child said no",
        look_again=look_again,
        look_again_assumed=assumed,
    )
    agenda = looked_at([plain("k1", blockers=(stop,))])
    assert bool(agenda.group(AgendaGroup.TODAY)) is listed


@pytest.mark.parametrize(
    ("birthday", "words"),
    [
        (
            date(2026, 7, 3),
            "18 on 3 July 2026, in 12 weeks. Pathway plan and Staying Close come first",
        ),
        (date(2026, 4, 11), "18 tomorrow. Pathway plan and Staying Close come first"),
        (date(2026, 7, 4), ""),
        (date(2026, 4, 10), "Turned 18 on 10 April 2026: is the record right?"),
    ],
)
def test_18_within_12_weeks_asks_for_the_pathway_plan_today(birthday: date, words: str) -> None:
    child = a_girl("k1", born=birthday.replace(year=2008))
    agenda_lines = looked_at([plain("k1", child=child)]).group(AgendaGroup.TODAY)
    assert [line.because[0] for line in agenda_lines] == ([words] if words else [])


def test_who_turns_18_within_26_weeks_has_a_line_until_the_plan_is_in_place() -> None:
    soon = plain("k1", child=a_girl("k1", born=date(2008, 8, 1)), turning_18_soon=True)
    agenda = looked_at([soon])
    assert groups(agenda) == [("k1", "Turning 18")]
    assert agenda.lines[0].because == (
        "18 on 1 August 2026, in 16 weeks. Pathway plan and Staying Close come next",
    )
    assert ends_with(agenda) == [AnswerKind.PLAN_IN_PLACE]
    plan = an_entry(pathway_plan_of("k1"), PathwayPlan(TODAY))
    assert looked_at([soon], records=[a_record(plan)]).lines == ()


def test_a_plan_in_place_ends_the_line_only_until_the_birthday() -> None:
    plan = an_entry(pathway_plan_of("k1"), PathwayPlan(date(2026, 3, 1)))
    for birthday, listed in ((date(2026, 4, 11), False), (date(2026, 4, 10), True)):
        child = plain("k1", child=a_girl("k1", born=birthday.replace(year=2008)))
        agenda = looked_at([child], records=[a_record(plan)])
        assert bool(agenda.group(AgendaGroup.TODAY)) is listed
    assert ends_with(agenda) == [AnswerKind.HAS_LEFT]
    assert [offer.value for offer in agenda.lines[0].offers] == ["has moved or left"]


def test_a_stop_names_the_barrier_or_the_child_as_what_ends_it() -> None:
    again = TODAY - timedelta(days=1)
    for name, kind in (
        ("secure_order", AnswerKind.LOOK_AGAIN),
        ("child_says_no", AnswerKind.ASK_THE_CHILD),
    ):
        stop = Barrier(name, BarrierKind.STOP, "x", recorded=True, look_again=again)
        assert ends_with(looked_at([plain("k1", blockers=(stop,))])) == [kind]


# --- before the next review ---------------------------------------------------------------------


@pytest.mark.parametrize(("last", "listed"), [("2025-11-08", True), ("2025-11-09", False)])
def test_a_review_due_within_four_weeks_is_prepared_with_the_question_that_matters(
    last: str, listed: bool
) -> None:
    asks = options_of(a_girl("k1"))
    agenda = looked_at([asks], reviews=[("k1", "2025-06-01"), ("k1", last)])
    lines = agenda.group(AgendaGroup.REVIEW)
    assert bool(lines) is listed
    if listed:
        assert lines[0].because == ("Review due by 8 May 2026",)
        assert lines[0].question == "Is there a needs profile from the last six months?"


def test_a_review_that_fell_due_since_the_data_is_not_called_late() -> None:
    reviews = [("k1", "2025-06-01"), ("k1", "2025-10-05")]
    fresh = looked_at([plain("k1")], reviews=reviews)
    assert fresh.group(AgendaGroup.REVIEW)[0].because == (
        "A review was due by 5 April 2026, after the end of the data",
    )
    old = looked_at([plain("k1")], reviews=reviews, today=date(2026, 5, 20))
    assert old.group(AgendaGroup.REVIEW) == ()
    assert [line.child.key for line in old.fell_due] == ["k1"]


def test_without_any_review_on_file_nobody_is_called_late() -> None:
    agenda = looked_at([ready("k1")])
    assert not agenda.reviews_held
    assert groups(agenda) == [("k1", "Ready, no home yet")]


# --- ready, no home yet -------------------------------------------------------------------------


def test_who_is_ready_waits_since_the_profile_that_made_it_so() -> None:
    agenda = looked_at([ready("k1", ready_since=date(2026, 2, 8))])
    line = agenda.group(AgendaGroup.NO_HOME)[0]
    assert line.because == ("Ready for a foster family since 8 February 2026, 61 days",)
    assert line.waiting_days == 61


def test_nobody_near_18_is_prompted_to_move() -> None:
    soon = ready("k1", turning_18_soon=True)
    assert groups(looked_at([soon])) == [("k1", "Turning 18")]
    plan = an_entry(pathway_plan_of("k1"), PathwayPlan(TODAY))
    assert looked_at([soon], records=[a_record(plan)]).lines == ()


def test_nearly_ready_is_a_group_of_its_own_and_says_so() -> None:
    answers = {Setting.HOME: a_verdict(Setting.HOME, Readiness.NEARLY)}
    child = replace(options_of(a_girl("k1"), answers), ready_since=date(2026, 3, 31))
    agenda = looked_at([child])
    assert groups(agenda) == [("k1", "Nearly ready")]
    assert agenda.lines[0].because == (
        "Nearly ready for family at home since 31 March 2026, 10 days",
    )


def test_nobody_is_offered_again_before_the_day_that_the_panel_named() -> None:
    child = ready("k1", ready_since=date(2026, 2, 8))
    far = TODAY + timedelta(days=60)
    apart = a_decision(
        agreement=Agreement.DISAGREE, outcome=Outcome.STAY, look_again_on=far, actions=()
    )
    assert looked_at([child], records=[a_record(a_decided(apart))]).lines == ()
    past = replace(apart, look_again_on=TODAY)
    assert groups(looked_at([child], records=[a_record(a_decided(past))])) == [
        ("k1", "Promised, and due"),
    ]


# --- foster care was the plan -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("plan", "listed"),
    [
        ("Plans for long-term fostering with a new carer", True),
        ("Long term fostering", True),
        ("Long term residential placement", False),
        (None, False),
    ],
)
def test_a_child_whose_own_plan_is_a_foster_family_is_asked_about(
    plan: str | None, listed: bool
) -> None:
    annex = [{"child": "k1", "as_at": "2026-03-31", "permanence_plan": plan}]
    agenda = looked_at([plain("k1")], annex_a=annex)
    assert bool(agenda.group(AgendaGroup.FOSTER_PLAN)) is listed
    if listed:
        assert agenda.lines[0].because == (
            f"Own plan says “{plan}”, in residential care for 1 year 3 months",
        )


def test_a_plan_that_a_meeting_talked_about_since_is_not_asked_about_again() -> None:
    annex = [
        {
            "child": "k1",
            "as_at": "2026-03-31",
            "permanence_plan": "Plans for long-term fostering with a new carer",
        }
    ]
    talked = a_record(a_decided(a_decision(), on=date(2026, 4, 2)))
    agenda = looked_at([plain("k1")], annex_a=annex, records=[talked])
    assert agenda.group(AgendaGroup.FOSTER_PLAN) == ()


# --- late reviews, and not yet discussed --------------------------------------------------------


def test_a_review_that_was_late_by_the_data_itself_is_told_with_its_age() -> None:
    [key] = not_drawn("k")
    agenda = looked_at([plain(key)], reviews=[(key, "2025-02-01"), (key, "2025-09-02")])
    assert agenda.group(AgendaGroup.TODAY)[0].because == (
        "A review was due by 2 March 2026; the last was 6 months ago, on 2 September 2025",
    )
    assert ends_with(agenda) == [AnswerKind.REVIEW_HELD]


def test_no_review_on_record_is_told_once_reviews_are_held() -> None:
    a, b = not_drawn("a", "b")
    home = a_placement(child=a, starts=date(2020, 1, 6))
    long_here = replace(a_girl(a), placement=home, journey=(home,))
    agenda = looked_at([plain(child=long_here)], reviews=[(b, "2026-01-10")])
    assert agenda.group(AgendaGroup.TODAY)[0].because == ("No review is recorded",)
    assert agenda.lines[0].child.key == a


def test_a_first_review_that_never_was_is_late_after_20_working_days() -> None:
    a, b = not_drawn("a", "b")
    for came, late in ((date(2026, 3, 2), True), (date(2026, 3, 4), False)):
        home = a_placement(child=a, starts=came)
        new = replace(a_girl(a), placement=home, journey=(home,))
        agenda = looked_at([plain(child=new)], reviews=[(b, "2026-01-10")])
        assert bool(agenda.group(AgendaGroup.TODAY)) is late
        if late:
            assert agenda.lines[0].because == (
                "No review is recorded; the first was due by 30 March 2026",
            )


def test_a_long_time_in_residential_care_without_a_word_on_where_next_is_told() -> None:
    [key] = not_drawn("k")
    home = a_placement(child=key, starts=date(2024, 4, 11))
    for born, starts, listed in (
        (date(2011, 1, 1), date(2024, 4, 12), True),
        (date(2011, 1, 1), date(2024, 4, 13), False),
        (date(2022, 1, 1), date(2025, 10, 10), True),  # under 10: sooner
        (date(2022, 1, 1), date(2025, 10, 11), False),
    ):
        placement = replace(home, starts=starts, care_started=starts)
        child = replace(a_girl(key, born=born), placement=placement, journey=(placement,))
        agenda = looked_at([plain(child=child)])
        assert bool(agenda.group(AgendaGroup.NOT_DISCUSSED)) is listed, starts
        talked = a_record(a_decided(child=key), child=key)
        assert (
            looked_at([plain(child=child)], records=[talked]).group(AgendaGroup.NOT_DISCUSSED) == ()
        )
    assert (
        "“where next?” never discussed"
        in looked_at([plain(child=replace(child, placement=home, journey=(home,)))])
        .lines[0]
        .because[0]
    )


def test_a_profile_over_six_months_old_or_missing_is_told_once_profiles_are_held() -> None:
    a, b, c = not_drawn("a", "b", "c")
    days = {a: "2025-10-09", b: "2025-10-08"}
    profiles = [
        {"child": key, "assessed_on": on, "item": "education", "level": 1}
        for key, on in days.items()
    ]
    agenda = looked_at([plain(key) for key in (a, b, c)], profiles=profiles)
    assert {line.child.key: line.because for line in agenda.lines} == {
        b: ("The needs profile is from 8 October 2025, over six months old",),
        c: ("No needs profile is recorded",),
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
    assert groups(looked_at([plain(key)])) == [(key, "Not yet discussed")]
    assert groups(looked_at([ready(key)])) == [(key, "Ready, no home yet")]
    assert groups(looked_at([options_of(a_girl(key))])) == []


# --- is this right? -----------------------------------------------------------------------------


def test_old_data_is_one_line_with_a_count_and_few_children_are_named() -> None:
    later = AS_OF + timedelta(days=36)
    few = looked_at([plain(key) for key in not_drawn(*"abcde")], today=later)
    assert len(few.group(AgendaGroup.RIGHT)) == FEW and few.unchecked == ()
    many = looked_at([plain(key) for key in not_drawn(*"abcdef")], today=later)
    assert many.group(AgendaGroup.RIGHT) == () and len(many.unchecked) == FEW + 1
    fresh = looked_at([plain(key) for key in not_drawn(*"abcdef")])
    assert fresh.lines == () and fresh.unchecked == ()


def test_who_was_said_to_be_still_here_is_not_asked_about_for_35_days() -> None:
    a, b = not_drawn("a", "b")
    note = said(a, "still here", "2026-05-01")
    agenda = looked_at([plain(a), plain(b)], today=date(2026, 6, 5), corrections=[note])
    assert groups(agenda) == [(b, "Is this right?")]
    later = looked_at([plain(a), plain(b)], today=date(2026, 6, 6), corrections=[note])
    assert len(later.group(AgendaGroup.RIGHT)) == 2


def test_who_has_moved_is_in_no_group_but_kept_apart() -> None:
    agenda = looked_at([ready("k1", ready_since=AS_OF)], corrections=[said()])
    assert agenda.lines == () and agenda.others == ()
    assert [line.because for line in agenda.may_have_moved] == [
        ("Somebody said that they moved or left by 9 April 2026",)
    ]


def test_an_import_that_says_otherwise_is_asked_about() -> None:
    [key] = not_drawn("k")
    note = said(key, on="2026-02-27", data_to="2026-01-31")
    line = looked_at([plain(key)], corrections=[note]).group(AgendaGroup.RIGHT)[0]
    assert line.because == (
        "Somebody said that they moved or left by 27 February 2026. "
        "The data to 31 March 2026 still has them here",
    )
    assert [offer.value for offer in line.offers] == ["still here", "has moved or left"]


def test_who_died_is_nowhere_at_all() -> None:
    gone = [{"child": "k1", "starts": "2026-03-29"}]
    agenda = looked_at([ready("k1")], missing=gone, corrections=[said(label="died")])
    everyone = (*agenda.lines, *agenda.unchecked, *agenda.fell_due, *agenda.may_have_moved)
    assert everyone == () and agenda.others == ()


def test_what_i_said_just_now_stays_in_place_to_be_undone_and_others_words_do_not() -> None:
    [key] = not_drawn("k")
    mine = said(key, actor="sam", noted_at="2026-04-10 09:21")
    line = looked_at([plain(key)], corrections=[mine]).group(AgendaGroup.RIGHT)[0]
    assert line.recorded and line.recorded.number == 1 and line.version == 1
    assert looked_at([plain(key)], corrections=[mine | {"actor": "alex"}]).lines == ()
    assert (
        looked_at([plain(key)], corrections=[mine | {"noted_at": "2026-04-10 09:19"}]).lines == ()
    )


# --- order, and the whole -----------------------------------------------------------------------


def test_the_order_of_a_group_is_safety_then_days_waiting_then_number() -> None:
    waits = {"w10": date(2026, 3, 31), "w61": date(2026, 2, 8), "w61b": date(2026, 2, 8)}
    missing = [{"child": "late", "starts": "2026-03-30"}, {"child": "early", "starts": "2026-03-2"}]
    children = [ready(key, ready_since=since) for key, since in waits.items()]
    agenda = looked_at([*children, plain("late"), plain("early")], missing=missing)
    assert [key for key, _ in groups(agenda)] == [
        "late",
        "early",
        "w61",
        "w61b",
        "w10",
    ]


def test_today_begins_with_what_can_go_wrong_first() -> None:
    status = a_placement(child="status", order=LegalStatus.POLICE_PROTECTION)
    status = replace(status, order_since=date(2026, 1, 5))
    stop = Barrier("secure_order", BarrierKind.STOP, "x", recorded=True, look_again=TODAY)
    children = [
        plain("stop", blockers=(stop,)),
        plain("in8weeks", child=a_girl("in8weeks", born=date(2008, 6, 5))),
        plain("tomorrow", child=a_girl("tomorrow", born=date(2008, 4, 11))),
        plain(child=replace(a_girl("status"), placement=status, journey=(status,))),
        plain("january"),
        plain("friday"),
    ]
    gone = [
        {"child": "january", "starts": "2026-01-20"},
        {"child": "friday", "starts": "2026-04-03"},
    ]
    texts = [(child.child.key, "2025-09-01") for child in children] + [("late", "2025-08-01")]
    lines = looked_at([*children, plain("late")], missing=gone, reviews=texts).group(
        AgendaGroup.TODAY
    )
    assert [line.child.key for line in lines] == [
        "friday",
        "january",
        "status",
        "tomorrow",
        "in8weeks",
        "stop",
        "late",
    ]


def test_every_line_of_today_and_of_turning_18_has_what_ends_it() -> None:
    soon = plain("soon", child=a_girl("soon", born=date(2008, 8, 1)), turning_18_soon=True)
    child = plain("now", child=a_girl("now", born=date(2008, 4, 20)))
    gone = [{"child": "gone", "starts": "2026-03-29"}]
    agenda = looked_at(
        [soon, child, plain("gone"), plain("late")], missing=gone, reviews=[("late", "2025-06-01")]
    )
    lines = [*agenda.group(AgendaGroup.TODAY), *agenda.group(AgendaGroup.TURNING_18)]
    assert len(lines) == 4 and all(line.answers for line in lines)


def test_some_childrens_agenda_is_the_same_with_fewer_lines() -> None:
    keys = not_drawn(*"abc")
    agenda = looked_at([plain(keys[0]), plain(keys[1]), ready(keys[2])])
    agenda_today = agenda.only(frozenset(keys[1:]))
    assert groups(agenda_today) == [(keys[2], "Ready, no home yet")]
    assert [child.key for child in agenda_today.others] == [keys[1]]
    assert (agenda.children, agenda_today.children) == (3, 2)


def test_a_line_holds_nothing_about_money() -> None:
    child = ready("k1", ready_since=AS_OF)
    dear = replace(
        child, current=replace(child.current, total=replace(child.current.total, weekly_gbp=16096))
    )
    assert looked_at([child]).lines == looked_at([dear]).lines
    assert not [name for name in type(looked_at([child]).lines[0]).__slots__ if "gbp" in name]


def test_every_child_in_the_list_is_in_a_line_or_among_the_others() -> None:
    keys = not_drawn(*"abc")
    children = [plain(keys[0]), plain(keys[1]), ready(keys[2])]
    agenda = looked_at(children)
    named = {line.child.key for line in agenda.lines} | {other.key for other in agenda.others}
    assert named == set(keys)


def test_data_over_six_months_old_is_looked_at_as_it_stood() -> None:
    late = looked_at([ready("k1", ready_since=date(2026, 3, 1))], today=date(2026, 10, 1))
    assert late.as_it_stood and late.day == AS_OF
    assert late.group(AgendaGroup.NO_HOME)[0].waiting_days == 30
    in_time = looked_at([ready("k1", ready_since=date(2026, 3, 1))], today=date(2026, 9, 30))
    assert not in_time.as_it_stood and in_time.day == date(2026, 9, 30)
