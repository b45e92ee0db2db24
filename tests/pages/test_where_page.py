"""Where children live, as a person finds it: distances, the picture in words, what is hidden."""

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from models.children.where import Address
from models.problems import UserError
from pages.parts.children import words
from pages.parts.shell import words as shell_words
from tests.fakes.council import MadeUp
from tests.make.children import a_child
from tests.make.shortlists import a_few, a_list, options_of
from tests.pages.conftest import Open
from tests.pages.reading import MONEY, page_text

OURS = frozenset({"E06000061", "E06000062"})
HOMELESS: dict[str, object] = {
    "miles": None, "home_is": Address.NOT_RECORDED, "in_area": False, "cell": (75, 80),
}  # fmt: skip
FEW: dict[str, dict[str, object]] = {
    "ready": {"miles": 32.4}, "secure": {"miles": 20.2, "exact": False, "area_certain": False},
    "special": {"miles": 0.4, "in_area": True}, "sixteen": HOMELESS, "adult": {"miles": 20.0},
    "school": {"miles": None, "lives_is": Address.NOT_FOUND, "in_area": None, "cell": None},
}  # fmt: skip


def a_few_with_places() -> MadeUp:
    """The seven children of `a_few`; nobody has said where "away" lives."""
    return MadeUp(a_few(), where=FEW, own_area=OURS)


def many(number: int = 12) -> MadeUp:
    """Children in one square, and two far away."""
    keys = [f"k{position}" for position in range(number)]
    shortlist = a_list(*(options_of(a_child(key=key, child_id=key)) for key in keys))
    where: dict[str, dict[str, object]] = {key: {"miles": 4.0, "in_area": True} for key in keys}
    where |= {key: {"miles": 90.0, "cell": (75, 80)} for key in keys[:2]}
    return MadeUp(shortlist, where=where, own_area=OURS)


def tables(page: AppTest) -> list[pd.DataFrame]:
    return [table.value for table in page.table]


def test_the_share_over_20_miles_has_its_denominator_and_the_unknown_are_said(
    open_page: Open,
) -> None:
    text = page_text(open_page(a_few_with_places(), page="where.py"))
    assert "7 children in residential care are counted here" in text
    assert (
        "2 of the 4 children whose distance is known live over 20 miles from home (50 in 100)."
    ) in text
    assert (
        "3 children aren't counted in that: home address not recorded (1), no address recorded (1) "
        "and postcode of the placement not found on the map (1)."
    ) in text
    assert "1 in the two councils' area, 4 outside it, 2 not known." in text
    assert "Of these, 1 is a best guess" in text
    assert "Not on the map: 2" in text


def test_the_same_numbers_stand_in_tables(open_page: Open) -> None:
    bands, squares = tables(open_page(a_few_with_places(), page="where.py"))
    assert dict(zip(bands.iloc[:, 0], bands["Children"], strict=True)) == {
        "Under 5 miles": "1",
        "5 to 10 miles": "0",
        "10 to 20 miles": "1",
        "20 to 50 miles": "2",
        "Over 50 miles": "0",
        "Not known": "3",
    }
    assert list(squares["Children"]) == ["4", "1"]
    assert squares.iloc[1, 0] == "About 105 miles north\\-west"


def test_neither_a_name_nor_a_number_of_a_child_nor_money_is_on_the_page(open_page: Open) -> None:
    page = open_page(a_few_with_places(), page="where.py")
    everything = page_text(page) + "".join(table.to_string() for table in tables(page))
    for child in a_few().children:
        assert child.child.child_id not in everything and child.child.key not in everything.split()
        assert child.child.name is None or child.child.name not in everything
    assert MONEY.findall(everything) == []


def test_outside_the_team_small_numbers_are_hidden_and_nothing_can_be_chosen(
    open_page: Open,
) -> None:
    page = open_page(many(), page="where.py")
    page.selectbox(key="where.council").set_value("North").run()
    page.toggle(key="where.suppress").set_value(True).run()
    bands, squares = tables(page)
    assert "2" not in list(bands["Children"]) and "2" not in list(squares["Children"])
    # 2 of 12: the other 10 would tell them. That nobody lives in between may be told.
    assert list(bands["Children"]) == ["hidden", "0", "0", "0", "hidden", "0"]
    assert list(squares["Children"]) == ["hidden"] and "2 other squares" in squares.iloc[0, 0]
    assert len(page.selectbox) == 0
    text = page_text(page)
    assert words.EVERY_CHILD_COUNTED in text and "is hidden, because it is small" in text
    assert words.EMPTY_RINGS in text


def test_a_list_of_under_five_is_hidden_altogether(open_page: Open) -> None:
    page = open_page(many(3), page="where.py")
    page.toggle(key="where.suppress").set_value(True).run()
    assert words.NUMBER_HIDDEN in page_text(page)
    assert set(tables(page)[0]["Children"]) <= {"hidden"}


def test_council_and_age_choose_who_is_counted(open_page: Open) -> None:
    page = open_page(a_few_with_places(), page="where.py")
    page.selectbox(key="where.council").set_value("West").run()
    assert "2 children in residential care are counted here" in page_text(page)
    page.selectbox(key="where.age").set_value("under 10").run()
    assert shell_words.NO_MATCH in page_text(page)
    assert not page.exception


def test_whose_area_is_ours_may_be_unknown(open_page: Open) -> None:
    page = open_page(MadeUp(a_few(), where=FEW), page="where.py")
    assert "the area is not set (setting CIRCLE_AREA)" in page_text(page)
    assert "km east" in tables(page)[1].iloc[0, 0]


def test_a_child_in_scotland_is_on_the_map_too(open_page: Open) -> None:
    where = FEW | {"ready": {"miles": 260.0, "cell": (55, 135)}}
    page = open_page(MadeUp(a_few(), where=where, own_area=OURS), page="where.py")
    assert not page.exception
    assert "About 285 miles north" in page_text(page) + tables(page)[1].to_string().replace(
        "\\", ""
    )


def test_nothing_known_of_anybody_is_said_and_nothing_fails(open_page: Open) -> None:
    page = open_page(MadeUp(a_few(), own_area=OURS), page="where.py")
    text = page_text(page)
    assert not page.exception
    assert (
        "We do not know how far any child lives from home. 7 children aren't counted in that"
        in text
    )


def test_an_empty_tool_and_an_empty_list_say_why(open_page: Open) -> None:
    assert "python run.py import" in str(open_page(MadeUp(None), page="where.py").code[0].value)
    assert shell_words.NO_RESIDENTIAL in page_text(open_page(MadeUp(a_list()), page="where.py"))


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (UserError("The database", "it is locked", "one import at a time", "Wait."), "Wait."),
        (RuntimeError("canary"), "reference"),
    ],
)
def test_a_failure_is_one_plain_message(open_page: Open, error: Exception, words: str) -> None:
    page = open_page(MadeUp(a_few(), error=error), page="where.py")
    text = page_text(page)
    assert words in text and "canary" not in text
    assert not page.exception


def test_a_row_of_the_list_says_how_far_and_in_or_out(open_page: Open) -> None:
    text = page_text(open_page(a_few_with_places()))
    for text_of_row in (
        "32 miles from home · out of area",
        "About 20 miles (just over) from home · likely out of area",
        "Under 1 mile from home · in area",
        "20 miles from home · out of area",
        "Distance from home not known · out of area",
    ):
        assert text_of_row in text


@pytest.mark.parametrize(
    ("child", "words"),
    [
        ("ready", "32 miles from home · outside the two councils' area"),
        ("secure", "About 20 miles (just over) from home · likely outside the two councils' area"),
        ("sixteen", "Distance not known: home address not recorded · outside the two councils'"),
        ("school", "Distance not known: postcode of the placement not found on the map"),
        ("away", "Distance not known: no address recorded"),
    ],
)
def test_the_banner_of_a_child_says_how_far_or_why_it_is_not_known(
    open_page: Open, child: str, words: str
) -> None:
    assert words in page_text(open_page(a_few_with_places(), child=child))
