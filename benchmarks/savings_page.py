"""What the savings page works out for a large programme, in seconds beside bare work of that size.

    python benchmarks/savings_page.py

*The ledger*: 1,200 children who moved over five years, a payment a month each, all weeks but the
newest confirmed: the year's position with its ranges, and every slice of the year beside its
payments; beside pandas reading and adding up those payments. *A portfolio*: what 200 children's
moves are expected to save, in 512 futures; beside the simulation of today's path alone, the least
that any answer needs. Exit code 1 where either misses its limit.
"""

import sys
import time
from collections.abc import Callable
from datetime import date, timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.councils import demonstration
from data.reference.evidence_bar import evidence_bar
from data.reference.prices import price_book, published_evidence
from models.children.caseload import children_at
from models.children.records import Child
from models.journeys.answers.engine_outlook import EngineOutlook
from models.journeys.answers.outlook import Suits
from models.journeys.fit.engine import Engine, fit_on_history
from models.journeys.simulate.scenario import TODAYS_PATH
from models.journeys.simulate.simulation import simulate_futures
from models.journeys.simulate.start import Start, start_from
from models.ledger.committed_moves import Assumptions, YearQuery, expect_committed_moves
from models.ledger.completed_move import CompletedMove
from models.ledger.confirm import ledger_standing
from models.ledger.payments import Payment, Reach, check_slices, paid_to
from models.ledger.position import work_out_position
from models.money import FinancialYear
from models.prices.current import current_price
from models.recording.move_stages import AgreedPrice, ConfirmedSlice
from models.saving.move import Move, terms_of
from models.saving.windows import window_at_one_price
from models.settings import Setting
from tests.make.completed_moves import a_frozen, some_money

CHILDREN, YEARS, TODAY = 1200, 5, date(2026, 11, 2)
MOVES, FUTURES = 200, 512
LEDGER_LIMIT, PORTFOLIO_LIMIT = 10.0, 6.0  # seconds a person waits once; times today's path alone


def timed(work: Callable[[], Any]) -> tuple[Any, float]:
    began = time.perf_counter()
    found = work()
    return found, time.perf_counter() - began


def a_programme() -> tuple[list[CompletedMove], dict[str, list[ConfirmedSlice]], list[Payment]]:
    """Moves spread over five years, still going on; payments by month, confirmed by quarter."""
    moves: list[CompletedMove] = []
    confirmed: dict[str, list[ConfirmedSlice]] = {}
    payments: list[Payment] = []
    first = TODAY - timedelta(days=365 * YEARS)
    for number in range(CHILDREN):
        key, moved = f"m{number}", first + timedelta(days=number * 365 * YEARS // CHILDREN)
        frozen = a_frozen(moved, ends_on=TODAY + timedelta(days=900))
        money = some_money(frozen, AgreedPrice(moved, 1_800_00, "agreed"))
        moves.append(CompletedMove(key, f"c{number}", moved, money))
        day = moved
        while day < TODAY - timedelta(days=40):
            ends = day + timedelta(days=28)
            payments.append(
                Payment(
                    f"c{number}",
                    Setting.FOSTER_IN_HOUSE.value,
                    "carer",
                    day,
                    ends,
                    ends,
                    4 * 1_800_00,
                )
            )
            confirmed.setdefault(key, []).append(
                ConfirmedSlice(day, ends, 4 * (5_600_00 - 1_800_00))
            )
            day = ends
    return moves, confirmed, payments


def the_year(
    moves: list[CompletedMove], confirmed: dict[str, list[ConfirmedSlice]], payments: list[Payment]
) -> int:
    """What `YearOfMoves` and the claims beside their payments need; gives delivered pence."""
    year = FinancialYear.holding(TODAY)
    rows = [
        standing
        for standing in ledger_standing(moves, confirmed, TODAY, year.first_day)
        if standing.slice.year == year
    ]
    claims = check_slices(rows, payments, Reach(paid_to(payments)))
    assumptions = Assumptions({}, published_evidence(), ())
    runnings = list(
        expect_committed_moves(moves, [], assumptions, YearQuery(year, None, None, TODAY))
    )
    work_out_position(
        target=1,
        confirmed=sum(row.stands for row in rows),
        claimed=0,
        running=runnings,
        prospects=[],
        curve=assumptions.evidence.curve,
        fallback=0.57,
    )
    return sum(claim.standing.stands for claim in claims)


def bare(payments: list[Payment]) -> float:
    """The payments out of a CSV file and added up by child and month, by pandas."""
    frame = pd.DataFrame(
        [(p.child, p.starts, p.ends, p.pence) for p in payments],
        columns=["child", "starts", "ends", "pence"],
    )
    text = frame.to_csv(index=False)

    def added_up() -> pd.Series:
        frame = pd.read_csv(StringIO(text), parse_dates=["starts", "ends"])
        return frame.groupby(["child", frame["starts"].dt.to_period("M")])["pence"].sum()

    return timed(added_up)[1]


def portfolio(engine: Engine, start: Start, children: list[Child], move_on: date) -> float:
    """The expected saving of every move in its year, from one set of joint futures, in pounds."""
    outlook, book = EngineOutlook(engine, start, move_on, seed=1, futures=FUTURES), price_book()
    total = 0.0
    year = FinancialYear.holding(move_on)
    for child in children:
        move = Move(Setting.FOSTER_IN_HOUSE, move_on, year, suits=Suits.YES)
        terms = terms_of(child, move, current_price(child, (), start.as_of, book), book, outlook)
        total += window_at_one_price(terms, move_on, move_on + timedelta(days=365), move_on).gbp
    return total


def main() -> int:
    moves, confirmed, payments = a_programme()
    small = bare(payments)
    _, ledger = timed(lambda: the_year(moves, confirmed, payments))
    print(
        f"{CHILDREN:,} children, {YEARS} years, {len(payments):,} payments: "
        f"{ledger:.1f} s, limit {LEDGER_LIMIT:.0f}; bare pandas {small:.2f} s "
        f"({ledger / small:.0f} times)"
    )
    data = demonstration()
    as_of = data.data_date or TODAY
    engine = fit_on_history(
        data, as_of, published_evidence(), evidence_bar(), np.random.default_rng(1)
    )
    if engine is None:
        raise RuntimeError("the demonstration has too little history")
    children = list(children_at(data, as_of).residential)[:MOVES]
    start = start_from(data, as_of).only(frozenset(child.key for child in children))
    until = as_of + timedelta(days=round(float(start.eighteen.max())) + 1)
    _, alone = timed(
        lambda: simulate_futures(engine, start, TODAYS_PATH, until, FUTURES, seed=1, entrants=False)
    )
    _, full = timed(lambda: portfolio(engine, start, children, as_of + timedelta(weeks=12)))
    print(
        f"{len(children)} moves × {FUTURES} futures: {full:.1f} s; today's path alone "
        f"{alone:.1f} s; {full / alone:.1f} times, limit {PORTFOLIO_LIMIT:.0f}"
    )
    return int(ledger > LEDGER_LIMIT or full > PORTFOLIO_LIMIT * alone)


if __name__ == "__main__":
    raise SystemExit(main())
