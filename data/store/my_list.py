"""Whose children one person wants to see: remembered for them alone, on every machine."""

from __future__ import annotations

from datetime import datetime

from data.store.drafts import draft_of, put_draft
from data.store.engine import Store, writing
from data.store.rights import RIGHT_FOR
from models.access import Actor, require
from models.recording.my_list import MyList
from models.recording.subject import my_list


def keep_my_list(store: Store, *, actor: Actor, wanted: MyList, now: datetime) -> None:
    """Keep what the person wants to see now; of two windows the last choice counts."""
    about = my_list()
    require(actor, RIGHT_FOR[about.kind])
    with writing(store) as connection:
        put_draft(connection, actor, about, wanted, 0, now)


def my_list_of(store: Store, actor: Actor) -> MyList:
    """What the person chose last; everybody's children until they choose."""
    kept = draft_of(store, actor, my_list())
    return kept.content if kept and isinstance(kept.content, MyList) else MyList()
