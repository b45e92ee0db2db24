"""The method's own words, from `docs/method.md`: what a screen says of it is never typed twice."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from models.problems import UserError

METHOD = Path(__file__).resolve().parents[2] / "docs" / "method.md"
NEVER = "What the tool never does"


@dataclass(frozen=True, slots=True)
class Chapter:
    """One chapter of the method: its heading without the number, and its Markdown."""

    heading: str
    text: str


@cache
def load_chapters(method: Path = METHOD) -> tuple[Chapter, ...]:
    """The chapters in order; `UserError` if the file isn't there."""
    try:
        lines = method.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise UserError(
            "docs/method.md",
            "the method's description is not there",
            "the file that comes with the tool",
            "Install the tool again, with its docs folder.",
        ) from error
    starts = [number for number, line in enumerate(lines) if line.startswith("## ")]
    return tuple(
        Chapter(
            heading=lines[start].removeprefix("## ").lstrip("0123456789. ").strip(),
            text="\n".join(lines[start + 1 : end]).strip(),
        )
        for start, end in zip(starts, [*starts[1:], len(lines)], strict=True)
    )
