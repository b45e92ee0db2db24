"""A panel's turns in a real browser: each opens at its top, with the name in view, and prints."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Error, expect
from sqlalchemy import select

from data.store.record.begun_scenarios import begun_scenario
from data.store.record.facts import new_key
from data.store.record.lines import line_of
from data.store.record.meetings import prepare_meeting
from data.store.schema.engine import Store, open_store, reading
from data.store.schema.tables import child
from models.access import LOCAL_OWNER
from models.recording.meeting import MeetingKind
from pages.parts.meetings import words as meeting_words
from pages.parts.what_if import words as what_if_words
from tests.browser.looking import problems
from tests.browser.test_forms_in_a_browser import THEIRS, box
from tests.drive.servers import RunningApp, settled, tab
from tests.make.record_contents import NOW, SAM, a_begun_meeting, a_meeting_entry

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

IN_VIEW = """name => [...document.querySelectorAll('h1')].some(one => {
  const box = one.getBoundingClientRect();
  return one.innerText.includes(name) && box.top >= 0 && box.bottom <= innerHeight;
})"""
TO_THE_END = "document.querySelector('[data-testid=stMain]').scrollTo(0, 1e6)"
AT_THE_END = "document.querySelector('[data-testid=stMain]').scrollTop > 100"
FIRST, SECOND = "Amara Okafor", "Leo Marsh"


@pytest.fixture
def store(fresh_app: RunningApp) -> Iterator[Store]:
    opened = open_store(fresh_app.database)
    yield opened
    opened.engine.dispose()


@pytest.fixture
def children(store: Store) -> list[str]:
    with reading(store) as connection:
        return list(connection.execute(select(child.c.key).order_by(child.c.child_id)).scalars())


def scrolled_down(page: Page) -> None:
    page.evaluate(TO_THE_END)
    page.wait_for_function(AT_THE_END)


def test_every_turn_and_each_side_of_it_opens_at_the_top_with_the_name_in_view(
    browser: Browser, fresh_app: RunningApp, store: Store, children: list[str]
) -> None:
    meeting = a_begun_meeting(store, *children[:2])
    with tab(browser, base_url=fresh_app.url) as seen:
        page = seen.page
        page.goto(f"/meeting?meeting={meeting}&child={children[0]}")
        settled(page, FIRST)
        for key, wanted, name in (
            ("Alt+d", "Who is in the room", FIRST),
            ("Alt+n", "Child 2 of 2", SECOND),
            ("Alt+d", "Who is in the room", SECOND),
            ("Alt+d", "Where next?", SECOND),
        ):
            scrolled_down(page)
            page.keyboard.press(key)
            page.get_by_text(wanted).first.wait_for()
            page.wait_for_function(IN_VIEW, arg=name)
        scrolled_down(page)
        page.get_by_role("button", name="The whole meeting").click()
        page.wait_for_function(IN_VIEW, arg="Panel")
        assert problems(seen) == []


def test_the_whole_meeting_prints_every_childs_name(
    browser: Browser, fresh_app: RunningApp, store: Store, children: list[str]
) -> None:
    meeting = a_begun_meeting(store, *children[:2])
    with tab(browser, base_url=fresh_app.url) as seen:
        page = seen.page
        page.goto(f"/meeting?meeting={meeting}")
        settled(page)
        page.get_by_role("heading", name="Children (2)").wait_for()
        page.emulate_media(media="print")
        for name in (FIRST, SECOND):
            assert page.get_by_text(name).first.is_visible(), name
        assert not page.get_by_role("button", name="Start with the first child").is_visible()


# What leaves by the connection, noted in the tab itself, where it outlives the page.
NOTE_WHAT_IS_SENT = """
const send = WebSocket.prototype.send;
WebSocket.prototype.send = function (message) {
  const noted = sessionStorage.getItem('sent') || '';
  sessionStorage.setItem('sent', noted + new TextDecoder().decode(message));
  return send.call(this, message);
};"""
SENT = "words => (sessionStorage.getItem('sent') || '').includes(words)"
# The box knows that it holds something new; on a busy machine it may have been sent by then.
KNOWN_OR_SENT = f"words => document.body.innerText.includes('to apply') || ({SENT})(words)"
WORDS = "near my nan, and left at once"


TRIES = 5  # nobody promises that one try gets through: decision 26 says how often it did


@pytest.mark.parametrize("way", ["reload", "another address"])
def test_leaving_in_the_middle_of_a_word_can_send_what_the_box_holds(
    browser: Browser, fresh_app: RunningApp, children: list[str], way: str
) -> None:
    """Before the script's second is over there is a way, which without the script there never is.

    That is all that is held: that one of a few tries gets through. How often it does is up to the
    machine and stands in decision 26; a second's words, two at most, can be lost.
    """
    with tab(browser, base_url=fresh_app.url) as seen:
        page = seen.page
        page.add_init_script(NOTE_WHAT_IS_SENT)
        for number in range(TRIES):
            words = f"{WORDS}, {way} {number}"  # the draft of another try is no change
            page.goto(f"/write_down?child={children[4]}")
            settled(page, "Write down")
            page.wait_for_function("window.circleFormsWatched")
            box(page, THEIRS).fill(words)
            page.wait_for_function(KNOWN_OR_SENT, arg=words)
            if way == "reload":
                page.reload(wait_until="commit")
            else:
                page.goto("/about", wait_until="commit")
            if page.evaluate(SENT, words):
                return
        raise AssertionError(f"not once in {TRIES} tries: there is no way at all")


def test_why_a_meeting_is_cancelled_is_there_again_after_a_crash(
    browser: Browser, fresh_app: RunningApp, store: Store, children: list[str]
) -> None:
    """Three seconds after the last key the tab ends as if killed: nothing is told to anybody."""
    key = new_key()
    prepare_meeting(
        store,
        actor=SAM,
        key=key,
        meeting=a_meeting_entry(children[0]),
        expected_version=0,
        now_utc=NOW,
    )
    box_kept = f"meeting.cancel.why{key}"
    with tab(browser, base_url=fresh_app.url) as seen:
        page = seen.page
        page.goto(f"/meeting?meeting={key}")
        settled(page, "Panel")
        page.get_by_role("button", name=meeting_words.CANCEL).click()
        page.get_by_label("Why?", exact=True).click()
        page.keyboard.type("the IRO is ill")
        page.wait_for_timeout(3_000)
        for _ in range(300):  # on a machine that is busy the server takes longer to write it
            if line_of(store, LOCAL_OWNER, box_kept, datetime.now(UTC)):
                break
            page.wait_for_timeout(100)
        assert page.evaluate("document.activeElement.tagName") == "INPUT"
        with suppress(Error):
            page.goto("chrome://crash", timeout=5_000)
    with tab(browser, base_url=fresh_app.url) as seen:
        page = seen.page
        page.goto(f"/meeting?meeting={key}")
        settled(page, "Panel")
        page.get_by_role("button", name=meeting_words.CANCEL).click()
        expect(page.get_by_label("Why?", exact=True)).to_have_value("the IRO is ill")


def test_a_scenario_that_is_put_together_is_there_again_after_a_crash(
    browser: Browser, fresh_app: RunningApp, store: Store
) -> None:
    """Its changes and its name, typed in a box that nobody has left when the tab ends."""
    with tab(browser, base_url=fresh_app.url) as seen:
        page = seen.page
        page.goto("/what_if")
        settled(page, "What if")
        page.get_by_role("button", name=what_if_words.ADD).click()
        page.get_by_text("Save and share").click()
        page.get_by_label("Name", exact=True).click()
        page.keyboard.type("Ten carers")
        for _ in range(300):  # on a machine that is busy the server takes longer to write it
            if begun_scenario(store, LOCAL_OWNER).name == "Ten carers":
                break
            page.wait_for_timeout(100)
        assert page.evaluate("document.activeElement.tagName") == "INPUT"
        with suppress(Error):
            page.goto("chrome://crash", timeout=5_000)
    with tab(browser, base_url=fresh_app.url) as seen:
        page = seen.page
        page.goto("/what_if")
        settled(page, "What if")
        page.get_by_text("10 more carers by").first.wait_for()
        page.get_by_text("Save and share").click()
        expect(page.get_by_label("Name", exact=True)).to_have_value("Ten carers")


CUT_IN_BOXES = """() => [...document.querySelectorAll(
    '[data-testid="stDateInput"] *, [data-testid="stSelectbox"] input')]
    .filter(box => box.clientWidth > 1 && box.scrollWidth > box.clientWidth + 1)
    .map(box => box.value || box.textContent)"""


@pytest.mark.parametrize("size", [(1920, 1080), (683, 384)], ids=["meeting room", "200%"])
def test_no_day_and_no_choice_of_a_reviews_form_is_cut(
    browser: Browser,
    fresh_app: RunningApp,
    store: Store,
    children: list[str],
    size: tuple[int, int],
) -> None:
    """On the large letters of a meeting room a day lost its year; at 200% a choice lost its end."""
    review = MeetingKind.STATUTORY_REVIEW
    meeting = a_begun_meeting(store, children[0], kind=review)
    with tab(browser, base_url=fresh_app.url, width=size[0], height=size[1]) as seen:
        page = seen.page
        page.goto(f"/meeting?meeting={meeting}&child={children[0]}")
        settled(page, FIRST)
        page.keyboard.press("Alt+d")
        page.get_by_label("Care plan").wait_for()
        settled(page)
        assert page.evaluate(CUT_IN_BOXES) == []
