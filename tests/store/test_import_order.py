"""For any small council: no order of files, rows or imports changes what is held."""

import random
import tempfile
from dataclasses import replace
from datetime import date, timedelta

import pandas as pd
import psycopg
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy.exc import IntegrityError

from data.formats.batch import Batch
from data.store.imports.batch import import_batch
from data.store.read import data_version
from data.store.schema.engine import Store, open_store
from models.access import LOCAL_OWNER
from tests.make.batches import NOW, a_batch, a_return, a_year, content, loose

children = st.sampled_from(["01", "02", "3.0", "Ä-4"])
days = st.integers(0, 364).map(lambda number: (date(2024, 4, 1) + timedelta(number)).isoformat())
episodes = st.lists(
    st.fixed_dictionaries(
        {"child_id": children, "decom": days, "rne": st.sampled_from("SLPTB"),
         "place": st.sampled_from(["K2", "U4", "T1"])},
        optional={"dec": days, "urn": st.sampled_from(["SC1", ""])},
    ),
    min_size=1, max_size=5,
)  # fmt: skip
prices = st.lists(
    st.fixed_dictionaries(
        {"child_id": children, "provision": st.just("x"),
         "total_gbp": st.one_of(st.none(), st.floats(-10, 10_000))},
        optional={"placing_authority": st.sampled_from(["West", " West", "North", ""])},
    ),
    min_size=1, max_size=4,
)  # fmt: skip


@st.composite
def parts(draw: st.DrawFn) -> list:
    """Some returns of some years, and some loose rows."""
    found: list = []
    for number in range(draw(st.integers(1, 3))):
        year, rows = draw(st.sampled_from([2024, 2025])), draw(episodes)
        missing = tuple({"child_id": row["child_id"], "mis_start": row["decom"]} for row in rows)
        found.append(a_return(year, name=f"r{number}", episodes=tuple(rows), missing=missing))
    for number in range(draw(st.integers(0, 2))):
        year = draw(st.sampled_from([2023, 2024]))
        file = f"costs{number}.csv"
        found.append(loose("placement_census", *draw(prices), price_year=year, file=file))
    return found


def in_any_order(given_parts: list, store: Store, order: random.Random, *, together: bool) -> None:
    shuffled = [_shuffled(part, order) for part in order.sample(given_parts, len(given_parts))]
    batches = [a_batch(*shuffled)] if together else [a_batch(part) for part in shuffled]
    for batch in batches:
        import_batch(store, batch, actor=LOCAL_OWNER, now_utc=NOW, council="North")


def _shuffled(part, order: random.Random):
    def mix(frame: pd.DataFrame) -> pd.DataFrame:
        return frame.sample(frac=1, random_state=order.randrange(1000)).reset_index(drop=True)

    if hasattr(part, "tables"):
        return replace(part, tables={name: mix(frame) for name, frame in part.tables.items()})
    return replace(part, frame=mix(part.frame))


@given(parts=parts(), seed=st.integers(0, 10**6))
@settings(  # without shrinking, which would take minutes of imports; the seed is printed
    max_examples=6,
    deadline=None,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    print_blob=True,
)
def test_order_never_matters(parts: list, seed: int) -> None:
    order = random.Random(seed)
    texts = []
    with tempfile.TemporaryDirectory() as folder:
        for together in (True, False):
            store = open_store(f"sqlite:///{folder}/{together}.sqlite3")
            in_any_order(parts, store, order, together=together)
            texts.append(content(store))
            version = data_version(store)
            in_any_order(parts, store, order, together=not together)
            assert data_version(store) == version
            store.engine.dispose()
    assert len(set(texts)) == 1


def test_order_never_matters_on_postgresql_either(new_store) -> None:
    for seed in range(2):
        given_parts = [
            a_year(2024),
            a_year(2025),
            loose("incidents", {"child_id": "1", "on": "2025-01-01", "kind": "x"}),
        ]
        one, other = new_store(), new_store()
        in_any_order(given_parts, one, random.Random(seed), together=True)
        in_any_order(given_parts, other, random.Random(seed + 9), together=False)
        assert content(one) == content(other)


def test_a_failure_in_the_middle_leaves_nothing(store: Store) -> None:
    import_batch(store, a_batch(a_year(2024)), actor=LOCAL_OWNER, now_utc=NOW)
    before, version = content(store), data_version(store)
    broken: Batch = a_batch(a_year(2025), loose("incidents", {"child_id": "1", "kind": "x"}))
    # A file that the batch's own list lacks: the rows have nowhere to point to.
    broken = replace(broken, files=broken.files[1:])
    with pytest.raises((IntegrityError, psycopg.errors.IntegrityError)):
        import_batch(store, broken, actor=LOCAL_OWNER, now_utc=NOW)
    assert (content(store), data_version(store)) == (before, version)
