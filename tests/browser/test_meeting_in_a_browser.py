"""A whole meeting with six children in a real browser: prepared, decided, signed, corrected.

By mouse and by the Alt keys, with a reload in the middle of the form, and with a second browser
that records the same decision first.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest

from data.store.record.drafts import save_draft
from data.store.schema.engine import open_store
from models.recording.decision import Decision
from models.recording.subject import decision_of
from pages.parts.forms import words as forms_words
from tests.browser.hands import pick
from tests.browser.looking import problems, serious_faults, too_wide
from tests.drive.servers import PATIENCE_SECONDS, RunningApp, settled, tab
from tests.make.record_contents import SAM

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

pytestmark = pytest.mark.browser

NAMES = ("Amara Okafor", "Leo Marsh", "Bea Test", "Kit Sandhu", "Noor Aziz", "Ivy Stone")
CHANGED = "How the child's words changed the plan"


def click(page: Page, name: str) -> None:
    """Press the button of that name and let the page settle."""
    page.get_by_role("button", name=name).first.click()
    settled(page)


def box(page: Page, label: str) -> Locator:
    """The box of that name, whether its answer is needed or not."""
    return page.get_by_label(re.compile(rf"^{re.escape(label)}( \(needed\))?$"))


def holds(page: Page, label: str, words: str) -> None:
    """Wait until the box has these words: the server gives them to an input after it is drawn."""
    from playwright.sync_api import expect

    expect(box(page, label)).to_have_value(words, timeout=PATIENCE_SECONDS * 1000)


def write(page: Page, label: str, words: str) -> None:
    """Type into a box, and leave it."""
    box(page, label).fill(words)
    page.keyboard.press("Tab")
    settled(page)


def choose_day(page: Page, label: str, digits: str) -> None:
    """Type a day into its three parts."""
    named = re.compile(rf"^{re.escape(label)}( \(needed\))?$")
    day = page.get_by_role("group", name=named).last
    day.get_by_role("spinbutton").first.click()
    page.keyboard.type(digits)
    settled(page)


def keys(page: Page, shortcut: str, wanted: str) -> None:
    """Press Alt and a key, and wait for the words that come of it."""
    page.keyboard.press(shortcut)
    page.get_by_text(wanted).first.wait_for()
    settled(page)


def prepare(page: Page) -> None:
    """From the menu to the first child's turn."""
    page.goto("/meetings")
    settled(page, "Meetings")
    click(page, "Prepare a meeting")
    settled(page, "Prepare a meeting")
    choose_day(page, "Day", "31122035")
    write(page, "Who chairs", "Carol Head")
    for name in NAMES:
        search = page.get_by_label("Add a child by name or number")
        search.click()
        search.fill(name)
        page.get_by_role("option", name=name).click()
        page.get_by_text(name).first.wait_for()
        settled(page)
    page.reload()  # in the middle of the form: nothing is lost
    settled(page, "Prepare a meeting")
    page.get_by_role("heading", name="Children, in order (6)").wait_for()
    assert box(page, "Who chairs").input_value() == "Carol Head"
    click(page, "Check your answers")
    click(page, "Prepare it")
    page.get_by_role("button", name="Begin the meeting").wait_for()
    click(page, "Begin the meeting")
    page.get_by_role("button", name="Start with the first child").wait_for()
    click(page, "Start with the first child")
    settled(page, f"{NAMES[0]}, 14")


def decide(page: Page, *, agree: bool) -> None:
    """Everything that a decision to stay needs, but for the words that a test types itself."""
    pick(page, page.get_by_role("radiogroup", name="Was the child in the room?").get_by_text("No"))
    write(page, "Stay here: what it gives", "knows the staff")
    write(page, "Stay here: what it costs the child", "far from nan")
    pick(page, page.get_by_role("button", name="Family or friends", exact=True).first)
    label = "The panel agrees with the tool" if agree else "The panel disagrees with the tool"
    pick(page, page.get_by_text(label, exact=True))
    write(page, "Because", "nan has to be asked first")
    pick(page, page.get_by_text("Stay", exact=True))
    choose_day(page, "Look again on", "31012036")
    write(page, "The accountable person who decides", "Carol Head")


def somebody_else_writes(page: Page, database: str) -> None:
    """Sam has begun to write about the child on the screen."""
    texts = parse_qs(urlsplit(page.url).query)
    store = open_store(database)
    about = decision_of(texts["child"][0], texts["meeting"][0])
    save_draft(
        store,
        actor=SAM,
        about=about,
        content=Decision(because="Sam's words"),
        based_on=0,
        expected_saves=0,
        now_utc=datetime.now(UTC),
    )
    store.engine.dispose()


def record(page: Page) -> None:
    click(page, "Check your answers")
    page.get_by_role("heading", name="Check your answers").wait_for()
    settled(page)
    assert page.locator(".st-key-form-missing").all_inner_texts() == []
    page.get_by_role("button", name="Record", exact=True).click()
    page.get_by_text("Recorded on").wait_for()
    settled(page)


def test_a_meeting_with_six_children_from_preparing_to_the_corrected_record(
    browser: Browser, fresh_app: RunningApp
) -> None:
    with tab(browser, base_url=fresh_app.url) as seen:
        page = seen.page
        prepare(page)
        assert too_wide(page) == 0
        assert serious_faults(page) == []

        # The first child: typed with the cursor still in the box, then a reload in the middle.
        keys(page, "Alt+d", "Options considered")
        box(page, CHANGED).fill("near nan is looked at first")
        keys(page, "Alt+d", "Where next?")
        page.reload()
        settled(page, f"{NAMES[0]}, 14")
        keys(page, "Alt+d", "Options considered")
        holds(page, CHANGED, "near nan is looked at first")
        somebody_else_writes(page, fresh_app.database)
        decide(page, agree=False)
        page.get_by_text("sam (decision, ").wait_for()  # told with the next answer
        write(page, "What", "ask nan")
        write(page, "Who does it", "Sam Reed")
        choose_day(page, "By when", "15012036")
        assert serious_faults(page) == []
        record(page)
        assert "The panel disagrees with the tool" in page.locator("body").inner_text()

        # The second: recorded first in another browser, by somebody who saw the same.
        keys(page, "Alt+n", "Child 2 of 6")
        with tab(browser, base_url=fresh_app.url) as other:
            other.page.goto(page.url.removeprefix(fresh_app.url))
            settled(other.page)
            keys(page, "Alt+d", "Options considered")
            keys(other.page, "Alt+d", "Options considered")
            write(other.page, CHANGED, "quicker words")
            decide(other.page, agree=True)
            record(other.page)
        write(page, CHANGED, "my words")
        decide(page, agree=True)
        click(page, "Check your answers")
        page.get_by_role("button", name="Record", exact=True).click()
        page.get_by_text(forms_words.look_at_both("").strip()).wait_for()
        settled(page)
        both = page.locator('[data-testid="stMain"]').inner_text()
        assert "my words" in both and "quicker words" in both
        click(page, forms_words.KEEP_BOTH)
        page.get_by_text("Options considered").wait_for()
        settled(page)
        record(page)

        # The child comes in: what the tool says is not on the page any more, nor in it.
        keys(page, "Alt+n", "Child 3 of 6")
        assert "Where next?" in page.content()
        page.get_by_text("Child present", exact=True).click()
        page.get_by_text("Where next?").wait_for(state="detached")
        settled(page)
        assert "Not enough known" not in page.content() and "Not yet" not in page.content()

        # The same from the middle of a box: the click goes to the server together with the words.
        page.get_by_text("Child present", exact=True).click()
        page.get_by_text("Where next?").wait_for()
        keys(page, "Alt+d", "The tool says:")
        box(page, "Because").fill("typed, and the child comes in")
        page.get_by_text("Child present", exact=True).click()
        page.get_by_text("The tool says:").wait_for(state="detached")
        settled(page)
        assert "Not yet" not in page.content()
        page.get_by_text("Child present", exact=True).click()
        page.get_by_text("The tool says:").wait_for()
        settled(page)
        holds(page, "Because", "typed, and the child comes in")

        click(page, "The whole meeting")
        page.get_by_text("2 of 6 decided").wait_for()
        came = page.get_by_role("radiogroup", name="Carol Head (chair)")
        came.get_by_text("Came", exact=True).click()
        settled(page)
        click(page, "Check your answers")
        click(page, "Record who came")
        page.get_by_role("button", name="Change who came").wait_for()
        click(page, "Sign 2 decisions")
        page.get_by_role("radiogroup", name="Is this who came?").get_by_text("Yes").click()
        settled(page)
        page.get_by_role("button", name="Sign", exact=True).click()
        page.get_by_text("Signed by Carol Head").wait_for()
        settled(page)
        assert serious_faults(page) == []

        # A mistake in the signed record is corrected beside it.
        page.get_by_role("button", name=f"1. {NAMES[0]}").click()
        settled(page, f"{NAMES[0]}, 14")
        keys(page, "Alt+d", "Recorded on")
        click(page, "Correct it")
        write(page, "Why was the signed record wrong?", "it was her aunt")
        page.get_by_text("Draft kept").first.wait_for()
        page.reload()
        settled(page, f"{NAMES[0]}, 14")
        keys(page, "Alt+d", "Recorded on")
        click(page, forms_words.GO_ON_WITH_DRAFT)
        holds(page, "Why was the signed record wrong?", "it was her aunt")
        write(page, "Because", "her aunt has to be asked first")
        click(page, "Check your answers")
        click(page, "Record the correction")
        page.get_by_text("Recorded on").wait_for()
        click(page, "The whole meeting")
        page.get_by_text("Corrected on").click()
        page.get_by_text("Was: nan has to be asked first").wait_for()
        page.get_by_text("Now: her aunt has to be asked first").wait_for()
        page.get_by_role("button", name="Sign 1 decision").wait_for()
        assert problems(seen) == []
        assert seen.outside == []
