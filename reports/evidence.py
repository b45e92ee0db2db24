"""The evidence as a file: FORMATS section 8, keys in its order, equal input gives equal bytes."""

import json
from dataclasses import asdict
from typing import Any

from models.evidence import MoveTo
from models.fairness.forecasts import ForecastLine
from models.fairness.groups import GroupOutcome
from models.fairness.record import EngineRecord, KindRecord
from models.journeys.fit.measures import Bin

DESTINATION = {
    MoveTo.HOME: "home",
    MoveTo.FOSTERING: "fostering",
    MoveTo.OTHER: "supported_accommodation",
}
SKILL = ("brier", "brier_base_rate", "auc", "auc_low", "auc_high")  # None: too few were tried
SHARES, CHILDREN = 4, 2  # decimals


def evidence_json(engine_record: EngineRecord) -> bytes:
    """Shares to 4 decimals, children to 2; null = not known or, in a group, hidden."""
    content = {
        "engine_version": engine_record.version,
        "history": {
            "returns": engine_record.returns,
            "moves": engine_record.moves,
            "ended_early": engine_record.ended_early,
        },
        "bar": asdict(engine_record.bar),
        "by_destination": [_kind(kind) for kind in engine_record.kinds],
        "forecast": [_forecast(line) for line in engine_record.forecasts.by_setting],
        "groups": [_group(line) for line in engine_record.groups],
    }
    text = json.dumps(content, indent=2, ensure_ascii=False, allow_nan=False)
    return f"{text}\n".encode()


def _kind(kind: KindRecord) -> dict[str, Any]:
    skill = kind.skill
    return {
        "destination": DESTINATION[kind.move_to],
        "n_moves": kind.moves,
        "n_ended_early": kind.ended_early,
        **{name: _share(getattr(skill, name, None)) for name in SKILL},
        "calibration": [_bin(bin_) for bin_ in kind.bins],
        "verdict": kind.verdict,
    }


def _bin(bin_: Bin) -> dict[str, Any]:
    return {
        "bin": f"{bin_.lowest:.2f} to {bin_.highest:.2f}",
        "n": bin_.n,
        "expected": _share(bin_.expected),
        "observed": _share(bin_.observed),
        "low": _share(bin_.low),
        "high": _share(bin_.high),
    }


def _forecast(line: ForecastLine) -> dict[str, Any]:
    return {
        "origin": line.origin.isoformat(),
        "setting": line.where.value,
        "actual": line.actual,
        "mean": round(line.mean, CHILDREN),
        "p10": round(line.p10, CHILDREN),
        "p90": round(line.p90, CHILDREN),
    }


def _group(line: GroupOutcome) -> dict[str, Any]:
    return {
        "group": line.group.value,
        "value": line.value,
        "n": line.n,
        "expected": _share(line.expected),
        "observed": _share(line.observed.value if line.observed else None),
        "suppressed": line.suppressed,
    }


def _share(number: float | None) -> float | None:
    return None if number is None else round(number, SHARES) + 0.0
