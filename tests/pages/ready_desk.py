"""Pages on a real database whose children are ready for a move, in homes of which a test knows the
price."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from sqlalchemy import select

from data.store.imports.batch import import_batch
from data.store.schema.engine import open_store, reading
from data.store.schema.tables import child as child_table
from models.access import LOCAL_OWNER
from models.recording.subject import profile_of
from models.settings import Setting
from tests.make.batches import a_batch, a_return, loose
from tests.make.record_contents import a_profile_entry
from tests.pages.on_store import Desk, OnStore

NOW = datetime(2025, 7, 1, 9, 30, tzinfo=UTC)
Home = tuple[str, str, float]  # the child's number and day of birth, the pounds a week
PLACES = {False: Setting.CHILDRENS_HOME_INDEPENDENT, True: Setting.CHILDRENS_HOME_IN_HOUSE}
PROVIDERS = {False: "PR4", True: "PR1"}


def ready_desk(
    folder: Path,
    homes: Sequence[Home],
    our_own: frozenset[str] = frozenset(),
    unknown: frozenset[str] = frozenset(),
) -> Desk:
    """A child a home. `our_own`: the numbers of those in a home of the council's own, whose bed
    stays paid. All are ready but those `unknown`, of whom no needs profile is on record."""
    store = open_store(f"sqlite:///{folder / 'ready.sqlite3'}")
    episodes = tuple(
        {"child_id": number, "decom": "2024-06-01", "rne": "S", "ls": "C2", "place": "K2",
         "place_provider": PROVIDERS[number in our_own]}
        for number, _, _ in homes
    )  # fmt: skip
    headers = tuple({"child_id": number, "dob": born} for number, born, _ in homes)
    prices = loose(
        "placement_census",
        *(
            {"child_id": number, "placing_authority": "North", "starts": "2024-06-01",
             "setting": PLACES[number in our_own].value, "block": False,
             "notice_days": 28, "total_gbp": pounds, "trust_gbp": pounds,
             "placement_gbp": pounds, "placement_trust_gbp": pounds}
            for number, _, pounds in homes
        ),
        price_year=2024,
        stated_on=date(2025, 3, 31),
    )  # fmt: skip
    held = a_return(2025, name="North", episodes=episodes, header=headers)
    import_batch(
        store, a_batch(held, prices), actor=LOCAL_OWNER, now_utc=NOW, council="North",
        source="North",
    )  # fmt: skip
    with reading(store) as connection:
        keys = select(child_table.c.key).order_by(child_table.c.child_id)
        desk = Desk(store, OnStore(store, NOW), list(connection.execute(keys).scalars()))
    for key, (number, _, _) in zip(desk.children, homes, strict=True):
        if number not in unknown:
            desk.has(profile_of(key), a_profile_entry(on=date(2025, 6, 20)))
    return desk
