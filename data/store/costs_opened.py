"""That costs were opened in a meeting, which is never silent: the panel asked, and it is logged."""

from __future__ import annotations

from datetime import datetime

from data.store.audit import record as record_audit
from data.store.engine import Store, writing
from data.store.recorded import check_children, utc
from models.access import Actor, Permission, require
from models.recording.subject import decision_of


def log_costs_opened(
    store: Store, *, actor: Actor, meeting: str, child: str, now: datetime
) -> None:
    """One audit row; to be called before anything about money is drawn, once an opening."""
    require(actor, Permission.READ_COSTS)
    with writing(store) as connection:
        check_children(connection, actor, (child,))
        record_audit(
            connection,
            at_utc=utc(now),
            actor=actor,
            action="open costs in a meeting",
            what=decision_of(child, meeting).stream,
            detail={},
        )
