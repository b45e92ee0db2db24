"""What cost files and returns say against each other, as problems of the import that shows it."""

from dataclasses import replace

import pandas as pd

from data.formats.batch import Batch
from data.formats.tables import COST_TABLES
from data.store.frames.held import Held
from data.store.frames.prices import prices_frame
from data.store.imports.contradictions import statutory_data
from data.store.schema.tables import CHILD_ID
from models.prices.disagreements import price_disagreements
from models.problems import Problem


def price_doubts(rows: Held, batch: Batch, source: str) -> list[Problem]:
    """A problem for each child of the source whom a cost line puts in another kind of home.

    Looked for only when the batch brings cost lines. The file and row are given where the line is
    of this batch.
    """
    if not any(loose.table in COST_TABLES for loose in batch.loose):
        return []
    data = statutory_data(rows)
    data = replace(data, frames=data.frames | {"prices": prices_frame(rows)})
    day = data.data_date
    if day is None:
        return []
    places = _places(batch)
    return [
        doubt.as_problem(*places.get((doubt.child_id, str(doubt.line_starts)), (None, None)))
        for doubt in price_disagreements(data, day)
        if doubt.source == source
    ]


def _places(batch: Batch) -> dict[tuple[str, str], tuple[str, int]]:
    """(child, start) -> where the cost line is in this batch."""
    places: dict[tuple[str, str], tuple[str, int]] = {}
    for loose in batch.loose:
        if loose.table not in COST_TABLES or "starts" not in loose.frame:
            continue
        frame = loose.frame[loose.frame["starts"].notna()]
        starts = pd.to_datetime(frame["starts"]).dt.strftime("%Y-%m-%d")
        rows = zip(frame[CHILD_ID].astype("str"), starts, frame["_row"], strict=True)
        places |= {(child, str(start)): (loose.file, int(row)) for child, start, row in rows}
    return places
