"""What kind of content a file holds, told from its first bytes and never from its name."""

from __future__ import annotations

import io
import zipfile
from enum import StrEnum


class Content(StrEnum):
    """Kinds of content; each of the last ones has a plain sentence in `CURES`."""

    TEXT = "text"
    WORKBOOK = "workbook"
    JSON = "json"
    ZIP = "zip"
    EMPTY = "an empty file (0 bytes)"
    PICTURE = "a picture"
    PDF = "a PDF document"
    OLD_EXCEL = "a workbook of the old .xls kind"
    LOCKED_BOOK = "a workbook locked with a password"
    OTHER_BOOK = "a document or workbook of another kind"
    WEB_PAGE = "a web page (perhaps saved with the ending .xls)"
    XML = "an XML file"
    BROKEN_ZIP = "a zip or workbook that is cut short or damaged"
    OTHER = "something that is neither text nor a workbook"


_AGAIN = "Save the table as csv or xlsx and import that."

CURES: dict[Content, str] = {
    Content.EMPTY: "Export the table again: this export stopped before the first row.",
    Content.PICTURE: "Import the table itself (csv or xlsx), not a picture of it.",
    Content.PDF: "Import the table itself (csv or xlsx), not a print of it.",
    Content.OLD_EXCEL: "Open it in Excel, choose Save As, xlsx, and import the new file.",
    Content.LOCKED_BOOK: "Open it with its password, save it without one, and import that.",
    Content.OTHER_BOOK: _AGAIN,
    Content.WEB_PAGE: "Open it in Excel, choose Save As, xlsx, and import the new file.",
    Content.XML: "Export the csv files of the return instead of its XML.",
    Content.BROKEN_ZIP: "Copy or download the file again; it isn't whole.",
    Content.OTHER: _AGAIN,
}

_STARTS: tuple[tuple[bytes, Content], ...] = (
    (b"\x89PNG", Content.PICTURE),
    (b"\xff\xd8\xff", Content.PICTURE),
    (b"GIF8", Content.PICTURE),
    (b"BM\x00", Content.PICTURE),
    (b"%PDF", Content.PDF),
    (b"{\\rtf", Content.OTHER_BOOK),
    (b"\x1f\x8b", Content.OTHER),
    (b"7z\xbc\xaf", Content.OTHER),
    (b"Rar!", Content.OTHER),
    (b"SQLite format 3", Content.OTHER),
    (b"PAR1", Content.OTHER),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_CONTROL = bytes(range(1, 9)) + bytes(range(14, 32))


def content_of(data: bytes) -> Content:
    """The kind of content of these bytes."""
    if not data:
        return Content.EMPTY
    if data.startswith(b"PK"):
        return _zipped(data)
    if data.startswith(_OLE):
        return Content.LOCKED_BOOK if _LOCKED in data else Content.OLD_EXCEL
    for start, content in _STARTS:
        if data.startswith(start):
            return content
    return _texty(data)


def _zipped(data: bytes) -> Content:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError):
        return Content.BROKEN_ZIP
    if "xl/workbook.xml" in names:
        return Content.WORKBOOK
    if names & {"xl/workbook.bin", "word/document.xml", "ppt/presentation.xml", "mimetype"}:
        return Content.OTHER_BOOK
    return Content.ZIP


def _texty(data: bytes) -> Content:
    start = data[:4096]
    if not start.startswith((b"\xff\xfe", b"\xfe\xff")) and b"\x00" not in start:
        stray = len(start) - len(start.translate(None, _CONTROL))
        if stray > len(start) // 20:
            return Content.OTHER
    head = start.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith((b"<!doctype html", b"<html", b"<table", b"<head", b"<meta")):
        return Content.WEB_PAGE
    if head.startswith(b"<?xml"):
        return Content.WEB_PAGE if b"<html" in head else Content.XML
    return Content.JSON if head.startswith((b"{", b"[")) else Content.TEXT
