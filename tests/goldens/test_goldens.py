"""What the tool hands out is what it handed out before, to the byte.

For a redesign: whoever moves or renames code runs these after every step. Where a difference is
meant (a fault mended, words improved), `pytest tests/goldens --goldens-update` writes the goldens
anew; look at what git then shows, and name the change in CHANGELOG.md.
"""

import difflib
import os
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.drive.servers import ROOT
from tests.goldens.products import COUNCILS, DATABASE, MINUTES
from tests.goldens.texts import text_of

KEPT = Path(__file__).parent / "kept"
SHOWN_LINES = 60  # of a difference
# What each process of a council makes; the first makes its database too.
PARTS = {
    "demonstration": (
        (DATABASE,),
        ("savings.csv", "ledger.xlsx", "board.docx"),
        ("evidence.json",),
        ("step-down.csv", "forecast.csv", "regional-return.csv", "budget.xlsx", "minutes"),
    ),
    "council_a": (
        (DATABASE, "step-down.csv", "forecast.csv", "evidence.json", "regional-return.csv",
         "savings.csv", "board.pdf", "board.docx", "ledger.xlsx", "budget.xlsx", "minutes"),
    ),
}  # fmt: skip
FILES = [
    (council, name)
    for council, parts in PARTS.items()
    for part in parts
    for product in part
    if product != DATABASE
    for name in (MINUTES if product == "minutes" else (product,))
]


def _make(folder: Path, council: str, part: tuple[str, ...]) -> None:
    """In a process of its own, with a seed of hashes of its own; two at a time share the machine,
    so each has one thread to calculate with."""
    environment = os.environ | {"PYTHONPATH": str(ROOT), "CIRCLE_DEMO": "off"}
    url = f"sqlite:///{folder / 'demo.sqlite3'}"
    done = subprocess.run(
        [sys.executable, "-m", "tests.goldens.products", council, url, str(folder), *part],
        cwd=ROOT,
        env={"OMP_NUM_THREADS": "1", **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"{council}, {', '.join(part)}:\n{done.stdout}\n{done.stderr}"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """The folder of a council's products; all are made at the first question, two at a time."""
    folders = {council: tmp_path_factory.mktemp(council) for council in COUNCILS}
    failed: dict[str, list[Future[None]]] = {council: [] for council in COUNCILS}
    with ThreadPoolExecutor(2) as two:
        first = {
            council: two.submit(_make, folders[council], council, parts[0])
            for council, parts in PARTS.items()
        }
        for council, parts in PARTS.items():
            failed[council].append(first[council])
            if first[council].exception() is None:
                failed[council] += [
                    two.submit(_make, folders[council], council, part) for part in parts[1:]
                ]

    def of(council: str) -> Path:
        for part in failed[council]:
            part.result()
        return folders[council]

    return of


@pytest.mark.parametrize(("council", "name"), FILES)
def test_what_is_handed_out_is_what_was_handed_out_before(
    council: str, name: str, made: Callable[[str], Path], pytestconfig: pytest.Config
) -> None:
    current = text_of(name, (made(council) / name).read_bytes())
    golden = KEPT / council / f"{name}.txt"
    if pytestconfig.getoption("--goldens-update"):
        golden.parent.mkdir(parents=True, exist_ok=True)
        golden.write_bytes(current.encode())
        return
    before = golden.read_bytes().decode()
    if current != before:
        pytest.fail(f"{council}/{name} has changed:\n{difference(before, current)}", pytrace=False)


def test_every_golden_that_is_kept_is_compared() -> None:
    texts = {(file.parent.name, file.name.removesuffix(".txt")) for file in KEPT.glob("*/*")}
    assert texts == set(FILES)


def difference(before: str, current: str) -> str:
    """The lines that differ, each with a line around it; the first of many."""
    lines = list(
        difflib.unified_diff(
            before.split("\n"), current.split("\n"), "before", "now", lineterm="", n=1
        )
    )
    remaining = len(lines) - SHOWN_LINES
    return "\n".join(
        [*lines[:SHOWN_LINES], *([f"… and {remaining} more lines"] if remaining > 0 else [])]
    )
