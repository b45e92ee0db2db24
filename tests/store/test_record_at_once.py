"""Many people at the same children at once: no update is lost, every conflict is explained.

First the loss is shown: with the check off (whoever writes asks for the version only as they write,
so that it always fits) what others recorded in between disappears from what stands.
"""

import random
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from threading import Barrier

import pytest
from sqlalchemy import func, select

from data.store.check import check_store
from data.store.record.drafts import drafts_of
from data.store.record.facts import record_fact
from data.store.record.read import child_record
from data.store.schema.engine import Store, open_store, reading
from data.store.schema.tables import audit, recorded
from models.access import LOCAL_OWNER, Actor, Permission, Role, scope_for
from models.recording.barrier import BarrierEntry
from models.recording.entry import Conflict, newest_entry
from models.recording.subject import Subject, blocker_of
from tests.make.record_contents import NOW, a_blocker_entry, children_in

READ = scope_for(LOCAL_OWNER, Permission.READ_CHILDREN)
CHILDREN = 10


@dataclass(frozen=True)
class Told:
    """What came of one person's edits: those acknowledged, and the conflicts on the way."""

    edits: tuple[tuple[str, str], ...]  # (child, what was added)
    conflicts: int
    unexplained: int


def about(child: str) -> Subject:
    return blocker_of(child, "health_funding")


def see(store: Store, child: str) -> tuple[BarrierEntry, int]:
    """What stands about the child, and its version."""
    record = child_record(store, READ, child)
    assert record is not None
    last = newest_entry(record.history(about(child)))
    assert last is not None and isinstance(last.content, BarrierEntry)
    return last.content, record.version(about(child))


def edit(
    store: Store, people: int, children: list[str], edits: int, checked: bool, together: Barrier
) -> Told:
    """Read, think, add a word to what was read, record; on a conflict look again and keep yours.

    Everybody has read before anybody records, so that they do stand in each other's way.
    """
    rng, actor = random.Random(people), Actor(f"person-{people}", frozenset(Role))
    done, conflicts, unexplained = [], 0, 0
    for number in range(edits):
        child, word = rng.choice(children), f"{people}.{number}"
        read, version = see(store, child)
        together.wait(600)
        while True:
            if not checked:
                _, version = see(store, child)  # it fits, whatever was recorded since `read`
            recorded_blocker = replace(read, words=f"{read.words} {word}")
            try:
                record_fact(
                    store,
                    actor=actor,
                    about=about(child),
                    content=recorded_blocker,
                    expected_version=version,
                    now_utc=NOW,
                )
                done.append((child, word))
                break
            except Conflict as conflict:
                conflicts += 1
                theirs, named = conflict.theirs, "recorded this on 10 March 2026 at 09:30"
                explained = theirs is not None and theirs.by in str(conflict)
                unexplained += not (
                    explained and named in str(conflict) and conflict.yours == recorded_blocker
                )
                if checked:
                    read, version = see(store, child)
    return Told(tuple(done), conflicts, unexplained)


def play(url: str, store: Store, people: int, edits: int, checked: bool) -> tuple[int, int, int]:
    """All at once; acknowledged edits that are lost, conflicts, and conflicts not explained."""
    children = children_in(store, CHILDREN)
    for child in children:
        start = a_blocker_entry(words="start")
        record_fact(
            store,
            actor=LOCAL_OWNER,
            about=about(child),
            content=start,
            expected_version=0,
            now_utc=NOW,
        )
    stores = [open_store(url) for _ in range(min(people, 10))]
    together = Barrier(people)
    with ThreadPoolExecutor(people) as pool:
        jobs = [
            pool.submit(
                edit, stores[people % len(stores)], people, children, edits, checked, together
            )
            for people in range(people)
        ]
        summaries = [job.result() for job in jobs]
    for database in stores:
        database.engine.dispose()
    sentences = {child: set(see(store, child)[0].words.split()) for child in children}
    texts = [edit for summary in summaries for edit in summary.edits]
    assert len(texts) == people * edits
    lost = sum(word not in sentences[child] for child, word in texts)
    drafts = [
        d
        for people in range(people)
        for d in drafts_of(store, Actor(f"person-{people}", frozenset(Role)))
    ]
    assert drafts == [], "whoever recorded in the end has no draft left"
    return (
        lost,
        sum(summary.conflicts for summary in summaries),
        sum(summary.unexplained for summary in summaries),
    )


def held(store: Store) -> tuple[int, int]:
    """Entries, and audit rows of entries."""
    with reading(store) as connection:
        query = select(func.count()).where(audit.c.object.startswith("recorded/"))
        count = select(func.count()).select_from(recorded)
        return connection.execute(count).scalar_one(), connection.execute(query).scalar_one()


@pytest.mark.parametrize("checked", [False, True], ids=["check off", "check on"])
def test_ten_people_at_ten_children(store: Store, database_url: str, checked: bool) -> None:
    lost, _, unexplained = play(database_url, store, 10, 6, checked)
    assert unexplained == 0
    if checked:
        assert lost == 0
    else:
        assert lost > 0, "without the check the loss happens, so the check is what prevents it"
    assert held(store) == (CHILDREN + 60, CHILDREN + 60)
    assert check_store(store, LOCAL_OWNER).findings == ()


@pytest.mark.long
@pytest.mark.parametrize("checked", [False, True], ids=["check off", "check on"])
def test_fifty_people_make_a_thousand_edits(store: Store, database_url: str, checked: bool) -> None:
    lost, conflicts, unexplained = play(database_url, store, 50, 20, checked)
    assert unexplained == 0
    assert (lost == 0 and conflicts > 0) if checked else lost > 0
    assert held(store) == (CHILDREN + 1000, CHILDREN + 1000)
    assert check_store(store, LOCAL_OWNER).findings == ()
