"""The shared screen: while others look on, no costs, no chances and no other child; and of the
child's record only what is marked for the child and family, because nobody knows who looks on.

It stays as the person left it, on every page and after a reload: a list that comes back on a
projector can't be taken back.
"""

import streamlit as st

from models.access import Actor
from models.audience import Audience
from models.recording.meeting import ScreenSet
from models.recording.subject import own_screen
from pages.parts import cache, state
from pages.parts.shell import words
from pages.parts.shell.visitor import visitor
from services.drafts import keep_screen, screen_of


def begin(person: Actor) -> None:
    """Find the switch as the person left it; before a page looks at it."""
    if state.shared_is_known():
        return
    screen = screen_of(cache.council_of(person), own_screen())
    state.put_shared_screen(screen is not None and screen.shared)


def flip(person: Actor) -> None:
    """For the switch's `on_change`, and for the button that shows a list again."""
    state.flip_shared_screen()
    keep_screen(
        cache.council_of(person),
        about=own_screen(),
        screen=ScreenSet(shared=state.shared_screen()),
    )


def shared_switch() -> None:
    """The switch on a child's page; it counts on every page until it is turned off."""
    st.toggle(
        "Shared screen",
        value=state.shared_screen(),
        key="child.shared",
        on_change=flip,
        args=(visitor(),),
        help=words.ABOUT_SHARING,
    )


def reader() -> Audience:
    """For whom words on this screen have to be marked: others who look on may be anybody, the child
    and family among them."""
    return Audience.FAMILY if state.shared_screen() else Audience.PANEL


def page_hidden(title: str) -> bool:
    """True while a page has to be hidden; draws its title, why, and a way to show it again."""
    if not state.shared_screen():
        return False
    st.title(title, anchor=False)
    return list_hidden()


def list_hidden() -> bool:
    """True while other children have to be hidden; says so, with a way to show them again."""
    if not state.shared_screen():
        return False
    st.info(words.HIDDEN_WHEN_SHARED)
    st.button(words.STOP_SHARING, key="shared.stop", on_click=flip, args=(visitor(),))
    return True
