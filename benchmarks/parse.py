"""How long parsing and checking takes beside bare pandas on the same files; the limit is 4 times.

Builds ten years of a council of 1,400 children by repeating tests/data/council_a with other
identifiers and years, then times both, several times in turn, in one process.

    python benchmarks/parse.py [--rounds 5]
"""

import argparse
import re
import resource
import statistics
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

import pandas as pd

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from data.formats.read import read_paths

COUNCIL_A = Path(__file__).resolve().parents[1] / "tests" / "data" / "council_a"
LIMIT = 4.0
CHILDREN = 1_400
TODAY = date(2027, 4, 1)  # after the last of the ten years
_DAY = re.compile(r"\b(\d\d/\d\d/)(\d{4})\b")


def build(folder: Path) -> None:
    """Ten folders, 2017 to 2026: five years as they are and five more, shifted by five years."""
    for shift in (0, 5):
        for year in sorted(path for path in COUNCIL_A.iterdir() if path.is_dir()):
            copies = _copies(year)
            target = folder / str(int(year.name) + shift)
            target.mkdir()
            for file in sorted(year.glob("*.csv")):
                heading, *lines = file.read_text().splitlines()
                if shift:
                    lines = [_later(line, shift) for line in lines]
                text = [heading, *(f"{copy}{line}" for copy in range(copies) for line in lines)]
                (target / file.name).write_text("\n".join(text) + "\n")


def _copies(year: Path) -> int:
    children = sum(1 for _ in (year / "header.csv").open()) - 1
    return max(1, round(CHILDREN / children))


def _later(line: str, years: int) -> str:
    """The line with every date some years later; 29 February becomes the 28th."""
    moved = _DAY.sub(lambda day: f"{day.group(1)}{int(day.group(2)) + years}", line)
    return moved.replace("29/02/", "28/02/")


def bare(folder: Path) -> int:
    """Bare pandas: every file read, nothing checked. Gives the number of rows."""
    return sum(len(pd.read_csv(file)) for file in sorted(folder.rglob("*.csv")))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--rounds", type=int, default=5)
    rounds = parser.parse_args().rounds
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        build(folder)
        rows = bare(folder)  # both warm before the first timing
        batch = read_paths([folder], TODAY)
        pandas_s: list[float] = []
        ours_s: list[float] = []
        for _ in range(rounds):
            started = time.perf_counter()
            bare(folder)
            between = time.perf_counter()
            read_paths([folder], TODAY)
            pandas_s.append(between - started)
            ours_s.append(time.perf_counter() - between)
    ratio = statistics.median(ours / pandas for ours, pandas in zip(ours_s, pandas_s, strict=True))
    peak_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"returns {len(batch.returns)}, rows {rows:,}, problems {len(batch.problems):,}")
    print(f"bare pandas         {min(pandas_s):.3f} s")
    print(f"parsing and checks  {min(ours_s):.3f} s")
    print(f"ratio (median of {rounds})  {ratio:.2f}   limit {LIMIT:.1f}")
    print(f"peak memory         {peak_mb:.0f} MB")
    return 0 if ratio <= LIMIT else 1


if __name__ == "__main__":
    raise SystemExit(main())
