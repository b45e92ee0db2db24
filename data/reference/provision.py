"""Kinds of home as cost files and Annex A name them, in the project's words."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pandas as pd

_FOLDER = Path(__file__).parent
_LETTER = re.compile(r"^[a-z]\)\s*")

# The standard is for buying placements, so a home without a named provider is not in-house.
_STANDARD = {
    "residential": "childrens_home_independent",
    "foster": "foster_independent",
    "supported accommodation": "supported_accommodation",
}


def setting_of_provision(provision: pd.Series) -> pd.Series:
    """The `Setting` value of each placement census "Type of provision"; None if not in the map."""
    return _mapped(provision, _census())


def setting_of_annex(placement_type: pd.Series, provider: pd.Series) -> pd.Series:
    """The `Setting` value (or "temporary") of each Annex A placement; None if not in the map."""
    names = [
        (_plain(kind), _plain(who)) for kind, who in zip(placement_type, provider, strict=True)
    ]
    known = _annex()
    found = [known.get(name) or known.get((name[0], "")) for name in names]
    return pd.Series(found, index=placement_type.index, dtype=object)


def setting_of_standard(placement_type: pd.Series) -> pd.Series:
    """The `Setting` value of each Placements Data Standard `placementType`; None if blank."""
    return _mapped(placement_type, _STANDARD)


def _mapped(words: pd.Series, known: dict[str, str]) -> pd.Series:
    found = [known.get(_plain(word)) for word in words]
    return pd.Series(found, index=words.index, dtype=object)


def _plain(word: object) -> str:
    """Lower case, one space between words, no letter in front (`a) `), plain apostrophes."""
    text = word if isinstance(word, str) else ""
    text = " ".join(text.casefold().replace("’", "'").split())
    return _LETTER.sub("", text)


@cache
def _census() -> dict[str, str]:
    rows = pd.read_csv(_FOLDER / "census_types.csv", dtype=str, keep_default_na=False)
    return {_plain(kind): setting for kind, setting in zip(rows["provision"], rows["setting"],
                                                           strict=True)}  # fmt: skip


@cache
def _annex() -> dict[tuple[str, str], str]:
    rows = pd.read_csv(_FOLDER / "annex_a_settings.csv", dtype=str, keep_default_na=False)
    columns = (rows["placement_type"], rows["provider"], rows["setting"])
    return {
        (_plain(kind), _plain(who)): setting for kind, who, setting in zip(*columns, strict=True)
    }
