"""The National Placement Standard's price in parts: core, additional support, education, other."""

import numpy as np
import pandas as pd

from data.formats.faults import Fault
from data.formats.rows import TableRows
from models.problems import Problem

PARTS = ("core_gbp", "additional_support_gbp", "education_cost_gbp", "other_gbp")
_ROUNDING_GBP = 1.0  # pounds a week by which the parts may miss the total
_ADDED_UP = Fault(
    True, "the total weekly cost",
    "It is blank, so the core cost and the other parts were added up. Fill it in at the source.",
)  # fmt: skip
_APART = Fault(
    True, "parts that add up to the total",
    "The total counts, because it is the fee that is paid. Correct the parts at the source.",
)  # fmt: skip


def with_totals(
    rows: TableRows, frame: pd.DataFrame, retained: np.ndarray
) -> tuple[pd.DataFrame, list[Problem]]:
    """The frame with a total where only parts are given, and what is doubtful about them.

    Without a core cost, or with a part that can't be read, the parts are not the price of a home,
    so the total stays not known.
    """
    cells = rows.column("total_gbp")
    parts = frame[list(PARTS)]
    total, added = frame["total_gbp"], parts.sum(axis=1)
    blank = retained & cells.is_blank & (cells.fault == 0)
    unread = np.any([rows.column(name).fault != 0 for name in PARTS], axis=0)
    lacking = blank & (frame["core_gbp"] > 0).to_numpy() & ~unread
    apart = (
        retained
        & (
            parts["core_gbp"].notna() & (total > 0) & ((added - total).abs() > _ROUNDING_GBP)
        ).to_numpy()
    )
    problems = [
        *rows.problems_at(np.flatnonzero(lacking), "total_gbp", _ADDED_UP, rejected=False),
        *rows.problems_at(np.flatnonzero(apart), "total_gbp", _APART, rejected=False),
    ]
    return frame.assign(total_gbp=total.mask(lacking, added)), problems
