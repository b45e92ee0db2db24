"""Whether the box of the child's words was empty when the child came in to look on at it.

What is written there from then on is written before the child, and comes back before them, after a
reload too. It isn't so any more once the rest of the form was on a screen of this person: what
stands in the box then may be a note of the panel.
"""

from dataclasses import replace

from models.access import Actor
from models.recording.meeting import ScreenSet
from models.recording.subject import Subject, turn_screen_of
from pages.parts import cache, state
from pages.parts.forms import content
from services.drafts import keep_screen, screen_of


def note_empty(person: Actor, about: Subject) -> None:
    """The box of this draft is empty, and the child looks on."""
    state.put(_slot(person, about), True)
    screen = _screen(person, about)
    if screen.box_was_empty_in != about.part:
        _keep(person, about, replace(screen, box_was_empty_in=about.part))


def panel_sees(person: Actor, about: Subject) -> None:
    """The whole form is on a screen: from now on anything may be written in the box."""
    state.clear(_slot(person, about))
    screen = _screen(person, about)
    if screen.box_was_empty_in is not None:
        _keep(person, about, replace(screen, box_was_empty_in=None))


def was_empty(person: Actor, about: Subject) -> bool:
    """By this visit; after a reload, by the database, of words that are this person's draft."""
    if state.is_open(_slot(person, about)):
        return True
    typed = content.is_typing(person, about)
    return typed and _screen(person, about).box_was_empty_in == about.part


def _screen(person: Actor, about: Subject) -> ScreenSet:
    place = turn_screen_of(about.child, about.meeting)
    return screen_of(cache.council_of(person), place) or ScreenSet()


def _keep(person: Actor, about: Subject, screen: ScreenSet) -> None:
    keep_screen(
        cache.council_of(person),
        screen=screen,
        about=turn_screen_of(about.child, about.meeting),
    )


def _slot(person: Actor, about: Subject) -> str:
    """It begins as all does that a form notes of itself (pages/parts/forms/parts.py)."""
    return f"form.in_the_room.{content.slot(person, about)}"
