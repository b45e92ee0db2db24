"""The whole way, ten years of a 1,400-child council: import, import again, step-down, in s and MB.

Each step is a command of its own, as a nightly job runs it, against an SQLite file. Reading the
same files with bare pandas in the same run stands beside it as the baseline.

    python benchmarks/whole.py
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.parse import bare, build  # noqa: E402

PEAK = (
    "import resource, runpy, sys; sys.argv = sys.argv[1:]\n"
    "try: runpy.run_module('commands', run_name='__main__')\n"
    "finally: print('peak', resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)"
)


def command(database: str, *words: str) -> tuple[float, int]:
    """Run one command; seconds from start to end, peak MB. Raises if it fails."""
    started = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", PEAK, "commands", *words, "--database", database],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    seconds = time.perf_counter() - started
    return seconds, int(done.stdout.rsplit("peak", 1)[1])


def main() -> int:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        files = folder / "files"
        files.mkdir()
        build(files)
        bare(files)
        started = time.perf_counter()
        rows = bare(files)
        baseline = time.perf_counter() - started
        database = f"sqlite:///{folder}/council.sqlite3"
        steps = {
            "import": ("import", str(files)),
            "import again": ("import", str(files)),
            "step-down": (
                "step-down",
                "--as-of",
                "2026-03-31",
                "--out",
                str(folder / "out.csv"),
            ),
        }
        print(f"rows {rows:,}; bare pandas reads them in {baseline:.2f} s")
        for step, words in steps.items():
            seconds, peak_mb = command(database, *words)
            print(f"{step:<14}{seconds:7.2f} s  {seconds / baseline:6.1f} x bare  {peak_mb} MB")
        size_mb = (folder / "council.sqlite3").stat().st_size / 2**20
        rows_out = sum(1 for _ in (folder / "out.csv").open()) - 1
        print(f"database      {size_mb:7.1f} MB; rows out {rows_out}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
