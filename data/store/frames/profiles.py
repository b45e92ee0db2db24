"""Needs and strengths as somebody rated them: our own profiles, and CANS through its map."""

import pandas as pd

from data.formats.tables import table_named as declared
from data.reference.needs import cans_levels
from data.store.frames.held import Held
from models.children.council import COLUMNS

_CANS = ("cans_0_5", "cans_6_21")


def profiles_frame(rows: Held) -> pd.DataFrame:
    """`profiles` of `models/children/council.py`; a blank level stays blank: not known."""
    columns = list(COLUMNS["profiles"])
    own = rows.rows("needs_profile")[columns]
    frames = [own.astype({"level": "float64"})]
    frames += [_cans(rows, name).reindex(columns=columns) for name in _CANS if len(rows.rows(name))]
    frame = pd.concat([part for part in frames if len(part)] or frames[:1], ignore_index=True)
    frame["child_id"] = frame["child"].map(rows.children.set_index("child")["child_id"])
    texts = ["assessed_by", "evidence", "child_view"]
    frame[texts] = frame[texts].astype("str")
    order = ["child_id", "assessed_on", "item", "level", *texts]
    return frame.sort_values(order, ignore_index=True)[columns]


def _cans(lines: Held, table: str) -> pd.DataFrame:
    rows = lines.rows(table)
    levels = cans_levels(rows.assign(child_id=rows["child"]))  # by key: ids may be another source's
    levels = levels.rename(columns={"child_id": "child"})
    return levels.assign(
        assessed_on=pd.to_datetime(levels["assessed_on"]).astype("datetime64[us]"),
        level=levels["level"].astype("float64"),
        evidence=f"{declared(table).title} assessment",
    )
