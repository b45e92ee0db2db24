"""Whose area is ours, and the country in cells."""

import pytest

from data.places import cells
from data.places.area import AREA, own_area

BOTH = frozenset({"E06000061", "E06000062"})


@pytest.mark.parametrize(
    ("councils", "area"),
    [
        ({"West Northamptonshire", "North Northamptonshire"}, BOTH),
        ({"west  northamptonshire COUNCIL", "North Northants"}, BOTH),
        ({"West", "North"}, BOTH),
        ({"West Northamptonshire"}, {"E06000062"}),
        ({"North"}, set()),  # a word that any council may use
        ({"West Northamptonshire", "Leicester"}, set()),
        (set(), set()),
    ],
)
def test_the_area_follows_from_the_councils_names_or_is_not_known(
    councils: set[str], area: set[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(AREA, raising=False)
    assert own_area(frozenset(councils)) == area


def test_the_setting_comes_before_the_names(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(AREA, " e06000016; ;E10000018")
    assert own_area(frozenset({"West Northamptonshire"})) == {"E06000016", "E10000018"}


def test_the_country_has_each_cell_once_and_both_councils_in_it() -> None:
    country = cells.country_cells()
    assert not country.duplicated(["cell_x", "cell_y"]).any()
    assert 8_000 < len(country) < 10_000
    assert set(country["authority"]) >= BOTH
    assert cells.CELLS.stat().st_size < 300_000


def test_the_strips_cover_just_the_cells() -> None:
    strips, country = cells.join_strips(BOTH), cells.country_cells()
    covered = {
        (x, row.y, row.ours) for row in strips.itertuples() for x in range(row.x_from, row.x_to)
    }
    ours = country["authority"].isin(BOTH)
    assert covered == set(zip(country["cell_x"], country["cell_y"], ours, strict=True))
    assert (strips["x_to"] - strips["x_from"]).sum() == len(country)
    assert len(strips) < len(country) / 3


def test_the_middle_of_the_area_lies_in_northamptonshire_or_is_not_known() -> None:
    middle = cells.middle_of_area(BOTH)
    assert middle is not None
    assert 470 < middle[0] * 5 < 495 and 255 < middle[1] * 5 < 280
    assert cells.middle_of_area(frozenset()) is None
