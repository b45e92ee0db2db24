"""No column, sheet or file is left aside in silence (FORMATS). Each test is one rule."""

import io
import zipfile
from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest

from data.formats.batch import Batch
from data.formats.read import read_paths
from data.formats.uploads import Upload, read_uploads
from models.problems import Weight
from models.questions import Answers
from tests.drive.reading import EPISODES, HEADER, TODAY, put, told

CASES = Path(__file__).parents[1] / "data" / "cases"
ANNEX_A = (
    "Child Unique ID,Date of Birth,Date Started to be Looked After,Child's Legal Status,"
    "Start Date of Most Recent Placement,Placement Type,Placement Provider\n"
    "7001,14/03/2012,02/05/2024,C2,10/06/2026,h) Children’s Homes,b) Private\n"
)
CENSUS = (
    "Identifier,Type of provision,Total weekly cost,Placement start date,{heading}\n"
    "7001,Residential - External (Commissioned),5400,02/05/2024,{value}\n"
    "7002,Residential - External (Commissioned),5400,02/05/2024,No\n"
)


def cases(name: str) -> Path:
    return CASES / name


def read(folder: Path, answers: Answers | None = None, **files: str | bytes) -> Batch:
    return read_paths([put(folder, **files)], TODAY, answers or {})


def workbook(*sheets: tuple[str, Sequence[Sequence[object]]], hide: str = "") -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets:
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
        if name == hide:
            sheet.sheet_state = "veryHidden"
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def rows_of(text: str) -> list[list[str]]:
    return [line.split(",") for line in text.splitlines()]


def kept(batch: Batch) -> dict[str, int]:
    counts: dict[str, int] = {}
    for count in batch.counts:
        counts[count.table] = counts.get(count.table, 0) + count.kept
    return counts


def frame(batch: Batch, table: str):
    frames = [rows.tables[table] for rows in batch.returns if table in rows.tables]
    frames += [loose_rows.frame for loose_rows in batch.loose if loose_rows.table == table]
    (only,) = frames
    return only


def words(batch: Batch) -> str:
    return "\n".join(str(problem) for problem in batch.problems)


# Columns


def test_columns_that_are_not_used_are_named_in_one_doubt_a_file(tmp_path: Path) -> None:
    heading, *lines = EPISODES.splitlines()
    text = "\n".join([f"{heading},Team,Notes", *(f"{line},North,x" for line in lines)])
    batch = read(tmp_path, e=text, h=HEADER)

    doubts = [problem for problem in batch.problems if "not used" in problem.found]
    assert [doubt.weight for doubt in doubts] == [Weight.DOUBTFUL]
    assert doubts[0].found == "2 columns that were not used: Team, Notes"
    assert doubts[0].file == "e.csv" and not batch.questions
    assert kept(batch) == {"episodes": 3, "header": 2}


def test_a_blank_column_is_named_as_blank_and_one_without_a_heading_by_its_place(
    tmp_path: Path,
) -> None:
    batch = read(tmp_path, h="CHILD,SEX,DOB,ETHNIC,Notes,,Team\n1,M,03/07/2010,WBRI,,x,A\n")
    assert "Notes (blank in every row), Team, column 6, which has no heading" in words(batch)


def test_columns_that_the_maker_defines_and_the_tool_does_not_need_raise_nothing(
    tmp_path: Path,
) -> None:
    extra = ",Date of Last Dental Check,Age of Child (Years),LA of Placement"
    heading, row = ANNEX_A.splitlines()
    batch = read(tmp_path, a=f"{heading}{extra}\n{row},01/05/2026,14,North\n")
    assert not batch.questions and "not used" not in words(batch)


def test_a_birth_date_in_other_words_is_read_and_the_doubt_says_so() -> None:
    batch = read_paths([cases("min-09-heading-left-aside")], TODAY)

    assert frame(batch, "annex_a")["dob"].dt.strftime("%d/%m/%Y").tolist() == ["14/03/2012"]
    assert told(batch, "read as Date of Birth") == [Weight.DOUBTFUL]
    assert not batch.questions


@pytest.mark.parametrize(
    "heading",
    ["Date of birth of child", "Child's date of birth (dd/mm/yyyy)", "DoB", "Birth Date",
     "Child Date Of Birth", "D.O.B."],
)  # fmt: skip
def test_only_words_such_as_of_the_child_may_be_added_to_be_certain(
    heading: str, tmp_path: Path
) -> None:
    batch = read(tmp_path, a=ANNEX_A.replace("Date of Birth", heading))
    assert frame(batch, "annex_a")["dob"].notna().all() and not batch.questions


def test_another_persons_birth_date_is_never_taken_for_the_childs(tmp_path: Path) -> None:
    batch = read(tmp_path, a=ANNEX_A.replace("Date of Birth", "Mother's date of birth"))

    assert frame(batch, "annex_a")["dob"].isna().all()
    (question,) = batch.questions
    assert question.key == "column:annex_a:mothersdateofbirth"
    assert [choice.value for choice in question.choices] == ["dob", "none"]


def test_the_answer_makes_a_heading_read_as_that_column_and_is_remembered_by_its_key(
    tmp_path: Path,
) -> None:
    text = ANNEX_A.replace("Date of Birth", "Confirmed birth date of record")
    (question,) = read(tmp_path, a=text).questions

    batch = read(tmp_path, {question.key: "dob"}, a=text)
    assert frame(batch, "annex_a")["dob"].notna().all() and not batch.questions

    batch = read(tmp_path, {question.key: "none"}, a=text)
    assert frame(batch, "annex_a")["dob"].isna().all() and not batch.questions
    assert "not used: Confirmed birth date of record" in words(batch)


def test_an_answer_may_give_a_needed_column_and_the_file_is_read_then(tmp_path: Path) -> None:
    text = CENSUS.format(heading="Deprivation of liberty", value="No").replace(
        "Total weekly cost", "Price agreed per week"
    )
    batch = read(tmp_path, c=text)
    assert not batch.loose and told(batch, "without the column Total weekly cost")
    (question,) = batch.questions
    assert question.key == "column:placement_census:priceagreedperweek"
    assert "total_gbp" in [choice.value for choice in question.choices]

    batch = read(tmp_path, {question.key: "total_gbp"}, c=text)
    assert frame(batch, "placement_census")["total_gbp"].tolist() == [5400, 5400]


@pytest.mark.parametrize(
    "heading",
    ["Is there a DoL in place for this child?", "DoLS status", "DOLO (Y/N) current",
     "isDoL", "DoLInPlace", "dols_flag", "Deprivation of liberty authorised",
     "Deprived of their liberty", "Liberty restricted",
     "LPS", "Inherent jurisdiction order"],
)  # fmt: skip
@pytest.mark.parametrize("value", ["Yes", "current", "authorised to 01/03/2027", "?"])
def test_a_heading_near_a_stop_keeps_its_children_from_ready_until_it_is_explained(
    heading: str, value: str, tmp_path: Path
) -> None:
    batch = read(tmp_path, c=CENSUS.format(heading=heading, value=value))

    rows = frame(batch, "placement_census").set_index("child_id")
    is_yes = rows["deprivation_of_liberty"].fillna(False)["7001"]
    assert is_yes or value in str(rows["unread_stops"]["7001"])
    assert rows["unread_stops"].isna()["7002"]
    assert heading in words(batch)


@pytest.mark.parametrize("table", ["episodes", "header", "annex_a"])
def test_a_stop_in_a_table_that_has_no_such_column_is_kept_in_words_all_the_same(
    table: str, tmp_path: Path
) -> None:
    text = {"episodes": EPISODES, "header": HEADER, "annex_a": ANNEX_A}[table]
    heading, first, *lines = text.splitlines()
    stop = "\n".join([f"{heading},DoLS in place", f"{first},Yes", *(f"{row},No" for row in lines)])
    beside = {"e": EPISODES} if table == "header" else {}
    batch = read(tmp_path, a=stop, **beside)

    unread = frame(batch, table)["unread_stops"]
    assert unread.dropna().tolist() == ['DoLS in place: "Yes"']
    assert any(question.key == f"column:{table}:dolsinplace" for question in batch.questions)


@pytest.mark.parametrize(
    ("column", "heading", "name"),
    [
        ("PLACE,", "Type of placement,", "place"),
        ("LS,", "Legal order,", "ls"),
        ("DEC,", "Date episode ceased,", "dec"),
    ],
)
def test_a_needed_column_of_a_return_in_other_words_is_asked_about_and_read_once_answered(
    column: str, heading: str, name: str, tmp_path: Path
) -> None:
    text = EPISODES.replace(f",{column}", f",{heading}", 1)
    batch = read(tmp_path, e=text)
    assert not batch.returns
    (question,) = batch.questions
    assert name in [choice.value for choice in question.choices]
    batch = read(tmp_path, {question.key: name}, e=text)
    assert kept(batch) == {"episodes": 3} and not batch.questions


def test_a_legal_status_in_other_words_is_read_where_it_is_certain(tmp_path: Path) -> None:
    batch = read(tmp_path, e=EPISODES.replace(",LS,", ",Legal status of the child,", 1))
    assert set(frame(batch, "episodes")["ls"]) == {"C2", "V2"}
    assert told(batch, "read as LS") == [Weight.DOUBTFUL]


def test_an_order_in_other_words_is_kept_as_an_unread_stop_until_it_is_explained(
    tmp_path: Path,
) -> None:
    text = ANNEX_A.replace("Child's Legal Status", "Current court order")
    batch = read(tmp_path, a=text)
    assert frame(batch, "annex_a")["unread_stops"].tolist() == ['Current court order: "C2"']
    (question,) = batch.questions
    batch = read(tmp_path, {question.key: "legal_status"}, a=text)
    assert frame(batch, "annex_a")["legal_status"].tolist() == ["C2"]
    assert frame(batch, "annex_a")["unread_stops"].isna().all()


def test_a_solo_placement_notice_or_price_in_other_words_is_asked_about(tmp_path: Path) -> None:
    for heading, name in (
        ("Placed on a solo basis", "solo"),
        ("Weeks of notice required", "notice_period"),
        ("Health funding cost pw", "health_gbp"),
        ("Start of this placement", "starts"),
    ):
        text = CENSUS.format(heading=heading, value="x").replace("Placement start date", "Ref")
        questions = read(tmp_path, c=text).questions
        offered = {choice.value for question in questions for choice in question.choices}
        assert name in offered, heading


def test_blank_and_plainly_no_need_no_stop(tmp_path: Path) -> None:
    text = CENSUS.format(heading="DoLS status of child now", value="none")
    assert frame(read(tmp_path, c=text), "placement_census")["unread_stops"].isna().all()


# Lists that are no table of ours


def test_a_list_with_an_identifier_and_a_birth_date_is_no_header() -> None:
    batch = read_paths([cases("min-07-list-as-header")], TODAY)

    assert kept(batch) == {"episodes": 2, "header": 2}
    (problem,) = [problem for problem in batch.problems if problem.file == "school list.csv"]
    assert problem.weight is Weight.FILE and "The nearest table is 903 Header" in problem.what_to_do


@pytest.mark.parametrize(
    "heading",
    ["Child ID,Date of birth", "Child ID,Date of birth,School", "CHILD,DOB,School",
     "Child Unique ID,Gender,Ethnicity,Date of Birth,Age of Child (Years),Date of Contact",
     "Child ID,DOB,Team,Worker"],
)  # fmt: skip
def test_no_such_list_adds_a_child_or_a_birth_date(heading: str, tmp_path: Path) -> None:
    cells = ",".join(["7001", *["14/03/2007"] * heading.count(",")])
    batch = read(tmp_path, l=f"{heading}\n{cells}\n")
    assert not batch.returns and [problem.weight for problem in batch.problems] == [Weight.FILE]


@pytest.mark.parametrize(
    "heading",
    ["CHILD,DOB", "child,dob", "CHILD,SEX,DOB", "CHILD,DOB,UPN", "CHILD,DOB,GENDER",
     "CHILD,DOB,SEX,ETHNIC,Forename,Surname", "Child ID,Date of birth,Sex,Ethnic"],
)  # fmt: skip
def test_the_903s_own_header_is_known_by_one_more_of_its_columns_or_its_spelling(
    heading: str, tmp_path: Path
) -> None:
    cells = [
        "7001"
        if position == 0
        else "14/03/2012"
        if part.lower() in {"dob", "date of birth"}
        else ""
        for position, part in enumerate(heading.split(","))
    ]
    batch = read(tmp_path, h=f"{heading}\n{','.join(cells)}\n")
    assert kept(batch) == {"header": 1}


@pytest.mark.parametrize(
    ("heading", "table"),
    [
        ("Child ID,Date of birth,Review,Reviewer,Venue", "reviews"),
        ("Child ID,Name,School,Teacher", "names"),
        ("Child ID,Date of birth,UPN,School,Year group,Attendance", "header"),
        ("Child ID,Missing,Area,Shift", "missing"),
    ],
)
def test_a_list_mostly_of_other_things_is_asked_about_before_anything_is_kept(
    heading: str, table: str, tmp_path: Path
) -> None:
    text = f"{heading}\n7001{',14/03/2012' * heading.count(',')}\n"
    batch = read(tmp_path, l=text)

    assert not batch.returns and not batch.loose
    assert [problem for problem in batch.problems if problem.weight is Weight.FILE]
    for question in batch.questions:
        assert question.key.startswith(f"table:{table}:")
        assert not read(tmp_path, {question.key: "no"}, l=text).questions
        assert kept(read(tmp_path, {question.key: "yes"}, l=text)).keys() == {table}


# Sheets


def test_a_hidden_sheet_is_named_and_not_read() -> None:
    batch = read_paths([cases("min-13-hidden-sheet")], TODAY)

    assert kept(batch) == {"episodes": 2, "header": 2}
    assert "Feb (old) (hidden; looks like 903 Episodes)" in words(batch)
    assert told(batch, "not read") == [Weight.DOUBTFUL]


def test_a_very_hidden_sheet_is_named_too_even_where_it_is_the_only_one_with_rows(
    tmp_path: Path,
) -> None:
    data = workbook(("About", [["Hello"]]), ("H", rows_of(HEADER)), hide="H")
    batch = read(tmp_path, b=data)
    assert not batch.returns and "H (hidden; looks like 903 Header)" in words(batch)


def test_a_heading_below_many_rows_of_notes_is_read() -> None:
    batch = read_paths([cases("min-14-sheet-dropped")], TODAY)
    assert kept(batch) == {"episodes": 2, "header": 2}


def test_a_csv_with_its_heading_below_many_notes_is_read(tmp_path: Path) -> None:
    notes = "\n".join(f"note {position}" for position in range(45))
    assert kept(read(tmp_path, e=f"{notes}\n{EPISODES}")) == {"episodes": 3}


def test_sheets_of_notes_lists_and_pivots_are_named_in_one_doubt_a_workbook(
    tmp_path: Path,
) -> None:
    data = workbook(
        ("Guidance", [["How to fill in this workbook, step by step, for every council"]]),
        (
            "Lists",
            [
                ["Type of provision", "Total weekly cost", "UASC"],
                ["Residential - External (Commissioned)", "", "Yes"],
            ],
        ),
        ("Pivot", [["Row Labels", "Count of CHILD"], ["K2", 4], ["Grand Total", 4]]),
        ("Sheet9", []),
        ("E", rows_of(EPISODES)),
    )
    batch = read(tmp_path, b=data)

    assert kept(batch) == {"episodes": 3}
    (doubt,) = [problem for problem in batch.problems if "not read" in problem.found]
    assert doubt.weight is Weight.DOUBTFUL and doubt.file == "b.csv"
    assert "Guidance (notes or guidance)" in doubt.found
    assert "Pivot (a pivot table)" in doubt.found and "Lists (" in doubt.found
    assert "Sheet9" not in doubt.found


def test_a_sheet_that_comes_near_a_table_is_named_with_that_table(tmp_path: Path) -> None:
    near = [["CHILD", "DECOM", "PLACE", "Worker"], ["1", "02/05/2024", "K2", "A"]]
    batch = read(tmp_path, b=workbook(("H", rows_of(HEADER)), ("Old list", near)))
    assert "Old list" in words(batch) and "903 Episodes" in words(batch)


def test_the_other_lists_of_an_annex_a_workbook_are_named_and_none_is_a_header(
    tmp_path: Path,
) -> None:
    about = ["Child Unique ID", "Gender", "Ethnicity", "Date of Birth", "Age of Child (Years)"]
    child = ["7001", "a) Male", "a) White", "14/03/2012", "14"]
    data = workbook(
        ("List 1", [[*about, "Date of Contact", "Contact Source"], [*child, "01/05/2026", "x"]]),
        ("List 3", [[*about, "Allocated Team", "Allocated Worker"], [*child, "A", "B"]]),
        ("List 8", rows_of(ANNEX_A)),
    )
    batch = read(tmp_path, a=data)
    assert kept(batch) == {"annex_a": 1}
    assert "List 1 (nearest to" in words(batch) and "List 3 (nearest to" in words(batch)


def test_a_line_that_describes_the_columns_is_no_child(tmp_path: Path) -> None:
    heading, *lines = rows_of(EPISODES)
    describes = [
        "Text",
        "Date dd/mm/yyyy",
        "Code",
        "Code",
        "Code",
        "Mandatory",
        "Optional",
        "dd/mm/yyyy",
        "",
        "",
        "Text (8)",
        "Text (8)",
        "Number",
    ]
    batch = read(tmp_path, b=workbook(("E", [heading, describes, *lines])))

    assert kept(batch) == {"episodes": 3}
    assert told(batch, "describes the columns") == [Weight.REJECTED]
    (count,) = batch.counts
    assert (count.read, count.rejected) == (4, 1)


def test_two_tables_on_one_sheet_are_both_read_side_by_side_or_one_below_the_other(
    tmp_path: Path,
) -> None:
    episodes, header = rows_of(EPISODES), rows_of(HEADER)
    lines = max(len(episodes), len(header))
    beside = [
        [
            *(episodes[position] if position < len(episodes) else [""] * 13),
            "",
            *(header[position] if position < len(header) else [""] * 4),
        ]
        for position in range(lines)
    ]
    for name, rows in (("s", beside), ("b", [*header, [], ["Episodes"], *episodes])):
        batch = read(tmp_path / name, b=workbook(("Both", rows)))
        assert kept(batch) == {"episodes": 3, "header": 2}, name
    text = f"{EPISODES}{',' * 12}\n{HEADER}"
    assert kept(read(tmp_path / "c", t=text)) == {"episodes": 3, "header": 2}


def test_hidden_rows_are_read_and_said_to_be_hidden(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(io.BytesIO(workbook(("E", rows_of(EPISODES)))))
    book["E"].row_dimensions[3].hidden = True
    buffer = io.BytesIO()
    book.save(buffer)
    batch = read(tmp_path, b=buffer.getvalue())

    assert kept(batch) == {"episodes": 3}
    assert told(batch, "1 row that are hidden or filtered out") == [Weight.DOUBTFUL]


def test_a_heading_of_two_rows_with_merged_cells_is_read(tmp_path: Path) -> None:
    rows = [
        ["Identifier", "Type of provision", "Total weekly cost", "Contribution", None],
        [None, None, None, "from Social Care", "from Health"],
        ["7001", "Residential - External (Commissioned)", 5400, 4400, 1000],
    ]
    batch = read(tmp_path, b=workbook(("Costs", rows)))
    assert frame(batch, "placement_census")["health_gbp"].tolist() == [1000]


# Files


def test_hidden_files_that_may_be_tables_are_named_and_a_macs_own_are_not(tmp_path: Path) -> None:
    put(tmp_path, e=EPISODES)
    put(tmp_path / ".old", e=EPISODES)
    put(tmp_path / "__MACOSX", e=EPISODES)
    (tmp_path / ".DS_Store").write_bytes(b"\x00")
    batch = read_paths([tmp_path], TODAY)
    assert told(batch, "1 hidden file that was not read: .old/e.csv") == [Weight.DOUBTFUL]

    uploaded = read_uploads(
        [Upload("x/.costs.csv", b"a,b"), Upload("x/.DS_Store", b"\x00")], TODAY, lambda *_: None
    )
    assert told(uploaded, "x/.costs.csv") == [Weight.DOUBTFUL]


def test_every_file_of_a_zip_that_is_not_read_is_named(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        archive.writestr("episodes.csv", EPISODES)
        archive.writestr("notes.docx.csv", "red,blue\n1,2\n")
        archive.writestr("photo.png", b"\x89PNG" + bytes(40))
        archive.writestr(".hidden.csv", HEADER)
    batch = read_paths([tmp_path], TODAY)

    for name in ("notes.docx.csv", "photo.png", ".hidden.csv"):
        assert any(name in str(problem) for problem in batch.problems), name
