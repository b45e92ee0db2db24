"""Answers that are kept: worked out once a version of the data and a scope of whoever asks.

A service function says with `kept_by` which version of the data its answer rests on. The version,
and who may see what, are always in the key, so nobody can be shown what another's rights brought
up, and nothing outlives the data that it was worked out from. Values are kept as they are, not
copied: they are frozen, and the frames behind them are never handed to a page to change.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from enum import Enum, IntEnum
from functools import update_wrapper
from threading import Lock
from typing import (
    TYPE_CHECKING,
    Any,
    Concatenate,
    Generic,
    ParamSpec,
    Protocol,
    TypeVar,
    cast,
    get_type_hints,
)

if TYPE_CHECKING:
    from services.open_council import OpenCouncil

P = ParamSpec("P")
T = TypeVar("T")
NOT_ASKED = frozenset({"say"})  # to whom progress is said makes no other answer


class DataVersion(Enum):
    """What an answer rests on. `FILES`: files alone, whatever the day; the others hold today too,
    because what people recorded counts from a day and up to a day."""

    FILES = "files"  # what people record leaves it alone
    RULES = "rules"  # changes with what a rule reads: no decision, no signature
    ALL = "all"  # changes with everything that is stored


class PreparedStage(IntEnum):
    """The order in which answers are prepared by a process of its own; a page waits for one."""

    LIST = 1  # the records and the list of children
    ENGINE = 2  # what was learnt from the council's history
    SAVINGS = 3  # what moves would save
    BUDGET = 4  # what has been spent
    FORECAST = 5  # the forecast and the rest of the year
    EVIDENCE = 6  # how right the tool has been


StageOf = Callable[..., PreparedStage]  # of a question, by its arguments


class Recipe(Generic[P, T]):
    """A service function whose answers are kept; called like the function itself."""

    def __init__(
        self,
        function: Callable[Concatenate[OpenCouncil, P], T],
        rests_on: DataVersion,
        limit: int,
        doing: str,
        stage: PreparedStage | StageOf | None = None,
    ) -> None:
        self.function, self.rests_on, self.limit, self.doing = function, rests_on, limit, doing
        self._stage = stage
        update_wrapper(self, function)

    def __call__(self, council: OpenCouncil, *args: P.args, **kwargs: P.kwargs) -> T:
        return council.keeper.answer(self, council, *args, **kwargs)

    def key(self, council: OpenCouncil, *args: P.args, **kwargs: P.kwargs) -> Hashable:
        """What two questions share only if the same answer may be given to both."""
        others = tuple(sorted((n, kwargs[n]) for n in kwargs.keys() - NOT_ASKED))
        return council.version_key(self.rests_on), council.scope_key, args, others

    def question(self, *args: P.args, **kwargs: P.kwargs) -> str:
        """What is asked, as a text: the same in every process, whoever asks."""
        others = sorted((n, kwargs[n]) for n in kwargs.keys() - NOT_ASKED)
        return f"{self.function.__module__}.{self.function.__qualname__}{args!r}{others!r}"

    def stage(self, *args: P.args, **kwargs: P.kwargs) -> PreparedStage | None:
        """When the answer is prepared; None for what each process works out for itself."""
        return self._stage(*args) if callable(self._stage) else self._stage

    @property
    def answer_type(self) -> Any:
        """The type of its answers, by which they are packed."""
        return get_type_hints(self.function)["return"]


def kept_by(
    rests_on: DataVersion,
    *,
    limit: int = 8,
    doing: str = "",
    stage: PreparedStage | StageOf | None = None,
) -> Callable[[Callable[Concatenate[OpenCouncil, P], T]], Recipe[P, T]]:
    """Keep the answers of a function `f(council, *args)`, the `limit` that were last asked for.

    `doing`: what whoever waits is told while it is worked out; empty for what is quick. `stage`:
    when it is prepared by a process of its own (services/prepared.py); None: it isn't.
    """

    def recipe(function: Callable[Concatenate[OpenCouncil, P], T]) -> Recipe[P, T]:
        return Recipe(function, rests_on, limit, doing, stage)

    return recipe


@dataclass(slots=True)
class _Answer:
    """One answer and the lock of whoever is working it out."""

    lock: Lock = field(default_factory=Lock)
    values: list[Any] = field(default_factory=list)


class Shelf(Protocol):
    """Where answers lie that another process worked out, beneath what this one keeps."""

    def answer(
        self, recipe: Recipe[P, T], council: OpenCouncil, *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """What lies there, else what is worked out now."""


class Keeper:
    """What is kept, shared by everybody who asks the same server, command or document.

    `waiting`: shows what is being done while somebody waits (`Recipe.doing`). `shelf`: asked for
    what isn't kept here yet and is prepared in a stage; None: everything is worked out here.
    """

    def __init__(
        self,
        waiting: Callable[[str], AbstractContextManager[object]] | None = None,
        shelf: Shelf | None = None,
    ) -> None:
        self._waiting, self._shelf = waiting or nullcontext, shelf
        self._lock = Lock()
        self._answers: dict[object, OrderedDict[Hashable, _Answer]] = {}

    def answer(
        self, recipe: Recipe[P, T], council: OpenCouncil, *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """What is kept, else what is worked out now; two who ask at once wait for one answer."""
        answer = self._place(recipe, recipe.key(council, *args, **kwargs))
        if not answer.values:
            shown = self._waiting(recipe.doing) if recipe.doing else nullcontext()
            with shown, answer.lock:
                if not answer.values:
                    answer.values.append(self._anew(recipe, council, *args, **kwargs))
        return cast(T, answer.values[0])

    def _anew(
        self, recipe: Recipe[P, T], council: OpenCouncil, *args: P.args, **kwargs: P.kwargs
    ) -> T:
        if self._shelf is None or recipe.stage(*args, **kwargs) is None:
            return recipe.function(council, *args, **kwargs)
        return self._shelf.answer(recipe, council, *args, **kwargs)

    def _place(self, recipe: Recipe[P, T], key: Hashable) -> _Answer:
        """Where the answer of a key lies, or will; the one longest not asked for gives way."""
        with self._lock:
            answers = self._answers.setdefault(recipe, OrderedDict())
            answer = answers.setdefault(key, _Answer())
            answers.move_to_end(key)
            if len(answers) > recipe.limit:
                answers.popitem(last=False)
            return answer
