"""How far from home each child lives and in whose area; never an input of a rule.

Straight-line miles between home (as the return gives it) and where the child lives. Unknown stays
unknown, with its reason: an unaccompanied child whose home address nobody has recorded has no
distance, which is neither near nor far.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

import pandas as pd

from models.children.council import CouncilData
from models.children.placements import TEMPORARY
from models.children.statements import known_rows, one_row_a_start
from models.frames import rows_of

METRES_A_MILE = 1609.344
FAR_MILES = 20  # "over 20 miles": the distance that the statutory return's tables count from


class Address(StrEnum):
    """What became of an address that the return gives, or doesn't."""

    FOUND = "found"
    NOT_RECORDED = "not recorded"
    NOT_FOUND = "not found on the map"


@dataclass(frozen=True, slots=True)
class Where:
    """Where one child lives, as far as it is known.

    `miles` None = not known, then `why_unknown` says why; else `why_unknown` is empty. `exact`
    False: one of the two is only known by its postcode sector. `in_area` None = not known;
    `area_certain` False = likely, because the sector lies in several areas. `cell`: the 5 km cell
    of the British grid (east, north), None = not known.
    """

    miles: float | None = None
    exact: bool = True
    in_area: bool | None = None
    area_certain: bool = False
    cell: tuple[int, int] | None = None
    why_unknown: str = "no address recorded"

    @property
    def over_20(self) -> bool | None:
        """True only for strictly more than 20 miles; None where the distance isn't known."""
        return None if self.miles is None else self.miles > FAR_MILES


NOWHERE = Where()


@dataclass(frozen=True, slots=True)
class WhereIndex:
    """Where every child lives, by key."""

    by_child: Mapping[str, Where]

    def of(self, child: str) -> Where:
        """Where a child lives; a child of whom no return says anything is nowhere known."""
        return self.by_child.get(child, NOWHERE)


def where_at(data: CouncilData, as_of: date) -> WhereIndex:
    """Where each child lived at a date: by the newest episode of the newest return that covers it.

    Days away (T0 to T4) don't count: the placement goes on. Where a 903 and Annex A both tell of
    an episode the 903 counts.
    """
    rows = known_rows(data, as_of)
    if rows.empty:
        return WhereIndex({})
    rows = one_row_a_start(rows)
    rows = rows[rows["setting"] != TEMPORARY]
    rows = rows.assign(full=rows["kind"] != "annex_a").sort_values(["starts", "full", "place"])
    newest = rows.drop_duplicates("child", keep="last")
    key = ["child", "return_id", "starts", "text"]
    frame = newest[key].merge(data.frame("whereabouts").drop_duplicates(key), on=key)
    return WhereIndex({row.child: _where(row) for row in rows_of(frame)})


def _where(row: Any) -> Where:
    """One row of `whereabouts` as a record."""
    miles = None if pd.isna(row.miles) else float(row.miles)
    return Where(
        miles=miles,
        exact=bool(row.exact),
        in_area=None if pd.isna(row.in_area) else bool(row.in_area),
        area_certain=bool(row.area_certain),
        cell=None if pd.isna(row.cell_x) else (int(row.cell_x), int(row.cell_y)),
        why_unknown=_why(row.home_is, row.lives_is) if miles is None else "",
    )


def _why(home: str, lives: str) -> str:
    """Why there is no distance; what somebody could record comes first."""
    if home == Address.NOT_RECORDED:
        return "home address not recorded"
    if lives == Address.NOT_RECORDED:
        return "address of the placement not recorded"
    if home == Address.NOT_FOUND:
        return "postcode of home not found on the map"
    return "postcode of the placement not found on the map"
