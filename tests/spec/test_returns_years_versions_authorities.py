"""Which year a return is of, which version counts, and whose it is (FORMATS section 1)."""

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from data.formats.batch import Batch
from data.formats.read import read_paths
from data.store.imports.batch import import_batch
from data.store.imports.report import ImportReport
from data.store.read import council_data
from data.store.schema.engine import Store, open_store
from models.access import LOCAL_OWNER, Permission, scope_for
from models.children.caseload import Caseload, children_at
from tests.drive.reading import TODAY

CASES = Path(__file__).resolve().parents[1] / "data" / "cases"
NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
MARCH_26 = date(2026, 3, 31)
HEAD = "CHILD,DECOM,RNE,LS,PLACE,PLACE_PROVIDER,DEC,REC\n"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(f"sqlite:///{tmp_path / 'circle.sqlite3'}")
    yield opened
    opened.engine.dispose()


def bring(
    store: Store, *paths: Path, answers: Mapping[str, str] | None = None, council: str | None = None
) -> tuple[Batch, ImportReport]:
    batch = read_paths(list(paths), TODAY, answers or {})
    report = import_batch(store, batch, actor=LOCAL_OWNER, now_utc=NOW, council=council)
    return batch, report


def caseload(store: Store, day: date) -> Caseload:
    return children_at(council_data(store, scope_for(LOCAL_OWNER, Permission.READ_CHILDREN)), day)


def residential(store: Store, day: date) -> list[str]:
    return [child.child_id for child in caseload(store, day).residential]


def texts(report: ImportReport) -> str:
    return "\n".join(map(str, report.problems))


def put(folder: Path, episodes: str) -> Path:
    """A return of these episodes, and a header that gives every child a birth date."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "e.csv").write_text(HEAD + episodes)
    children = sorted({line.split(",")[0] for line in episodes.splitlines()})
    (folder / "h.csv").write_text("CHILD,DOB\n" + "".join(f"{c},14/03/2012\n" for c in children))
    return folder


@pytest.mark.parametrize("case", ["min-01-year-by-newest-date", "y-one-day-late"])
def test_one_date_in_april_does_not_make_a_return_the_next_years(case: str, store: Store) -> None:
    batch, report = bring(store, CASES / case)

    assert [rows.year for rows in batch.returns] == [2025, 2026]
    assert "7001" in residential(store, date(2024, 12, 31))
    late = [problem for problem in report.problems if "31/03/2025" in problem.wanted]
    assert [(problem.column, problem.row) for problem in late] and late[0].column == "DEC"
    assert "open on 31 March" in late[0].what_to_do


def test_a_date_after_the_return_is_read_as_open_on_31_march(store: Store, tmp_path: Path) -> None:
    rows = (
        "7001,02/05/2023,S,C2,K2,PR4,02/04/2025,E4A\n7002,02/05/2023,S,C2,K2,PR4,15/01/2025,E4A\n"
    )
    bring(store, put(tmp_path / "r", rows))

    assert residential(store, date(2025, 3, 31)) == ["7001"]


def test_an_episode_from_after_the_return_has_not_begun(store: Store, tmp_path: Path) -> None:
    rows = "".join(f"{n},02/05/2023,S,C2,U6,PR4,15/01/2025,E4A\n" for n in range(8000, 8060))
    bring(store, put(tmp_path / "r", rows + "7001,03/04/2025,S,C2,K2,PR4,,\n"))

    assert caseload(store, date(2025, 4, 30)).in_care == 0


def test_where_two_years_fit_the_folders_name_decides(tmp_path: Path) -> None:
    rows = "7001,02/05/2022,S,C2,K2,PR4,,\n7002,02/05/2023,S,C2,U6,PR4,02/04/2025,E4A\n"
    batch = read_paths([put(tmp_path / "set" / "2024-25", rows).parent], TODAY)

    assert [rows.year for rows in batch.returns] == [2025]
    assert not batch.questions


def test_where_two_years_fit_and_no_name_says_it_the_person_is_asked(tmp_path: Path) -> None:
    rows = "7001,02/05/2022,S,C2,K2,PR4,,\n7002,02/05/2023,S,C2,U6,PR4,02/04/2025,E4A\n"
    folder = put(tmp_path / "set", rows)
    batch = read_paths([folder], TODAY)

    (question,) = batch.questions
    assert [choice.value for choice in question.choices] == ["2025", "2026"]
    answered = read_paths([folder], TODAY, {question.key: "2025"})
    assert [rows.year for rows in answered.returns] == [2025]
    assert not answered.questions


def test_a_return_so_far_that_is_a_few_weeks_old_is_of_this_year(tmp_path: Path) -> None:
    rows = "7001,02/05/2024,S,C2,K2,PR4,,\n7002,20/04/2026,S,C2,U6,PR4,,\n"
    batch = read_paths([put(tmp_path / "set", rows)], date(2026, 5, 2))

    assert [(rows.year, rows.covers_to) for rows in batch.returns] == [(2027, date(2026, 4, 20))]


def test_two_authorities_returns_of_one_year_both_count(store: Store) -> None:
    _batch, report = bring(store, CASES / "min-02-two-councils")

    counted = caseload(store, MARCH_26)
    assert counted.in_care == 4
    assert [child.child_id for child in counted.residential] == ["7001", "8001"]
    assert "which council's children are these" in texts(report)


def test_the_council_of_each_authoritys_return_is_asked_and_kept(store: Store) -> None:
    folder = CASES / "min-02-two-councils"
    questions = read_paths([folder], TODAY).questions
    answers = {question.key: question.choices[0].value for question in questions}
    batch, _report = bring(store, folder, answers=answers)

    assert not batch.questions
    children = caseload(store, MARCH_26).residential
    assert {child.child_id: child.council for child in children} == {
        "7001": "West",
        "8001": "North",
    }


@pytest.mark.parametrize("order", [("West", "North"), ("North", "West")])
def test_two_authorities_imported_one_after_the_other_both_count(
    order: tuple[str, str], store: Store
) -> None:
    for name in order:
        bring(store, CASES / "min-02-two-councils" / name, council=name)

    children = caseload(store, MARCH_26).residential
    assert {child.child_id: child.council for child in children} == {
        "7001": "West",
        "8001": "North",
    }


def test_one_authoritys_next_return_does_not_end_the_others_children(
    store: Store, tmp_path: Path
) -> None:
    bring(store, CASES / "min-02-two-councils")
    west = "7001,02/05/2025,S,C2,K2,PR4,,\n7009,02/09/2026,S,C2,K2,PR4,,\n"
    bring(store, put(tmp_path / "west", west), council="West")

    assert residential(store, date(2026, 9, 30)) == ["7001", "7009", "8001"]


@pytest.mark.parametrize("case", ["min-03-correction", "s-coin-0", "s-correction-0"])
def test_a_correction_imported_later_counts(case: str, store: Store) -> None:
    draft, correction = sorted((CASES / case).iterdir())
    bring(store, draft)
    assert residential(store, MARCH_26) == ["7001"]

    bring(store, correction)
    assert residential(store, MARCH_26) == []


@pytest.mark.parametrize("case", ["min-03-correction", "s-coin-0", "s-correction-0"])
def test_a_draft_and_its_correction_in_one_import_are_told_with_both_names(
    case: str, store: Store
) -> None:
    batch, report = bring(store, CASES / case)

    (question,) = batch.questions
    draft, correction = sorted(folder.name for folder in (CASES / case).iterdir())
    assert draft in question.asked and correction in question.asked
    assert "two versions" in texts(report)
    assert residential(store, MARCH_26) == []  # the one whose name comes last


def test_the_person_says_which_of_two_versions_counts(store: Store) -> None:
    folder = CASES / "min-03-correction"
    (question,) = read_paths([folder], TODAY).questions
    bring(store, folder, answers={question.key: question.choices[0].value})

    assert residential(store, MARCH_26) == ["7001"]


def test_of_two_versions_in_one_import_the_later_date_counts_and_is_told(
    store: Store, tmp_path: Path
) -> None:
    put(
        tmp_path / "set" / "z draft",
        "7001,02/05/2024,S,C2,K2,PR4,,\n7002,02/01/2026,S,C2,U6,PR4,,\n",
    )
    put(
        tmp_path / "set" / "a final",
        "7001,02/05/2024,S,C2,K2,PR4,20/03/2026,E4A\n7002,02/01/2026,S,C2,U6,PR4,,\n",
    )
    _batch, report = bring(store, tmp_path / "set")

    assert residential(store, MARCH_26) == []
    assert "two versions of the return of 2026" in texts(report)


def test_importing_both_versions_again_changes_nothing_and_says_which_is_replaced(
    store: Store,
) -> None:
    bring(store, CASES / "min-03-correction")
    _batch, report = bring(store, CASES / "min-03-correction")

    assert not report.changed
    assert residential(store, MARCH_26) == []
    assert "that a later import has replaced" in texts(report)


def test_an_older_copy_imported_later_is_said_to_be_older(store: Store, tmp_path: Path) -> None:
    bring(
        store,
        put(
            tmp_path / "new",
            "7001,02/05/2024,S,C2,K2,PR4,20/03/2026,E4A\n7002,02/01/2026,S,C2,U6,PR4,,\n",
        ),
    )
    _batch, report = bring(
        store,
        put(tmp_path / "old", "7001,02/05/2024,S,C2,K2,PR4,,\n7002,02/01/2026,S,C2,U6,PR4,,\n"),
    )

    assert "imported before goes to 20/03/2026" in texts(report)


def test_a_draft_and_a_final_in_one_folder_are_two_versions(store: Store, tmp_path: Path) -> None:
    folder = put(tmp_path / "set", "7001,02/05/2024,S,C2,K2,PR4,,\n7002,02/01/2026,S,C2,U6,PR4,,\n")
    (folder / "e_final.csv").write_text(
        HEAD + "7001,02/05/2024,S,C2,K2,PR4,10/03/2026,E4A\n7002,02/01/2026,S,C2,U6,PR4,,\n"
    )
    _batch, report = bring(store, folder)

    assert residential(store, MARCH_26) == []
    assert "two versions of the return of 2026" in texts(report)


def test_an_open_episode_goes_on_after_one_inside_it_has_ended(store: Store) -> None:
    _batch, report = bring(store, CASES / "min-05-inner-temporary")

    assert residential(store, MARCH_26) == ["7001", "7002"]
    (child, _other) = caseload(store, MARCH_26).residential
    assert child.placement.starts == date(2025, 5, 2)
    assert "another one lies inside it" in texts(report)


def test_two_open_episodes_from_one_day_are_a_doubt(store: Store) -> None:
    _batch, report = bring(store, CASES / "min-15-two-open-same-start")

    (doubt,) = [
        problem for problem in report.problems if "two episodes from 02/05/2024" in problem.found
    ]
    assert (doubt.column, doubt.row) == ("DECOM", 2) or doubt.row == 3


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ("7001,02/05/2024,S,C2,K2,PR4,10/09/2025,X1\n", "no episode begins that day"),
        (
            "7001,02/05/2024,S,C2,K2,PR4,10/09/2025,X1\n7001,01/09/2025,P,C2,K2,PR4,,\n",
            "runs into the next",
        ),
        (
            "7001,02/05/2024,S,C2,K2,PR4,10/09/2025,X1\n7001,10/09/2025,L,C2,U6,PR4,,\n",
            "names another kind of home",
        ),
    ],
)
def test_contradictions_are_told_at_import_with_their_row(
    rows: str, words: str, store: Store, tmp_path: Path
) -> None:
    rows += "7002,20/03/2026,S,C2,U6,PR4,,\n"
    _batch, report = bring(store, put(tmp_path / "2026", rows))

    (doubt,) = [problem for problem in report.problems if words in problem.found]
    assert doubt.row is not None and doubt.file.endswith("e.csv")


def test_children_absent_from_the_next_return_are_told_at_import(
    store: Store, tmp_path: Path
) -> None:
    put(tmp_path / "all" / "2025", "7001,02/05/2024,S,C2,K2,PR4,,\n7002,20/03/2025,S,C2,U6,PR4,,\n")
    put(tmp_path / "all" / "2026", "7002,20/03/2025,S,C2,U6,PR4,,\n7003,20/03/2026,S,C2,U6,PR4,,\n")
    _batch, report = bring(store, tmp_path / "all")

    assert "child 7001: open on 31/03/2025 and not carried on in the next return" in texts(report)
