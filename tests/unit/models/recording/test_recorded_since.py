"""Of whom something was recorded after the data's date, and what of the record changed."""

from dataclasses import fields, replace
from datetime import timedelta
from typing import Any

import pandas as pd

from models.children.council import CouncilData, empty_frame
from models.recording.join import RecordedFrames, with_recorded
from models.recording.since import fingerprints_of, recorded_since
from tests.make.children import AS_OF, council_data, rows

TODAY = AS_OF + timedelta(days=6)


def recorded(**frames: pd.DataFrame) -> RecordedFrames:
    none: dict[str, Any] = {field.name: empty_frame(field.name) for field in fields(RecordedFrames)}
    return RecordedFrames(**(none | frames))


def a_wish(child: str, days: int = 3, text: str = "near nan") -> dict[str, object]:
    return {
        "child": child,
        "number": 1,
        "on": AS_OF + timedelta(days=days),
        "words": text,
        "heard_by": "A",
        "no_to": "",
        "open_to": "",
    }


def a_rating(child: str, days: int = 3) -> dict[str, object]:
    return {
        "child": child,
        "assessed_on": AS_OF + timedelta(days=days),
        "item": "education",
        "level": 2,
        "assessed_by": "A",
        "evidence": "",
        "child_view": "",
    }


def council(files: pd.DataFrame | None = None, **frames: pd.DataFrame) -> CouncilData:
    data = council_data(**({} if files is None else {"profiles": files}))
    return with_recorded(data, recorded(**frames), "2")


def test_only_what_counts_after_the_datas_date_and_by_today_makes_a_child_one_of_them() -> None:
    data = council(wishes=rows("wishes", a_wish("k1"), a_wish("k2", 0), a_wish("k3", 7)))
    assert recorded_since(data, AS_OF, TODAY) == {"k1"}


def test_a_files_later_profile_alone_does_not() -> None:
    data = council(rows("profiles", a_rating("k1")))
    assert recorded_since(data, AS_OF, TODAY) == frozenset()
    data = council(rows("profiles", a_rating("k1")), profiles=rows("profiles", a_rating("k2")))
    assert recorded_since(data, AS_OF, TODAY) == {"k2"}


def test_a_fingerprint_changes_with_the_childs_record_and_with_no_other() -> None:
    before = fingerprints_of(recorded(wishes=rows("wishes", a_wish("k1"), a_wish("k2"))))
    after = fingerprints_of(
        recorded(wishes=rows("wishes", a_wish("k1"), a_wish("k2", text="near school")))
    )
    assert before["k1"] == after["k1"]
    assert before["k2"] != after["k2"]
    assert fingerprints_of(recorded()) == {}


def test_a_fingerprint_up_to_a_day_leaves_later_entries_out() -> None:
    frames = recorded(wishes=rows("wishes", a_wish("k1"), a_wish("k2", 0)))
    assert set(fingerprints_of(frames, AS_OF)) == {"k2"}
    assert fingerprints_of(replace(frames), TODAY) == fingerprints_of(frames)
