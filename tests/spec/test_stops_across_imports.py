"""Stops that come in one import and children who come in another: none may be lost between them."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from data.formats.read import read_paths
from data.store.imports.batch import import_batch
from data.store.read import council_data
from data.store.schema.engine import Store, open_store
from models.access import LOCAL_OWNER, Permission, scope_for
from models.children.caseload import children_at
from models.children.records import Child
from tests.drive.reading import TODAY
from tests.make.batches import NOW

MARCH_26 = date(2026, 3, 31)
EPISODES = "CHILD,DECOM,RNE,LS,PLACE,PLACE_PROVIDER,DEC,REC\n"
CENSUS = (
    "Placing Authority,Identifier,Type of provision,Total weekly cost,Placement start date,"
    "Deprivation of liberty\n"
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(f"sqlite:///{tmp_path / 'circle.sqlite3'}")
    yield opened
    opened.engine.dispose()


def bring(store: Store, folder: Path, **files: str) -> str:
    """Import these files as one folder; what the import says, as one text."""
    folder.mkdir(parents=True)
    for name, text in files.items():
        (folder / f"{name}.csv").write_text(text)
    report = import_batch(store, read_paths([folder], TODAY), actor=LOCAL_OWNER, now_utc=NOW)
    return "\n".join(map(str, report.problems))


def a_return(*children: str) -> dict[str, str]:
    rows = "".join(f"{child},01/06/2025,S,C2,K2,PR4,,\n" for child in children)
    header = "".join(f"{child},05/05/2013\n" for child in children)
    return {"e": EPISODES + rows, "h": "CHILD,DOB\n" + header}


def census(child: str, order: str, starts: str = "01/06/2025") -> str:
    return CENSUS + f"West,{child},Residential - External (Commissioned),5000,{starts},{order}\n"


def listed(store: Store, child: str) -> Child:
    data = council_data(store, scope_for(LOCAL_OWNER, Permission.READ_CHILDREN))
    (options,) = [
        options for options in children_at(data, MARCH_26).residential if options.child_id == child
    ]
    return options


@pytest.mark.parametrize(
    ("in_costs", "in_return"),
    [("00123", "123"), ("123", "00123"), ("W-123", "W123"), ("w 123", "W123")],
)
def test_an_order_under_another_spelling_keeps_the_child_from_being_ready(
    in_costs: str, in_return: str, store: Store, tmp_path: Path
) -> None:
    bring(store, tmp_path / "costs", c=census(in_costs, "Yes"))
    words = bring(store, tmp_path / "return", **a_return(in_return))

    assert f"{in_costs}, whom no return names, looks like {in_return}" in words
    (unread,) = listed(store, in_return).unread_stops
    assert "a deprivation-of-liberty order is in force" in unread and in_costs in unread


def test_a_cost_file_of_another_spelling_without_an_order_stops_nobody(
    store: Store, tmp_path: Path
) -> None:
    bring(store, tmp_path / "costs", c=census("00123", "No"))
    bring(store, tmp_path / "return", **a_return("123"))

    assert listed(store, "123").unread_stops == ()


def test_an_order_table_that_comes_after_its_return_counts(store: Store, tmp_path: Path) -> None:
    bring(store, tmp_path / "return", **a_return("A1"))
    bring(
        store, tmp_path / "orders", d="CHILD,DOB,DOLO_START,DOLO_END\nA1,05/05/2013,01/01/2026,\n"
    )

    assert listed(store, "A1").deprivation_of_liberty is True


@pytest.mark.parametrize("heads", ["DOLO START DATE,DOLO END DATE", "DoL start date,DoL end date"])
def test_an_order_table_with_other_headings_is_read(
    heads: str, store: Store, tmp_path: Path
) -> None:
    bring(
        store,
        tmp_path / "all",
        **a_return("A1"),
        d=f"CHILD,DOB,{heads}\nA1,05/05/2013,01/01/2026,\n",
    )

    assert listed(store, "A1").deprivation_of_liberty is True


def test_an_end_before_its_start_ends_no_order(store: Store, tmp_path: Path) -> None:
    orders = "CHILD,DOB,DOLO_START,DOLO_END\nA1,05/05/2013,01/02/2026,01/02/2025\n"
    words = bring(store, tmp_path / "all", **a_return("A1"), d=orders)

    assert listed(store, "A1").deprivation_of_liberty is True
    assert "702" in words


@pytest.mark.parametrize("status", ["L1: Police protection", "Remand", "J1"])
def test_a_list_a_few_days_older_than_the_return_keeps_its_stops(
    status: str, store: Store, tmp_path: Path
) -> None:
    bring(store, tmp_path / "return", **a_return("A1"))
    heads = (
        "Child Unique ID,Date of Birth,Date Started to be Looked After,Child's Legal Status,"
        "Date of Latest Statutory Review,Start Date of Most Recent Placement,Placement Type,"
        "Placement Provider\n"
    )
    row = (
        f"A1,05/05/2013,01/05/2025,{status},20/03/2026,01/06/2025,h) Children’s Homes,b) Private\n"
    )
    bring(store, tmp_path / "list", a=heads + row)

    (unread,) = listed(store, "A1").unread_stops
    assert status in unread


def test_a_later_no_that_lifts_an_order_is_told(store: Store, tmp_path: Path) -> None:
    bring(store, tmp_path / "return", **a_return("A1"))
    bring(store, tmp_path / "costs", c=census("A1", "Yes"))
    words = bring(store, tmp_path / "later", c=census("A1", "No", "02/06/2025"))

    assert "child A1: until now a file said that an order is in force" in words


def test_a_child_left_out_of_a_corrected_return_is_told(store: Store, tmp_path: Path) -> None:
    bring(store, tmp_path / "draft", **a_return("A1", "A2", "A3"))
    words = bring(store, tmp_path / "final", **a_return("A1", "A2"))

    assert "child A3: in the version of this return that was imported before" in words


def test_a_folder_named_for_the_newest_year_decides(tmp_path: Path) -> None:
    folder = tmp_path / "West 2026"
    folder.mkdir()
    old = "".join(f"B{n},01/06/2022,S,C2,K2,PR4,01/06/2024,E4A\n" for n in range(30))
    new = "".join(f"A{n},01/06/2024,S,C2,K2,PR4,,\n" for n in range(30))
    (folder / "e.csv").write_text(EPISODES + old + new + "A30,01/09/2025,S,C2,K2,PR4,,\n")

    (rows,) = read_paths([tmp_path], TODAY).returns
    assert rows.year == 2026
