"""Work that takes long: it goes on in a thread of its own, and whoever started it may leave."""

from collections.abc import Callable
from dataclasses import dataclass
from threading import Thread
from typing import Generic, TypeVar

T = TypeVar("T")
Job = Callable[[Callable[[int, int, str], None]], T]


@dataclass(frozen=True, slots=True)
class Progress:
    """Steps done, of how many, and the one that is going on in words."""

    done: int
    of: int
    what: str


class Work(Generic[T]):
    """One piece of work, begun when made. `job` is given a function to say how far it has come.

    The job must not draw: it belongs to no screen.
    """

    def __init__(self, job: Job[T]) -> None:
        self.progress = Progress(0, 1, "starting")
        self._result: list[T] = []
        self._error: Exception | None = None
        self._told = False
        self._thread = Thread(target=self._run, args=(job,), daemon=True)
        self._thread.start()

    def is_done(self, wait_seconds: float = 0.0) -> bool:
        """Whether it is over, well or not; waits a little where asked."""
        self._thread.join(wait_seconds)
        return not self._thread.is_alive()

    def is_done_with(self) -> bool:
        """Whether it failed and somebody was told, so that it may be tried again."""
        return self._told

    def result(self) -> T:
        """What came of it, once it is done; raises what went wrong."""
        if self._error is not None:
            self._told = True
            raise self._error
        return self._result[0]

    def _run(self, job: Job[T]) -> None:
        try:
            self._result.append(job(self._say))
        except Exception as error:  # noqa: BLE001 - whatever it is is raised where somebody looks
            self._error = error

    def _say(self, done: int, of: int, label: str) -> None:
        self.progress = Progress(done, of, label)
