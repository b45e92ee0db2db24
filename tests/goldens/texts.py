"""A product's bytes as text that a person can compare line by line."""

import csv
import hashlib
import io
import re
import zipfile
from collections import Counter
from datetime import datetime
from itertools import zip_longest

import openpyxl
from docx import Document as WordFile

LARGE = 200_000  # bytes; of a larger text an extract is kept, with the checksum of all of it
SHORT = 40  # signs; a longer cell is a checksum in an extract
# Numbers and months: sentences that differ by these alone are counted together in an extract.
VARIES = re.compile(
    r"[\d,.]*\d|\b(?:January|February|March|April|May|June|July|August|September|October|November"
    r"|December)\b"
)
# The one thing that truly varies: the engine is named after its own source code, so moving a file
# renames it without changing a number, and after its database, whose name is drawn when it is made.
ENGINE = re.compile(r'("engine_version": ")[0-9a-f]{12}(")')


def text_of(name: str, content: bytes) -> str:
    """What is kept of a product: all of it, or for a large one its checksum and an extract."""
    kind = name.rpartition(".")[2]
    if kind == "pdf":
        return f"{len(content)} bytes\nsha256 {checksum(content)}\n"
    if kind == "docx":
        return f"{words_of(content)}\n{parts_of(content)}"
    if kind == "xlsx":
        text = cells_of(content)
        return text if len(text.encode()) <= LARGE else extract(text, "\t")
    text = ENGINE.sub(r"\1named after code and database\2", content.decode())
    return text if len(text.encode()) <= LARGE else extract(text, ",")


def checksum(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def parts_of(content: bytes) -> str:
    """The checksum of each part of a Word file, unpacked: how it is packed is up to the machine."""
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        parts = {name: checksum(packed.read(name)) for name in packed.namelist()}
    return "".join(f"sha256 {parts[name]} {name}\n" for name in sorted(parts))


def words_of(content: bytes) -> str:
    """Every paragraph of a Word file, its tables' and its foot's too, one a line."""
    file = WordFile(io.BytesIO(content))
    parts = [file.element.body, *(section.footer._element for section in file.sections)]
    paragraphs = [
        "".join(piece.text or "" for piece in paragraph.iter() if piece.tag.endswith("}t"))
        for part in parts
        for paragraph in part.iter()
        if paragraph.tag.endswith("}p")
    ]
    return "".join(f"{words}\n" for words in paragraphs if words.strip())


def cells_of(content: bytes) -> str:
    """Every row of every sheet, cells with a tab between them; a formula with what it shows.

    A workbook's bytes say when it was written, so its cells are compared and its bytes aren't.
    """
    formulas = openpyxl.load_workbook(io.BytesIO(content))
    values = openpyxl.load_workbook(io.BytesIO(content), data_only=True)
    out = io.StringIO()
    rows = csv.writer(out, delimiter="\t", lineterminator="\n")
    for sheet in formulas:
        rows.writerow([f"== {sheet.title} =="])
        for cells, shown in zip(sheet.rows, values[sheet.title].rows, strict=True):
            rows.writerow(
                f"{cell.value} -> {_plain(seen.value)}"
                if cell.data_type == "f"
                else _plain(cell.value)
                for cell, seen in zip(cells, shown, strict=True)
            )
    return out.getvalue()


def _plain(value: object) -> str:
    """A cell as text; a share to nine decimals, since the last signs are the processor's."""
    if isinstance(value, float):
        return f"{round(value, 9):.9f}".rstrip("0").rstrip(".")
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == value.min.time() else value.isoformat()
    return "" if value is None else str(value)


def extract(text: str, between: str) -> str:
    """A checksum of all of it; its rows, with checksums for long cells; what words those hold.

    A cell like the one above it is a quotation mark. A number or month in the words is 0.
    """
    head = [f"sha256 of all of it {checksum(text.encode())}"]
    pieces: Counter[str] = Counter()
    above: list[str] = []
    for row in csv.reader(io.StringIO(text), delimiter=between):
        shown = [_brief(cell) for cell in row]
        pairs = zip_longest(shown, above[: len(shown)])
        head.append(between.join('"' if old == new and len(new) > 1 else new for new, old in pairs))
        above = shown
        for cell in row:
            if len(cell) > SHORT:
                pieces.update(VARIES.sub("0", words) for words in re.split("[;:,] ", cell))
    often = [f"{count}\t{words}" for words, count in sorted(pieces.items())]
    return "\n".join([*head, "", "Their words, and how often each piece stands there:", *often, ""])


def _brief(cell: str) -> str:
    return cell if len(cell) <= SHORT else f"#{checksum(cell.encode())[:8]}"
