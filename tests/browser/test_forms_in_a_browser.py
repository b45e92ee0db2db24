"""Forms in a real browser: what is typed is there after Change, Back, a reload, and by chance."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from random import Random
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from data.store.record.drafts import draft_of
from data.store.schema.engine import Store, open_store, reading
from data.store.schema.tables import child
from models.access import LOCAL_OWNER
from models.recording.decision import Decision
from models.recording.lengths import TEXT_AT_MOST
from models.recording.subject import Subject, decision_of, views_of, wishes_of
from models.recording.types import Content
from models.recording.voice import View, Wish
from tests.browser.looking import problems, serious_faults
from tests.drive.servers import RunningApp, settled, tab
from tests.make.record_contents import a_begun_meeting

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

pytestmark = pytest.mark.browser

WORDS = "I want to be near my nan."
THEIRS = "What they said, in their own words"
CHANGED = "How the child's words changed the plan"
DECIDES = "The accountable person who decides"


@pytest.fixture
def store(fresh_app: RunningApp) -> Iterator[Store]:
    """The database that the server works on."""
    opened = open_store(fresh_app.database)
    yield opened
    opened.engine.dispose()


@pytest.fixture
def children(store: Store) -> list[str]:
    with reading(store) as connection:
        return list(connection.execute(select(child.c.key).order_by(child.c.child_id)).scalars())


def box(page: Page, label: str) -> Locator:
    """The box of that name, needed or not."""
    named = page.get_by_role("textbox", name=label, exact=True)
    return named.or_(page.get_by_role("textbox", name=f"{label} (needed)", exact=True))


def kept(page: Page, store: Store, about: Subject, wanted: Callable[[Content], bool]) -> Content:
    """Wait until the draft in the database is so."""
    for _ in range(300):
        draft = draft_of(store, LOCAL_OWNER, about)
        if draft is not None and draft.content is not None and wanted(draft.content):
            return draft.content
        page.wait_for_timeout(100)
    raise AssertionError(f"not kept: {draft_of(store, LOCAL_OWNER, about)}")


def says(words: str) -> Callable[[Content], bool]:
    return lambda content: isinstance(content, Wish | View) and content.words == words


def click(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()
    settled(page)


def decision(page: Page, meeting: str, key: str) -> None:
    """The form of one child's turn."""
    page.goto(f"/meeting?meeting={meeting}&child={key}")
    settled(page)
    page.get_by_role("button", name="To the decision").click()
    page.get_by_role("heading", name="Who is in the room").wait_for()
    settled(page)


def test_a_large_box_is_kept_while_somebody_types_with_the_cursor_still_in_it(
    browser: Browser, fresh_app: RunningApp, store: Store, children: list[str]
) -> None:
    with tab(browser, base_url=fresh_app.url) as seen:
        page = seen.page
        page.goto(f"/write_down?child={children[1]}")
        settled(page, "Write down")
        box(page, THEIRS).click()
        page.keyboard.type(WORDS)
        kept(page, store, wishes_of(children[1]), says(WORDS))
        assert page.evaluate("document.activeElement.tagName") == "TEXTAREA"
        page.keyboard.type(" Soon.")
        kept(page, store, wishes_of(children[1]), says(f"{WORDS} Soon."))
        page.reload()
        settled(page, "Write down")
        assert box(page, THEIRS).input_value() == f"{WORDS} Soon."
        assert problems(seen) == []
        assert seen.outside == []


def test_back_from_the_middle_of_a_box_keeps_what_it_holds(
    browser: Browser, fresh_app: RunningApp, store: Store, children: list[str]
) -> None:
    with tab(browser, base_url=fresh_app.url) as seen:
        page = seen.page
        page.goto(f"/child?child={children[2]}")
        settled(page)
        page.get_by_role("link", name="Write down").first.click()
        settled(page, "Write down")
        page.get_by_text("Somebody else's view").click()
        settled(page)
        box(page, "What they say").click()
        page.keyboard.type("typed, and gone back at once")
        page.go_back()
        kept(page, store, views_of(children[2]), says("typed, and gone back at once"))


def test_a_text_that_is_too_long_is_pasted_whole_and_says_so(
    browser: Browser, fresh_app: RunningApp, store: Store, children: list[str]
) -> None:
    with tab(browser, base_url=fresh_app.url) as seen:
        page = seen.page
        page.goto(f"/write_down?child={children[3]}")
        settled(page, "Write down")
        long = "x" * (TEXT_AT_MOST + 1)
        box(page, THEIRS).fill(long)
        page.get_by_text("Shorten this: it has 20,001 characters").wait_for()
        kept(page, store, wishes_of(children[3]), says(long))


def test_the_check_names_what_is_missing_leads_to_it_and_change_brings_everything_back(
    browser: Browser, fresh_app: RunningApp, store: Store, children: list[str]
) -> None:
    meeting = a_begun_meeting(store, *children[:2])
    with tab(browser, base_url=fresh_app.url) as seen:
        page = seen.page
        decision(page, meeting, children[0])
        box(page, CHANGED).fill(WORDS)
        page.get_by_text("Draft kept").first.wait_for()
        settled(page)
        click(page, "Check your answers")
        heading = page.get_by_role("heading", name="Check your answers")
        heading.wait_for()
        in_view = "element => element.getBoundingClientRect().top < innerHeight"
        assert heading.evaluate(in_view)
        assert page.evaluate("document.activeElement.innerText") == "Check your answers"
        assert serious_faults(page) == []
        click(page, "Name the person who decides")
        page.wait_for_function(
            "name => (document.activeElement.ariaLabel || '').startsWith(name)", arg=DECIDES
        )
        assert box(page, CHANGED).input_value() == WORDS
        page.keyboard.type("C. Head")
        about = decision_of(children[0], meeting)
        kept(
            page,
            store,
            about,
            lambda one: isinstance(one, Decision) and one.decided_by == "C. Head",
        )
        click(page, "Check your answers")
        click(page, "Change")
        box(page, CHANGED).wait_for()
        assert box(page, CHANGED).input_value() == WORDS
        assert box(page, DECIDES).input_value() == "C. Head"
        assert problems(seen) == []


@pytest.mark.parametrize("seeds", [[1], pytest.param(range(2, 12), marks=pytest.mark.long)])
def test_any_sequence_of_steps_through_the_decision_loses_nothing(
    browser: Browser, fresh_app: RunningApp, store: Store, children: list[str], seeds: list[int]
) -> None:
    for seed in seeds:
        meeting = a_begun_meeting(store, *children[:2])
        with tab(browser, base_url=fresh_app.url) as seen:
            walk(seen.page, store, meeting, children[0], Random(seed))
            assert problems(seen) == []


def walk(page: Page, store: Store, meeting: str, key: str, rng: Random) -> None:
    """Type, choose, switch, check and load again by chance; then everything typed is there."""
    about, typed, steps = decision_of(key, meeting), dict[str, str](), list[str]()
    fields = {CHANGED: "words_changed", DECIDES: "decided_by", "The child's words": "child_words"}
    decision(page, meeting, key)
    for number in range(14):
        step = rng.choice(["type", "type", "choose", "switch", "check", "reload"])
        steps.append(step)
        if step == "type" and (drawn := [field for field in fields if box(page, field).count()]):
            label = rng.choice(drawn)
            typed[fields[label]] = f"{label} {number}"
            box(page, label).fill(f"{label} {number}")
            page.keyboard.press("Tab")
        elif step == "choose":
            choice = page.get_by_text(rng.choice(["Stay", "Explore"]), exact=True)
            if choice.count():
                choice.first.click()
        elif step == "switch":
            page.get_by_text(rng.choice(["Child present", "Shared screen"]), exact=True).click()
        elif step == "check":
            click(page, "Check your answers")
            click(page, "Change")
        elif step == "reload":
            if typed:
                kept(page, store, about, holds(typed))
            decision(page, meeting, key)
        settled(page)
        assert page.get_by_text("reference").count() == 0, steps
        for label, field in fields.items():
            if field in typed and box(page, label).count():
                assert box(page, label).input_value() == typed[field], steps
    if typed:
        kept(page, store, about, holds(typed))


def holds(typed: dict[str, str]) -> Callable[[Content], bool]:
    return lambda content: all(getattr(content, field) == text for field, text in typed.items())
