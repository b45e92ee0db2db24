"""`savings`: the year's statement as a file, from the same lines as page, paper and workbook."""

import csv
from collections import defaultdict
from datetime import date
from pathlib import Path

import pytest

from commands.savings import run
from data.store.schema.engine import open_store
from models.access import LOCAL_OWNER
from models.ledger.statement import LineName
from models.money import FinancialYear
from models.papers.year_of_savings import statement_of_year
from models.problems import UserError
from services.year_of_savings import gather_year_of_savings
from tests.make.record_contents import children_in
from tests.store.test_statement_by_council import councils_with_moves

AS_OF = "2026-03-10"
COLUMNS = ["line", "council", "pence", "p10_pence", "p90_pence", "moves"]


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Three councils, two of them with moves, one with a child and none."""
    address = f"sqlite:///{tmp_path_factory.mktemp('savings') / 'a.sqlite3'}"
    store = open_store(address)
    councils_with_moves(store)
    store.engine.dispose()
    return address


def written(url: str, out: Path, as_of: str = AS_OF, year: str = "2025-26") -> list[list[str]]:
    texts = ["--as-of", as_of, "--year", year, "--out", str(out), "--database", url]
    assert run(texts) == 0
    with out.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def test_a_row_for_each_line_and_council_whose_whole_pence_add_up_to_all(
    url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    heading, *rows = written(url, tmp_path / "out.csv")
    assert heading == COLUMNS
    names = [name for name in LineName for _ in range(4)]
    assert [row[0] for row in rows] == names
    assert [row[1] for row in rows] == ["East", "North", "West", "all"] * len(LineName)
    by_line: defaultdict[str, list[int]] = defaultdict(list)
    for line, _, pence, low, high, _ in rows:
        if pence:
            by_line[line].append(int(pence))
            assert not low or int(low) <= int(pence) <= int(high)
    assert set(LineName) - set(by_line) == {LineName.TARGET, LineName.GAP}  # no target is held
    assert all(sum(parts) == full for *parts, full in by_line.values())
    assert ["confirmed", "East", "0", "", "", "0"] in rows
    text = capsys.readouterr().out
    assert "3 councils" in text and "0001" not in text


def test_the_file_is_the_statement_of_the_workbook_and_the_paper(url: str, tmp_path: Path) -> None:
    store = open_store(url)
    lines = statement_of_year(
        gather_year_of_savings(store, LOCAL_OWNER, date(2026, 3, 10), FinancialYear(2026))
    )
    store.engine.dispose()
    _, *rows = written(url, tmp_path / "out.csv", year="2026-27")
    shown = [
        (line.name.value, line.council or "all", line.pence, line.low, line.high, line.count)
        for line in lines
    ]
    assert [tuple(row) for row in rows] == [
        tuple("" if cell is None else str(cell) for cell in row) for row in shown
    ]


def test_asked_twice_it_is_the_same_bytes(url: str, tmp_path: Path) -> None:
    for name in ("a.csv", "b.csv"):
        written(url, tmp_path / name)
    assert (tmp_path / "a.csv").read_bytes() == (tmp_path / "b.csv").read_bytes()


@pytest.mark.parametrize(
    ("as_of", "year", "out", "text"),
    [
        ("2026-02-30", "2025-26", "a.csv", "not a date"),
        (AS_OF, "2025-27", "a.csv", "not a year like 2025-26"),
        (AS_OF, "", "a.csv", "not a year like 2025-26"),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_sentence(
    url: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    as_of: str,
    year: str,
    out: str,
    text: str,
) -> None:
    texts = ["--as-of", as_of, "--year", year, "--out", str(tmp_path / out), "--database", url]
    with pytest.raises(SystemExit) as ended:
        run(texts)
    shown = capsys.readouterr().err
    assert ended.value.code == 2 and text in shown and len(shown.splitlines()) == 1
    assert not (tmp_path / out).exists()


@pytest.mark.parametrize(
    ("as_of", "year", "out", "text"),
    [
        ("2010-01-01", "2009-10", "a.csv", "a date from 2024-04-01 on"),
        (AS_OF, "1999-00", "a.csv", "a year from 2024-25 to 2026-27"),
        (AS_OF, "2027-28", "a.csv", "a year from 2024-25 to 2026-27"),
        ("2020-05-01", "2024-25", "a.csv", "a date from 2024-04-01 on"),
        ("2130-01-01", "2129-30", "a.csv", "a day up to"),
        (AS_OF, "2025-26", "a.xlsx", "a file whose name ends in .csv"),
    ],
)
def test_what_cannot_be_answered_is_refused_with_what_could_be(
    url: str, tmp_path: Path, as_of: str, year: str, out: str, text: str
) -> None:
    texts = ["--as-of", as_of, "--year", year, "--out", str(tmp_path / out), "--database", url]
    with pytest.raises(UserError, match=text):
        run(texts)
    assert not (tmp_path / out).exists()


def test_an_empty_database_says_what_to_do(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/empty.sqlite3"
    texts = [
        "--as-of",
        AS_OF,
        "--year",
        "2025-26",
        "--out",
        str(tmp_path / "a.csv"),
        "--database",
        url,
    ]
    with pytest.raises(UserError, match="Import a return first"):
        run(texts)


def test_a_council_without_any_move_has_every_line(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/quiet.sqlite3"
    store = open_store(url)
    children_in(store, 1, "Quiet")
    store.engine.dispose()
    _, *rows = written(url, tmp_path / "out.csv")
    assert [row[1] for row in rows] == ["Quiet", "all"] * len(LineName)
    assert all(row[2] in ("", "0") for row in rows)
