"""Identifiers of files that are in no return and look like one that is: the same child, perhaps.

Within one import such spellings are matched; across imports nobody can be sure, so the stops that a
file tells under the other spelling keep the child's answer at *not enough known*.
"""

import pandas as pd

from data.formats.spellings import spelling_of
from data.store.frames.events import deprivation_of_liberty_frame
from data.store.frames.held import Held

_COLUMNS = ["child", "child_id", "stranger", "stranger_id"]


def look_alikes(rows: Held) -> pd.DataFrame:
    """child, child_id: of the returns; stranger, stranger_id: in files alone, and spelt alike."""
    people = rows.children[["child", "child_id", "source"]]
    in_returns = people["child"].isin(rows.named_by_returns)
    strangers = people[~in_returns]
    if strangers.empty:
        return pd.DataFrame(columns=_COLUMNS)
    listed = people[in_returns]
    pairs = strangers.assign(spelling=strangers["child_id"].map(spelling_of)).merge(
        listed.assign(spelling=listed["child_id"].map(spelling_of)),
        on=["source", "spelling"],
        suffixes=("_other", ""),
    )
    pairs = pairs.rename(columns={"child_other": "stranger", "child_id_other": "stranger_id"})
    return pairs[_COLUMNS]


def stops_of_look_alikes(lines: Held, unread: pd.DataFrame) -> pd.DataFrame:
    """Rows of `unread_stops` for children whose look-alikes have an order, or an unread stop.

    `unread`: the rows found so far (child, starts, written).
    """
    pairs = look_alikes(lines)
    if pairs.empty:
        return pd.DataFrame(columns=["child", "starts", "written"])
    orders = deprivation_of_liberty_frame(lines)
    orders = orders[orders["in_force"].isna() | orders["in_force"].eq(True)]
    stops = pd.concat(
        [
            orders[["child"]].assign(text="a deprivation-of-liberty order is in force"),
            unread[["child"]].assign(text=unread["written"]),
        ],
        ignore_index=True,
    ).rename(columns={"child": "stranger"})
    rows = pairs.merge(stops.drop_duplicates(), on="stranger")
    written = [
        f'{text}, of a child written "{other}", which looks like this child\'s identifier'
        for text, other in zip(rows["text"], rows["stranger_id"], strict=True)
    ]
    starts = pd.Series(pd.NaT, index=rows.index, dtype="datetime64[us]")
    return pd.DataFrame({"child": rows["child"], "starts": starts, "written": written})
