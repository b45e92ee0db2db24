"""Children in care as they are on the day from which a simulation starts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from models.children.council import CouncilData
from models.journeys.history.arrays import Flags, Floats, Whole
from models.journeys.history.council import STAYS_ON, Study, day_number, study_history
from models.journeys.history.features import known_at
from models.journeys.history.moves import RESIDENTIAL
from models.journeys.history.rows import features_of


@dataclass(frozen=True, slots=True, eq=False)
class Start:
    """One row a child in care at `as_of` (under 18, no short breaks), in order of source and id.

    Days are after `as_of` (so what has begun is negative). `names` name the child's luck: source
    and council's identifier, never the store's key. `x`: FEATURES on the day.
    """

    as_of: date
    children: tuple[str, ...]
    names: tuple[str, ...]
    councils: tuple[str, ...]
    born: Floats
    eighteen: Floats
    setting: Whole
    residential: Flags
    here_since: Floats
    care_since: Floats
    n_before: Floats
    n_residential: Floats
    n_foster: Floats
    n_care: Floats
    started_before: Floats
    left_residential: Floats
    x: Floats

    def only(self, keys: frozenset[str]) -> Start:
        """The same for some of the children; nobody's future depends on who else is there."""
        retained = np.array([child in keys for child in self.children], bool)
        columns = {name: getattr(self, name) for name in self.__dataclass_fields__}
        chosen = {
            name: tuple(one for one, keep in zip(value, retained, strict=True) if keep)
            if isinstance(value, tuple)
            else value[retained]
            for name, value in columns.items()
            if name != "as_of"
        }
        return Start(as_of=self.as_of, **chosen)  # type: ignore[arg-type]


def start_from(data: CouncilData, as_of: date) -> Start:
    """Everybody in care at a date by the newest return that covers it."""
    evidence = study_history(data, as_of, known_only=False)
    rows = evidence.placements
    today = day_number(as_of)
    if not rows.empty:
        last = rows[~rows.duplicated("person", keep="last")]
        young = evidence.people["eighteen"].to_numpy()[last["person"].to_numpy()] > today
        rows = last[(last["ends"] == STAYS_ON).to_numpy() & young]
    return _start(data, evidence, rows, today)


def _start(data: CouncilData, study: Study, rows: pd.DataFrame, today: int) -> Start:
    person = rows["person"].to_numpy(np.int64)
    placement = rows.index.to_numpy(np.int64)
    people = study.people.loc[person]
    day = np.full(len(rows), today)
    recorded = known_at(data, study, person, day)
    x = np.hstack(
        [recorded, features_of(study, placement, day, np.zeros(len(rows), int), recorded)]
    )
    numbers = {
        name: rows[name].to_numpy(np.float64)
        for name in ("n_before", "n_residential", "n_foster", "n_care")
    }
    return Start(
        as_of=study.as_of,
        children=tuple(people["child"]),
        names=tuple(people["name"]),
        councils=tuple(people["council"]),
        born=people["born"].to_numpy(np.float64) - today,
        eighteen=people["eighteen"].to_numpy(np.float64) - today,
        setting=rows["setting"].to_numpy(np.int8),
        residential=(rows["group"] == RESIDENTIAL).to_numpy(bool),
        here_since=rows["starts"].to_numpy(np.float64) - today,
        care_since=rows["care_started"].to_numpy(np.float64) - today,
        **numbers,
        started_before=rows["started_on_or_before"].to_numpy(np.float64),
        left_residential=rows["left_residential"].to_numpy(np.float64) - today,
        x=x,
    )
