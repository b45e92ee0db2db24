"""One child's turn on the full screen: who, how far the meeting is, story or decision."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from models.access import Permission, require
from models.audience import Audience
from models.children.freshness import Said
from models.recording.record import ChildRecord
from pages.parts import (
    cached,
    case_record,
    hands,
    meeting_costs,
    meeting_decision,
    meeting_room,
    meeting_story,
    names,
    papers,
    source,
    tags,
    words,
)
from pages.parts.meeting_room import Turn, Way
from pages.parts.style import apply_meeting_style


def turn(now: Turn) -> None:
    """Draw the turn. Nothing of a child who died but that the record is closed."""
    require(now.person, Permission.READ_CHILDREN)
    apply_meeting_style()
    cursor_is_out = meeting_room.cursor_is_out()
    typed = meeting_room.view(now) == "decision" and meeting_decision.is_form(now)
    _top(now, typed=typed)
    said = cached.corrections_of(now.person).live(now.child.key, now.today)
    if said is not None and said.what is Said.DIED:
        st.markdown("The record of this child is closed.")
        return
    record = cached.child_record(now.person, now.child.key) or ChildRecord(now.child.key)
    if meeting_room.view(now) == "decision":
        meeting_decision.decision(now, record)
        if cursor_is_out:  # the whole page was drawn meanwhile, with all inputs
            meeting_room.leave(now)
        return
    meeting_story.story(now, cached.child_of(now.person, now.child.key), record)
    meeting_costs.costs(now)
    papers.turn_papers(now.child.key, now.meeting.key, with_tool=now.tool_shown)
    if now.decision is not None:
        case_record.of_child(now, ask_who_looks_on=True)


def _top(now: Turn, *, typed: bool) -> None:
    """Name, age and whose turn it is; the switches; the ways on."""
    who, screen = st.columns((6, 5), gap="small", vertical_alignment="center")
    with who:
        called = words.plain(names.who(now.child))
        of = len(now.children)
        side = "form" if typed else meeting_room.view(now)
        hands.open_at_top(f"{called}, {now.child.age_on(now.today)}", f"{now.key}.{side}")
        st.markdown(f"Child {now.number} of {of} · {_data_as_at(now)}  \n{_at_a_glance(now)}")
    with screen:
        with st.container(horizontal=True, horizontal_alignment="right"):
            meeting_room.switches(now)
        _ways_from_a_form(now) if typed else _ways(now, meeting_room.go)


@st.fragment
def _ways_from_a_form(now: Turn) -> None:
    """The same, drawn alone: the form below stays as it is while the cursor is taken out of it."""
    _ways(now, meeting_room.ask_to_leave)
    meeting_room.take_the_cursor_out(now)


def _ways(now: Turn, go: Callable[[Turn, Way], None]) -> None:
    """To the decision and back, to the next child, to the whole meeting."""
    with st.container(horizontal=True, horizontal_alignment="right", vertical_alignment="center",
                      key="meeting-ways"):  # fmt: skip
        in_decision = meeting_room.view(now) == "decision"
        label = "Back to the story" if in_decision else "To the decision"
        if now.decision is not None and now.decision.stands is not None and not in_decision:
            label = "See the decision"
        st.button(label, key="meeting.turn_over", type="secondary" if in_decision else "primary",
                  shortcut=meeting_room.shortcut("Alt+D"), on_click=go,
                  args=(now, Way.OVER))  # fmt: skip
        if now.next_child is not None:
            st.button("Next child", key="meeting.next", shortcut=meeting_room.shortcut("Alt+N"),
                      on_click=go, args=(now, Way.NEXT))  # fmt: skip
        st.button("The whole meeting", key="meeting.whole", type="tertiary", on_click=go,
                  args=(now, Way.WHOLE))  # fmt: skip


def _at_a_glance(now: Turn) -> str:
    """Where the child lives, by which order, whose worker, next review, moves; many are marked."""
    known = cached.at_a_glance(now.person, now.child, now.today)
    review = f"next review by {words.a_date(known.next_review)}" if known.next_review else (
        "no review on record"
    )  # fmt: skip
    held = now.decision
    decided = held.stands.content if held and held.stands else None
    if decided is not None and decided.review.next_review_on is not None:
        review = f"next review on {words.a_date(decided.review.next_review_on)}"
    facts = [
        f"{names.SETTING[known.lives]}, in this home since {words.a_date(known.since)}",
        names.order(known.order),
        *([f"social worker {known.worker}"] if known.worker else []),
        review,
    ]
    moves = f"{words.count(known.moves, 'move', 'moves')} in 12 months"
    is_marked = known.moved_often and now.reader is Audience.PANEL
    marked = tags.tag(f"▲ {moves}", "orange") if is_marked else words.plain(moves)
    return f":small[{words.plain(' · '.join(facts))} · {marked}]"


def _data_as_at(now: Turn) -> str:
    day = cached.data_date(now.person)
    if day is None:
        return "No data held"
    days = (source.current().today() - day).days
    return f"Data as at {words.a_date(day)}, {words.count(days, 'day')} ago"
