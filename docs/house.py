"""Draws the house from its imports: `python docs/house.py` writes house.md and pictures/house.svg.

A test keeps both true (tests/test_architecture.py), so that nobody has to remember to run it.
"""

import ast
import subprocess
from dataclasses import dataclass
from html import escape
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PAGE, PICTURE = ROOT / "docs/house.md", ROOT / "docs/pictures/house.svg"
STOREYS = (
    ("app",),
    ("pages", "commands"),
    ("services",),
    ("reports", "data"),
    ("models",),
)
WIDTH, COLUMN, LINE, GAP = 1240, 200, 17, 14
ADDING = """## Where to put the next thing

| To add | Touch |
|---|---|
| a page | one file in `pages/` (`pages/where.py` is a short one to begin from), one line in \
`pages/parts/shell/menu.py`; what it draws in its room of `pages/parts/`; a test in \
`tests/pages/`, its name in README. The browser tests find it by the menu. Counts of few children \
that may leave the team go through `models/shortlist/outside.py` |
| a sentence on a screen | `words.py` of its room: every text of four words or more \
(`tests/test_words.py`) |
| a chart | a pure function from a frame, drawn with `alt=`, the same sentence beside it; colours \
of `pages/parts/words/theme.py`, tables by `pages/parts/words/tables.py` |
| a question or a deed | one function of an `OpenCouncil` in `services/`, `@kept_by(…)` \
if its answer is kept |
| a format of file | one module in `data/formats/`, one line in its `READERS` |
| a column of a council's file | one `Column(...)` at the end of the table's declaration in \
`data/formats/` and a cell in its `example`; then a migration, drafted by \
`python -m data.store.schema.draft_migration`; then \
`python -m data.formats.templates > docs/files.md`. To be seen: its name in `COLUMNS` \
(`models/children/council.py`) and the part of a page. A table that is `kept_for_later` has no \
frame yet: do the next row first and take that line away |
| a table of the database on a page | its `COLUMNS` in `models/children/council.py`, a builder in \
`data/store/frames/`, a line in `FRAMES` (`data/store/read.py`), rows in \
`test_frames_are_the_same_on_both_engines_in_any_order_of_imports`; the page asks `council_frame` |
| a barrier that people can record | one row with its words in `BARRIER_TYPES` \
(`models/recording/barrier.py`; `blocker` in the code, its form is `pages/sorting.py`), its test \
in `tests/spec/test_recorded_barriers.py`. *Children* shows only the answer that comes of it |
| a question that the rules ask, a stop, a readiness rule | one function in `models/readiness/` \
(`questions.py`, `stops.py`, `rules.py`), its test in `tests/spec/` |
| a support package | one row in `data/reference/packages.csv` |
| a default price or a piece of evidence | one row with its source in `data/reference/` |
| a role or a right | one row in `models/access.py` |
"""


@dataclass(frozen=True, slots=True)
class Room:
    """A folder with Python files: its path, what its sign says, the rooms it imports."""

    path: str
    sign: str
    imports: tuple[str, ...]


def project_files() -> tuple[str, ...]:
    """The product's own Python files, as git knows them."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "*.py"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()
    tops = {f"{name}.py" for name in ("app",)} | {
        "pages",
        "commands",
        "services",
        "reports",
        "data",
        "models",
    }
    return tuple(
        name
        for name in sorted(listed)
        if name.split("/")[0] in tops and "versions" not in name and (ROOT / name).exists()
    )


def rooms() -> tuple[Room, ...]:
    """Every folder of the product, by path."""
    paths = project_files()
    modules = {module_name(path): folder_of(path) for path in paths}
    arrows: dict[str, set[str]] = {}
    signs = {"app": "The server: routes, headers and lifespan."}
    for path in paths:
        tree, folder = ast.parse((ROOT / path).read_text(encoding="utf-8")), folder_of(path)
        if path.endswith("__init__.py"):
            signs[folder] = (ast.get_docstring(tree) or "").split("\n")[0]
        arrows.setdefault(folder, set()).update(
            modules[name] for name in imported(tree) if name in modules
        )
    return tuple(
        Room(path, signs.get(path, ""), tuple(sorted(arrows[path] - {path})))
        for path in sorted(arrows)
    )


def folder_of(path: str) -> str:
    """The room that a file lies in."""
    return path.rsplit("/", 1)[0] if "/" in path else path.removesuffix(".py")


def module_name(path: str) -> str:
    """As an import names the file."""
    return path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def imported(tree: ast.Module) -> set[str]:
    """Every module named in an import, wherever it stands."""
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
            names.update(f"{node.module}.{alias.name}" for alias in node.names)
    return names


def page(house: tuple[Room, ...]) -> str:
    """docs/house.md: the picture, the rooms with their signs, where to add things."""
    lines = [
        "# The house",
        "",
        "Written by `python docs/house.py` from the imports; a test keeps it true.",
        "",
        "![Each storey imports only itself and those below it](pictures/house.svg)",
        "",
        "Imports run one way, downwards, and no two folders import each other in a circle "
        "(`tests/test_architecture.py`).",
        "",
        "| Room | What is in it |",
        "|---|---|",
        *(f"| `{room.path}` | {room.sign} |" for room in house),
        "",
        ADDING,
    ]
    return "\n".join(lines)


def picture(house: tuple[Room, ...]) -> str:
    """The house as SVG: a band a storey, a box a folder of it, a line a room."""
    top, drawn = GAP, []
    for storey in STOREYS:
        inside = [room for room in house if room.path.split("/")[0] in storey]
        columns = max(1, (WIDTH - 2 * GAP) // (COLUMN + GAP))
        rows = -(-len(inside) // columns)
        height = rows * (2 * LINE + GAP) + LINE + GAP
        drawn.append(
            f'<rect x="4" y="{top}" width="{WIDTH - 8}" height="{height}" rx="8" class="storey"/>'
            f'<text x="{GAP}" y="{top + LINE}" class="name">{escape(", ".join(storey))}</text>'
        )
        for number, room in enumerate(inside):
            remaining = GAP + number % columns * (COLUMN + GAP)
            down = top + LINE + GAP + number // columns * (2 * LINE + GAP)
            users = sum(room.path in other.imports for other in house)
            drawn.append(
                f'<rect x="{remaining}" y="{down}" width="{COLUMN}" height="{2 * LINE}" rx="4" '
                f'class="room"/><text x="{remaining + 8}" y="{down + LINE - 3}">'
                f"{escape(room.path)}</text>"
                f'<text x="{remaining + 8}" y="{down + 2 * LINE - 6}" class="small">'
                f"imports {len(room.imports)} rooms, {users} import it</text>"
            )
        top += height + GAP
    style = (
        "text{font:12px sans-serif;fill:#1d2733}.small{font-size:10px;fill:#4a5a6a}"
        ".name{font-weight:bold}.storey{fill:#eef2f6}.room{fill:#fff;stroke:#8a9aab}"
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {top}" role="img" '
        f'aria-label="The folders of the project by storey"><style>{style}</style>'
        f"{''.join(drawn)}</svg>\n"
    )


def main() -> None:
    """Write both."""
    house = rooms()
    PAGE.write_text(page(house), encoding="utf-8")
    PICTURE.write_text(picture(house), encoding="utf-8")


if __name__ == "__main__":
    main()
