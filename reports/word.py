"""A paper as a Word file that people can go on writing in: real headings, lists and tables.

Words go in as text, so nothing that a person wrote is read as markup or as a field.
"""

import io
from datetime import datetime

from docx import Document
from docx.document import Document as WordFile
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.table import Table as WordTable
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from models.papers.paper import (
    Bars,
    Box,
    Bullets,
    FillInPrompt,
    Leaf,
    Levels,
    OneSide,
    Paper,
    PaperTable,
    Part,
    Section,
    Style,
    Text,
)
from reports.bar_pictures import bars_png
from reports.fit_word import POINTS, LetterSize, fitting_size
from reports.level_pictures import picture_png
from reports.pdf import side_by_side

FONT = "Calibri"
INK = RGBColor(0x16, 0x24, 0x2B)
QUIET = RGBColor(0x4A, 0x5A, 0x61)
MARGIN_MM, WIDTH_MM = 14, 182
LARGE = 13.0  # points
AFTER_A_TABLE = 3  # points
CELL_ROOM_TWIPS = 57  # a millimetre
MADE_ON = datetime(2000, 1, 1)  # of every file: who made it when stands on the paper
Place = WordFile | _Cell


def word_bytes(paper: Paper) -> bytes:
    """The bytes of the file. Equal papers give equal content."""
    made = Document()
    usual = LARGE if paper.large else POINTS
    fits = [
        fitting_size(leaf) if isinstance(leaf, OneSide) else LetterSize(leaf, usual)
        for leaf in paper.leaves
    ]
    _set_up(made, paper, min(fit.points for fit in fits))
    for number, letter_size in enumerate(fits):
        _leaf(made, letter_size.leaf, first=number == 0)
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def xml_safe(text: str) -> str:
    """The text without signs that a Word file may not hold (control signs, half letters)."""
    fit = (name if name.isprintable() else " " if name.isspace() else "" for name in text)
    return "".join(fit)


def _set_up(made: WordFile, paper: Paper, size: float) -> None:
    page = made.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = Mm(MARGIN_MM)
    page.top_margin, page.bottom_margin = Mm(13), Mm(12)
    page.header_distance = page.footer_distance = Mm(6)
    _usual(made, size)
    for name, points, bold in (
        ("Normal", size, False),
        ("List Bullet", size, False),
        ("Heading 1", size * 1.8, True),
        ("Heading 2", size * 1.05, True),
    ):
        style = made.styles[name]
        style.font.name, style.font.size, style.font.bold = FONT, Pt(points), bold
        style.font.color.rgb = INK
        about = style.paragraph_format
        above = 0.0 if name != "Heading 2" else 12 if paper.large else 5
        about.space_before, about.space_after = Pt(above), Pt(4 if paper.large else 1)
        about.line_spacing = 1.0
    across = f" · {paper.across}" if paper.across else ""
    _quiet(page.header.paragraphs[0], f"{paper.marking} · {paper.title}{across}")
    foot = page.footer.paragraphs[0]
    _quiet(foot, f"{paper.foot} · page ")
    _field(foot, "PAGE")
    _quiet(foot, " of ")
    _field(foot, "NUMPAGES")
    about = made.core_properties  # who made it, and when, stands on the paper
    about.title, about.author, about.comments = xml_safe(paper.title)[:255], "", ""
    about.language, about.created, about.modified = "en-GB", MADE_ON, MADE_ON


def _usual(made: WordFile, size: float) -> None:
    """The document's own defaults: language, letters and no space that nobody asked for."""
    defaults = made.styles.element.find(qn("w:docDefaults"))
    run = defaults.find(f"{qn('w:rPrDefault')}/{qn('w:rPr')}")
    for name in ("w:sz", "w:szCs"):
        run.find(qn(name)).set(qn("w:val"), str(round(size * 2)))
    run.find(qn("w:lang")).set(qn("w:val"), "en-GB")
    letters = run.find(qn("w:rFonts"))
    letters.attrib.clear()
    for name in ("w:ascii", "w:hAnsi", "w:cs"):
        letters.set(qn(name), FONT)
    spacing = defaults.find(f"{qn('w:pPrDefault')}/{qn('w:pPr')}/{qn('w:spacing')}")
    spacing.set(qn("w:after"), "20")
    spacing.set(qn("w:line"), "240")


def _leaf(made: WordFile, leaf: Leaf, *, first: bool) -> None:
    made.add_heading(xml_safe(leaf.title), 1).paragraph_format.page_break_before = not first
    for fact in leaf.facts:
        _quiet(made.add_paragraph(), fact)
    for row in side_by_side(leaf.sections):
        if len(row) == 1:
            _section(made, row[0], WIDTH_MM)
            continue
        side = _grid(made, 1, 2)
        for cell, section in zip(side.rows[0].cells, row, strict=True):
            _section(cell, section, WIDTH_MM / 2 - 4)


def _section(place: Place, section: Section, width_mm: float) -> None:
    _heading(place, section.heading)
    charts = [part for part in section.parts if isinstance(part, Levels)]
    if charts:
        _charts(place, charts, width_mm)
    for part in section.parts:
        _part(place, part, width_mm)


def _heading(place: Place, text: str) -> None:
    """A heading; in a cell its first, empty paragraph becomes one."""
    empty = isinstance(place, _Cell) and not place.paragraphs[0].text
    held = place.paragraphs[0] if empty else place.add_paragraph()
    held.style = "Heading 2"
    held.add_run(xml_safe(text))


def _part(place: Place, part: Part, width_mm: float) -> None:
    match part:
        case Text():
            _paragraph(place, part)
        case Bullets():
            for item in part.items:
                place.add_paragraph(xml_safe(item), style="List Bullet")
        case PaperTable():
            _table(place, part, width_mm)
        case Box():
            _box(place, part, width_mm)
        case Bars():
            _bars(place, part, width_mm)
        case Levels():
            return  # drawn together, above


def _paragraph(place: Place, text: Text) -> None:
    held = place.add_paragraph()
    if text.style is Style.NOTE:
        _quiet(held, text.words)
        return
    run = held.add_run(xml_safe(text.words))
    run.bold = text.style is Style.STRONG
    run.font.strike = text.style is Style.STRUCK
    if text.style is Style.QUOTE:
        held.paragraph_format.left_indent = Mm(3)


def _table(place: Place, part: PaperTable, width_mm: float) -> None:
    made = _grid(place, 1 + len(part.rows), len(part.headings), width_mm, style="Table Grid")
    full = sum(part.widths)
    for column, share in zip(made.columns, part.widths, strict=True):
        column.width = Mm(width_mm * share / full)
        for cell in column.cells:
            cell.width = Mm(width_mm * share / full)
    for row, cells in zip(made.rows, (part.headings, *part.rows), strict=True):
        for position, (cell, text) in enumerate(zip(row.cells, cells, strict=True)):
            bold = cells is part.headings or position < part.strong
            cell.paragraphs[0].add_run(xml_safe(text)).bold = bold
            if position >= len(cells) - part.numbers:
                cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
    _repeats(made)
    _after_a_table(place.add_paragraph())


def _after_a_table(paragraph: Paragraph) -> None:
    """What Word wants between a table and what follows: as small as it can be, so that it pushes
    nothing on to another side."""
    paragraph.paragraph_format.space_after = Pt(0)
    paragraph.paragraph_format.line_spacing = Pt(AFTER_A_TABLE)
    paragraph.add_run().font.size = Pt(AFTER_A_TABLE)


def _charts(place: Place, charts: list[Levels], width_mm: float) -> None:
    """Side by side, each with its caption, at the size of the PDF."""
    side = _grid(place, 1, len(charts), width_mm)
    for cell, levels in zip(side.rows[0].cells, charts, strict=True):
        _quiet(cell.paragraphs[0], levels.caption)
        if not levels.points:
            _quiet(cell.add_paragraph(), "Nothing noted.")
            continue
        widest = width_mm / len(charts) - 4
        picture = picture_png(levels.points)
        wide = Mm(min(picture.width_mm, widest))
        run = cell.add_paragraph().add_run()
        drawn = run.add_picture(io.BytesIO(picture.png), width=wide)
        drawn._inline.docPr.set("descr", xml_safe(levels.alt))


def _bars(place: Place, part: Bars, width_mm: float) -> None:
    """The picture, as wide as there is room, with its words for who can't see it."""
    _quiet(place.add_paragraph(), part.caption)
    drawn = (
        place.add_paragraph()
        .add_run()
        .add_picture(io.BytesIO(bars_png(part)), width=Mm(width_mm - 2))
    )
    drawn._inline.docPr.set("descr", xml_safe(part.alt))


def _box(place: Place, box: Box, width_mm: float) -> None:
    cell = _grid(place, 1, 1, width_mm, style="Table Grid").rows[0].cells[0]
    for number, prompt in enumerate(box.prompts):
        held = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
        _prompt(held, prompt)
        for _ in range(prompt.lines):
            cell.add_paragraph()


def _prompt(paragraph: Paragraph, prompt: FillInPrompt) -> None:
    paragraph.add_run(xml_safe(prompt.words)).bold = True
    for choice in prompt.choices:
        paragraph.add_run(f"   ☐ {xml_safe(choice)}")


def _grid(
    place: Place, rows: int, columns: int, width_mm: float = WIDTH_MM, style: str | None = None
) -> WordTable:
    made = (
        place.add_table(rows, columns)
        if isinstance(place, _Cell)
        else place.add_table(rows, columns, style)
    )
    if style and isinstance(place, _Cell):
        made.style = style
    made.autofit = False
    _beside_the_text(made)
    for column in made.columns:
        for cell in column.cells:
            cell.width = Mm(width_mm / columns)
    return made


def _quiet(paragraph: Paragraph, text: str) -> None:
    run = paragraph.add_run(xml_safe(text))
    run.font.size, run.font.color.rgb = Pt(8), QUIET


def _beside_the_text(made: WordTable) -> None:
    """A cell's words begin a millimetre from its edge, as in the PDF: Word's own room breaks the
    headings of narrow columns within a word."""
    room = OxmlElement("w:tblCellMar")
    for side in ("w:left", "w:right"):
        edge = OxmlElement(side)
        edge.set(qn("w:w"), str(CELL_ROOM_TWIPS))
        edge.set(qn("w:type"), "dxa")
        room.append(edge)
    made._tbl.tblPr.insert_element_before(room, "w:tblLook")


def _repeats(made: WordTable) -> None:
    """The first row is the heading, read out as such and repeated on the next side."""
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    made.rows[0]._tr.get_or_add_trPr().append(mark)


def _field(paragraph: Paragraph, label: str) -> None:
    """A number that Word works out by itself."""
    run = paragraph.add_run("1")
    run.font.size, run.font.color.rgb = Pt(8), QUIET
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), label)
    field.append(run._r)
    paragraph._p.append(field)
