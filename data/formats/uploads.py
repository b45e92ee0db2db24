"""Files that came by the browser: read where they are, in memory, and never written to a disk."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath

from data.formats.batch import Batch
from data.formats.files import (
    Pile,
    hidden_files,
    is_hidden_table,
    is_of_a_system,
    is_skipped,
    open_pile,
)
from data.formats.grid import Grid, RawFile
from data.formats.read import opened_files, read_pile
from models.progress import ProgressCallback
from models.questions import NO_ANSWERS, Answers


@dataclass(frozen=True, slots=True)
class Upload:
    """One file as a browser gives it; the name may have folders in it and is not to be trusted."""

    name: str
    data: bytes


def read_uploads(
    uploads: Sequence[Upload], today: date, say: ProgressCallback, answers: Answers = NO_ANSWERS
) -> Batch:
    """The batch of these files, as `read_paths` gives it for the same files in a folder."""
    return read_pile(_pile(uploads), today, say, answers)


def grids_of(uploads: Sequence[Upload]) -> tuple[Grid, ...]:
    """Every table in them as cells of text, in the order of the files."""
    return tuple(grid for opened in opened_files(_pile(uploads).files) for grid in opened.grids)


def folder_of(uploads: Sequence[Upload]) -> str | None:
    """The outermost folder that all of them lie in, if the browser told of one."""
    tops = {parts[0] if len(parts) > 1 else "" for parts in map(_parts, uploads)}
    top = tops.pop() if len(tops) == 1 else ""
    return top or None


def _pile(uploads: Sequence[Upload]) -> Pile:
    """Every file and every file of a zip. Two of one name are told apart by a number."""
    taken: set[str] = set()
    hidden: list[str] = []
    piles = []
    for upload in sorted(uploads, key=lambda upload: (upload.name, upload.data)):
        parts = _parts(upload)
        if any(is_skipped(part) for part in parts):
            if is_hidden_table(parts[-1]) and not any(map(is_of_a_system, parts)):
                hidden.append("/".join(parts))
            continue
        path = _free(PurePosixPath(*parts), taken)
        folder = str(path.parent)
        piles.append(open_pile(RawFile(str(path), folder, upload.data)))
    files = sorted((raw for pile in piles for raw in pile.files), key=lambda raw: raw.name)
    problems = [problem for pile in piles for problem in pile.problems]
    return Pile(tuple(files), (*problems, *hidden_files(hidden)))


def _parts(upload: Upload) -> tuple[str, ...]:
    """Folders and name, without anything that leads out of a folder."""
    parts = upload.name.replace("\\", "/").replace("\x00", "").split("/")
    return tuple(part for part in parts if part.strip(". ")) or ("file",)


def _free(path: PurePosixPath, taken: set[str]) -> PurePosixPath:
    name, number = path, 2
    while str(name) in taken:
        name = path.with_name(f"{path.stem} ({number}){path.suffix}")
        number += 1
    taken.add(str(name))
    return name
