"""Which code an engine's numbers come from: a part of the engine's name.

So a number kept under a name is never taken for one that newer code would give.
"""

import hashlib
from functools import cache
from pathlib import Path

from data.reference.versions import RESULTS_REST_ON, running_versions
from services.code_without_prose import code_of

MODELS = Path(__file__).resolve().parents[1] / "models"


@cache
def engine_code() -> str:
    """A short text that changes with every change of models/ and of the packages beneath.

    Prose isn't code: a sentence, a comment or a docstring that is mended leaves it as it is.
    """
    hash_result = hashlib.sha256()
    for path in sorted(MODELS.rglob("*.py")):
        hash_result.update(path.relative_to(MODELS).as_posix().encode())
        hash_result.update(code_of(path.read_text(encoding="utf-8")).encode())
    for running_version in running_versions():
        if running_version.name in RESULTS_REST_ON or running_version.name == "Python":
            hash_result.update(f"{running_version.name} {running_version.number}".encode())
    return hash_result.hexdigest()[:12]


def named_after_code(version: str) -> str:
    """An engine's name (data, date, settings) made one with that of the code."""
    return hashlib.sha256(f"{version}|{engine_code()}".encode()).hexdigest()[:12]
