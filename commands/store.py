"""Which store a command reads: the one named, else what the screens would show."""

from datetime import date
from functools import partial

from data.store.schema.active_store import ActiveStores, is_empty
from data.store.schema.engine import Store, open_store
from data.store.schema.settings import demo_folder

NOTHING_YET = "Using the demonstration council: nothing is imported yet."


def store_of(database: str | None) -> Store:
    """Exactly the database that was named; else the council's own or, while empty, the demo's."""
    own = open_store(database)
    folder = demo_folder()
    if database or folder is None:
        return own
    if is_empty(own):
        from services.demonstration import make_demo  # late: most commands never need it

        make_demo(folder, date.today(), partial(print, flush=True))
    in_use = ActiveStores(own, folder).in_use()
    if in_use.is_demo:
        print(NOTHING_YET, flush=True)
    return in_use.store
