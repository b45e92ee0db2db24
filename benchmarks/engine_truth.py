"""The engine on simulated councils whose truth is known: is what it says right, and how often?

Each repeat grows another council (tests/councils), imports nothing of its truth, fits at the end of
its history, moves 25 children of residential care to foster families on one day, and compares the
total saving and the chance of lasting with many true futures of the same children.

    python benchmarks/engine_truth.py [--repeats 200] [--only NAME …] [--seed N] [--keep FILE]

With `--keep` each repeat is written to that file as it is done and not done again: a long run may
be stopped, gone on with and run in several processes (with a file each).
"""

import argparse
import json
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date, timedelta
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.stats import spearmanr

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from data.reference.evidence_bar import evidence_bar
from data.reference.prices import price_book, published_evidence
from models.children.caseload import children_at
from models.children.records import Child
from models.evidence import FOSTERING, Basis, MoveTo
from models.journeys.answers.engine_outlook import EngineOutlook
from models.journeys.answers.outlook import Chance, Outlook, Suits
from models.journeys.fit.engine import fit_on_history
from models.journeys.fit.measures import EIGHT_IN_TEN
from models.journeys.simulate.start import start_from
from models.money import FinancialYear
from models.prices.book import PriceBook
from models.prices.current import current_price
from models.recording.codec import from_json
from models.saving.estimate import Window
from models.saving.move import Move, saving_of_move
from models.settings import Setting
from tests.councils.frames import council, days_of, key_of, last_day
from tests.councils.truth import OTHER_FOSTER, TrueOutlook
from tests.councils.world import FIRST_DAY, FOSTER, HOME, RESIDENTIAL, Truth, World, grown

MOVES, FUTURES, TRUE_FUTURES = 25, 256, 128
MOVE_AFTER = timedelta(weeks=12)
OLDEST = 16.5  # of those moved, at the end of the history


@dataclass(frozen=True, slots=True)
class Generator:
    """A kind of council. `as_before`: the 25 are chosen as movers were in its history, else by lot
    (so that what people saw in past movers, and no file holds, is missing). `years` of history.
    `to`: a foster family, or home."""

    truth: Truth
    as_before: bool = True
    years: int = 5
    to: int = FOSTER


# 1,300 children, some 150 step-downs in ten years of which about 15 end early, 400 foster
# placements that do.
LARGE = Truth(
    entries=8.7, p_lasts=0.87, chosen_on_needs=0.3, rated_in_families=True, res_to_foster=0.0008,
    res_to_home=0.002, foster_to_res=0.0006,
)  # fmt: skip
# And some 300 returns home.
HOMEWARD = replace(LARGE, home_lasts=0.8, placed_at_home=0.4)
GENERATORS = {
    "as published": Generator(Truth(entries=2.0, needs_matter=0.3, chosen_on_needs=0.3)),
    "other hazards": Generator(
        Truth(entries=2.0, p_lasts=0.45, early_share=0.35, res_to_foster=0.010, res_to_res=0.008,
              res_to_home=0.006, foster_to_res=0.0025, foster_to_foster=0.010)
    ),
    "needs decide": Generator(
        Truth(entries=3.0, p_lasts=0.55, needs_matter=1.0, chosen_on_needs=0.3, res_to_foster=0.025)
    ),
    "no effect": Generator(Truth(entries=3.0, p_lasts=0.55, res_to_foster=0.025)),
    "twenty moves": Generator(Truth(entries=2.0, res_to_foster=0.0009)),
    "hidden, as before": Generator(Truth(entries=2.0, hidden_matters=0.8, chosen_on_hidden=0.8)),
    "hidden, by lot": Generator(
        Truth(entries=2.0, hidden_matters=0.8, chosen_on_hidden=0.8), as_before=False
    ),
    "drifted year": Generator(Truth(entries=2.0, drift=1.6)),
    "large": Generator(replace(LARGE, needs_matter=1.0, families_matter=1.0), years=10),
    "large, home": Generator(
        replace(HOMEWARD, needs_matter=1.0, families_matter=1.0), years=10, to=HOME
    ),
    "large, no effect": Generator(LARGE, years=10),
    "large, effects differ": Generator(replace(LARGE, families_matter=1.0), years=10),
    "large, hidden": Generator(
        replace(LARGE, needs_matter=0.5, families_matter=0.5, hidden_matters=0.8,
                chosen_on_hidden=0.8), as_before=False, years=10
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Told:
    """What was said of one set of moves over one period, and the truth: thousands of pounds.

    `inside`: the share of true futures that lie in the 80% range.
    """

    said: float
    low: float
    high: float
    true: float
    inside: float


@dataclass(frozen=True, slots=True)
class Repeat:
    """One council. `chances` (and what they'd be pooled), `true_chances`: of lasting a year, one a
    move; `covered`: the share
    of moves whose true chance lies in the chance's own 80% interval."""

    moves_seen: int
    full_year: Told
    to_18: Told
    chances: tuple[float, ...]
    pooled_chances: tuple[float, ...]
    true_chances: tuple[float, ...]
    covered: float
    own: float
    auc: float | None


def repeat(name: str, seed: int) -> Repeat:
    """One council of a kind from its seed to its figures."""
    made = GENERATORS[name]
    rng = np.random.default_rng([seed, list(GENERATORS).index(name)])
    world = grown(made.truth, days_of(made.years), rng)
    data, as_of = council(world, made.years, seed=seed), last_day(made.years)
    engine = fit_on_history(data, as_of, published_evidence(), evidence_bar(), rng)
    if engine is None:
        raise RuntimeError(f"{name} {seed}: too little history")
    start = start_from(data, as_of)
    texts = frozenset(
        c for c, is_here in zip(start.children, start.residential, strict=True) if is_here
    )
    rows = who_is_moved(world, texts, made, rng)
    move_on = as_of + MOVE_AFTER
    ours = EngineOutlook(engine, start.only(frozenset(rows)), move_on, seed=seed, futures=FUTURES)
    today, moved = (as_of - FIRST_DAY).days + 1, (move_on - FIRST_DAY).days
    truth = TrueOutlook(world, rows, today, moved, TRUE_FUTURES, seed, made.to)
    where = OTHER_FOSTER if made.to == FOSTER else Setting.HOME
    children = [child for child in children_at(data, as_of).residential if child.key in rows]
    own_way = [_windows(child, where, ours, as_of) for child in children]
    true_way = [_windows(child, where, truth, as_of) for child in children]
    chances = [ours.chance(child, where, Suits.YES) for child in children]
    pooled = [ours.chance(child, where, Suits.NOT_KNOWN) for child in children]
    really = tuple(truth.p_lasts(child) for child in children)
    lasting = engine.lasting_of(MoveTo.of(where))
    ranges = [_range_of_child(chance) for chance in chances]
    between = [low <= p <= high for (low, high), p in zip(ranges, really, strict=True)]
    return Repeat(
        moves_seen=lasting.moves,
        full_year=_told([window for window, _ in own_way], [window for window, _ in true_way]),
        to_18=_told([window for _, window in own_way], [window for _, window in true_way]),
        chances=tuple(c.p_12m or 0.0 for c in chances),
        pooled_chances=tuple(c.p_12m or 0.0 for c in pooled),
        true_chances=really,
        covered=float(np.mean(between)),
        own=float(np.mean([c.basis is Basis.OWN_HISTORY for c in chances])),
        auc=lasting.skill.auc if lasting.skill else None,
    )


def _range_of_child(chance: Chance) -> tuple[float, float]:
    """Between which chances the child's own is said to lie: how children differ, where one figure
    stands for all."""
    if chance.differ is not None:
        return chance.differ.low, chance.differ.high
    return chance.low or 0.0, chance.high or 1.0


def who_is_moved(
    world: World, texts: frozenset[str], made: Generator, rng: np.random.Generator
) -> dict[str, int]:
    """The 25 who are moved: key and number in the world."""
    age = (days_of(made.years) - world.born) / 365.25
    there = np.flatnonzero((world.state == RESIDENTIAL) & (age < OLDEST))
    there = np.array([number for number in there if key_of(int(number)) in texts])
    truth = world.truth
    odds = truth.chosen_on_hidden * world.hidden - truth.chosen_on_needs * world.needs
    weight = np.exp(odds[there]) if made.as_before else np.ones(len(there))
    chosen = rng.choice(there, min(MOVES, len(there)), replace=False, p=weight / weight.sum())
    return {key_of(number): int(number) for number in sorted(chosen)}


def _windows(child: Child, where: Setting, outlook: Outlook, as_of: date) -> tuple[Window, Window]:
    """The saving over the year after the move, and to 18, by this outlook's futures."""
    move_on = as_of + MOVE_AFTER
    move = Move(where, move_on, FinancialYear.holding(move_on), suits=Suits.YES)
    book = one_foster_price()
    saving = saving_of_move(child, move, current_price(child, (), as_of, book), book, outlook)
    if saving.full_year is None or saving.to_18 is None:
        raise RuntimeError(f"no figure: {saving.notes}")
    return saving.full_year, saving.to_18


def one_foster_price() -> PriceBook:
    """The default prices, but all foster families cost the same: the truth has one kind of them."""
    book = price_book()
    price = book.price(OTHER_FOSTER)
    return replace(
        book,
        prices=tuple(
            replace(setting_price, price=price)
            if setting_price.setting in FOSTERING
            else setting_price
            for setting_price in book.prices
        ),
    )


def _told(ours: Sequence[Window], truth: Sequence[Window]) -> Told:
    said, true = (
        np.sum([_realised(window) for window in windows], axis=0) / 1000
        for windows in (ours, truth)
    )
    low, high = np.percentile(said, [10, 90])
    inside = float(((true >= low) & (true <= high)).mean())
    return Told(float(said.mean()), float(low), float(high), float(true.mean()), inside)


def _realised(window: Window) -> NDArray[np.float64]:
    """The window's saving in each future."""
    if window.realised is None:
        raise RuntimeError("no futures behind this figure")
    return window.realised


def summary(name: str, repeats: Sequence[Repeat]) -> str:
    """A few lines of figures over the repeats of one generator; ± is 80% of Monte Carlo chance."""
    lines = [
        f"{name}: {len(repeats)} repeats; {np.mean([repeat.moves_seen for repeat in repeats]):.0f} "
        f"moves in the history on average; own figures for "
        f"{np.mean([repeat.own for repeat in repeats]):.0%} of moves "
        f"(in {np.mean([repeat.own > 0 for repeat in repeats]):.0%} of councils)"
    ]
    for words, period in (("full year", "full_year"), ("to 18", "to_18")):
        summaries: list[Told] = [getattr(repeat, period) for repeat in repeats]
        apart = np.array([summary.said - summary.true for summary in summaries])
        mean_true = float(np.mean([summary.true for summary in summaries]))
        half = EIGHT_IN_TEN * float(apart.std(ddof=1)) / np.sqrt(len(apart))
        inside = np.array([summary.inside for summary in summaries])
        within = EIGHT_IN_TEN * float(inside.std(ddof=1)) / np.sqrt(len(inside))
        share = apart.mean() / mean_true, half / mean_true
        lines.append(
            f"  {words:<10} true £{mean_true:,.0f}k; bias {apart.mean():+,.0f}k "
            f"({share[0]:+.1%} ± {share[1]:.1%}); 80% range holds "
            f"{inside.mean():.0%} (± {within:.0%}) of true futures"
        )
    values = np.concatenate([repeat.chances for repeat in repeats])
    true = np.concatenate([repeat.true_chances for repeat in repeats])
    by_council = np.array(
        [np.mean(repeat.chances) - np.nanmean(repeat.true_chances) for repeat in repeats]
    )
    half = EIGHT_IN_TEN * float(by_council.std(ddof=1)) / np.sqrt(len(repeats))
    lines.append(
        f"  p_lasts    said {values.mean():.3f}, true {np.nanmean(true):.3f}, apart "
        f"{by_council.mean():+.3f} ± {half:.3f}; its own 80% interval holds "
        f"{np.mean([repeat.covered for repeat in repeats]):.0%}; "
        f"spread said {values.std():.3f}, true {np.nanstd(true):.3f}"
    )
    off, off_pooled = (
        np.array(
            [np.mean(np.abs(np.subtract(said, repeat.true_chances))) for said, repeat in pairs]
        )
        for pairs in (
            [(repeat.chances, repeat) for repeat in repeats],
            [(repeat.pooled_chances, repeat) for repeat in repeats],
        )
    )
    ranks = [spearmanr(r.chances, r.true_chances)[0] for r in repeats if np.ptp(r.chances) > 0]
    lines.append(
        f"  each child mean error {off.mean():.3f}, pooled {off_pooled.mean():.3f} (ratio "
        f"{off.mean() / off_pooled.mean():.2f}; worst council {np.max(off - off_pooled):+.3f}); "
        f"rank correlation {np.mean(ranks) if ranks else float('nan'):.2f} in {len(ranks)}"
    )
    edges = np.quantile(values, [0, 0.2, 0.4, 0.6, 0.8, 1])
    bins = np.clip(np.searchsorted(edges, values, "right") - 1, 0, 4)
    parts = [
        f"{values[bins == b].mean():.2f}→{np.nanmean(true[bins == b]):.2f}"
        for b in range(5)
        if (bins == b).any()
    ]
    lines.append("  calibrated " + "  ".join(parts))
    return "\n".join(lines)


def kept(file: Path | None) -> dict[tuple[str, int], Repeat]:
    """The repeats that an earlier run wrote down, by generator and seed."""
    if file is None or not file.exists():
        return {}
    lines = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    return {(line["name"], line["seed"]): from_json(Repeat, line["found"]) for line in lines}


def keep(file: Path | None, name: str, seed: int, repeat: Repeat) -> None:
    """Write one repeat down as a line of JSON, where a file is given."""
    if file is not None:
        with file.open("a", encoding="utf-8") as lines:
            lines.write(json.dumps({"name": name, "seed": seed, "found": asdict(repeat)}) + "\n")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--repeats", type=int, default=200)
    parser.add_argument("--only", nargs="*", choices=list(GENERATORS), default=list(GENERATORS))
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path)
    options = parser.parse_args()
    done = kept(options.keep)
    for name in options.only:
        began = time.perf_counter()
        repeats = []
        for seed in range(options.seed, options.seed + options.repeats):
            if (name, seed) not in done:
                done[name, seed] = repeat(name, seed)
                keep(options.keep, name, seed, done[name, seed])
            repeats.append(done[name, seed])
        print(summary(name, repeats))
        print(
            f"  {time.perf_counter() - began:.0f} s, seeds {options.seed} to "
            f"{options.seed + options.repeats - 1}",
            flush=True,
        )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
