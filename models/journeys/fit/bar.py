"""How good the engine must be before it may speak about one child: set beforehand, with reasons."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class EvidenceBar:
    """The evidence bar (data/reference/evidence_bar.csv).

    `pooled_moves`: own moves needed to speak of the council's history as a whole. For a child's
    own figure, out of time: on all placements in such a family an AUC whose lower bound is over
    `auc_low` and a Brier score under the base rate's by `brier_gain` (share); on the moves alone,
    `moves_tried` of them at least, and by the upper bound of the 80% interval under it by
    `move_gain`, so not worse than chance explains; and on both a slope of
    calibration within `slope_sds` standard deviations of 1. The child's chance of being chosen lies
    between `chosen_low` and `chosen_high` (percentiles of past movers). `selection_log_odds`: how
    far movers chosen for what no file holds may differ; eight in ten times by less.
    """

    pooled_moves: int
    auc_low: float
    brier_gain: float
    moves_tried: int
    move_gain: float
    slope_sds: float
    chosen_low: float
    chosen_high: float
    selection_log_odds: float
