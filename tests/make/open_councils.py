"""A council opened without a screen."""

from datetime import datetime

from data.store.schema.active_store import ActiveStores
from data.store.schema.engine import Store
from models.access import Actor
from services.open_council import OpenCouncil


def council_in(store: Store, actor: Actor, now: datetime) -> OpenCouncil:
    """The council of one store, where nobody has a screen: for a paper or a test."""
    return OpenCouncil(ActiveStores(store, None), store, actor, now)
