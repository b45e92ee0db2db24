"""Annex A's options in the project's words; the options say what the 903 says, more coarsely.

The map is `annex_a_codes.csv`. The letter before an option (`a) Own LA`) and capitals don't count,
since both differ between councils.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pandas as pd

from models.children.records import Ending, Order

_MAP = Path(__file__).parent / "annex_a_codes.csv"


def provider_of_annex_a(written: pd.Series) -> pd.Series:
    """`in_house`, `external`, or `unknown` for a blank and for other providers."""
    return without_letter(written).map(_options("Placement Provider")).fillna("unknown")


def order_of_annex_a(written: pd.Series) -> pd.Series:
    """The `Order` value of each legal status; "not known" for a blank and for other words."""
    found = without_letter(written).map(_options("Child's Legal Status"))
    return found.fillna(Order.UNKNOWN.value)


def ending_of_annex_a(written: pd.Series, ceased: pd.Series) -> pd.Series:
    """The `Ending` value where care has ceased ("ending unknown" without a reason), else missing.

    Annex A has one option for every return home, planned or not, so that is "ending unknown" too.
    """
    found = without_letter(written).map(_options("Reason Ceased to be Looked After"))
    return found.fillna(Ending.UNKNOWN.value).where(ceased)


def without_letter(written: pd.Series) -> pd.Series:
    """Options in small letters without the letter in front: `b) Private` is `private`."""
    text = written.astype("str").str.strip().str.casefold()
    return text.str.replace(r"^[a-z]\)\s*", "", regex=True).str.strip()


@cache
def _options(column: str) -> dict[str, str]:
    rows = pd.read_csv(_MAP, dtype=str)
    chosen = rows[rows["column"] == column]
    return dict(zip(chosen["value"], chosen["means"], strict=True))
