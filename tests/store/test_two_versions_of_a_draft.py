"""Two windows of one person: what the second one holds waits until it was looked at."""

import pytest

from data.store.record.drafts import (
    DraftConflict,
    discard_draft,
    draft_of,
    drafts_of,
    keep_waiting,
    others_at_work,
    save_draft,
    waiting_draft,
)
from data.store.schema.engine import Store
from models.access import Actor
from models.problems import NotAllowed
from models.recording.subject import correction_of, waiting_at, wishes_of
from tests.make.record_contents import ALEX, NOW, SAM, a_wish_entry, children_in


@pytest.mark.parametrize("correction", [False, True])
def test_both_are_kept_and_only_one_of_them_is_the_draft(store: Store, correction: bool) -> None:
    (child,) = children_in(store, 1)
    about = correction_of(wishes_of(child), 1) if correction else wishes_of(child)
    first, second = a_wish_entry(words="one window"), a_wish_entry(words="the other")
    save_draft(
        store, actor=SAM, about=about, content=first, based_on=0, expected_saves=0, now_utc=NOW
    )
    with pytest.raises(DraftConflict, match="in another window at 09:30"):
        save_draft(
            store, actor=SAM, about=about, content=second, based_on=0, expected_saves=0, now_utc=NOW
        )
    keep_waiting(store, actor=SAM, about=about, content=second, based_on=0, now_utc=NOW)
    draft, waiting = draft_of(store, SAM, about), waiting_draft(store, SAM, about)
    assert draft is not None and draft.content == first
    assert waiting is not None and waiting.content == second
    assert [draft.about for draft in drafts_of(store, SAM)] == [about]
    assert len(others_at_work(store, ALEX, child=child)) == 1
    assert waiting_draft(store, ALEX, about) is None
    discard_draft(store, actor=SAM, about=waiting_at(about), now_utc=NOW)
    assert waiting_draft(store, SAM, about) is None
    assert draft_of(store, SAM, about) == draft


def test_nobody_keeps_one_without_the_right(store: Store) -> None:
    (child,) = children_in(store, 1)
    nobody = Actor("nobody", frozenset())
    with pytest.raises(NotAllowed):
        keep_waiting(
            store,
            actor=nobody,
            about=wishes_of(child),
            content=a_wish_entry(),
            based_on=0,
            now_utc=NOW,
        )
