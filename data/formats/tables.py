"""Every table the project reads, in one list; adding a format adds its module here."""

from data.formats import (
    annex_a,
    cans,
    national_standard,
    needs_profile,
    own_files,
    placement_census,
    placements_standard,
    s251,
    safeguarding_dataset,
    ssda903,
)
from data.formats.table import Table

TABLES: tuple[Table, ...] = (
    *ssda903.TABLES,
    *annex_a.TABLES,
    *placement_census.TABLES,
    *s251.TABLES,
    *placements_standard.TABLES,
    *national_standard.TABLES,
    *safeguarding_dataset.TABLES,
    *needs_profile.TABLES,
    *cans.TABLES,
    *own_files.TABLES,
)

COST_TABLES: frozenset[str] = frozenset(
    {"placement_census", "s251", "placements_standard", "national_standard"}
)

# Tables that are joined into others while they are read, so that the store has none of their own.
JOINED_TABLES: frozenset[str] = frozenset(table.name for table in safeguarding_dataset.TABLES)

_BY_NAME: dict[str, Table] = {table.name: table for table in TABLES}


def table_named(name: str) -> Table:
    """The table of that name; KeyError if there is none."""
    return _BY_NAME[name]
