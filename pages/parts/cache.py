"""The only file that caches: the one keeper of this server, and work that takes long.

What is kept, and by which version of the data and whose rights: `services/kept.py`.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from datetime import UTC, date, datetime
from threading import Lock, local
from typing import Any, TypeVar

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from models.access import Actor
from pages.parts.background import Work
from services.kept import Keeper, PreparedStage, Recipe
from services.open_council import Installation, Look, OpenCouncil
from services.prepared import Preparer, PreparingProgress

T = TypeVar("T")
_preparers: list[Preparer] = []
WORKS = 32  # pieces of long work that are remembered, done or going on


class _Thread(local):
    """The look that is open; each thread draws one page at a time."""

    look: Look | None = None


_thread = _Thread()
_in_use: list[Installation] = []


def use(installation: Installation | None) -> None:
    """Put another installation in this one's place for this process; None puts it back."""
    _in_use[:] = [] if installation is None else [installation]


def prepare_with(preparer: Preparer | None) -> None:
    """Take answers that a process of its own prepares, in this server; None: work all out here."""
    _preparers[:] = [] if preparer is None else [preparer]


def being_prepared(council: OpenCouncil, stage: PreparedStage) -> PreparingProgress | None:
    """How far what a stage brings has come; None where it can be asked for."""
    return _preparers[0].progress(council, stage) if _preparers else None


def prepare_again(council: OpenCouncil) -> None:
    """Begin anew what a fault stopped."""
    for preparer in _preparers:
        preparer.try_again(council)


def _installation() -> Installation:
    if not _in_use:
        _in_use.append(Installation())
    return _in_use[0]


def council_of(person: Actor) -> OpenCouncil:
    """The council as this person sees it now: what every question and deed of a page is asked of.

    Nothing of it is remembered from page to page but what its keeper keeps.
    """
    return _installation().open(person, _keeper(), _thread.look or Look())


def now() -> datetime:
    """The moment, with its time zone."""
    return _installation().now()


def today() -> date:
    """The day on the wall."""
    return now().date()


def utc_now() -> datetime:
    """The moment in UTC without a zone, as the store writes it."""
    return now().astimezone(UTC).replace(tzinfo=None)


@contextmanager
def one_look() -> Iterator[None]:
    """While a page, or a part of it, is drawn: the data's version is asked for once.

    Dozens of things on a page are kept by the version, and each would ask the database. What is
    drawn in one look is also all of one version, whatever is recorded elsewhere meanwhile. Outside
    of a look (a button's `on_click`) it is asked for anew by each `council_of`.
    """
    before, _thread.look = _thread.look, Look()
    try:
        yield
    finally:
        _thread.look = before


@st.cache_resource(show_spinner=False)
def _keeper() -> Keeper:
    return Keeper(_waiting, _preparers[0] if _preparers else None)


def _waiting(doing: str) -> AbstractContextManager[Any]:
    """Says on the page what is being done; work in the background has no page to say it on."""
    drawn = get_script_run_ctx(suppress_warning=True) is not None
    return st.spinner(doing) if drawn else nullcontext()


class _Works:
    """Pieces of long work by what they answer, so that two pages wait for the same one."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._works: OrderedDict[Hashable, Work[Any]] = OrderedDict()

    def work(self, key: Hashable, begin: Callable[[], Work[Any]]) -> Work[Any]:
        """The one that goes on or is done; what failed is begun again at the next look."""
        with self._lock:
            work = self._works.get(key)
            if work is None or work.is_done_with():
                work = begin()
            self._works[key] = work
            self._works.move_to_end(key)
            if len(self._works) > WORKS:
                self._works.popitem(last=False)
            return work


@st.cache_resource(show_spinner=False)
def _works() -> _Works:
    return _Works()


def in_background(recipe: Recipe[..., T], council: OpenCouncil, *args: Hashable) -> Work[T]:
    """A question that takes long, being worked out or done. It is given `say` for its progress."""
    same = council.of_this_version()

    def begin() -> Work[T]:
        return Work(lambda say: recipe(same, *args, say=say))

    return _works().work((recipe, recipe.key(council, *args)), begin)
