"""903 codes in the project's words."""

import pandas as pd
import pytest

from data.reference.codes import (
    code_list,
    ending_of,
    order_of,
    provider_of,
    settings_of,
)
from data.reference.provision import setting_of_annex, setting_of_provision
from models.children.records import Ending, LegalStatus
from models.settings import Setting


def setting(place: str | None, provider: str | None, year: int = 2025) -> str:
    return str(settings_of(pd.Series([place]), pd.Series([provider]), year).iloc[0])


@pytest.mark.parametrize(
    ("place", "provider", "expected"),
    [
        ("K2", "PR1", "childrens_home_in_house"), ("K2", "PR4", "childrens_home_independent"),
        ("K2", None, "childrens_home_independent"), ("k2 ", "pr1", "childrens_home_in_house"),
        ("U4", "PR1", "foster_in_house"), ("U4", "PR0", "foster_independent"),
        ("S1", "PR9", "residential_school"), ("T3", "PR1", "temporary"),
        ("Z1", None, "unregistered_or_other"), ("Q7", None, "other"), (None, None, "other"),
    ],
)  # fmt: skip
def test_place_and_provider_make_a_setting(
    place: str | None, provider: str | None, expected: str
) -> None:
    assert setting(place, provider) == expected


def test_a_code_out_of_its_years_still_means_what_it_meant() -> None:
    assert setting("Z1", None, 2026) == setting("Z11", None, 2020) == "unregistered_or_other"


def test_every_place_of_the_list_has_a_setting() -> None:
    places = pd.Series(code_list("PLACE").codes)
    column = settings_of(places, pd.Series([None] * len(places)), 2025)
    assert set(column) <= {*Setting, "temporary"}
    assert column[places != "P3"].ne("other").all()


def test_every_legal_status_and_ending_has_a_word() -> None:
    assert LegalStatus.UNKNOWN.value not in set(order_of(pd.Series(code_list("LS").codes)))
    assert ending_of(pd.Series(code_list("REC").codes)).notna().all()
    assert set(ending_of(pd.Series(code_list("REC").codes))) <= set(Ending)


def test_blanks_are_not_known() -> None:
    assert order_of(pd.Series([None])).tolist() == [LegalStatus.UNKNOWN]
    assert ending_of(pd.Series([None, "E4A"])).tolist() == [None, Ending.HOME_PLANNED]
    assert provider_of(pd.Series([None, "PR0", "PR1", "PR3", "PR5"])).tolist() == [
        "unknown",
        "unknown",
        "in_house",
        "other_public",
        "external",
    ]


def test_the_index_of_the_rows_is_kept() -> None:
    place = pd.Series(["K1", "R5"], index=[7, 3])
    assert settings_of(place, place, pd.Series([2024, 2025], index=[7, 3])).index.tolist() == [7, 3]


def test_codes_have_years() -> None:
    assert code_list("SEX").is_valid("1", 2024) and not code_list("SEX").is_valid("1", 2025)
    assert code_list("PLACE").is_valid("H5", 2025) and code_list("PLACE").is_valid("K3", 2025)
    with pytest.raises(KeyError):
        code_list("NO_SUCH_LIST")


def test_other_files_words_become_settings_too() -> None:
    types = pd.Series(["residential - in house", "Fostering - Independent Foster Care (IFA)", "?"])
    assert setting_of_provision(types).tolist() == [
        "childrens_home_in_house",
        "foster_independent",
        None,
    ]
    kinds, column = pd.Series(["h) Children's Homes", "x"]), pd.Series(["a) Own LA", None])
    assert setting_of_annex(kinds, column).tolist() == ["childrens_home_in_house", None]
