"""What somebody supposes on *What if* and has not saved: kept for them alone, until they save it.

It lies among the drafts as a kind of its own; no list names it and nobody else sees it.
"""

import json
from datetime import datetime

from data.store.record.drafts import discard_draft, draft_of, put_draft
from data.store.schema.engine import Store, writing
from models.access import Actor, Permission, require
from models.recording.codec import NotThisType, as_json, from_json
from models.recording.subject import begun_scenario_of_person
from models.recording.typed_line import TypedLine
from models.scenarios.begun import BegunScenario


def keep_begun_scenario(
    store: Store, *, actor: Actor, begun: BegunScenario, now_utc: datetime
) -> None:
    """Keep it as it is now; of two windows the last change counts. An empty one keeps nothing."""
    require(actor, Permission.READ_COSTS)
    about = begun_scenario_of_person()
    if begun == BegunScenario():
        discard_draft(store, actor=actor, about=about, now_utc=now_utc)
        return
    with writing(store) as connection:
        text = TypedLine(json.dumps(as_json(begun)))
        put_draft(connection, actor, about, text, 0, now_utc)


def begun_scenario(store: Store, actor: Actor) -> BegunScenario:
    """What the person put together and has not saved; an empty one where there is nothing."""
    require(actor, Permission.READ_COSTS)
    kept = draft_of(store, actor, begun_scenario_of_person())
    if kept is None or not isinstance(kept.content, TypedLine):
        return BegunScenario()
    try:
        return from_json(BegunScenario, json.loads(kept.content.text))
    except (NotThisType, ValueError):  # of an earlier version: a draft is no record
        return BegunScenario()
