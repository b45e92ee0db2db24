"""Money in files: whose year, how many lines, which home, whose child, and what is a total.

| in the file | is read as |
|---|---|
| a year or a date of the list | the year of its prices |
| dates of this financial year, or so many that none can be missing | that year |
| anything else | asked; until then the newest return's year, else each price as it is |
| several lines for one placement | added up and asked, never the lowest |
| a line for another kind of home | never the price; told |
| a total in any column | no child |
"""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from commands.import_files import report_lines
from data.formats.batch import Batch
from data.formats.price_year import years_in
from data.formats.read import read_paths
from data.store.imports.batch import ImportReport, import_batch
from data.store.read import council_data
from data.store.schema.engine import open_store
from models.access import LOCAL_OWNER, Permission, scope_for
from models.children.council_names import plain_council
from models.shortlist.options import Shortlist
from services.shortlist import build_shortlist
from tests.drive.reading import TODAY, loose, put

CASES = Path(__file__).resolve().parents[1] / "data" / "cases"
HEAD = "Identifier,Type of provision,Total weekly cost,Placement start date\n"
HOME = "Residential - External (Commissioned)"
RETURN = (
    "CHILD,DECOM,RNE,LS,PLACE,PLACE_PROVIDER,DEC,REC\n"
    "7001,02/05/2024,S,C2,K2,PR4,,\n7002,20/03/2026,S,C2,K2,PR4,,\n"
)
HEADER = "CHILD,DOB\n7001,14/03/2012\n7002,14/03/2012\n"


def stored(folder: Path, batch: Batch) -> tuple[ImportReport, Shortlist]:
    """What an import says, and the shortlist at the data's date after it."""
    store = open_store(f"sqlite:///{folder}/store.sqlite3")
    report = import_batch(store, batch, actor=LOCAL_OWNER, now_utc=datetime.now(UTC))
    data = council_data(store, scope_for(LOCAL_OWNER, Permission.EXPORT_CHILDREN))
    as_of = data.data_date
    assert as_of is not None
    return report, build_shortlist(data, None, as_of=as_of, move_on=None, year=None)


def prices(shortlist: Shortlist) -> dict[str, float]:
    return {child.child.child_id: child.current.total.weekly_gbp for child in shortlist.children}


def flags(shortlist: Shortlist, child: str) -> str:
    (options,) = [options for options in shortlist.children if options.child.child_id == child]
    return "; ".join(options.current.flags)


def case(name: str) -> Batch:
    return read_paths([CASES / name], date(2026, 11, 29))


# The year of the prices


def test_an_old_start_says_nothing_of_the_year_of_a_price(tmp_path: Path) -> None:
    """Before: 2024-25 prices, so £6,067.44 and, for the line without a date, the default."""
    batch = case("min-10-price-year")
    _, shortlist = stored(tmp_path, batch)

    assert prices(shortlist) == {"7001": 5400, "7002": 4000}
    (question,) = [
        question for question in batch.questions if question.key.startswith("price_year:")
    ]
    assert question.choices[0].value == "2026-27"  # the file's name is a hint, no more
    assert "2025-26" in question.until_answered


def test_an_answer_gives_the_year(tmp_path: Path) -> None:
    put(tmp_path, census=HEAD + f"7001,{HOME},5400,02/05/2024\n")
    (question,) = read_paths([tmp_path], TODAY).questions
    batch = read_paths([tmp_path], TODAY, {question.key: "2024-25"})
    assert (batch.loose[0].price_year, batch.questions) == (2024, ())
    assert not loose(batch)["year_unsaid"].any()


def test_an_answer_after_storing_takes_the_place_of_the_guess(tmp_path: Path) -> None:
    """Asked by the first import, answered with the second: 2024-25 prices rise by 6% to 2025-26."""
    batch = case("min-10-price-year")
    stored(tmp_path, batch)
    key = batch.questions[0].key
    path = CASES / "min-10-price-year"
    for year, expected in (("2024-25", 5724.0), ("2025-26", 5400.0)):
        folder = tmp_path / year
        folder.mkdir()
        stored(folder, batch)
        _, shortlist = stored(folder, read_paths([path], date(2026, 11, 29), {key: year}))
        assert prices(shortlist)["7001"] == pytest.approx(expected)
        assert "year of the price" not in flags(shortlist, "7001")


def test_without_a_return_beside_it_a_price_of_an_unsaid_year_counts_as_it_is(
    tmp_path: Path,
) -> None:
    put(tmp_path / "r", e=RETURN, h=HEADER)
    put(tmp_path / "c", census=HEAD + f"7001,{HOME},5400,02/05/2024\n7002,{HOME},4000,\n")
    stored(tmp_path, read_paths([tmp_path / "r"], TODAY))
    _, shortlist = stored(tmp_path, read_paths([tmp_path / "c"], TODAY))
    assert prices(shortlist) == {"7001": 5400, "7002": 4000}
    assert "year of the price is not known" in flags(shortlist, "7001")


@pytest.mark.parametrize(
    ("heading", "cell", "year"),
    [
        ("Financial year", "2024/25", 2024),
        ("Price year", "2025-26", 2025),
        ("Census date", "15/06/2026", 2026),
        ("As at", "31/03/2026", 2025),
    ],
)
def test_a_year_or_a_date_of_the_list_is_the_year(
    tmp_path: Path, heading: str, cell: str, year: int
) -> None:
    line = f"7001,{HOME},5400,02/05/2023,{cell}\n"
    put(tmp_path, census=HEAD.replace("\n", f",{heading}\n") + line)
    batch = read_paths([tmp_path], TODAY)
    assert (batch.loose[0].price_year, batch.questions) == (year, ())


def test_a_date_of_this_financial_year_is_sure(tmp_path: Path) -> None:
    put(tmp_path, census=HEAD + f"7001,{HOME},5400,02/05/2024\n7002,{HOME},1,03/04/2026\n")
    batch = read_paths([tmp_path], date(2026, 4, 20))
    assert (batch.loose[0].price_year, batch.questions) == (2026, ())


def test_a_list_run_in_june_in_which_nobody_moved_since_april_is_asked_about(
    tmp_path: Path,
) -> None:
    put(tmp_path, census=HEAD + f"7001,{HOME},5400,02/05/2024\n7002,{HOME},4000,20/03/2026\n")
    (question,) = read_paths([tmp_path], date(2026, 6, 15)).questions
    assert [choice.value for choice in question.choices] == ["2026-27", "2025-26"]


def test_a_long_list_of_an_earlier_year_is_of_that_year(tmp_path: Path) -> None:
    """Sixty starts in the year to 28 March: a list of May would show three more at least."""
    days = [
        date(2019, 4, 1).replace(month=month, day=day)
        for month in range(4, 13)
        for day in (2, 9, 16, 23)
    ]
    days += [
        date(2020, month, day) for month in (1, 2, 3) for day in (2, 6, 10, 14, 18, 22, 26, 28)
    ]
    lines = [f"{position},{HOME},5000,{day:%d/%m/%Y}\n" for position, day in enumerate(days)]
    put(tmp_path, census=HEAD + "".join(lines))
    batch = read_paths([tmp_path], TODAY)
    assert (batch.loose[0].price_year, batch.questions) == (2019, ())


@pytest.mark.parametrize(
    ("name", "years"),
    [
        ("census June 2026.csv", [2026]), ("costs_2024-25.csv", [2024]),
        ("census 31.03.2026.csv", [2025]), ("placements.csv", []), ("costs 2024-26.csv", []),
        ("12-2025 list.csv", []), ("Dec 2025/census.csv", [2025]),
    ],
)  # fmt: skip
def test_a_name_hints_at_a_year(name: str, years: list[int]) -> None:
    assert [year.start for year in years_in(name)] == years


# Several lines for one placement


def test_a_home_and_its_package_are_added_up_and_asked_about(tmp_path: Path) -> None:
    """Before: £600, the lower of the two, and no word of it on import."""
    batch = case("min-11-two-cost-lines")
    report, shortlist = stored(tmp_path, batch)

    assert prices(shortlist) == {"7001": 6000, "7002": 4000}
    assert "£5,400 + £600 added up" in flags(shortlist, "7001")
    (question,) = [
        question for question in batch.questions if question.key.startswith("cost_lines:")
    ]
    assert question.rows == (2, 3)
    assert [problem.row for problem in report.problems if problem.found == "£5,400 + £600"] == [
        2,
        3,
    ]
    assert not stored(tmp_path, batch)[0].changed  # importing again adds nothing


def test_once_answered_only_the_largest_line_counts(tmp_path: Path) -> None:
    batch = case("min-11-two-cost-lines")
    (key,) = [
        question.key for question in batch.questions if question.key.startswith("cost_lines:")
    ]
    path = CASES / "min-11-two-cost-lines"
    answered = read_paths([path], date(2026, 11, 29), {key: "largest"})
    for folder in (tmp_path / "first", tmp_path / "second"):
        folder.mkdir()
        if folder.name == "second":
            stored(folder, batch)  # asked by the first import, answered with the second
        assert prices(stored(folder, answered)[1])["7001"] == 5400
    assert not any(question.key == key for question in answered.questions)


def together(folder: Path, *lines: str, extra: str = "") -> list[float | None]:
    """What each line's placement costs by its file; None = the line alone."""
    put(folder, census=HEAD.replace("\n", f"{extra}\n") + "".join(f"{line}\n" for line in lines))
    frame = loose(read_paths([folder], TODAY))
    return [None if value != value else float(value) for value in frame["placement_gbp"]]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        # two packages, one bought later, one without a start
        ((f"1,{HOME},5400,02/05/2024", f"1,{HOME},600,02/05/2024", f"1,{HOME},300,"),
         [6300, 6300, 6300]),
        ((f"1,{HOME},5400,02/05/2024", f"1,{HOME},600,01/02/2026"), [None, 6000]),
        # one price after the other: staffing changed
        ((f"1,{HOME},5400,02/05/2024", f"1,{HOME},4800,01/02/2026"), [None, None]),
        # support that is no home of its own comes on top
        ((f"1,{HOME},5400,02/05/2024", "1,Outreach,600,02/05/2024"), [6000, 6000]),
        # another kind of home doesn't
        ((f"1,{HOME},5400,02/05/2024", "1,Fostering - Inter LA,600,02/05/2024"), [None, None]),
        # two children
        ((f"1,{HOME},5400,02/05/2024", f"2,{HOME},600,02/05/2024"), [None, None]),
    ],
)  # fmt: skip
def test_which_lines_are_added_up(
    tmp_path: Path, lines: tuple[str, ...], expected: list[float | None]
) -> None:
    assert together(tmp_path, *lines) == expected


def test_two_full_prices_from_one_day_add_up_unless_packages_are_included(tmp_path: Path) -> None:
    lines = (f"1,{HOME},5400,02/05/2024", f"1,{HOME},4000,02/05/2024")
    assert together(tmp_path / "a", *lines) == [9400, 9400]
    included = [f"{line},{word}" for line, word in zip(lines, ("Yes", "No"), strict=True)]
    extra = ",Includes additional packages"
    assert together(tmp_path / "b", *included, extra=extra) == [5400, 5400]


def test_one_price_twice_under_two_names_is_one_price(tmp_path: Path) -> None:
    lines = (f"1,{HOME},5400,02/05/2024,Elm", f"1,{HOME},5400,02/05/2024,Elm House")
    assert together(tmp_path, *lines, extra=",Establishment") == [5400, 5400]


def test_months_that_follow_each_other_are_a_history(tmp_path: Path) -> None:
    months = (
        f"1,{HOME},5000,01/08/2026,31/08/2026",
        f"1,{HOME},5400,01/09/2026,30/09/2026",
        f"1,{HOME},5600,01/10/2026,",
    )
    assert together(tmp_path, *months, extra=",Placement end date") == [None] * 3


def test_a_package_that_a_later_file_no_longer_has_is_gone_from_the_price(tmp_path: Path) -> None:
    put(tmp_path / "r", e=RETURN, h=HEADER)
    heading = HEAD.replace("\n", ",Census date\n")
    home, package = f"7001,{HOME},5400,02/05/2024,", f"7001,{HOME},600,02/05/2024,"
    put(tmp_path / "a", c=f"{heading}{home}30/09/2025\n{package}30/09/2025\n")
    put(tmp_path / "b", c=f"{heading}{home}31/12/2025\n")
    stored(tmp_path, read_paths([tmp_path / "r"], TODAY))
    assert prices(stored(tmp_path, read_paths([tmp_path / "a"], TODAY))[1])["7001"] == 6000
    assert prices(stored(tmp_path, read_paths([tmp_path / "b"], TODAY))[1])["7001"] == 5400


# Another kind of home


def test_a_foster_line_is_not_the_price_of_a_childrens_home_and_is_told(tmp_path: Path) -> None:
    """Before: £900 a week for a children's home, without a word."""
    report, shortlist = stored(tmp_path, case("min-12-other-kind-of-home"))
    assert prices(shortlist) == {"7001": 6000, "7002": 4000}
    assert "the usual price is used until this is settled" in flags(shortlist, "7001")
    (problem,) = [
        problem for problem in report.problems if "a foster placement from" in problem.found
    ]
    assert (problem.file, problem.row) == ("c.csv", 2)
    assert "7001" in problem.found and "a children's home" in problem.found


# Totals


@pytest.mark.parametrize("column", ["Placing Authority", "Type of provision", "Establishment"])
@pytest.mark.parametrize("words", ["Total", "Grand total", "Residential total", "TOTALS:",
                                   "Total weekly cost", "Total (3)"])  # fmt: skip
@pytest.mark.parametrize("identifier", ["", "3"])
def test_a_total_in_any_column_is_no_child(
    tmp_path: Path, column: str, words: str, identifier: str
) -> None:
    headings = [
        "Identifier",
        "Placing Authority",
        "Establishment",
        "Type of provision",
        "Total weekly cost",
    ]
    cells = {"Identifier": identifier, "Total weekly cost": "16200", column: words}
    total = ",".join(cells.get(heading, "") for heading in headings)
    lines = [",".join(headings), f"7001,North,Elm,{HOME},5400", total]
    batch = read_paths([put(tmp_path, c="\n".join(lines))], TODAY)
    assert loose(batch)["child_id"].tolist() == ["7001"]
    assert batch.counts[0].rejected == 1


def test_no_totals_line_as_met_is_a_child() -> None:
    batch = case("census-totals-lines")
    (costs,) = [loose_rows for loose_rows in batch.loose if loose_rows.table == "placement_census"]
    assert costs.frame["child_id"].tolist() == ["7001"]


def test_a_provider_with_total_in_its_name_stays(tmp_path: Path) -> None:
    lines = f"{HEAD.strip()},Organisation\n7001,{HOME},5400,02/05/2024,Total Care Homes Ltd\n"
    assert len(loose(read_paths([put(tmp_path, c=lines)], TODAY))) == 1


# Whose child


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("North", "North Council"), ("North", "NORTH COUNTY COUNCIL"), ("West", "West Unitary"),
        ("Kettering", "Borough Council of Kettering"), ("Barnet", "London Borough of Barnet"),
        ("Bolton", "Bolton MBC"), ("Bristol", "Bristol, City of"), ("Hull", "Hull City Council"),
        ("North Northamptonshire", "Northamptonshire North"),
        ("Telford and Wrekin", "Telford & Wrekin Council"),
        ("Greenwich", "The Royal Borough of Greenwich"),
    ],
)  # fmt: skip
def test_a_councils_suffix_never_makes_it_another(name: str, other: str) -> None:
    assert plain_council(name) == plain_council(other)


@pytest.mark.parametrize(
    ("name", "other"),
    [("North", "North Yorkshire"), ("North", "North Northamptonshire Council"),
     ("Derby", "Derbyshire County Council"), ("West", "North"),
     ("Cheshire East", "Cheshire West and Chester")],
)  # fmt: skip
def test_two_councils_stay_two(name: str, other: str) -> None:
    assert plain_council(name) != plain_council(other)


def test_our_own_councils_with_their_suffix_are_ours(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before: both children were another authority's and left every list."""
    monkeypatch.setenv("CIRCLE_COUNCILS", "West;North")
    report, shortlist = stored(tmp_path, case("u-councils-suffix"))
    assert report.set_aside_another_authority == 0
    assert {child.child.child_id: child.child.council for child in shortlist.children} == {
        "7001": "North",
        "7002": "West",
    }


def test_who_is_set_aside_is_said_by_name_and_number(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CIRCLE_COUNCILS", "West;North")
    put(tmp_path / "r", e=RETURN, h=HEADER)
    heading = HEAD.replace("\n", ",Placing Authority\n")
    line = f"{HOME},5400,02/05/2024"
    put(tmp_path, c=f"{heading}7001,{line},Rutland\n7002,{line},Rutland\n7003,{line},NNC\n")
    report, _ = stored(tmp_path, read_paths([tmp_path], TODAY))
    assert report.set_aside_by_name == (("NNC", 1), ("Rutland", 2))
    assert any("'NNC' 1, 'Rutland' 2" in line for line in report_lines(report))
    assert report_lines(replace(report, set_aside_another_authority=0)) != report_lines(report)
