"""A process killed while people type and decide: what it said was saved is there, whole.

A child process saves drafts, records, decides and signs as fast as it can, and says so after each
commit. It is killed without any clearing up at a seeded moment. Every acknowledged write must be
there word for word, nothing may be there by half, and the database must be sound. Not a test of a
power cut: the operating system keeps what was written to it.
"""

import multiprocessing
import random
import signal
import time
from dataclasses import replace
from multiprocessing.connection import Connection as Pipe

import pytest
from sqlalchemy import func, select

from data.store.check import check_store
from data.store.record.decisions import record_decision
from data.store.record.drafts import draft_of, save_draft
from data.store.record.facts import new_key, record_fact
from data.store.record.meetings import prepare_meeting, sign_meeting, start_meeting
from data.store.record.read import child_record, meeting_record
from data.store.schema.engine import Store, open_store, reading
from data.store.schema.tables import audit, draft, recorded
from models.access import LOCAL_OWNER, Actor, Permission, Role, scope_for
from models.recording.meeting import DecisionSeen
from models.recording.subject import decision_of, wishes_of
from tests.make.record_contents import NOW, a_decision, a_meeting_entry, a_wish_entry, children_in

FORKS = multiprocessing.get_context("forkserver")
FORKS.set_forkserver_preload(["tests.faults.test_recording_killed"])
READ = scope_for(LOCAL_OWNER, Permission.READ_CHILDREN)
LONGEST_SECONDS = 0.6  # after the first acknowledgement; the child would go on for ever


def type_and_decide(url: str, child: str, life: int, pipe: Pipe) -> None:
    """One life: a meeting is prepared and begun, then typed, recorded, decided; never ends."""
    store = open_store(url)
    actor = Actor(f"life-{life}", frozenset(Role))
    key = new_key()
    prepare_meeting(
        store, actor=actor, key=key, meeting=a_meeting_entry(child), expected_version=0, now_utc=NOW
    )
    start_meeting(store, actor=actor, key=key, expected_version=1, now_utc=NOW)
    pipe.send(("begun", key, 0))
    record = child_record(store, READ, child)
    assert record is not None
    wishes, saves, turn = record.version(wishes_of(child)), 0, 0
    while True:
        turn += 1
        half = replace(a_decision(because=f"typing {life}.{turn}"), decided_by="")
        saves = save_draft(
            store,
            actor=actor,
            about=decision_of(child, key),
            content=half,
            based_on=turn - 1,
            expected_saves=saves,
            now_utc=NOW,
        ).saves
        pipe.send(("draft", key, turn))
        record_fact(
            store,
            actor=actor,
            about=wishes_of(child),
            content=a_wish_entry(words=f"wish {life}.{turn}"),
            expected_version=wishes,
            now_utc=NOW,
        )
        wishes += 1
        pipe.send(("wish", key, wishes))
        record_decision(
            store,
            actor=actor,
            meeting=key,
            child=child,
            decision=a_decision(because=f"decided {life}.{turn}"),
            expected_version=turn - 1,
            now_utc=NOW,
        )
        saves = 0
        pipe.send(("decision", key, turn))
        if turn % 7 == 0:
            sign_meeting(
                store,
                actor=actor,
                key=key,
                seen=(DecisionSeen(child, turn),),
                expected_version=0,
                now_utc=NOW,
            )
            pipe.send(("signed", key, turn))
            key, turn, saves = new_key(), 0, 0
            prepare_meeting(
                store,
                actor=actor,
                key=key,
                meeting=a_meeting_entry(child),
                expected_version=0,
                now_utc=NOW,
            )
            start_meeting(store, actor=actor, key=key, expected_version=1, now_utc=NOW)
            pipe.send(("begun", key, 0))


def live_and_die(url: str, child: str, life: int, seconds: float) -> list[tuple[str, str, int]]:
    """What one life acknowledged before it was killed."""
    connection, there = FORKS.Pipe(duplex=False)
    process = FORKS.Process(target=type_and_decide, args=(url, child, life, there))
    process.start()
    there.close()  # our own copy, so that the pipe ends when the process does
    assert connection.poll(120), "the process began"
    time.sleep(seconds)
    process.kill()
    process.join(60)
    assert process.exitcode == -signal.SIGKILL
    told = []
    while True:
        try:
            told.append(connection.recv())
        except EOFError:
            return told


def look(store: Store, child: str, life: int, told: list[tuple[str, str, int]]) -> int:
    """Everything that this life acknowledged is there; how many acknowledgements there were."""
    actor = Actor(f"life-{life}", frozenset(Role))
    record = child_record(store, READ, child)
    assert record is not None
    for label, key, number in told:
        meeting = meeting_record(store, READ, key)
        assert meeting is not None and meeting.held.begun
        decided = {
            entry.number: entry for decision in meeting.decisions for entry in decision.history
        }
        if label == "decision":
            assert decided[number].content == a_decision(because=f"decided {life}.{number}")
        elif label == "wish":
            wish = next(
                entry for entry in record.history(wishes_of(child)) if entry.number == number
            )
            assert wish.by == actor.identifier
        elif label == "signed":
            assert meeting.signatures and meeting.decision(child).signed
        elif label == "draft" and number not in decided:
            draft = draft_of(store, actor, decision_of(child, key))
            assert draft is not None and draft.content is not None
            assert (
                draft.content.because == f"typing {life}.{number}" and draft.based_on == number - 1
            )
    return len(told)


def no_draft_is_left_of_what_is_recorded(store: Store) -> None:
    """A record and the draft of it are never both there: they change hands in one transaction."""
    with reading(store) as connection:
        newest = (
            select(func.max(recorded.c.number)).where(recorded.c.stream == draft.c.stream)
        ).scalar_subquery()
        late = select(func.count()).where(draft.c.based_on < func.coalesce(newest, 0))
        assert connection.execute(late.select_from(draft)).scalar_one() == 0
        query = select(func.count()).where(audit.c.object.startswith("recorded/"))
        entries = connection.execute(select(func.count()).select_from(recorded)).scalar_one()
        assert connection.execute(query).scalar_one() == entries


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
