"""Works out a workbook's formulas, as a spreadsheet program would, without one.

Knows what the tool writes and nothing else: +, −, SUM, SUBTOTAL(109), SUMIFS with a text or a cell.
"""

from __future__ import annotations

import io
import re
from dataclasses import dataclass, field

import openpyxl

_CELL = r"\$?([A-Z]{1,2})\$?(\d+)"
_TOKEN = re.compile(rf"\s*((?:'[^']+'|[A-Za-z]\w*)!)?{_CELL}(?::{_CELL})?")
_CALL = re.compile(r"\s*([A-Z]+)\(")
Cell = tuple[str, str]


@dataclass
class Sums:
    """A workbook's formulas beside the values that it was written with."""

    content: bytes
    worked_out: dict[Cell, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.live = openpyxl.load_workbook(io.BytesIO(self.content))
        self.shown = openpyxl.load_workbook(io.BytesIO(self.content), data_only=True)

    def formulas(self) -> list[Cell]:
        """Where every formula stands: sheet and cell."""
        return [(sheet.title, cell.coordinate) for sheet in self.live
                for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]  # fmt: skip

    def wrong(self) -> list[tuple[Cell, str, float, object]]:
        """Each formula that gives another value than the one that was written with it."""
        found = []
        for sheet, at in self.formulas():
            value, shown = self.value(sheet, at), self.shown[sheet][at].value
            if not isinstance(shown, int | float) or abs(float(value) - shown) > 0.001:
                found.append(((sheet, at), str(self.live[sheet][at].value), value, shown))
        return found

    def value(self, sheet: str, at: str) -> float:
        """A cell's number; text and blanks count as nothing."""
        cell = self.live[sheet][at]
        if cell.data_type != "f":
            return float(cell.value) if isinstance(cell.value, int | float) else 0.0
        if (sheet, at) not in self.worked_out:
            text = str(cell.value)[1:]
            value, rest = self._sum(text, sheet)
            assert not rest.strip(), f"{sheet}!{at}: {text}"
            self.worked_out[sheet, at] = value
        return self.worked_out[sheet, at]

    def _sum(self, text: str, sheet: str) -> tuple[float, str]:
        value, text = self._term(text, sheet)
        while text[:1] in {"+", "-"}:
            sign, (more, text) = text[0], self._term(text[1:], sheet)
            value += more if sign == "+" else -more
        return value, text

    def _term(self, text: str, sheet: str) -> tuple[float, str]:
        call = _CALL.match(text)
        if call is None:
            cells, text = self._cells(text, sheet)
            (one,) = cells
            return self.value(*one), text
        name, depth, at = call[1], 1, call.end()
        while depth:
            depth += {"(": 1, ")": -1}.get(text[at], 0)
            at += 1
        return self._call(name, text[call.end() : at - 1], sheet), text[at:]

    def _call(self, name: str, inside: str, sheet: str) -> float:
        given = inside.split(",")
        if name == "SUM":
            return sum(self.value(*one) for one in self._cells(inside, sheet)[0])
        if name == "SUBTOTAL":
            assert given[0] == "109"
            return sum(self.value(*one) for one in self._cells(given[1], sheet)[0])
        assert name == "SUMIFS", name
        added, _ = self._cells(given[0], sheet)
        counts = [True] * len(added)
        for where, wanted in zip(given[1::2], given[2::2], strict=True):
            cells, _ = self._cells(where, sheet)
            assert len(cells) == len(added), inside
            fits = [self._fits(one, wanted, sheet) for one in cells]
            counts = [is_so and fit for is_so, fit in zip(counts, fits, strict=True)]
        return sum(self.value(*one) for one, is_so in zip(added, counts, strict=True) if is_so)

    def _fits(self, cell: Cell, wanted: str, sheet: str) -> bool:
        held = str(self.live[cell[0]][cell[1]].value or "").casefold()
        if wanted.startswith('"'):
            text = wanted.strip('"').casefold()
            return held != text[2:] if text.startswith("<>") else held == text
        (one,), _ = self._cells(wanted, sheet)
        text = str(self.live[one[0]][one[1]].value or "").casefold()
        assert not {"*", "?", "~"} & set(text), text
        return held == text

    def _cells(self, text: str, sheet: str) -> tuple[list[Cell], str]:
        found = _TOKEN.match(text)
        assert found is not None, text
        named, first, top, last, bottom = found.groups()
        where = named[:-1].strip("'") if named else sheet
        if last is None:
            return [(where, f"{first}{top}")], text[found.end() :]
        assert first == last, "a range here is of one column"
        rows = range(int(top), int(bottom) + 1)
        return [(where, f"{first}{row}") for row in rows], text[found.end() :]
