"""That costs were opened in a meeting, which is never silent: the panel asked, and it is logged."""

from datetime import datetime

from data.store.frames.recorded_rows import check_children, to_utc
from data.store.schema.audit import add_audit_row as record_audit
from data.store.schema.engine import Store, writing
from models.access import Actor, Permission, require
from models.recording.subject import decision_of


def log_costs_opened(
    store: Store, *, actor: Actor, meeting: str, child: str, now_utc: datetime
) -> None:
    """One audit row; to be called before anything about money is drawn, once an opening."""
    require(actor, Permission.READ_COSTS)
    with writing(store) as connection:
        check_children(connection, actor, (child,))
        record_audit(
            connection,
            at_utc=to_utc(now_utc),
            actor=actor,
            action="open costs in a meeting",
            label=decision_of(child, meeting).stream,
            detail={},
        )
