"""Which code an engine's numbers come from: a part of the engine's name.

So a number kept under a name is never taken for one that newer code would give.
"""

import ast
import hashlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from data.reference.versions import RESULTS_REST_ON, running_versions
from services.code_without_prose import code_of

ROOT = Path(__file__).resolve().parents[1]
MODELS = ROOT / "models"
# What makes the numbers that are kept under an engine's name: chances, forecasts, the rest of a
# year, what-ifs. What these import counts too; papers, meetings and pages of words don't.
MAKE_NUMBERS = (
    "models.journeys.fit.engine",
    "models.journeys.answers.engine_outlook",
    "models.journeys.simulate.simulation",
    "models.budget.forecast",
    "models.budget.outlook",
    "models.budget.remaining_year",
    "models.scenarios.answer",
    "models.scenarios.compare",
    "models.scenarios.paths",
)


@cache
def engine_code() -> str:
    """A short text that changes with every change of the code that numbers rest on, and of the
    packages beneath.

    Prose isn't code: a sentence, a comment or a docstring that is mended leaves it as it is.
    """
    hash_result = hashlib.sha256()
    for path in number_modules():
        hash_result.update(path.relative_to(MODELS).as_posix().encode())
        hash_result.update(code_of(path.read_text(encoding="utf-8")).encode())
    for running_version in running_versions():
        if running_version.name in RESULTS_REST_ON or running_version.name == "Python":
            hash_result.update(f"{running_version.name} {running_version.number}".encode())
    return hash_result.hexdigest()[:12]


def named_after_code(version: str) -> str:
    """An engine's name (data, date, settings) made one with that of the code."""
    return hashlib.sha256(f"{version}|{engine_code()}".encode()).hexdigest()[:12]


@cache
def number_modules() -> tuple[Path, ...]:
    """The files of the modules that make the numbers and of all that those import, in order."""
    paths: set[Path] = set()
    names = list(MAKE_NUMBERS)
    while names:
        path = ROOT.joinpath(*names.pop().split(".")).with_suffix(".py")
        if path.is_relative_to(MODELS) and path not in paths and path.exists():
            paths.add(path)
            names += _models_imported(path)
    return tuple(sorted(paths))


def _models_imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{name.name}" for name in node.names)
        elif isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
