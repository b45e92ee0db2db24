"""What people said of where a child is, as the models see it."""

import pandas as pd
from sqlalchemy import select

from data.store.frames.held import Held
from data.store.schema.tables import correction
from models.children.council import COLUMNS


def corrections_frame(lines: Held) -> pd.DataFrame:
    """`corrections` of `models/children/council.py`: of children in scope, oldest first."""
    c = correction.c
    wanted = (
        c.child_key,
        c.number,
        c.what,
        c.on_day,
        c.noted_at_utc,
        c.actor,
        c.data_to,
        c.withdraws,
    )
    found = lines.connection.execute(select(*wanted).order_by(c.id)).all()
    rows = pd.DataFrame([tuple(row) for row in found], columns=list(COLUMNS["corrections"]))
    for day in ("on", "noted_at", "data_to"):
        rows[day] = pd.to_datetime(rows[day]).astype("datetime64[us]")
    rows = rows[rows["child"].isin(lines.seen(frozenset(rows["child"])))]
    return rows.astype({"number": "int64", "withdraws": "Int64"}).reset_index(drop=True)
