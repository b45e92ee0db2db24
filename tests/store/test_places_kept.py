"""Places of postcodes in the database: kept by the import, never twice, renewed, never rejected."""

from collections.abc import Callable
from datetime import date

import pandas as pd
import pytest
from sqlalchemy import delete, func, select, update

from data.places.area import AREA
from data.places.directory import directory_version
from data.store.imports.batch import import_batch
from data.store.imports.report import ImportReport
from data.store.read import council_data, data_version
from data.store.schema.engine import Store, open_store, reading, writing
from data.store.schema.tables import audit, place
from models.access import LOCAL_OWNER, Permission, scope_for
from models.children.council import CouncilData
from models.children.where import Address
from tests.make.batches import NOW, a_batch, a_return, loose

HOME, NEAR, SECTOR = "NN1 5AA", "NN15 5AA", "LE16 8"


def episode(child: str, home: str | None, lives: str | None) -> dict[str, object]:
    return {
        "child_id": child,
        "decom": "2024-06-01",
        "rne": "S",
        "ls": "C2",
        "place": "K2",
        "place_provider": "PR4",
        "home_post": home,
        "pl_post": lives,
    }


YEAR = a_return(2025, episodes=(
    episode("1", HOME, NEAR), episode("2", HOME, SECTOR), episode("3", None, NEAR),
    episode("4", HOME, None), episode("5", HOME, "ZZ1 1ZZ"), episode("6", "BT1 1AA", HOME),
))  # fmt: skip


def bring(store: Store, *parts: object, council: str | None = None) -> ImportReport:
    batch = a_batch(*parts)  # type: ignore[arg-type]
    return import_batch(store, batch, actor=LOCAL_OWNER, council=council, now_utc=NOW)


def read(store: Store) -> CouncilData:
    return council_data(store, scope_for(LOCAL_OWNER, Permission.READ_CHILDREN))


def lived(data: CouncilData) -> pd.DataFrame:
    """Where each child lived, by the council's own number."""
    ids = data.frame("children").set_index("child")["child_id"]
    frame = data.frame("whereabouts")
    return frame.assign(child_id=frame["child"].map(ids)).set_index("child_id")


def kept(store: Store) -> dict[str, str | None]:
    with reading(store) as connection:
        rows = connection.execute(select(place.c.text, place.c.authority))
        return {row.text: row.authority for row in rows}


def test_an_import_keeps_the_place_of_every_postcode_and_rejects_none(store: Store) -> None:
    home = {"home_id": "h1", "postcode": "S1 1AA"}
    report = bring(store, YEAR, loose("foster_homes", home))
    assert not {"HOME_POST", "PL_POST", "postcode"} & {
        problem.column for problem in report.problems
    }
    assert all(count.rejected == 0 for count in report.counts)
    assert kept(store) == {
        HOME: "E06000062",
        NEAR: "E06000061",
        SECTOR: "E07000131",
        "ZZ1 1ZZ": None,
        "BT1 1AA": "N09000003",
        "S1 1AA": "E08000039",
    }


def test_miles_are_the_grids_and_unknown_stays_unknown_with_its_reason(store: Store) -> None:
    bring(store, YEAR)
    frame = lived(read(store))
    assert frame.loc["1", "miles"] == pytest.approx(13.56, abs=0.02)
    assert frame.loc["2", "miles"] == pytest.approx(17.89, abs=0.05)
    assert frame["miles"].isna().to_dict() == {
        "1": False,
        "2": False,
        "3": True,
        "4": True,
        "5": True,
        "6": True,
    }
    assert frame["home_is"].to_dict() | {} == {
        "1": Address.FOUND,
        "2": Address.FOUND,
        "3": Address.NOT_RECORDED,
        "4": Address.FOUND,
        "5": Address.FOUND,
        "6": Address.NOT_FOUND,
    }
    assert frame.loc["4", "lives_is"] == Address.NOT_RECORDED
    assert frame.loc["5", "lives_is"] == Address.NOT_FOUND
    assert list(frame["exact"])[:2] == [True, False]
    assert (frame.loc["1", "cell_x"], frame.loc["1", "cell_y"]) == (97, 55)
    assert frame.loc["5", ["cell_x", "cell_y"]].isna().all()


def test_in_or_out_of_area_needs_to_know_whose_area_is_ours(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(AREA, raising=False)
    bring(store, YEAR)
    assert lived(read(store))["in_area"].isna().all() and read(store).own_area == frozenset()
    monkeypatch.setenv(AREA, "E06000061;E06000062")
    data = read(store)
    frame = lived(data)
    assert data.own_area == {"E06000061", "E06000062"}
    assert frame["in_area"].astype(object).where(frame["in_area"].notna(), None).to_dict() == {
        "1": True,
        "2": False,
        "3": True,
        "4": None,
        "5": None,
        "6": True,
    }
    assert frame["area_certain"].to_dict() == {
        "1": True,
        "2": False,
        "3": True,
        "4": False,
        "5": False,
        "6": True,
    }


def test_the_area_follows_from_the_councils_names(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(AREA, raising=False)
    monkeypatch.delenv("CIRCLE_COUNCILS", raising=False)
    bring(store, YEAR, council="North Northamptonshire")
    assert read(store).own_area == {"E06000061"}
    monkeypatch.setenv("CIRCLE_COUNCILS", "West Northamptonshire;North Northamptonshire")
    assert read(store).own_area == {"E06000061", "E06000062"}


def test_importing_again_looks_nothing_up_and_changes_nothing(store: Store) -> None:
    bring(store, YEAR)
    before = data_version(store)
    assert not bring(store, YEAR).changed
    assert data_version(store) == before
    with reading(store) as connection:
        looked_up = connection.execute(select(audit.c.detail).order_by(audit.c.id)).scalars().all()
    assert [detail["places"] for detail in looked_up] == [5, 0]


def test_rows_imported_before_places_were_kept_are_looked_up_as_they_are_read(
    store: Store,
) -> None:
    bring(store, YEAR)
    frame = lived(read(store))
    with writing(store) as connection:
        connection.execute(delete(place))
    pd.testing.assert_frame_equal(lived(read(store)), frame)
    assert kept(store) == {}  # reading writes nothing
    assert not bring(store, YEAR).changed  # no row is new, and the places are kept from now on
    assert len(kept(store)) == 5


def test_another_edition_of_the_directory_is_asked_again(store: Store) -> None:
    bring(store, YEAR)
    with writing(store) as connection:
        wrong = {"directory_version": "2000.1.0", "easting": 1.0, "northing": 1.0}
        connection.execute(update(place).values(**wrong))
    before = data_version(store)
    bring(store, YEAR)
    with reading(store) as connection:
        editions = connection.execute(select(place.c.directory_version).distinct()).scalars().all()
        ones = select(func.count()).select_from(place).where(place.c.easting == 1.0)
        assert connection.execute(ones).scalar_one() == 0
    assert editions == [directory_version()]
    assert data_version(store) != before  # what is shown may differ


def test_a_place_unknown_to_an_import_that_fails_is_not_kept(store: Store) -> None:
    """It stands or falls with the import's transaction."""
    broken = loose("incidents", {"child_id": "1", "on": "2024-06-01", "kind": "x"})
    broken.frame["_file"] = "a file that the batch doesn't list"
    with pytest.raises(Exception, match=r"(?i)null|constraint"):
        bring(store, YEAR, broken)
    assert kept(store) == {}


def test_annex_a_takes_the_home_address_of_the_same_period_of_care(store: Store) -> None:
    def listed(child: str, care_started: str) -> dict[str, object]:
        return {
            "child_id": child,
            "care_started": care_started,
            "setting": "secure",
            "placement_started": "2025-05-01",
            "placement_postcode": NEAR,
        }

    rows = (listed("1", "2024-06-01"), listed("2", "2025-01-01"), listed("9", "2024-06-01"))
    bring(store, YEAR, a_return(2026, kind="annex_a", content_date=date(2025, 9, 1), annex_a=rows))
    frame = lived(read(store))
    newest = frame[frame["starts"] == pd.Timestamp("2025-05-01")]
    assert newest.loc["1", "miles"] == pytest.approx(13.56, abs=0.02)
    assert newest["home_is"].to_dict() == {
        "1": Address.FOUND,
        "2": Address.NOT_RECORDED,
        "9": Address.NOT_RECORDED,
    }


def test_no_postcode_and_no_exact_place_is_in_the_frame(store: Store) -> None:
    bring(store, YEAR)
    frame = read(store).frame("whereabouts").drop(columns="text")
    shown = frame.to_string()
    assert not any(word in shown for word in ("NN1", "NN15", "LE16", "489", "260"))
    assert not {"easting", "northing", "authority"} & set(frame.columns)


def test_places_are_the_same_on_both_engines(store: Store, postgres: Callable[[], str]) -> None:
    other = open_store(postgres())
    for database in (store, other):
        bring(database, YEAR)
    columns = ["starts", "miles", "home_is", "lives_is", "exact", "in_area", "cell_x", "cell_y"]
    pd.testing.assert_frame_equal(lived(read(store))[columns], lived(read(other))[columns])
    other.engine.dispose()
