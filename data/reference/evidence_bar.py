"""The evidence bar: evidence_bar.csv beside this file, with the reason of each value."""

import csv
from functools import cache
from pathlib import Path

from models.journeys.fit.bar import EvidenceBar

_FILE = Path(__file__).with_name("evidence_bar.csv")


@cache
def evidence_bar() -> EvidenceBar:
    """What the engine must show before it may speak about one child."""
    values = {name: float(value) for name, value, _ in bar_rows()}
    return EvidenceBar(
        pooled_moves=int(values["pooled_moves"]),
        auc_low=values["auc_low"],
        brier_gain=values["brier_gain"],
        moves_tried=int(values["moves_tried"]),
        move_gain=values["move_gain"],
        slope_sds=values["slope_sds"],
        chosen_low=values["chosen_low"],
        chosen_high=values["chosen_high"],
        selection_log_odds=values["selection_log_odds"],
    )


@cache
def bar_rows() -> tuple[tuple[str, str, str], ...]:
    """Name, value and reason of each part of the bar, as the file has them."""
    with _FILE.open(encoding="utf-8", newline="") as file:
        return tuple((row["name"], row["value"], row["reason"]) for row in csv.DictReader(file))
