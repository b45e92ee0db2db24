"""Whose lines a year's statement has: every council that any of its sums may belong to."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

import pandas as pd

from models.children.council import CouncilData
from models.children.council_names import plain_council, preferred_names
from models.frames import rows_of
from models.ledger.completed_move import CompletedMove
from models.money import FinancialYear
from models.names import council_known, is_same_council
from models.pipeline.move_record import MoveRecord, every_move
from models.prices.contract_shares import ContractShare
from models.recording.entry import Entry
from models.recording.move_stages import MoveMoney
from models.recording.record import ChildRecord
from models.saving.target_in_moves import target_of


def moves_in_ledger(records: Iterable[ChildRecord], data: CouncilData) -> tuple[MoveRecord, ...]:
    """Every move, each council in one spelling: a baseline has it as files wrote it on the day it
    was frozen, and pounds under an older spelling would belong to no council of today."""
    moves = every_move(records)
    frozen = {move_record.frozen.council for move_record in moves if move_record.frozen}
    names = preferred_names(
        (str(name) for name in data.frame("children")["council"].dropna().unique()), frozen
    )

    def spelled(entry: Entry[MoveMoney]) -> Entry[MoveMoney]:
        money = entry.content
        if money is None or money.frozen is None:
            return entry
        council = names.get(plain_council(money.frozen.council), money.frozen.council)
        return replace(entry, content=replace(money, frozen=replace(money.frozen, council=council)))

    return tuple(
        replace(move_record, money=tuple(spelled(entry) for entry in move_record.money))
        for move_record in moves
    )


def councils_of_year(
    data: CouncilData,
    moves: Sequence[MoveRecord],
    made: Sequence[CompletedMove],
    year: FinancialYear,
    shares: Sequence[ContractShare],
) -> tuple[str, ...]:
    """The councils by name: of every child in sight, whether or not a move is on record, of every
    move as its baseline was frozen, and those without children to whom a part of the target falls.

    Children whose council no file says make no council of their own; a move of such a child does,
    because its pounds are in the whole.
    """
    moving, texts = {move.child for move in moves}, set[str]()
    for row in rows_of(data.frame("children")):
        name = str(row.council) if pd.notna(row.council) else ""
        if council_known(name) or row.child in moving:
            texts.add(name)
    texts |= {move.frozen.council for move in moves if move.frozen} | {
        completed_move.council for completed_move in made
    }
    targets = data.frame("targets")
    named = (str(name) for name in targets["council"] if pd.notna(name))
    for name in sorted({*named, *(share.council for share in shares)}):
        if any(is_same_council(name, label) for label in texts):
            continue
        if target_of(targets, year, name, shares) is not None:
            texts.add(name)
    return tuple(sorted(texts))
