"""Makes what the goldens are compared with, as nearly as may be in the way that people do.

Most comes from the commands of `run.py`. Where no command makes a thing (the demonstration of a
given day, minutes, workbooks) this file calls the product's code, and no other file of the goldens
does: after a redesign, adapt what is below "Where no command goes".

`python -m tests.goldens.products COUNCIL DATABASE FOLDER PRODUCT…` writes the products named.
"""

import importlib
import sqlite3
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

TODAY = date(2026, 11, 25)  # the day on which the demonstration is made, whenever the tests run
NOW = datetime(2026, 11, 25, 9, 30, tzinfo=UTC)  # stands on what is printed
COUNCIL_A = Path(__file__).resolve().parents[1] / "data" / "council_a"


@dataclass(frozen=True, slots=True)
class Council:
    """A council and the days that its products are made for.

    `tried`: the day from which evidence looks back; each return before it costs seconds.
    """

    name: str
    as_of: str
    until: str
    year: str
    tried: str


COUNCILS = {
    council.name: council
    for council in (
        Council("demonstration", "2026-11-20", "2027-03-31", "2026-27", "2023-03-31"),
        Council("council_a", "2021-03-31", "2022-03-31", "2020-21", "2021-03-31"),
    )
}


def command(*arguments: str) -> None:
    """What `python run.py …` runs, in this process; anything but success ends it."""
    main = importlib.import_module("commands.__main__").main
    code = main(list(arguments))
    if code:
        raise SystemExit(f"{' '.join(arguments)} ended with {code}")


def stand_still() -> None:
    """Stop the clock where a command reads it for what it writes: the foot of the board's report,
    and what counts as a date to come in an import."""

    class Day(date):
        @classmethod
        def today(cls) -> "Day":
            return cls(TODAY.year, TODAY.month, TODAY.day)

    class Moment(datetime):
        @classmethod
        def now(cls, tz: object = None) -> datetime:  # type: ignore[override]
            return NOW

    for command_file, name, clock in (
        ("report", "datetime", Moment),
        ("import_files", "datetime", Moment),
        ("import_files", "date", Day),
    ):
        module = importlib.import_module(f"commands.{command_file}")
        if not hasattr(module, name):
            raise SystemExit(f"{module.__name__} reads no {name} any more: adapt stand_still")
        setattr(module, name, clock)


def make_database(council: Council, url: str) -> None:
    """The council in an empty database."""
    if council.name == "demonstration":
        make_demonstration(url)
    else:
        command("import", str(COUNCIL_A), "--database", url)


# --- Where no command goes


def make_demonstration(url: str) -> None:
    """The demonstration of `TODAY` (the command makes that of the real one)."""
    from services.demonstration import make_demo

    make_demo(Path(url.removeprefix("sqlite:///")).parent, TODAY, print)


def workbook(council: Council, url: str, kind: str) -> bytes:
    """A year's workbook, as the screen hands it out. `kind`: ledger or budget."""
    from models.papers.documents import DocumentKind

    kinds = {"ledger": DocumentKind.LEDGER_XLSX, "budget": DocumentKind.BUDGET_XLSX}
    return _document(url, kinds[kind], f"{council.as_of}_{council.year}")


def minutes(council: Council, url: str) -> dict[str, bytes]:
    """The minutes, drafted and signed, of a panel that stays with one child and moves another.

    It meets in a copy of the database, on the day of the tests' own builders.
    """
    from sqlalchemy import select

    from data.store.record.meetings import sign_meeting
    from data.store.schema.engine import open_store, reading
    from data.store.schema.tables import child
    from models.papers.documents import DocumentKind
    from models.recording.meeting import DecisionSeen
    from tests.make import record_contents as make

    own = Path(url.removeprefix("sqlite:///"))
    copy = own.with_name(f"minutes-{own.name}")
    with sqlite3.connect(own) as source, sqlite3.connect(copy) as target:
        source.backup(target)
    there = f"sqlite:///{copy}"
    store = open_store(there)
    numbers = select(child.c.key).order_by(child.c.child_id).limit(2)
    with reading(store) as connection:
        first, second = connection.execute(numbers).scalars()
    meeting = make.a_begun_meeting(store, first, second)
    seen = (
        DecisionSeen(first, make.decided(store, meeting, first)),
        DecisionSeen(second, make.decided(store, meeting, second, make.a_move())),
    )
    drafted = _document(there, DocumentKind.MINUTES_WORD, f"meeting-{meeting}", store)
    sign_meeting(
        store, actor=make.SAM, key=meeting, seen=seen, expected_version=0, now_utc=make.NOW
    )
    kinds = {"docx": DocumentKind.MINUTES_WORD, "pdf": DocumentKind.MINUTES_PDF}
    signed = {
        f"minutes.{ending}": _document(there, kind, f"meeting-{meeting}", store)
        for ending, kind in kinds.items()
    }
    store.engine.dispose()
    return {"minutes-draft.docx": drafted, **signed}


def _document(url: str, kind: object, subject: str, store: object = None) -> bytes:
    from data.store.schema.engine import open_store
    from models.access import LOCAL_OWNER
    from services.documents import make_document
    from tests.make.open_councils import council_in

    given = store or open_store(url)
    council = council_in(given, LOCAL_OWNER, NOW)  # type: ignore[arg-type]
    return make_document(council, kind, subject, None, lambda *_: None)  # type: ignore[arg-type]


# --- Every product by its name


def by_command(name: str, *arguments: str) -> Callable[[Council, str, Path], None]:
    """A product that a command writes; {as_of} and its like are the council's days."""

    def make(council: Council, url: str, folder: Path) -> None:
        days = {key: getattr(council, key) for key in ("as_of", "until", "year", "tried")}
        given = [argument.format(**days) for argument in arguments]
        command(*given, "--out", str(folder / name), "--database", url)

    return make


def _workbook(kind: str) -> Callable[[Council, str, Path], None]:
    def make(council: Council, url: str, folder: Path) -> None:
        (folder / f"{kind}.xlsx").write_bytes(workbook(council, url, kind))

    return make


def _minutes(council: Council, url: str, folder: Path) -> None:
    for name, content in minutes(council, url).items():
        (folder / name).write_bytes(content)


AS_OF = ("--as-of", "{as_of}")
PRODUCTS: dict[str, Callable[[Council, str, Path], None]] = {
    "step-down.csv": by_command("step-down.csv", "step-down", *AS_OF),
    "forecast.csv": by_command("forecast.csv", "forecast", *AS_OF, "--until", "{until}"),
    "evidence.json": by_command("evidence.json", "evidence", "--as-of", "{tried}"),
    "regional-return.csv": by_command("regional-return.csv", "regional-return", *AS_OF),
    "savings.csv": by_command("savings.csv", "savings", *AS_OF, "--year", "{year}"),
    "board.pdf": by_command("board.pdf", "report", *AS_OF),
    "board.docx": by_command("board.docx", "report", *AS_OF),
    "ledger.xlsx": _workbook("ledger"),
    "budget.xlsx": _workbook("budget"),
    "minutes": _minutes,
}
MINUTES = ("minutes-draft.docx", "minutes.docx", "minutes.pdf")
DATABASE = "database"  # in the place of a product: make the council's


def main(arguments: list[str]) -> None:
    """Write the products named."""
    name, url, folder, *wanted = arguments
    council = COUNCILS[name]
    stand_still()
    for product in wanted:
        if product == DATABASE:
            make_database(council, url)
        else:
            PRODUCTS[product](council, url, Path(folder))


if __name__ == "__main__":
    main(sys.argv[1:])
