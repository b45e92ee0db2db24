"""Whose lines a year's statement has: every council that any of its sums may belong to."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from models.children.council import CouncilData
from models.frames import each
from models.money import FinancialYear
from models.moves.on_record import OneMove
from models.names import council_known
from models.savings.made_move import MadeMove
from models.savings.target import target_of
from models.savings.views import ContractShare, is_same_council


def councils_of_year(
    data: CouncilData,
    moves: Sequence[OneMove],
    made: Sequence[MadeMove],
    year: FinancialYear,
    shares: Sequence[ContractShare],
) -> tuple[str, ...]:
    """The councils by name: of every child in sight, whether or not a move is on record, of every
    move as its baseline was frozen, and those without children to whom a part of the target falls.

    Children whose council no file says make no council of their own; a move of such a child does,
    because its pounds are in the whole.
    """
    moving, found = {one.child for one in moves}, set[str]()
    for row in each(data.frame("children")):
        name = str(row.council) if pd.notna(row.council) else ""
        if council_known(name) or row.child in moving:
            found.add(name)
    found |= {one.frozen.council for one in moves if one.frozen} | {one.council for one in made}
    targets = data.frame("targets")
    named = (str(name) for name in targets["council"] if pd.notna(name))
    for name in sorted({*named, *(one.council for one in shares)}):
        if any(is_same_council(name, one) for one in found):
            continue
        if target_of(targets, year, name, shares) is not None:
            found.add(name)
    return tuple(sorted(found))
