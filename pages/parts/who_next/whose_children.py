"""My children, my team or everyone: chosen once, remembered for the person, changed in place."""

from dataclasses import replace

import streamlit as st

from models.access import Actor
from models.recording.my_list import ListScope, MyList
from models.shortlist.whose import Allocations
from pages.parts import cache, state
from pages.parts.who_next import words as agenda_words
from pages.parts.words import writing
from services.council_data import council_frame
from services.drafts import keep_my_list, my_list_of

SHOWS, WORKER, TEAM = "who.shows", "who.worker", "who.team"


def chosen_children(person: Actor) -> frozenset[str] | None:
    """Draw the choice; the keys of the children whom the person wants to see, None = everybody."""
    given = Allocations(council_frame(cache.council_of(person), "annex_a"))
    if not given.workers and not given.teams:
        st.caption(agenda_words.NO_WORKERS)
        return None
    wanted = my_list_of(cache.council_of(person))
    state.put(SHOWS, wanted.shows)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.segmented_control(
            "Whose children",
            list(ListScope),
            key=SHOWS,
            required=True,
            format_func=lambda one: one.value,
            on_change=_show,
            width="content",
            args=(person, wanted),
        )
        if wanted.shows is ListScope.MINE:
            _who("I am", given.workers, WORKER, wanted.worker, _am, (person, wanted, given))
        if wanted.shows is ListScope.TEAM:
            _who("My team is", given.teams, TEAM, wanted.team, _in, (person, wanted))
    return given.children(wanted)


def nobody(person: Actor) -> None:
    """The choice leaves no child: why, and the way back to everybody."""
    wanted = my_list_of(cache.council_of(person))
    whose = wanted.worker if wanted.shows is ListScope.MINE else wanted.team
    st.info(writing.plain(agenda_words.none_of(whose)))
    st.button(
        "Show everyone",
        key="who.everyone",
        on_click=_keep,
        args=(person, replace(wanted, shows=ListScope.EVERYONE)),
    )


def _who(
    label: str,
    names: tuple[str, ...],
    key: str,
    current: str,
    change: object,
    args: tuple[object, ...],
) -> None:
    """A name out of those in the council's own list."""
    state.begin_with(key, current if current in names else None)
    st.selectbox(
        label,
        names,
        key=key,
        index=None,
        placeholder="Choose a name",
        width=300,
        on_change=change,
        args=args,
    )  # type: ignore[call-overload]


def _show(person: Actor, wanted: MyList) -> None:
    _keep(person, replace(wanted, shows=ListScope(str(state.get(SHOWS) or ListScope.EVERYONE))))


def _am(person: Actor, wanted: MyList, given: Allocations) -> None:
    worker = str(state.get(WORKER) or "")
    _keep(person, replace(wanted, worker=worker, team=wanted.team or given.team_of(worker)))


def _in(person: Actor, wanted: MyList) -> None:
    _keep(person, replace(wanted, team=str(state.get(TEAM) or "")))


def _keep(person: Actor, wanted: MyList) -> None:
    keep_my_list(cache.council_of(person), wanted=wanted)
