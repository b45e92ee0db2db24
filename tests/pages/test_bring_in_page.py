"""Bringing files in, as a person finds it: review, one button, cards with cures, undo."""

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Selectbox

from data.store.imports.answers import answers_of
from data.store.imports.batch import import_batch
from data.store.schema.engine import Store, open_store
from data.store.tickets import redeem_ticket
from models.access import LOCAL_OWNER
from models.papers.documents import DocumentKind
from models.problems import Problem, Weight, group_repeated
from pages.parts import cache
from pages.parts.bring_in import words
from pages.parts.bring_in.problem_cards import TO_FIX, found_words, rows_words
from tests.drive.reading import COUNCIL_A, EPISODES, HEADER, later
from tests.drive.servers import PATIENCE_SECONDS, ROOT
from tests.make.batches import NOW, a_batch, content, loose
from tests.pages.reading import page_text

File = tuple[str, bytes]
GOOD: tuple[File, ...] = (("episodes.csv", EPISODES.encode()), ("header.csv", HEADER.encode()))
NEXT_YEAR: tuple[File, ...] = (
    ("episodes.csv", later(EPISODES, 1).replace("002,", "003,").encode()),
)


@pytest.fixture
def page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[AppTest]:
    """The page on a new, empty database."""
    monkeypatch.setenv("CIRCLE_DATABASE_URL", f"sqlite:///{tmp_path / 'circle.sqlite3'}")
    monkeypatch.setenv("CIRCLE_DEMO", "off")  # an import would put the real one away
    st.cache_resource.clear()
    cache.use(None)
    page = AppTest.from_file(str(ROOT / "pages" / "main.py"), default_timeout=PATIENCE_SECONDS)
    page.switch_page("bring_in.py")
    yield page.run()
    cache.use(None)
    st.cache_resource.clear()


@pytest.fixture
def store(page: AppTest, tmp_path: Path) -> Iterator[Store]:
    opened = open_store(f"sqlite:///{tmp_path / 'circle.sqlite3'}")
    yield opened
    opened.engine.dispose()


def put(page: AppTest, *files: File, box: int = 0) -> AppTest:
    page.file_uploader[box].set_value([(name, data, "text/csv") for name, data in files])
    page.run()
    assert not page.exception
    return page


def press(page: AppTest, label: str) -> AppTest:
    (button,) = [button for button in page.button if button.label.startswith(label)]
    button.click().run()
    assert not page.exception
    return page


def metrics(page: AppTest) -> dict[str, str]:
    return {metric.label: metric.value for metric in page.metric}


def import_button(page: AppTest) -> str:
    labels = [button.label for button in page.button if button.label.startswith("Import")]
    return labels[0] if labels else ""


def test_nothing_is_stored_by_choosing_files_and_looking_at_the_review(
    page: AppTest, store: Store
) -> None:
    before = content(store)
    put(page, *GOOD)
    text = page_text(page)
    assert "903 return 2024/25, whole year: 2 children." in text
    assert "5 rows read = 5 kept + 0 merged + 0 rejected + 0 blank" in text
    assert metrics(page)["New children"] == "2"
    assert content(store) == before


def test_one_button_says_what_it_will_do_and_does_it(page: AppTest) -> None:
    put(page, *GOOD)
    assert import_button(page) == "Import 2 children: 2 new"
    press(page, "Import")
    text = page_text(page)
    assert words.IMPORTED in text
    assert "5 rows read = 5 kept + 0 merged + 0 rejected + 0 blank" in text
    assert import_button(page) == ""
    press(page, "See the children")
    assert "1 child is in residential care" in page_text(page)


def test_the_same_files_again_have_no_button(page: AppTest) -> None:
    press(put(page, *GOOD), "Import")
    put(page, *GOOD)
    assert words.NOTHING_NEW in page_text(page)
    assert metrics(page)["Unchanged"] == "2"
    assert import_button(page) == ""


def test_a_child_who_is_gone_from_the_next_return_is_counted_as_left(page: AppTest) -> None:
    press(
        put(page, ("episodes.csv", EPISODES.replace("31/03/2025,E4A", ",").encode()), GOOD[1]),
        "Import",
    )
    put(page, *NEXT_YEAR)
    assert metrics(page)["Left care"] == "1"
    assert "left care" in import_button(page)
    assert words.LEFT_CARE in page_text(page)


def test_the_council_is_asked_for_and_the_folders_name_is_only_offered(page: AppTest) -> None:
    put(page, *((f"West/{name}", data) for name, data in GOOD), box=1)
    assert "The folder is called West" in page_text(page)
    assert "council not known 2" in page_text(page)
    page.selectbox(key="bring_in.council").select("West").run()
    assert "Whose children: West 2." in page_text(page)
    press(page, "Import")
    page.switch_page("children.py").run()
    assert "West" in page_text(page)


BAD: dict[str, tuple[bytes, str]] = {
    "nothing.csv": (b"", "an empty file (0 bytes)"),
    "photo.csv": (b"\x89PNG\r\n" + bytes(300), "a picture"),
    "cut.zip": (b"PK\x03\x04" + bytes(80), "cut short or damaged"),
    "cut.xlsx": (b"PK\x03\x04" + b"xl/workbook.xml" * 9, "cut short or damaged"),
    "old.xls": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old .xls kind"),
    "other.csv": (b"red,blue\n1,2\n", "none of the tables this tool knows"),
    "noise.csv": (b"\x1f\x8b" + bytes(range(256)) * 4, "neither text nor a workbook"),
    "no_dob.csv": (b"CHILD,SEX,ETHNIC\n1,M,WBRI\n", "without the column DOB"),
    "heading.csv": (b"CHILD,SEX,DOB,ETHNIC\n", "no row below it"),
    "words.json": (b"{" * 4000, "JSON that is cut short"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_a_plain_card_with_its_cure_and_never_a_traceback(
    page: AppTest, name: str
) -> None:
    data, text = BAD[name]
    sentence = page_text(put(page, (name, data)))
    assert text in sentence and "What to do:" in sentence
    assert not page.error and import_button(page) == ""


def test_bad_files_beside_good_ones_stop_nothing(page: AppTest) -> None:
    put(page, *GOOD, *((name, data) for name, (data, _) in BAD.items()))
    assert import_button(page) == "Import 2 children: 2 new"
    press(page, "Import")
    assert TO_FIX in "\n".join(header.value for header in page.header)


def test_a_zip_is_opened_and_a_file_with_markup_in_its_name_is_shown_letter_by_letter(
    page: AppTest,
) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("2025/episodes.csv", EPISODES)
        archive.writestr("2025/<img src=x onerror=alert(1)>:red[b].csv", b"red,blue\n")
    text = "\n".join(
        markdown.value for markdown in put(page, ("all.zip", buffer.getvalue())).markdown
    )
    assert "\\<img src\\=x" in text and "<img" not in text.replace("\\<img", "")


def test_rows_that_are_wrong_are_told_with_row_column_found_wanted_and_cure(page: AppTest) -> None:
    text = HEADER + "".join(f"{n:03},M,99/99/2010,WBRI\n" for n in range(10, 40))
    sentence = page_text(put(page, GOOD[0], ("header.csv", text.encode())))
    assert "○ Row rejected" in sentence and "column DOB · 30 rows: 4, 5, 6" in sentence
    assert "and 22 more" in sentence
    assert 'Found "99/99/2010". Wanted: a date as dd/mm/yyyy.' in sentence
    assert metrics(page)["Rows rejected"] == "30"


def test_twenty_cards_are_shown_and_then_twenty_more(page: AppTest) -> None:
    put(page, *((f"file-{n:02}.csv", b"red,blue\n") for n in range(45)))
    assert page_text(page).count("■ File not read") == 20
    press(page, "Show more (25 left)")
    assert page_text(page).count("■ File not read") == 40


def test_the_problems_and_the_marked_up_rows_are_handed_out_by_ticket(
    page: AppTest, store: Store
) -> None:
    bad = HEADER + "003,M,99/99/2010,WBRI\n"
    put(page, GOOD[0], ("header.csv", bad.encode()))
    for label, kind in (
        (words.ALL_PROBLEMS, DocumentKind.PROBLEMS_OF_IMPORT),
        (words.ROWS_WITH_PROBLEMS, DocumentKind.MARKED_UP_COPY),
    ):
        press(page, label)
        (link,) = page.get("link_button")
        token = link.proto.url.removeprefix("/documents/")
        ticket = redeem_ticket(store, token, LOCAL_OWNER, NOW.now(NOW.tzinfo))
        assert ticket.kind is kind and ticket.content
        if kind is DocumentKind.MARKED_UP_COPY:
            book = openpyxl.load_workbook(io.BytesIO(ticket.content))
            assert "99/99/2010" in book["header.csv"].cell(4, 5).value
        else:
            assert b"99/99/2010" in ticket.content


def test_a_template_is_handed_out_for_every_table(page: AppTest) -> None:
    from data.formats.tables import TABLES

    assert len(page.selectbox(key="templates.table").options) == len(TABLES)
    press(page, "Get the template")
    (link,) = page.get("link_button")
    assert link.proto.url.startswith("/documents/")


def test_the_last_import_is_taken_back_after_a_question_asked_in_place(
    page: AppTest, store: Store
) -> None:
    before = content(store)
    press(put(page, *GOOD), "Import")
    assert "by you: 5 rows from episodes.csv and header.csv" in page_text(page)
    press(page, "Undo this import")
    assert "Take back 5 rows?" in page_text(page)
    press(page, "Keep it")
    assert "Take back" not in page_text(page)
    press(press(page, "Undo this import"), "Yes, undo it")
    assert "Undone: 5 rows taken back." in page_text(page)
    assert content(store) == before
    assert "The last import" not in [header.value for header in page.header]
    assert import_button(put(page, *GOOD)) == "Import 2 children: 2 new"


def test_data_that_changed_since_the_review_is_reviewed_again_before_anything_is_stored(
    page: AppTest, store: Store
) -> None:
    from data.store.imports.batch import import_batch
    from tests.make.batches import a_batch, a_year

    put(page, *GOOD)
    import_batch(store, a_batch(a_year(2020)), actor=LOCAL_OWNER, now_utc=NOW)
    before = content(store)
    press(page, "Import")
    assert content(store) == before
    assert "Imported" not in page_text(page)
    assert "Children as at 31 March 2025" in page_text(page)
    press(page, "Import")
    assert "Imported" in page_text(page)


def test_leaving_the_page_forgets_the_files(page: AppTest) -> None:
    put(page, *GOOD)
    page.switch_page("children.py").run()
    page.switch_page("bring_in.py").run()
    assert import_button(page) == ""
    assert "bring_in.read" not in page.session_state
    assert "bring_in.review" not in page.session_state


def test_an_empty_tool_leads_here(page: AppTest) -> None:
    page.switch_page("children.py").run()
    press(page, "Bring in files")
    assert [title.value for title in page.title] == ["Bring in files"]


def test_a_person_without_the_right_is_refused(
    page: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    from models.access import RIGHTS, Permission, Role

    # The table of rights is data: a role that may only read is a row with fewer rights.
    monkeypatch.setitem(RIGHTS, Role.LOCAL_OWNER, frozenset({Permission.READ_CHILDREN}))
    page.run()
    assert not page.file_uploader
    assert "does not include the right to import files" in page_text(page)


def test_a_whole_return_goes_from_nothing_to_the_list_of_children(page: AppTest) -> None:
    files = [(path.name, path.read_bytes()) for path in sorted((COUNCIL_A / "2021").glob("*.csv"))]
    put(page, *files)
    assert import_button(page) == "Import 545 children: 545 new"
    press(page, "Import")
    page.switch_page("children.py").run()
    text = page_text(page)
    assert "30 children are in residential care" in text and "304 in care" in text


def test_many_rows_and_values_are_cut_short_in_words() -> None:
    many = [
        Problem(Weight.DOUBTFUL, "a.csv", row, "X", f'"{row}"', "y", "z") for row in range(2, 14)
    ]
    (repeated_item,) = group_repeated(many)
    assert rows_words(repeated_item) == " · 12 rows: 2, 3, 4, 5, 6, 7, 8, 9 and 4 more"
    assert found_words(repeated_item) == '"2", "3", "4" and 9 others'


CENSUS = (
    "Identifier,Type of provision,Total weekly cost,Placement start date,Deprivation of liberty\n"
    "001,Residential - External (Commissioned),5400,01/09/2024,DoLS (applied for)\n"
)
DOL_KEY = "value:placement_census.deprivation_of_liberty:dols (applied for)"


def liberty_question(page: AppTest) -> list[Selectbox]:
    return [box for box in page.selectbox if "DoLS (applied for)" in box.label]


def test_what_only_a_person_can_say_is_asked_before_storing_and_remembered(
    page: AppTest, store: Store
) -> None:
    put(page, *GOOD, ("census.csv", CENSUS.encode()))
    (question,) = liberty_question(page)

    question.select_index(0).run()
    assert not liberty_question(page)
    assert "1 answer given" in page_text(page)

    next(button for button in page.button if button.label.startswith("Import ")).click().run()
    assert answers_of(store, LOCAL_OWNER, "default") == {DOL_KEY: "yes"}


def test_an_answer_can_be_taken_back_before_importing(page: AppTest, store: Store) -> None:
    put(page, *GOOD, ("census.csv", CENSUS.encode()))
    liberty_question(page)[0].select_index(1).run()
    press(page, "Take my answers back")

    assert liberty_question(page)
    assert not answers_of(store, LOCAL_OWNER, "default")


def test_rows_of_an_earlier_version_that_mean_nothing_are_told(page: AppTest, store: Store) -> None:
    paid = {"child_id": "001", "paid_from": "2025-01-01", "paid_to": "2025-01-31"}
    batch = a_batch(loose("ledger", paid, paid | {"provider": "B"}, file="payments.csv"))
    import_batch(store, batch, actor=LOCAL_OWNER, now_utc=NOW)
    text = page_text(page.run())
    assert not page.exception
    assert words.ROWS_LEFT_OUT in text and "2 rows from earlier imports" in text
    (table,) = [table.value for table in page.table if "Column" in table.value]
    (row,) = table[["File", "Imported", "Column", "Rows"]].to_numpy().tolist()
    assert [cell.replace("\\", "") for cell in row] == [
        "payments.csv",
        "24 November 2026",
        "paid_gbp",
        "2",
    ]


COSTS = b"financial_year,council,item,cost_gbp\n2026-27,West,team,200000\n2026-27,East,team,1\n"
HELD = b"financial_year,council,target_gbp\n2026-27,West,4000000\n"


def test_a_council_that_nobody_knows_is_asked_about_and_a_replaced_sum_told(
    page: AppTest, store: Store
) -> None:
    put(page, ("targets.csv", HELD))
    press(page, "Import")
    put(page, ("targets.csv", HELD.replace(b"4000000", b"1500000")), ("costs.csv", COSTS))
    text = page_text(page)
    assert "£4,000,000 becomes £1,500,000" in text
    assert "Is this one of your councils?" in text
    (question,) = [selectbox for selectbox in page.selectbox if "East" in selectbox.label]
    assert "row rejected" in text or "not kept" in text
    question.set_value("yes").run()
    assert not page.exception
    assert "Is this one of your councils?" not in page_text(page)
