"""A financial year beside its budget, as the workbook says it."""

from __future__ import annotations

from dataclasses import dataclass

from models.budget.picture import BudgetPicture
from models.budget.year import Ahead


@dataclass(frozen=True, slots=True)
class BudgetOfYear:
    """What has been of a year beside its budget, and what is expected of the rest."""

    picture: BudgetPicture
    ahead: Ahead
