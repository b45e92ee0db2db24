"""Works out a workbook's formulas, as a spreadsheet program would, without one.

Knows what the tool writes and nothing else: +, −, SUM, SUBTOTAL(109), SUMIFS with a text or a cell.
"""

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
        return [
            (sheet.title, cell.coordinate)
            for sheet in self.live
            for row in sheet.iter_rows()
            for cell in row
            if cell.data_type == "f"
        ]

    def wrong(self) -> list[tuple[Cell, str, float, object]]:
        """Each formula that gives another value than the one that was written with it."""
        found = []
        for sheet, where in self.formulas():
            value, shown = self.value(sheet, where), self.shown[sheet][where].value
            if not isinstance(shown, int | float) or abs(float(value) - shown) > 0.001:
                found.append(((sheet, where), str(self.live[sheet][where].value), value, shown))
        return found

    def value(self, sheet: str, where: str) -> float:
        """A cell's number; text and blanks count as nothing."""
        cell = self.live[sheet][where]
        if cell.data_type != "f":
            return float(cell.value) if isinstance(cell.value, int | float) else 0.0
        if (sheet, where) not in self.worked_out:
            text = str(cell.value)[1:]
            value, remainder = self._sum(text, sheet)
            assert not remainder.strip(), f"{sheet}!{where}: {text}"
            self.worked_out[sheet, where] = value
        return self.worked_out[sheet, where]

    def _sum(self, text: str, sheet: str) -> tuple[float, str]:
        value, text = self._term(text, sheet)
        while text[:1] in {"+", "-"}:
            sign, (extra, text) = text[0], self._term(text[1:], sheet)
            value += extra if sign == "+" else -extra
        return value, text

    def _term(self, text: str, sheet: str) -> tuple[float, str]:
        call = _CALL.match(text)
        if call is None:
            cells, text = self._cells(text, sheet)
            (texts,) = cells
            return self.value(*texts), text
        name, depth, position = call[1], 1, call.end()
        while depth:
            depth += {"(": 1, ")": -1}.get(text[position], 0)
            position += 1
        return self._call(name, text[call.end() : position - 1], sheet), text[position:]

    def _call(self, name: str, inside: str, sheet: str) -> float:
        given = inside.split(",")
        if name == "SUM":
            return sum(self.value(*texts) for texts in self._cells(inside, sheet)[0])
        if name == "SUBTOTAL":
            assert given[0] == "109"
            return sum(self.value(*texts) for texts in self._cells(given[1], sheet)[0])
        assert name == "SUMIFS", name
        added, _ = self._cells(given[0], sheet)
        counts = [True] * len(added)
        for where, wanted in zip(given[1::2], given[2::2], strict=True):
            cells, _ = self._cells(where, sheet)
            assert len(cells) == len(added), inside
            fits = [self._fits(cell, wanted, sheet) for cell in cells]
            counts = [is_so and fit for is_so, fit in zip(counts, fits, strict=True)]
        return sum(self.value(*texts) for texts, is_so in zip(added, counts, strict=True) if is_so)

    def _fits(self, cell: Cell, wanted: str, sheet: str) -> bool:
        stored = str(self.live[cell[0]][cell[1]].value or "").casefold()
        if wanted.startswith('"'):
            text = wanted.strip('"').casefold()
            return stored != text[2:] if text.startswith("<>") else stored == text
        (texts,), _ = self._cells(wanted, sheet)
        text = str(self.live[texts[0]][texts[1]].value or "").casefold()
        assert not {"*", "?", "~"} & set(text), text
        return stored == text

    def _cells(self, text: str, sheet: str) -> tuple[list[Cell], str]:
        match_result = _TOKEN.match(text)
        assert match_result is not None, text
        named, first, top, last, bottom = match_result.groups()
        where = named[:-1].strip("'") if named else sheet
        if last is None:
            return [(where, f"{first}{top}")], text[match_result.end() :]
        assert first == last, "a range here is of one column"
        rows = range(int(top), int(bottom) + 1)
        return [(where, f"{first}{row}") for row in rows], text[match_result.end() :]
