"""How one person has set a screen that others look at, so that a reload is as careful as before."""

from datetime import datetime

from data.store.record.drafts import draft_of, put_draft
from data.store.schema.engine import Store, writing
from models.access import Actor, require
from models.recording.meeting import ScreenSet
from models.recording.rights import RIGHT_FOR
from models.recording.subject import Subject


def keep_screen(
    store: Store, *, actor: Actor, about: Subject, screen: ScreenSet, now_utc: datetime
) -> None:
    """Keep how the person has it now; of two windows the one that was switched last counts."""
    require(actor, RIGHT_FOR[about.kind])
    with writing(store) as connection:
        put_draft(connection, actor, about, screen, 0, now_utc)


def screen_of(store: Store, actor: Actor, about: Subject) -> ScreenSet | None:
    """How the person had it last, None = they never touched the switch."""
    draft = draft_of(store, actor, about)
    return draft.content if draft and isinstance(draft.content, ScreenSet) else None
