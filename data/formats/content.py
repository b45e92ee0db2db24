"""What kind of content a file holds, told from its first bytes and never from its name."""

import io
import re
import zipfile
import zlib
from enum import StrEnum


class Content(StrEnum):
    """Kinds of content; each of the last ones has a plain sentence in `CURES`."""

    TEXT = "text"
    WORKBOOK = "workbook"
    JSON = "json"
    ZIP = "zip"
    EMPTY = "an empty file (0 bytes)"
    ZEROS = "a file of nothing but zeros: its content never arrived"
    PICTURE = "a picture"
    PDF = "a PDF document"
    STRICT_BOOK = "a Strict Open XML workbook"
    BINARY_BOOK = "a binary workbook (.xlsb)"
    OPEN_DOCUMENT = "an OpenDocument spreadsheet (.ods)"
    NUMBERS = "a document of Apple Numbers"
    OLD_EXCEL = "a workbook of the old .xls kind"
    XML_BOOK = "a workbook of the XML Spreadsheet 2003 kind"
    LOCKED_BOOK = "a workbook locked with a password"
    LABELLED_BOOK = "a workbook locked by a sensitivity label (rights management)"
    DOCUMENT = "a Word, PowerPoint or other text document"
    DATABASE = "a database file"
    MESSAGE = "an e-mail message"
    OTHER_BOOK = "a document or workbook of another kind"
    LINK = "a link to a document, not the document itself"
    WEB_PAGE = "a web page (perhaps saved with the ending .xls)"
    XML = "an XML file"
    ARCHIVE = "an archive of another kind (.gz, .7z, .rar, .tar)"
    BROKEN_BOOK = "a workbook that is cut short or damaged"
    BROKEN_ZIP = "a zip or workbook that is cut short or damaged"
    OTHER = "something that is neither text nor a workbook"


_AGAIN = "Save the table as csv or xlsx and import that."
_SAVE_AS = "Open it in Excel, choose Save As, Excel Workbook (.xlsx), and import the new file."

CURES: dict[Content, str] = {
    Content.EMPTY: "Export the table again: this export stopped before the first row.",
    Content.ZEROS: "Copy or download the file again; open it once to see that its rows are there.",
    Content.PICTURE: "Import the table itself (csv or xlsx), not a picture of it.",
    Content.PDF: "Import the table itself (csv or xlsx), not a print of it.",
    Content.STRICT_BOOK: "Open it in Excel, choose Save As, Excel Workbook (.xlsx), not Strict "
    "Open XML Spreadsheet, and import the new file.",
    Content.BINARY_BOOK: _SAVE_AS,
    Content.OPEN_DOCUMENT: "Open it in LibreOffice or Excel, choose Save As, Excel Workbook "
    "(.xlsx), and import the new file.",
    Content.NUMBERS: "Open it in Numbers, choose File, Export To, Excel, and import that file.",
    Content.OLD_EXCEL: _SAVE_AS,
    Content.XML_BOOK: _SAVE_AS,
    Content.LOCKED_BOOK: "Open it with its password, choose File, Info, Protect Workbook, Encrypt "
    "with Password, empty the password, save it, and import that.",
    Content.LABELLED_BOOK: (
        "Ask its owner for a copy without the label's encryption, or export the "
        "table again as csv or xlsx."
    ),
    Content.DOCUMENT: _AGAIN,
    Content.DATABASE: "Export the table from it as csv or xlsx and import that.",
    Content.MESSAGE: "Save the attached file by itself and import that.",
    Content.OTHER_BOOK: _AGAIN,
    Content.LINK: "Open the link, choose File, Download, Microsoft Excel (.xlsx), and import that.",
    Content.WEB_PAGE: _SAVE_AS,
    Content.XML: "Export the csv files of the return instead of its XML.",
    Content.ARCHIVE: "Unpack it and import the files, or pack them as a zip.",
    Content.BROKEN_BOOK: "Copy or download the workbook again; it isn't whole.",
    Content.BROKEN_ZIP: "Copy or download the file again; it isn't whole.",
    Content.OTHER: _AGAIN,
}

_STARTS: tuple[tuple[bytes, Content], ...] = (
    (b"\x89PNG", Content.PICTURE),
    (b"\xff\xd8\xff", Content.PICTURE),
    (b"GIF8", Content.PICTURE),
    (b"BM\x00", Content.PICTURE),
    (b"%PDF", Content.PDF),
    (b"{\\rtf", Content.DOCUMENT),
    (b"7z\xbc\xaf\x27\x1c", Content.ARCHIVE),
    (b"Rar!", Content.ARCHIVE),
    (b"BZh", Content.ARCHIVE),
    (b"\xfd7zXZ", Content.ARCHIVE),
    (b"\x1f\x8b\x08", Content.ARCHIVE),
    (b"\x1f\x8b", Content.OTHER),
    (b"7z\xbc\xaf", Content.OTHER),
    (b"SQLite format 3", Content.DATABASE),
    (b"\x00\x01\x00\x00Standard ", Content.DATABASE),
    (b"PAR1", Content.OTHER),
    # Workbooks before Excel 5, which have no container around them.
    (b"\x09\x00\x04\x00", Content.OLD_EXCEL),
    (b"\x09\x02\x06\x00", Content.OLD_EXCEL),
    (b"\x09\x04\x06\x00", Content.OLD_EXCEL),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# Names of streams in the older container, by what they are of; the first that is there counts.
_STREAMS: tuple[tuple[str, Content], ...] = (
    ("DRMEncryptedDataSpace", Content.LABELLED_BOOK),
    ("EncryptedPackage", Content.LOCKED_BOOK),
    ("WordDocument", Content.DOCUMENT),
    ("PowerPoint Document", Content.DOCUMENT),
    ("__properties_version1.0", Content.MESSAGE),
)
_STRICT = b"http://purl.oclc.org/ooxml/spreadsheetml"
_BOOK_PART = re.compile(r"xl/workbook\d*\.xml", re.IGNORECASE)
_LINK = re.compile(
    rb'^\s*(?:\[InternetShortcut\]|\{\s*"(?:url|doc_id|":)[^}]{0,400}(?:docs|drive)\.google\.com'
    rb'|\{[^}]{0,400}"doc_id"\s*:)', re.IGNORECASE,
)  # fmt: skip
_CONTROL = bytes(range(1, 9)) + bytes(range(14, 32))


def content_of(data: bytes) -> Content:
    """The kind of content of these bytes."""
    if not data:
        return Content.EMPTY
    if data.startswith(b"PK"):
        return _zipped(data)
    if data.startswith(_OLE):
        return _older_container(data)
    for start, content in _STARTS:
        if data.startswith(start):
            return content
    return _texty(data)


def _older_container(data: bytes) -> Content:
    for name, content in _STREAMS:
        if name.encode("utf-16-le") in data:
            return content
    return Content.OLD_EXCEL


def _zipped(data: bytes) -> Content:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = {name.replace("\\", "/") for name in archive.namelist()}
            return _packed(archive, names)
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError):
        in_a_book = any(part in data for part in (b"xl/workbook", b"xl/worksheets"))
        return Content.BROKEN_BOOK if in_a_book else Content.BROKEN_ZIP


def _packed(archive: zipfile.ZipFile, names: set[str]) -> Content:
    """What a zip is a container of, by the names of its parts."""
    book = next((name for name in sorted(names) if _BOOK_PART.fullmatch(name)), None)
    if book is not None:
        return Content.STRICT_BOOK if _STRICT in _part(archive, book) else Content.WORKBOOK
    if "xl/workbook.bin" in names:
        return Content.BINARY_BOOK
    if "Index/Document.iwa" in names or any(name.endswith("Index.zip") for name in names):
        return Content.NUMBERS
    if names & {"word/document.xml", "ppt/presentation.xml"}:
        return Content.DOCUMENT
    if "mimetype" in names:
        kind = _part(archive, "mimetype")
        return Content.OPEN_DOCUMENT if b"spreadsheet" in kind else Content.OTHER_BOOK
    return Content.ZIP


def _part(archive: zipfile.ZipFile, name: str) -> bytes:
    """The beginning of one part; nothing if it can't be unpacked."""
    try:
        with archive.open(name) as part:
            return part.read(4096)
    except (KeyError, RuntimeError, zipfile.BadZipFile, zlib.error, EOFError, OSError):
        return b""


def _texty(data: bytes) -> Content:
    start = data[:4096]
    if not start.strip(b"\x00") and not data.strip(b"\x00"):
        return Content.ZEROS
    if not start.startswith((b"\xff\xfe", b"\xfe\xff")) and b"\x00" not in start:
        stray = len(start) - len(start.translate(None, _CONTROL))
        if stray > len(start) // 20:
            return Content.OTHER
    if _LINK.match(start):
        return Content.LINK
    head = start.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith((b"<!doctype html", b"<html", b"<table", b"<head", b"<meta", b"<style")):
        return Content.WEB_PAGE
    if head.startswith(b"mime-version:"):
        return Content.WEB_PAGE
    if head.startswith((b"<?xml", b"<workbook", b"<plist")):
        if b"urn:schemas-microsoft-com:office:spreadsheet" in head:
            return Content.XML_BOOK
        if b"<plist" in head and b"url" in head:
            return Content.LINK
        return Content.WEB_PAGE if b"<html" in head else Content.XML
    return Content.JSON if head.startswith((b"{", b"[")) else Content.TEXT
