"""A process killed while people type and decide: what it said was saved is there, whole.

A child process saves drafts, records, decides and signs as fast as it can, and says so after each
commit. It is killed without any clearing up at a seeded moment. Every acknowledged write must be
there word for word, nothing may be there by half, and the database must be sound. Not a test of a
power cut: the operating system keeps what was written to it.
"""

from __future__ import annotations

import multiprocessing
import random
import signal
import time
from dataclasses import replace
from multiprocessing.connection import Connection as Pipe

import pytest
from sqlalchemy import func, select

from data.store.check import check_store
from data.store.decisions import record_decision
from data.store.drafts import draft_of, save_draft
from data.store.engine import Store, open_store, reading
from data.store.meetings import Seen, prepare_meeting, sign_meeting, start_meeting
from data.store.record_read import child_record, meeting_record
from data.store.recording import new_key, record_fact
from data.store.tables import audit, draft, recorded
from models.access import LOCAL_OWNER, Actor, Permission, Role, scope_for
from models.recording.subject import decision_of, wishes_of
from tests.record_builders import NOW, a_decision, a_meeting_entry, a_wish_entry, children_in

FORKS = multiprocessing.get_context("forkserver")
FORKS.set_forkserver_preload(["tests.faults.test_recording_killed"])
READ = scope_for(LOCAL_OWNER, Permission.READ_CHILDREN)
LONGEST_SECONDS = 0.6  # after the first acknowledgement; the child would go on for ever


def type_and_decide(url: str, child: str, life: int, pipe: Pipe) -> None:
    """One life: a meeting is prepared and begun, then typed, recorded, decided; never ends."""
    store = open_store(url)
    actor = Actor(f"life-{life}", frozenset(Role))
    key = new_key()
    prepare_meeting(store, actor=actor, key=key, meeting=a_meeting_entry(child),
                    expected_version=0, now=NOW)  # fmt: skip
    start_meeting(store, actor=actor, key=key, expected_version=1, now=NOW)
    pipe.send(("begun", key, 0))
    held = child_record(store, READ, child)
    assert held is not None
    wishes, saves, turn = held.version(wishes_of(child)), 0, 0
    while True:
        turn += 1
        half = replace(a_decision(because=f"typing {life}.{turn}"), decided_by="")
        saves = save_draft(store, actor=actor, about=decision_of(child, key), content=half,
                           based_on=turn - 1, expected_saves=saves, now=NOW).saves  # fmt: skip
        pipe.send(("draft", key, turn))
        record_fact(store, actor=actor, about=wishes_of(child),
                    content=a_wish_entry(words=f"wish {life}.{turn}"), expected_version=wishes,
                    now=NOW)  # fmt: skip
        wishes += 1
        pipe.send(("wish", key, wishes))
        record_decision(store, actor=actor, meeting=key, child=child,
                        decision=a_decision(because=f"decided {life}.{turn}"),
                        expected_version=turn - 1, now=NOW)  # fmt: skip
        saves = 0
        pipe.send(("decision", key, turn))
        if turn % 7 == 0:
            sign_meeting(store, actor=actor, key=key, seen=(Seen(child, turn),),
                         expected_version=0, now=NOW)  # fmt: skip
            pipe.send(("signed", key, turn))
            key, turn, saves = new_key(), 0, 0
            prepare_meeting(store, actor=actor, key=key, meeting=a_meeting_entry(child),
                            expected_version=0, now=NOW)  # fmt: skip
            start_meeting(store, actor=actor, key=key, expected_version=1, now=NOW)
            pipe.send(("begun", key, 0))


def live_and_die(url: str, child: str, life: int, seconds: float) -> list[tuple[str, str, int]]:
    """What one life acknowledged before it was killed."""
    here, there = FORKS.Pipe(duplex=False)
    process = FORKS.Process(target=type_and_decide, args=(url, child, life, there))
    process.start()
    there.close()  # our own copy, so that the pipe ends when the process does
    assert here.poll(120), "the process began"
    time.sleep(seconds)
    process.kill()
    process.join(60)
    assert process.exitcode == -signal.SIGKILL
    told = []
    while True:
        try:
            told.append(here.recv())
        except EOFError:
            return told


def look(store: Store, child: str, life: int, told: list[tuple[str, str, int]]) -> int:
    """Everything that this life acknowledged is there; how many acknowledgements there were."""
    actor = Actor(f"life-{life}", frozenset(Role))
    record = child_record(store, READ, child)
    assert record is not None
    for what, key, number in told:
        meeting = meeting_record(store, READ, key)
        assert meeting is not None and meeting.held.begun
        decided = {one.number: one for each in meeting.decisions for one in each.history}
        if what == "decision":
            assert decided[number].content == a_decision(because=f"decided {life}.{number}")
        elif what == "wish":
            wish = next(one for one in record.history(wishes_of(child)) if one.number == number)
            assert wish.by == actor.identifier
        elif what == "signed":
            assert meeting.signatures and meeting.decision(child).signed
        elif what == "draft" and number not in decided:
            kept = draft_of(store, actor, decision_of(child, key))
            assert kept is not None and kept.content is not None
            assert kept.content.because == f"typing {life}.{number}" and kept.based_on == number - 1
    return len(told)


def no_draft_is_left_of_what_is_recorded(store: Store) -> None:
    """A record and the draft of it are never both there: they change hands in one transaction."""
    with reading(store) as connection:
        newest = (
            select(func.max(recorded.c.number)).where(recorded.c.stream == draft.c.stream)
        ).scalar_subquery()  # fmt: skip
        late = select(func.count()).where(draft.c.based_on < func.coalesce(newest, 0))
        assert connection.execute(late.select_from(draft)).scalar_one() == 0
        told = select(func.count()).where(audit.c.object.startswith("recorded/"))
        entries = connection.execute(select(func.count()).select_from(recorded)).scalar_one()
        assert connection.execute(told).scalar_one() == entries


def kill(store: Store, url: str, times: int) -> None:
    moments = random.Random(20260310)
    (child,) = children_in(store, 1)
    acknowledged = 0
    for life in range(times):
        told = live_and_die(url, child, life, moments.uniform(0, LONGEST_SECONDS))
        acknowledged += look(store, child, life, told)
        no_draft_is_left_of_what_is_recorded(store)
    assert acknowledged > times, "there was something to lose"
    assert check_store(store, LOCAL_OWNER).findings == ()


def test_ten_kills_lose_nothing_that_was_said_to_be_saved(
    store: Store,
    database_url: str,
) -> None:
    kill(store, database_url, 10)


@pytest.mark.long
def test_two_hundred_kills_lose_nothing_that_was_said_to_be_saved(
    store: Store,
    database_url: str,
) -> None:
    kill(store, database_url, 200)
