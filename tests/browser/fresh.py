"""A made-up council whose data is five days old on whatever day the test runs."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from data.store.engine import open_store
from data.store.imports import import_batch
from models.access import LOCAL_OWNER
from models.needs.scheme import Need, Strength
from tests.batches import a_batch, a_return, loose

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
        {"child_id": one, "decom": began, "rne": "S", "ls": "C2", "place": "K2",
         "place_provider": "PR4", "urn": f"SC{one}"} for one in ids
    )  # fmt: skip
    header = tuple({"child_id": one, "sex": "1", "dob": _born(one, today)} for one in ids)
    reviews = tuple({"child_id": one, "review": to - timedelta(days=170 if one == REVIEWED else 20)}
                    for one in ids)  # fmt: skip
    missing = ({"child_id": MISSING, "missing": "M", "mis_start": to - timedelta(days=2)},)
    whole = a_return(year, episodes=episodes, header=header, reviews=reviews, missing=missing,
                     content_date=to)  # fmt: skip
    whole = replace(whole, covers_from=began, covers_to=to)
    parts = (
        loose("names", *({"child_id": one, "name": name}
                         for one, name in zip(ids, NAMES, strict=True))),
        loose("needs_profile", *_profile(READY, to - timedelta(days=61)),
              *(line for one in ids[1:] for line in _profile(one, to - timedelta(days=30), 4))),
    )  # fmt: skip
    store = open_store(database)
    import_batch(store, a_batch(whole, *parts), actor=LOCAL_OWNER, now=datetime.now(UTC),
                 council="North")  # fmt: skip
    store.engine.dispose()


def _born(child: str, today: date) -> date:
    day = today + timedelta(days=40) if child == NEAR_18 else today - timedelta(days=100)
    return date(day.year - (18 if child == NEAR_18 else 14), day.month, min(day.day, 28))


def _profile(child: str, on: date, level: int = 1) -> list[dict[str, object]]:
    """Every item known: needs at that level, strengths strong; one thing in the child's words."""
    return [
        {"child_id": child, "assessed_on": on, "item": item.value, "assessed_by": "Sam Reed",
         "level": level if isinstance(item, Need) else 2,
         "child_view": "I want to be near my nan." if item is Need.FAMILY_TIME else None}
        for item in (*Need, *Strength)
    ]  # fmt: skip
