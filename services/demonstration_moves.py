"""What the demonstration council has on record of its moves, made by the functions that people use.

Which children moved, when, to what price and what was paid is what its own files tell. The baseline
of each is worked out as on the day it was agreed, by an engine fitted on what was known before the
first of them. Who agreed it when, what waits for what and why some moves left the road is made up.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

import numpy as np
import pandas as pd

from data.demo.confirmed import confirm_quarters
from data.demo.moved import Moved, as_finance_has_it, moved_since, of_children
from data.demo.written import Written, moment_of_day, owner_of
from data.store.payments import payments_for
from data.store.read import council_data
from data.store.record.facts import record_fact
from data.store.schema.engine import Store
from models.access import Actor, Permission, scope_for
from models.children.council import SSDA903, CouncilData
from models.journeys.fit.engine import Engine
from models.ledger.completed_move import CompletedMove
from models.money import FinancialYear
from models.names import SETTING
from models.recording.move_stages import (
    AgreedPrice,
    Label,
    MovedCost,
    MoveMoney,
    MoveStage,
    PaidBy,
    Stage,
)
from models.recording.subject import move_money_of, move_of
from models.words import lower_first
from services.agreed_baseline import baseline_as_agreed
from services.demonstration_open_moves import open_moves
from services.shortlist import fit_engine

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
    engine = fit_engine(data, begins - timedelta(days=1))
    made = list(_made(data, engine, begins, rng))
    children = frozenset(kept_move.child for kept_move in made)
    paid = payments_for(store, scope_for(maker, Permission.READ_CHILDREN), children)
    written = [entry for kept_move in made for entry in kept_move.entries]
    written += confirm_quarters(
        [kept_move.made for kept_move in made if kept_move.made], paid, today
    )
    written += open_moves(data, engine, today, rng)
    versions: Counter[str] = Counter()
    for written_item in sorted(written, key=lambda written: (written.at, written.about.stream)):
        stream = written_item.about.stream
        record_fact(
            store,
            actor=maker,
            about=written_item.about,
            content=written_item.content,
            expected_version=versions[stream],
            now_utc=written_item.at,
        )
        versions[stream] += 1
    return len({written.about.part for written in written})


@dataclass(frozen=True, slots=True)
class _Kept:
    """A move that was made: its entries, and it as the ledger has it (None: no baseline)."""

    child: str
    entries: tuple[Written, ...]
    made: CompletedMove | None


def _made(
    data: CouncilData, engine: Engine | None, begins: date, rng: np.random.Generator
) -> Iterator[_Kept]:
    moveds = [moved for moved in moved_since(data, begins) if rng.random() < ON_RECORD]
    older, newest = moveds[:-NEWEST], moveds[-NEWEST:]
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
    entries = [Written(moment_of_day(stage.on or agreed), about, stage) for stage in stages]
    if money is not None:
        entries.append(
            Written(moment_of_day(agreed, hour=11), move_money_of(move.child, key), money)
        )
    made = None
    if money is not None and money.frozen is not None:
        overtaken = move.left_on if move.then and not move.back_on else None
        made = CompletedMove(key, move.child, move.on, money, move.back_on, overtaken)
    return _Kept(move.child, tuple(entries), made)


def _stages(
    move: Moved, agreed: date, data_to: date, rng: np.random.Generator
) -> Iterator[MoveStage]:
    """How it stood from the first thought on, as far as the returns follow the child."""
    begun = agreed - timedelta(days=int(rng.integers(40, 110)))
    base = MoveStage(destination=move.to, owner=owner_of(move.to))
    yield replace(base, stage=Stage.IDENTIFIED, on=begun)
    yield replace(base, stage=Stage.EXPLORING, on=begun + timedelta(days=14))
    yield replace(
        base, stage=Stage.MATCHED, on=agreed - timedelta(days=12), waiting_for="an introduction"
    )
    base = replace(base, move_on=move.on)
    yield replace(base, stage=Stage.DATE_AGREED, on=agreed)
    yield replace(base, stage=Stage.MOVED, on=move.on)
    until = move.left_on if move.then and move.left_on else data_to
    for weeks, stage in ((13, Stage.WEEKS_13), (52, Stage.WEEKS_52)):
        day = move.on + timedelta(weeks=weeks)
        if day <= until:
            yield replace(base, stage=stage, on=day)
    if move.back_on is not None:
        yield replace(
            base,
            stage=Stage.BROKE_DOWN,
            on=move.back_on,
            because="ended early: back in a children's home",
        )
    elif move.then is not None:
        yield replace(
            base,
            stage=Stage.OVERTAKEN,
            on=move.left_on,
            because=f"moved on to {lower_first(SETTING[move.then])}",
        )


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
    as_agreed = baseline_as_agreed(
        data, engine, move.child, move.to, move.on, as_of=as_of, today=agreed
    )
    if as_agreed.frozen is None or as_agreed.price is None:
        return None
    moved: tuple[MovedCost, ...] = ()
    if number % 3 == 0:
        moved = (
            MovedCost(
                PaidBy.TRANSPORT,
                move.on,
                move.on + timedelta(weeks=26),
                TAXI_PENCE,
                "a taxi to the same school, made up",
            ),
        )
    return MoveMoney(
        frozen=as_agreed.frozen,
        prices=prices or (as_agreed.price,),
        supports=as_agreed.supports,
        one_offs=as_agreed.one_offs,
        label=LABELS[number % len(LABELS)],
        moved=moved,
    )


def _told_by(data: CouncilData, agreed: date) -> date:
    """The day up to which somebody could know where children lived: the day itself within the
    returns, else the end of the newest return before it (an Annex A tells no way back)."""
    returns = data.frame("returns")
    ends = pd.to_datetime(returns.loc[returns["kind"] == SSDA903, "covers_to"])
    return min(agreed, pd.Timestamp(ends.max()).date())
