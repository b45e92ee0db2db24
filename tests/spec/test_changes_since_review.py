"""What is said to have changed since a child's last review, and what nobody can say."""

from dataclasses import replace
from datetime import date

import pytest

from data.reference.needs import load_scheme
from models.children.changes import Changes, changes_of
from models.children.changes_words import lines_of
from models.children.records import Child
from models.needs.direction import Heading
from models.needs.scheme import Need
from models.settings import Setting
from tests.make.children import AS_OF, a_child, a_placement, a_return, council_data, rows

REVIEW = date(2026, 1, 12)


def changed(child: Child | None = None, *, reviewed: bool = True, **frames: list[dict]) -> Changes:
    if reviewed:
        frames["reviews"] = [{"child": "k1", "on": "2025-07-10"}, {"child": "k1", "on": REVIEW}]
    frames.setdefault("returns", [a_return(2026)])
    data = council_data(**{name: rows(name, *held) for name, held in frames.items()})
    return changes_of(data, child or a_child(), AS_OF)


def rated(item: str, level: int | None, on: str) -> dict[str, object]:
    return {"child": "k1", "item": item, "level": level, "assessed_on": on}


def test_since_is_the_newest_review_of_this_time_in_care() -> None:
    assert (changed().since, changed().reviewed) == (REVIEW, True)
    later = [{"child": "k1", "on": "2026-04-20"}, {"child": "k1", "on": "2024-12-01"}]
    changes = changed(reviewed=False, reviews=later)  # after the data, and before coming into care
    assert (changes.since, changes.reviewed) == (date(2025, 9, 29), False)


@pytest.mark.parametrize(("starts", "moved"), [(date(2026, 1, 13), True), (REVIEW, False)])
def test_a_stay_that_began_after_the_review_is_a_move(starts: date, moved: bool) -> None:
    before = a_placement(setting=Setting.FOSTER_IN_HOUSE, starts=date(2024, 1, 8), ends=starts)
    placement = a_placement(starts=starts, care_started=date(2024, 1, 8))
    child = replace(a_child(), placement=placement, journey=(before, placement))
    assert changed(child).moves == (((before, placement),) if moved else ())


def test_a_stay_whose_true_start_is_not_known_is_no_move() -> None:
    home = a_placement(
        starts=date(2026, 2, 1), care_started=date(2025, 1, 6), started_on_or_before=True
    )
    changes = changed(a_child(placement=home))
    assert (changes.moves, changes.moves_known_from) == ((), date(2026, 2, 1))


def test_where_no_file_names_a_home_before_nobody_is_said_not_to_have_moved() -> None:
    home = a_placement(
        starts=date(2026, 2, 1), care_started=date(2026, 2, 1), started_on_or_before=True
    )
    changes, scheme = changed(a_child(placement=home)), load_scheme()
    lines = " ".join(lines_of(changes, scheme))
    assert "no move" not in lines.lower()
    assert "Not in our data: moves before 1 February 2026" in lines
    for_family = lines_of(changes, scheme, with_needs=False, with_events=False)
    assert for_family == ["In this home since on or before 1 February 2026"]
    known = lines_of(changed(), scheme, with_needs=False, with_events=False)
    assert known == ["Still in the same home"]


def test_missing_and_incidents_are_counted_from_the_day_after_the_review() -> None:
    changes = changed(
        missing=[{"child": "k1", "starts": REVIEW}, {"child": "k1", "starts": "2026-01-13"}],
        incidents=[
            {"child": "k1", "on": "2026-02-01", "serious": True},
            {"child": "k1", "on": "2026-02-02", "serious": None},
            {"child": "k2", "on": "2026-02-02", "serious": True},
        ],
    )
    assert (changes.missing, changes.incidents, changes.serious) == (1, 2, 1)


def test_what_no_file_tells_of_is_not_known_and_never_none() -> None:
    changes = changed()
    assert (changes.missing, changes.incidents, changes.serious) == (None, None, None)
    others = changed(missing=[{"child": "k2", "starts": "2026-02-01"}])
    assert others.missing == 0


@pytest.mark.parametrize(("covers_to", "missing"), [(REVIEW, None), (date(2026, 1, 13), 0)])
def test_returns_that_end_by_the_review_say_nothing_of_who_was_missing_since(
    covers_to: date, missing: int | None
) -> None:
    newest = [a_return(2026, covers_to=f"{covers_to}"), a_return(2026, kind="annex_a", number=1)]
    others = [{"child": "k2", "starts": "2025-02-01"}]
    assert changed(missing=others, returns=newest).missing == missing


def test_needs_are_compared_between_the_two_days_and_only_where_both_are_known() -> None:
    changes = changed(
        profiles=[
            rated("education", 3, "2025-12-01"),
            rated("education", 1, "2026-03-01"),
            rated("self_harm", 1, "2025-12-01"),
            rated("self_harm", 2, "2026-03-01"),
            rated("friendships", None, "2025-12-01"),
            rated("friendships", 2, "2026-03-01"),
            rated("attachment", 2, "2026-03-01"),
            rated("calms_self", 1, "2025-12-01"),
            rated("calms_self", 2, "2026-03-01"),
        ]
    )
    better = [(t.item.value, t.from_level, t.to_level) for t in changes.heading(Heading.BETTER)]
    assert better == [("education", 3, 1), ("calms_self", 1, 2)]
    assert [t.item for t in changes.heading(Heading.WORSE)] == [Need.SELF_HARM]


def test_nothing_changed_is_said_only_of_what_is_held() -> None:
    quiet = changed(profiles=[rated("education", 2, "2025-12-01")])
    assert quiet.nothing
    assert not changed(incidents=[{"child": "k1", "on": "2026-02-01"}]).nothing


def test_a_recorded_return_is_told_and_ends_that_nothing_is_held_of_missing() -> None:
    back = rows("came_back", {"child": "k1", "number": 1, "on": AS_OF})
    reviewed = rows("reviews", {"child": "k1", "on": "2026-03-01"})
    for frames, flag in (({}, False), ({"came_back": back}, True)):
        changes = changes_of(council_data(reviews=reviewed, **frames), a_child(), AS_OF)
        text = " ".join(lines_of(changes, load_scheme()))
        assert ("Back since 31 March 2026, after being missing" in text) is flag
        assert ("Not in our data: missing episodes" in text) is not flag
