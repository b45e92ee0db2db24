"""The house (docs/decisions/0001-the-house.md): who may import whom, and who may touch what."""

import ast
import importlib.util
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
# Each folder may import itself and what stands after it; commands stand beside pages.
LAYERS = {
    "app": {"pages", "services", "reports", "data", "models"},
    "pages": {"pages", "services", "reports", "data", "models"},
    "commands": {"commands", "services", "reports", "data", "models"},
    "services": {"services", "reports", "data", "models"},
    "reports": {"reports", "data", "models"},
    "data": {"data", "models"},
    "models": {"models"},
}
OURS = frozenset(LAYERS) | {"run", "tests", "benchmarks"}
JOINED_BY_THE_SHORTLIST = ("readiness", "saving", "homes")
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
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()
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


def folder_of(path: Path) -> str:
    """The room that a file lies in, by its path from the root."""
    return str(path.relative_to(ROOT).parent)


def test_no_two_folders_import_each_other_in_a_circle() -> None:
    """Folders of the product, each with all that it reaches; nobody reaches themself."""
    product = [path for layer in LAYERS for path, _ in of_layer(layer)]
    room = {
        ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): folder_of(
            path
        )
        for path in product
    }
    reached: dict[str, set[str]] = {}
    for path in product:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        reached.setdefault(folder_of(path), set()).update(
            room[name] for name in imported(tree) if name in room
        )
    for folder in reached:
        reached[folder].discard(folder)
    direct = {folder: set(others) for folder, others in reached.items()}
    grown = True
    while grown:
        grown = False
        for others in reached.values():
            further = set().union(*(direct.get(other, set()) for other in others)) - others
            if further:
                others |= further
                grown = True
    assert [folder for folder, others in reached.items() if folder in others] == []


def test_every_room_has_a_sign_and_the_picture_of_the_house_is_true() -> None:
    """Run `python docs/house.py` after a new room or a new import between rooms."""
    spec = importlib.util.spec_from_file_location("house", ROOT / "docs/house.py")
    assert spec is not None and spec.loader is not None
    house = importlib.util.module_from_spec(spec)
    sys.modules["house"] = house  # a frozen dataclass looks its module up
    spec.loader.exec_module(house)
    rooms = house.rooms()
    assert [room.path for room in rooms if not room.sign] == []
    assert house.PAGE.read_text(encoding="utf-8") == house.page(rooms)
    assert house.PICTURE.read_text(encoding="utf-8") == house.picture(rooms)


def test_every_function_of_models_and_services_has_a_caller_in_the_product() -> None:
    """Else it is told, tested and never used. A namesake in another module calls nothing."""
    product = [pair for layer in LAYERS for pair in of_layer(layer)]
    imports = {name for _, tree in product for name in imported(tree)}
    attributes = {
        node.attr
        for _, tree in product
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
    }
    uncalled = []
    for path, tree in product:
        module = ".".join(path.relative_to(ROOT).with_suffix("").parts)
        if not module.startswith(("models.", "services.")):
            continue
        uncalled += [
            f"{module}.{node.name}"
            for node in tree.body
            if isinstance(node, ast.FunctionDef)
            and f"{module}.{node.name}" not in imports
            and not (module in imports and node.name in attributes)
            and not is_named_beside(tree, node)
        ]
        uncalled += [
            f"{module}.{owner.name}.{node.name}"
            for owner in ast.walk(tree)
            if isinstance(owner, ast.ClassDef)
            for node in owner.body
            if isinstance(node, ast.FunctionDef)
            and not node.name.startswith(("_", "visit"))
            and node.name not in attributes
        ]
    assert uncalled == []


def is_named_beside(tree: ast.Module, function: ast.FunctionDef) -> bool:
    """Whether its own module uses it, anywhere but within itself."""
    within = set(map(id, ast.walk(function)))
    return any(
        isinstance(node, ast.Name) and node.id == function.name and id(node) not in within
        for node in ast.walk(tree)
    )


def test_a_class_name_stands_once_in_the_product() -> None:
    """So that a name says which thing it is, wherever it is met."""
    places: dict[str, list[str]] = {}
    for layer in LAYERS:
        for path, tree in of_layer(layer):
            for node in ast.walk(tree):
                if isinstance(node, ast.ClassDef):
                    places.setdefault(node.name, []).append(shown(path))
    assert {name: where for name, where in places.items() if len(where) > 1} == {}


# Names that any variable could have, and the share of them that no folder may reach.
GENERIC = frozenset(
    {"one", "found", "held", "said", "told", "each", "every", "whole", "mine", "kept", "known"}
    | {"more", "rest", "left", "at", "who", "what", "here", "then", "now", "asked", "stands"}
)
AT_MOST = 0.02


def local_names(tree: ast.Module) -> Iterator[str]:
    """Every parameter, and every name that is assigned inside a function."""
    for function in ast.walk(tree):
        if isinstance(function, ast.FunctionDef):
            arguments = function.args
            for argument in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs):
                yield argument.arg
            for node in ast.walk(function):
                if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
                    yield node.id


A_SMALL_MODULE = 60  # lines
# Small, with one importer beside it, and still a module of its own.
OWN_MODULE_BECAUSE = {
    "data/formats/national_prices.py": "its importer is long as it is",
    "data/store/imports/price_doubts.py": "its importer is long as it is",
    "models/shortlist/second_look.py": "a rule of its own, and its importer is long as it is",
    "models/shortlist/since.py": "a rule of its own",
    "pages/parts/forecast/charts.py": "charts are pure functions of a frame",
    "pages/parts/what_if/charts.py": "charts are pure functions of a frame",
    "pages/parts/meetings/costs.py": "the one part of a meeting that shows money",
    "pages/parts/meetings/in_the_room.py": "its importer is long as it is",
    "services/engine_version.py": "what names an engine, beside the code that it is made of",
    "services/year_of_budget.py": "a question of its own",
}


def test_a_small_module_with_one_importer_beside_it_has_a_reason() -> None:
    """Cut too fine, a subject is followed through more files than it has parts."""
    importers: dict[str, set[Path]] = {}
    for layer in LAYERS:
        for path, tree in of_layer(layer):
            for name in imported(tree):
                importers.setdefault(name, set()).add(path)
    cut = {
        shown(path)
        for layer in LAYERS
        for path, tree in of_layer(layer)
        if path.name != "__init__.py"
        and len(path.read_text(encoding="utf-8").splitlines()) < A_SMALL_MODULE
        and len(by := importers.get(shown(path).removesuffix(".py").replace("/", "."), set())) == 1
        and next(iter(by)).parent == path.parent
    }
    assert cut - OWN_MODULE_BECAUSE.keys() == set()


# One word says it all here, or it is what such a function is called everywhere.
ONE_WORD_SAYS_IT = frozenset(
    {"may", "require", "birthday", "filename", "money", "year", "capitalise", "reading", "writing",
     "run", "main", "fingerprint"}
)  # fmt: skip


def test_a_function_is_called_by_more_than_one_word() -> None:
    """`total` says nothing to whoever reads a call; in pages the module stands before it."""
    bare = [
        f"{shown(path)}: {node.name}"
        for layer in ("models", "services", "reports", "data", "commands")
        for path, tree in of_layer(layer)
        if "migrations" not in path.parts
        for node in tree.body
        if isinstance(node, ast.FunctionDef)
        and "_" not in node.name
        and node.name not in ONE_WORD_SAYS_IT
    ]
    assert bare == []


def test_a_variable_is_named_for_the_thing() -> None:
    """`shortlist`, not `found`: the share of generic names by folder, which may only fall."""
    names: dict[str, Counter[bool]] = {}
    for path in files():
        top = path.relative_to(ROOT).parts[0]
        tree = ast.parse(path.read_text(encoding="utf-8"))
        names.setdefault(top, Counter()).update(name in GENERIC for name in local_names(tree))
    shares = {top: seen[True] / seen.total() for top, seen in names.items() if seen.total()}
    assert {top: f"{share:.1%}" for top, share in shares.items() if share >= AT_MOST} == {}


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


def test_readiness_saving_and_homes_never_import_each_other() -> None:
    wrong = [
        f"{shown(path)} imports {name}"
        for path, tree in of_layer("models")
        for name in imported(tree)
        for shortlist in JOINED_BY_THE_SHORTLIST
        for other in JOINED_BY_THE_SHORTLIST
        if shortlist != other
        and shown(path).startswith(f"models/{shortlist}/")
        and name.startswith(f"models.{other}")
    ]
    assert wrong == []


def test_only_the_server_and_the_screens_know_streamlit() -> None:
    wrong = [
        shown(path)
        for layer in ("commands", "services", "reports", "data", "models")
        for path, tree in of_layer(layer)
        if any(name.split(".")[0] == "streamlit" for name in imported(tree))
    ]
    assert wrong == []


def test_only_one_file_names_the_session_and_only_one_caches() -> None:
    session, caches, keepers = set(), set(), set()
    for layer in ("app", "pages"):
        for path, tree in of_layer(layer):
            for node in ast.walk(tree):
                if isinstance(node, ast.Attribute) and node.attr == "session_state":
                    session.add(shown(path))
                if isinstance(node, ast.Attribute) and node.attr in {
                    "cache_data",
                    "cache_resource",
                }:
                    caches.add(shown(path))
                if isinstance(node, ast.Name) and node.id in {"Keeper", "Installation"}:
                    keepers.add(shown(path))
    assert session == {"pages/parts/state.py"}
    assert caches == {"pages/parts/cache.py"} == keepers


def test_pages_ask_services_and_read_no_data_themselves() -> None:
    """So that commands and papers, which ask the same services, can't say something else."""
    wrong = [
        f"{shown(path)} imports {name}"
        for path, tree in of_layer("pages")
        for name in imported(tree)
        if name.split(".")[0] == "data"
    ]
    assert wrong == []


def test_nothing_stands_between_pages_and_services() -> None:
    """No module that says each question again: a page calls the function that answers it."""
    questions = {
        node.name
        for _, tree in of_layer("services")
        for node in tree.body
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")
    }
    wrong = [
        f"{shown(path)}:{node.lineno} {node.name} mirrors {len(again)} services"
        for layer in LAYERS
        for path, tree in of_layer(layer)
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
        if len(again := questions & {getattr(part, "name", "") for part in node.body}) > 2
    ]
    wrong += [shown(path) for path in files() if path.stem in {"source", "cached", "seam"}]
    assert wrong == []


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
                wrong.append(f"{where} breaks the run off: end_page (pages/parts/shell/failing.py)")
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

    words = " ".join(f"{sort_by.name} {sort_by.value}" for sort_by in SortBy).casefold()
    assert not any(word in words for word in ("cost", "price", "saving", "money", "gbp", "£"))


def test_what_only_the_audit_may_see_is_seen_by_the_audit_alone() -> None:
    """Sex, ethnicity and disability are an argument of models/fairness, and go nowhere else."""
    from models.journeys.history.features import FEATURES

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
        for layer in ("app", "pages", "commands", "services", "reports", "data")
        for path, _tree in of_layer(layer)
        if "audit_groups" in path.read_text(encoding="utf-8")
        and shown(path)
        not in {
            "commands/evidence.py",
            "data/store/read.py",
            "services/evidence.py",
        }
    ]
    assert wrong == []
