"""FORMATS section 1: from what returns say to where a child lived.

Each case gives the 903 rows (by the return that said them) and the placements that must come out,
as (setting, starts, ends); `ends` None = going on.
"""

from datetime import date

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.children.caseload import children_at
from models.children.doubts import return_doubts
from models.children.placements import placements_at
from models.children.records import Ending, LegalStatus
from tests.make.children import a_council, a_return, an_episode

HOME_K2 = "childrens_home_independent"
FOSTER = "foster_in_house"
MARCH_25 = date(2025, 3, 31)


def stays(data, as_of=MARCH_25, **kw):
    """Placements as plain tuples."""
    frame = placements_at(data, as_of, **kw)
    return [
        (
            row.setting,
            f"{row.starts:%Y-%m-%d}",
            None if pd.isna(row.ends) else f"{row.ends:%Y-%m-%d}",
        )
        for row in frame.itertuples()
    ]


CASES = {
    "S, P and B start a placement": (
        [
            an_episode("2024-05-01", "2024-07-01", rne="S", setting=FOSTER),
            an_episode("2024-07-01", "2024-09-01", rne="P"),
            an_episode("2024-09-01", rne="B"),
        ],
        [
            (FOSTER, "2024-05-01", "2024-07-01"),
            (HOME_K2, "2024-07-01", "2024-09-01"),
            (HOME_K2, "2024-09-01", None),
        ],
    ),
    "L, T and U continue it": (
        [
            an_episode("2024-05-01", "2024-07-01", rne="S"),
            an_episode("2024-07-01", "2024-08-01", rne="L"),
            an_episode("2024-08-01", "2024-09-01", rne="T"),
            an_episode("2024-09-01", rne="U"),
        ],
        [(HOME_K2, "2024-05-01", None)],
    ),
    "an L row that changes the setting starts a placement": (
        [
            an_episode("2024-05-01", "2024-07-01", rne="S"),
            an_episode("2024-07-01", rne="L", setting=FOSTER),
        ],
        [(HOME_K2, "2024-05-01", "2024-07-01"), (FOSTER, "2024-07-01", None)],
    ),
    "an absence doesn't end the placement it interrupts": (
        [
            an_episode("2024-05-01", "2024-07-01", rne="S", home="A"),
            an_episode("2024-07-01", "2024-07-20", rne="P", setting="temporary"),
            an_episode("2024-07-20", rne="P", home="A"),
        ],
        [(HOME_K2, "2024-05-01", None)],
    ),
    "after an absence another home of the same kind is a new placement": (
        [
            an_episode("2024-05-01", "2024-07-01", rne="S", home="A"),
            an_episode("2024-07-01", "2024-07-20", rne="P", setting="temporary"),
            an_episode("2024-07-20", rne="P", home="B"),
        ],
        [(HOME_K2, "2024-05-01", "2024-07-20"), (HOME_K2, "2024-07-20", None)],
    ),
    "DEC alone closes an episode": (
        [an_episode("2024-05-01", "2024-07-01", rne="S", ending=Ending.UNKNOWN.value)],
        [(HOME_K2, "2024-05-01", "2024-07-01")],
    ),
    "an overlap ends the earlier episode at the later start": (
        [
            an_episode("2024-05-01", "2024-09-01", rne="S"),
            an_episode("2024-07-01", rne="P", setting=FOSTER),
        ],
        [(HOME_K2, "2024-05-01", "2024-07-01"), (FOSTER, "2024-07-01", None)],
    ),
    "of two rows with one start the one with a blank end wins": (
        [
            an_episode("2024-05-01", "2024-09-01", rne="S", setting=FOSTER),
            an_episode("2024-05-01", rne="S"),
        ],
        [(HOME_K2, "2024-05-01", None)],
    ),
    "then the later end": (
        [
            an_episode("2024-05-01", "2024-06-01", rne="S", setting=FOSTER),
            an_episode("2024-05-01", "2024-09-01", rne="S"),
        ],
        [(HOME_K2, "2024-05-01", "2024-09-01")],
    ),
    "then the greater text": (
        [
            an_episode("2024-05-01", rne="S", setting=FOSTER, text="a"),
            an_episode("2024-05-01", rne="S", text="b"),
        ],
        [(HOME_K2, "2024-05-01", None)],
    ),
    "an episode restated by later returns is one placement": (
        [
            an_episode("2022-05-01", rne="S", said_by=2023),
            an_episode("2022-05-01", rne="S", said_by=2024),
            an_episode("2022-05-01", rne="S", said_by=2025),
        ],
        [(HOME_K2, "2022-05-01", None)],
    ),
    "a missing year is fine": (
        [
            an_episode("2022-05-01", rne="S", said_by=2023),
            an_episode("2022-05-01", "2024-06-01", rne="S", said_by=2025),
            an_episode("2024-06-01", rne="P", said_by=2025, setting=FOSTER),
        ],
        [(HOME_K2, "2022-05-01", "2024-06-01"), (FOSTER, "2024-06-01", None)],
    ),
    "a move in a year whose return isn't held leaves no hole": (
        [
            an_episode("2022-05-01", rne="S", said_by=2023),
            an_episode("2023-10-01", rne="P", said_by=2025, setting=FOSTER),
        ],
        [(HOME_K2, "2022-05-01", "2023-10-01"), (FOSTER, "2023-10-01", None)],
    ),
    "absent from the next return: out from the day after the earlier one": (
        [
            an_episode("2022-05-01", rne="S", said_by=2024),
            an_episode("2024-06-01", rne="S", said_by=2025, child="k2"),
        ],
        [(HOME_K2, "2022-05-01", "2024-04-01"), (HOME_K2, "2024-06-01", None)],
    ),
    "a later return replaces what an earlier one said of its year": (
        [
            an_episode("2023-05-01", rne="S", said_by=2024, setting=FOSTER),
            an_episode("2024-04-01", rne="P", said_by=2025),
        ],
        [(FOSTER, "2023-05-01", "2024-04-01"), (HOME_K2, "2024-04-01", None)],
    ),
    "the newest statement of an episode names its setting": (
        [
            an_episode("2023-05-01", rne="S", said_by=2024, setting=FOSTER),
            an_episode("2023-05-01", rne="S", said_by=2025),
        ],
        [(HOME_K2, "2023-05-01", None)],
    ),
    "a corrected start doesn't make a move": (
        [
            an_episode("2024-01-03", rne="S", said_by=2024),
            an_episode("2024-01-05", rne="S", said_by=2025),
        ],
        [(HOME_K2, "2024-01-03", None)],
    ),
    "where two returns disagree each rules its own year": (
        [
            an_episode("2023-12-01", "2024-02-01", rne="S", said_by=2024, setting=FOSTER),
            an_episode("2024-02-01", rne="P", said_by=2024),
            an_episode("2023-12-01", rne="S", said_by=2025, setting=FOSTER),
        ],
        [
            (FOSTER, "2023-12-01", "2024-02-01"),
            (HOME_K2, "2024-02-01", "2024-04-01"),
            (FOSTER, "2024-04-01", None),
        ],
    ),
    "an entry told a year late counts from its true start": (
        [
            an_episode("2023-05-01", rne="S", said_by=2024, child="k2"),
            an_episode("2023-05-01", rne="S", said_by=2025, child="k2"),
            an_episode("2024-02-10", rne="S", said_by=2025),
        ],
        [(HOME_K2, "2024-02-10", None), (HOME_K2, "2023-05-01", None)],
    ),
    "a gap ends a period of care": (
        [
            an_episode("2024-05-01", "2024-06-01", rne="S", ending=Ending.HOME_PLANNED.value),
            an_episode("2024-09-01", rne="S"),
        ],
        [(HOME_K2, "2024-05-01", "2024-06-01"), (HOME_K2, "2024-09-01", None)],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_placements_come_out_as_the_format_says(case):
    episodes, expected = CASES[case]
    assert stays(a_council(episodes)) == expected


@pytest.mark.parametrize("case", CASES)
def test_the_order_of_rows_is_irrelevant(case):
    episodes, expected = CASES[case]
    assert stays(a_council(episodes[::-1])) == expected


def test_two_returns_of_one_year_the_later_content_date_wins():
    early = an_episode("2024-05-01", rne="S", said_by=1, setting=FOSTER)
    late = an_episode("2024-05-01", rne="S", said_by=2)
    returns = [
        a_return(2025, number=1, rank="2024-11-02"),
        a_return(2025, number=2, rank="2025-03-30"),
    ]
    assert stays(a_council([early, late], returns)) == [(HOME_K2, "2024-05-01", None)]


def test_an_in_year_extract_states_the_world_up_to_its_latest_date():
    """Return to 31 March 2025, extract to 15 October 2025: a child not in the extract has left."""
    data = a_council(
        [
            an_episode("2024-05-01", rne="S", said_by=2025),
            an_episode("2024-05-01", rne="S", said_by=2025, child="k2"),
            an_episode("2024-05-01", "2025-10-15", rne="S", said_by=2026),
            an_episode("2025-10-15", rne="P", said_by=2026, setting=FOSTER),
        ],
        [a_return(2025), a_return(2026, covers_to="2025-10-15")],
    )
    assert stays(data, date(2025, 11, 1)) == [
        (HOME_K2, "2024-05-01", "2025-10-15"),
        (FOSTER, "2025-10-15", None),
        (HOME_K2, "2024-05-01", "2025-04-01"),
    ]


def test_annex_a_freshens_where_a_child_is_without_a_hole():
    """Annex A names only the newest placement; the one before goes on until it begins."""
    data = a_council(
        [
            an_episode("2024-05-01", rne="S", said_by=2025),
            an_episode("2025-07-05", rne="P", said_by=9, setting=FOSTER),
        ],
        [a_return(2025), a_return(2026, covers_to="2025-09-30", kind="annex_a", number=9)],
    )
    assert stays(data, date(2025, 10, 1)) == [
        (HOME_K2, "2024-05-01", "2025-07-05"),
        (FOSTER, "2025-07-05", None),
    ]


def test_annex_a_never_overrules_the_903_about_the_kind_of_home():
    data = a_council(
        [
            an_episode("2024-05-01", rne="S", said_by=2025),
            an_episode("2024-05-01", rne="P", said_by=9, setting="other_residential"),
        ],
        [a_return(2025), a_return(2026, covers_to="2025-09-30", kind="annex_a", number=9)],
    )
    assert stays(data, date(2025, 10, 1)) == [(HOME_K2, "2024-05-01", None)]


def test_later_endings_are_blanked_in_a_caseload():
    data = a_council(
        [
            an_episode("2024-05-01", "2025-01-10", rne="S"),
            an_episode("2025-01-10", rne="P", setting=FOSTER),
        ]
    )
    assert stays(data, date(2025, 1, 9)) == [(HOME_K2, "2024-05-01", None)]
    assert stays(data, date(2025, 1, 10))[-1] == (FOSTER, "2025-01-10", None)


def test_what_was_known_uses_only_returns_that_end_on_or_before_the_date():
    data = a_council(
        [
            an_episode("2023-05-01", rne="S", said_by=2024),
            an_episode("2023-05-01", "2024-06-01", rne="S", said_by=2025),
            an_episode("2024-06-01", rne="P", said_by=2025, setting=FOSTER),
        ]
    )
    day = date(2024, 12, 1)
    assert stays(data, day, known_only=True) == [(HOME_K2, "2023-05-01", None)]
    assert stays(data, day)[-1] == (FOSTER, "2024-06-01", None)


def test_a_first_held_row_that_is_not_s_means_started_on_or_before():
    frame = placements_at(a_council([an_episode("2024-05-01", rne="L")]), MARCH_25)
    assert bool(frame["started_on_or_before"].iloc[0])


def test_the_ending_of_a_child_who_vanished_is_unknown():
    episodes = [
        an_episode("2022-05-01", rne="S", said_by=2024),
        an_episode("2024-06-01", rne="S", said_by=2025, child="k2"),
    ]
    frame = placements_at(a_council(episodes), MARCH_25)
    assert frame["ending"].iloc[0] == Ending.UNKNOWN.value


def test_a_child_away_for_now_still_has_the_placement():
    data = a_council(
        [
            an_episode("2024-05-01", "2025-03-20", rne="S"),
            an_episode("2025-03-20", rne="P", setting="temporary"),
        ]
    )
    child = children_at(data, MARCH_25).residential[0]
    assert child.placement.starts == date(2024, 5, 1)
    assert child.placement.absent_since == date(2025, 3, 20)


def test_short_breaks_are_counted_apart():
    data = a_council(
        [
            an_episode("2024-05-01", rne="S"),
            an_episode("2024-05-01", rne="S", child="k2", order=LegalStatus.SHORT_BREAKS),
        ]
    )
    caseload = children_at(data, MARCH_25)
    assert (caseload.in_care, caseload.in_care_short_breaks) == (2, 1)
    assert (len(caseload.residential), caseload.residential_short_breaks) == (1, 1)


def test_eighteen_and_open_is_not_listed_and_is_a_problem():
    data = a_council([an_episode("2024-05-01", rne="S")], born="2007-03-31")
    caseload = children_at(data, MARCH_25)
    assert (caseload.in_care, caseload.residential, caseload.aged_18_or_over) == (0, (), 1)
    assert [doubt.column for doubt in return_doubts(data, MARCH_25)] == ["DEC"]
    assert children_at(data, date(2025, 3, 30)).in_care == 1


def test_a_child_without_a_date_of_birth_is_counted_and_named_as_a_problem():
    data = a_council([an_episode("2024-05-01", rne="S")], born=None)  # type: ignore[arg-type]
    caseload = children_at(data, MARCH_25)
    assert (caseload.in_care, caseload.without_birth_date, caseload.residential) == (1, 1, ())
    assert "no date of birth" in return_doubts(data, MARCH_25)[0].found


DOUBTS = {
    "an overlap": (
        [
            an_episode("2024-05-01", "2024-09-01", rne="S"),
            an_episode("2024-07-01", rne="P", setting=FOSTER),
        ],
        "runs into the next",
    ),
    "an L row that changes the setting": (
        [
            an_episode("2024-05-01", "2024-07-01", rne="S"),
            an_episode("2024-07-01", rne="L", setting=FOSTER),
        ],
        "another kind of home",
    ),
    "a child who is open and then absent": (
        [
            an_episode("2022-05-01", rne="S", said_by=2024),
            an_episode("2024-06-01", rne="S", said_by=2025, child="k2"),
        ],
        "not carried on in the next return",
    ),
    "two returns that disagree": (
        [
            an_episode("2023-12-01", rne="S", said_by=2024, setting=FOSTER),
            an_episode("2023-11-01", rne="S", said_by=2025),
        ],
        "two returns differ",
    ),
}


@pytest.mark.parametrize("case", DOUBTS)
def test_every_contradiction_is_told(case):
    episodes, words = DOUBTS[case]
    assert any(words in doubt.found for doubt in return_doubts(a_council(episodes), MARCH_25))


def test_a_clean_history_has_no_doubts():
    episodes = [
        an_episode("2023-05-01", rne="S", said_by=2024),
        an_episode("2023-05-01", "2024-06-01", rne="S", said_by=2025),
        an_episode("2024-06-01", rne="P", said_by=2025, setting=FOSTER),
    ]
    assert return_doubts(a_council(episodes), MARCH_25) == ()


def test_no_data_is_an_empty_caseload():
    caseload = children_at(a_council([]), MARCH_25)
    assert (caseload.in_care, caseload.residential, caseload.data_date) == (0, (), None)


EPISODE = st.builds(
    lambda child, start, length, rne, setting, said: an_episode(
        f"{pd.Timestamp('2021-01-01') + pd.Timedelta(days=start):%Y-%m-%d}",
        None
        if length is None
        else f"{pd.Timestamp('2021-01-01') + pd.Timedelta(days=start + length):%Y-%m-%d}",
        child=child,
        rne=rne,
        setting=setting,
        said_by=said,
    ),
    st.sampled_from(["k1", "k2"]),
    st.integers(0, 1700),
    st.one_of(st.none(), st.integers(1, 900)),
    st.sampled_from("SPLTUB"),
    st.sampled_from([HOME_K2, FOSTER, "temporary"]),
    st.sampled_from([2022, 2023, 2024, 2025]),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(EPISODE, min_size=1, max_size=12), st.integers(0, 1700))
def test_a_later_return_never_changes_what_was_known_earlier(episodes, offset):
    """Whatever later returns say, the world known at 31 March 2024 or before stays as it was."""
    day = min((pd.Timestamp("2021-01-01") + pd.Timedelta(days=offset)).date(), date(2024, 3, 31))
    earlier = [row for row in episodes if row["return_id"] <= 2024]
    if not earlier:
        return
    assert stays(a_council(episodes), day, known_only=True) == stays(
        a_council(earlier), day, known_only=True
    )
    assert stays(a_council(episodes), day) == stays(a_council(earlier), day)


@settings(max_examples=60, deadline=None)
@given(st.lists(EPISODE, min_size=1, max_size=12), st.randoms())
def test_placements_of_a_child_never_overlap_and_row_order_is_irrelevant(episodes, shuffler):
    once = placements_at(a_council(episodes), MARCH_25)
    for _, rows in once.groupby("child"):
        following = rows["starts"].shift(-1)
        assert not (rows["ends"] > following).any()
        assert not (rows["ends"].isna() & following.notna()).any()
        assert (rows["ends"].isna() | (rows["ends"] > rows["starts"])).all()
    mixed = list(episodes)
    shuffler.shuffle(mixed)
    pd.testing.assert_frame_equal(once, placements_at(a_council(mixed), MARCH_25))
