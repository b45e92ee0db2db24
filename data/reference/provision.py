"""Kinds of home as cost files and Annex A name them, in the project's words."""

import re
from functools import cache
from pathlib import Path

import pandas as pd

from data.reference.annex_a import read_placement_type, read_provider
from data.reference.codes import settings_of

_FOLDER = Path(__file__).parent
_YEAR = 2025  # codes that came in or went out are all read in this collection year

# Words that hint at a place or an order which rules a move out, in small letters.
_HINTS_OF_A_STOP = (
    "secure", "remand", "custod", "welfare", "yoi", "youth offend", "young offend", "detention",
    "prison", "liberty", "dols", "hospital",
)  # fmt: skip
_HINTS_OF_AN_ORDER = ("dol", "lps", "liberty")
ORDER_IN_FORCE = "a deprivation-of-liberty order is in force"

# What a person may say that a kind of provision is, when its words hint at a stop.
PROVISIONS_TO_CHOOSE = (
    "Residential - Mainstream", "Residential - Secure Welfare", "Youth Offending Institution",
    "Remand", "Fostering - Mainstream", "Supported Accommodation", "Other",
)  # fmt: skip

# Who registers a home tells its kind only where that is unusual.
_REGISTERED = {
    "unregistered": "unregistered_or_other",
    "cqc": "other_residential",
    "cqc only": "other_residential",
}
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


def provision_meaning(written: str) -> str | None:
    """The kind of home of a "Type of provision"; the words themselves where they hint at no stop.

    None: the words aren't in the map and may mean secure care, custody or an order, so somebody
    has to say what they mean.
    """
    plain = _plain(written)
    if plain in _census():
        return _census()[plain]
    return None if any(hint in plain for hint in _HINTS_OF_A_STOP) else written


def distance_reason(written: str) -> str | None:
    """The reason as written; None where it speaks of a deprivation-of-liberty placement.

    "Requirement for DOLS or LPS placement" (March 2022) doesn't say whether an order is in force.
    """
    plain = _plain(written)
    if plain in {ORDER_IN_FORCE, "no such order"}:
        return written
    words = re.findall(r"[a-z]+", plain)
    return None if any(word.startswith(_HINTS_OF_AN_ORDER) for word in words) else written


def setting_of_registration(registration: pd.Series) -> pd.Series:
    """The `Setting` value that a census's registration type tells; None where it tells none."""
    return _mapped(registration, _REGISTERED)


def setting_of_annex(placement_type: pd.Series, provider: pd.Series) -> pd.Series:
    """The `Setting` value (or "temporary") of each Annex A placement; None if not in the map."""
    pairs = pd.DataFrame({"kind": placement_type, "who": provider}).astype(object)
    different = pairs.drop_duplicates()
    settings = {
        (kind, who): _setting_of_option(kind, who)
        for kind, who in zip(different["kind"], different["who"], strict=True)
    }
    texts = [settings[pair] for pair in zip(pairs["kind"], pairs["who"], strict=True)]
    return pd.Series(texts, index=placement_type.index, dtype=object)


def _setting_of_option(kind: object, who: object) -> str | None:
    """One option by its 903 code where it has one, else by its words."""
    meaning = read_placement_type(kind) if isinstance(kind, str) else None
    if meaning is None:
        return None
    code = (read_provider(who) if isinstance(who, str) else None) or ""
    if meaning[-1].isdigit():
        place = pd.Series([meaning])
        return str(settings_of(place, pd.Series([code]), _YEAR).iloc[0])
    text_by_texts = _annex()
    return text_by_texts.get((meaning, code)) or text_by_texts.get((meaning, ""))


def setting_of_standard(placement_type: pd.Series) -> pd.Series:
    """The `Setting` value of each Placements Data Standard `placementType`; None if blank."""
    return _mapped(placement_type, _STANDARD)


def _mapped(words: pd.Series, texts: dict[str, str]) -> pd.Series:
    different = {word: texts.get(_plain(word)) for word in words.unique() if isinstance(word, str)}
    return pd.Series([different.get(word) for word in words], index=words.index, dtype=object)


def _plain(word: object) -> str:
    """Lower case, one space between words, no letter in front (`a) `), plain apostrophes."""
    text = word if isinstance(word, str) else ""
    text = " ".join(text.casefold().replace("’", "'").split())
    return _LETTER.sub("", text)


@cache
def _census() -> dict[str, str]:
    rows = pd.read_csv(_FOLDER / "census_types.csv", dtype=str, keep_default_na=False)
    return {
        _plain(kind): setting
        for kind, setting in zip(rows["provision"], rows["setting"], strict=True)
    }


@cache
def _annex() -> dict[tuple[str, str], str]:
    """(kind in words, provider code) -> setting, from the published options."""
    rows = pd.read_csv(_FOLDER / "annex_a_settings.csv", dtype=str, keep_default_na=False)
    columns = (rows["placement_type"], rows["provider"], rows["setting"])
    return {
        (read_placement_type(kind) or kind, read_provider(who) or ""): setting
        for kind, who, setting in zip(*columns, strict=True)
    }
