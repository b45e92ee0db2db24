"""Payments made for some children's placements, as the payments files have them."""

from datetime import date, timedelta

import pandas as pd
from sqlalchemy import func, or_, select

from data.store.frames.councils import known_councils
from data.store.frames.recorded_rows import children_seen
from data.store.frames.usable import days_of_import, usable_rows
from data.store.schema.bulk import read_frame
from data.store.schema.engine import Store, reading
from data.store.schema.scopes import actor_within
from data.store.schema.tables import ROWS
from data.store.schema.tables import child as child_table
from models.access import Permission, Scope, require
from models.frames import rows_of
from models.ledger.payments import Payment, Reach
from models.money import to_pence


def payments_for(store: Store, scope: Scope, children: frozenset[str]) -> tuple[Payment, ...]:
    """Every payment held for these children, by child and day; those out of the scope have none.

    Raises `NotAllowed` for whoever may not see costs. A line that means nothing (no amount, no day,
    an end before its start) is left out; `data/store/left_out.py` tells of it.
    """
    actor = actor_within(scope)
    require(actor, Permission.READ_COSTS)
    rows = ROWS["ledger"]
    with reading(store) as connection:
        seen = children_seen(connection, actor, children)
        frame = read_frame(connection, select(rows).where(rows.c.child_key.in_(seen)))
        councils = known_councils(connection)
        checked = usable_rows(frame, "ledger", days_of_import(connection), councils.has)
    order = ["child_key", "paid_from", "paid_to", "id"]
    return tuple(
        Payment(
            child=row.child_key,
            setting="" if pd.isna(row.setting) else row.setting,
            provider="" if pd.isna(row.provider) else row.provider,
            starts=row.paid_from.date(),
            ends=row.paid_to.date() + timedelta(days=1),
            posted_on=None if pd.isna(row.posted_on) else row.posted_on.date(),
            pence=to_pence(row.paid_gbp),
        )
        for row in rows_of(checked.rows.sort_values(order))
    )


def payments_reach(
    store: Store, scope: Scope, children: frozenset[str], as_of: date | None = None
) -> Reach:
    """Up to which day payments are held for each of these children, by all rows of their source.

    A family is never paid, so a child's own rows don't tell. `as_of`: only what was posted by then
    counts (None: everything). Raises as `payments_for`.
    """
    actor = actor_within(scope)
    require(actor, Permission.READ_COSTS)
    rows = ROWS["ledger"]
    posted = [] if as_of is None else [or_(rows.c.posted_on.is_(None), rows.c.posted_on <= as_of)]
    with reading(store) as connection:
        seen = children_seen(connection, actor, children)
        reach = (
            select(child_table.c.source, func.max(rows.c.paid_to).label("last"))
            .join_from(rows, child_table, child_table.c.key == rows.c.child_key)
            .where(rows.c.paid_to >= rows.c.paid_from, rows.c.paid_gbp.is_not(None), *posted)
            .group_by(child_table.c.source)
        )
        last = {row.source: row.last for row in connection.execute(reach)}
        whose = select(child_table.c.key, child_table.c.source).where(child_table.c.key.in_(seen))
        of_child = {
            row.key: last[row.source] + timedelta(days=1)
            for row in connection.execute(whose)
            if row.source in last
        }
    return Reach(None, of_child)
