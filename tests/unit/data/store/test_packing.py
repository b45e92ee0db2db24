"""Values come back from bytes as they were; nothing but their declared types is ever made."""

import io
import json
import pickle
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray
from pandas.testing import assert_frame_equal

from data.store.packing import NotPacked, pack_value, unpack_value


class Colour(StrEnum):
    RED = "as red as it gets"


@dataclass(frozen=True, slots=True)
class Small:
    on: date
    colour: Colour
    share: float | None = None


@dataclass(frozen=True, slots=True)
class Other:
    text: str


@dataclass(frozen=True, slots=True, eq=False)
class Large:
    parts: tuple[Small | Other, ...]
    by_name: Mapping[str, tuple[int, str]]
    some: frozenset[str]
    numbers: NDArray[np.float64]
    frame: pd.DataFrame


DAY = date(2026, 3, 31)
FRAME = pd.DataFrame(
    {
        "text": pd.Series(["a", None, "é", "a"], dtype="str"),
        "mixed": pd.Series(["a", None, float("nan"), 3], dtype=object),
        "flags": pd.Series([True, None, False, True], dtype="boolean"),
        "whole": pd.Series([1, None, 3, 2**40], dtype="Int64"),
        "number": [0.1 + 0.2, float("nan"), float("inf"), -0.0],
        "day": pd.to_datetime([DAY, None, DAY, DAY]).astype("datetime64[us]"),
        "yes": [True, False, True, True],
        "dates": pd.Series([DAY, DAY, None, DAY], dtype=object),
    }
)


def a_large(**changes: object) -> Large:
    values: dict[str, object] = {
        "parts": (Small(DAY, Colour.RED, 0.1 + 0.2), Other("£"), Small(DAY, Colour.RED)),
        "by_name": {"b": (1, "x"), "a": (2, "y")},
        "some": frozenset({"x", "y", "z"}),
        "numbers": np.array([[1.5, np.nan], [np.inf, -0.0]]),
        "frame": FRAME,
    }
    return Large(**(values | changes))  # type: ignore[arg-type]


def test_a_value_comes_back_as_it_was() -> None:
    large = unpack_value(Large, pack_value(Large, a_large()))
    assert large.parts == a_large().parts and large.some == a_large().some
    assert list(large.by_name.items()) == [("b", (1, "x")), ("a", (2, "y"))]
    np.testing.assert_array_equal(large.numbers, a_large().numbers)
    assert_frame_equal(large.frame, FRAME)
    assert list(large.frame.dtypes) == list(FRAME.dtypes)
    assert [type(cell) for cell in large.frame["mixed"]] == [str, type(None), float, int]


@pytest.mark.parametrize("rows", [0, 2])
def test_rows_keep_their_labels_and_an_empty_frame_its_types(rows: int) -> None:
    part = FRAME.iloc[1 : 1 + rows]
    again = unpack_value(pd.DataFrame, pack_value(pd.DataFrame, part))
    assert_frame_equal(again, part, check_index_type=False)
    assert list(again.index) == list(part.index)


@given(st.lists(st.floats(), max_size=20), st.lists(st.text(), max_size=20))
def test_every_number_and_text_comes_back(numbers: list[float], texts: list[str]) -> None:
    kind = tuple[tuple[float, ...], tuple[str, ...]]
    again = unpack_value(kind, pack_value(kind, (tuple(numbers), tuple(texts))))
    np.testing.assert_array_equal(again[0], np.array(numbers))
    assert again[1] == tuple(texts)


def test_what_is_equal_is_one_value_in_memory_again() -> None:
    many = tuple(Small(DAY, Colour.RED, 0.5) for _ in range(50))
    again = unpack_value(tuple[Small, ...], pack_value(tuple[Small, ...], many))
    assert again == many and len({id(small) for small in again}) == 1
    apart = (Small(DAY, Colour.RED, 1), Small(DAY, Colour.RED, 1.0))  # equal, of other types
    again = unpack_value(tuple[Small, ...], pack_value(tuple[Small, ...], apart))
    assert [type(small.share) for small in again] == [int, float]


def test_equal_values_have_equal_bytes() -> None:
    other = a_large(some=frozenset(["z", "y", "x"]))
    assert pack_value(Large, a_large()) == pack_value(Large, other)


@pytest.mark.parametrize(
    ("wanted", "value"),
    [
        (int, True), (float, "1"), (str, 1), (date, datetime(2026, 3, 31)), (Small, Other("x")),
        (object, 1), (tuple[int, ...], [1]), (np.ndarray, np.array([object()])),
    ],
)  # fmt: skip
def test_what_does_not_fit_its_type_is_refused(wanted: type, value: object) -> None:
    with pytest.raises((NotPacked, ValueError)):
        pack_value(wanted, value)


def test_bytes_of_another_type_are_refused() -> None:
    with pytest.raises(NotPacked):
        unpack_value(Small, pack_value(Other, Other("x")))
    with pytest.raises(NotPacked):
        unpack_value(Small, b"not packed at all")
    with pytest.raises(NotPacked):
        unpack_value(Small, pack_value(Large, a_large())[:200])


class Opens:
    """What would run if anything were unpickled."""

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return (pytest.fail, ("something was unpickled",))


def test_nothing_is_ever_unpickled() -> None:
    with pytest.raises(NotPacked):
        unpack_value(Small, pickle.dumps(Opens()))
    buffer = io.BytesIO()
    tree = np.frombuffer(json.dumps(0).encode(), np.uint8)
    np.savez(buffer, tree=tree, a0=np.array([Opens()], dtype=object))
    with pytest.raises(NotPacked):
        unpack_value(np.ndarray, buffer.getvalue())
