"""One simulation under way: four weeks at a time, for every path that still goes on."""

from dataclasses import dataclass
from datetime import date

import numpy as np

from models.evidence import MoveTo
from models.journeys.fit.early_ending import STEP_WEEKS, STEPS
from models.journeys.fit.engine import MOVES_TO, Engine
from models.journeys.history.arrays import Flags, Floats, Whole
from models.journeys.history.council import GROUP_OF_PLACE, STAYS_ON
from models.journeys.history.features import ADVANCING, KNOWN, LATE_PLACES, advancing_columns
from models.journeys.history.kinds import GROUPS, SETTINGS, WAYS, ExitWay
from models.journeys.history.moves import FOSTER, HOME, HOME_SETTING, LASTS_DAYS, RESIDENTIAL
from models.journeys.history.rows import STEP_DAYS, day_of_year
from models.journeys.simulate.futures import Left
from models.journeys.simulate.noise import hashed_uniform
from models.journeys.simulate.paths import NEVER, ChildPaths, Stays, all_of
from models.journeys.simulate.places import PlaceFinder
from models.journeys.simulate.start import Start

TO_RESIDENTIAL = WAYS.index(ExitWay.TO_RESIDENTIAL)
HOME_BY_LEAVING = [
    WAYS.index(way) for way in (ExitWay.LEFT_HOME_PLANNED, ExitWay.LEFT_HOME_UNPLANNED)
]
INTO_PLACEMENT = len(GROUPS)  # ways below this lead to a placement
MOST_LIKELY = np.float32(0.98)  # a step's whole chance of any event; more is a fit gone wild
EVERY_WAY = np.ones(len(WAYS), np.float32)  # a product adds up faster than a sum does
LUCK_WHEN, LUCK_WHERE, LUCK_WHICH = 0, 1, 2
STREAMS = 4  # numbers of luck a step


@dataclass(frozen=True, slots=True, eq=False)
class Tables:
    """What each draw makes of what is known of each child: log odds before time plays its part.

    `base[draw, group, child, way]`, `by_time[draw, group, feature, way]`,
    `by_setting[draw, group, setting, way]`; and for planned moves (empty without any)
    `late[own, kind, draw, child]`, `early[own, kind, draw]`: log odds of ending early in a step.
    `pooled_late[kind, draw]`: the same of nobody in particular, for whoever a new place is found.
    `late_known[child, feature]`: what is known and has another weight later.
    """

    late_known: Floats
    base: Floats
    by_time: Floats
    by_setting: Floats
    late: Floats
    early: Floats
    pooled_late: Floats


def tables_of(engine: Engine, recorded: Floats, start: Start, draws: slice, moves: bool) -> Tables:
    """Tables of some of the parameter draws, numbered from 0. `moves`: any are planned."""
    hazards, width = engine.hazards[draws], len(KNOWN)
    constants = hazards[..., 0][:, :, None, :]
    of_known = hazards[..., 1 : width + 1].swapaxes(-1, -2)
    remainder = np.ascontiguousarray(hazards[..., width + 1 :].swapaxes(-1, -2))
    by_time, by_setting = np.split(remainder, [len(ADVANCING) - len(SETTINGS)], axis=2)
    narrow = recorded.astype(np.float32)
    base = narrow @ of_known + constants
    x = start.x if moves else start.x[:0]
    shape = (2, len(MOVES_TO), len(hazards))
    late, early = np.zeros((*shape, len(x)), np.float32), np.zeros(shape, np.float32)
    for kind, lasting in enumerate(engine.lasting):
        for own in (False, True):
            values = lasting.log_odds(x, engine.normal[draws], own=own)
            late[int(own), kind], early[int(own), kind] = values
    pooled = [
        lasting.log_odds(
            start.x[:1] if len(start.x) else np.zeros((1, start.x.shape[1])),
            engine.normal[draws],
            own=False,
        )[0][:, 0]
        for lasting in engine.lasting
    ]
    return Tables(
        narrow[:, LATE_PLACES], base, by_time, by_setting, late, early, np.array(pooled, np.float32)
    )


KIND_OF_SETTING = np.array([MOVES_TO.index(MoveTo.of(setting)) for setting in SETTINGS])


class Run:
    """One simulation under way."""

    def __init__(
        self,
        engine: Engine,
        tables: Tables,
        end: float,
        as_of: date,
        places: PlaceFinder,
        *,
        come_back: bool,
    ) -> None:
        self.come_back = come_back
        self.back_upto = np.array([lasting.back_upto for lasting in engine.lasting])
        self.engine, self.tables, self.end, self.places = engine, tables, np.float32(end), places
        self.first_day_of_year = float(day_of_year(np.array([(as_of - date(1970, 1, 1)).days]))[0])

    def step(self, paths: ChildPaths, number: int, stays: Stays) -> None:
        """Move every live path on by four weeks, or to its planned move, or to its end."""
        live = np.flatnonzero(paths.first_step <= number)
        if self.places.are_asked_for:
            self._enter(paths, number)
        when, way = self._events(paths, live, number)
        t = paths.t[live]
        stop = np.minimum(paths.eighteen[live], self.end)
        due = paths.move_day[live] < t + STEP_DAYS
        move_on = np.maximum(paths.move_day[live], t)
        in_residential = GROUP_OF_PLACE[paths.setting[live]] == RESIDENTIAL
        moves = due & in_residential & (move_on < np.minimum(when, stop))
        event = ~moves & (when < np.minimum(stop, t + STEP_DAYS))
        over = ~moves & ~event & (stop <= t + STEP_DAYS)
        # Who left care for home a year ago stays there.
        a_year = t + STEP_DAYS - paths.planned_since[live] >= LASTS_DAYS
        over |= ~moves & ~event & a_year & (paths.left_care[live] < NEVER)
        paths.move_day[live[due & ~in_residential]] = NEVER
        leaves = self._happen(paths, live[event], when[event], way[event], number, stays)
        self._move(paths, live[moves], move_on[moves], number, stays)
        at_18 = paths.eighteen[live[over]] <= self.end
        ended = np.where(at_18, Left.EIGHTEEN, Left.NOT_YET).astype(np.int8)
        self._close(paths, live[over], stop[over], ended, stays)
        paths.t[live[~moves]] += STEP_DAYS
        paths.let_go(np.concatenate([leaves, live[over]]))

    def _events(self, paths: ChildPaths, live: Whole, number: int) -> tuple[Floats, Whole]:
        """When each path's next event would be (NEVER if not in this step), and which way."""
        when = np.full(len(live), NEVER, np.float32)
        way = np.zeros(len(live), np.int8)
        group = GROUP_OF_PLACE[paths.setting[live]]
        for kind in range(len(GROUPS)):
            inside = np.flatnonzero(group == kind)
            if not len(inside):
                continue
            rows = live[inside]
            chances = self._chances(paths, rows, kind)
            total = np.minimum(chances @ EVERY_WAY, MOST_LIKELY)
            luck = hashed_uniform(paths.code[rows], STREAMS * number + LUCK_WHEN)
            hit = np.flatnonzero(luck < total)
            # An even hazard within the step: earlier days are a little likelier.
            part = np.log1p(-luck[hit]) / np.log1p(-total[hit])
            when[inside[hit]] = paths.t[rows[hit]] + STEP_DAYS * np.minimum(part, np.float32(0.999))
            where = hashed_uniform(paths.code[rows[hit]], STREAMS * number + LUCK_WHERE)
            upto = np.cumsum(chances[hit], axis=1)
            chosen = (where[:, None] * upto[:, -1:] > upto).sum(axis=1)
            way[inside[hit]] = np.minimum(chosen, len(WAYS) - 1)
        return when, way

    def _chances(self, paths: ChildPaths, rows: Whole, group: int) -> Floats:
        """The chance of each way in the coming four weeks; every row is in the same group."""
        t = paths.t[rows]
        recorded = paths.known[rows]
        x = advancing_columns(
            age_days=t - paths.born[rows],
            days_here=t - paths.here_since[rows],
            days_in_care=t - paths.care_since[rows],
            n_before=paths.n_before[rows],
            n_residential=paths.n_residential[rows],
            n_foster=paths.n_foster[rows],
            n_care=paths.n_care[rows],
            started_before=paths.started_before[rows],
            since_residential=t - paths.left_residential[rows],
            day_of_year=day_of_year(self.first_day_of_year + t),
            lag_days=t - paths.landmark[rows],
            late_known=self.tables.late_known[recorded],
        )
        odds = np.empty((len(rows), len(WAYS)), np.float32)
        setting = paths.setting[rows]
        cuts = np.searchsorted(paths.draw[rows], np.arange(len(self.tables.base) + 1))
        for number in np.flatnonzero(np.diff(cuts)):
            part = slice(cuts[number], cuts[number + 1])
            np.matmul(x[part], self.tables.by_time[number, group], out=odds[part])
            odds[part] += self.tables.base[number, group].take(recorded[part], axis=0)
            odds[part] += self.tables.by_setting[number, group].take(setting[part], axis=0)
        np.negative(odds, out=odds)
        np.exp(odds, out=odds)
        odds += 1
        chances: Floats = np.reciprocal(odds, out=odds)
        left_care = paths.left_care[rows] < NEVER
        planned = np.flatnonzero(paths.planned[rows] | paths.instead[rows] | left_care)
        if len(planned):
            self._after_a_move(chances, paths, rows, planned, group)
        return chances

    def _after_a_move(
        self,
        chances: Floats,
        paths: ChildPaths,
        rows: Whole,
        planned: Whole,
        group: int,
    ) -> None:
        """In the year after a planned move, or after a new place was found instead of residential
        care, it may end early, as such moves do; in place of that group's usual way back to
        residential care. At home only that and leaving care can happen.
        """
        own_number = rows[planned]
        weeks = (paths.t[own_number] - paths.planned_since[own_number]) / 7
        kind = KIND_OF_SETTING[paths.setting[own_number]]
        own = paths.move_own[own_number].astype(int)
        draw = paths.draw[own_number]
        step = np.minimum((weeks / STEP_WEEKS).astype(int), STEPS - 1)
        share = self.engine.lasting[0].early_share[step].astype(np.float32)
        odds = self.tables.pooled_late[kind, draw]
        moved = np.flatnonzero(paths.planned[own_number])
        odds[moved] = self.tables.late[
            own[moved], kind[moved], draw[moved], paths.known[own_number[moved]]
        ]
        odds = odds + self.tables.early[own, kind, draw] * share
        within = weeks * 7 < LASTS_DAYS - 1
        early = np.where(within, 1 / (1 + np.exp(-odds)), np.float32(0))
        if group == HOME:
            # Leaving care from home is no ending: who did may still come back.
            still_in_care = paths.left_care[own_number] == NEVER
            chances[planned, :INTO_PLACEMENT] = 0
            chances[planned, INTO_PLACEMENT:] *= still_in_care[:, None]
            chances[planned, TO_RESIDENTIAL] = early
            return
        # The history counts a move as lasting whose child has left care since: its hazard is that
        # of all who haven't come back. Only those still there can, so theirs is as much higher.
        usual, others = chances[planned, TO_RESIDENTIAL], chances[planned] @ EVERY_WAY
        others = others - usual - chances[planned, group]
        current = np.minimum(early / paths.still_there[own_number], MOST_LIKELY)
        stay = np.maximum(1 - current - others, 1 - MOST_LIKELY)
        paths.still_there[own_number] *= np.minimum(
            stay / np.maximum(1 - early, 1 - MOST_LIKELY), 1
        )
        chances[planned, TO_RESIDENTIAL] = np.where(within, current, usual)

    def _happen(
        self,
        paths: ChildPaths,
        rows: Whole,
        when: Floats,
        way: Whole,
        number: int,
        stays: Stays,
    ) -> Whole:
        """Let events happen where there is a place; gives the paths that left care."""
        placed = way < INTO_PLACEMENT
        left_care = paths.left_care[rows] < NEVER
        may_end_early = paths.planned[rows] | paths.instead[rows] | left_care
        early = placed & (way == TO_RESIDENTIAL) & may_end_early
        early &= when - paths.planned_since[rows] < LASTS_DAYS
        chance = hashed_uniform(paths.code[rows], STREAMS * number + LUCK_WHICH)
        setting = paths.setting[rows]
        # A child placed at home by a plan may leave care and stay; any other who leaves care for
        # home may come back too, where nobody else stands for those who do.
        stays_home = ~placed & paths.planned[rows] & (setting == HOME_SETTING)
        stays_home &= when - paths.planned_since[rows] < LASTS_DAYS
        goes_home = self.come_back & np.isin(way, HOME_BY_LEAVING) & ~stays_home
        into = np.where(placed, way, 0).astype(np.int8)
        new = self.engine.mix.draw(when - paths.born[rows], setting, into, chance)
        back = (chance[:, None] > self.back_upto[KIND_OF_SETTING[setting]]).sum(axis=1)
        new = np.where(early, np.where(back == 0, paths.old_setting[rows], back - 1), new)
        # After a planned move another home of the same group is of the same kind.
        same_kind = may_end_early & (into == GROUP_OF_PLACE[setting]) & placed
        new = np.where(same_kind, setting, new).astype(np.int8)
        # From one new place a child moves to another of them, so that they never hold more children
        # than there are.
        keeps = same_kind & paths.instead[rows]
        place: Whole = np.zeros(len(rows), np.int64)
        instead, usual = keeps.copy(), new
        if self.places.are_asked_for:
            current = paths.first_step <= number
            new, place, refused = self.places.find(
                paths, current, rows, when, new, number, barred=early | keeps
            )
            place = np.where(keeps, paths.new_place[rows], place)
            instead |= _is_instead(usual, new, place)
            retained = ~(refused & placed)
            rows, when, new, place = rows[retained], when[retained], new[retained], place[retained]
            placed, early, same_kind = placed[retained], early[retained], same_kind[retained]
            keeps, instead, usual = keeps[retained], instead[retained], usual[retained]
            left_care = left_care[retained]
            stays_home, goes_home = stays_home[retained], goes_home[retained]
        ended = np.where(early, Left.EARLY, np.where(placed, Left.MOVED, Left.OUT_OF_CARE))
        closes = ~(keeps | stays_home)
        self._close(paths, rows[closes], when[closes], ended[closes].astype(np.int8), stays)
        since = paths.stay_since[rows[keeps]]
        self._back_in_care(paths, rows[placed & left_care], when[placed & left_care])
        self._arrive(paths, rows[placed], when[placed], new[placed])
        paths.stay_since[rows[keeps]] = since  # one stay in the same new places
        paths.new_place[rows] = place
        paths.planned[rows[placed & ~same_kind]] = False
        paths.instead[rows] = instead & placed
        if self.places.are_asked_for:
            came = instead & placed & ~keeps
            self._instead(paths, rows[came], when[came], usual[came])
        self._goes_home(paths, rows[goes_home], when[goes_home])
        paths.left_care[rows[stays_home | goes_home]] = when[stays_home | goes_home]
        leaves: Whole = rows[~(placed | stays_home | goes_home)]
        return leaves

    def _goes_home(self, paths: ChildPaths, rows: Whole, when: Floats) -> None:
        """Watch paths that left care for home: in the year after it they may come back."""
        residential = GROUP_OF_PLACE[paths.setting[rows]] == RESIDENTIAL
        paths.old_setting[rows] = np.where(
            residential, paths.setting[rows], paths.old_setting[rows]
        )
        paths.setting[rows] = HOME_SETTING
        paths.stay_since[rows] = when
        paths.planned_since[rows] = when
        paths.still_there[rows] = 1
        paths.planned[rows] = False

    def _back_in_care(self, paths: ChildPaths, rows: Whole, when: Floats) -> None:
        """Begin another period of care for paths that had left it."""
        paths.care_since[rows] = when
        paths.n_care[rows] += 1
        paths.n_before[rows] = -1  # the placement that begins has none before it
        paths.left_care[rows] = NEVER

    def _instead(self, paths: ChildPaths, rows: Whole, when: Floats, usual: Whole) -> None:
        """A new place was found for paths that would have come into residential care (`usual`)."""
        paths.instead[rows] = True
        paths.planned_since[rows] = when
        paths.still_there[rows] = 1
        paths.old_setting[rows] = usual

    def _arrive(self, paths: ChildPaths, rows: Whole, when: Floats, setting: Whole) -> None:
        """Put paths into a new placement from a day on."""
        before = GROUP_OF_PLACE[paths.setting[rows]]
        paths.n_before[rows] += 1
        paths.n_residential[rows] += before == RESIDENTIAL
        paths.n_foster[rows] += before == FOSTER
        paths.started_before[rows] = 0
        into_residential = GROUP_OF_PLACE[setting] == RESIDENTIAL
        remaining = np.where(before == RESIDENTIAL, when, paths.left_residential[rows])
        paths.left_residential[rows] = np.where(into_residential, -STAYS_ON, remaining)
        paths.setting[rows] = setting
        paths.here_since[rows] = when
        paths.stay_since[rows] = when
        paths.own_price[rows] = paths.priced[rows] & into_residential

    def _enter(self, paths: ChildPaths, number: int) -> None:
        """Find a place for those who come into care in this step."""
        new_here = (paths.first_step == number) & (paths.landmark > 0)
        rows, here = np.flatnonzero(new_here), (paths.first_step <= number) & ~new_here
        when, setting = paths.t[rows], paths.setting[rows]
        new, place, refused = self.places.find(paths, here, rows, when, setting, number)
        paths.setting[rows] = np.where(refused, self.places.otherwise(new), new)
        paths.new_place[rows] = place
        came = _is_instead(setting, new, place) & ~refused
        self._instead(paths, rows[came], when[came], setting[came])

    def _close(
        self, paths: ChildPaths, rows: Whole, when: Floats, ended: Whole, stays: Stays
    ) -> None:
        """End the present stays of some paths."""
        stays.close(paths, rows, when, ended)
        if self.places.are_asked_for:
            self.places.leave(paths, rows, when)

    def _move(
        self, paths: ChildPaths, rows: Whole, when: Floats, number: int, stays: Stays
    ) -> None:
        """Carry out planned moves for which there is a place.

        The path's clock goes on from the day of the move; without a place it stays as it is.
        """
        place: Whole = np.zeros(len(rows), np.int64)
        new = paths.move_to[rows]
        if self.places.are_asked_for:
            current = paths.first_step <= number
            new, place, refused = self.places.find(paths, current, rows, when, new, number)
            paths.move_day[rows[refused]] = NEVER
            paths.t[rows[refused]] += STEP_DAYS
            mask = ~refused
            rows, when, new, place = rows[mask], when[mask], new[mask], place[mask]
        self._close(paths, rows, when, all_of(rows, Left.MOVED), stays)
        paths.old_setting[rows] = paths.setting[rows]
        self._arrive(paths, rows, when, new)
        paths.new_place[rows] = place
        paths.instead[rows] = False
        paths.planned[rows] = True
        paths.planned_since[rows] = when
        paths.still_there[rows] = 1
        paths.move_day[rows] = NEVER
        paths.t[rows] = when


def _is_instead(usual: Whole, new: Whole, place: Whole) -> Flags:
    """A new place was found, outside residential care, for who would have come into it."""
    out = GROUP_OF_PLACE[new] != RESIDENTIAL
    mask: Flags = (place > 0) & (GROUP_OF_PLACE[usual] == RESIDENTIAL) & out
    return mask
