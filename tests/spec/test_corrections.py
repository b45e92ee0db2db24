"""Corrections of where a child is: which wins when, and when it becomes a question.

The data reaches to 31 March 2026 and has the child in one home since January 2025, unless a row
below says otherwise.
"""

from datetime import date, datetime

import pytest

from models.children.freshness import (
    Correction,
    Corrections,
    State,
    WhereaboutsAnswer,
    weigh_whereabouts,
)
from models.children.records import Placement
from models.settings import Setting
from tests.make.children import a_placement, rows

JAN, FEB, MARCH = date(2026, 1, 31), date(2026, 2, 27), date(2026, 3, 31)
HERE = (a_placement(starts=date(2025, 1, 6)),)
NEW_HOME = (
    a_placement(starts=date(2025, 1, 6), ends=date(2026, 2, 20)),
    a_placement(starts=date(2026, 2, 20)),
)
WENT_TO_FAMILY = (
    a_placement(starts=date(2025, 1, 6), ends=date(2026, 2, 20)),
    a_placement(starts=date(2026, 2, 20), setting=Setting.FOSTER_IN_HOUSE),
)
LEFT_LATER = (
    a_placement(starts=date(2025, 1, 6), ends=date(2026, 3, 10)),
    a_placement(starts=date(2026, 3, 10), setting=Setting.FOSTER_IN_HOUSE),
)


def said(
    answer: WhereaboutsAnswer, on: date = FEB, data_to: date = JAN, number: int = 1
) -> Correction:
    return Correction("k1", number, answer, on, datetime(2026, 3, 1, 10, 42), "sam", data_to)


STILL, MOVED, DIED = (
    WhereaboutsAnswer.STILL_HERE,
    WhereaboutsAnswer.MOVED_OR_LEFT,
    WhereaboutsAnswer.DIED,
)

# what was said on 27 February over data to 31 January | placements | data to | state, a question?
TABLE: list[tuple[WhereaboutsAnswer | None, tuple[Placement, ...], date, State, bool]] = [
    (None, HERE, MARCH, State.HERE, False),
    # nothing newer was imported: the person wins
    (STILL, HERE, JAN, State.HERE, False),
    (MOVED, HERE, JAN, State.MAY_HAVE_MOVED, False),
    # a later import agrees: nothing to say any more
    (STILL, HERE, MARCH, State.HERE, False),
    (MOVED, NEW_HOME, MARCH, State.HERE, False),
    (MOVED, WENT_TO_FAMILY, MARCH, State.HERE, False),
    (MOVED, LEFT_LATER, MARCH, State.HERE, False),
    (STILL, LEFT_LATER, MARCH, State.HERE, False),  # still there on 27 February, left in March
    # a later import says otherwise: a question
    (MOVED, HERE, MARCH, State.HERE, True),
    (STILL, NEW_HOME, MARCH, State.HERE, True),
    (STILL, WENT_TO_FAMILY, MARCH, State.HERE, True),
    # an import that ends before the day that the person speaks of says nothing about it
    (MOVED, HERE, date(2026, 2, 15), State.MAY_HAVE_MOVED, False),
    (MOVED, HERE, FEB, State.MAY_HAVE_MOVED, False),
    # a death is never queried, whatever an import says
    (DIED, HERE, JAN, State.CLOSED, False),
    (DIED, HERE, MARCH, State.CLOSED, False),
]  # fmt: skip


@pytest.mark.parametrize(("answer", "journey", "import_to", "state", "wanted"), TABLE)
def test_which_counts_the_correction_or_the_import(
    answer: WhereaboutsAnswer | None,
    journey: tuple[Placement, ...],
    import_to: date,
    state: State,
    wanted: bool,
) -> None:
    whereabouts_result = weigh_whereabouts(journey, import_to, said(answer) if answer else None)
    assert (whereabouts_result.state, whereabouts_result.asked) == (state, wanted)


def test_who_disputes_data_that_is_held_already_wins_until_newer_data_comes() -> None:
    disputed = said(WhereaboutsAnswer.MOVED_OR_LEFT, on=FEB, data_to=MARCH)
    assert weigh_whereabouts(HERE, MARCH, disputed).state is State.MAY_HAVE_MOVED
    assert weigh_whereabouts(HERE, date(2026, 4, 30), disputed).asked


@pytest.mark.parametrize(
    ("answer", "on", "import_to", "known_on"),
    [
        (WhereaboutsAnswer.STILL_HERE, FEB, JAN, FEB),  # the person knows better than the data
        (WhereaboutsAnswer.STILL_HERE, FEB, MARCH, MARCH),  # the data is newer
        (WhereaboutsAnswer.MOVED_OR_LEFT, FEB, JAN, JAN),
    ],
)
def test_the_child_was_last_known_to_be_here_on_the_newer_of_both_days(
    answer: WhereaboutsAnswer, on: date, import_to: date, known_on: date
) -> None:
    assert weigh_whereabouts(HERE, import_to, said(answer, on)).known_on == known_on


@pytest.mark.parametrize(("days", "expected"), [(35, False), (36, True)])
def test_check_first_is_asked_over_35_days_after_somebody_last_knew(
    days: int, expected: bool
) -> None:
    still = weigh_whereabouts(HERE, JAN, said(WhereaboutsAnswer.STILL_HERE, on=FEB))
    assert still.check_first(date.fromordinal(FEB.toordinal() + days)) is expected


def held(*records: dict[str, object]) -> Corrections:
    usual = {"child": "k1", "noted_at": "2026-03-01 10:42", "actor": "sam", "data_to": "2026-01-31"}
    return Corrections(
        rows(
            "corrections",
            *({"number": place, **usual, **one} for place, one in enumerate(records, 1)),
        )
    )


def test_the_last_said_counts_and_nothing_dated_later_than_asked_about() -> None:
    both = held(
        {"what": "has moved or left", "on": "2026-02-27"},
        {"what": "still here", "on": "2026-03-05"},
    )
    corrections = [both.live("k1", date(2026, *day)) for day in ((2, 26), (2, 27), (3, 4), (3, 5))]
    assert [correction and correction.what for correction in corrections] == [
        None,
        MOVED,
        MOVED,
        STILL,
    ]
    assert both.live("somebody else", MARCH) is None


def test_a_death_counts_whatever_is_said_afterwards_until_it_is_withdrawn() -> None:
    lines: list[dict[str, object]] = [
        {"what": "died", "on": "2026-02-27"},
        {"what": "still here", "on": "2026-03-05"},
    ]
    assert (correction := held(*lines).live("k1", MARCH)) and correction.what is DIED
    taken_back = held(*lines, {"withdraws": 1, "on": "2026-03-06"})
    assert (correction := taken_back.live("k1", MARCH)) and correction.what is STILL


def test_a_withdrawal_is_as_if_it_had_never_been_said_and_is_counted() -> None:
    taken = held(
        {"what": "has moved or left", "on": "2026-02-27"}, {"withdraws": 1, "on": "2026-03-01"}
    )
    assert taken.live("k1", MARCH) is None
    assert taken.of_child("k1") == ()
    assert (taken.version("k1"), taken.version("k2")) == (2, 0)


@pytest.mark.parametrize(
    ("minutes", "actor", "expected"), [(10, "sam", 1), (11, "sam", 0), (1, "alex", 0)]
)
def test_ones_own_word_can_be_undone_for_ten_minutes(
    minutes: int, actor: str, expected: int
) -> None:
    corrections = held({"what": "still here", "on": "2026-03-01"})
    assert len(corrections.undoable(actor, datetime(2026, 3, 1, 10, 42 + minutes))) == expected


def test_nothing_is_undone_over_what_somebody_said_since() -> None:
    two = held(
        {"what": "still here", "on": "2026-03-01"},
        {"what": "has moved or left", "on": "2026-03-01", "actor": "alex"},
    )
    assert two.undoable("sam", datetime(2026, 3, 1, 10, 43)) == ()
    assert len(two.undoable("alex", datetime(2026, 3, 1, 10, 43))) == 1
