"""Payments made for some children's placements, as the payments files have them."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select

from data.store.engine import Store, reading
from data.store.recorded import children_seen
from data.store.scopes import actor_within
from data.store.tables import ROWS
from models.access import Permission, Scope, require
from models.money import pence
from models.savings.payments import Payment


def payments_for(store: Store, scope: Scope, children: frozenset[str]) -> tuple[Payment, ...]:
    """Every payment held for these children, by child and day; those out of the scope have none.

    Raises `NotAllowed` for whoever may not see costs. A line whose last day lies before its first
    is left out, as nothing can be said of its days.
    """
    actor = actor_within(scope)
    require(actor, Permission.READ_COSTS)
    rows = ROWS["ledger"]
    with reading(store) as connection:
        seen = children_seen(connection, actor, children)
        wanted = select(rows).where(rows.c.child_key.in_(seen)).order_by(
            rows.c.child_key, rows.c.paid_from, rows.c.paid_to, rows.c.id
        )  # fmt: skip
        held = connection.execute(wanted).all()
    return tuple(
        Payment(
            child=row.child_key,
            setting=row.setting or "",
            provider=row.provider or "",
            starts=row.paid_from,
            ends=row.paid_to + timedelta(days=1),
            posted_on=row.posted_on,
            pence=pence(row.paid_gbp),
        )
        for row in held
        if row.paid_from is not None and row.paid_to is not None and row.paid_from <= row.paid_to
    )
