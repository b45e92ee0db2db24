"""Which versions are running: the tool's own, its tables', and packages that results rest on."""

import platform
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from data.store.schema.migrations import HEAD

PROJECT = Path(__file__).resolve().parents[2] / "pyproject.toml"
RESULTS_REST_ON = ("numpy", "pandas", "scipy", "scikit-learn", "SQLAlchemy", "streamlit")


@dataclass(frozen=True, slots=True)
class RunningVersion:
    """A thing and its version."""

    name: str
    number: str


@cache
def running_versions() -> tuple[RunningVersion, ...]:
    """The tool, the database's tables, Python, and packages; one that isn't installed says so."""
    return (
        RunningVersion("Circle to Success", _own()),
        RunningVersion("Tables of the database", HEAD),
        RunningVersion("Python", platform.python_version()),
        *(RunningVersion(name, _installed(name)) for name in RESULTS_REST_ON),
    )


def _own() -> str:
    try:
        with PROJECT.open("rb") as file:
            return str(tomllib.load(file)["project"]["version"])
    except (OSError, KeyError, tomllib.TOMLDecodeError):
        return "not known"


def _installed(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "not installed"
