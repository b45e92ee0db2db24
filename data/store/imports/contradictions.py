"""What the returns say against each other, as problems of the import that brought them."""

from datetime import date

import pandas as pd

from data.formats.batch import Batch
from data.store.frames.children import children_frame
from data.store.frames.episodes import episodes_frame, returns_frame
from data.store.frames.events import deprivation_of_liberty_frame
from data.store.frames.held import Held
from data.store.frames.look_alikes import look_alikes
from data.store.schema.tables import CHILD_ID
from models.children.council import CouncilData
from models.children.doubts import Contradiction, return_doubts
from models.frames import rows_of as rows_of
from models.problems import Problem, Weight

_Place = tuple[str, int]  # file and row
_STARTS = {"episodes": "decom", "annex_a": "placement_started"}


def statutory_data(rows: Held) -> CouncilData:
    """The frames that say where children live, of every child: what contradictions are looked for
    in while an import is under way."""
    return CouncilData(
        version="",
        frames={
            "episodes": episodes_frame(rows),
            "returns": returns_frame(rows),
            "children": children_frame(rows),
        },
    )


def list_contradictions(rows: Held, batch: Batch, source: str) -> list[Problem]:
    """Every contradiction within and between the source's returns, as they now stand in the store.

    Looked for only when the batch brings a return. The file and row are given where the row is of
    this batch; else the return's year stands for the file.
    """
    if not any(_STARTS.keys() & rows.tables.keys() for rows in batch.returns):
        return []
    data = statutory_data(rows)
    day = data.data_date
    if day is None:
        return []
    places = _places(batch)
    return [_problem(doubt, places) for doubt in return_doubts(data, day) if doubt.source == source]


def orders_in_force(lines: Held) -> frozenset[str]:
    """Identifiers of the children of whom a file says that an order is in force, without an end."""
    rows = deprivation_of_liberty_frame(lines)
    rows = rows[(rows["in_force"].isna() | rows["in_force"].eq(True)) & rows["ends"].isna()]
    names = lines.children.set_index("child")["child_id"]
    return frozenset(rows["child"].map(names).astype("str"))


def orders_lifted(before: frozenset[str], rows: Held) -> list[Problem]:
    """A doubt for each child whose order is no longer in force by what this import brings."""
    return [
        Problem(
            Weight.DOUBTFUL,
            "Deprivation of liberty",
            None,
            "",
            f"child {name}: until now a file said that an order is in force, and a newer one says "
            "that none is",
            "an order that is over",
            "Check that it is over: the child can now be shown as ready.",
        )
        for name in sorted(before - orders_in_force(rows))
    ]


def may_tell_of_orders(batch: Batch) -> bool:
    """True if a table of the batch can say whether an order is in force."""
    return any("dolo" in rows.tables for rows in batch.returns) or any(
        "deprivation_of_liberty" in loose.frame.columns for loose in batch.loose
    )


def spelt_alike(rows: Held, batch: Batch) -> list[Problem]:
    """A doubt for each identifier of files that no return has, and that looks like one it has."""
    pairs = look_alikes(rows)
    tables = [frame for rows in batch.returns for frame in rows.tables.values()]
    tables += [loose.frame for loose in batch.loose if CHILD_ID in loose.frame.columns]
    brought = {str(name) for frame in tables for name in frame[CHILD_ID].unique()}
    return [
        Problem(
            Weight.DOUBTFUL,
            "Identifiers",
            None,
            "",
            f"{row.stranger_id}, whom no return names, looks like {row.child_id}",
            "each child's identifier written the same in every file",
            "They are two children until the spelling is the same. If a file has an order under "
            "the other spelling, the child is not enough known until then.",
        )
        for row in rows_of(pairs)
        if {str(row.stranger_id), str(row.child_id)} & brought
    ]


def _places(batch: Batch) -> dict[tuple[int, str, date], _Place]:
    """(collection year, child, start) -> where the row lies in this batch."""
    places: dict[tuple[int, str, date], _Place] = {}
    for rows in batch.returns:
        for table, column in _STARTS.items():
            if table not in rows.tables:
                continue
            frame = rows.tables[table]
            starts = pd.to_datetime(frame[column])
            for child, start, file, row in zip(
                frame[CHILD_ID].tolist(), starts, frame["_file"], frame["_row"], strict=True
            ):
                if pd.notna(start):
                    places[rows.year, str(child), start.date()] = (str(file), int(row))
    return places


def _problem(doubt: Contradiction, places: dict[tuple[int, str, date], _Place]) -> Problem:
    file, row = places.get(
        (doubt.year, doubt.child_id, doubt.starts), (f"Return of {doubt.year}", None)
    )
    return Problem(
        Weight.DOUBTFUL,
        file,
        row,
        doubt.column,
        doubt.found,
        doubt.wanted,
        f"{doubt.reading} Correct the record and send the return again if that is wrong.",
    )
