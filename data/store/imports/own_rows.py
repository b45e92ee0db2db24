"""What an import of the own files would change of what is held: sums replaced, unknown councils."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from sqlalchemy import Connection, select

from data.formats.batch import Batch, LooseRows
from data.formats.merge import same_council
from data.formats.table import CellKind, Column
from data.formats.table import Table as Declared
from data.formats.tables import table_named as declared
from data.store.frames.councils import NO, YES, KnownCouncils, council_key, known_councils
from data.store.frames.usable import OWN_TABLES
from data.store.schema.bulk import read_frame
from data.store.schema.tables import CHILD_ID, ROWS
from models.access import Actor, Permission, may
from models.children.council_names import plain_council
from models.frames import rows_of
from models.problems import Problem, Weight
from models.questions import NO_ANSWERS, AnswerChoice, Answers, FileQuestion

_OF_COUNCILS = frozenset({"targets", "budgets", "programme_costs", "unit_costs"})


@dataclass(frozen=True, slots=True)
class CellChange:
    """One cell of a row that is held and what it becomes, as a person reads both."""

    heading: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class RowReplaced:
    """A row of a file that takes the place of one that is held.

    `what`: what names it ("2026-27, West"), and `cells` what changes; both empty of a row about a
    child, and for who may not see costs.
    """

    title: str
    file: str
    what: str = ""
    cells: tuple[CellChange, ...] = ()

    def __str__(self) -> str:
        several = len(self.cells) > 1
        changes = "; ".join(
            f"{cell.heading + ' ' if several else ''}{cell.before} becomes {cell.after}"
            for cell in self.cells
        )
        return f"{self.title}, {self.what}: {changes}"


@dataclass(frozen=True, slots=True)
class Restated:
    """What the rows of one import replace. `last`: by file and row, those whose very words are held
    from before the newest: they are no repetition, and are kept anew."""

    replaced: tuple[RowReplaced, ...]
    last: frozenset[tuple[str, str, int]]


def compare_own_rows(
    connection: Connection, loose: Sequence[LooseRows], keys: dict[str, str], actor: Actor
) -> Restated:
    """Compare the last word of these rows on each thing with the newest that is held.

    `keys`: of identifiers those that the store has, since only of them is anything held.
    """
    replaced: list[RowReplaced] = []
    last: set[tuple[str, str, int]] = set()
    for name in sorted({loose_rows.table for loose_rows in loose} & OWN_TABLES):
        table = declared(name)
        if table.identity:
            given = _given(
                table, [loose_rows for loose_rows in loose if loose_rows.table == name], keys
            )
            for row, cells, is_known in _differing(connection, table, given):
                shown = name in _OF_COUNCILS and may(actor, Permission.READ_COSTS)
                row_replaced = RowReplaced(table.title, str(row["_file"]))
                if shown:
                    row_replaced = RowReplaced(
                        row_replaced.title, row_replaced.file, _words(table, row), cells
                    )
                replaced.append(row_replaced)
                if is_known:
                    last.add((name, str(row["_file"]), int(row["_row"])))
    return Restated(tuple(replaced), frozenset(last))


def _given(table: Declared, loose: Sequence[LooseRows], keys: dict[str, str]) -> pd.DataFrame:
    """The rows of the files, as far as the store knows whom they are about."""
    rows = pd.concat(
        [loose_rows.frame.assign(_file=loose_rows.file) for loose_rows in loose], ignore_index=True
    )
    if CHILD_ID in rows:
        rows["child_key"] = rows[CHILD_ID].astype("str").map(keys)
        rows = rows[rows["child_key"].notna()]
    return rows


def _differing(
    connection: Connection, table: Declared, given: pd.DataFrame
) -> Iterator[tuple[pd.Series, tuple[CellChange, ...], bool]]:
    """Each last row that differs from the newest held; whether an older one held says the same."""
    columns = [column for column in table.columns if not column.derived and column.name in given]
    columns = [column for column in columns if column.name != CHILD_ID]
    frame = read_frame(connection, select(*ROWS[table.name].c)).sort_values("id")
    if given.empty or frame.empty:
        return
    new, old = _texts(table, columns, given), _texts(table, columns, frame)
    new = new.drop_duplicates("_key", keep="last")
    newest = old.drop_duplicates("_key", keep="last").set_index("_key")
    new = new[new["_key"].isin(newest.index)]
    before = newest.loc[new["_key"]]
    names = [column.name for column in columns]
    # Compared all at once: there may be a hundred thousand rows, and hardly one of them differs.
    alike = [
        _plain(column, new[column.name]) == _plain(column, before[column.name])
        for column in columns
    ]
    differs = ~np.logical_and.reduce(alike)
    new, before = new[differs], before[differs]
    texts = set(_lines(old[old["_key"].isin(new["_key"])], names))
    for position, line in enumerate(_lines(new, names)):
        row, was = new.iloc[position], before.iloc[position]
        cells = tuple(
            CellChange(
                column.heading, _shown(column, was[column.name]), _shown(column, row[column.name])
            )
            for column in columns
            if was[column.name] != row[column.name]
        )
        yield given.loc[row.name], cells, line in texts


def _lines(texts: pd.DataFrame, names: Sequence[str]) -> list[str]:
    """Each row as one text, with what it is about."""
    columns = [texts[name].tolist() for name in ("_key", *names)]
    return ["\x1f".join(words) for words in zip(*columns, strict=True)]


def _texts(table: Declared, columns: Sequence[Column], rows: pd.DataFrame) -> pd.DataFrame:
    """The rows with every cell as one text, and `_key`: what each is about; same index."""
    texts = {column.name: _as_text(rows[column.name]) for column in columns}
    named = {CHILD_ID: rows["child_key"].astype("str")} if CHILD_ID in table.identity else {}
    parts = [_plain(table.column(name), {**texts, **named}[name]) for name in table.identity]
    keys = ["\x1f".join(words) for words in zip(*parts, strict=True)]
    return pd.DataFrame(texts, index=rows.index).assign(_key=keys)


def _as_text(cells: pd.Series) -> pd.Series:
    """Each cell as one text, whether it comes from a file or from the store."""
    codes, different = pd.factorize(cells)
    texts = np.array([*(_text(value) for value in different), ""], dtype=object)
    return pd.Series(texts[codes], index=cells.index, dtype=object)  # -1, nothing, is the last


def _plain(column: Column, texts: pd.Series) -> np.ndarray:
    """The texts, of a council one for every spelling of it."""
    if not column.council:
        return texts.to_numpy(object)
    return texts.map({text: same_council(text) for text in texts.unique()}).to_numpy(object)


def _text(value: object) -> str:
    """A value as one text, whether it comes from a file or from the store."""
    if value is None or pd.isna(value):  # type: ignore[call-overload]
        return ""
    if isinstance(value, pd.Timestamp):
        return f"{value:%Y-%m-%d}"
    if isinstance(value, bool | np.bool_):
        return str(bool(value))
    if isinstance(value, int | float | np.number):
        return repr(float(value))
    return str(value)


def _shown(column: Column, text: str) -> str:
    if not text:
        return "nothing"
    if column.kind is CellKind.MONEY:
        amount = float(text)
        return f"£{amount:,.0f}" if amount.is_integer() else f"£{amount:,.2f}"
    if column.kind in {CellKind.WHOLE, CellKind.NUMBER}:
        return f"{float(text):g}"
    return text


def _words(table: Declared, row: pd.Series) -> str:
    """What names the row: "2026-27, West"."""
    return ", ".join(_text(row[name]) for name in table.identity if name != CHILD_ID)


def councils_of_import(
    connection: Connection, batch: Batch, actor: Actor, council: str | None, answers: Answers
) -> KnownCouncils:
    """The councils that this import's own files may speak of.

    Where nobody has said any yet, those of the batch's own targets and budgets are taken. Somebody
    who imports for some councils may not speak of others.
    """
    if actor.councils is not None:
        texts = frozenset(plain_council(name) for name in actor.councils)
        return KnownCouncils(texts, NO_ANSWERS)
    councils = known_councils(connection, answers)
    names = {plain_council(council)} if council else set()
    if not councils.plain:
        columns = [
            loose_rows.frame["council"]
            for loose_rows in batch.loose
            if loose_rows.table in {"targets", "budgets"}
        ]
        names |= {plain_council(str(name)) for cells in columns for name in cells.dropna().unique()}
        names -= {"", "both", "all"}
    return KnownCouncils(councils.plain | names, councils.answers)


@dataclass(frozen=True, slots=True)
class UnknownCouncils:
    """Rows of councils that are none of ours. `rows`: True for these; told and asked about."""

    rows: np.ndarray
    problems: tuple[Problem, ...]
    questions: tuple[FileQuestion, ...]


def unknown_councils(
    loose: LooseRows, known_councils: KnownCouncils, can_ask: bool
) -> UnknownCouncils:
    """The rows of one file that name a council nobody knows as ours; never added to all."""
    columns = [column for column in declared(loose.table).columns if column.council]
    frame = loose.frame
    if loose.table not in OWN_TABLES or not columns or columns[0].name not in frame:
        return UnknownCouncils(np.zeros(len(frame), dtype=bool), (), ())
    column = columns[0]
    names = frame[column.name].astype("str").fillna("")
    unknown = {str(name) for name in names.unique() if not known_councils.has(str(name))}
    wrong = names.isin(unknown).to_numpy(bool)
    rows = frame[wrong]
    problems = tuple(
        _problem(loose.file, column, row, known_councils, can_ask)
        for row in rows_of(pd.DataFrame({"number": rows["_row"], "name": rows[column.name]}))
    )
    open_names = sorted(
        name for name in unknown if can_ask and council_key(name) not in known_councils.answers
    )
    questions = tuple(
        FileQuestion(
            council_key(name),
            loose.file,
            column.heading,
            f'is "{name}" one of your councils?',
            (
                AnswerChoice(YES, "yes, it is one of ours"),
                AnswerChoice(NO, "no, leave its rows out"),
            ),
            "Until then its rows are not kept.",
            tuple(int(row) for row in frame["_row"][(names == name).to_numpy(bool)]),
        )
        for name in open_names
    )
    return UnknownCouncils(wrong, problems, questions)


def _problem(
    file: str, column: Column, row: object, known_councils: KnownCouncils, can_ask: bool
) -> Problem:
    name = str(getattr(row, "name", ""))
    ours = ", ".join(sorted(name.title() for name in known_councils.plain)) or "a council of yours"
    ask = (
        f' If it is one of yours, say so: --answer "{council_key(name)}={YES}".' if can_ask else ""
    )
    return Problem(
        Weight.REJECTED,
        file,
        int(getattr(row, "number", 0)),
        column.heading,
        f'"{name}"',
        f"one of your councils ({ours}), or both",
        f"Correct the council and import again.{ask}",
    )
