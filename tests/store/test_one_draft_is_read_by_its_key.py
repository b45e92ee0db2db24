"""A form opens with one draft: the database is asked for that one, however many a person keeps."""

from sqlalchemy import event

from data.store.record.drafts import draft_of, drafts_of, keep_waiting, save_draft
from data.store.schema.engine import Store
from models.access import Actor, Role
from models.recording.subject import blocker_of, waiting_at
from tests.make.record_contents import NOW, SAM, a_blocker_entry, children_in

MANY = 40


def keep(store: Store, child: str, number: int, actor: Actor = SAM) -> None:
    about = blocker_of(child, f"other-{number}")
    content = a_blocker_entry(f"other-{number}", words=f"words {number}")
    save_draft(
        store, actor=actor, about=about, content=content, based_on=0, expected_saves=0, now_utc=NOW
    )


def test_one_row_is_read_of_many(store: Store) -> None:
    child, *_ = children_in(store)
    for number in range(MANY):
        keep(store, child, number)
    texts: list[str] = []
    event.listen(store.engine, "before_cursor_execute", lambda *of: texts.append(of[2]))
    draft = draft_of(store, SAM, blocker_of(child, "other-7"))
    assert draft is not None and draft.content == a_blocker_entry("other-7", words="words 7")
    (of_drafts,) = [name for name in texts if "FROM draft" in name]
    assert "draft.stream =" in of_drafts and "draft.actor =" in of_drafts, "a unique key: one row"
    assert len(drafts_of(store, SAM)) == MANY


def test_it_finds_what_the_list_of_all_finds_and_nothing_else(store: Store) -> None:
    child, other = children_in(store)
    keep(store, child, 1)
    about, nothing = blocker_of(child, "other-1"), blocker_of(other, "other-1")
    assert draft_of(store, SAM, about) == drafts_of(store, SAM)[0]
    assert draft_of(store, SAM, nothing) is None
    assert draft_of(store, Actor("alex", frozenset(Role)), about) is None


def test_a_child_whom_the_person_may_no_longer_see_has_no_draft(store: Store) -> None:
    child, *_ = children_in(store)
    keep(store, child, 1)
    moved_on = Actor("sam", frozenset(Role), frozenset({"West"}))
    assert draft_of(store, moved_on, blocker_of(child, "other-1")) is None
    assert drafts_of(store, moved_on) == ()


def test_a_second_version_that_waits_is_nobodys_draft(store: Store) -> None:
    child, *_ = children_in(store)
    about = blocker_of(child, "other-1")
    keep_waiting(
        store, actor=SAM, about=about, content=a_blocker_entry("other-1"), based_on=0, now_utc=NOW
    )
    assert draft_of(store, SAM, about) is None
    assert draft_of(store, SAM, waiting_at(about)) is None
