"""Are chances as right for one group of children as for another? Counts, never a child.

Sex, ethnicity and disability come from a read of their own (data/store/audit_groups.py) as an
argument. They are in no frame that a rule or a model reads, and nothing here goes back to one.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import pandas as pd

from models.children.council import CouncilData
from models.fairness.suppress import for_sharing
from models.interval import Interval
from models.journeys.fit.measures import wilson_interval
from models.journeys.history.arrays import Flags, Floats
from models.money import DAYS_PER_YEAR

NOT_KNOWN = "not known"
AUDIT_COLUMNS = ("child", "sex", "ethnicity", "disability")  # of the audit's own frame
AGE_BANDS = ((0, "under 5"), (5, "5 to 9"), (10, "10 to 12"), (13, "13 to 15"), (16, "16 and 17"))


class AuditGroup(StrEnum):
    """What children are told apart by in the audit, and nowhere else."""

    SEX = "sex"
    ETHNICITY = "ethnicity"
    AGE = "age"
    DISABILITY = "disability"
    COUNCIL = "council"
    ASYLUM_SEEKING = "asylum_seeking"


@dataclass(frozen=True, slots=True)
class GroupOutcome:
    """Moves of one group: how many, the share expected to last and the share that did.

    None = hidden: fewer than 5 lasted or ended early, or such a number could be worked out.
    `observed` has its 80% interval.
    """

    group: AuditGroup
    value: str
    n: int | None
    expected: float | None
    observed: Interval | None

    @property
    def suppressed(self) -> bool:
        return self.observed is None


def group_lines(
    moves: pd.DataFrame, expected: Floats, lasted: Flags, data: CouncilData, audit: pd.DataFrame
) -> tuple[GroupOutcome, ...]:
    """One line a group and value. `moves`, `expected`, `lasted` are aligned; one row a move.

    `audit`: AUDIT_COLUMNS in words; without rows the three groups that need it are left out.
    """
    values = _values(moves, data, audit)
    return tuple(
        line
        for group in AuditGroup
        if group in values
        for line in _lines(group, values[group], expected, lasted)
    )


def _values(
    moves: pd.DataFrame, data: CouncilData, audit: pd.DataFrame
) -> dict[AuditGroup, pd.Series]:
    """What each mover is in each group, in words."""
    people = data.frame("children").set_index("child")
    asylum = moves["child"].map(people["asylum_seeking"]).map({True: "yes", False: "no"})
    column_by_audit_group = {
        AuditGroup.AGE: _age_band(moves),
        AuditGroup.COUNCIL: moves["council"].replace("unknown", NOT_KNOWN),
        AuditGroup.ASYLUM_SEEKING: asylum,
    }
    if not audit.empty:
        frame = audit.set_index("child")
        for group in (AuditGroup.SEX, AuditGroup.ETHNICITY, AuditGroup.DISABILITY):
            column_by_audit_group[group] = moves["child"].map(frame[group.value])
    return {
        group: values.astype(object).fillna(NOT_KNOWN)
        for group, values in column_by_audit_group.items()
    }


def _age_band(moves: pd.DataFrame) -> pd.Series:
    age = 18 - moves["days_to_18"].to_numpy(np.float64) / DAYS_PER_YEAR
    place = np.searchsorted([start for start, _ in AGE_BANDS], age, "right") - 1
    words = [AGE_BANDS[max(one, 0)][1] for one in place]
    return pd.Series(words, index=moves.index, dtype=object)


def _lines(
    group: AuditGroup, values: pd.Series, expected: Floats, lasted: Flags
) -> Iterator[GroupOutcome]:
    """The values of one group with small counts hidden, and what would give them away."""
    values_stored = values.to_numpy()
    names = sorted(set(values_stored), key=_order)
    inside = [values_stored == name for name in names]
    counts = [(int(lasted[one].sum()), int((~lasted[one]).sum())) for one in inside]
    shared = for_sharing(counts).rows
    # The totals stand elsewhere on the page, so a table that needs them hidden is hidden whole.
    full = None not in shared[-1]
    for name, one, (yes, no, n) in zip(names, inside, shared, strict=False):
        shown = n if full else None
        observed = None
        if shown is not None and yes is not None and no is not None:
            observed = wilson_interval(yes, shown)
        mean = None if shown is None else float(expected[one].mean())
        yield GroupOutcome(group, name, shown, mean, observed)


def _order(value: str) -> tuple[bool, int, str]:
    """Age bands by age, others by name, "not known" last."""
    bands = [name for _, name in AGE_BANDS]
    return value == NOT_KNOWN, bands.index(value) if value in bands else 0, value
