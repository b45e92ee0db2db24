"""A recorded return ends a time missing for every reader: agenda, rules, child's page, meetings.

| the file says | a person says | the time ends |
|---|---|---|
| no end | back on a day | that day |
| no end | back on two days | the first of them |
| an end | back on another day | when the file says |
| a start after that day | back on a day | it doesn't |
"""

from dataclasses import fields
from datetime import date, timedelta
from typing import Any

import pandas as pd
import pytest

from models.children.council import empty_frame
from models.readiness.situations import SituationIndex
from models.recording.complete import Round, missing_of
from models.recording.event import CameBack
from models.recording.join import RecordedFrames, with_recorded
from tests.make.children import AS_OF, a_child, a_return, council_data, rows

STARTS = date(2026, 3, 10)


def joined(ends: str | None, *back: str, starts: str = "2026-03-10") -> Any:
    none: dict[str, Any] = {field.name: empty_frame(field.name) for field in fields(RecordedFrames)}
    frame = rows(
        "came_back", *({"child": "k1", "number": n, "on": on} for n, on in enumerate(back))
    )
    data = council_data(
        missing=rows(
            "missing",
            {"child": "k1", "starts": starts, "ends": ends},
            {"child": "other", "starts": starts, "ends": None},
        ),
        returns=rows("returns", a_return(2026)),
    )
    return with_recorded(data, RecordedFrames(**(none | {"came_back": frame})), "2")


@pytest.mark.parametrize(
    ("in_file", "back", "ends"),
    [
        (None, ("2026-03-12",), "2026-03-12"),
        (None, ("2026-03-20", "2026-03-12"), "2026-03-12"),
        ("2026-03-11", ("2026-03-12",), "2026-03-11"),
        (None, ("2026-03-09",), None),
        (None, (), None),
    ],
)
def test_a_time_missing_ends(in_file: str | None, back: tuple[str, ...], ends: str | None) -> None:
    missing = joined(in_file, *back).frame("missing").set_index("child")["ends"]
    assert (None if pd.isna(missing["k1"]) else missing["k1"].date().isoformat()) == ends
    assert pd.isna(missing["other"])


def test_the_rules_no_longer_read_the_child_as_missing() -> None:
    child = a_child(key="k1")
    for back, since in (((), STARTS), (("2026-03-12",), None)):
        situation = SituationIndex(joined(None, *back), AS_OF).situation_of(child, AS_OF)
        assert (situation.missing_since, situation.missing_episodes) == (since, 1)


def test_nobody_is_back_before_they_went_or_tomorrow() -> None:
    around = Round(AS_OF)
    assert missing_of(CameBack(STARTS, STARTS), around) == ()
    for day in (STARTS - timedelta(1), AS_OF + timedelta(1), None):
        assert [
            missing_field.field for missing_field in missing_of(CameBack(STARTS, day), around)
        ] == ["back_on"]
