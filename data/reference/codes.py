"""The 903's codes and what they mean in the project's words; nothing past the door sees a code.

Code lists are `ssda903/*.csv`, with the collection years a code is valid in (2025 = April 2024 to
March 2025) and a source. A label whose source says "check" is not confirmed. `LABELS.csv` has the
guide's own words for codes, as case systems export them.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pandas as pd

from models.children.records import Ending, LegalStatus
from models.settings import Setting

_FOLDER = Path(__file__).parent
TEMPORARY = "temporary"  # T0 to T4: away for now, the placement goes on

_ORDERS: dict[str, LegalStatus] = {
    "C1": LegalStatus.INTERIM_CARE_ORDER,
    "C2": LegalStatus.FULL_CARE_ORDER,
    "D1": LegalStatus.FREEING_ORDER,
    "E1": LegalStatus.PLACEMENT_ORDER,
    "V2": LegalStatus.SECTION_20,
    "V1": LegalStatus.SHORT_BREAKS,
    "V3": LegalStatus.SHORT_BREAKS,
    "V4": LegalStatus.SHORT_BREAKS,
    "L1": LegalStatus.POLICE_PROTECTION,
    "L2": LegalStatus.EMERGENCY_PROTECTION,
    "L3": LegalStatus.CHILD_ASSESSMENT,
    "J1": LegalStatus.REMAND,
    "J2": LegalStatus.PACE,
    "J3": LegalStatus.YOUTH_REHABILITATION,
}

_ENDINGS: dict[str, Ending] = {
    "X1": Ending.MOVED,
    "E4": Ending.UNKNOWN,  # home, but whether planned wasn't asked then; as with Annex A
    "E4A": Ending.HOME_PLANNED,
    "E4B": Ending.HOME_UNPLANNED,
    "E13": Ending.HOME_NO_RESPONSIBILITY,
    "E1": Ending.ADOPTED,
    "E11": Ending.ADOPTED,
    "E12": Ending.ADOPTED,
    "E41": Ending.PERMANENCE_ORDER,
    "E43": Ending.PERMANENCE_ORDER,
    "E44": Ending.PERMANENCE_ORDER,
    "E45": Ending.PERMANENCE_ORDER,
    "E46": Ending.PERMANENCE_ORDER,
    "E47": Ending.PERMANENCE_ORDER,
    "E48": Ending.PERMANENCE_ORDER,
    "E5": Ending.INDEPENDENT,
    "E6": Ending.INDEPENDENT,
    "E7": Ending.ADULT_CARE,
    "E9": Ending.CUSTODY,
    "E14": Ending.CUSTODY,
    "E15": Ending.AGED_OUT,
    "E17": Ending.AGED_OUT,
    "E2": Ending.DIED,
    "E3": Ending.TRANSFERRED,
    "E16": Ending.ABROAD,
    "E8": Ending.OTHER,
}

# PR0 (a parent) is nobody's provision, so it stays "unknown" and is never taken for in-house.
_PROVIDERS: dict[str, str] = {
    "PR1": "in_house",
    "PR2": "other_public",
    "PR3": "other_public",
    "PR4": "external",
    "PR5": "external",
}


@dataclass(frozen=True, slots=True)
class CodeList:
    """The values one 903 column may hold; the tuples run in step, in the published order.

    `valid_from`, `valid_to`: first and last collection year, None = no limit known.
    """

    name: str
    codes: tuple[str, ...]
    labels: tuple[str, ...]
    valid_from: tuple[int | None, ...]
    valid_to: tuple[int | None, ...]
    sources: tuple[str, ...]

    def label(self, code: str) -> str | None:
        """What the code means, or None when the list doesn't hold it."""
        return self.labels[self.codes.index(code)] if code in self.codes else None

    def years(self, code: str) -> tuple[int | None, int | None]:
        """First and last collection year of a code of this list; ValueError if it has none."""
        position = self.codes.index(code)
        return self.valid_from[position], self.valid_to[position]

    def is_valid(self, code: str, year: int | None) -> bool:
        """True if the code may stand in a return of that collection year (None = any year)."""
        if code not in self.codes:
            return False
        first, last = self.years(code)
        return year is None or ((first or year) <= year <= (last or year))


@cache
def code_list(name: str) -> CodeList:
    """The code list of that name (`PLACE`, `REC`, …); KeyError if there is none."""
    path = _FOLDER / "ssda903" / f"{name}.csv"
    if not path.is_file():
        raise KeyError(name)
    rows = pd.read_csv(path, dtype=str, keep_default_na=False)
    return CodeList(
        name,
        tuple(rows["code"]),
        tuple(rows["label"]),
        tuple(_year(text) for text in rows["valid_from"]),
        tuple(_year(text) for text in rows["valid_to"]),
        tuple(rows["source"]),
    )


@cache
def published_labels(name: str) -> tuple[tuple[str, str], ...]:
    """(code, label) of a list: our own labels, and the words of the published guide."""
    codes = code_list(name)
    rows = pd.read_csv(_FOLDER / "ssda903" / "LABELS.csv", dtype=str, keep_default_na=False)
    rows = rows[rows["list"] == name]
    return (
        *zip(codes.codes, codes.labels, strict=True),
        *zip(rows["code"].tolist(), rows["label"].tolist(), strict=True),
    )


def settings_of(place: pd.Series, provider: pd.Series, year: pd.Series | int) -> pd.Series:
    """The kind of home of each row: a `Setting` value, or "temporary" for T0 to T4.

    A provider that the map doesn't name for that PLACE counts as blank. A code out of its years
    (Z1 in 2026) still means what it meant: reading has called it doubtful already. A code that
    the map doesn't hold, and a blank, is "other".
    """
    frame = pd.DataFrame(
        {"place": _clean(place), "provider": _clean(provider), "year": year}, index=place.index
    )
    unique = frame.drop_duplicates()
    unique = unique.assign(
        setting=[
            _setting(place_code, provider_code, int(row_year))
            for place_code, provider_code, row_year in unique.itertuples(index=False)
        ]
    )
    joined = frame.merge(unique, how="left", on=["place", "provider", "year"], sort=False)
    return pd.Series(joined["setting"].to_numpy(), index=place.index, dtype=object)


def order_of(ls: pd.Series) -> pd.Series:
    """The `LegalStatus` value of each LS code; blank or not in the list is "not known"."""
    words = {code: order.value for code, order in _ORDERS.items()}
    return _clean(ls).map(words).fillna(LegalStatus.UNKNOWN.value).astype(object)


def ending_of(rec: pd.Series) -> pd.Series:
    """The `Ending` value of each REC code; None where REC is blank or not in the list."""
    words = {code: ending.value for code, ending in _ENDINGS.items()}
    column = _clean(rec).map(words).astype(object)
    return column.where(column.notna(), None)


def provider_of(provider: pd.Series) -> pd.Series:
    """`in_house`, `other_public`, `external`, or `unknown` for a blank, PR0 and any other code."""
    return _clean(provider).map(_PROVIDERS).fillna("unknown").astype(object)


def broad_ethnicity(written: pd.Series) -> pd.Series:
    """The broad group (White, Mixed, Asian, Black, Other) of a 903 code or its label.

    Missing where it was refused, not yet obtained, or written in a way that the list doesn't hold.
    """
    rows = pd.read_csv(_FOLDER / "ssda903" / "ETHNIC.csv", dtype=str, keep_default_na=False)
    rows = rows[rows["category"] != "Unknown"]
    groups = {
        word.casefold(): group
        for column in ("category", "label", "code")
        for word, group in zip(rows[column], rows["category"], strict=True)
    }
    return written.astype("str").str.strip().str.casefold().map(groups)


def _setting(place: str, provider: str, year: int) -> str:
    rows = _settings()
    for wanted in (provider, "", "*"):
        matches = rows.get((place, wanted), ())
        in_year = [row for row in matches if (row[0] or year) <= year <= (row[1] or year)]
        if matches:
            return (in_year or list(matches))[0][2]
    return Setting.OTHER.value


@cache
def _settings() -> dict[tuple[str, str], tuple[tuple[int | None, int | None, str], ...]]:
    """(PLACE, PLACE_PROVIDER) -> the rows of settings.csv: first year, last year, setting."""
    rows = pd.read_csv(_FOLDER / "settings.csv", dtype=str, keep_default_na=False)
    found: dict[tuple[str, str], tuple[tuple[int | None, int | None, str], ...]] = {}
    columns = ("PLACE", "PLACE_PROVIDER", "valid_from", "valid_to", "setting")
    for place, provider, first, last, setting in zip(
        *(rows[column].tolist() for column in columns), strict=True
    ):
        line = (_year(first), _year(last), str(setting))
        found[place, provider] = (*found.get((place, provider), ()), line)
    return found


def _clean(codes: pd.Series) -> pd.Series:
    """Codes as upper-case text without spaces, blank as ""."""
    return codes.astype(object).where(codes.notna(), "").astype(str).str.strip().str.upper()


def _year(text: str) -> int | None:
    return int(text) if text else None
