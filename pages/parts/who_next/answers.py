"""What ends a line of Who next?, said in place, and what was said a moment ago with its undo."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

import streamlit as st

from models.access import Permission, may
from models.children.freshness import Correction
from models.recording.barrier import BarrierEntry
from models.recording.event import CameBack, PathwayPlan, ReviewHeld
from models.recording.record import ChildRecord
from models.recording.rights import RIGHT_FOR
from models.recording.subject import (
    RecordKind,
    Subject,
    blocker_of,
    came_back_of,
    pathway_plan_of,
    review_held_of,
)
from models.recording.types import Content
from models.shortlist.agenda import AgendaLine
from models.shortlist.agenda_answered import answer_words, answered_just_now
from models.shortlist.agenda_today import AgendaAnswer, AnswerKind
from models.shortlist.options import ChildOptions
from pages.parts import cache, state
from pages.parts.child import history, whereabouts
from pages.parts.forms.record_now import record_at_once
from pages.parts.shell.visitor import visitor
from pages.parts.who_next import words as agenda_words
from pages.parts.words import names, writing
from services.agenda import missing_prompt
from services.children import find_children


@dataclass(frozen=True, slots=True)
class _Dated:
    """An answer that needs a day. `says`: what is recorded for it."""

    label: str
    asks: str
    button: str
    about: Callable[[str], Subject]
    says: Callable[[AgendaAnswer, date], Content]


DATED: dict[AnswerKind, _Dated] = {
    AnswerKind.BACK_SINCE: _Dated(
        "Is back since …", agenda_words.BACK_SINCE, "They are back", came_back_of,
        lambda answer, day: CameBack(answer.first_on, day),
    ),
    AnswerKind.PLAN_IN_PLACE: _Dated(
        agenda_words.PLAN_BUTTON, agenda_words.PLAN_SINCE,
        agenda_words.PLAN_IS_IN_PLACE, pathway_plan_of, lambda _answer, day: PathwayPlan(day),
    ),
    AnswerKind.REVIEW_HELD: _Dated(
        "Review was held …", agenda_words.REVIEW_DAY, agenda_words.REVIEW_WAS_HELD,
        review_held_of, lambda _answer, day: ReviewHeld(day),
    ),
}  # fmt: skip
# Answers that have a form of their own: the words of the link, the page, what it is asked for.
LINKS: dict[AnswerKind, tuple[str, str, dict[str, str], RecordKind]] = {
    AnswerKind.PUT_STATUS_RIGHT: (
        "Put it right", "write_down.py", {"about": "legal-status"}, RecordKind.LEGAL_STATUS,
    ),
    AnswerKind.ASK_THE_CHILD: (
        agenda_words.WHAT_THEY_SAY_NOW, "write_down.py", {"about": "words"}, RecordKind.WISH,
    ),
    AnswerKind.RATE_NEEDS: ("Record needs", "needs.py", {}, RecordKind.PROFILE),
    AnswerKind.SORTED: ("Resolved …", "sorting.py", {}, RecordKind.BLOCKER),
}  # fmt: skip


def answers(line: AgendaLine, record: ChildRecord | None, where: str) -> None:
    """Every way to end this line that the person has the right to; `where` keeps keys apart."""
    child_record = record or ChildRecord(line.child.key)
    for answer in dict.fromkeys(line.answers):
        key = f"{where}.{answer.kind.name}.{answer.part or '-'}.{line.child.key}"
        if answer.kind in DATED:
            _dated(answer, child_record, key)
        elif answer.kind is AnswerKind.LOOK_AGAIN:
            _look_again(answer, child_record, key)
        elif answer.kind in LINKS:
            _link(answer, child_record.child)


def missing(child: ChildOptions, record: ChildRecord | None) -> None:
    """On a child's page: since when they are recorded as missing, and that they are back."""
    prompt = missing_prompt(cache.council_of(visitor()), child.child)
    if prompt is None:
        return
    with st.container(horizontal=True, vertical_alignment="center", key="child-missing"):
        st.markdown(f"**{writing.plain(prompt.words)}**", width="content")
        for answer in prompt.answers:
            key = f"child.{answer.kind.name}.{child.child.key}"
            _dated(answer, record or ChildRecord(child.child.key), key)


def _dated(answer: AgendaAnswer, record: ChildRecord, key: str) -> None:
    dated, today = DATED[answer.kind], cache.today()
    about = dated.about(record.child)
    if not may(visitor(), RIGHT_FOR[about.kind]):
        return
    version = record.version(about)
    # The version in the key: once something is recorded the box is a new one, and shut.
    with st.popover(dated.label, key=f"{key}.{version}"):
        first = min(answer.first_on or date(1990, 1, 1), today)
        st.date_input(
            dated.asks,
            value=today,
            min_value=first,
            max_value=today,
            format="DD/MM/YYYY",
            key=f"{key}.on",
        )
        st.button(
            dated.button,
            key=f"{key}.say",
            type="primary",
            on_click=_say_dated,
            args=(answer, about, version, f"{key}.on"),
        )


def _say_dated(answer: AgendaAnswer, about: Subject, version: int, typed: str) -> None:
    """Record the day that was chosen; it is read when the button is pressed."""
    day = state.get(typed)
    if isinstance(day, date):
        record_at_once(about, DATED[answer.kind].says(answer, day), version)


def _look_again(answer: AgendaAnswer, record: ChildRecord, key: str) -> None:
    """A stop that still holds gets another day; one that is over is sorted in its own form."""
    about, today = blocker_of(record.child, answer.part), cache.today()
    entries = [blocker for blocker in record.blockers if blocker.about == about]
    recorded_blocker = entries[-1].content if entries else None
    if not may(visitor(), RIGHT_FOR[about.kind]) or recorded_blocker is None:
        return
    version = record.version(about)
    with st.popover("Look again …", key=f"{key}.{version}"):
        st.date_input(
            agenda_words.STILL_HOLDS,
            value=today + timedelta(weeks=12),
            min_value=today + timedelta(days=1),
            format="DD/MM/YYYY",
            key=f"{key}.on",
        )
        st.button(
            "Look again then",
            key=f"{key}.say",
            type="primary",
            on_click=_say_look_again,
            args=(recorded_blocker, about, version, f"{key}.on"),
        )
        st.page_link(
            "sorting.py",
            label="It is resolved",
            query_params={"child": record.child, "thing": answer.part},
        )


def _say_look_again(
    recorded_blocker: BarrierEntry, about: Subject, version: int, typed: str
) -> None:
    day = state.get(typed)
    if isinstance(day, date):
        record_at_once(about, replace(recorded_blocker, look_again=day), version)


def _link(answer: AgendaAnswer, child: str) -> None:
    label, page, query, kind = LINKS[answer.kind]
    if may(visitor(), RIGHT_FOR[kind]):
        thing = {"thing": answer.part} if answer.kind is AnswerKind.SORTED else {}
        st.page_link(page, label=label, query_params={"child": child, **query, **thing})


def said_just_now(records: tuple[ChildRecord, ...], lines: Sequence[AgendaLine]) -> None:
    """The person's answers of the last ten minutes, each with its undo; where a child is among
    them (`lines`), which moves the child to the end of the page."""
    for line in lines:
        if line.recorded is not None and may(visitor(), Permission.CORRECT_WHEREABOUTS):
            _where_just_now(line, line.recorded)
    person = visitor()
    entries = answered_just_now(records, person.identifier, cache.utc_now())
    if not entries:
        return
    by_key = {record.child: record for record in records}
    keys = frozenset(entry.about.child for entry in entries)
    called = {
        child.key: names.name_or_number(child)
        for child in find_children(cache.council_of(person), keys)
    }
    with st.container(gap="xsmall"):
        for entry in entries:
            child = entry.about.child
            version = by_key[child].version(entry.about)
            key = f"{entry.about.kind.value}-{entry.about.part}-{child}"
            with st.container(
                border=True, horizontal=True, vertical_alignment="center", key=f"row-said-{key}"
            ):
                text = (
                    f"✓ {called.get(child, 'A child')}: "
                    f"{writing.lower_first(answer_words(entry.content))}"
                )
                st.markdown(writing.plain(text), width="content")
                st.button(
                    "Undo",
                    key=f"said.undo.{key}",
                    on_click=history.take_back,
                    args=(person, entry, version),
                )


def _where_just_now(line: AgendaLine, correction: Correction) -> None:
    with st.container(
        border=True,
        horizontal=True,
        vertical_alignment="center",
        key=f"row-said-where-{line.child.key}",
    ):
        answer = writing.lower_first(whereabouts.said_words(correction))
        text = f"✓ {names.name_or_number(line.child)}: {answer}"
        st.markdown(writing.plain(text), width="content")
        whereabouts.undo_button(correction, line.version, "said")
