"""Versions of a return that is held already: which of them counts, said at import."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select

from data.formats.batch import ReturnRows
from data.store.schema.tables import CHILD_ID, ROWS, child, statutory_return
from models.children.council import SSDA903
from models.children.returns import two_authorities
from models.problems import Problem, Weight


def older_or_replaced(
    connection: Connection, rows: ReturnRows, return_id: int, source: str
) -> list[Problem]:
    """What a person should know of this version of a 903 return, if another one is held.

    The version imported later counts. So a version that is held already and was replaced since
    changes nothing, and one whose newest date is before the other's may have come by mistake.
    """
    versions = [
        version
        for version in versions_held(connection, rows, source)
        if version.return_id != return_id
    ]
    later = [other for other in versions if other.return_id > return_id]
    earlier = [other for other in versions if other.return_id < return_id]
    if later:
        return [
            _doubt(
                rows,
                f"a version of the return of {rows.year} that a later import has replaced",
                "the version that counts",
                "It changes nothing: the version imported later counts. If this one is right, undo "
                "that later import.",
            )
        ]
    doubts = _left_out(connection, rows, earlier)
    newer = [other for other in earlier if other.content_date > rows.content_date]
    if newer:
        date_there = max(other.content_date for other in newer)
        doubts.append(
            _doubt(
                rows,
                f"the newest date is {rows.content_date:%d/%m/%Y}, and the version of this "
                f"return that was imported before goes to {date_there:%d/%m/%Y}",
                "a correction, not an older copy",
                "This version counts, because it was imported later. Undo the import if it is an "
                "older copy.",
            )
        )
    return doubts


def _left_out(
    connection: Connection, rows: ReturnRows, earlier: list[HeldVersion]
) -> list[Problem]:
    """Each child of the version that this one replaces whom this one doesn't name."""
    if not earlier:
        return []
    before = _children(connection, max(version.return_id for version in earlier))
    texts = frozenset(rows.tables["episodes"][CHILD_ID].astype("str"))
    return [
        _doubt(
            rows,
            f"child {name}: in the version of this return that was imported before, and not "
            "in this one",
            "every child of the return, or an end to the child's last episode",
            "The child is no longer counted in this return. If the child was looked after in the "
            "year, add the rows and import it again.",
        )
        for name in sorted(before - texts)
    ]


@dataclass(frozen=True, slots=True)
class HeldVersion:
    """A version of a return that is in the store."""

    return_id: int
    content_date: date


def versions_held(connection: Connection, lines: ReturnRows, source: str) -> list[HeldVersion]:
    """Every version of this 903 return that is held, this very one among them if it is held."""
    if lines.kind != SSDA903 or "episodes" not in lines.tables:
        return []
    columns = statutory_return.c
    rows = connection.execute(
        select(columns.id, columns.content_date).where(
            columns.source == source, columns.kind == SSDA903, columns.year == lines.year
        )
    ).all()
    children = frozenset(lines.tables["episodes"][CHILD_ID].astype("str"))
    return [
        HeldVersion(int(row.id), row.content_date)
        for row in rows
        if not two_authorities(children, _children(connection, int(row.id)))
    ]


def _children(connection: Connection, return_id: int) -> frozenset[str]:
    episodes = ROWS["episodes"]
    rows = connection.execute(
        select(child.c.child_id)
        .select_from(episodes.join(child))
        .where(episodes.c.return_id == return_id)
        .distinct()
    )
    return frozenset(rows.scalars())


def _doubt(rows: ReturnRows, label: str, wanted: str, what_to_do: str) -> Problem:
    where = rows.label or f"Return of {rows.year}"
    return Problem(Weight.DOUBTFUL, where, None, "", label, wanted, what_to_do)
