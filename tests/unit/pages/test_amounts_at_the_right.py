"""Pounds stand under pounds: which columns of a table are amounts."""

from pages.parts.words.tables import amount_columns


def test_columns_of_pounds_and_numbers_stand_at_the_right_and_words_do_not() -> None:
    columns = ["Home", "Weeks", "Pounds", "Change", "Range", "Share", "Source", "Empty"]
    rows = [
        ["A home", "1,234.5", "£1,250.00", "+\u2060£5", "£5 (−£4 to £6)", "4.5%", "census", ""],
        ["Together", "", "not known", "−£3", "£4 to £6", "−2%", "2 files", ""],
    ]
    assert amount_columns(columns, rows) == ["Weeks", "Pounds", "Change", "Range", "Share"]


def test_a_date_and_a_name_with_a_number_are_no_amounts() -> None:
    assert amount_columns(["Month", "Child"], [["March 2026", "Child 101"]]) == []
