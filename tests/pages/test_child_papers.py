"""The papers of a child's page: a small row, each by a ticket; two forms that open when asked."""

import json
from typing import Any

import pytest
from sqlalchemy import select
from streamlit.testing.v1 import AppTest

from data.store.schema.engine import reading
from data.store.schema.tables import document_ticket
from models.access import RIGHTS, Permission, Role
from models.papers.documents import DocumentKind
from models.papers.home_search import NO_RISK, RISK
from models.papers.order import about_child
from models.recording.begun_papers import HomeSearchBegun, StandardAnswer
from models.recording.subject import family_profile_of, home_search_of, profile_of
from pages.parts.child import form_words as child_form_words
from pages.parts.child import words as child_words
from pages.parts.forms import words as forms_words
from tests.fakes.council import MadeUp
from tests.make.children import a_child
from tests.make.record_contents import a_profile_entry
from tests.make.shortlists import a_few, a_list, options_of, profile_rows
from tests.pages.conftest import Open
from tests.pages.meetings_on_desk import begun, decide, sign, turn
from tests.pages.on_store import Desk
from tests.pages.reading import page_text, when_made

KIND = DocumentKind


def a_page(open_page: Open, name: str | None = None) -> tuple[AppTest, MadeUp]:
    shortlist = a_few()
    made_up = MadeUp(shortlist, profile_rows())
    if name is not None:
        child = options_of(a_child(key="ready", name=name))
        made_up = MadeUp(a_list(child), profile_rows())
    return open_page(made_up, child="ready"), made_up


def press(page: AppTest, label: str) -> AppTest:
    (button,) = [button for button in page.button if button.label == label]
    return when_made(button.click().run())


def labels(page: AppTest) -> list[str]:
    return [button.label for button in page.button]


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("One page, PDF", KIND.ONE_PAGE_PDF),
        ("Word", KIND.ONE_PAGE_WORD),
        ("Review page, PDF", KIND.REVIEW_PAGE_PDF),
        ("Review page, Word", KIND.REVIEW_PAGE_WORD),
        ("What changed, text", KIND.SINCE_TEXT),
    ],
)
def test_each_button_writes_a_ticket_about_this_child_without_a_name(
    open_page: Open, label: str, kind: DocumentKind
) -> None:
    page, made_up = a_page(open_page)
    page = press(page, label)
    assert not page.exception
    ((given, subject, content),) = made_up.tickets
    assert (given, subject) == (kind, about_child("ready"))
    assert content is not None and json.loads(content)["with_name"] is False
    assert any("works once" in caption.value for caption in page.caption)


def test_a_name_is_printed_only_when_somebody_switches_it_on(open_page: Open) -> None:
    page, made_up = a_page(open_page, name="Zoë O’Brien")
    (switch,) = [toggle for toggle in page.toggle if toggle.label == "Print the child’s name"]
    page = press(switch.set_value(True).run(), "One page, PDF")
    assert json.loads(made_up.tickets[0][2] or b"")["with_name"] is True


def test_without_a_name_on_record_nothing_is_asked_about_it(open_page: Open) -> None:
    child = options_of(a_child(key="ready"))
    page = open_page(MadeUp(a_list(child), profile_rows()), child="ready")
    assert "Print the child’s name" not in [one.label for one in page.toggle]


def test_who_may_not_take_rows_out_sees_no_papers(
    open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    rights = frozenset(Permission) - {Permission.EXPORT_CHILDREN}
    monkeypatch.setitem(RIGHTS, Role.LOCAL_OWNER, rights)
    page, _ = a_page(open_page)
    assert not page.exception
    assert not {"One page, PDF", "Word", "Summary for the child …"} & set(labels(page))


def ticket(desk: Desk) -> tuple[str, str, Any]:
    """Kind, subject and order of the one ticket that is out."""
    with reading(desk.store) as connection:
        ((kind, subject, content),) = connection.execute(
            select(document_ticket.c.kind, document_ticket.c.subject, document_ticket.c.content)
        ).all()
    return kind, subject, json.loads(content)


def the_text(page: AppTest) -> Any:
    (text,) = [text_area for text_area in page.text_area if text_area.label == "The text"]
    return text


def answer(page: AppTest, field: str) -> Any:
    """The input for one field of the standard."""
    every = [*page.selectbox, *page.multiselect, *page.text_input, *page.number_input]
    return next(one for one in every if one.key and one.key.endswith(f".answers.{field}.value"))


def test_the_family_s_text_lists_what_might_name_somebody_and_offers_no_paper_till_then(
    desk: Desk,
) -> None:
    page = press(desk.open("child.py"), "Could this be your family?")
    page = the_text(page).set_value("Callum lives in Kettering.").run()
    text = page_text(page)
    assert child_form_words.words_to_check("2 words") in text
    assert "Callum" in text and "Kettering" in text
    assert "Profile, PDF" not in labels(page)
    press(the_text(page).set_value("They love football.").run(), "Profile, PDF")
    kind, _, order = ticket(desk)
    assert kind == KIND.FAMILY_PDF.value
    assert order["text"] == "They love football."


def test_a_family_s_text_is_kept_until_it_is_thrown_away(desk: Desk) -> None:
    page = press(desk.open("child.py"), "Could this be your family?")
    first = the_text(page).value
    assert desk.draft(family_profile_of(desk.children[0])) is None, "nobody wrote anything yet"
    the_text(page).set_value("They love football.").run()
    again = desk.open("child.py")
    assert "Your draft: “Could this be your family?”, kept 10 March 2026" in page_text(again)
    again = press(again, child_words.GO_ON)
    assert the_text(again).value == "They love football."
    again = press(again, forms_words.THROW_AWAY)
    assert the_text(again).value == first
    assert "Your draft" not in page_text(desk.open("child.py"))


def test_the_home_search_fills_in_what_is_known_and_offers_the_file_once_all_is_answered(
    desk: Desk,
) -> None:
    page = press(desk.open("child.py"), "Home-search request")
    assert "Request, PDF" in labels(page) and "Request, JSON" not in labels(page)
    assert "Still to answer" in page_text(page)
    for box in page.selectbox:
        if ".answers." in str(box.key) and box.value is None:
            box.set_value(box.options[-1])
    for many in page.multiselect:
        if ".answers." in str(many.key):
            many.set_value([many.options[-1]])
    press(page.run(), "Request, JSON")
    kind, subject, order = ticket(desk)
    assert (kind, subject) == (KIND.HOME_SEARCH_JSON.value, about_child(desk.children[0]))
    assert order["answers"]["homeAdaptation"] is False
    assert order["answers"]["specificCommunicationRequirements"] == ["None"]


def test_a_home_search_is_found_again_by_a_new_visit_and_goes_into_the_paper(desk: Desk) -> None:
    page = press(desk.open("child.py"), "Home-search request")
    page = answer(page, "homeAdaptation").set_value("no").run()
    assert "Draft kept 09:30" in page_text(page)
    again = press(desk.open("child.py"), child_words.GO_ON)
    assert answer(again, "homeAdaptation").value == "no"
    press(again, "Request, PDF")
    assert ticket(desk)[2]["answers"] == {"homeAdaptation": False}


def test_where_nobody_says_otherwise_a_request_follows_the_record(desk: Desk) -> None:
    child = desk.children[0]
    page = press(desk.open("child.py"), "Home-search request")
    assert answer(page, "riskSelfHarm").value is None
    desk.has(profile_of(child), a_profile_entry(self_harm=0))
    page = page.run()
    assert answer(page, "riskSelfHarm").value == NO_RISK, (
        "it may not stay at what it was drawn with"
    )
    assert desk.draft(home_search_of(child)) is None
    page = answer(page, "riskSelfHarm").set_value(RISK).run()
    assert f"The record says: {NO_RISK}" in page_text(page)
    page = answer(page, "riskSelfHarm").set_value(None).run()
    assert answer(page, "riskSelfHarm").value == NO_RISK
    assert desk.draft(home_search_of(child)) == HomeSearchBegun()


def test_who_writes_the_same_child_s_paper_is_told_of_the_other(desk: Desk) -> None:
    child = desk.children[0]
    desk.sam_types(
        home_search_of(child), HomeSearchBegun((StandardAnswer("homeAdaptation", True),))
    )
    page = press(desk.open("child.py"), "Home-search request")
    assert "Also writing about this child: sam (home search" in page_text(page)
    assert answer(page, "homeAdaptation").value is None, "their words stay theirs"


def test_two_windows_of_one_person_lose_nothing(desk: Desk) -> None:
    first = press(desk.open("child.py"), "Home-search request")
    second = press(desk.open("child.py"), "Home-search request")
    answer(first, "homeAdaptation").set_value("yes").run()
    second = answer(second, "homeAdaptation").set_value("no").run()
    text = page_text(second)
    assert forms_words.edited_in_another_window("09:30") in text and "homeAdaptation" not in text
    second = press(second, forms_words.KEEP_THIS_WINDOWS)
    assert answer(second, "homeAdaptation").value == "no"
    held = desk.draft(home_search_of(desk.children[0]))
    assert held == HomeSearchBegun((StandardAnswer("homeAdaptation", False),))


def test_both_forms_close_again_and_show_no_money(open_page: Open) -> None:
    page, _ = a_page(open_page)
    page = press(page, "Home-search request")
    assert "£" not in page_text(page)
    page = press(page, "Close")
    assert "Request, PDF" not in labels(page)


def test_a_shared_screen_keeps_the_row_and_drops_the_rest(open_page: Open) -> None:
    page, _ = a_page(open_page, name="Zoë O’Brien")
    (switch,) = [toggle for toggle in page.toggle if toggle.label == "Shared screen"]
    page = switch.set_value(True).run()
    assert "One page, PDF" in labels(page)
    assert not {"Review page, PDF", "Home-search request"} & set(labels(page))


def test_whoever_makes_a_paper_is_told_of_a_decision_that_waits_for_the_chair(desk: Desk) -> None:
    meeting = begun(desk)
    decide(desk, meeting, desk.children[0])
    waits = "A decision of 10 March 2026 isn’t signed yet and isn’t in this paper."
    for page in (desk.open("child.py"), turn(desk, meeting)):
        assert waits in page_text(page)
    assert waits not in page_text(desk.open("child.py", desk.children[1]))
    sign(desk, meeting)
    assert waits not in page_text(desk.open("child.py"))
