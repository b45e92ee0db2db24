"""Any paper opens in Word, with headings, lists and tables, and a chart told in words."""

import io
import zipfile
from dataclasses import replace

from docx import Document
from docx.oxml.ns import qn
from hypothesis import given

from models.papers.one_page import one_page
from models.papers.paper import Leaf, OneSide, Paper, PaperTable, Section, Style, Text
from models.recording.meeting import MeetingKind
from reports.fit_word import POINTS, fits_one_side, fitting_size
from reports.word import word_bytes, xml_safe
from tests.make.papers import FOOT, a_facts
from tests.unit.reports.test_papers_as_pdf import ANYTHING, NASTY, SLOWLY, a_page


def opened(paper: Paper):  # type: ignore[no-untyped-def]
    return Document(io.BytesIO(word_bytes(paper)))


def all_text(paper: Paper) -> str:
    """Every paragraph, those in tables among them."""
    made = opened(paper)
    cells = [cell for table in made.tables for row in table.rows for cell in row.cells]
    inner = [c for cell in cells for t in cell.tables for row in t.rows for c in row.cells]
    held = [*made.paragraphs, *(p for cell in (*cells, *inner) for p in cell.paragraphs)]
    return "\n".join(one.text for one in held)


@SLOWLY
@given(ANYTHING)
def test_whatever_people_wrote_it_opens(text: str) -> None:
    made = opened(a_page(text))
    assert made.paragraphs[0].style.name == "Heading 1"


def test_a_pack_of_the_worst_opens_with_a_side_begun_for_each_child() -> None:
    made = opened(Paper("Pack", tuple(a_page(text).leaves[0] for text in NASTY), FOOT))
    titles = [paragraph for paragraph in made.paragraphs if paragraph.style.name == "Heading 1"]
    assert len(titles) == len(NASTY)
    assert [title.paragraph_format.page_break_before for title in titles][1:] == [True] * 12


def test_headings_lists_tables_and_the_chart_are_real_ones() -> None:
    paper = Paper("t", (one_page(a_facts(), MeetingKind.PANEL),), FOOT)
    made, content = opened(paper), word_bytes(paper)
    styles = {paragraph.style.name for paragraph in made.paragraphs}
    assert {"Heading 1", "Heading 2", "List Bullet"} <= styles
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        body = file.read("word/document.xml").decode()
        foot = "".join(file.read(n).decode() for n in file.namelist() if "footer" in n)
    assert body.count("<w:tblHeader") >= 1
    assert body.count("descr=") >= 2, "both charts are told in words"
    assert "PAGE" in foot and "NUMPAGES" in foot and "Printed by sam" in foot


def test_every_word_of_the_paper_is_in_it() -> None:
    leaf = Leaf(
        "Title",
        ("a fact",),
        (
            Section(
                "Heading",
                (
                    Text("plain"),
                    Text("before", Style.STRUCK),
                    PaperTable(("what", "who"), (("ask nan", "A. Worker"),), (50, 50)),
                ),
            ),
        ),
    )
    text = all_text(Paper("t", (leaf,), FOOT, across="DRAFT"))
    for words in ("Title", "a fact", "Heading", "plain", "before", "what", "ask nan", "A. Worker"):
        assert words in text
    made = opened(Paper("t", (leaf,), FOOT, across="DRAFT"))
    assert "DRAFT" in made.sections[0].header.paragraphs[0].text


def test_in_word_what_fits_a_side_is_kept_to_it_and_what_does_not_is_whole() -> None:
    short, long = (a_page(text).leaves[0] for text in ("", "word " * 900))
    assert isinstance(short, OneSide) and isinstance(long, OneSide)
    assert fits_one_side(fitting_size(one_page(a_facts(), MeetingKind.PANEL)))
    assert not fits_one_side(fitting_size(long)) and fitting_size(long).points == POINTS
    assert fitting_size(long).leaf == long.leaf


def test_signs_that_a_word_file_may_not_hold_go() -> None:
    assert xml_safe("a\u0000b\u0007c\ufffed") == "abcd"
    assert xml_safe("Zoë\nO’Brien 漢字 😀") == "Zoë O’Brien 漢字 😀"


def test_equal_papers_have_equal_content() -> None:
    def content(paper: Paper) -> dict[str, bytes]:
        with zipfile.ZipFile(io.BytesIO(word_bytes(paper))) as file:
            return {name: file.read(name) for name in file.namelist()}

    paper = Paper("t", (one_page(a_facts(), MeetingKind.PANEL),), FOOT)
    assert content(paper) == content(paper)


def test_the_number_of_the_page_is_written_like_the_rest_of_the_foot() -> None:
    for large in (False, True):
        foot = opened(replace(a_page("word"), large=large)).sections[0].footer.paragraphs[0]._p
        runs = list(foot.iter(qn("w:r")))
        shown = [text.text for run in runs for text in run.iter(qn("w:t"))]
        assert "1" in shown, "the number is in a run of its own"
        sizes = {size.get(qn("w:val")) for run in runs for size in run.iter(qn("w:sz"))}
        assert sizes == {"16"} and all(run.find(qn("w:rPr")) is not None for run in runs)


def test_no_heading_of_a_narrow_column_is_broken_within_a_word() -> None:
    """Word's own room in a cell is 3.8 mm of its width; the boards' columns are 12 mm wide."""
    table = PaperTable(("Moves made in", "Lasted a year"), (("2021/22", "15"),), (86, 14))
    made = opened(Paper("t", (Leaf("t", (), (Section("s", (table,)),)),), FOOT))
    (room,) = made.tables[0]._tbl.tblPr.iter(qn("w:tblCellMar"))
    assert [int(edge.get(qn("w:w"))) for edge in room] == [57, 57]


def test_what_stands_after_a_table_is_no_empty_line() -> None:
    """Eight tables pushed one line of a child's minutes on to a side of its own."""
    table = PaperTable(("What", "Who"), (("a", "b"),), (50, 50))
    made = opened(Paper("t", (Leaf("A", (), (Section("B", (table,)),)),), FOOT))
    after = made.tables[0]._tbl.getnext()
    spacing = after.find(f"{qn('w:pPr')}/{qn('w:spacing')}")
    assert int(spacing.get(qn("w:line"))) <= 80, "twentieths of a point"
