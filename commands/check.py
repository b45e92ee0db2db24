"""`check`: verifies the database and, in a source checkout with the test tools, the code."""

import importlib.util
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from commands.arguments import Arguments

ROOT = Path(__file__).resolve().parents[1]
TOOLS = ("ruff", "mypy")
CODE_CHECKS = {  # what it shows -> the tool's arguments
    "format": ("ruff", "format", "--check", "."),
    "lint": ("ruff", "check", "."),
    "types": ("mypy",),
}


@dataclass(frozen=True, slots=True)
class CheckOutcome:
    """Lines that say what was checked, and whether all of it was found in order."""

    lines: tuple[str, ...]
    clean: bool


def run(arguments: list[str]) -> int:
    """Print what was and wasn't checked, and what was found; exit code 0 when all is in order."""
    parser = Arguments("check", "Verifies the database, and the code where that can be done.")
    parser.add_database()
    parser.add_argument("--code", action="store_true", help="only the code")
    options = parser.parse_args(arguments)
    if options.code and options.database:
        parser.error("give --code or --database, not both")
    outcomes = []
    if not options.code:
        outcomes.append(database_outcome(options.database))
    if not options.database:
        outcomes.append(code_outcome(asked_for=options.code))
    for outcome in outcomes:
        print("\n".join(outcome.lines))
    return 0 if all(outcome.clean for outcome in outcomes) else 1


def database_outcome(url: str | None) -> CheckOutcome:
    """What the store finds when it verifies itself."""
    from commands.store import store_of
    from data.store.check import check_store
    from models.access import LOCAL_OWNER

    store = store_of(url)
    report = check_store(store, LOCAL_OWNER)
    verdict = f"{len(report.findings)} findings" if report.findings else "in order"
    lines = [f"Database {store.url_shown}: {verdict}."]
    lines += [f"  {fact}" for fact in report.facts]
    lines += [f"  FOUND: {finding}" for finding in report.findings]
    return CheckOutcome(tuple(lines), clean=not report.findings)


def code_outcome(*, asked_for: bool, root: Path = ROOT) -> CheckOutcome:
    """Format, lint and types; not checked at all where there is no code to mend or no tools."""
    reason = why_not(root)
    if reason:
        return CheckOutcome((f"Code: not checked ({reason}).",), clean=not asked_for)
    lines, clean = [], True
    for name, command in CODE_CHECKS.items():
        done = subprocess.run(
            [sys.executable, "-m", *command], cwd=root, capture_output=True, text=True, check=False
        )
        lines.append(f"Code, {name}: {'in order' if done.returncode == 0 else 'to mend'}.")
        if done.returncode:
            clean = False
            lines += [f"  {line}" for line in (done.stdout + done.stderr).splitlines()]
    return CheckOutcome(tuple(lines), clean)


def why_not(root: Path) -> str:
    """Why the code can't be checked here, or nothing."""
    if not (root / "pyproject.toml").exists() or not (root / "tests").exists():
        return "this is not a source checkout"
    missing = [tool for tool in TOOLS if importlib.util.find_spec(tool) is None]
    if missing:
        return f"{' and '.join(missing)} not installed; python run.py test installs them"
    return ""
