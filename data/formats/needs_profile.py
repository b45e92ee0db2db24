"""Needs profiles in the project's own open scheme: one row an item of one assessment."""

from data.formats.table import CellKind, Column, Privacy, Table
from models.needs.scheme import HIGHEST_NEED, Need, Strength

NEEDS_PROFILE = Table(
    "needs_profile", "Needs profile", "one row per need or strength of one assessment",
    (
        Column(
            "child_id", "child_id", CellKind.IDENTIFIER, "the child's identifier", Privacy.IDENTITY,
            needed=True, key=True, may_be_blank=False,
        ),
        Column(
            "assessed_on", "assessed_on", CellKind.DATE, "the day of the assessment", Privacy.CARE,
            needed=True, key=True, may_be_blank=False, years_back=25, years_ahead=1,
        ),
        Column(
            "item", "item", CellKind.CODE, "which need or strength", Privacy.CARE,
            needed=True, key=True, may_be_blank=False, values=(*Need, *Strength),
        ),
        Column(
            "level", "level", CellKind.WHOLE,
            "needs 0 to 4, strengths 0 to 3; blank means not known, never low", Privacy.CARE,
            needed=True, lowest=0, highest=HIGHEST_NEED,
        ),
        Column("assessed_by", "assessed_by", CellKind.TEXT, "who assessed", Privacy.OTHER),
        Column("evidence", "evidence", CellKind.TEXT, "a line of evidence", Privacy.CARE),
        Column("child_view", "child_view", CellKind.TEXT, "the child's own words", Privacy.CARE),
    ),
    ("CHILD_ID", "ASSESSED_ON", "ITEM", "LEVEL"),
    ("child_id", "assessed_on", "item", "assessed_by"),
    template="needs_profile.csv",
    example=(
        (
            "100001", "14/09/2026", "education", "2", "A. Worker",
            "Part-time timetable since June", "I like the farm days",
        ),
        ("100001", "14/09/2026", "lasting_adult", "3", "A. Worker", "Nan rings every day", ""),
        ("100001", "14/09/2026", "self_harm", "", "A. Worker", "", ""),
    ),
    source="the project's open scheme of needs and strengths",
)  # fmt: skip

TABLES: tuple[Table, ...] = (NEEDS_PROFILE,)
