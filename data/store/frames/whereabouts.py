"""How far from home and in whose area each episode was: no postcode leaves this file."""

import numpy as np
import pandas as pd
from sqlalchemy import Connection

from data.places.area import own_area
from data.places.cells import CELL_METRES
from data.places.directory import PlaceKind
from data.store.frames.councils import council_of_children, own_councils
from data.store.frames.held import Held
from data.store.frames.places import places_of
from models.children.council import COLUMNS
from models.children.where import METRES_A_MILE, Address


def area_served(connection: Connection) -> frozenset[str]:
    """The codes of the authorities that are ours; empty = not known.

    By `CIRCLE_AREA`, else from the names of the councils served, else of every child's council
    (whoever asks: a person of one council sees the same area as everybody).
    """
    return own_area(own_councils(connection) or frozenset(council_of_children(connection)))


def whereabouts_frame(lines: Held) -> pd.DataFrame:
    """`whereabouts` of `models/children/council.py`: one row an episode, as `episodes` has them."""
    rows = pd.concat([_ssda903(lines), _annex_a(lines)], ignore_index=True)
    places = places_of(lines.connection, pd.concat([rows["home"], rows["lives"]]))
    home, lives = _of(rows["home"], places), _of(rows["lives"], places)
    metres = np.hypot(home["easting"] - lives["easting"], home["northing"] - lives["northing"])
    ours = area_served(lines.connection)
    column = lives["authority"].notna() & bool(ours)
    rows["miles"] = metres / METRES_A_MILE
    rows["home_is"], rows["lives_is"] = home["is"], lives["is"]
    rows["exact"] = home["whole"] & lives["whole"]
    rows["in_area"] = lives["authority"].isin(ours).astype("boolean").mask(~column)
    rows["area_certain"] = lives["unanimous"].fillna(False).astype(bool) & column
    rows["cell_x"] = np.floor(lives["easting"] / CELL_METRES)
    rows["cell_y"] = np.floor(lives["northing"] / CELL_METRES)
    ids = lines.children.set_index("child")[["source", "child_id"]]
    ordered = rows.join(ids, on="child").sort_values(["source", "child_id", "starts", "text"])
    return ordered[list(COLUMNS["whereabouts"])].reset_index(drop=True)


def _of(texts: pd.Series, places: pd.DataFrame) -> pd.DataFrame:
    """The place of each text, and whether it was recorded and found."""
    frame = places.reindex(texts.fillna(""))[
        ["kind", "easting", "northing", "authority", "unanimous"]
    ]
    frame = frame.set_axis(texts.index)
    recorded = texts.notna() & (texts != "")
    frame["whole"] = frame["kind"] == PlaceKind.POSTCODE.value
    frame["is"] = np.select(
        [~recorded, frame["easting"].isna()],
        [Address.NOT_RECORDED.value, Address.NOT_FOUND.value],
        Address.FOUND.value,
    )
    return frame


def _ssda903(lines: Held) -> pd.DataFrame:
    rows = lines.rows("episodes")
    return pd.DataFrame(
        {
            "child": rows["child"],
            "return_id": rows["return_id"],
            "starts": rows["decom"],
            "text": lines.as_text("episodes"),
            "home": rows["home_post"],
            "lives": rows["pl_post"],
        }
    )


def _annex_a(lines: Held) -> pd.DataFrame:
    """List 8 gives no home address: it is the one that the 903 gives of the same period of care."""
    rows = lines.rows("annex_a")
    rows = rows.assign(text=lines.as_text("annex_a"))[rows["placement_started"].notna()]
    frame = lines.rows("episodes")[["child", "decom", "home_post"]].dropna()
    newest = frame.sort_values("decom", kind="stable").drop_duplicates("child", keep="last")
    rows = rows.join(newest.set_index("child"), on="child")
    same_period = rows["decom"] >= rows["care_started"]
    return pd.DataFrame(
        {
            "child": rows["child"],
            "return_id": rows["return_id"],
            "starts": rows["placement_started"],
            "text": rows["text"],
            "home": rows["home_post"].where(same_period),
            "lives": rows["placement_postcode"],
        }
    )
