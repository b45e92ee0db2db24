"""The list of children in residential care, as a person finds it."""

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from models.access import LOCAL_OWNER, RIGHTS, Permission, Role
from models.papers.documents import DocumentKind
from models.problems import UserError
from models.settings import Setting
from models.shortlist.options import SetAside
from pages.parts.shell import words as shell_words
from services.kept import Keeper
from services.open_council import Look
from tests.fakes.council import MadeUp
from tests.make.children import AS_OF, a_child, a_placement
from tests.make.shortlists import a_current_price, a_few, a_list, a_price, options_of
from tests.pages.conftest import Open
from tests.pages.reading import MONEY, names_in_order, page_text, when_made


def test_the_list_says_how_many_live_there_and_who_is_counted_apart(open_page: Open) -> None:
    shortlist = replace(a_few(), set_aside=SetAside(4, 2, 1), in_care=1304)
    text = page_text(open_page(MadeUp(shortlist)))
    assert (
        "7 children are in residential care · 4 on short breaks are counted separately · "
        "1,304 in care"
    ) in text
    assert "2 children of another authority" in text
    assert "1 recorded as 18 or over" in text


def test_each_row_says_who_where_how_long_and_the_answers_in_words(open_page: Open) -> None:
    text = page_text(open_page(MadeUp(a_few())))
    for words in (
        "Amara Okafor",
        "Child 1002",
        "2 years 2 months in this home · North",
        "Secure home",
        "● Ready with support",
        "◐ Nearly",
        "1 thing to change",
        "○ Not yet",
        "■ Not for now",
        "look again 23 June 2026",
        "Specialist foster family",
        "? Not enough known",
        "To find out:] is there a needs profile",
        "at least 4 weeks",
        "away since 2 March 2026",
    ):
        assert words in text


def test_supported_accommodation_is_only_named_from_16(open_page: Open) -> None:
    young = options_of(a_child(key="a", child_id="1", age=15))
    old = options_of(a_child(key="b", child_id="2", born=date(2009, 1, 1)))
    assert "Supported accommodation" not in page_text(open_page(MadeUp(a_list(young))))
    assert "Supported accommodation" in page_text(open_page(MadeUp(a_list(old))))


def test_a_child_who_turns_18_soon_is_labelled_with_the_day(open_page: Open) -> None:
    assert "◆ 18 on 2 May 2026" in page_text(open_page(MadeUp(a_few())))


def test_no_money_word_stands_in_the_list_until_asked_for(open_page: Open) -> None:
    page = open_page(MadeUp(a_few()))
    assert MONEY.findall(page_text(page)) == []
    page.toggle(key="children.costs").set_value(True).run()
    assert "£5,400 a week (recorded, 2026/27)" in page_text(page)


def test_a_person_without_the_right_to_costs_is_not_even_offered_the_switch() -> None:
    def only_the_choices() -> None:
        from pages.parts.children.filters import filter_line
        from tests.make.shortlists import a_few

        filter_line(a_few(), may_see_costs=False)

    page = AppTest.from_function(only_the_choices).run()
    assert not page.exception
    assert len(page.selectbox) == 5
    assert not page.toggle


def test_the_longest_here_come_first_and_no_order_is_by_money(open_page: Open) -> None:
    page = open_page(MadeUp(a_few()))
    assert names_in_order(page)[0] == "Amara Okafor"
    choices = page.selectbox(key="children.sort").options
    assert choices == [
        "Longest here first",
        "Oldest first",
        "Youngest first",
        "Name or number",
    ]
    for order, first in (("Oldest first", "Child 1005"), ("Youngest first", "Child 1007")):
        assert names_in_order(page.selectbox(key="children.sort").select(order).run())[0] == first


def test_the_order_is_the_same_whatever_the_placements_cost(open_page: Open) -> None:
    def list_with(prices: list[float]) -> list[str]:
        children = [
            options_of(
                a_child(key=f"k{n}", child_id=f"{n:04}"),
                current=a_current_price(total=a_price(price)),
            )
            for n, price in enumerate(prices)
        ]
        page = open_page(MadeUp(a_list(*children)))
        page.toggle(key="children.costs").set_value(True).run()
        return names_in_order(page)

    assert list_with([9000, 100, 5000]) == list_with([100, 9000, 400])


@pytest.mark.parametrize(
    ("key", "choice", "expected"),
    [
        ("children.council", "West", ["Child 1002", "Leo Marsh"]),
        ("children.setting", "Residential school", ["Child 1006"]),
        ("children.age", "Under 10", ["Child 1007"]),
        ("children.ask", "Ready or nearly for family or friends", ["Amara Okafor"]),
        ("children.ask", "Ready or nearly for a foster family", ["Amara Okafor", "Leo Marsh"]),
        ("children.ask", "Not for now, with a date to look again", ["Child 1002"]),
        ("children.ask", "Turning 18 soon", ["Child 1005"]),
    ],
)
def test_choices_leave_only_the_children_asked_for(
    open_page: Open, key: str, choice: str, expected: list[str]
) -> None:
    page = open_page(MadeUp(a_few()))
    assert names_in_order(page.selectbox(key=key).select(choice).run()) == expected


def test_a_search_finds_by_name_or_number_and_can_be_taken_back(open_page: Open) -> None:
    page = open_page(MadeUp(a_few()))
    assert names_in_order(page.text_input(key="children.text").input("amara").run()) == [
        "Amara Okafor"
    ]
    page.text_input(key="children.text").input("nobody of that name").run()
    assert shell_words.NO_MATCH in page_text(page)
    page.button(key="children.clear").click().run()
    assert len(names_in_order(page)) == 7


def test_the_choices_are_kept_while_a_child_is_looked_at_but_costs_are_hidden_again(
    open_page: Open,
) -> None:
    page = open_page(MadeUp(a_few()))
    page.selectbox(key="children.council").select("West").run()
    page.toggle(key="children.costs").set_value(True).run()
    page.switch_page("child.py").run()
    page.switch_page("children.py").run()
    assert names_in_order(page) == ["Child 1002", "Leo Marsh"]
    assert "£" not in page_text(page)
    page.button(key="children.clear").click().run()
    assert len(names_in_order(page)) == 7


def test_a_long_list_shows_25_and_then_25_more(open_page: Open) -> None:
    many = a_list(*(options_of(a_child(key=f"k{n}", child_id=f"{n:04}")) for n in range(60)))
    page = open_page(MadeUp(many))
    assert len(names_in_order(page)) == 25
    assert page.button(key="children.more").label == "Show more (35 left)"
    assert len(names_in_order(page.button(key="children.more").click().run())) == 50
    assert (
        len(names_in_order(page.selectbox(key="children.sort").select("Name or number").run()))
        == 25
    )


def test_an_empty_store_says_how_to_import_and_that_nothing_leaves(open_page: Open) -> None:
    page = open_page(MadeUp(None))
    text = page_text(page)
    assert "No children here yet" in text
    assert "Nothing leaves this machine" in text
    assert page.code[0].value == "python run.py import FOLDER"
    assert "Children as at" not in text


def test_a_council_without_residential_children_says_so(open_page: Open) -> None:
    assert shell_words.NO_RESIDENTIAL in page_text(open_page(MadeUp(a_list())))


def test_a_fault_shows_a_plain_message_with_a_reference_and_no_traceback(open_page: Open) -> None:
    page = open_page(MadeUp(a_few(), error=RuntimeError("Amara Okafor, 14, line 3")))
    assert not page.exception
    assert "This page could not be shown" in page.error[0].value
    assert "reference" in page.error[0].value
    assert "Amara" not in page_text(page)


def test_what_a_person_can_mend_is_said_in_its_own_words(open_page: Open) -> None:
    error = UserError("Database", "it is locked", "a free database", "Close the other window.")
    text = page_text(open_page(MadeUp(a_few(), error=error)))
    assert "Database: it is locked. Wanted: a free database. Close the other window." in text


def test_the_data_date_is_said_and_old_data_asks_to_check_first(open_page: Open) -> None:
    fresh = open_page(MadeUp(a_few(), on=AS_OF + timedelta(days=35)))
    assert "Children as at 31 March 2026, 35 days ago." in page_text(fresh)
    assert not fresh.warning
    old = open_page(MadeUp(a_few(), on=AS_OF + timedelta(days=238)))
    assert "31 March 2026, 238 days ago. Check first" in old.warning[0].value


def test_a_name_that_looks_like_markup_is_shown_letter_by_letter(open_page: Open) -> None:
    name = "<img src=x onerror=alert(1)> [a](http://x.example) :red[b] **c** $d$ :smile:"
    child = a_child(key="x", child_id="1*2*", name=name, council="<b>North</b> _x_")
    page = open_page(MadeUp(a_list(options_of(child))))
    assert names_in_order(page) == [name]
    raw = "\n".join(link.proto.label for link in page.get("page_link"))
    for live in ("<img", r"\[a", ":red", r"\*c", r"\$d", ":smile:"):
        assert not re.search(rf"(?<!\\){live}", raw)
    assert not re.search(
        r"(?<!\\)<b>", "\n".join(str(markdown.value) for markdown in page.markdown)
    )


def test_a_shared_cache_never_serves_one_persons_rows_to_another() -> None:
    made_up = MadeUp(a_few())
    other = replace(LOCAL_OWNER, identifier="other", councils=frozenset({"West"}))
    keys = {made_up.open(who, Keeper(), Look()).scope_key for who in (LOCAL_OWNER, other)}
    assert len(keys) == 2


def test_new_data_is_seen_at_the_next_click(open_page: Open) -> None:
    made_up = MadeUp(a_few())
    page = open_page(made_up)
    made_up.held, made_up.number = a_list(a_few().children[0]), "2"
    assert names_in_order(page.run()) == ["Amara Okafor"]


def test_every_kind_of_home_has_a_plain_name() -> None:
    from pages.parts.words import names

    assert set(names.SETTING) == set(Setting)
    assert a_placement().setting in names.SETTING


def test_the_list_is_handed_out_by_a_ticket_for_exactly_who_is_shown(open_page: Open) -> None:
    made_up = MadeUp(a_few())
    page = open_page(made_up)
    when_made(page.button("document.step_down_csv.2026-03-31").click().run())
    assert made_up.tickets == [(DocumentKind.STEP_DOWN_CSV, "2026-03-31", b"")]  # everybody
    assert page.link_button[0].proto.url.startswith("/documents/")
    page.selectbox("children.council").select("West").run()
    assert not page.link_button
    when_made(page.button("document.step_down_csv.2026-03-31").click().run())
    assert made_up.tickets[-1][2] == b"secure\nspecial"


def test_who_may_not_take_children_out_of_the_tool_is_not_offered_the_list(
    open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    for missing in (Permission.EXPORT_CHILDREN, Permission.READ_COSTS):
        # The table of rights is data: a role without a right is a row with one right less.
        monkeypatch.setitem(RIGHTS, Role.LOCAL_OWNER, frozenset(Permission) - {missing})
        page = open_page(MadeUp(a_few()))
        assert not [button for button in page.button if "Download" in button.label]
