"""The decision's side of a child's turn: the form until it is recorded, then what is on record."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import streamlit as st

from data.reference.needs import scheme
from data.store import decisions
from models.access import Permission, may
from models.audience import Audience, may_reach
from models.meeting.decision import Decision, Sorting, ToolSaid
from models.meeting.meeting import MeetingState, away_words
from models.meeting.record import DecisionRecord
from models.needs.story import NeedsStory
from models.recording.belonging import without_a_panels
from models.recording.complete import Round
from models.recording.kept import Conflict
from models.recording.record import ChildRecord
from models.recording.shown import SENSITIVE_BLOCKERS
from models.recording.spoken import spoken
from models.shortlist.four import choices
from models.shortlist.options import ChildOptions
from models.shortlist.tool_said import tool_question, tool_said
from pages.parts import (
    beside,
    cached,
    decided,
    decision_form,
    decision_words,
    drafting,
    forms,
    meeting_room,
    source,
    state,
    tags,
)
from pages.parts.decision_form import Beside
from pages.parts.decision_options import NOTHING_SUGGESTED, StaySuggested
from pages.parts.drafting import Task
from pages.parts.meeting_room import Turn
from pages.parts.meeting_story import sorting_of, told_on
from pages.parts.stay import stay_costs, stay_gives

PUBLISHED = "published evidence"
SAYINGS_SHOWN = 2


def decision(turn: Turn, record: ChildRecord) -> None:
    """What is on record with what can still be done; or the form."""
    held = turn.decision
    if is_form(turn):
        _form(turn, held, record)
    elif held is not None and held.stands is not None:
        decided.on_record(turn, held)
    else:
        st.info(
            "The chair has signed this review. Nothing was recorded for this child in it."
            if _is_signed_review(turn)
            else "Nothing is decided yet. Your role doesn't record decisions."
        )


def is_form(turn: Turn) -> bool:
    """Whether this side is a form in which somebody may have typed.

    What a chair has signed is read, until somebody asks to correct it; a draft of before is offered
    beside it (`decided.begun`). A signed review takes nothing more.
    """
    held = turn.decision
    if _is_signed_review(turn) and (held is None or held.stands is None):
        return False
    signed = held is not None and held.signed
    opened = state.is_open(turn.form_slot) or (
        not signed and forms.is_typing(turn.person, turn.about)
    )
    on_record = held is not None and held.stands is not None and not opened
    return not on_record and may(turn.person, Permission.RECORD_DECISION)


def _is_signed_review(turn: Turn) -> bool:
    return not turn.is_panel and turn.meeting.state is MeetingState.SIGNED


def _form(turn: Turn, held: DecisionRecord | None, record: ChildRecord) -> None:
    one = cached.child_of(turn.person, turn.child.key)
    if turn.tool_shown and one is not None:
        _answers(one)
    beside.draw_above(turn.person, turn.child.key)
    decided.begun(turn, turn.draft_place)
    task = Task(
        turn.draft_place,
        _begin_with(held),
        held.version if held else 0,
        draw=decision_form.parts(
            turn.meeting.held.kind,
            _beside(turn, one, record),
            signed=held is not None and held.signed,
            child_present=turn.child_present,
        ),
        show=lambda said: _show(turn, said),
        then=lambda: _recorded(turn),
        record=lambda said, version: _record(turn, held, said, version),
        verb="Record the correction" if held is not None and held.signed else "Record",
        finish=lambda said: _finished(turn, one, record, said),
        in_part=turn.is_panel and turn.child_present,
    )
    meeting, corrects = turn.meeting.held, held is not None and held.signed
    drafting.fill_in(turn.person, task, Round(turn.today, meeting.kind, meeting.on, corrects))


def _show(turn: Turn, said: Decision) -> None:
    """The answers, to be checked. Before the child of a panel no more than was asked of them: what
    a draft holds beside that nobody has decided yet."""
    if turn.is_panel and turn.child_present:
        mine = decision_form.may_be_read_in_the_room(turn.person, turn.draft_place, said)
        decision_words.show_in_the_room(said if mine else replace(said, child_words=""))
    else:
        meeting_room.ask_whether_alone(turn.meeting)
        decision_words.show(said, turn.reader_of_record, turn.meeting.held.kind)
        if turn.is_panel:
            decision_form.say_if_away(away_words(turn.meeting.held, said.decided_by))


def _tool(turn: Turn) -> ToolSaid | None:
    """What the tool says now; nothing in a review, and of no place where the child isn't listed."""
    listed = cached.list_of(turn.person, future=True) if turn.is_panel else None
    if listed is None:
        return None
    engine = cached.engine_name(turn.person) or PUBLISHED
    version = source.current().version()
    one = cached.child_of(turn.person, turn.child.key, future=True)
    if one is None:
        return ToolSaid(listed.as_of, listed.data_date, listed.move_on, version, engine, "", ())
    return tool_said(one, listed, scheme(), data_version=version, engine=engine)


def _sorting(turn: Turn, one: ChildOptions | None, record: ChildRecord) -> tuple[Sorting, ...]:
    """What needs sorting now, each with who may see it; the panel where nobody said."""
    marks = {
        each.about.part: each.content.shown_to for each in record.blockers
        if each.content and each.content.name not in SENSITIVE_BLOCKERS
    }  # fmt: skip
    return tuple(
        Sorting(each.words, each.kind, each.owner or "", each.due, each.look_again,
                marks.get(each.name, Audience.PANEL) if each.recorded else Audience.PANEL)
        for each in sorting_of(one, with_tool=turn.is_panel)
    )  # fmt: skip


def _begin_with(held: DecisionRecord | None) -> Decision:
    """What is on record, else what was undone last, else nothing: nothing is prefilled."""
    before = [each.content for each in held.history if each.content is not None] if held else []
    stands = held.stands.content if held and held.stands else None
    return _bare(stands or before[-1]) if stands is not None or before else Decision()


def _beside(turn: Turn, one: ChildOptions | None, record: ChildRecord) -> Beside:
    """What the tool and the record suggest; nothing in a review."""
    on = turn.meeting.held.on or turn.today
    if not turn.is_panel:
        return Beside(lambda _outcome, _place: "", meeting_on=on)
    as_of = told_on(turn, one)
    story: NeedsStory = cached.needs_story(turn.person, turn.child.key, as_of)
    sayings = spoken(story, record)
    stay = StaySuggested(
        "; ".join(stay_gives(turn.child, story, as_of)),
        "; ".join(stay_costs(turn.child, story, as_of)),
    )
    shown = [saying for saying in sayings if may_reach(saying.shown_to, turn.reader)]
    return Beside(
        lambda outcome, place: tool_question(one, outcome, place),
        stay if turn.tool_shown else NOTHING_SUGGESTED,
        tuple(sayings),
        tuple(shown[:SAYINGS_SHOWN]),
        on,
        partial(away_words, turn.meeting.held),
    )


def _finished(
    turn: Turn, one: ChildOptions | None, record: ChildRecord, said: Decision
) -> Decision:
    """With what the tool adds; of a review, without what only a panel says."""
    said = replace(said, tool=_tool(turn), sorting=_sorting(turn, one, record))
    return said if turn.is_panel or _of_before(turn) else without_a_panels(said)


def _of_before(turn: Turn) -> bool:
    """Whether a review is on record that named a decision, as they did before they had a form of
    their own; its correction keeps it."""
    stands = turn.decision.stands if turn.decision else None
    return stands is not None and stands.content is not None and stands.content.outcome is not None


def _record(turn: Turn, held: DecisionRecord | None, said: Decision, version: int) -> None:
    """Into the record; where somebody was quicker, theirs is compared by what people wrote."""
    try:
        if held is not None and held.signed:
            _correct(turn, said, version)
            return
        now = source.current()
        decisions.record_decision(
            now.store_shown(), actor=turn.person, meeting=turn.meeting.key, child=turn.child.key,
            decision=said, expected_version=version, now=now.now(), drafted=turn.draft_place,
        )  # fmt: skip
    except Conflict as late:
        theirs = late.theirs
        if theirs is not None and isinstance(theirs.content, Decision):
            late.theirs = replace(theirs, content=_bare(theirs.content))
        raise


def _correct(turn: Turn, said: Decision, version: int) -> None:
    now = source.current()
    decisions.correct_decision(
        now.store_shown(), actor=turn.person, meeting=turn.meeting.key, child=turn.child.key,
        decision=said, reason=said.corrected_because,
        expected_version=version, now=now.now(), drafted=turn.draft_place,
    )  # fmt: skip


def _bare(said: Decision) -> Decision:
    """Without what the tool adds of itself when it is recorded, and why it was recorded anew."""
    return replace(said, tool=None, sorting=(), corrected_because="")


def _recorded(turn: Turn) -> None:
    state.clear(turn.form_slot)
    st.rerun()


def _answers(one: ChildOptions) -> None:
    """What the tool says, in one line, beside the form that asks whether the panel agrees."""
    said = [f"{each.name} {tags.answer_tag(each.main.verdict)}" for each in choices(one)]
    st.markdown("The tool says: " + " · ".join(said))
