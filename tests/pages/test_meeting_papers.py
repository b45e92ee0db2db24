"""The papers of a meeting: the pack before it, minutes and actions once it has begun."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from models.access import RIGHTS, Permission, Role
from models.papers.documents import DocumentKind
from models.papers.order import about_child, about_meeting
from models.recording.meeting_record import MeetingRecord
from models.recording.subject import meeting_of
from pages.parts import cache
from services.documents import MAKERS
from tests.fakes.council import MadeUp
from tests.make.entries import an_entry
from tests.make.record_contents import a_meeting_entry
from tests.make.shortlists import a_list
from tests.pages.reading import when_made

BEFORE = ["Pack, PDF", "Pack, Word"]
AFTER = ["Minutes, PDF", "Minutes, Word", "Actions by owner, PDF", "Actions, Word"]


@pytest.fixture
def made_up(monkeypatch: pytest.MonkeyPatch) -> Iterator[MadeUp]:
    council = MadeUp(a_list())
    for kind in MAKERS:
        monkeypatch.setitem(MAKERS, kind, council.make_document)
    cache.use(council)
    yield council
    cache.use(None)


def a_meeting(**given: Any) -> MeetingRecord:
    meeting = a_meeting_entry("k1", **given)
    return MeetingRecord("m1", an_entry(meeting_of("m1"), meeting), meeting, 1, (), ())


def of_meeting(meeting):
    from pages.parts.child.papers import meeting_papers

    meeting_papers(meeting)


def of_turn(child, with_tool):
    from pages.parts.child.papers import turn_papers

    turn_papers(child, "m1", with_tool=with_tool)


def labels(page: AppTest) -> list[str]:
    return [button.label for button in page.button]


def test_before_it_begins_there_is_the_pack_alone(made_up: MadeUp) -> None:
    page = AppTest.from_function(of_meeting, args=(a_meeting(),)).run()
    assert labels(page) == BEFORE
    begun = AppTest.from_function(of_meeting, args=(a_meeting(begun=True),)).run()
    assert labels(begun) == [*BEFORE, *AFTER]


def test_each_button_writes_a_ticket_about_the_meeting(made_up: MadeUp) -> None:
    kinds = (
        DocumentKind.PACK_PDF,
        DocumentKind.PACK_WORD,
        DocumentKind.MINUTES_PDF,
        DocumentKind.MINUTES_WORD,
        DocumentKind.ACTIONS_PDF,
        DocumentKind.ACTIONS_WORD,
    )
    page = AppTest.from_function(of_meeting, args=(a_meeting(begun=True),)).run()
    for number in range(len(kinds)):
        when_made(page.button[number].click().run())
    assert [(kind, about) for kind, about, _ in made_up.tickets] == [
        (kind, about_meeting("m1")) for kind in kinds
    ]
    assert not any(json.loads(content or b"")["with_name"] for _, _, content in made_up.tickets)


def test_names_are_printed_when_somebody_asks_for_them(made_up: MadeUp) -> None:
    page = AppTest.from_function(of_meeting, args=(a_meeting(),)).run()
    page.toggle[0].set_value(True).run()
    when_made(page.button[0].click().run())
    assert json.loads(made_up.tickets[0][2] or b"")["with_name"] is True


@pytest.mark.parametrize(
    ("with_tool", "page"),
    [(True, DocumentKind.ONE_PAGE_PDF), (False, DocumentKind.REVIEW_PAGE_PDF)],
)
def test_in_front_of_the_child_the_page_is_the_review_s(
    made_up: MadeUp, with_tool: bool, page: DocumentKind
) -> None:
    app = AppTest.from_function(of_turn, args=("k1", with_tool)).run()
    when_made(app.button[0].click().run())
    assert made_up.tickets[0][:2] == (page, about_child("k1"))


def test_who_may_not_take_rows_out_sees_none(
    made_up: MadeUp, monkeypatch: pytest.MonkeyPatch
) -> None:
    rights = frozenset(Permission) - {Permission.EXPORT_CHILDREN}
    monkeypatch.setitem(RIGHTS, Role.LOCAL_OWNER, rights)
    assert labels(AppTest.from_function(of_meeting, args=(a_meeting(begun=True),)).run()) == []
    assert labels(AppTest.from_function(of_turn, args=("k1", True)).run()) == []
