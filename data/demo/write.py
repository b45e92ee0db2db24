"""Writing a table as a council's system would: the declared headings, one line a row, CRLF-free."""

from pathlib import Path

import numpy as np
import pandas as pd

from data.formats.tables import table_named


def write_table(path: Path, name: str, columns: dict[str, object]) -> None:
    """Write one declared table; `columns` are by our names, the file gets the declared headings."""
    headings = {column.name: column.heading for column in table_named(name).columns}
    frame = pd.DataFrame(columns).rename(columns=headings)
    path.parent.mkdir(parents=True, exist_ok=True)
    frame.to_csv(path, index=False, lineterminator="\n")


def write_pounds(values: np.ndarray) -> np.ndarray:
    """Pounds with pence; NaN is blank."""
    texts = [("" if np.isnan(one) else f"{one:.2f}") for one in values.tolist()]
    return np.array(texts, dtype=object)
