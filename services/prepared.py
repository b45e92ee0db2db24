"""What a process of its own prepares for the pages: taken from the store, waited for, begun.

Beneath what each server keeps for itself (`services/kept.py`) lie answers that every server reads.
They are prepared once a version of the data, of the code and of the day (`services/prepare.py`),
and only for who sees all that the process does (docs/decisions/0031-prepared-results.md).
"""

from __future__ import annotations

import hashlib
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from threading import Event, Lock, Thread
from typing import Any, ParamSpec, Protocol, TypeVar, cast

from sqlalchemy.exc import SQLAlchemyError

from data.reference.versions import RESULTS_REST_ON, running_versions
from data.store.packing import NotPacked, pack_value, unpack_value
from data.store.prepared import (
    AnswerName,
    PreparingProgress,
    prepared_content,
    progress_of,
    store_prepared,
    try_again,
)
from data.store.schema.active_store import is_empty
from models.access import LOCAL_OWNER, Permission, may
from models.problems import UserError
from services.kept import DataVersion, PreparedStage, Recipe
from services.open_council import OpenCouncil

__all__ = ["Preparer", "PreparingProgress"]
P = ParamSpec("P")
T = TypeVar("T")
ROOT = Path(__file__).resolve().parents[1]
RESTS_ON = ("models", "services", "data")  # folders whose code and tables an answer can rest on
LOOK_EVERY_SECONDS = 15.0  # how often a server looks whether the data changed behind its back
ASK_EVERY_SECONDS = 0.25  # how often who waits for an answer asks
MOST_STARTS = 3  # of a process that ends without saying why, before this server does the work


class NotPrepared(UserError):
    """What the engine expects could not be prepared. `reference`: of the fault in the log."""

    def __init__(self, reference: str) -> None:
        self.reference = reference
        super().__init__(
            "What is expected",
            f"it could not be worked out (reference {reference})",
            "figures worked out from the council's history",
            "The rest of the tool works. Give the reference to your IT team, or try again on the "
            "Savings page.",
        )


@cache
def prepared_code() -> str:
    """A short text that changes with every change of what a prepared answer can rest on."""
    hashed = hashlib.sha256()
    for folder in RESTS_ON:
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix in (".py", ".csv"):
                hashed.update(path.relative_to(ROOT).as_posix().encode() + b"\0")
                hashed.update(hashlib.sha256(path.read_bytes()).digest())
    for running in running_versions():
        if running.name in RESULTS_REST_ON or running.name == "Python":
            hashed.update(f"{running.name} {running.number}".encode())
    return hashed.hexdigest()[:16]


def answer_name(
    recipe: Recipe[P, Any], council: OpenCouncil, *args: P.args, **kwargs: P.kwargs
) -> AnswerName:
    """What names an answer in the store."""
    version = council.version_key(recipe.rests_on)
    return AnswerName(recipe.question(*args, **kwargs), version, prepared_code())


def preparation_name(council: OpenCouncil) -> AnswerName:
    """What names the preparing itself: once a version of the files, of the code and of the day."""
    version = f"{council.version_key(DataVersion.FILES)}/{council.today.isoformat()}"
    return AnswerName("preparation", version, prepared_code())


def versions_in_force(council: OpenCouncil) -> tuple[str, ...]:
    """The versions of which anything that is prepared may stay."""
    kinds = tuple(council.version_key(kind) for kind in DataVersion)
    return (*kinds, preparation_name(council).version)


def take_prepared(
    recipe: Recipe[P, T], council: OpenCouncil, *args: P.args, **kwargs: P.kwargs
) -> tuple[T, ...]:
    """The answer that lies in the store, alone in a tuple; an empty one where none does."""
    name = answer_name(recipe, council, *args, **kwargs)
    content = prepared_content(council.store, council.scope, name)
    if content is None:
        return ()
    try:
        return (cast(T, unpack_value(recipe.answer_type, content)),)
    except NotPacked:  # as if it weren't there: it is worked out anew
        return ()


class WritingShelf:
    """Of the process that prepares: what isn't there is worked out and put there."""

    def answer(
        self, recipe: Recipe[P, T], council: OpenCouncil, *args: P.args, **kwargs: P.kwargs
    ) -> T:
        there = take_prepared(recipe, council, *args, **kwargs)
        if there:
            return there[0]
        value = recipe.function(council, *args, **kwargs)
        name = answer_name(recipe, council, *args, **kwargs)
        content = pack_value(recipe.answer_type, value)
        store_prepared(
            council.store, council.scope, name, content, datetime.now(UTC).replace(tzinfo=None)
        )
        return value


class BegunProcess(Protocol):
    """A process that was begun: what `subprocess.Popen` has of it."""

    def poll(self) -> int | None: ...
    def terminate(self) -> None: ...


def begin_process() -> BegunProcess:
    """Begin preparing in a process of its own, at a lower priority than the pages (commands)."""
    command = [sys.executable, "-m", "commands", "prepare", "--quiet"]
    quiet = subprocess.DEVNULL
    return subprocess.Popen(command, cwd=ROOT, stdin=quiet, stdout=quiet, stderr=quiet)


@dataclass
class Preparer:
    """A server's part: begins the process where one is wanted, takes what is there, waits.

    `begin` starts the process; a test gives another.
    """

    begin: Callable[[], BegunProcess] = begin_process
    _process: BegunProcess | None = None
    _starts: int = 0
    _wanted: AnswerName | None = None
    _ready: dict[AnswerName, PreparedStage] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)
    _stopped: Event = field(default_factory=Event)

    def answer(
        self, recipe: Recipe[P, T], council: OpenCouncil, *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """What was prepared, when it is; else, where it isn't prepared for this person or this
        question, what this server works out itself."""
        there = take_prepared(recipe, council, *args, **kwargs)
        stage = recipe.stage(*args, **kwargs)
        if not there and stage is not None and self._wait(council, stage, kwargs.get("say")):
            there = take_prepared(recipe, council, *args, **kwargs)
        return there[0] if there else recipe.function(council, *args, **kwargs)

    def progress(self, council: OpenCouncil, stage: PreparedStage) -> PreparingProgress | None:
        """How far preparing is while a stage isn't ready; None when it is, or when nobody prepares
        it: then this server works it out. Begins the process where that isn't at work."""
        if not is_prepared_for(council):
            return None
        name = preparation_name(council)
        with self._lock:
            if self._ready.get(name, 0) >= stage:
                return None
            progress = progress_of(council.store, council.scope, name)
            if progress is not None and progress.stage >= stage:
                self._ready = {name: PreparedStage(progress.stage)}
                return None
            if progress is not None and progress.fault:  # the records are read here then
                return progress if stage > PreparedStage.LIST else None
            if progress is not None and not progress.holder:
                return None
            now_utc = datetime.now(UTC).replace(tzinfo=None)
            if progress is not None and progress.is_at_work(now_utc):
                return progress
            if not self._begins(name) or is_empty(council.store):
                return None
            return progress or PreparingProgress(0, 0, 1, "starting", "", now_utc, "")

    def try_again(self, council: OpenCouncil) -> None:
        """Begin anew what a fault stopped."""
        try_again(council.store, council.scope, preparation_name(council))
        with self._lock:
            self._starts = 0

    def watch(self, look: Callable[[], OpenCouncil]) -> None:
        """Look now and then, until `stop`, whether there is something to prepare: after a start,
        an import by whomever, and midnight."""
        Thread(target=self._watch, args=(look,), daemon=True).start()

    def stop(self) -> None:
        """The server ends, and its process with it."""
        self._stopped.set()
        with self._lock:
            if self._process is not None and self._process.poll() is None:
                self._process.terminate()

    def _watch(self, look: Callable[[], OpenCouncil]) -> None:
        while not self._stopped.is_set():
            try:
                self.progress(look(), max(PreparedStage))
            except (UserError, SQLAlchemyError):  # the database is away: a page says so, we look on
                self._stopped.wait(LOOK_EVERY_SECONDS)
            self._stopped.wait(LOOK_EVERY_SECONDS)

    def _begins(self, name: AnswerName) -> bool:
        """Begin the process unless ours is at it; False where it has ended too often."""
        if self._stopped.is_set():
            return False
        if self._process is not None and self._process.poll() is None:
            return True
        if name != self._wanted:
            self._wanted, self._starts = name, 0
        if self._starts >= MOST_STARTS:
            return False
        self._starts += 1
        try:
            self._process = self.begin()
        except OSError:  # no memory, no process: the pages do without
            self._starts = MOST_STARTS
            return False
        return True

    def _wait(self, council: OpenCouncil, stage: PreparedStage, say: Any) -> bool:
        """Wait until a stage is ready; False where nothing is to be waited for."""
        waited = False
        while (progress := self.progress(council, stage)) is not None:
            if progress.fault and stage is PreparedStage.ENGINE:
                raise NotPrepared(progress.fault)
            if progress.fault:  # what it rests on says so, if that is what is wrong
                return False
            if say is not None:
                say(progress.done, progress.of, progress.doing)
            waited = True
            time.sleep(ASK_EVERY_SECONDS)
        return waited


def is_prepared_for(council: OpenCouncil) -> bool:
    """Whether the process prepares for this person: it does for who sees everything."""
    actor = council.actor
    everything = all(may(actor, right) == may(LOCAL_OWNER, right) for right in Permission)
    return actor.councils is None and everything
