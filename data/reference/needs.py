"""The scheme of needs as files: the items' words, ceilings, packages, and the map from CANS.

`ceilings.csv` and `packages.csv` here are drafts. A council's own copies in `var/reference` win,
once they are whole: a half-filled file would silently let a need go unchecked.
"""

import csv
import re
from functools import cache
from pathlib import Path

import pandas as pd

from data.reference.scheme_files import (
    SchemeRow,
    ceiling_of,
    check_complete,
    check_unique,
    package_of,
)
from models.needs.scheme import (
    HIGHEST_STRENGTH,
    Anchor,
    Ceiling,
    Item,
    Need,
    Package,
    Scheme,
    Strength,
)
from models.problems import UserError

_FOLDER = Path(__file__).parent
OWN_COPIES = _FOLDER.parents[1] / "var" / "reference"  # the council's agreed versions
CEILING_COLUMNS = ("destination", "need", "ceiling")
PACKAGE_COLUMNS = ("package", "destination", "raises", "by", "weekly_gbp", "weeks", "one_off_gbp")
CANS_ACT_NOW = 3  # the top level of a CANS item; CANS has nothing above it


def load_scheme(own_copies: Path = OWN_COPIES) -> Scheme:
    """The ceilings and packages in force: the council's own copy of a file, else the draft.

    Raises `UserError` that names file, row, column and cure if a council's copy is not usable.
    """
    return Scheme(_ceilings(own_copies), _packages(own_copies), load_items(), load_anchors())


@cache
def item_words() -> Scheme:
    """The words of items and levels alone, without ceilings or packages: for headings and lists."""
    return Scheme((), (), load_items(), load_anchors())


@cache
def load_items() -> tuple[Item, ...]:
    """The words of every need and strength, in the scheme's order."""
    return tuple(
        Item(_item(row["item"]), row["title"], row["phrase"], row["question"])
        for row in _own_rows("needs_scheme.csv")
    )


@cache
def load_anchors() -> tuple[Anchor, ...]:
    """What each level means, needs first, from 0 up."""
    return tuple(
        Anchor(row["kind"] == "need", int(row["level"]), row["meaning"])
        for row in _own_rows("needs_levels.csv")
    )


def cans_levels(frame: pd.DataFrame) -> pd.DataFrame:
    """CANS assessments as levels of our scheme: `child_id, assessed_on, item, level`.

    `frame`: one row an assessment, columns by their heading or by our name of it (`data/formats/
    cans.py`). CANS levels are action levels, read item by item: 0 to 3 stay 0 to 3 for a need (CANS
    can't say 4), the worst CANS item counts, and a need with an item left blank is not known unless
    another is 3 already. With every item blank CANS says nothing of that need, so there is no row.
    Strengths are scored the other way round (0 = centrepiece): turned over.
    """
    frame = frame.rename(columns={name: cans_column(str(name)) for name in frame.columns})
    about = pd.DataFrame({name: _column(frame, *CANS_ABOUT[name]) for name in CANS_ABOUT})
    parts: list[pd.DataFrame] = []
    for item, headings in _cans_map().items():
        flags = {name: always for name, always in headings.items() if name in frame.columns}
        if flags:
            rated = frame[list(flags)].apply(pd.to_numeric, errors="coerce")  # N/A: not known
            part = about.assign(item=item.value, level=_level(rated, item, flags))
            parts.append(part[rated.notna().any(axis=1)])
    if not parts:
        return pd.DataFrame(columns=[*CANS_ABOUT, "item", "level"])
    return pd.concat(parts, ignore_index=True)


def cans_column(heading: str) -> str:
    """A CANS heading whatever its case and signs: `Danger to Others*` is `danger_to_others`."""
    return re.sub(r"[^a-z0-9]+", "_", heading.lower()).strip("_")


CANS_ABOUT: dict[str, tuple[str, ...]] = {
    "child_id": ("child_id", "youth_unique_id", "child_unique_id"),
    "assessed_on": ("assessed_on", "assessment_date"),
}


def _level(scores: pd.DataFrame, item: Need | Strength, flags: dict[str, bool]) -> pd.Series:
    """One need's or strength's level in every assessment; `flags`: CANS column -> always rated."""
    worst = scores.max(axis=1)
    left_blank = scores[[name for name, always in flags.items() if always]].isna().any(axis=1)
    column: pd.Series = worst.mask(left_blank & (worst < CANS_ACT_NOW)).astype("float64")
    return HIGHEST_STRENGTH - column if isinstance(item, Strength) else column


@cache
def _cans_map() -> dict[Need | Strength, dict[str, bool]]:
    """Our item -> names of its CANS columns (both forms) and whether each is always rated."""
    flags: dict[Need | Strength, dict[str, bool]] = {}
    for row in _own_rows("cans_map.csv"):
        flags_stored = flags.setdefault(_item(row["item"]), {})
        flags_stored[cans_column(row["heading"])] = row["always_rated"] == "yes"
    return flags


def _column(frame: pd.DataFrame, *names: str) -> pd.Series:
    """The first column that goes by one of the names."""
    column: pd.Series = frame[next(name for name in names if name in frame.columns)]
    return column


def _item(name: str) -> Need | Strength:
    return Need(name) if name in set(Need) else Strength(name)


def _ceilings(own_copies: Path) -> tuple[Ceiling, ...]:
    rows = _rows(own_copies, "ceilings.csv", CEILING_COLUMNS)
    ceilings = tuple(ceiling_of(row) for row in rows)
    check_unique(rows, ("destination", "need"))
    check_complete(rows[0].file, ceilings)
    return ceilings


def _packages(own_copies: Path) -> tuple[Package, ...]:
    rows = _rows(own_copies, "packages.csv", PACKAGE_COLUMNS)
    packages = tuple(package_of(row) for row in rows)
    check_unique(rows, ("package", "destination"))
    return packages


def file_in_force(name: str, own_copies: Path = OWN_COPIES) -> Path:
    """The council's own copy of `ceilings.csv` or `packages.csv`, else the draft."""
    own = own_copies / name
    return own if own.is_file() else _FOLDER / name


def _rows(own_copies: Path, name: str, wanted: tuple[str, ...]) -> tuple[SchemeRow, ...]:
    """The lines of the council's copy, or of the draft, under headings in any case or order."""
    path = file_in_force(name, own_copies)
    where = f"{path.parent.name}/{name}"
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise UserError(
            where, "text that is not UTF-8", "a CSV file saved as UTF-8", _CURE
        ) from error
    lines = list(csv.reader(text.splitlines()))
    headings = [cell.strip().lower() for cell in lines[0]] if lines else []
    absent = [name for name in wanted if name not in headings]
    if absent:
        raise UserError(where, f"no column {absent[0]}", f"columns {', '.join(wanted)}", _CURE)
    rows = [
        SchemeRow(where, number, dict(zip(headings, (cell.strip() for cell in line), strict=False)))
        for number, line in enumerate(lines[1:], start=2)
        if any(cell.strip() for cell in line)
    ]
    if not rows and name == "ceilings.csv":
        raise UserError(where, "no rows", "a ceiling for every need and destination", _CURE)
    return tuple(rows)


_CURE = "Mend the file, or take it away to go back to the draft."


def _own_rows(name: str) -> list[dict[str, str]]:
    with (_FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
