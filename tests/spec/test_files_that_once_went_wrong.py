"""Small files that once went wrong, a row a case: who is listed, and what the import says.

The files are in tests/data/cases. `day`: when the list is asked for; `residential`: who is listed
then; `words`: what the import says, each in one of its problems.
"""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from data.formats.read import read_paths
from data.store.imports.batch import import_batch
from data.store.read import council_data
from data.store.schema.engine import Store, open_store
from models.access import LOCAL_OWNER, Permission, scope_for
from models.children.caseload import Caseload, children_at
from tests.drive.reading import TODAY
from tests.make.batches import NOW

CASES = Path(__file__).resolve().parents[1] / "data" / "cases"
MARCH_26, JUNE_26 = date(2026, 3, 31), date(2026, 6, 10)
BOUGHT, OWN = "childrens_home_independent", "childrens_home_in_house"


@dataclass(frozen=True, slots=True)
class Expected:
    """What a case has to give."""

    in_care: int
    residential: tuple[str, ...]
    words: tuple[str, ...] = ()
    day: date = MARCH_26


TWO, THREE = ("7001", "7002"), 3
EXPECTED = {
    "annexa-after-903": Expected(2, TWO, day=JUNE_26),
    "c-code-with-label": Expected(THREE, TWO),
    "c-dec-1900": Expected(THREE, TWO),
    "census-2025-edition": Expected(THREE, TWO, ("Post 18 (CSC placement)",)),
    "census-totals-lines": Expected(THREE, TWO, ("Grand Total", "a line of totals or a footer")),
    "d-dashes": Expected(THREE, TWO),
    "d-dd-mmm-yy": Expected(THREE, TWO),
    "d-dd-month-yyyy": Expected(THREE, TWO),
    "d-us-one-column": Expected(
        2, TWO, ("e.csv, column DECOM, DEC", "may be wrong in the same way")
    ),
    "f-xlsx-hidden-sheet": Expected(THREE, (), ("Header (hidden", "no date of birth")),
    "min-01-year-by-newest-date": Expected(2, (), ("02/04/2025", "read as open on 31 March")),
    "min-02-two-councils": Expected(4, ("7001", "8001"), ("which council's children",)),
    "min-03-correction": Expected(1, (), ("april and july are two versions",)),
    "min-04-lost-zeros": Expected(2, ("007001", "007002"), ("alike but for zeros in front",)),
    "min-05-inner-temporary": Expected(2, TWO, ("another one lies inside it",)),
    "min-06-annexa-codes": Expected(2, TWO, day=JUNE_26),
    "min-07-list-as-header": Expected(2, TWO, ("school list.csv: found columns that are none",)),
    "min-08-dol": Expected(2, TWO),
    "min-09-heading-left-aside": Expected(1, ("7001",), ("read as Date of Birth",), JUNE_26),
    "min-10-price-year": Expected(2, TWO, ("which financial year's prices are these",)),
    "min-11-two-cost-lines": Expected(2, TWO, ("£5,400 + £600",)),
    "min-12-other-kind-of-home": Expected(2, TWO, ("who is in a children's home by the return",)),
    "min-13-hidden-sheet": Expected(1, ("7002",), ("Feb (old) (hidden",)),
    "min-14-sheet-dropped": Expected(2, TWO),
    "min-15-two-open-same-start": Expected(2, ("7002",), ("two episodes from 02/05/2024",)),
    "min-16-no-placement-start": Expected(
        2, TWO, ("Start Date of Most Recent Placement",), JUNE_26
    ),
    "s-coin-0": Expected(1, (), ("two versions of the return of 2026",)),
    "s-correction-0": Expected(1, (), ("two versions of the return of 2026",)),
    "u-councils-suffix": Expected(THREE, TWO),
    "y-one-day-late": Expected(2, ("7001",), ("02/04/2025", "read as open on 31 March")),
}
NOT_READ = {"f-xlsx-strict": "a Strict Open XML workbook"}


def test_every_case_is_here() -> None:
    folders = {folder.name for folder in CASES.iterdir() if folder.is_dir()}
    assert folders == EXPECTED.keys() | NOT_READ.keys()


@pytest.mark.parametrize("case", EXPECTED)
def test_the_case_gives_what_is_expected(
    case: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CIRCLE_COUNCILS", "West;North")
    expected = EXPECTED[case]
    store, problems = bring(case, tmp_path)

    caseload = listed(store, expected.day)
    assert caseload.in_care == expected.in_care
    assert tuple(child.child_id for child in caseload.residential) == expected.residential
    for words in expected.words:
        assert words in problems
    store.engine.dispose()


@pytest.mark.parametrize("case", NOT_READ)
def test_a_workbook_that_cannot_be_read_says_what_it_is(case: str, tmp_path: Path) -> None:
    store, problems = bring(case, tmp_path)

    assert NOT_READ[case] in problems and "Save As" in problems
    store.engine.dispose()


@pytest.mark.parametrize(
    ("case", "day", "settings"),
    [
        ("min-06-annexa-codes", JUNE_26, {"7001": BOUGHT, "7002": OWN}),
        ("min-16-no-placement-start", JUNE_26, {"7001": BOUGHT, "7002": BOUGHT}),
    ],
)
def test_annex_as_codes_say_who_provides_the_home(
    case: str, day: date, settings: dict[str, str], tmp_path: Path
) -> None:
    store, _problems = bring(case, tmp_path)

    children = listed(store, day).residential
    assert {child.child_id: child.placement.setting.value for child in children} == settings
    store.engine.dispose()


@pytest.mark.parametrize("case", ["min-08-dol", "census-2025-edition"])
def test_the_order_of_the_newer_census_is_in_force(case: str, tmp_path: Path) -> None:
    store, _problems = bring(case, tmp_path)

    children = listed(store, MARCH_26).residential
    assert {child.child_id: child.deprivation_of_liberty for child in children} == {
        "7001": True,
        "7002": False,
    }
    store.engine.dispose()


def bring(case: str, place: Path) -> tuple[Store, str]:
    """The case in a store of its own, and everything that its import says."""
    store = open_store(f"sqlite:///{place / 'circle.sqlite3'}")
    batch = read_paths([CASES / case], TODAY)
    report = import_batch(store, batch, actor=LOCAL_OWNER, now_utc=NOW)
    return store, "\n".join(map(str, report.problems))


def listed(store: Store, day: date) -> Caseload:
    return children_at(council_data(store, scope_for(LOCAL_OWNER, Permission.READ_CHILDREN)), day)
