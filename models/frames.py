"""The one place where a frame's rows lose their types on the way to a record."""

from collections.abc import Iterator
from typing import Any

import pandas as pd


def rows_of(frame: pd.DataFrame) -> Iterator[Any]:
    """The rows of a frame as named tuples, index left out."""
    if len(frame):  # of an empty one pandas still takes milliseconds to make none
        yield from frame.itertuples(index=False)
