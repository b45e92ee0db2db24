"""What the rules may read of a child, found in the council's rows as known at a date."""

from datetime import date

import pandas as pd
import pytest

from models.children.council import CouncilData
from models.needs.scheme import Need
from models.readiness.situation import Situation
from models.readiness.situations import SituationIndex
from tests.make.children import AS_OF, a_child, a_return, council_data, rows
from tests.make.needs import IN_12_WEEKS

FIRST_DAY = date(2026, 1, 7)  # the first of the 84 days that end on 31 March 2026


def situation(data: CouncilData, key: str = "k1", as_of: date = AS_OF) -> Situation:
    return SituationIndex(data, as_of).situation_of(a_child(key=key), IN_12_WEEKS)


def returns(covers_to: date = AS_OF, kind: str = "ssda903") -> pd.DataFrame:
    return rows("returns", a_return(2026, covers_to=f"{covers_to}", kind=kind))


def missing(starts: date, ends: date | None) -> pd.DataFrame:
    other = {"child": "k2", "starts": AS_OF, "ends": AS_OF}
    return rows("missing", {"child": "k1", "starts": starts, "ends": ends}, other)


def test_a_council_that_holds_nothing_leaves_everything_not_known() -> None:
    child_situation = situation(council_data())
    assert child_situation.profile is None and child_situation.direction.trends == ()
    assert (
        child_situation.missing_episodes,
        child_situation.incidents,
        child_situation.serious_incidents,
        child_situation.siblings,
    ) == (
        None,
        None,
        None,
        None,
    )
    assert (child_situation.recorded, child_situation.needs_support_not_care_because) == ((), None)


def test_only_the_childs_own_rows_are_read() -> None:
    data = council_data(
        profiles=rows(
            "profiles",
            {"child": "k1", "assessed_on": AS_OF, "item": "self_harm", "level": 2},
            {"child": "k2", "assessed_on": AS_OF, "item": "self_harm", "level": 4},
        ),
        siblings=rows("siblings", {"child": "k2", "sibling": "k9", "plan": "together"}),
        incidents=rows("incidents", {"child": "k2", "on": AS_OF, "serious": True}),
    )
    child_situation = situation(data)
    assert (
        child_situation.profile is not None and child_situation.profile.level(Need.SELF_HARM) == 2
    )
    assert (
        child_situation.siblings,
        child_situation.incidents,
        child_situation.serious_incidents,
    ) == (0, 0, 0)
    other = situation(data, "k2")
    assert (other.siblings, other.sibling_plans, other.serious_incidents) == (1, ("together",), 1)


@pytest.mark.parametrize(
    ("starts", "ends", "count", "since"),
    [
        (date(2026, 1, 1), date(2026, 1, 6), 0, None),  # back a day before the 12 weeks
        (date(2026, 1, 1), FIRST_DAY, 1, None),
        (date(2026, 3, 29), date(2026, 3, 30), 1, None),
        (date(2026, 3, 29), None, 1, date(2026, 3, 29)),
        (date(2026, 3, 29), date(2026, 4, 2), 1, date(2026, 3, 29)),  # not back by then
        (date(2026, 4, 1), date(2026, 4, 2), 0, None),  # after the day asked about
    ],
)
def test_missing_episodes_are_those_that_touch_the_12_weeks(
    starts: date, ends: date | None, count: int, since: date | None
) -> None:
    child_situation = situation(council_data(missing=missing(starts, ends), returns=returns()))
    assert (child_situation.missing_episodes, child_situation.missing_since) == (count, since)


@pytest.mark.parametrize(
    ("covers_to", "count"), [(FIRST_DAY, 0), (date(2026, 1, 6), None), (None, None)]
)
def test_returns_that_end_before_the_12_weeks_say_nothing_about_them(
    covers_to: date | None, count: int | None
) -> None:
    frames = {"missing": missing(date(2025, 5, 1), date(2025, 5, 2))}
    if covers_to:
        frames["returns"] = returns(covers_to)
    assert situation(council_data(**frames)).missing_episodes == count


def test_an_annex_a_of_the_day_says_nothing_of_who_was_missing_since_the_last_return() -> None:
    frame = pd.concat([returns(date(2026, 1, 6)), returns(AS_OF, "annex_a")])
    still_away = missing(date(2026, 1, 2), None)
    child_situation = situation(council_data(missing=still_away, returns=frame))
    assert (child_situation.missing_episodes, child_situation.missing_since) == (None, None)


@pytest.mark.parametrize(
    ("on", "serious", "counts"),
    [
        (FIRST_DAY, True, (1, 1)),
        (FIRST_DAY, False, (1, 0)),
        (FIRST_DAY, None, (1, 0)),  # not said: an incident, not called serious
        (date(2026, 1, 6), True, (0, 0)),
        (date(2026, 4, 1), True, None),  # nothing was held by then
    ],
)
def test_incidents_are_those_of_the_12_weeks(
    on: date, serious: bool | None, counts: tuple[int, int] | None
) -> None:
    data = council_data(incidents=rows("incidents", {"child": "k1", "on": on, "serious": serious}))
    child_situation = situation(data)
    assert (child_situation.incidents, child_situation.serious_incidents) == (
        counts or (None, None)
    )


def test_one_sibling_in_two_rows_is_one_sibling() -> None:
    texts = {"child": "k1", "sibling": "k2", "plan": " together "}
    child_situation = situation(
        council_data(siblings=rows("siblings", texts, texts, {**texts, "plan": None}))
    )
    assert (child_situation.siblings, child_situation.sibling_plans) == (1, ("together",))


def test_rows_dated_later_never_change_what_was_known() -> None:
    lines = [
        {"child": "k1", "assessed_on": day, "item": "self_harm", "level": level}
        for day, level in ((date(2026, 3, 1), 1), (date(2026, 4, 1), 4))
    ]
    early = situation(council_data(profiles=rows("profiles", lines[0])))
    both = situation(council_data(profiles=rows("profiles", *lines)))
    assert early.profile == both.profile and early.direction == both.direction
