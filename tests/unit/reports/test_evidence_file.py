"""`evidence` writes FORMATS section 8's keys in their order, and the same bytes each time."""

import json

from models.fairness.record import EngineRecord
from reports.evidence import evidence_json
from tests.make.records import a_record, too_short

TOP = ["engine_version", "history", "bar", "by_destination", "forecast", "groups"]
KIND = ["destination", "n_moves", "n_ended_early", "brier", "brier_base_rate", "auc", "auc_low",
        "auc_high", "calibration", "verdict"]  # fmt: skip


def read(record: EngineRecord) -> dict:
    return json.loads(evidence_json(record))


def test_the_keys_are_the_published_ones_in_their_order() -> None:
    found = read(a_record())
    assert list(found) == TOP
    assert list(found["history"]) == ["returns", "moves", "ended_early"]
    assert [list(one) for one in found["by_destination"]] == [KIND] * 3
    bins = found["by_destination"][1]["calibration"]
    assert list(bins[0]) == ["bin", "n", "expected", "observed", "low", "high"]
    assert list(found["forecast"][0]) == ["origin", "setting", "actual", "mean", "p10", "p90"]
    assert list(found["groups"][0]) == ["group", "value", "n", "expected", "observed", "suppressed"]


def test_figures_have_fixed_decimals_and_what_is_not_known_is_null() -> None:
    found = read(a_record())
    home, fostering, supported = found["by_destination"]
    assert (home["brier"], home["auc"], home["calibration"]) == (None, None, [])
    assert home["verdict"].startswith("withheld")
    assert fostering["brier"] == 0.1971
    assert supported["destination"] == "supported_accommodation"
    assert found["forecast"] == [
        {
            "origin": "2024-03-31",
            "setting": "secure",
            "actual": 3,
            "mean": 4.04,
            "p10": 2.0,
            "p90": 7.0,
        }
    ]
    assert found["history"] == {"returns": 10, "moves": 159, "ended_early": 66}


def test_a_hidden_group_has_no_number() -> None:
    assert read(a_record())["groups"][-1] == {
        "group": "disability",
        "value": "yes",
        "n": None,
        "expected": None,
        "observed": None,
        "suppressed": True,
    }


def test_a_thin_history_is_written_too() -> None:
    found = read(too_short())
    assert found["engine_version"] is None
    assert found["forecast"] == found["groups"] == []


def test_equal_evidence_gives_equal_bytes() -> None:
    assert evidence_json(a_record()) == evidence_json(a_record())
    assert evidence_json(a_record()).endswith(b"}\n")
