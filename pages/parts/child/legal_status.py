"""A legal status that can't be right any more, and the answer that ends the question, in place."""

from datetime import date

import streamlit as st

from models.access import Permission, may
from models.children.records import Child, LegalStatus
from models.readiness.run_out import run_out
from models.recording.record import ChildRecord
from models.recording.subject import legal_status_of
from models.recording.weighed import LegalStatusSaid
from pages.parts import cache, state
from pages.parts.child import words
from pages.parts.forms import fields
from pages.parts.forms.record_now import record_at_once
from pages.parts.shell.visitor import visitor
from pages.parts.words import names, writing

CHOICES = tuple(
    order for order in LegalStatus if order not in (LegalStatus.UNKNOWN, LegalStatus.SHORT_BREAKS)
)


def is_it_right(child: Child, as_of: date, record: ChildRecord | None) -> None:
    """The question, where a status has run out, with its answer; nothing else."""
    over = run_out(child, as_of)
    if over is None:
        return
    with st.container(border=True, key="card-legal-status"):
        st.markdown(f"**{writing.plain(writing.capitalise(over.words))}.**")
        st.caption(writing.plain(words.legal_status_source(over.limit.source)))
        put_right(child, record)


def put_right(child: Child, record: ChildRecord | None) -> None:
    """Which legal status is right, in one box; nothing for who may not record it."""
    if record is None or not may(visitor(), Permission.RECORD_BLOCKER):
        return
    seen, today = record.version(legal_status_of(child.key)), cache.today()
    key = f"child.legal_status.{child.key}.{seen}"
    with st.popover(words.CORRECT_THE_STATUS, key=f"{key}.popover"):
        st.selectbox(
            words.WHICH_STATUS,
            CHOICES,
            index=None,
            key=f"{key}.order",
            format_func=lambda order: writing.capitalise(names.legal_status_words(order)),
        )
        fields.day(f"{key}.since", words.SINCE_WHEN, None, last=today)
        fields.line(f"{key}.said_by", words.WHO_LOOKED_IT_UP, "")
        st.button("Record", key=key, type="primary", on_click=_record, args=(child.key, seen, key))


def _record(child: str, seen: int, key: str) -> None:
    """For an `on_click`: the inputs are read now, when they are whole."""
    order, since = state.get(f"{key}.order"), state.get(f"{key}.since")
    content = LegalStatusSaid(
        order=order if isinstance(order, LegalStatus) else None,
        since=since if isinstance(since, date) else None,
        said_by=str(state.get(f"{key}.said_by") or ""),
        on=cache.today(),
    )
    record_at_once(legal_status_of(child), content, seen)
