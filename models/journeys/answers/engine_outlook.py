"""The engine's answers about one child's move: the chance that it lasts, and weeks in each home."""

from __future__ import annotations

from datetime import date

import numpy as np

from models.children.records import Child
from models.evidence import Basis, MoveTo
from models.interval import Interval
from models.journeys.answers.outlook import Chance, Elsewhere, Numbers, Suits, Today, Weeks
from models.journeys.fit.engine import DRAWS, Engine
from models.journeys.fit.lasting import Lasting
from models.journeys.history.kinds import SETTINGS
from models.journeys.simulate.futures import Futures, Left
from models.journeys.simulate.scenario import TODAYS_PATH, FutureScenario, PlannedMove
from models.journeys.simulate.simulation import simulate_futures
from models.journeys.simulate.start import Start
from models.money import DAYS_PER_WEEK
from models.settings import Setting

FUTURES = 512
OLD, NEW = len(SETTINGS), len(SETTINGS) + 1  # columns beside those of the settings
LOW, HIGH = 10, 90
WEEKS_ASKED = (13.0, 26.0, 52.0)
NOT_OWN = ". Not this child's own: "
FEW_LIKE_THIS = "few children like this child made such a move"
USUAL_FAMILY = {  # whose path stands for all of its kind: another payroll, the same path
    MoveTo.HOME: Setting.HOME,
    MoveTo.FOSTERING: Setting.FOSTER_IN_HOUSE,
    MoveTo.OTHER: Setting.SUPPORTED_ACCOMMODATION,
}


class EngineOutlook:
    """An `Outlook` for moves on one day, of children in residential care at the start.

    Futures are simulated when first asked for, for all the children at once: one set for today's
    path and one for each kind of move (twice where children's own chances are used), all with the
    same luck.
    """

    def __init__(
        self, engine: Engine, start: Start, move_on: date, *, seed: int, futures: int = FUTURES
    ) -> None:
        chosen = zip(start.children, start.residential, strict=True)
        self._start = start.only(frozenset(child for child, here in chosen if here))
        self._engine, self._move_on, self._seed, self._futures = engine, move_on, seed, futures
        self._rows = {child: row for row, child in enumerate(self._start.children)}
        self._arms: dict[tuple[MoveTo | None, bool], _Arm] = {}
        self._chances: dict[tuple[MoveTo, bool], tuple[Numbers, Numbers]] = {}

    @property
    def baseline_words(self) -> str:
        return "without the move we assume this council's usual rates of moves and leaving care,"

    def chance(self, child: Child, destination: Setting, suits: Suits) -> Chance:
        """The child's own figure where the bar and the past movers allow it, else the pooled one.

        Withheld where nothing supports it, and where the rules say not yet.
        """
        lasting = self._engine.lasting_of(MoveTo.of(destination))
        basis, why = self._basis(child, lasting, suits)
        if basis is Basis.WITHHELD:
            return Chance(None, None, None, basis, float(lasting.moves), why)
        own = basis is Basis.OWN_HISTORY
        best, many = self._lasts(lasting.move_to, own)
        row = self._rows[child.key] if own else 0
        lows, highs = np.percentile(many[:, :, row], [LOW, HIGH], axis=1)
        count = lasting.prior_moves + lasting.moves if basis is Basis.PUBLISHED else lasting.moves
        return Chance(
            p_12m=float(best[-1, row]),
            low=float(lows[-1]),
            high=float(highs[-1]),
            basis=basis,
            count=float(count),
            source=f"{_source(lasting)}{NOT_OWN * bool(why)}{why}",
            p_13w=float(best[0, row]),
            p_26w=float(best[1, row]),
            low_13w=float(lows[0]),
            high_13w=float(highs[0]),
            low_26w=float(lows[1]),
            high_26w=float(highs[1]),
            not_own=why,
            differ=None if own else self._how_children_differ(child, lasting, why),
        )

    def weeks(
        self, child: Child, destination: Setting, suits: Suits, from_day: float, to_day: float
    ) -> Weeks | None:
        """Weeks in each home between two days after the move, in every future."""
        lasting = self._engine.lasting_of(MoveTo.of(destination))
        unknown = lasting.best_basis(self._engine.bar) is Basis.WITHHELD
        if child.key not in self._rows or unknown:
            return None
        own = self._basis(child, lasting, suits)[0] is Basis.OWN_HISTORY
        today, moved = self._arm(None, False), self._arm(lasting.move_to, own)
        row, shift = self._rows[child.key], (self._move_on - self._start.as_of).days
        between = (from_day + shift, to_day + shift)
        difference = today.weeks(row, *between) - moved.weeks(row, *between)
        elsewhere = tuple(
            Elsewhere(setting, difference[:, place])
            for place, setting in enumerate(SETTINGS)
            if difference[:, place].any()
        )
        return Weeks(
            old=difference[:, OLD],
            new=-difference[:, NEW],
            elsewhere=elsewhere,
            goes_ahead=moved.goes_ahead(row),
            lasts=moved.lasts(row),
        )

    def todays_path(self, child: Child, from_day: float, to_day: float) -> Today | None:
        """Weeks expected on today's path, the mean of every future."""
        if child.key not in self._rows:
            return None
        shift = (self._move_on - self._start.as_of).days
        row = self._rows[child.key]
        weeks = self._arm(None, False).weeks(row, from_day + shift, to_day + shift)
        mean = weeks.mean(axis=0)
        lived = [place for place in range(len(SETTINGS)) if mean[place] > 0]
        return Today(
            float(mean[OLD]),
            tuple((SETTINGS[place], float(mean[place])) for place in lived),
            _between_draws(weeks[:, [OLD, *lived]]),
        )

    def _basis(self, child: Child, lasting: Lasting, suits: Suits) -> tuple[Basis, str]:
        """What a chance may rest on for this child, and why on nothing closer."""
        if child.key not in self._rows:
            return Basis.WITHHELD, "the data does not show the child in residential care"
        best = lasting.best_basis(self._engine.bar)
        if best is Basis.WITHHELD:
            words = f"{lasting.prior_source} and there are {lasting.moves} own moves of this kind"
            return best, words
        if suits is Suits.NO:
            return Basis.WITHHELD, "people have not chosen this move for children with such needs"
        if best is Basis.PUBLISHED:
            return best, ""
        if best is Basis.POOLED:
            return best, lasting.why_not
        if suits is not Suits.YES:
            return Basis.POOLED, "not enough is known about the child's needs"
        if not self._is_like_movers(child, lasting.move_to):
            return Basis.POOLED, FEW_LIKE_THIS
        return Basis.OWN_HISTORY, ""

    def _how_children_differ(self, child: Child, lasting: Lasting, why: str) -> Interval:
        """As past movers did. For a child unlike them as far again as the model, untried on such
        children, would put this child: the range is wider where less is known."""
        if why != FEW_LIKE_THIS:
            return lasting.differ
        _, many = self._lasts(lasting.move_to, own=True)
        low, high = np.percentile(many[-1, :, self._rows[child.key]], [LOW, HIGH])
        differ = lasting.differ
        return Interval(differ.value, min(differ.low, float(low)), max(differ.high, float(high)))

    def _is_like_movers(self, child: Child, move_to: MoveTo) -> bool:
        chosen = self._engine.chosen_of(move_to)
        if chosen.low is None or chosen.high is None:
            return False
        row = self._rows[child.key]
        odds = self._engine.chance_chosen(move_to, self._start.x[row : row + 1])[0]
        return bool(chosen.low <= odds <= chosen.high)

    def _lasts(self, move_to: MoveTo, own: bool) -> tuple[Numbers, Numbers]:
        """Best chances (weeks × children) and their draws (weeks × draws × children).

        Pooled chances are the same for everybody, so they have one child.
        """
        key = (move_to, own)
        if key not in self._chances:
            lasting = self._engine.lasting_of(move_to)
            x = self._start.x if own else self._start.x[:1]
            normal = self._engine.normal_many
            many = [lasting.lasts(x, normal, weeks, own=own) for weeks in WEEKS_ASKED]
            best = [lasting.lasts(x, normal[:1] * 0.0, weeks, own=own)[0] for weeks in WEEKS_ASKED]
            self._chances[key] = np.array(best), np.array(many)
        return self._chances[key]

    def _arm(self, move_to: MoveTo | None, own: bool) -> _Arm:
        key = (move_to, own)
        if key not in self._arms:
            scenario = TODAYS_PATH
            if move_to is not None:
                where = USUAL_FAMILY[move_to]
                scenario = FutureScenario(
                    moves=tuple(
                        PlannedMove(child, where, self._move_on, own)
                        for child in self._start.children
                    )
                )
            born = self._start.eighteen.max(initial=0.0)
            until = date.fromordinal(self._start.as_of.toordinal() + int(born) + 1)
            futures = simulate_futures(
                self._engine,
                self._start,
                scenario,
                until,
                self._futures,
                seed=self._seed,
                entrants=False,
            )
            self._arms[key] = _Arm(futures)
        return self._arms[key]


class _Arm:
    """Simulated stays of one scenario, child by child."""

    def __init__(self, futures: Futures) -> None:
        self._futures = futures
        self._cuts = np.searchsorted(futures.who, np.arange(len(futures.children) + 1))

    def weeks(self, row: int, first_day: float, last_day: float) -> Numbers:
        """Weeks of one child by future and kind of home (SETTINGS, then OLD and NEW)."""
        futures, part = self._futures, self._part(row)
        days = np.minimum(futures.ends[part], last_day) - np.maximum(
            futures.starts[part], first_day
        )
        column = np.where(futures.own_price[part], OLD, futures.setting[part].astype(np.int64))
        column = np.where(futures.planned[part], NEW, column)
        width = NEW + 1
        cell = futures.future[part].astype(np.int64) * width + column
        lived = np.maximum(days, 0.0) / DAYS_PER_WEEK
        weeks = np.bincount(cell, lived, minlength=futures.futures * width)
        by_future: Numbers = weeks.astype(np.float64).reshape(futures.futures, width)
        return by_future

    def goes_ahead(self, row: int) -> Numbers:
        """1 in the futures in which the planned move takes place."""
        futures, part = self._futures, self._part(row)
        moved = np.zeros(futures.futures)
        moved[futures.future[part][futures.planned[part]]] = 1.0
        return moved

    def lasts(self, row: int) -> Numbers:
        """1 in the futures in which the planned move doesn't end early (or isn't made)."""
        futures, part = self._futures, self._part(row)
        lasting = np.ones(futures.futures)
        lasting[futures.future[part][futures.ended[part] == Left.EARLY]] = 0.0
        return lasting

    def _part(self, row: int) -> slice:
        return slice(int(self._cuts[row]), int(self._cuts[row + 1]))


def _between_draws(values: Numbers) -> Numbers | None:
    """The covariance between the means of the engine's parameter draws, chance taken out.

    Futures (rows) of one draw follow each other, as many of each. Their means differ by chance too:
    by the covariance within a draw / its futures, which is taken off (one-way analysis of
    variance). None where a draw has one future only.
    """
    number, columns = len(values) // DRAWS, values.shape[1]
    if number < 2 or len(values) % DRAWS:
        return None
    by_draw = values.reshape(DRAWS, number, columns)
    means = by_draw.mean(axis=1)
    apart = (by_draw - means[:, None]).reshape(-1, columns)
    chance = apart.T @ apart / (DRAWS * (number - 1)) / number
    middle = means - means.mean(axis=0)
    between: Numbers = middle.T @ middle / (DRAWS - 1) - chance
    return between


def _source(lasting: Lasting) -> str:
    own = f"{lasting.moves} own moves of this kind, {lasting.ended_early} ended early"
    if not lasting.prior_moves:
        return own
    worth = f"{lasting.prior_source} (worth {lasting.prior_moves:g} moves)"
    return f"{own}, with published evidence: {worth}" if lasting.moves else worth
