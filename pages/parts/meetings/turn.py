"""One child's turn on the full screen: who, how far the meeting is, story or decision."""

from collections.abc import Callable

import streamlit as st

from models.access import Permission, require
from models.audience import Audience
from models.children.freshness import WhereaboutsAnswer
from models.recording.record import ChildRecord
from pages.parts import cache
from pages.parts.child import papers
from pages.parts.forms import browser
from pages.parts.meetings import case_record, costs, decision, room, story
from pages.parts.meetings import words as meeting_words
from pages.parts.meetings.room import AgendaItem, TurnExit
from pages.parts.shell.style import apply_meeting_style
from pages.parts.words import names, tags, writing
from services.children import child_at_a_glance
from services.council_data import corrections_made, data_date
from services.records import child_record
from services.shortlist import options_for_child


def turn(agenda_item: AgendaItem) -> None:
    """Draw the turn. Nothing of a child who died but that the record is closed."""
    require(agenda_item.person, Permission.READ_CHILDREN)
    apply_meeting_style()
    cursor_is_out = room.cursor_is_out()
    typed = room.view(agenda_item) == "decision" and decision.is_form(agenda_item)
    _top(agenda_item, typed=typed)
    correction = corrections_made(cache.council_of(agenda_item.person)).live(
        agenda_item.child.key, agenda_item.today
    )
    if correction is not None and correction.what is WhereaboutsAnswer.DIED:
        st.markdown(meeting_words.RECORD_CLOSED)
        return
    record = child_record(
        cache.council_of(agenda_item.person), agenda_item.child.key
    ) or ChildRecord(agenda_item.child.key)
    if room.view(agenda_item) == "decision":
        decision.decision(agenda_item, record)
        if cursor_is_out:  # the whole page was drawn meanwhile, with all inputs
            room.leave(agenda_item)
        return
    story.story(
        agenda_item,
        options_for_child(cache.council_of(agenda_item.person), agenda_item.child.key),
        record,
    )
    costs.costs(agenda_item)
    papers.turn_papers(
        agenda_item.child.key, agenda_item.meeting.key, with_tool=agenda_item.tool_shown
    )
    if agenda_item.decision is not None:
        case_record.of_child(agenda_item, ask_who_looks_on=True)


def _top(agenda_item: AgendaItem, *, typed: bool) -> None:
    """Name, age and whose turn it is; the switches; the ways on."""
    container, screen = st.columns((6, 5), gap="small", vertical_alignment="center")
    with container:
        called = writing.plain(names.name_or_number(agenda_item.child))
        of = len(agenda_item.children)
        side = "form" if typed else room.view(agenda_item)
        browser.open_at_top(
            f"{called}, {agenda_item.child.age_on(agenda_item.today)}", f"{agenda_item.key}.{side}"
        )
        st.markdown(
            f"Child {agenda_item.number} of {of} · {_data_as_at(agenda_item)}  "
            f"\n{_at_a_glance(agenda_item)}"
        )
    with screen:
        with st.container(horizontal=True, horizontal_alignment="right"):
            room.switches(agenda_item)
        _ways_from_a_form(agenda_item) if typed else _ways(agenda_item, room.go)


@st.fragment
def _ways_from_a_form(agenda_item: AgendaItem) -> None:
    """The same, drawn alone: the form below stays as it is while the cursor is taken out of it."""
    _ways(agenda_item, room.ask_to_leave)
    room.take_the_cursor_out(agenda_item)


def _ways(agenda_item: AgendaItem, go: Callable[[AgendaItem, TurnExit], None]) -> None:
    """To the decision and back, to the next child, to the whole meeting."""
    with st.container(
        horizontal=True,
        horizontal_alignment="right",
        vertical_alignment="center",
        key="meeting-ways",
    ):
        in_decision = room.view(agenda_item) == "decision"
        label = meeting_words.BACK_TO_STORY if in_decision else f"To {_other_side(agenda_item)}"
        if (
            agenda_item.decision is not None
            and agenda_item.decision.stands is not None
            and not in_decision
        ):
            label = f"See {_other_side(agenda_item)}"
        st.button(
            label,
            key="meeting.turn_over",
            type="secondary" if in_decision else "primary",
            shortcut=room.shortcut("Alt+D"),
            on_click=go,
            args=(agenda_item, TurnExit.OVER),
        )
        if agenda_item.next_child is not None:
            st.button(
                "Next child",
                key="meeting.next",
                shortcut=room.shortcut("Alt+N"),
                on_click=go,
                args=(agenda_item, TurnExit.NEXT),
            )
        st.button(
            "The whole meeting",
            key="meeting.whole",
            type="tertiary",
            on_click=go,
            args=(agenda_item, TurnExit.WHOLE),
        )


def _other_side(agenda_item: AgendaItem) -> str:
    """A statutory review decides nothing as a panel does."""
    return "the decision" if agenda_item.is_panel else "the review"


def _at_a_glance(agenda_item: AgendaItem) -> str:
    """Where the child lives, by which order, whose worker, next review, moves; many are marked."""
    at_aglance = child_at_a_glance(
        cache.council_of(agenda_item.person), agenda_item.child, agenda_item.today
    )
    review = (
        f"next review by {writing.a_date(at_aglance.next_review)}"
        if at_aglance.next_review
        else (meeting_words.NO_REVIEW)
    )
    decision = agenda_item.decision
    decided = decision.stands.content if decision and decision.stands else None
    if decided is not None and decided.review.next_review_on is not None:
        review = f"next review on {writing.a_date(decided.review.next_review_on)}"
    facts = [
        meeting_words.in_this_home_since(
            names.SETTING[at_aglance.lives],
            writing.a_date(at_aglance.since),
            exactly=not at_aglance.since_or_before,
        ),
        names.legal_status_words(at_aglance.order),
        *([f"social worker {at_aglance.worker}"] if at_aglance.worker else []),
        review,
    ]
    moves = meeting_words.moves_in_a_year(at_aglance.moves, known=at_aglance.all_moves_known)
    is_marked = at_aglance.moved_often and agenda_item.reader is Audience.PANEL
    marked = tags.tag(f"▲ {moves}", "orange") if is_marked else writing.plain(moves)
    return f":small[{writing.plain(' · '.join(facts))} · {marked}]"


def _data_as_at(agenda_item: AgendaItem) -> str:
    day = data_date(cache.council_of(agenda_item.person))
    if day is None:
        return "No data held"
    days = (cache.today() - day).days
    return meeting_words.data_as_at(writing.a_date(day), writing.count_of(days, "day"))
