"""The published fields of the Placements Data Standard v2, effective 18 July 2025, status draft.

Source: SocialCareData/placements-standard on GitHub, specification.md and placements.json. The last
column of the file, how a form asks for the field, is this project's own wording.
"""

import csv
from functools import cache
from pathlib import Path

from models.papers.standard import Field, FieldType

FILE = Path(__file__).parent / "placements_standard_v2.csv"


@cache
def standard_fields() -> tuple[Field, ...]:
    """Every field in the standard's order."""
    with FILE.open(encoding="utf-8", newline="") as file:
        return tuple(_field(row) for row in csv.DictReader(file))


def _field(row: dict[str, str]) -> Field:
    options = tuple(name.strip() for name in row["options"].split("|") if name.strip())
    least, most = row["cardinality"].split("..")
    return Field(
        entity=row["entity"],
        name=row["field"],
        type=FieldType(row["type"]),
        needed=least == "1",
        many=most == "*",
        options=options,
        asked_as=row["asked_as"],
    )
