"""The decision's side of a child's turn: the form until it is recorded, then what is on record."""

from dataclasses import replace
from functools import partial

import streamlit as st

from models.access import Permission, may
from models.audience import Audience, may_reach
from models.children.needs_story import NeedsStory
from models.recording.barrier import SENSITIVE_BARRIERS
from models.recording.belonging import without_a_panels
from models.recording.complete import Round
from models.recording.decision import Decision, Sorting, ToolSaid
from models.recording.entry import Conflict
from models.recording.meeting import MeetingState, away_words
from models.recording.meeting_complete import child_came
from models.recording.meeting_record import DecisionRecord
from models.recording.record import ChildRecord
from models.recording.spoken import sayings_of_child
from models.shortlist.destinations import destination_choices
from models.shortlist.options import ChildOptions
from models.shortlist.stay import in_one_sentence, stay_costs, stay_gives
from models.shortlist.tool_said import tool_question, tool_said
from pages.parts import cache, state
from pages.parts.forms import content, drafting, status
from pages.parts.forms.drafting import Task
from pages.parts.meetings import before_family, decision_form, decision_view, form_words, room
from pages.parts.meetings.decision_form import Beside
from pages.parts.meetings.decision_options import NOTHING_SUGGESTED, StaySuggested
from pages.parts.meetings.room import AgendaItem
from pages.parts.meetings.story import sorting_of, told_on
from pages.parts.words import tags
from services.children import needs_story
from services.meetings import correct_decision, record_decision
from services.reference import load_scheme
from services.shortlist import engine_name, options_for_child, shortlist_for

PUBLISHED = "published evidence"
SAYINGS_SHOWN = 2


def decision(turn: AgendaItem, record: ChildRecord) -> None:
    """What is on record with what can still be done; or the form."""
    decision = turn.decision
    if is_form(turn):
        _form(turn, decision, record)
    elif decision is not None and decision.stands is not None:
        decision_view.on_record(turn, decision)
    else:
        st.info(form_words.REVIEW_SIGNED if _is_signed_review(turn) else form_words.NOT_DECIDED)


def is_form(turn: AgendaItem) -> bool:
    """Whether this side is a form in which somebody may have typed.

    What a chair has signed is read, until somebody asks to correct it; a draft of before is offered
    beside it (`decided.begun`). A signed review takes nothing more.
    """
    decision = turn.decision
    if _is_signed_review(turn) and (decision is None or decision.stands is None):
        return False
    signed = decision is not None and decision.signed
    opened = state.is_open(turn.form_slot) or (
        not signed and content.is_typing(turn.person, turn.about)
    )
    on_record = decision is not None and decision.stands is not None and not opened
    return not on_record and may(turn.person, Permission.RECORD_DECISION)


def _is_signed_review(turn: AgendaItem) -> bool:
    return not turn.is_panel and turn.meeting.state is MeetingState.SIGNED


def _form(turn: AgendaItem, decision: DecisionRecord | None, record: ChildRecord) -> None:
    child = options_for_child(cache.council_of(turn.person), turn.child.key)
    if turn.tool_shown and child is not None:
        _answers(child)
    status.draw_above(turn.person, turn.child.key)
    decision_view.begun(turn, turn.draft_place)
    blank, version = _begin_with(decision), decision.version if decision else 0
    looks_on = not turn.is_panel and _family_looks_on(turn, blank, version)
    task = Task(
        turn.draft_place,
        blank,
        version,
        draw=decision_form.parts(
            turn.meeting.held.kind,
            _beside(turn, child, record),
            signed=decision is not None and decision.signed,
            child_present=turn.child_present,
        ),
        show=lambda decision: _show(turn, decision),
        then=lambda: _recorded(turn),
        record=lambda panel_decision, version: _record(turn, decision, panel_decision, version),
        verb="Record the correction" if decision is not None and decision.signed else "Record",
        finish=lambda decision: _finished(turn, child, record, decision),
        in_part=turn.is_panel and turn.child_present,
        merge_when=form_words.WHEN_FAMILY_LEFT if looks_on else "",
    )
    meeting, corrects = turn.meeting.held, decision is not None and decision.signed
    drafting.fill_in(turn.person, task, Round(turn.today, meeting.kind, meeting.on, corrects))


def _family_looks_on(turn: AgendaItem, blank: Decision, version: int) -> bool:
    """Whether a review's form is drawn before the family; with the switch that says otherwise."""
    form = content.opened(turn.person, turn.draft_place, blank, version)
    if not state.is_open(content.checking(form)):  # the check has a switch of its own
        before_family.ask_whether_left(form)
    return before_family.looks_on(form.about)


def _show(turn: AgendaItem, decision: Decision) -> None:
    """The answers, to be checked. Before the child of a panel no more than was asked of them: what
    a draft holds beside that nobody has decided yet."""
    if turn.is_panel and turn.child_present:
        own = decision_form.may_be_read_in_the_room(turn.person, turn.draft_place, decision)
        decision_view.show_in_the_room(decision if own else replace(decision, child_words=""))
    else:
        room.ask_whether_alone(turn.meeting)
        decision_view.show(decision, turn.reader_of_record, turn.meeting.held.kind)
        came = child_came(turn.meeting.held, turn.child.key)
        if None not in (came, decision.child_present) and came is not decision.child_present:
            st.info(form_words.room_said_apart(bool(came)))
        if turn.is_panel:
            decision_form.say_if_away(away_words(turn.meeting.held, decision.decided_by))


def _tool(turn: AgendaItem) -> ToolSaid | None:
    """What the tool says now; nothing in a review, and of no place where the child isn't listed."""
    council = cache.council_of(turn.person)
    listed = shortlist_for(council, future=True) if turn.is_panel else None
    if listed is None:
        return None
    engine = engine_name(council) or PUBLISHED
    version = council.versions.all
    child = options_for_child(council, turn.child.key, future=True)
    if child is None:
        return ToolSaid(listed.as_of, listed.data_date, listed.move_on, version, engine, "", ())
    return tool_said(child, listed, load_scheme(), data_version=version, engine=engine)


def _sorting(
    turn: AgendaItem, child: ChildOptions | None, record: ChildRecord
) -> tuple[Sorting, ...]:
    """What needs sorting now, each with who may see it; the panel where nobody said."""
    marks = {
        blocker.about.part: blocker.content.shown_to
        for blocker in record.blockers
        if blocker.content and blocker.content.name not in SENSITIVE_BARRIERS
    }
    return tuple(
        Sorting(
            barrier.words,
            barrier.kind,
            barrier.owner or "",
            barrier.due,
            barrier.look_again,
            marks.get(barrier.name, Audience.PANEL) if barrier.recorded else Audience.PANEL,
        )
        for barrier in sorting_of(child, with_tool=turn.is_panel)
    )


def _begin_with(decision: DecisionRecord | None) -> Decision:
    """What is on record, else what was undone last, else nothing: nothing is prefilled."""
    before = (
        [entry.content for entry in decision.history if entry.content is not None]
        if decision
        else []
    )
    panel_decision = decision.stands.content if decision and decision.stands else None
    return (
        _bare(panel_decision or before[-1]) if panel_decision is not None or before else Decision()
    )


def _beside(turn: AgendaItem, child: ChildOptions | None, record: ChildRecord) -> Beside:
    """What the tool and the record suggest; nothing in a review."""
    on = turn.meeting.held.on or turn.today
    if not turn.is_panel:
        return Beside(lambda _outcome, _place: "", meeting_on=on)
    as_of = told_on(turn, child)
    story: NeedsStory = needs_story(cache.council_of(turn.person), turn.child.key, as_of)
    sayings = sayings_of_child(story, record)
    stay = StaySuggested(
        in_one_sentence(stay_gives(turn.child, story, as_of)),
        in_one_sentence(stay_costs(turn.child, story, as_of)),
    )
    shown = [saying for saying in sayings if may_reach(saying.shown_to, turn.reader)]
    return Beside(
        lambda outcome, place: tool_question(child, outcome, place),
        stay if turn.tool_shown else NOTHING_SUGGESTED,
        tuple(sayings),
        tuple(shown[:SAYINGS_SHOWN]),
        on,
        partial(away_words, turn.meeting.held),
    )


def _finished(
    turn: AgendaItem, child: ChildOptions | None, record: ChildRecord, decision: Decision
) -> Decision:
    """With what the tool adds; of a review, without what only a panel says."""
    decision = replace(decision, tool=_tool(turn), sorting=_sorting(turn, child, record))
    return decision if turn.is_panel or _of_before(turn) else without_a_panels(decision)


def _of_before(turn: AgendaItem) -> bool:
    """Whether a review is on record that named a decision, as they did before they had a form of
    their own; its correction keeps it."""
    entry = turn.decision.stands if turn.decision else None
    return entry is not None and entry.content is not None and entry.content.outcome is not None


def _record(
    turn: AgendaItem, decision: DecisionRecord | None, panel_decision: Decision, version: int
) -> None:
    """Into the record; where somebody was quicker, theirs is compared by what people wrote."""
    try:
        if decision is not None and decision.signed:
            _correct(turn, panel_decision, version)
            return
        record_decision(
            cache.council_of(turn.person),
            meeting=turn.meeting.key,
            child=turn.child.key,
            decision=panel_decision,
            expected_version=version,
            drafted=turn.draft_place,
        )
    except Conflict as late:
        theirs = late.theirs
        if theirs is not None and isinstance(theirs.content, Decision):
            late.theirs = replace(theirs, content=_bare(theirs.content))
        raise


def _correct(turn: AgendaItem, decision: Decision, version: int) -> None:
    correct_decision(
        cache.council_of(turn.person),
        meeting=turn.meeting.key,
        child=turn.child.key,
        decision=decision,
        reason=decision.corrected_because,
        expected_version=version,
        drafted=turn.draft_place,
    )


def _bare(decision: Decision) -> Decision:
    """Without what the tool adds of itself when it is recorded, and why it was recorded anew."""
    return replace(decision, tool=None, sorting=(), corrected_because="")


def _recorded(turn: AgendaItem) -> None:
    state.clear(turn.form_slot)
    st.rerun()


def _answers(child: ChildOptions) -> None:
    """What the tool says, in one line, beside the form that asks whether the panel agrees."""
    texts = [
        f"{choice.name} {tags.answer_tag(choice.main.verdict)}"
        for choice in destination_choices(child)
    ]
    st.markdown("The tool says: " + " · ".join(texts))
