"""Moves on record, for tests: `a_move(a_stage(...), a_stage(...), money=some_money())`."""

from __future__ import annotations

from typing import Any

from models.recording.kept import Kept
from models.recording.record import ChildRecord
from models.recording.subject import move_money_of, move_of
from models.savings.pipeline import MoveMoney, MoveStage
from tests.entries import an_entry


def stages_of(*stages: MoveStage | None, key: str = "m1", child: str = "k1") -> list[Kept[Any]]:
    """An entry a stage in order; None = the entry before it is taken back."""
    about = move_of(child, key)
    return [
        an_entry(about, one, number, replaces=number - 1 if one is None else None)
        for number, one in enumerate(stages, 1)
    ]


def money_of_move(money: MoveMoney, key: str = "m1", child: str = "k1") -> Kept[Any]:
    return an_entry(move_money_of(child, key), money)


def a_record_of_moves(*entries: Kept[Any] | list[Kept[Any]], child: str = "k1") -> ChildRecord:
    """A child's record from entries and lists of them."""
    flat: list[Kept[Any]] = []
    for one in entries:
        flat += one if isinstance(one, list) else [one]
    return ChildRecord(child, tuple(flat))
