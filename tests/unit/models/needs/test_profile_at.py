"""What is known of a child's needs at a date, from the rows of their profiles."""

from datetime import date, timedelta

import pandas as pd
import pytest

from models.needs.profile import Profile, profile_at
from models.needs.scheme import Need, Strength
from tests.make.children import AS_OF, rows

MARCH, JANUARY = date(2026, 3, 1), date(2026, 1, 5)


def profile(*lines: tuple[object, ...], as_of: date = AS_OF) -> Profile:
    """The profile from (date, item, level[, who]) lines."""
    records = [
        {
            "child": "k1",
            "assessed_on": line[0],
            "item": line[1],
            "level": line[2],
            "assessed_by": line[3] if len(line) > 3 else None,
        }
        for line in lines
    ]
    profile = profile_at(rows("profiles", *records), as_of)
    assert profile is not None
    return profile


def test_nothing_written_by_then_is_no_profile() -> None:
    later = {"child": "k1", "assessed_on": AS_OF + timedelta(days=1), "item": "self_harm"}
    assert profile_at(rows("profiles", later), AS_OF) is None
    assert profile_at(rows("profiles"), AS_OF) is None


def test_the_latest_entry_of_each_item_wins_whatever_the_order_of_rows() -> None:
    lines = [(JANUARY, "self_harm", 3), (JANUARY, "education", 1), (MARCH, "self_harm", 2)]
    for given in (lines, lines[::-1]):
        needs_profile = profile(*given)
        assert (needs_profile.level(Need.SELF_HARM), needs_profile.level(Need.EDUCATION)) == (2, 1)
        assert needs_profile.assessed_on == MARCH
        assert needs_profile.entry(Need.FRIENDSHIPS) is None


def test_a_later_profile_never_changes_what_was_known_earlier() -> None:
    lines = [(JANUARY, "self_harm", 3), (MARCH, "self_harm", 0)]
    assert profile(*lines, as_of=date(2026, 2, 1)).level(Need.SELF_HARM) == 3


def test_a_blank_on_a_newer_date_means_not_known_now_and_keeps_the_level_last_known() -> None:
    entry = profile((JANUARY, "self_harm", 3), (MARCH, "self_harm", None)).entry(Need.SELF_HARM)
    assert entry is not None
    assert (entry.level, entry.on) == (None, MARCH)
    assert (entry.last_level, entry.last_on) == (3, JANUARY)


@pytest.mark.parametrize(("days", "level"), [(183, 2), (184, None)])
def test_an_entry_over_183_days_old_is_not_known(days: int, level: int | None) -> None:
    needs_profile = profile((AS_OF - timedelta(days=days), "self_harm", 2), (MARCH, "education", 1))
    entry = needs_profile.entry(Need.SELF_HARM)
    assert entry is not None
    assert (entry.level, entry.last_level) == (level, 2)


@pytest.mark.parametrize(
    ("days", "refresh", "stale"),
    [(90, False, False), (91, True, False), (183, True, False), (184, True, True)],
)
def test_a_profile_warns_after_90_days_and_is_stale_after_183(
    days: int, refresh: bool, stale: bool
) -> None:
    needs_profile = profile((AS_OF - timedelta(days=days), "self_harm", 2))
    assert (needs_profile.age_days, needs_profile.needs_refresh, needs_profile.is_stale) == (
        days,
        refresh,
        stale,
    )


def test_two_workers_who_differ_on_one_day_are_both_kept_and_the_careful_level_counts() -> None:
    needs_profile = profile(
        (MARCH, "self_harm", 1, "A"),
        (MARCH, "self_harm", 3, "B"),
        (MARCH, "self_harm", None, "C"),
        (MARCH, "calms_self", 1, "A"),
        (MARCH, "calms_self", 3, "B"),
    )
    need, strength = needs_profile.entry(Need.SELF_HARM), needs_profile.entry(Strength.CALMS_SELF)
    assert need is not None and strength is not None
    assert (need.level, need.who, need.other_levels) == (3, "B", (1,))
    assert (strength.level, strength.who, strength.other_levels) == (1, "A", (3,))


def test_only_needs_that_a_rule_may_read_keep_a_profile_of_needs_alive() -> None:
    assert profile((MARCH, "identity", 1), (MARCH, "lasting_adult", 3)).needs_on is None
    assert profile((JANUARY, "self_harm", 1), (MARCH, "identity", 3)).needs_on == JANUARY


def test_levels_outside_their_range_and_unknown_items_are_not_known() -> None:
    needs_profile = profile((MARCH, "self_harm", 5), (MARCH, "calms_self", 4), (MARCH, "charm", 1))
    assert [entry.level for entry in needs_profile.entries] == [None, None]


def test_the_stores_own_kinds_of_columns_read_the_same() -> None:
    frame = pd.DataFrame(
        {
            "child": ["k1"],
            "assessed_on": pd.to_datetime(["2026-03-01"]),
            "item": ["self_harm"],
            "level": pd.array([2], dtype="Int64"),
            "assessed_by": ["A"],
            "evidence": [None],
            "child_view": ["fine"],
        }
    )
    profile = profile_at(frame, AS_OF)
    assert profile is not None
    entry = profile.entries[0]
    assert (entry.level, entry.who, entry.evidence, entry.child_view) == (2, "A", "", "fine")
