"""What may not be seen isn't on the screen: the child present, a statutory review, papers' forms.

A word of its own stands in every text that people wrote of a child (tests/make/canaries.py), and
the whole of each screen is searched for all of them, inputs included.
"""

import pytest
from streamlit.testing.v1 import AppTest

from models.audience import Audience
from models.needs.scheme import Need
from models.papers.documents import DocumentKind
from models.recording.begun_papers import ChildSummaryText
from models.recording.decision import ActionProgress
from models.recording.subject import (
    action_of,
    blocker_of,
    child_summary_of,
    incidents_of,
    profile_of,
    views_of,
    wishes_of,
)
from pages.parts.child import form_words as child_form_words
from pages.parts.child import words as child_words
from pages.parts.meetings import form_words as meeting_form_words
from tests.make.canaries import (
    CANARIES,
    a_marked_blocker,
    a_marked_decision,
    a_marked_profile,
    a_marked_view,
    a_marked_wish,
    an_incident,
    canaries_in,
)
from tests.make.record_contents import TODAY
from tests.pages import typing_in
from tests.pages.meetings_on_desk import REVIEW, begun, decide, sign, turn, whole
from tests.pages.on_store import Desk
from tests.pages.reading import page_text
from tests.pages.test_child_papers import labels, press, ticket

PANEL, WORKERS, FAMILY = Audience.PANEL, Audience.PROFESSIONALS, Audience.FAMILY
NEVER = {"view_of_exploitation", "view_of_self_harm", "incident", "because", "tool_reason",
         "evidence", "progress", "support", "blocker_evidence"}  # fmt: skip


def everything(page: AppTest) -> str:
    """All that was sent to the screen, whatever kind of element it stands in."""
    assert not page.exception
    return "\n".join(str(each.proto) for each in page._tree if hasattr(each, "proto"))


def written_down(desk: Desk, marked: Audience) -> str:
    """Everything is on record of the first child, a signed decision of a panel among it."""
    child = desk.children[0]
    for about, content in (
        (wishes_of(child), a_marked_wish(marked)),
        (views_of(child), a_marked_view(marked)),
        (profile_of(child), a_marked_profile(marked)),
        (incidents_of(child), an_incident()),
        (blocker_of(child, "other-1"), a_marked_blocker(marked)),
    ):
        desk.has(about, content)
    earlier = begun(desk, child)
    decide(desk, earlier, child, a_marked_decision(marked))
    sign(desk, earlier)
    about = action_of(child, earlier, "1")
    desk.has(about, ActionProgress(None, CANARIES["progress"]))
    return earlier


def with_the_child(desk: Desk, meeting: str) -> AppTest:
    """A panel's turn after somebody switched that the child is in the room."""
    page = turn(desk, meeting, desk.children[0])
    (switch,) = [toggle for toggle in page.toggle if toggle.label == "Child present"]
    return switch.set_value(True).run() if not switch.value else page


@pytest.mark.parametrize("marked", [PANEL, WORKERS])
def test_with_the_child_in_the_room_nothing_that_is_not_marked_for_them_is_on_the_screen(
    desk: Desk, marked: Audience
) -> None:
    written_down(desk, marked)
    panel = begun(desk, desk.children[0])
    page = with_the_child(desk, panel)
    assert canaries_in(everything(page)) == set()
    review = begun(desk, desk.children[0], kind=REVIEW)
    page = turn(desk, review, desk.children[0])
    assert canaries_in(everything(page)) == set()


def test_alone_the_panel_sees_what_it_wrote(desk: Desk) -> None:
    written_down(desk, PANEL)
    page = turn(desk, begun(desk, desk.children[0]), desk.children[0])
    (switch,) = [toggle for toggle in page.toggle if toggle.label == "Child present"]
    page = switch.set_value(False).run() if switch.value else page
    assert canaries_in(everything(page)) >= {"wish", "blocker", "action", "view"}
    assert not canaries_in(everything(page)) & {"view_of_exploitation", "view_of_self_harm"}, (
        "never in large letters, whoever looks on"
    )


@pytest.mark.parametrize("marked", [PANEL, FAMILY])
def test_the_check_says_of_each_note_who_may_see_it_and_that_the_decision_is_told(
    desk: Desk, marked: Audience
) -> None:
    key = begun(desk, desk.children[0])
    decide(desk, key, desk.children[0], a_marked_decision(marked))
    page = press(turn(desk, key), "See the decision").run()
    text = page_text(page)
    assert meeting_form_words.UNMARKED in text
    recommends = next(line for line in text.splitlines() if "The meeting recommends" in line)
    assert ("may be shown to child and family" in recommends) is (marked is FAMILY)


def test_what_is_marked_for_the_family_stays_when_the_child_is_there(desk: Desk) -> None:
    written_down(desk, FAMILY)
    page = with_the_child(desk, begun(desk, desk.children[0]))
    texts = canaries_in(everything(page))
    assert texts >= {"wish", "blocker", "action", "view"}
    assert not texts & NEVER


def test_exploitation_self_harm_and_incidents_leave_the_screen(desk: Desk) -> None:
    written_down(desk, FAMILY)
    page = with_the_child(desk, begun(desk, desk.children[0]))
    text = everything(page).casefold()
    for words in ("exploitation", "going missing", "self-harm", "incident", "missing episode"):
        assert words not in text, words


def test_the_record_of_a_review_on_the_screen_is_the_family_s(desk: Desk) -> None:
    child = desk.children[0]
    review = begun(desk, child, kind=REVIEW)
    decision = a_marked_decision(
        PANEL,
        tool=None,
        agreement=None,
        because="",
        outcome=None,
        destination=None,
        options=(),
        look_again_on=None,
        decided_by="",
    )
    decide(desk, review, child, decision)
    for page in (whole(desk, review), turn(desk, review, child)):
        assert canaries_in(everything(page)) == set()


@pytest.mark.parametrize("marked", [PANEL, WORKERS])
def test_the_first_texts_for_child_family_and_carers_hold_nothing_unmarked(
    desk: Desk, marked: Audience
) -> None:
    written_down(desk, marked)
    for name in ("Summary for the child …", "Could this be your family?", "Home-search request"):
        page = press(desk.open("child.py"), name)
        boxes = "\n".join(str(one.value) for one in (*page.text_area, *page.text_input))
        assert canaries_in(boxes) == set(), name


def test_a_summary_is_looked_at_and_edited_before_it_prints(desk: Desk) -> None:
    child = desk.children[0]
    written_down(desk, FAMILY)
    page = desk.open("child.py")
    assert "Summary, PDF" not in labels(page), "nothing prints that nobody looked at"
    page = press(page, "Summary for the child …")
    (box,) = [text_area for text_area in page.text_area if text_area.label == "What you told us"]
    assert CANARIES["wish"] in box.value
    assert desk.draft(child_summary_of(child)) is None, "nobody wrote anything yet"
    page = box.set_value("You told us that you miss nan.").run()
    held = desk.draft(child_summary_of(child))
    assert isinstance(held, ChildSummaryText)
    assert held.told_us == "You told us that you miss nan."
    assert "You told us that you miss nan." in everything(page)
    again = press(desk.open("child.py"), child_words.GO_ON)
    press(again, "Summary, PDF")
    kind, _, order = ticket(desk)
    assert kind == DocumentKind.SUMMARY_PDF.value
    assert order["summary"]["told_us"] == "You told us that you miss nan."
    assert CANARIES["wish"] not in str(order)


def test_a_word_that_is_no_name_is_said_so_and_kept_with_the_text(desk: Desk) -> None:
    page = press(desk.open("child.py"), "Could this be your family?")
    (text,) = [text_area for text_area in page.text_area if text_area.label == "The text"]
    page = text.set_value("They love Lego and live in corby.").run()
    assert "“corby” is no name" not in labels(page), "a place is known as one: it has to go"
    page = text.set_value("They love Lego and play Minecraft.").run()
    assert "Profile, PDF" not in labels(page)
    page = press(page, "“Lego” is no name")
    page = press(page, "“Minecraft” is no name")
    assert "Profile, PDF" in labels(page)
    again = press(desk.open("child.py"), child_words.GO_ON)
    assert "Profile, PDF" in labels(again), "it was kept"
    press(again, "Profile, PDF")
    assert ticket(desk)[2]["no_names"] == ["Lego", "Minecraft"]
    again = press(press(desk.open("child.py"), child_words.GO_ON), child_form_words.CHECK_AGAIN)
    assert "Profile, PDF" not in labels(again)


def test_a_profile_with_the_child_s_own_views_asks_once_who_may_be_shown_them(desk: Desk) -> None:
    page = desk.open("needs.py")
    typing_in.write(page, "assessed_by", "A. Worker")
    typing_in.press(page, "Today")
    typing_in.rate(page, "education", 1)
    assert "may they be shown" not in everything(page), "nothing was said yet"
    typing_in.write(page, "ratings.education.child_view", "school is boring")
    typing_in.press(page, "Check your answers")
    assert "Ask the child who may be shown what they said" in labels(page)
    typing_in.press(page, "Change")
    page.radio(key=typing_in.key_of(page, "views_shown_to")).set_value(FAMILY).run()
    typing_in.press(page, "Check your answers")
    assert child_form_words.may_see_views("child and family") in page_text(page)
    typing_in.press(page, "Record")
    (profile,) = desk.record().profiles
    assert profile.content is not None
    marks = {rating.item: rating.view_shown_to for rating in profile.content.ratings}
    assert marks[Need.EDUCATION] is FAMILY
    assert "“school is boring”" in everything(with_the_child(desk, begun(desk, desk.children[0])))


def test_what_needs_sorting_and_a_view_are_the_panel_s_until_somebody_chooses(desk: Desk) -> None:
    page = desk.open("sorting.py", thing="health_funding")
    page.radio(key=typing_in.key_of(page, "stands")).set_value(
        child_form_words.STILL_A_BARRIER
    ).run()
    radio = page.radio(key=typing_in.key_of(page, "shown_to"))
    assert radio.value is PANEL
    radio.set_value(WORKERS).run()
    typing_in.write(page, "owner", "B. Manager")
    page.date_input(key=typing_in.key_of(page, "due")).set_value(TODAY).run()
    typing_in.press(page, "Check your answers")
    typing_in.press(page, "Record")
    (blocker,) = desk.record().blockers
    assert blocker.content is not None and blocker.content.shown_to is WORKERS
    page = desk.open("write_down.py", about="view")
    assert page.radio(key=typing_in.key_of(page, "shown_to")).value is PANEL


def shared(desk: Desk, on: bool = True) -> AppTest:
    """The child's page, with others looking on."""
    page = desk.open("child.py")
    (switch,) = [toggle for toggle in page.toggle if toggle.label == "Shared screen"]
    return switch.set_value(on).run() if switch.value is not on else page


@pytest.mark.parametrize("marked", [PANEL, WORKERS])
def test_on_a_shared_screen_the_childs_page_quotes_nothing_that_is_not_marked(
    desk: Desk, marked: Audience
) -> None:
    written_down(desk, marked)
    desk.has(incidents_of(desk.children[0]), an_incident())
    page = shared(desk)
    assert canaries_in(everything(page)) == set()
    text = everything(page).casefold()
    for words in ("exploitation", "self-harm", "1 incident", "nothing noted", "nothing that the"):
        assert words not in text, words
    assert canaries_in(everything(shared(desk, on=False))) >= {"wish", "blocker", "view"}


def test_what_is_marked_for_the_family_stays_on_a_shared_screen(desk: Desk) -> None:
    written_down(desk, FAMILY)
    texts = canaries_in(everything(shared(desk)))
    assert texts >= {"wish", "blocker", "view"} and not texts & NEVER


def test_a_home_search_on_a_shared_screen_is_not_open_and_quotes_nothing(desk: Desk) -> None:
    written_down(desk, PANEL)
    press(desk.open("child.py"), "Home-search request")
    page = shared(desk)
    assert "Home-search request" not in labels(page)
    assert canaries_in(everything(page)) == set()


def test_the_family_is_not_told_that_a_decision_waits_for_a_signature(desk: Desk) -> None:
    child = desk.children[0]
    decide(desk, begun(desk, child), child, a_marked_decision(PANEL))
    review = turn(desk, begun(desk, child, kind=REVIEW), child)
    room = with_the_child(desk, begun(desk, child))
    for page in (review, room, shared(desk)):
        assert "signed yet" not in everything(page)
