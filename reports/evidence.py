"""The evidence as a file: FORMATS section 8, keys in its order, equal input gives equal bytes."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from models.evidence import MoveTo
from models.fairness.forecasts import ForecastLine
from models.fairness.groups import GroupLine
from models.fairness.record import EngineRecord, KindRecord
from models.journeys.measures import Bin

DESTINATION = {
    MoveTo.HOME: "home",
    MoveTo.FOSTERING: "fostering",
    MoveTo.OTHER: "supported_accommodation",
}
SKILL = ("brier", "brier_base_rate", "auc", "auc_low", "auc_high")  # None: too few were tried
SHARES, CHILDREN = 4, 2  # decimals


def evidence_json(found: EngineRecord) -> bytes:
    """Shares to 4 decimals, children to 2; null = not known or, in a group, hidden."""
    content = {
        "engine_version": found.version,
        "history": {
            "returns": found.returns, "moves": found.moves, "ended_early": found.ended_early,
        },
        "bar": asdict(found.bar),
        "by_destination": [_kind(kind) for kind in found.kinds],
        "forecast": [_forecast(line) for line in found.forecasts.by_setting],
        "groups": [_group(line) for line in found.groups],
    }  # fmt: skip
    text = json.dumps(content, indent=2, ensure_ascii=False, allow_nan=False)
    return f"{text}\n".encode()


def _kind(kind: KindRecord) -> dict[str, Any]:
    skill = kind.skill
    return {
        "destination": DESTINATION[kind.move_to],
        "n_moves": kind.moves,
        "n_ended_early": kind.ended_early,
        **{name: _share(getattr(skill, name, None)) for name in SKILL},
        "calibration": [_bin(one) for one in kind.bins],
        "verdict": kind.verdict,
    }


def _bin(one: Bin) -> dict[str, Any]:
    return {
        "bin": f"{one.lowest:.2f} to {one.highest:.2f}",
        "n": one.n,
        "expected": _share(one.expected),
        "observed": _share(one.observed),
        "low": _share(one.low),
        "high": _share(one.high),
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


def _group(line: GroupLine) -> dict[str, Any]:
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
