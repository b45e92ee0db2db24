"""What was recognised in the files: returns with their years, tables, and every row accounted for.

The sums are those that the command line prints.
"""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from pages.parts.bring_in import words
from pages.parts.words import writing
from services.bringing_in import Batch, Count, row_totals, table_named

HEADINGS = ("rows read", "kept", "merged", "rejected", "blank")
NOTHING = "not recognised"


def recognised(batch: Batch) -> None:
    """Every table that was found, with its rows, and file by file on request."""
    st.header("What was recognised", anchor=False)
    if not batch.counts:
        st.warning(words.NOTHING_RECOGNISED)
    else:
        sums_table(batch.counts)
    for loose in batch.loose:
        if loose.price_year is not None:
            title = writing.plain(f"{table_named(loose.table).title}, {loose.file}")
            year = f"{loose.price_year}/{str(loose.price_year + 1)[2:]}"
            st.caption(f"{title}: prices of {year} ({writing.plain(loose.price_year_because)}).")
    with st.expander(f"File by file ({len(batch.files)})"):
        st.table(files_frame(batch), hide_index=True, border="horizontal")


def sums_table(counts: Sequence[Count]) -> None:
    """Rows of each table and, last, of all of them; and the sum in words."""
    of_tables = row_totals(counts)
    frame = pd.DataFrame(
        [(writing.plain(line.title), *(f"{n:,}" for n in line.numbers)) for line in of_tables],
        columns=["table", *HEADINGS],
    )
    st.table(frame, hide_index=True, border="horizontal")
    st.caption(words.merged(str(of_tables[-1])))


def files_frame(batch: Batch) -> pd.DataFrame:
    """One row a file: what it is, and how many rows of it were read and rejected."""
    rows = []
    for file in batch.files:
        titles = [table_named(name).title for name in file.recognised_as.split(", ") if name]
        total = row_totals([count for count in batch.counts if count.file == file.name])[-1]
        rows.append(
            (
                writing.plain(file.name),
                writing.plain(", ".join(titles) or NOTHING),
                f"{total.read:,}",
                f"{total.rejected:,}",
            )
        )
    return pd.DataFrame(rows, columns=["file", "recognised as", "rows read", "rejected"])
