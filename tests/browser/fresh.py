"""A made-up council whose data is five days old on whatever day the test runs."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from data.store.imports.batch import import_batch
from data.store.schema.engine import open_store
from models.access import LOCAL_OWNER
from models.needs.scheme import Need, Strength
from tests.make.batches import a_batch, a_return, loose

NAMES = ("Amara Okafor", "Leo Marsh", "Bea Test", "Kit Sandhu", "Noor Aziz", "Tom Bell",
         "Ivy Stone", "Max Field")  # fmt: skip
READY, NEAR_18, REVIEWED, MISSING = "0000", "0001", "0002", "0003"


def fill(database: str, today: date) -> None:
    """Eight children: one ready, one near 18, one with a review soon, one missing, four more."""
    to = today - timedelta(days=5)
    year = to.year + (to.month > 3)
    ids = [f"{number:04}" for number in range(len(NAMES))]
    began = to - timedelta(days=500)
    episodes = tuple(
        {
            "child_id": name,
            "decom": began,
            "rne": "S",
            "ls": "C2",
            "place": "K2",
            "place_provider": "PR4",
            "urn": f"SC{name}",
        }
        for name in ids
    )
    header = tuple({"child_id": name, "sex": "1", "dob": _born(name, today)} for name in ids)
    reviews = tuple(
        {"child_id": name, "review": to - timedelta(days=170 if name == REVIEWED else 20)}
        for name in ids
    )
    missing = ({"child_id": MISSING, "missing": "M", "mis_start": to - timedelta(days=2)},)
    rows = a_return(
        year, episodes=episodes, header=header, reviews=reviews, missing=missing, content_date=to
    )
    rows = replace(rows, covers_from=began, covers_to=to)
    parts = (
        loose(
            "names",
            *({"child_id": label, "name": name} for label, name in zip(ids, NAMES, strict=True)),
        ),
        loose(
            "needs_profile",
            *_profile(READY, to - timedelta(days=61)),
            *(line for name in ids[1:] for line in _profile(name, to - timedelta(days=30), 4)),
        ),
    )
    store = open_store(database)
    import_batch(
        store, a_batch(rows, *parts), actor=LOCAL_OWNER, now_utc=datetime.now(UTC), council="North"
    )
    store.engine.dispose()


def _born(child: str, today: date) -> date:
    day = today + timedelta(days=40) if child == NEAR_18 else today - timedelta(days=100)
    return date(day.year - (18 if child == NEAR_18 else 14), day.month, min(day.day, 28))


def _profile(child: str, on: date, level: int = 1) -> list[dict[str, object]]:
    """Every item known: needs at that level, strengths strong; one thing in the child's words."""
    return [
        {
            "child_id": child,
            "assessed_on": on,
            "item": item.value,
            "assessed_by": "Sam Reed",
            "level": level if isinstance(item, Need) else 2,
            "child_view": "I want to be near my nan." if item is Need.FAMILY_TIME else None,
        }
        for item in (*Need, *Strength)
    ]
