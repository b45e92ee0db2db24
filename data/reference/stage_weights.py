"""Default weights of moves by stage: stage_weights.csv beside this file, each with its source."""

import csv
from functools import cache
from pathlib import Path

from models.pipeline.stage_weights import StageWeight
from models.recording.move_stages import Stage

_FILE = Path(__file__).with_name("stage_weights.csv")


@cache
def stage_weights() -> tuple[StageWeight, ...]:
    """One weight for each stage before the move, where the council's own record is short."""
    with _FILE.open(encoding="utf-8", newline="") as file:
        return tuple(
            StageWeight(
                stage=Stage(row["stage"]),
                weight=float(row["weight"]),
                worth_moves=float(row["worth_moves"]),
                days_to_move=int(row["days_to_move"]),
                source=row["source"],
                basis=row["basis"],
            )
            for row in csv.DictReader(file)
        )
