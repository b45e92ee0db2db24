"""The house (docs/decisions/0001-the-house.md): who may import whom, and who may touch what."""

from __future__ import annotations

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
# Each folder may import itself and what stands after it; commands stand beside pages.
LAYERS = {
    "app": {"pages", "reports", "data", "models"},
    "pages": {"pages", "reports", "data", "models"},
    "commands": {"commands", "reports", "data", "models"},
    "reports": {"reports", "data", "models"},
    "data": {"data", "models"},
    "models": {"models"},
}
OURS = frozenset(LAYERS) | {"run", "tests", "benchmarks"}
JOINED_BY_THE_SHORTLIST = ("readiness", "savings", "homes")
IMPURE = {  # what no thought may touch: disk, clock, screen, network, database
    "os", "io", "pathlib", "shutil", "tempfile", "subprocess", "socket", "urllib", "time", "random",
    "secrets", "sqlite3", "sqlalchemy", "alembic", "psycopg", "streamlit", "altair", "openpyxl",
}  # fmt: skip
CLOCKS = {"today", "now", "utcnow"}


@cache
def files() -> tuple[Path, ...]:
    """The project's own Python files: those that git holds or would hold."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "*.py"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    ).stdout.split()  # fmt: skip
    return tuple(ROOT / name for name in listed if (ROOT / name).exists())


def of_layer(layer: str) -> Iterator[tuple[Path, ast.Module]]:
    for path in files():
        top = path.relative_to(ROOT).parts[0].removesuffix(".py")
        if top == layer:
            yield path, ast.parse(path.read_text(encoding="utf-8"))


def imported(tree: ast.Module) -> Iterator[str]:
    """Every module named in an import, wherever it stands."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{name.name}" for name in node.names)


def shown(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("layer", LAYERS)
def test_imports_run_one_way(layer: str) -> None:
    wrong = [
        f"{shown(path)} imports {name}"
        for path, tree in of_layer(layer)
        for name in imported(tree)
        if (top := name.split(".")[0]) in OURS and top not in LAYERS[layer]
    ]
    assert wrong == []
    assert any(True for _ in of_layer(layer)), "the layer has files, so this test can fail"


def test_models_touch_no_file_clock_screen_or_database() -> None:
    wrong = [
        f"{shown(path)} imports {name}"
        for path, tree in of_layer("models")
        for name in imported(tree)
        if name.split(".")[0] in IMPURE
    ]
    wrong += [
        f"{shown(path)} asks the clock in line {node.lineno}"
        for path, tree in of_layer("models")
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in CLOCKS
    ]
    assert wrong == []


def test_readiness_savings_and_homes_never_import_each_other() -> None:
    wrong = [
        f"{shown(path)} imports {name}"
        for path, tree in of_layer("models")
        for name in imported(tree)
        for one in JOINED_BY_THE_SHORTLIST
        for other in JOINED_BY_THE_SHORTLIST
        if one != other
        and shown(path).startswith(f"models/{one}/")
        and name.startswith(f"models.{other}")
    ]
    assert wrong == []


def test_only_the_server_and_the_screens_know_streamlit() -> None:
    wrong = [
        shown(path)
        for layer in ("commands", "reports", "data", "models")
        for path, tree in of_layer(layer)
        if any(name.split(".")[0] == "streamlit" for name in imported(tree))
    ]
    assert wrong == []


def test_only_one_file_names_the_session_and_only_one_caches() -> None:
    session, caches = set(), set()
    for layer in ("app", "pages"):
        for path, tree in of_layer(layer):
            for node in ast.walk(tree):
                if isinstance(node, ast.Attribute) and node.attr == "session_state":
                    session.add(shown(path))
                if isinstance(node, ast.Attribute) and node.attr in {
                    "cache_data", "cache_resource"
                }:  # fmt: skip
                    caches.add(shown(path))
    assert session == {"pages/parts/state.py"}
    assert caches == {"pages/parts/cached.py"}


def test_pages_hold_no_sql_and_no_arithmetic_on_frames() -> None:
    """A page shows; pandas and SQL stay behind it (parts may shape a frame for a chart)."""
    wrong = [
        f"{shown(path)} imports {name}"
        for path, tree in of_layer("pages")
        for name in imported(tree)
        if name.split(".")[0] in {"sqlalchemy", "alembic", "psycopg", "numpy"}
        or (path.parent.name == "pages" and name.split(".")[0] == "pandas")
    ]
    assert wrong == []


def test_a_page_is_short() -> None:
    """A guide, held for pages because logic hides in long ones."""
    long = {
        shown(path): lines
        for path, _tree in of_layer("pages")
        if path.parent.name == "pages"
        and (lines := len(path.read_text(encoding="utf-8").splitlines())) > 90
    }
    assert long == {}


def test_a_box_of_words_is_a_draft_or_is_not_lost_unasked() -> None:
    """Words are typed in the inputs of fields.py alone: kept as they come, or asked about before a
    reload. The two others hold what is looked for, and what is asked beside files not yet read."""
    wrong = [
        f"{shown(path)}:{node.lineno}"
        for path, tree in of_layer("pages")
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr in {"text_input", "text_area"}
        and path.name not in {"fields.py", "filters.py", "review.py"}
    ]  # fmt: skip
    assert wrong == []


def test_nothing_that_the_project_forbids_is_anywhere() -> None:
    wrong = []
    for path in files():
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            where = f"{shown(path)}:{getattr(node, 'lineno', 0)}"
            if isinstance(node, ast.keyword) and node.arg == "unsafe_allow_html":
                wrong.append(f"{where} unsafe_allow_html")
            if isinstance(node, ast.keyword) and node.arg == "max_chars":
                wrong.append(f"{where} a box that takes no longer text, and says nothing")
            if isinstance(node, ast.Attribute) and ast.unparse(node) == "st.stop":
                wrong.append(f"{where} breaks the run off: end_page (pages/parts/failing.py)")
            if isinstance(node, ast.ExceptHandler) and all(
                isinstance(line, ast.Pass) for line in node.body
            ):
                wrong.append(f"{where} an error is swallowed")
        if path.parts[len(ROOT.parts)] not in {"tests", "benchmarks"}:
            wrong += [
                f"{shown(path)} imports {name}"
                for name in imported(tree)
                if name.split(".")[0] in {"pickle", "joblib", "shelve", "marshal"}
            ]
            wrong += [
                f"{shown(path)} offers a download that needs no right"
                for node in ast.walk(tree)
                if isinstance(node, ast.Attribute) and node.attr == "download_button"
            ]
    assert wrong == []


def test_no_order_of_children_knows_money() -> None:
    """The list of children can't be sorted by what a placement costs or a move saves."""
    from models.shortlist.choose import SortBy

    words = " ".join(f"{one.name} {one.value}" for one in SortBy).casefold()
    assert not any(word in words for word in ("cost", "price", "saving", "money", "gbp", "£"))


def test_what_only_the_audit_may_see_is_seen_by_the_audit_alone() -> None:
    """Sex, ethnicity and disability are an argument of models/fairness, and go nowhere else."""
    from models.journeys.features import FEATURES

    words = ("sex", "ethnic", "disab", "religion", "national", "asylum", "postcode", "price")
    wrong = [name for name in FEATURES for word in words if word in name.replace("health_and_", "")]
    wrong += [
        f"{shown(path)} imports {name}"
        for path, tree in of_layer("models")
        for name in imported(tree)
        if name.startswith(("models.fairness.groups", "models.fairness.record"))
        and not shown(path).startswith("models/fairness/")
    ]
    wrong += [
        f"{shown(path)} reads the audit's frame"
        for layer in ("app", "pages", "commands", "reports", "data")
        for path, _tree in of_layer(layer)
        if "audit_groups" in path.read_text(encoding="utf-8")
        and shown(path) not in {
            "commands/evidence.py", "data/store/read.py", "pages/parts/cached.py",
            "pages/parts/source.py",
        }
    ]  # fmt: skip
    assert wrong == []
