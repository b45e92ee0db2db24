"""Verifying the database: whole, of the right version, every import accounted for."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, distinct, func, select, text

from data.store.record.check import record_findings
from data.store.schema.engine import Store, reading
from data.store.schema.migrations import HEAD, is_at_head
from data.store.schema.tables import (
    ROWS,
    audit,
    child,
    correction,
    data_version,
    engine_result,
    import_file,
    import_run,
    recorded,
    scenario,
    statutory_return,
)
from models.access import Actor, Permission, require
from models.problems import UserError


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of what is held, without personal data: `Returns held`, `10`."""

    name: str
    value: str

    def __str__(self) -> str:
        return f"{self.name}: {self.value}"


@dataclass(frozen=True, slots=True)
class CheckReport:
    """`findings`: what is wrong, in whole sentences; empty = the database is sound."""

    facts: tuple[Fact, ...]
    findings: tuple[str, ...]


def check_store(store: Store, actor: Actor) -> CheckReport:
    """Look through the whole database. Changes nothing. Raises `NotAllowed`."""
    require(actor, Permission.CHECK_STORE)
    with reading(store) as connection:
        findings = [
            *_file(connection),
            *_version(connection),
            *_counts(connection),
            *_provenance(connection),
            *_returns(connection),
            *record_findings(connection),
        ]
        return CheckReport(_facts(connection, store), tuple(findings))


def _file(connection: Connection) -> Iterable[str]:
    """SQLite's own checks; PostgreSQL enforces keys and pages by itself."""
    if connection.dialect.name != "sqlite":
        return
    for (line,) in connection.execute(text("PRAGMA integrity_check")):
        if line != "ok":
            yield f"The database file is damaged: {line}. Put the last backup back."
    broken = len(connection.execute(text("PRAGMA foreign_key_check")).all())
    if broken:
        yield f"{broken} rows point to rows that aren't there. Put the last backup back."


def _version(connection: Connection) -> Iterable[str]:
    try:
        if not is_at_head(connection):
            yield f"The tables are older than version {HEAD}. Open the database once to renew them."
    except UserError as error:
        yield str(error)
    if connection.execute(select(func.count()).select_from(data_version)).scalar_one() != 1:
        yield "The count of changes is lost. Put the last backup back."


def _counts(connection: Connection) -> Iterable[str]:
    for run in connection.execute(select(import_run.c.id, import_run.c.counts)):
        for c in run.counts:
            if c["read"] != c["kept"] + c["merged"] + c["rejected"] + c["blank"]:
                yield f"Import {run.id}: the rows of {c['table']} don't add up."


def _provenance(connection: Connection) -> Iterable[str]:
    """Every import has its audit row; every kept row was counted by an import."""
    told = set(connection.execute(select(audit.c.object)).scalars())
    for run in connection.execute(select(import_run.c.id)).scalars():
        if f"import_run/{run}" not in told:
            yield f"Import {run} has no audit row."
    for row in connection.execute(select(correction.c.id)).scalars():
        if f"correction/{row}" not in told:
            yield f"Correction {row} has no audit row."
    for row in connection.execute(select(engine_result.c.id)).scalars():
        if f"engine_result/{row}" not in told:
            yield f"Kept result {row} has no audit row."
    for row in connection.execute(select(scenario.c.id)).scalars():
        if f"scenario/{row}" not in told:
            yield f"Version {row} of a saved scenario has no audit row."
    counts_saved: dict[str, int] = {}
    not_undone = select(import_run.c.counts).where(import_run.c.undone_at_utc.is_(None))
    for (counts,) in connection.execute(not_undone):
        for c in counts:
            counts_saved[c["table"]] = counts_saved.get(c["table"], 0) + c["kept"]
    for name, table in ROWS.items():
        number = connection.execute(select(func.count()).select_from(table)).scalar_one()
        if number != counts_saved.get(name, 0):
            yield f"{number} rows of {name} are held, but imports say {counts_saved.get(name, 0)}."


def _returns(connection: Connection) -> Iterable[str]:
    """Every return has children."""
    for kind, table in (("ssda903", ROWS["episodes"]), ("annex_a", ROWS["annex_a"])):
        empty = select(statutory_return.c.year).where(
            statutory_return.c.kind == kind,
            statutory_return.c.id.not_in(select(table.c.return_id)),
        )
        for (year,) in connection.execute(empty):
            yield f"A return of {year} has no children."


def _facts(connection: Connection, store: Store) -> tuple[Fact, ...]:
    def one(query: object) -> object:
        return connection.execute(query).scalar_one()  # type: ignore[call-overload]

    returns = statutory_return.c
    rows = sum(int(str(one(select(func.count()).select_from(t)))) for t in ROWS.values())
    newest = one(select(func.max(returns.covers_to)))
    facts = {
        "Database": store.url_shown,
        "Version of the tables": HEAD,
        "Imports": one(select(func.count()).select_from(import_run)),
        "Files read": one(select(func.count(distinct(import_file.c.sha256)))),
        "Returns held": one(select(func.count()).select_from(statutory_return)),
        "Years held": ", ".join(
            str(year)
            for (year,) in connection.execute(
                select(returns.year).distinct().order_by(returns.year)
            )
        )
        or "none",
        "Children": one(select(func.count()).select_from(child)),
        "Rows": rows,
        "Entries people recorded": one(select(func.count()).select_from(recorded)),
        "Newest data": newest if newest is not None else "none",
        "Results kept": one(select(func.count()).select_from(engine_result)),
        "Audit rows": one(select(func.count()).select_from(audit)),
    }
    return tuple(Fact(name, str(value)) for name, value in facts.items())
