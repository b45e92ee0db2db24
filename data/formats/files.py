"""From the paths a person gives to the bytes of files: folders, sub-folders and zips, in limits."""

import io
import os
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from data.formats.content import Content, content_of
from data.formats.grid import RawFile, file_doubt, file_problem
from models.problems import Problem, UserError

MOST_MEMBERS = 5_000  # files in a zip
MOST_BYTES = 512 * 1024 * 1024  # of one file, or of all that a zip holds when unpacked
MOST_RATIO = 250  # unpacked to packed, of anything large; a csv comes to about 20
LARGE_BYTES = 16 * 1024 * 1024
_NAMED = 10  # hidden files that one sentence can hold
_SKIPPED = {"__MACOSX", "Thumbs.db", "desktop.ini"}
_OF_A_SYSTEM = (".git", ".svn", ".hg", ".venv", ".idea", ".vscode", ".cache", ".Trash", ".DS_Store")
_TABLE_ENDINGS = (
    ".csv",
    ".xlsx",
    ".xls",
    ".xlsm",
    ".xlsb",
    ".txt",
    ".tsv",
    ".json",
    ".zip",
    ".ods",
)


@dataclass(frozen=True, slots=True)
class Pile:
    """The files found, in the order of their names, and what couldn't be opened."""

    files: tuple[RawFile, ...]
    problems: tuple[Problem, ...]


def open_paths(paths: Sequence[Path]) -> Pile:
    """Every file under these paths, names relative to the folder they have in common.

    Raises `UserError` for a path that doesn't exist. The order of the paths doesn't matter, and a
    file that is given twice is read once.
    """
    for path in paths:
        if not path.exists():
            raise UserError(
                str(path), "nothing there", "a file or a folder", "Check the path and try again."
            )
    given = [path.resolve() for path in paths]
    paths_result = sorted({file for path in given for file in _walk(path)})
    root = _common(given)
    files: list[RawFile] = []
    hidden = sorted({file for path in given for file in _hidden_in(path)})
    problems = hidden_files([path.relative_to(root).as_posix() for path in hidden])
    for path in paths_result:
        name = path.relative_to(root).as_posix()
        read = _read(path, name, path.parent.relative_to(root).as_posix())
        files.extend(read.files)
        problems.extend(read.problems)
    return Pile(tuple(sorted(files, key=lambda file: file.name)), tuple(problems))


def _walk(path: Path) -> Iterator[Path]:
    if path.is_file():
        yield path
        return
    for folder, folders, names in os.walk(path):
        folders[:] = [name for name in folders if not is_skipped(name)]
        files = (Path(folder) / name for name in names if not is_skipped(name))
        yield from (file for file in files if file.is_file())


def is_skipped(name: str) -> bool:
    """Hidden files, and what Macs, Windows and open workbooks leave lying about."""
    return name.startswith((".", "~$")) or name in _SKIPPED


def _hidden_in(path: Path) -> Iterator[Path]:
    """Files that `_walk` passes over although they may be a council's tables."""
    if path.is_file():
        return
    for folder, folders, names in os.walk(path):
        folders[:] = [name for name in folders if not is_of_a_system(name)]
        hidden = any(is_skipped(part) for part in Path(folder).relative_to(path).parts)
        for name in names:
            if (hidden or is_skipped(name)) and is_hidden_table(name):
                yield Path(folder) / name


def is_of_a_system(name: str) -> bool:
    """What a Mac, Windows or a programmer's tool made: never a council's own table."""
    return name in _SKIPPED or name.startswith(("~$", "._", *_OF_A_SYSTEM))


def is_hidden_table(name: str) -> bool:
    """True for a name that a table may have, wherever it is hidden."""
    return not is_of_a_system(name) and name.lower().endswith(_TABLE_ENDINGS)


def hidden_files(names: Sequence[str]) -> list[Problem]:
    """One doubt that names the hidden files which weren't read."""
    if not names:
        return []
    were = "1 hidden file that was" if len(names) == 1 else f"{len(names)} hidden files that were"
    extra = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    return [
        file_doubt(
            names[0],
            "",
            f"{were} not read: {', '.join(names[:_NAMED])}{extra}",
            "files whose name, and whose folder's name, doesn't begin with a point",
            ("Nothing to do if you do not need them. Otherwise rename them and import again."),
        )
    ]


def _common(paths: Sequence[Path]) -> Path:
    folders = [path if path.is_dir() else path.parent for path in paths]
    try:
        return Path(os.path.commonpath(folders))
    except ValueError:  # different drives, or no path at all
        return Path(folders[0].anchor) if folders else Path.cwd()


def _read(path: Path, name: str, folder: str) -> Pile:
    try:
        if path.stat().st_size > MOST_BYTES:
            return _refused(name, "a file larger than 512 MB", "a smaller file", "Split it.")
        data = path.read_bytes()
    except OSError:
        return _refused(
            name,
            "a file that can't be opened",
            "a file you may read",
            "Close it in other programs, or ask for the right to read it.",
        )
    return open_pile(RawFile(name, folder, data))


def open_pile(raw: RawFile) -> Pile:
    """The file itself, or the files of a zip."""
    return _unzip(raw, nested=False) if content_of(raw.data) is Content.ZIP else _checked(raw)


def _checked(raw: RawFile) -> Pile:
    """The file itself, unless it is a workbook that would unpack to far more than it is."""
    if content_of(raw.data) is Content.WORKBOOK:
        with zipfile.ZipFile(io.BytesIO(raw.data)) as archive:
            if (refusal := _too_much(raw, archive.infolist())) is not None:
                return refusal
    return Pile((raw,), ())


def _unzip(raw: RawFile, *, nested: bool) -> Pile:
    """The files in a zip, and in zips directly within it; nothing is written to the disk."""
    files: list[RawFile] = []
    problems: list[Problem] = []
    hidden: list[str] = []
    with zipfile.ZipFile(io.BytesIO(raw.data)) as archive:
        members = [member for member in archive.infolist() if not member.is_dir()]
        if (refusal := _too_much(raw, members)) is not None:
            return refusal
        for member in sorted(members, key=lambda zip_info: zip_info.filename):
            parts = [part for part in member.filename.replace("\\", "/").split("/") if part]
            if not parts or any(is_skipped(part) for part in parts):
                if parts and is_hidden_table(parts[-1]) and not any(map(is_of_a_system, parts)):
                    hidden.append("/".join((raw.name, *parts)))
                continue
            name = "/".join((raw.name, *parts))
            read = _member(archive, member, name, "/".join((raw.name, *parts[:-1])), nested)
            files.extend(read.files)
            problems.extend(read.problems)
    return Pile(tuple(files), (*problems, *hidden_files(hidden)))


def _member(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, name: str, folder: str, nested: bool
) -> Pile:
    if member.flag_bits & 1:
        return _refused(
            name,
            "a file locked with a password",
            "a zip without a password",
            "Unpack it with its password and import the files.",
        )
    try:
        data = archive.read(member)
    except NotImplementedError:
        return _refused(
            name,
            "a file packed in a way that this tool can't unpack",
            "an ordinary zip",
            "Unpack it yourself (Windows: right click, Extract All) and import the files.",
        )
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError):
        return _refused(
            name,
            "a part of the zip that is damaged",
            "a whole zip",
            "Copy or download the zip again.",
        )
    inner = RawFile(name, folder, data)
    if content_of(data) is not Content.ZIP:
        return _checked(inner)
    if nested:
        return _refused(
            name,
            "a zip within a zip within a zip",
            "at most one zip within another",
            "Unpack it and import the files.",
        )
    return _unzip(inner, nested=True)


def _too_much(raw: RawFile, members: Sequence[zipfile.ZipInfo]) -> Pile | None:
    """A refusal if this zip would unpack to more than a council's files ever do."""
    total = sum(member.file_size for member in members)
    bomb = total > LARGE_BYTES and total > MOST_RATIO * len(raw.data)
    if len(members) <= MOST_MEMBERS and total <= MOST_BYTES and not bomb:
        return None
    return _refused(
        raw.name,
        f"a zip of {len(members)} files that unpacks to {total // 1_000_000} MB",
        f"at most {MOST_MEMBERS} files and 512 MB, packed no more than {MOST_RATIO} to 1",
        "Unpack it yourself, check what is in it, and import only the tables.",
    )


def _refused(where: str, text: str, wanted: str, what_to_do: str) -> Pile:
    return Pile((), (file_problem(where, text, wanted, what_to_do),))
