"""Every line of Who next? ends where it stands: what is answered, what it clears, and its undo."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import streamlit as st
from sqlalchemy import select
from streamlit.testing.v1 import AppTest

from data.store.imports.batch import import_batch
from data.store.schema.engine import open_store, reading
from data.store.schema.tables import child
from models.access import LOCAL_OWNER, RIGHTS, Permission, Role
from models.labels import BarrierKind
from models.recording.subject import blocker_of, came_back_of
from pages.parts import cache
from services.council_data import council_frame
from tests.make.batches import a_batch, a_return
from tests.make.record_contents import a_blocker_entry, a_decision
from tests.pages.meetings_on_desk import begun, decide, heads, press, sign
from tests.pages.on_store import Desk, OnStore
from tests.pages.reading import page_text

NOW = datetime(2026, 4, 10, 9, 30, tzinfo=UTC)
BORN = {"1": "2011-05-05", "2": "2008-05-01", "3": "2012-09-09"}
AWAY = (
    {"child_id": "1", "missing": "M", "mis_start": "2026-03-29"},
    {"child_id": "3", "missing": "M", "mis_start": "2025-05-03"},
)


@pytest.fixture
def april(tmp_path: Path) -> Iterator[Desk]:
    """10 April 2026: one child missing since 29 March, one 18 on 1 May, one missing last year."""
    store = open_store(f"sqlite:///{tmp_path / 'circle.sqlite3'}")
    episodes = tuple(
        {
            "child_id": number,
            "decom": "2025-02-01",
            "rne": "S",
            "ls": "C2",
            "place": "K2",
            "place_provider": "PR4",
        }
        for number in BORN
    )
    headers = tuple({"child_id": number, "dob": born} for number, born in BORN.items())
    reviews = tuple(
        {"child_id": number, "dob": BORN[number], "review": "2026-02-03"} for number in ("1", "2")
    )
    tables = {"episodes": episodes, "header": headers, "missing": AWAY, "reviews": reviews}
    made = a_return(2026, **tables)
    import_batch(store, a_batch(made), actor=LOCAL_OWNER, now_utc=NOW)
    with reading(store) as connection:
        keys = list(connection.execute(select(child.c.key).order_by(child.c.child_id)).scalars())
    yield Desk(store, OnStore(store, NOW), keys)
    cache.use(None)
    st.cache_resource.clear()
    store.engine.dispose()


def who_next(desk: Desk) -> AppTest:
    return desk.open("who_next.py", "")


def test_is_back_since_ends_the_line_and_the_rules_know_it(april: Desk) -> None:
    first = april.children[0]
    page = who_next(april)
    assert "Missing since 29 March 2026, no return recorded" in page_text(page)
    page.date_input(key=f"TODAY.BACK_SINCE.-.{first}.on").set_value(date(2026, 4, 2))
    page = page.button(key=f"TODAY.BACK_SINCE.-.{first}.say").click().run()
    assert "✓ Child 1: back since 2 April 2026" in page_text(page)
    assert "Missing since 29 March 2026" not in page_text(page)
    missing = council_frame(cache.council_of(LOCAL_OWNER), "missing").set_index("child")
    assert missing.loc[first, "ends"].date() == date(2026, 4, 2)
    assert "missing since" not in page_text(april.open("child.py", first))


def test_what_was_answered_is_undone_in_place_and_survives_a_reload(april: Desk) -> None:
    first = april.children[0]
    page = who_next(april).button(key=f"TODAY.BACK_SINCE.-.{first}.say").click().run()
    assert april.record(first).version(came_back_of(first)) == 1
    page = press(who_next(april), "Undo")
    assert "Missing since 29 March 2026, no return recorded" in page_text(page)
    april.later(minutes=11)
    page = who_next(april).button(key=f"TODAY.BACK_SINCE.-.{first}.say").click().run()
    april.later(minutes=11)
    assert "back since" not in page_text(who_next(april))


def test_a_day_before_they_went_missing_is_not_offered(april: Desk) -> None:
    page = who_next(april)
    day = page.date_input(key=f"TODAY.BACK_SINCE.-.{april.children[0]}.on")
    assert (day.min, day.max) == (date(2026, 3, 29), date(2026, 4, 10))


def test_an_old_time_missing_is_a_question_that_is_answered_in_place(april: Desk) -> None:
    third = april.children[2]
    page = who_next(april)
    assert "Is this right?" in heads(page)
    assert "Missing from 3 May 2025, and no file says when they came back" in page_text(page)
    page.date_input(key=f"right.BACK_SINCE.-.{third}.on").set_value(date(2025, 5, 4))
    page = page.button(key=f"right.BACK_SINCE.-.{third}.say").click().run()
    assert "Is this right?" not in heads(page)


def test_the_plan_in_place_ends_the_line_of_who_is_nearly_18(april: Desk) -> None:
    second = april.children[1]
    page = who_next(april)
    assert "18 on 1 May 2026, in 3 weeks. Pathway plan and Staying Close" in page_text(page)
    page = page.button(key=f"TODAY.PLAN_IN_PLACE.-.{second}.say").click().run()
    assert "✓ Child 2: pathway plan in place since 10 April 2026" in page_text(page)
    assert "come first" not in page_text(page)


def test_a_review_that_was_held_ends_the_line_of_who_had_none(april: Desk) -> None:
    third = april.children[2]
    page = who_next(april)
    assert "No review is recorded; the first was due by" not in page_text(page)
    assert "No review is recorded" in page_text(page)
    page = page.button(key=f"TODAY.REVIEW_HELD.-.{third}.say").click().run()
    assert "✓ Child 3: review held on 10 April 2026" in page_text(page)
    assert "No review is recorded" not in page_text(page)


def test_a_stop_that_still_holds_gets_another_day(april: Desk) -> None:
    first = april.children[0]
    about, again = blocker_of(first, "secure_order"), date(2026, 4, 9)
    stop = a_blocker_entry(
        about.part,
        kind=BarrierKind.STOP,
        due=None,
        look_again=again,
        words="a secure order is in force",
    )
    april.has(about, stop)
    page = who_next(april)
    assert "Look again, due 9 April 2026: a secure order is in force" in page_text(page)
    page = page.button(key=f"TODAY.LOOK_AGAIN.secure_order.{first}.say").click().run()
    assert "✓ Child 1: look again on 3 July 2026" in page_text(page)
    assert "due 9 April 2026" not in page_text(page)


def test_who_has_not_the_right_is_offered_no_answer(
    april: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    less = RIGHTS[Role.LOCAL_OWNER] - {Permission.CORRECT_WHEREABOUTS, Permission.RECORD_BLOCKER}
    monkeypatch.setitem(RIGHTS, Role.LOCAL_OWNER, less)
    page = who_next(april)
    assert "Missing since 29 March 2026" in page_text(page)
    assert not [button.key for button in page.button if button.key and button.key.endswith(".say")]


def test_the_address_of_a_page_about_no_child_keeps_none(april: Desk) -> None:
    page = april.open("who_next.py", april.children[0], meeting="abc")
    assert dict(page.query_params) == {}


def test_a_childs_own_page_says_that_they_are_missing_and_takes_the_answer(april: Desk) -> None:
    first = april.children[0]
    page = april.open("child.py", first)
    assert "Missing since 29 March 2026, no return recorded" in page_text(page)
    page.date_input(key=f"child.BACK_SINCE.{first}.on").set_value(date(2026, 4, 2))
    page = page.button(key=f"child.BACK_SINCE.{first}.say").click().run()
    assert not page.exception
    text = page_text(page)
    assert "Missing since 29 March 2026" not in text
    assert "Back since 2 April 2026, after being missing" in text
    assert "Not in our data: missing episodes" not in text


def test_after_a_signed_meeting_with_the_child_in_the_room_only_the_day_is_asked(
    april: Desk,
) -> None:
    key = begun(april, april.children[0], on=NOW.date())
    decide(april, key, april.children[0], a_decision(child_present=True))
    sign(april, key)
    for page in (who_next(april), april.open("child.py", april.children[0])):
        assert "When did they come back? Missing from 29 March 2026" in page_text(page)
        assert "no return recorded" not in page_text(page)
