"""`import`, `step-down` and `check` as an analyst or a nightly job runs them, on real files."""

import csv
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.unit.reports.test_step_down_file import HEADING

ROOT = Path(__file__).resolve().parents[2]
COUNCIL_A = ROOT / "tests" / "data" / "council_a"


def command(*arguments: object, where: Path = ROOT) -> subprocess.CompletedProcess[str]:
    # The demonstration of whoever runs the tests stays: an import would put it away.
    environment = os.environ | {"PYTHONPATH": str(ROOT), "CIRCLE_DEMO": "off"}
    return subprocess.run(
        [sys.executable, "-m", "commands", *map(str, arguments)],
        cwd=where,
        env=environment,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, str]:
    """The database that council_a was imported into, and what the import said."""
    url = f"sqlite:///{tmp_path_factory.mktemp('commands')}/a.sqlite3"
    done = command("import", COUNCIL_A, "--database", url)
    assert (done.returncode, done.stderr) == (0, "")
    return url, done.stdout


def test_an_import_prints_a_sum_that_adds_up_for_every_table(imported: tuple[str, str]) -> None:
    lines = imported[1].splitlines()
    table = [line.rsplit(maxsplit=5) for line in lines[1:] if line[-1:].isdigit()]
    assert len(table) > 9
    for _title, *numbers in table:
        read, *ended = (int(number.replace(",", "")) for number in numbers)
        assert read == sum(ended)
    assert any("rows read =" in line for line in lines)


def test_step_down_writes_the_published_columns_for_every_residential_child(
    imported: tuple[str, str], tmp_path: Path
) -> None:
    out = tmp_path / "out.csv"
    done = command("step-down", "--as-of", "2021-03-31", "--out", out, "--database", imported[0])
    assert (done.returncode, done.stderr) == (0, "")
    rows = list(csv.reader(out.open(encoding="utf-8")))
    assert rows[0] == HEADING.split(",")
    children = [row[0] for row in rows[1:]]
    assert len(set(children)) == 30
    assert children == sorted(children)
    assert not any(child in done.stdout for child in children), "no child is named on the console"


def test_evidence_is_written_for_a_history_however_thin(
    imported: tuple[str, str], tmp_path: Path
) -> None:
    for as_of in ("2021-03-31", "2010-03-31"):
        out = tmp_path / f"{as_of}.json"
        done = command("evidence", "--as-of", as_of, "--out", out, "--database", imported[0])
        assert (done.returncode, done.stderr) == (0, "")
        found = json.loads(out.read_bytes())
        assert list(found) == [
            "engine_version",
            "history",
            "bar",
            "by_destination",
            "forecast",
            "groups",
        ]
        assert all(kind["verdict"].startswith("withheld") for kind in found["by_destination"])
    assert found["history"] == {"returns": 0, "moves": 0, "ended_early": 0}


def test_importing_again_is_all_merged(imported: tuple[str, str]) -> None:
    done = command("import", COUNCIL_A / "2021", "--database", imported[0])
    assert done.returncode == 0
    assert "Nothing is new" in done.stdout


def test_problems_are_written_where_asked(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    text = (COUNCIL_A / "2021" / "episodes.csv").read_text(encoding="utf-8").splitlines()
    text[1] = text[1].replace(text[1].split(",")[1], "31/02/2021")
    (folder / "e.csv").write_text("\n".join(text), encoding="utf-8")
    problems = tmp_path / "problems.csv"
    url = f"sqlite:///{tmp_path}/b.sqlite3"
    done = command("import", folder, "--problems", problems, "--database", url)
    assert done.returncode == 0
    rows = list(csv.DictReader(problems.open(encoding="utf-8-sig")))
    assert any("31/02/2021" in " ".join(row.values()) for row in rows)


def test_nothing_readable_ends_with_code_2(tmp_path: Path) -> None:
    (tmp_path / "notes.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    url = f"sqlite:///{tmp_path}/c.sqlite3"
    assert command("import", tmp_path / "notes.csv", "--database", url).returncode == 2
    missing = command("import", tmp_path / "nowhere", "--database", url)
    assert missing.returncode == 2
    assert "there is no such file or folder" in missing.stderr


@pytest.mark.parametrize(
    ("arguments", "text"),
    [
        (("step-down", "--out", "x.csv"), "--as-of"),
        (("step-down", "--as-of", "31 March", "--out", "x.csv"), "--as-of"),
        (("step-down", "--as-of", "2021-03-31", "--year", "2021-23", "--out", "x.csv"), "--year"),
        (("fly",), "The commands are"),
        ((), "The commands are"),
    ],
)
def test_a_wrong_argument_is_one_sentence(arguments: tuple[str, ...], text: str) -> None:
    done = command(*arguments)
    assert done.returncode == 2
    assert text in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


def test_a_date_before_anything_held_says_from_when(
    imported: tuple[str, str], tmp_path: Path
) -> None:
    out = tmp_path / "out.csv"
    done = command("step-down", "--as-of", "2010-01-01", "--out", out, "--database", imported[0])
    assert done.returncode == 2
    assert "a date from 2016-04-01 on" in done.stderr
    assert not out.exists()


def test_a_sound_database_is_in_order(imported: tuple[str, str]) -> None:
    done = command("check", "--database", imported[0])
    assert done.returncode == 0
    assert "in order" in done.stdout.splitlines()[0]
    assert "Returns held: 5" in done.stdout
