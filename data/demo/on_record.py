"""What the demonstration council has on record of its moves, made by the functions that people use.

Which children moved, when, to what price and what was paid is what its own files tell. The baseline
of each is worked out as on the day it was agreed, by an engine fitted on what was known before the
first of them. Who agreed it when, what waits for what and why some moves left the road is made up.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

import numpy as np
import pandas as pd

from data.demo.confirmed import confirmations
from data.demo.moved import Moved, as_finance_has_it, moved_since, of_children
from data.demo.open_moves import open_moves
from data.demo.written import Written, moment, owner_of
from data.reference.agreed import held_as_agreed
from data.reference.shortlist import held_engine
from data.store.engine import Store
from data.store.payments import payments_for
from data.store.read import council_data
from data.store.recording import record_fact
from models.access import Actor, Permission, scope_for
from models.children.council import SSDA903, CouncilData
from models.journeys.engine import Engine
from models.money import FinancialYear
from models.names import SETTING
from models.recording.subject import move_money_of, move_of
from models.savings.made_move import MadeMove
from models.savings.pipeline import (
    AgreedPrice,
    Label,
    MovedCost,
    MoveMoney,
    MoveStage,
    PaidBy,
    Stage,
)
from models.words import small

NEWEST = 4  # moves are all on record; older ones are drawn
MOST_MOVES = 12  # on record; each costs half a second at the first start
ON_RECORD = 0.85  # of the moves in the returns, this share was followed here
AGREED_BEFORE = (24, 41)  # days before the move on which the day was agreed
LABELS = (Label.BUDGET, Label.OVERSPEND, Label.BUDGET, None)  # finance has yet to say of some
TAXI_PENCE = 90_00  # a week, made up


def record_moves(store: Store, maker: Actor, today: date, seed: int) -> int:
    """Record them all, oldest entry first; how many moves there are. Equal input, equal record."""
    data = council_data(store, scope_for(maker, Permission.READ_CHILDREN))
    rng = np.random.default_rng(seed)
    year = FinancialYear.holding(today)
    begins = FinancialYear(year.start - 1).first_day
    engine = held_engine(data, begins - timedelta(days=1))
    made = list(_made(data, engine, begins, rng))
    children = frozenset(one.child for one in made)
    paid = payments_for(store, scope_for(maker, Permission.READ_CHILDREN), children)
    written = [entry for one in made for entry in one.entries]
    written += confirmations([one.made for one in made if one.made], paid, today)
    written += open_moves(data, engine, today, rng)
    versions: Counter[str] = Counter()
    for one in sorted(written, key=lambda each: (each.at, each.about.stream)):
        stream = one.about.stream
        record_fact(store, actor=maker, about=one.about, content=one.content,
                    expected_version=versions[stream], now=one.at)  # fmt: skip
        versions[stream] += 1
    return len({one.about.part for one in written})


@dataclass(frozen=True, slots=True)
class _Kept:
    """A move that was made: its entries, and it as the ledger has it (None: no baseline)."""

    child: str
    entries: tuple[Written, ...]
    made: MadeMove | None


def _made(
    data: CouncilData, engine: Engine | None, begins: date, rng: np.random.Generator
) -> Iterator[_Kept]:
    found = [one for one in moved_since(data, begins) if rng.random() < ON_RECORD]
    older, newest = found[:-NEWEST], found[-NEWEST:]
    drawn = sorted(rng.permutation(len(older))[: MOST_MOVES - NEWEST])
    every = [*(older[at] for at in drawn), *newest]
    small = of_children(data, frozenset(one.child for one in every))
    for number, one in enumerate(every, 1):
        yield _one(small, engine, one, number, rng)


def _one(
    data: CouncilData, engine: Engine | None, move: Moved, number: int, rng: np.random.Generator
) -> _Kept:
    agreed = move.on - timedelta(days=int(rng.integers(*AGREED_BEFORE)))
    key = f"demo-{number:02}"
    move, prices = as_finance_has_it(data, move)
    money = _money(data, engine, move, agreed, number, prices)
    about, stages = move_of(move.child, key), _stages(move, agreed, data.data_date or move.on, rng)
    entries = [Written(moment(one.on or agreed), about, one) for one in stages]
    if money is not None:
        entries.append(Written(moment(agreed, hour=11), move_money_of(move.child, key), money))
    made = None
    if money is not None and money.frozen is not None:
        overtaken = move.left_on if move.then and not move.back_on else None
        made = MadeMove(key, move.child, move.on, money, move.back_on, overtaken)
    return _Kept(move.child, tuple(entries), made)


def _stages(
    move: Moved, agreed: date, data_to: date, rng: np.random.Generator
) -> Iterator[MoveStage]:
    """How it stood from the first thought on, as far as the returns follow the child."""
    begun = agreed - timedelta(days=int(rng.integers(40, 110)))
    base = MoveStage(destination=move.to, owner=owner_of(move.to))
    yield replace(base, stage=Stage.IDENTIFIED, on=begun)
    yield replace(base, stage=Stage.EXPLORING, on=begun + timedelta(days=14))
    yield replace(base, stage=Stage.MATCHED, on=agreed - timedelta(days=12),
                  waiting_for="an introduction")  # fmt: skip
    base = replace(base, move_on=move.on)
    yield replace(base, stage=Stage.DATE_AGREED, on=agreed)
    yield replace(base, stage=Stage.MOVED, on=move.on)
    until = move.left_on if move.then and move.left_on else data_to
    for weeks, stage in ((13, Stage.WEEKS_13), (52, Stage.WEEKS_52)):
        day = move.on + timedelta(weeks=weeks)
        if day <= until:
            yield replace(base, stage=stage, on=day)
    if move.back_on is not None:
        yield replace(base, stage=Stage.BROKE_DOWN, on=move.back_on,
                      because="ended early: back in a children's home")  # fmt: skip
    elif move.then is not None:
        yield replace(base, stage=Stage.OVERTAKEN, on=move.left_on,
                      because=f"moved on to {small(SETTING[move.then])}")  # fmt: skip


def _money(
    data: CouncilData,
    engine: Engine | None,
    move: Moved,
    agreed: date,
    number: int,
    prices: tuple[AgreedPrice, ...],
) -> MoveMoney | None:
    """The baseline as on the day it was agreed, and the new home's price as the census has it."""
    as_of = _told_by(data, agreed)
    known = held_as_agreed(data, engine, move.child, move.to, move.on, as_of=as_of, today=agreed)
    if known.frozen is None or known.price is None:
        return None
    moved: tuple[MovedCost, ...] = ()
    if number % 3 == 0:
        moved = (MovedCost(PaidBy.TRANSPORT, move.on, move.on + timedelta(weeks=26), TAXI_PENCE,
                           "a taxi to the same school, made up"),)  # fmt: skip
    return MoveMoney(
        frozen=known.frozen, prices=prices or (known.price,),
        supports=known.supports, one_offs=known.one_offs, label=LABELS[number % len(LABELS)],
        moved=moved,
    )  # fmt: skip


def _told_by(data: CouncilData, agreed: date) -> date:
    """The day up to which somebody could know where children lived: the day itself within the
    returns, else the end of the newest return before it (an Annex A tells no way back)."""
    returns = data.frame("returns")
    ends = pd.to_datetime(returns.loc[returns["kind"] == SSDA903, "covers_to"])
    return min(agreed, pd.Timestamp(ends.max()).date())
