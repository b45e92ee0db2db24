"""Templates to download and the documentation of every column, both from the declarations.

`python -m data.formats.templates > docs/files.md` writes the committed page anew.
"""

import csv
import io
import sys

from data.formats.editions import editions_table
from data.formats.table import CellKind, Column, Table
from data.formats.tables import TABLES
from data.reference.codes import code_list

_BEGINNING = """# Files that can be imported

Made from the tables' declarations; don't edit this page, edit `data/formats/`.

A file is recognised by its column headings, never by its name. Case, spaces, underscores and the
order of columns don't matter; columns not listed here are named and left aside. csv (UTF-8, UTF-16
or Windows-1252; comma, semicolon, tab or bar), xlsx (any sheet), zip and, for the two placement
standards, JSON. Dates are dd/mm/yyyy (or with points or dashes), dd/mm/yy, ISO, or have the month
in words; a code may have its label behind it ("K2 - Children's home"). "Needed" columns must be
there; a row with a blank or unusable *key* is not read, and every such row is listed with its cure.
In the project's own files a value that can't be read also rejects its row where a blank would say
something (an end: "open"), and a day too far from today is none.
"""


def template_csv(table: Table) -> bytes:
    """A csv file to fill in: the headings and an example row or two, as Excel reads it."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow([column.heading for column in _asked(table)])
    writer.writerows(table.example)
    return text.getvalue().encode("utf-8-sig")


def docs_table(table: Table) -> str:
    """What a table is and what each of its columns means, as Markdown."""
    lines = [f"## {table.title}", "", f"`{table.name}`: {table.meaning}. Source: {table.source}."]
    if table.later_words:
        lines += ["", f"**{table.later_words}**"]
    if table.template:
        lines += ["", f"Template: `{table.template}`."]
    lines += ["", "| column | kind | needed | meaning |", "|---|---|---|---|"]
    lines += [
        f"| {_cell(column.heading)} | {_kind(column)} | {_need(column)} | {_cell(column.meaning)} |"
        for column in _asked(table)
    ]
    return "\n".join(lines) + "\n"


def docs_page() -> str:
    """The whole of docs/files.md."""
    editions = f"## Which edition of which format is read\n\n{editions_table()}"
    return "\n".join([_BEGINNING, editions, *(docs_table(table) for table in TABLES)])


def _asked(table: Table) -> tuple[Column, ...]:
    """The columns a person can give; not those the reader works out."""
    return tuple(column for column in table.columns if not column.derived)


def _need(column: Column) -> str:
    if column.key or not column.may_be_blank:
        return "key" if column.needed else "key, if the column is there"
    return "yes" if column.needed else ""


def _kind(column: Column) -> str:
    if column.codes:
        return f"code: {', '.join(code_list(column.codes).codes)}"
    if column.values:
        return f"one of: {', '.join(_cell(str(value)) for value in column.values)}"
    if column.lowest is None and column.highest is None:
        return column.kind.value
    low = "" if column.lowest is None else f" from {column.lowest:,.12g}"
    high = "" if column.highest is None else f" to {column.highest:,.12g}"
    unit = "pounds" if column.kind is CellKind.MONEY else column.kind.value
    return f"{unit}{low}{high}"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


if __name__ == "__main__":
    sys.stdout.write(docs_page())
