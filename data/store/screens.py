"""How one person has set a screen that others look at, so that a reload is as careful as before."""

from __future__ import annotations

from datetime import datetime

from data.store.drafts import draft_of, put_draft
from data.store.engine import Store, writing
from data.store.rights import RIGHT_FOR
from models.access import Actor, require
from models.meeting.meeting import ScreenSet
from models.recording.subject import Subject


def keep_screen(
    store: Store, *, actor: Actor, about: Subject, screen: ScreenSet, now: datetime
) -> None:
    """Keep how the person has it now; of two windows the one that was switched last counts."""
    require(actor, RIGHT_FOR[about.kind])
    with writing(store) as connection:
        put_draft(connection, actor, about, screen, 0, now)


def screen_of(store: Store, actor: Actor, about: Subject) -> ScreenSet | None:
    """How the person had it last, None = they never touched the switch."""
    held = draft_of(store, actor, about)
    return held.content if held and isinstance(held.content, ScreenSet) else None
