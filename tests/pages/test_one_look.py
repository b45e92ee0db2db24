"""While a page is drawn the version of the data is asked for once, and never after a write."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import event

from models.access import LOCAL_OWNER
from models.recording.subject import wishes_of
from pages.parts import cache
from tests.make.record_contents import a_wish_entry
from tests.pages.meetings_on_desk import begun, press, turn
from tests.pages.on_store import Desk


@contextmanager
def questions(desk: Desk) -> Iterator[list[str]]:
    """Every statement that asks which version is held."""
    texts: list[str] = []

    def note(_conn: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        if statement.startswith("SELECT data_version.token"):
            texts.append(statement)

    event.listen(desk.store.engine, "before_cursor_execute", note)
    try:
        yield texts
    finally:
        event.remove(desk.store.engine, "before_cursor_execute", note)


def version() -> str:
    """The version of what is held, as a page would ask for it."""
    return cache.council_of(LOCAL_OWNER).versions.all


def test_one_look_asks_once_and_is_of_one_moment(desk: Desk) -> None:
    cache.use(desk.clock)
    with questions(desk) as texts, cache.one_look():
        before = version()
        assert version() == before and len(texts) == 1
        desk.has(wishes_of(desk.children[0]), a_wish_entry())
        assert version() == before, "somebody elsewhere recorded something meanwhile"
    assert version() != before


def test_whoever_takes_the_store_in_hand_is_told_anew(desk: Desk) -> None:
    cache.use(desk.clock)
    with cache.one_look():
        before = version()
        assert cache.council_of(LOCAL_OWNER).store_to_write() is desk.store
        desk.has(wishes_of(desk.children[0]), a_wish_entry())
        assert version() != before


def test_outside_a_look_it_is_asked_every_time(desk: Desk) -> None:
    cache.use(desk.clock)
    with questions(desk) as texts:
        version()
        version()
    assert len(texts) == 2


def test_work_in_the_background_stays_with_the_version_that_it_began_with(desk: Desk) -> None:
    cache.use(desk.clock)
    with cache.one_look():
        council = cache.council_of(LOCAL_OWNER)
        before, same = council.versions.all, council.of_this_version()
        council.store_to_write()
        desk.has(wishes_of(desk.children[0]), a_wish_entry())
        assert council.versions.all != before == same.versions.all


def test_the_decision_of_a_meeting_asks_a_handful_of_times(desk: Desk) -> None:
    page = turn(desk, begun(desk))
    with questions(desk) as texts:
        press(page, "To the decision")
    assert 0 < len(texts) <= 6
