"""Frozen values as bytes and back, by their declared types: nothing but those types is ever made.

For what was worked out at length and another process reads (`prepared.py`). Plain values are JSON,
arrays numpy's own format without its pickles; a value that doesn't fit its type is refused.
"""

import io
import json
import types
import typing
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any

import numpy as np
import pandas as pd

TREE = "tree"
PLAIN = (bool, int, float, str, type(None))
ARRAY_KINDS = "biufmM"
MISSING = -1  # the place of a cell that says nothing


@dataclass(slots=True)
class _Written:
    """What has been written so far: arrays, and each dataclass once, as a row of its class.

    Equal ones share a row (children of a list have few prices between them), so they are small,
    quick to read, and one value in memory again.
    """

    arrays: list[np.ndarray[Any, Any]] = field(default_factory=list)
    rows: dict[str, list[Any]] = field(default_factory=dict)
    by_identity: dict[tuple[int, Any], int] = field(default_factory=dict)
    by_content: dict[tuple[Any, str], int] = field(default_factory=dict)

    def in_columns(self) -> dict[str, Any]:
        """The rows of each class by column: what is often said is said once."""
        return {
            name: [_column_of(list(trees), self.arrays) for trees in zip(*rows, strict=True)]
            for name, rows in self.rows.items()
        }


@dataclass(slots=True)
class _Parts:
    """What is read: arrays, the columns of each class, and the dataclasses that are made."""

    arrays: list[np.ndarray[Any, Any]]
    columns: dict[str, Any]
    fields: dict[str, list[Callable[[int], Any]]] = field(default_factory=dict)
    made: dict[tuple[str, int], Any] = field(default_factory=dict)


Writer = Callable[[Any, _Written], Any]
Reader = Callable[[Any, _Parts], Any]


class NotPacked(ValueError):
    """The value, or the bytes, are not of the declared type. Names the type, never the content."""


def pack_value(wanted: Any, value: object) -> bytes:
    """The bytes of a value of that type; raises `NotPacked`."""
    written = _Written()
    first = _writer(wanted)(value, written)
    tree = [first, written.in_columns()]
    named: dict[str, Any] = {f"a{number}": array for number, array in enumerate(written.arrays)}
    named[TREE] = np.frombuffer(json.dumps(tree, separators=(",", ":")).encode(), np.uint8)
    buffer = io.BytesIO()
    np.savez_compressed(buffer, **named)
    return buffer.getvalue()


def unpack_value(wanted: Any, content: bytes) -> Any:
    """The value of that type that those bytes are of; raises `NotPacked` for any others."""
    try:
        with np.load(io.BytesIO(content), allow_pickle=False) as packed:
            tree, columns = json.loads(packed[TREE].tobytes())
            arrays = [packed[f"a{number}"] for number in range(len(packed.files) - 1)]
        return _reader(wanted)(tree, _Parts(arrays, columns))
    except (KeyError, IndexError, TypeError, ValueError, zipfile.BadZipFile) as error:
        if isinstance(error, NotPacked):
            raise
        raise NotPacked(f"{_name(wanted)}: not what was packed") from error


@cache
def _writer(wanted: Any) -> Writer:
    """How a value of the type is written."""
    wanted = _plain_type(wanted)
    origin, parts = typing.get_origin(wanted), typing.get_args(wanted)
    if origin in (types.UnionType, typing.Union):
        return _union_writer(parts)
    if origin is tuple:
        return _tuple_writer(parts)
    if origin in (frozenset, set, list, Sequence):
        return _items_writer(parts[0], in_order=origin in (list, Sequence))
    if origin in (dict, Mapping):
        key, item = parts
        return lambda value, written: [
            [_writer(key)(name, written), _writer(item)(one, written)]
            for name, one in value.items()
        ]
    if wanted is np.ndarray or origin is np.ndarray:
        return _write_array
    if wanted is pd.DataFrame:
        return _write_frame
    if is_dataclass(wanted):
        return _dataclass_writer(wanted)
    if isinstance(wanted, type) and issubclass(wanted, Enum):
        return lambda value, written: wanted(value).name
    if wanted in (date, datetime):
        return lambda value, written: _exactly(wanted, value).isoformat()
    if wanted is Decimal:
        return lambda value, written: str(_of(Decimal, value))
    if wanted in PLAIN:
        return lambda value, written: _write_plain(wanted, value)
    raise NotPacked(f"{_name(wanted)}: no value of this type can be packed")


@cache
def _reader(wanted: Any) -> Reader:
    """How a value of the type is read."""
    wanted = _plain_type(wanted)
    origin, parts = typing.get_origin(wanted), typing.get_args(wanted)
    if origin in (types.UnionType, typing.Union):
        return _union_reader(parts)
    if origin is tuple:
        return _tuple_reader(parts)
    if origin in (frozenset, set, list, Sequence):
        item = parts[0]
        made = tuple if origin is Sequence else origin
        return lambda tree, read: made(_reader(item)(one, read) for one in tree)
    if origin in (dict, Mapping):
        key, item = parts
        return lambda tree, read: {
            _reader(key)(name, read): _reader(item)(one, read) for name, one in tree
        }
    if wanted is np.ndarray or origin is np.ndarray:
        return lambda tree, read: read.arrays[tree]
    if wanted is pd.DataFrame:
        return _read_frame
    if is_dataclass(wanted):
        return _dataclass_reader(wanted)
    if isinstance(wanted, type) and issubclass(wanted, Enum):
        names = wanted.__members__
        return lambda tree, read: names[tree]
    if wanted in (date, datetime):
        return lambda tree, read: wanted.fromisoformat(tree)
    if wanted is Decimal:
        return lambda tree, read: Decimal(tree)
    if wanted in PLAIN:
        return lambda tree, read: _read_plain(wanted, tree)
    raise NotPacked(f"{_name(wanted)}: no value of this type can be read")


def _plain_type(wanted: Any) -> Any:
    """The type behind an annotation."""
    if wanted is None:
        return type(None)
    return typing.get_args(wanted)[0] if typing.get_origin(wanted) is typing.Annotated else wanted


def _union_writer(parts: tuple[Any, ...]) -> Writer:
    """None as null, else which of the types it is and the value; `x | None` without the first."""
    others = [part for part in parts if part is not type(None)]

    def write(value: Any, written: _Written) -> Any:
        if value is None and len(others) < len(parts):
            return None
        if len(others) == 1:
            return [_writer(others[0])(value, written)]
        for number, part in enumerate(others):
            if isinstance(value, typing.get_origin(part) or part):
                return [number, _writer(part)(value, written)]
        raise NotPacked(f"{type(value).__name__}: none of the possible types")

    return write


def _union_reader(parts: tuple[Any, ...]) -> Reader:
    others = [part for part in parts if part is not type(None)]

    def read_one(tree: Any, read: _Parts) -> Any:
        if tree is None and len(others) < len(parts):
            return None
        if len(others) == 1:
            return _reader(others[0])(tree[0], read)
        return _reader(others[tree[0]])(tree[1], read)

    return read_one


def _items_writer(item: Any, *, in_order: bool) -> Writer:
    """A set is written in one order whatever the run, so that equal values have equal bytes."""
    return lambda value, written: [
        _writer(item)(one, written) for one in (value if in_order else sorted(value, key=repr))
    ]


def _tuple_writer(parts: tuple[Any, ...]) -> Writer:
    if len(parts) == 2 and parts[1] is Ellipsis:
        item = parts[0]
        return lambda value, written: [_writer(item)(one, written) for one in _of(tuple, value)]
    return lambda value, written: [
        _writer(part)(one, written) for part, one in zip(parts, value, strict=True)
    ]


def _tuple_reader(parts: tuple[Any, ...]) -> Reader:
    if len(parts) == 2 and parts[1] is Ellipsis:
        item = parts[0]
        return lambda tree, read: tuple([_reader(item)(one, read) for one in tree])
    return lambda tree, read: tuple(
        _reader(part)(one, read) for part, one in zip(parts, tree, strict=True)
    )


def _dataclass_writer(wanted: Any) -> Writer:
    names = [(field.name, _hints(wanted)[field.name]) for field in fields(wanted)]
    called = _called(wanted)

    def write(value: Any, written: _Written) -> int:
        same = (id(value), wanted)
        if same not in written.by_identity:
            value = _of(wanted, value)
            tree = [_writer(hint)(getattr(value, name), written) for name, hint in names]
            content = (wanted, repr(tree))
            if content not in written.by_content:
                rows = written.rows.setdefault(called, [])
                rows.append(tree)
                written.by_content[content] = len(rows) - 1
            written.by_identity[same] = written.by_content[content]
        return written.by_identity[same]

    return write


def _dataclass_reader(wanted: Any) -> Reader:
    names = [field.name for field in fields(wanted) if field.init]
    if len(names) != len(fields(wanted)):
        raise NotPacked(f"{_name(wanted)}: a field that isn't given can't be read")
    hints, called = [_hints(wanted)[name] for name in names], _called(wanted)

    def read_one(number: Any, read: _Parts) -> Any:
        if (called, number) not in read.made:
            if called not in read.fields:
                read.fields[called] = [
                    _column_reader(_reader(hint), column, read)
                    for hint, column in zip(hints, read.columns[called], strict=True)
                ]
            values = [value_in(number) for value_in in read.fields[called]]
            read.made[called, number] = wanted(**dict(zip(names, values, strict=True)))
        return read.made[called, number]

    return read_one


def _called(wanted: Any) -> str:
    return f"{wanted.__module__}.{wanted.__qualname__}"


def _column_of(trees: list[Any], arrays: list[np.ndarray[Any, Any]]) -> list[Any]:
    """One field of every row of a class: numbers as an array, else the different values and which
    of them each row has."""
    kinds = {type(tree) for tree in trees}
    if kinds in ({int}, {float}):
        array = np.array(trees)
        if array.dtype.kind in "if":
            arrays.append(array)
            return [len(arrays) - 1]
    seen: dict[str, int] = {}
    places = np.array([seen.setdefault(repr(tree), len(seen)) for tree in trees], np.int32)
    different: list[Any] = [None] * len(seen)
    for place, tree in zip(places.tolist(), trees, strict=True):
        different[place] = tree
    arrays.append(places)
    return [len(arrays) - 1, different]


def _column_reader(reader: Reader, column: list[Any], read: _Parts) -> Callable[[int], Any]:
    """Gives the field of a row by its number; what is equal is read once."""
    numbers = read.arrays[column[0]].tolist()
    if len(column) == 1:
        return lambda number: reader(numbers[number], read)
    different, made = column[1], {}

    def value_in(number: int) -> Any:
        place = numbers[number]
        if place not in made:
            made[place] = reader(different[place], read)
        return made[place]

    return value_in


@cache
def _hints(wanted: Any) -> dict[str, Any]:
    return typing.get_type_hints(wanted)


def _write_plain(wanted: Any, value: object) -> Any:
    if isinstance(value, np.generic):
        value = value.item()
    return _fitting(wanted, value)


def _read_plain(wanted: Any, tree: Any) -> Any:
    return _fitting(wanted, tree)


def _fitting(wanted: Any, value: object) -> Any:
    fits = isinstance(value, (int, float) if wanted is float else wanted)
    if not fits or (isinstance(value, bool) and wanted is not bool):
        raise NotPacked(f"{type(value).__name__}: a {_name(wanted)} is wanted")
    return value


def _write_array(value: object, written: _Written) -> int:
    array = _of(np.ndarray, value)
    if array.dtype.kind not in ARRAY_KINDS:
        raise NotPacked(f"an array of {array.dtype}: no such array can be packed")
    written.arrays.append(array)
    return len(written.arrays) - 1


def _write_frame(value: object, written: _Written) -> Any:
    frame = _of(pd.DataFrame, value)
    if any(not isinstance(name, str) for name in frame.columns):
        raise NotPacked("a frame whose columns have no names")
    index = frame.index
    plain = isinstance(index, pd.RangeIndex) and index.start == 0 and index.step == 1
    return [
        len(frame),
        None if plain else _write_column(index.to_series(), written),
        [[str(name), _write_column(frame[name], written)] for name in frame.columns],
    ]


def _read_frame(tree: Any, read: _Parts) -> pd.DataFrame:
    length, index, columns = tree
    frame = pd.DataFrame(
        {name: _read_column(column, read) for name, column in columns},
        index=pd.RangeIndex(length),
        columns=[name for name, _ in columns],
    )
    return frame if index is None else frame.set_axis(pd.Index(_read_column(index, read)))


def _write_column(column: pd.Series, written: _Written) -> Any:
    """The type's name, and numbers as they are, texts and the like as places among the values."""
    kind = str(column.dtype)
    if isinstance(column.dtype, np.dtype) and column.dtype.kind in ARRAY_KINDS:
        return [kind, _write_array(column.to_numpy(), written)]
    if kind in ("boolean", "Int64"):
        values = column.to_numpy(bool if kind == "boolean" else np.int64, na_value=False)
        missing = column.isna().to_numpy(bool)
        return [kind, _write_array(values, written), _write_array(missing, written)]
    if kind not in ("object", "str"):
        raise NotPacked(f"a column of {kind}: no such column can be packed")
    return [kind, *_write_cells(column, written)]


def _write_cells(column: pd.Series, written: _Written) -> list[Any]:
    """The places of a column's cells among its values, and the values, each with its type."""
    seen: dict[Any, int] = {}
    places = np.empty(len(column), np.int32)
    for number, cell in enumerate(column.tolist()):
        if isinstance(cell, float) and cell != cell and column.dtype != object:
            places[number] = MISSING
            continue
        # A number that is none is never equal to itself: one key for all of them.
        key = (type(cell), None if cell != cell else cell)
        places[number] = seen.setdefault(key, len(seen))
    return [_write_array(places, written), [_write_cell(*key) for key in seen]]


def _write_cell(kind: type, cell: Any) -> list[Any]:
    if kind is float and cell is None:
        return ["nan"]
    if kind in (date, datetime):
        return [kind.__name__, cell.isoformat()]
    if issubclass(kind, str | bool | int | float | type(None)) and not issubclass(kind, Enum):
        return ["", cell]
    raise NotPacked(f"a cell of {kind.__name__}: no such cell can be packed")


def _read_cell(tree: Any) -> Any:
    if tree[0] == "nan":
        return np.nan
    if tree[0] == "date":
        return date.fromisoformat(tree[1])
    return datetime.fromisoformat(tree[1]) if tree[0] == "datetime" else tree[1]


def _read_column(tree: Any, read: _Parts) -> pd.Series:
    kind = tree[0]
    if kind in ("boolean", "Int64"):
        column: pd.Series = pd.Series(read.arrays[tree[1]], dtype=kind)
        column[read.arrays[tree[2]]] = pd.NA
        return column
    if kind not in ("object", "str"):
        return pd.Series(read.arrays[tree[1]])
    cells = np.empty(len(tree[2]) + 1, object)
    for number, cell in enumerate(tree[2]):
        cells[number] = _read_cell(cell)
    cells[MISSING] = np.nan
    texts: pd.Series = pd.Series(cells[read.arrays[tree[1]]], dtype=kind)
    return texts


def _of(wanted: type, value: object) -> Any:
    if not isinstance(value, wanted):
        raise NotPacked(f"{type(value).__name__}: a {_name(wanted)} is wanted")
    return value


def _exactly(wanted: type, value: object) -> Any:
    if type(value) is not wanted:
        raise NotPacked(f"{type(value).__name__}: a {_name(wanted)} is wanted")
    return value


def _name(wanted: Any) -> str:
    return str(getattr(wanted, "__name__", wanted))
