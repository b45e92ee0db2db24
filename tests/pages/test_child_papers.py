"""The papers of a child's page: a small row, each by a ticket; two forms that open when asked."""

from __future__ import annotations

import json
from typing import Any

import pytest
from sqlalchemy import select
from streamlit.testing.v1 import AppTest

from data.store.engine import reading
from data.store.tables import document_ticket
from models.access import RIGHTS, Permission, Role
from models.documents import DocumentKind
from models.papers.home_search import NO_RISK, RISK
from models.papers.order import about_child
from models.recording.begun_papers import HomeSearchBegun, Said
from models.recording.subject import family_profile_of, home_search_of, profile_of
from tests.builders import a_child
from tests.pages.conftest import Open
from tests.pages.meetings_on_desk import begun, decide, sign, turn
from tests.pages.on_store import Desk
from tests.pages.reading import page_text, when_made
from tests.record_builders import a_profile_entry
from tests.screens import MadeUp, a_few, a_list, options_of, profile_rows

KIND = DocumentKind


def a_page(open_page: Open, name: str | None = None) -> tuple[AppTest, MadeUp]:
    held = a_few()
    made_up = MadeUp(held, profile_rows())
    if name is not None:
        child = options_of(a_child(key="ready", name=name))
        made_up = MadeUp(a_list(child), profile_rows())
    return open_page(made_up, child="ready"), made_up


def press(at: AppTest, label: str) -> AppTest:
    (button,) = [one for one in at.button if one.label == label]
    return when_made(button.click().run())


def labels(at: AppTest) -> list[str]:
    return [one.label for one in at.button]


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
    at, made_up = a_page(open_page)
    at = press(at, label)
    assert not at.exception
    ((given, subject, content),) = made_up.tickets
    assert (given, subject) == (kind, about_child("ready"))
    assert content is not None and json.loads(content)["with_name"] is False
    assert any("works once" in one.value for one in at.caption)


def test_a_name_is_printed_only_when_somebody_switches_it_on(open_page: Open) -> None:
    at, made_up = a_page(open_page, name="Zoë O’Brien")
    (switch,) = [one for one in at.toggle if one.label == "Print the child’s name"]
    at = press(switch.set_value(True).run(), "One page, PDF")
    assert json.loads(made_up.tickets[0][2] or b"")["with_name"] is True


def test_without_a_name_on_record_nothing_is_asked_about_it(open_page: Open) -> None:
    child = options_of(a_child(key="ready"))
    at = open_page(MadeUp(a_list(child), profile_rows()), child="ready")
    assert "Print the child’s name" not in [one.label for one in at.toggle]


def test_who_may_not_take_rows_out_sees_no_papers(
    open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    rights = frozenset(Permission) - {Permission.EXPORT_CHILDREN}
    monkeypatch.setitem(RIGHTS, Role.LOCAL_OWNER, rights)
    at, _ = a_page(open_page)
    assert not at.exception
    assert not {"One page, PDF", "Word", "Summary for the child …"} & set(labels(at))


def ticket(desk: Desk) -> tuple[str, str, Any]:
    """Kind, subject and order of the one ticket that is out."""
    with reading(desk.store) as connection:
        ((kind, subject, content),) = connection.execute(
            select(document_ticket.c.kind, document_ticket.c.subject, document_ticket.c.content)
        ).all()
    return kind, subject, json.loads(content)


def the_text(at: AppTest) -> Any:
    (text,) = [one for one in at.text_area if one.label == "The text"]
    return text


def answer(at: AppTest, field: str) -> Any:
    """The input for one field of the standard."""
    every = [*at.selectbox, *at.multiselect, *at.text_input, *at.number_input]
    return next(one for one in every if one.key and one.key.endswith(f".answers.{field}.value"))


def test_the_family_s_text_lists_what_might_name_somebody_and_offers_no_paper_till_then(
    desk: Desk,
) -> None:
    at = press(desk.open("child.py"), "Could this be your family?")
    at = the_text(at).set_value("Callum lives in Kettering.").run()
    said = page_text(at)
    assert "Not to be printed yet: 2 words to look at" in said
    assert "Callum" in said and "Kettering" in said
    assert "Profile, PDF" not in labels(at)
    press(the_text(at).set_value("They love football.").run(), "Profile, PDF")
    kind, _, order = ticket(desk)
    assert kind == KIND.FAMILY_PDF.value
    assert order["text"] == "They love football."


def test_a_family_s_text_is_kept_until_it_is_thrown_away(desk: Desk) -> None:
    at = press(desk.open("child.py"), "Could this be your family?")
    first = the_text(at).value
    assert desk.draft(family_profile_of(desk.children[0])) is None, "nobody wrote anything yet"
    the_text(at).set_value("They love football.").run()
    again = desk.open("child.py")
    assert "Your draft: “Could this be your family?”, kept 10 March 2026" in page_text(again)
    again = press(again, "Go on with it")
    assert the_text(again).value == "They love football."
    again = press(again, "Throw this draft away")
    assert the_text(again).value == first
    assert "Your draft" not in page_text(desk.open("child.py"))


def test_the_home_search_fills_in_what_is_known_and_offers_the_file_once_all_is_answered(
    desk: Desk,
) -> None:
    at = press(desk.open("child.py"), "Home-search request")
    assert "Request, PDF" in labels(at) and "Request, JSON" not in labels(at)
    assert "Still to answer" in page_text(at)
    for box in at.selectbox:
        if ".answers." in str(box.key) and box.value is None:
            box.set_value(box.options[-1])
    for many in at.multiselect:
        if ".answers." in str(many.key):
            many.set_value([many.options[-1]])
    press(at.run(), "Request, JSON")
    kind, subject, order = ticket(desk)
    assert (kind, subject) == (KIND.HOME_SEARCH_JSON.value, about_child(desk.children[0]))
    assert order["answers"]["homeAdaptation"] is False
    assert order["answers"]["specificCommunicationRequirements"] == ["None"]


def test_a_home_search_is_found_again_by_a_new_visit_and_goes_into_the_paper(desk: Desk) -> None:
    at = press(desk.open("child.py"), "Home-search request")
    at = answer(at, "homeAdaptation").set_value("no").run()
    assert "Draft kept 09:30" in page_text(at)
    again = press(desk.open("child.py"), "Go on with it")
    assert answer(again, "homeAdaptation").value == "no"
    press(again, "Request, PDF")
    assert ticket(desk)[2]["answers"] == {"homeAdaptation": False}


def test_where_nobody_says_otherwise_a_request_follows_the_record(desk: Desk) -> None:
    child = desk.children[0]
    at = press(desk.open("child.py"), "Home-search request")
    assert answer(at, "riskSelfHarm").value is None
    desk.has(profile_of(child), a_profile_entry(self_harm=0))
    at = at.run()
    assert answer(at, "riskSelfHarm").value == NO_RISK, "it may not stay at what it was drawn with"
    assert desk.draft(home_search_of(child)) is None
    at = answer(at, "riskSelfHarm").set_value(RISK).run()
    assert f"The record says: {NO_RISK}" in page_text(at)
    at = answer(at, "riskSelfHarm").set_value(None).run()
    assert answer(at, "riskSelfHarm").value == NO_RISK
    assert desk.draft(home_search_of(child)) == HomeSearchBegun()


def test_who_writes_the_same_child_s_paper_is_told_of_the_other(desk: Desk) -> None:
    child = desk.children[0]
    desk.sam_types(home_search_of(child), HomeSearchBegun((Said("homeAdaptation", True),)))
    at = press(desk.open("child.py"), "Home-search request")
    assert "Also writing about this child: sam (home search" in page_text(at)
    assert answer(at, "homeAdaptation").value is None, "their words stay theirs"


def test_two_windows_of_one_person_lose_nothing(desk: Desk) -> None:
    first = press(desk.open("child.py"), "Home-search request")
    second = press(desk.open("child.py"), "Home-search request")
    answer(first, "homeAdaptation").set_value("yes").run()
    second = answer(second, "homeAdaptation").set_value("no").run()
    said = page_text(second)
    assert "You wrote here in another window at 09:30" in said and "homeAdaptation" not in said
    second = press(second, "Go on with this window's")
    assert answer(second, "homeAdaptation").value == "no"
    held = desk.draft(home_search_of(desk.children[0]))
    assert held == HomeSearchBegun((Said("homeAdaptation", False),))


def test_both_forms_close_again_and_show_no_money(open_page: Open) -> None:
    at, _ = a_page(open_page)
    at = press(at, "Home-search request")
    assert "£" not in page_text(at)
    at = press(at, "Close")
    assert "Request, PDF" not in labels(at)


def test_a_shared_screen_keeps_the_row_and_drops_the_rest(open_page: Open) -> None:
    at, _ = a_page(open_page, name="Zoë O’Brien")
    (switch,) = [one for one in at.toggle if one.label == "Shared screen"]
    at = switch.set_value(True).run()
    assert "One page, PDF" in labels(at)
    assert not {"Review page, PDF", "Home-search request"} & set(labels(at))


def test_whoever_makes_a_paper_is_told_of_a_decision_that_waits_for_the_chair(desk: Desk) -> None:
    meeting = begun(desk)
    decide(desk, meeting, desk.children[0])
    waits = "A decision of 10 March 2026 isn’t signed yet and isn’t in this paper."
    for page in (desk.open("child.py"), turn(desk, meeting)):
        assert waits in page_text(page)
    assert waits not in page_text(desk.open("child.py", desk.children[1]))
    sign(desk, meeting)
    assert waits not in page_text(desk.open("child.py"))
