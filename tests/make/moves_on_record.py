"""Moves on record, for tests: `a_move(a_stage(...), a_stage(...), money=some_money())`."""

from typing import Any

from models.recording.entry import Entry
from models.recording.move_stages import MoveMoney, MoveStage
from models.recording.record import ChildRecord
from models.recording.subject import move_money_of, move_of
from tests.make.entries import an_entry


def stages_of(*stages: MoveStage | None, key: str = "m1", child: str = "k1") -> list[Entry[Any]]:
    """An entry a stage in order; None = the entry before it is taken back."""
    about = move_of(child, key)
    return [
        an_entry(about, move_stage, number, replaces=number - 1 if move_stage is None else None)
        for number, move_stage in enumerate(stages, 1)
    ]


def money_of_move(money: MoveMoney, key: str = "m1", child: str = "k1") -> Entry[Any]:
    return an_entry(move_money_of(child, key), money)


def a_record_of_moves(*entries: Entry[Any] | list[Entry[Any]], child: str = "k1") -> ChildRecord:
    """A child's record from entries and lists of them."""
    flat: list[Entry[Any]] = []
    for entry in entries:
        flat += entry if isinstance(entry, list) else [entry]
    return ChildRecord(child, tuple(flat))
