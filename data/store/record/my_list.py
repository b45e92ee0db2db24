"""Whose children one person wants to see: remembered for them alone, on every machine."""

from datetime import datetime

from data.store.record.drafts import draft_of, put_draft
from data.store.schema.engine import Store, writing
from models.access import Actor, require
from models.recording.my_list import MyList
from models.recording.rights import RIGHT_FOR
from models.recording.subject import my_list


def keep_my_list(store: Store, *, actor: Actor, wanted: MyList, now_utc: datetime) -> None:
    """Keep what the person wants to see now; of two windows the last choice counts."""
    about = my_list()
    require(actor, RIGHT_FOR[about.kind])
    with writing(store) as connection:
        put_draft(connection, actor, about, wanted, 0, now_utc)


def my_list_of(store: Store, actor: Actor) -> MyList:
    """What the person chose last; everybody's children until they choose."""
    draft = draft_of(store, actor, my_list())
    return draft.content if draft and isinstance(draft.content, MyList) else MyList()
