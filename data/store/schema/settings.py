"""What the council's own machine says about the store: where it lies, whose children it serves."""

import os
from pathlib import Path

DATABASE_URL = "CIRCLE_DATABASE_URL"
COUNCILS = "CIRCLE_COUNCILS"
DEMO = "CIRCLE_DEMO"  # `off`, or another folder for the demonstration council

PROJECT = Path(__file__).resolve().parents[3]


def default_database_url() -> str:
    """`CIRCLE_DATABASE_URL`, else one SQLite file in the project's `var` folder."""
    return os.environ.get(DATABASE_URL) or f"sqlite:///{PROJECT / 'var' / 'circle.sqlite3'}"


def demo_folder() -> Path | None:
    """Where the demonstration council lies, apart from the council's own data; None = switched off.

    `CIRCLE_DEMO` is `off` or a folder; else `var/demo`.
    """
    text = os.environ.get(DEMO, "").strip()
    if text.casefold() == "off":
        return None
    return Path(text) if text else PROJECT / "var" / "demo"


def councils_served() -> frozenset[str]:
    """The councils named in `CIRCLE_COUNCILS`, a list with semicolons; empty = not said."""
    named = (name.strip() for name in os.environ.get(COUNCILS, "").split(";"))
    return frozenset(name for name in named if name)
