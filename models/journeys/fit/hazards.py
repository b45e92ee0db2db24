"""Logistic hazards: how likely a step of four weeks ends in one way, and how sure that is."""

from dataclasses import dataclass

import numpy as np

from models.journeys.history.arrays import Flags, Floats, Whole

FEWEST_EVENTS = 8  # below it a way has one rate for all children
RARE_ROWS = 30  # a column that sets fewer rows apart says nothing yet
PRIOR_SD = 0.35  # of a coefficient (log odds for one unit of a feature): most effects are small
SURE = 1e-9
TINY = 1e-15
NEWTON_STEPS, LONGEST_STEP, NEAR_ENOUGH = 50, 2.0, 1e-9
MANY_ROWS, EVERY = 4_000, 8  # of more rows the fit begins on the events and every eighth other


@dataclass(frozen=True, slots=True, eq=False)
class Hazard:
    """Log odds of one event in a step: `coefficients` (the first is the constant) and their spread.

    `columns`: which columns of the features the others belong to, in order. `covariance` is
    Laplace's: the inverse of the penalised, weighted Hessian. `lift`: by how much drawing would
    raise the log of the mean rate (a chance isn't a straight line in the coefficients): draws are
    lowered by it, so that on the whole they keep to the rate of the history.
    """

    columns: Whole
    coefficients: Floats
    covariance: Floats
    events: float
    lift: float = 0.0

    def draws(self, normal: Floats) -> Floats:
        """Coefficients as they may be: one row a row of `normal` (standard normal numbers)."""
        # Cholesky's root: unlike eigenvectors, it has one sign and order on every machine.
        root = np.linalg.cholesky(self.covariance + TINY * np.eye(len(self.covariance)))
        spread: Floats = normal[:, : len(self.coefficients)] @ root.T
        drawn = self.coefficients + spread
        drawn[:, 0] -= self.lift
        return drawn


def fit_hazard(
    x: Floats,
    happened: Flags,
    weight: Floats,
    *,
    prior_sd: float = PRIOR_SD,
    fewest_events: float = FEWEST_EVENTS,
) -> Hazard:
    """Fit one hazard on weighted rows. Every given column has a normal prior around 0.

    Prior knowledge about the level comes as weighted pseudo-rows among the rows. With too few
    events only the level is fitted. Without rows the event is taken never to happen.
    """
    events = float(weight[happened].sum())
    if len(weight) == 0:
        return Hazard(np.zeros(0, np.int64), np.array([np.log(SURE)]), np.zeros((1, 1)), 0.0)
    if events < fewest_events or x.shape[1] == 0:
        return _level_only(events, float(weight.sum()))
    columns = np.arange(x.shape[1])
    coefficients = _solve(x, happened, weight, prior_sd)
    covariance, lift = _covariance(x, coefficients, weight, prior_sd)
    return Hazard(columns, coefficients, covariance, events, lift)


def _level_only(events: float, exposure: float) -> Hazard:
    """One rate for all, by half an event more than were seen: what never happened still may."""
    rate = (events + 0.5) / (exposure + 1.0)
    spread = 1.0 / ((events + 0.5) * (1 - rate))
    level = np.log(rate / (1 - rate))
    nothing = np.zeros(0, np.int64)
    return Hazard(nothing, np.array([level]), np.array([[spread]]), events, spread / 2)


def _solve(x: Floats, happened: Flags, weight: Floats, prior_sd: float) -> Floats:
    from sklearn.linear_model import LogisticRegression  # late: screens without it start faster

    model = LogisticRegression(
        C=prior_sd**2, solver="newton-cholesky", max_iter=60, tol=1e-6, warm_start=True
    )
    if len(x) > MANY_ROWS:
        # From near the answer it takes two or three steps over all rows instead of eight.
        some = happened.copy()
        some[::EVERY] = True
        heavier = np.where(happened, 1.0, EVERY)[some] * weight[some]
        model.fit(x[some], happened[some], sample_weight=heavier)
    model.fit(x, happened, sample_weight=weight)
    return np.concatenate([model.intercept_, model.coef_[0]])


def _covariance(
    x: Floats, coefficients: Floats, weight: Floats, prior_sd: float
) -> tuple[Floats, float]:
    """Laplace's covariance, and half the variance of the log odds where events happen."""
    chance = odds_to_chance(coefficients[0] + x @ coefficients[1:])
    by_row = weight * chance * (1 - chance)
    weighted = x * by_row[:, None]
    hessian = np.empty((x.shape[1] + 1, x.shape[1] + 1))
    hessian[0, 0] = by_row.sum()
    hessian[0, 1:] = hessian[1:, 0] = weighted.sum(axis=0)
    hessian[1:, 1:] = x.T @ weighted
    penalised = hessian.copy()
    penalised[1:, 1:] += np.eye(x.shape[1]) / prior_sd**2
    covariance: Floats = np.linalg.inv(penalised)
    return covariance, float(np.sum(covariance * hessian) / hessian[0, 0] / 2)


def fit_around(x: Floats, happened: Flags, weight: Floats, mean: Floats, sd: Floats) -> Hazard:
    """One hazard whose coefficients are expected around `mean`, give or take `sd`, a number each.

    The constant is free. Newton's steps, because scikit-learn's regression shrinks to 0 alone. The
    fit is not lowered for the drawing (`lift` 0): meant for events that aren't rare.
    """
    design = np.column_stack([np.ones(len(x)), x])
    centre = np.concatenate([[0.0], mean])
    precision = np.concatenate([[0.0], 1 / sd**2])
    coefficients = np.concatenate([[_level_only(*_seen(happened, weight)).coefficients[0]], mean])
    for _ in range(NEWTON_STEPS):
        chance = odds_to_chance(design @ coefficients)
        slope = design.T @ (weight * (happened - chance)) - precision * (coefficients - centre)
        bend = (design * (weight * chance * (1 - chance))[:, None]).T @ design + np.diag(precision)
        step = np.linalg.solve(bend, slope)
        coefficients = coefficients + np.clip(step, -LONGEST_STEP, LONGEST_STEP)
        if np.abs(step).max() < NEAR_ENOUGH:
            break
    return Hazard(
        np.arange(x.shape[1]), coefficients, np.linalg.inv(bend), float(weight[happened].sum())
    )


def _seen(happened: Flags, weight: Floats) -> tuple[float, float]:
    return float(weight[happened].sum()), float(weight.sum())


def odds_to_chance(log_odds: Floats) -> Floats:
    """The chance with these log odds."""
    chance: Floats = 1 / (1 + np.exp(-log_odds))
    return chance


def telling_columns(
    x: Floats, names: tuple[str, ...], together: tuple[tuple[str, tuple[str, ...]], ...]
) -> Whole:
    """Columns that tell enough rows apart; with a "known" column go all that need it.

    A thing that is known of too few (or, for its "known" column, of all) stays out.
    """
    common = np.array([_varied(x[:, place]) for place in range(x.shape[1])])
    for name, others in together:
        number = int((x[:, names.index(name)] != 0).sum())
        if number < max(RARE_ROWS, 0.02 * len(x)):
            for other in (name, *others):
                common[names.index(other)] = False
    return np.flatnonzero(common)


def _varied(column: Floats) -> bool:
    """Whether at least RARE_ROWS rows differ from the commonest value (found near the median)."""
    middle = np.median(column)
    return int((column != middle).sum()) >= RARE_ROWS


def standard_normal(rng: np.random.Generator, draws: int, size: int) -> Floats:
    """Standard normal numbers in pairs of opposite sign, so that their mean is 0 exactly."""
    half = rng.standard_normal(((draws + 1) // 2, size))
    return np.concatenate([half, -half])[:draws]
