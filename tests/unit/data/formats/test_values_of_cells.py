"""One cell at a time: what is mended, what is doubted, what is left out."""

from datetime import date

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.formats.cells import convert_cells
from data.formats.table import CellKind, Column, Privacy
from data.reference.codes import code_list

TODAY = date(2026, 11, 24)


def column(kind: CellKind, **more: object) -> Column:
    return Column("a", "A", kind, "a column", Privacy.OTHER, **more)  # type: ignore[arg-type]


def one(kind: CellKind, text: str, **more: object) -> tuple[str, bool]:
    """The value as text, and whether it is at fault."""
    cells = convert_cells(column(kind, **more), np.array([text], dtype=object), TODAY)
    return cells.words()[0], bool(cells.fault[0])


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0012", "0012"), ("1234567.0", "1234567"), ('="0042"', "0042"), (" A7 ", "A7"),
        ("", ""), ("NULL", ""), ("'0042", "0042"), ('"0042"', "0042"), ("00\xa042", "0042"),
        ("\u200b0042\ufeff", "0042"), ("００４２", "0042"), ("AB 12", "AB 12"), ("-", ""),
        ("TOT123", "TOT123"), ("SUM-01", "SUM-01"), ("Meanwood 3", "Meanwood 3"),
    ],
)  # fmt: skip
def test_identifiers_are_mended(text: str, value: str) -> None:
    assert one(CellKind.IDENTIFIER, text) == (value, False)


@pytest.mark.parametrize(
    "text",
    [
        "Total", "Grand total:", "1.2E+08", "x" * 65, "Total cost", "Residential total",
        "TOTAL COST", "Sub total", "Subtotal - Residential", "Net total", "Totals (3)", "Average",
        "Mean", "Count: 3", "3 rows", "(3 rows affected)", "Report run by A. Officer",
        "End of report", "n = 3", "Page 1 of 2", "Applied filters: open",
    ],
)  # fmt: skip
def test_what_is_no_identifier_is_left_out(text: str) -> None:
    assert one(CellKind.IDENTIFIER, text) == ("", True)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1/4/2025", "2025-04-01"), ("29/02/2024", "2024-02-29"), ("01/04/68", "1968-04-01"),
        ("01/04/31", "2031-04-01"), ("2025-04-01T09:30:00Z", "2025-04-01"),
        ("01/04/2025 00:00", "2025-04-01"), ("1 Sept 2024", "2024-09-01"),
        ("Sun 1 September 2024", "2024-09-01"), ("2024/09/01", "2024-09-01"),
        ("01.09.24", "2024-09-01"), ("Thu May 02 2024 00:00:00 GMT+0100 (BST)", "2024-05-02"),
        ("20240502120000", "2024-05-02"), ("31/12/2099", ""), ("01/01/1970", ""),
    ],
)  # fmt: skip
def test_dates_become_iso(text: str, value: str) -> None:
    assert one(CellKind.DATE, text, future_ok=True) == (value, False)


@pytest.mark.parametrize(
    "text",
    [
        "29/02/2025", "13/13/2025", "45678", "2025-02-30", "01/04/0025", "ab/cd/efgh", "+1/04/2025",
        "02-05-24", "05132024", "31 Feb 2024", "Mon 2 May 2024", "2 Mai 2024", "unknown",
        "٠١/٠٤/٢٠٢٥",
    ],
)  # fmt: skip
def test_what_is_no_date_is_left_out(text: str) -> None:
    assert one(CellKind.DATE, text) == ("", True)


def test_a_date_to_come_is_kept_and_doubted_unless_planned_dates_are_normal() -> None:
    assert one(CellKind.DATE, "25/11/2026") == ("2026-11-25", True)
    assert one(CellKind.DATE, "25/11/2026", future_ok=True) == ("2026-11-25", False)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("£5,400.50", "5400.5"), ("(12.00)", "-12"), ("1,000,000", "1000000"), (" £ 7 ", "7"),
        ("£2,228.57 CR", "-2228.57"), ("2,228.57cr", "-2228.57"), ("£(2,228.57)", "-2228.57"),
        ("2228.57-", "-2228.57"), ("\u2212£5", "-5"), ("- £5.00", "-5"), ("5 DR", "5"),
    ],
)  # fmt: skip
def test_pounds_are_mended(text: str, value: str) -> None:
    assert one(CellKind.MONEY, text) == (value, False)


@pytest.mark.parametrize(
    "text",
    ["1234,56", "1.234,56", "about 5", "-", "1,23", "£1.5k", "1,5", "-5 CR", "-(5)", "(5", "5%"],
)
def test_pounds_that_could_mean_two_things_are_left_out(text: str) -> None:
    assert one(CellKind.MONEY, text) == ("", True)


@pytest.mark.parametrize(
    "text",
    ["Yes", "y", "TRUE", "1", "1.0", "a) Yes", "Y - yes", "1 - Yes", "Yes (current)", "✓", "Yes."],
)
def test_yes_has_many_spellings(text: str) -> None:
    assert one(CellKind.YES_NO, text) == ("1", False)


@pytest.mark.parametrize("text", ["No", "n", "b) No", "N - no", "0 - No"])
def test_no_has_many_spellings(text: str) -> None:
    assert one(CellKind.YES_NO, text) == ("0", False)


@pytest.mark.parametrize(
    "text", ["Yes (previous)", "No - applied for", "Y - no", "yes and no", "x"]
)
def test_an_answer_that_could_mean_two_things_is_left_out(text: str) -> None:
    assert one(CellKind.YES_NO, text) == ("", True)


def test_not_known_is_blank_and_never_no() -> None:
    cells = convert_cells(
        column(CellKind.YES_NO), np.array(["no", "unknown", ""], dtype=object), TODAY
    )
    assert cells.values().tolist() == [False, pd.NA, pd.NA]


def test_codes_are_told_whatever_the_case() -> None:
    assert one(CellKind.CODE, "e4a", codes="REC") == ("E4A", False)
    assert one(CellKind.CODE, "E99", codes="REC") == ("", True)


@pytest.mark.parametrize(
    ("text", "codes", "code"),
    [
        ("K2 - Children's home", "PLACE", "K2"), ("C2 Full care order", "LS", "C2"),
        ("S - Started", "RNE", "S"), ("PR4: Private", "PLACE_PROVIDER", "PR4"),
        ("p) K2: Children’s Homes", "PLACE", "K2"), ("U1 (Foster…)", "PLACE", "U1"),
        ("Ｋ２", "PLACE", "K2"), ("k2\xa0", "PLACE", "K2"), ("Interim care order", "LS", "C1"),
        ("Foster placement with other foster carer(s) – long term fostering", "PLACE", "U4"),
        ("CREQB - Carer request: child's behaviour", "REASON_PLACE_CHANGE", "CREQB"),
        ("J1 Remanded to local authority accommodation", "LS", "J1"), ("Male", "SEX", "M"),
    ],
)  # fmt: skip
def test_a_code_is_read_with_its_label_and_a_label_alone(text: str, codes: str, code: str) -> None:
    assert one(CellKind.CODE, text, codes=codes) == (code, False)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("K2/K1", "PLACE"), ("K2 or U6", "PLACE"), ("K2?", "PLACE"), ("K22", "PLACE"),
        ("K2 secure unit", "PLACE"), ("K2 - Secure children's home", "PLACE"),
        ("V2 - on remand", "LS"), ("C2 - Interim care order", "LS"), ("not K2", "PLACE"),
        ("Place closed", "REASON_PLACE_CHANGE"), ("1 or 2", "SEX"),
    ],
)  # fmt: skip
def test_two_codes_or_a_label_that_says_otherwise_are_not_understood(text: str, codes: str) -> None:
    assert one(CellKind.CODE, text, codes=codes) == ("", True)


def test_no_two_codes_of_a_list_are_ever_read_as_one() -> None:
    names = code_list("PLACE").codes
    both = [
        f"{first}{sign}{other}"
        for first in names
        for other in names
        if first != other
        for sign in ("/", " or ", " - ", ": ", "; not ")
    ]
    cells = convert_cells(column(CellKind.CODE, codes="PLACE"), np.array(both, dtype=object), TODAY)
    assert cells.is_blank.all() and (cells.fault > 0).all()


@pytest.mark.parametrize(("text", "value"), [("5-", "-5"), ("\u2212 5", "-5"), ("(5)", "-5")])
def test_a_minus_may_be_behind_or_wide(text: str, value: str) -> None:
    assert one(CellKind.WHOLE, text) == one(CellKind.NUMBER, text) == (value, False)


def test_numbers_outside_the_range_are_left_out() -> None:
    assert one(CellKind.WHOLE, "40", lowest=0, highest=40) == ("40", False)
    assert one(CellKind.WHOLE, "41", lowest=0, highest=40) == ("", True)
    assert one(CellKind.WHOLE, "1.5") == ("", True)


ANY_TEXT = st.text(max_size=12) | st.text(alphabet="0123456789/-: .,٣aTE+£=", max_size=12)


@given(st.lists(ANY_TEXT, max_size=8), st.sampled_from(list(CellKind)))
def test_no_text_makes_a_column_fail(texts: list[str], kind: CellKind) -> None:
    cells = convert_cells(
        column(kind, values=("x",) if kind is CellKind.CODE else ()),
        np.array(texts, dtype=object),
        TODAY,
    )
    assert len(cells.values()) == len(texts)


@given(st.dates(date(1971, 1, 1), date(2026, 11, 24)))
def test_every_form_of_a_date_means_the_same_day(day: date) -> None:
    forms = [
        f"{day:%d/%m/%Y}",
        f"{day.day}/{day.month}/{day.year}",
        day.isoformat(),
        f"{day:%d.%m.%Y}",
        f"{day:%Y%m%d}",
        f"{day:%d%m%Y}",
        f"{day:%d-%b-%y}",
        f"{day:%A %d %B %Y}",
        f"{day:%B %d, %Y}",
        f'="{day:%d/%m/%Y}"',
        f"\u200e{day:%d/%m/%Y}\xa000:00",
    ]
    assert {one(CellKind.DATE, form) for form in forms} == {(day.isoformat(), False)}


@pytest.mark.parametrize(
    ("text", "value", "at_fault"),
    [
        ("nn1 5aa", "NN1 5AA", False),
        ("NN15AA", "NN1 5AA", False),
        ("NN1 5", "NN1 5", False),
        ("sw1a  2", "SW1A 2", False),
        ("NN1  5AA", "NN1 5AA", False),
        ("N N1 5AA", "NN1 5AA", False),
        ("NN1\xa05AA", "NN1 5AA", False),
        ("-", "", False),
        ("NN15", "", True),  # a district, or a sector without its space: two things
        ("NN1", "", True),
        ("NN1 5A", "", True),
    ],
)
def test_a_postcode_or_its_sector_is_kept(text: str, value: str, at_fault: bool) -> None:
    assert one(CellKind.POSTCODE, text) == (value, at_fault)
