"""One child's story for the whole room: words, changes, what goes well, where next, promises.

With the child or family in the room it is told of what they may see, and of nothing else: what is
left out isn't said to be nothing.
"""

from collections.abc import Sequence
from datetime import date

import streamlit as st

from models.access import Permission, may
from models.audience import Audience
from models.children.changes import Changes
from models.children.needs_story import NeedsStory
from models.labels import Barrier, BarrierKind
from models.meeting.promises import actions_due
from models.meeting.since import ChangeTopic, changes_since
from models.recording.record import ChildRecord
from models.recording.shown import record_shown_to, story_shown_to
from models.recording.spoken import sayings_of_child
from models.shortlist.destinations import DestinationChoice, destination_choices
from models.shortlist.options import ChildOptions
from models.shortlist.reasons import own_reasons, shared_reasons, told_first
from models.shortlist.stay import in_one_sentence, stay_costs, stay_gives
from pages.parts import cache
from pages.parts.child import own_words, sorting, strengths_and_needs
from pages.parts.child.where_next import headline, ordinary_line, panel_line
from pages.parts.meetings import actions
from pages.parts.meetings import words as meeting_words
from pages.parts.meetings.room import AgendaItem
from pages.parts.words import tags, writing
from pages.parts.words.changes import change_lines
from services.children import changes_since_review, needs_story
from services.council_data import data_date
from services.records import meeting_record

WORDS_SHOWN, SORTING_SHOWN = 2, 6
TOLD_ELSEWHERE = frozenset({ChangeTopic.CHILD, ChangeTopic.ACTION, ChangeTopic.NEEDS})


def story(turn: AgendaItem, child: ChildOptions | None, record: ChildRecord) -> None:
    """Draw everything that the room reads before it decides."""
    as_of = told_on(turn, child)
    needs = story_shown_to(
        needs_story(cache.council_of(turn.person), turn.child.key, as_of), turn.reader
    )
    shown = record_shown_to(record, turn.reader)
    _in_their_words(turn, needs, shown)
    changed, well, hard = st.columns((4, 3, 3), gap="medium")
    with changed:
        record_shown = (
            shown
            if turn.reader is Audience.PANEL
            else record_shown_to(record.as_signed(), turn.reader)
        )  # a decision that no chair has signed is the panel's draft
        _since(
            turn,
            changes_since_review(cache.council_of(turn.person), turn.child, as_of),
            record_shown,
        )
    nothing = (
        strengths_and_needs.ASK_THEM
        if turn.reader is Audience.FAMILY
        else strengths_and_needs.NOTHING
    )
    with well:
        strengths_and_needs.going_well(needs, "more", nothing)
    with hard:
        strengths_and_needs.still_hard(needs, "more", nothing)
    if turn.tool_shown:
        _where_next(turn, child, needs, record)
    container, right = st.columns(2, gap="medium")
    with container:
        _sorting(turn, child, record, shown)
    with right:
        _our_word(turn, shown)
    own_words.views(shown)


def told_on(turn: AgendaItem, child: ChildOptions | None) -> date:
    """The day that the child's own page speaks of: of the data, or of what was recorded since."""
    day = data_date(cache.council_of(turn.person)) or turn.today
    return (child.asked_on if child else None) or day


def _in_their_words(turn: AgendaItem, needs: NeedsStory, shown: ChildRecord) -> None:
    sayings = sayings_of_child(needs, shown, turn.reader)[:WORDS_SHOWN]
    with st.container(key="meeting-words"):
        st.caption("IN THEIR WORDS")
        if not sayings:
            st.markdown(
                meeting_words.WHAT_DO_YOU_WANT_TO_SAY
                if turn.reader is Audience.FAMILY
                else meeting_words.NO_WORDS,
            )
            return
        for column, spoken_item in zip(
            st.columns(len(sayings), gap="medium"), sayings, strict=True
        ):
            column.text(f"“{spoken_item.words.strip()}”")
            heard = f"Heard by {spoken_item.heard_by}, " if spoken_item.heard_by else ""
            column.caption(writing.plain(f"{heard}{writing.a_date(spoken_item.on)}"))


def _since(turn: AgendaItem, changes: Changes, shown: ChildRecord) -> None:
    """Files first, then what people recorded, but for what stands elsewhere on the screen."""
    st.header(f"Since {writing.a_date(changes.since)}", anchor=False)
    recorded = [
        change_since
        for change_since in changes_since(shown, changes.since, turn.today)
        if change_since.about not in TOLD_ELSEWHERE
    ]
    with_events = turn.reader is not Audience.FAMILY
    lines = change_lines(changes, with_needs=False, with_events=with_events)
    lines += [writing.capitalise(change_since.words) for change_since in recorded]
    st.markdown("\n".join(f"- {writing.plain(line)}" for line in lines))


def _where_next(
    turn: AgendaItem, child: ChildOptions | None, needs: NeedsStory, record: ChildRecord
) -> None:
    """Only in a panel without the child: what the panel decided last stands above the answers."""
    st.header("Where next?", anchor=False)
    panel_line(record, with_reason=turn.reader is Audience.PANEL)
    if child is None:
        st.markdown(meeting_words.TOOL_SAYS_NOTHING)
        return
    with st.container(gap="xsmall", key="meeting-where"):
        _stay(turn, needs, told_on(turn, child))
        options = destination_choices(child)
        shared = shared_reasons(options)
        texts: list[list[str]] = []
        for choice in options:
            question = sorted((choice.main.verdict.question or "").split())
            own = told_first(choice, own_reasons(choice, shared))
            _choice(
                choice,
                [reason.words for reason in own],
                asked_above=bool(question) and question in texts,
            )
            texts.append(question)
    with st.expander("All reasons"):
        for choice in options:
            reasons = [writing.capitalise(reason.words) for reason in choice.main.verdict.reasons]
            st.markdown(f"**{choice.name}**")
            st.markdown(
                "\n".join(f"- {writing.plain(reason)}" for reason in reasons)
                or meeting_words.NONE_BEYOND
            )


def _stay(turn: AgendaItem, needs_story: NeedsStory, as_of: date) -> None:
    with st.container(border=True, key="row-where-stay"):
        name, container = st.columns((2.4, 7.6), gap="small")
        name.markdown("**Stay here**")
        gives = in_one_sentence(stay_gives(turn.child, needs_story, as_of))
        costs = in_one_sentence(stay_costs(turn.child, needs_story, as_of))
        container.markdown(
            meeting_words.gives_and_costs(writing.plain(gives), writing.plain(costs))
        )


def _choice(choice: DestinationChoice, reasons: Sequence[str], *, asked_above: bool) -> None:
    """One home: the answer and the one sentence that matters; not the same question again."""
    with st.container(border=True, key=f"row-where-{choice.place.value}"):
        name, container = st.columns((2.4, 7.6), gap="small")
        name.markdown(f"**{choice.name}**")
        top = headline(choice) or (f"{writing.capitalise(reasons[0])}." if reasons else "")
        top = meeting_words.SAME_QUESTION if asked_above else top
        with container:
            st.markdown(f"{tags.answer_tag(choice.main.verdict)} {writing.plain(top)}")
            ordinary_line(choice)


def _sorting(
    turn: AgendaItem, child: ChildOptions | None, record: ChildRecord, shown: ChildRecord
) -> None:
    """What needs sorting with owner and day; in front of the child what is marked for them."""
    blockers = sorting_of(child, with_tool=turn.tool_shown)
    if turn.reader is Audience.FAMILY:
        marked = {blocker.about.part for blocker in shown.blockers}
        blockers = [blocker for blocker in blockers if blocker.name in marked]
        if not blockers:
            return
    st.header(meeting_words.BARRIERS, anchor=False)
    entries = {blocker.about.part: blocker for blocker in record.blockers}
    if not blockers:
        st.markdown(meeting_words.NOTHING_ON_RECORD)
    for barrier in blockers[:SORTING_SHOWN]:
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            with st.container():
                st.markdown(writing.plain(sorting_line(barrier)))
            if barrier.recorded and may(turn.person, Permission.RECORD_BLOCKER):
                sorting.actions(record, barrier, entries.get(barrier.name))
    if len(blockers) > SORTING_SHOWN:
        st.caption(meeting_words.more_on_the_page(len(blockers) - SORTING_SHOWN))


def sorting_line(barrier: Barrier) -> str:
    """The school place is tied to the home · virtual school · by 20 March 2026."""
    parts = [writing.capitalise(barrier.words), barrier.owner or "nobody named"]
    if barrier.due:
        parts.append(f"by {writing.a_date(barrier.due)}")
    if barrier.look_again:
        parts.append(f"look again {writing.a_date(barrier.look_again)}")
    return " · ".join(parts)


def sorting_of(child: ChildOptions | None, *, with_tool: bool) -> list[Barrier]:
    """Never about money; what the tool reads from the data or asks only where it may be seen."""
    barriers = child.blockers if child else ()
    return [
        barrier
        for kind in sorting.ORDER
        for barrier in barriers
        if barrier.kind is kind and barrier.cleared is None and (with_tool or _peoples(barrier))
    ]


def _peoples(barrier: Barrier) -> bool:
    return barrier.recorded and barrier.kind is not BarrierKind.QUESTION


def _our_word(turn: AgendaItem, shown: ChildRecord) -> None:
    """Did we keep our word? Every promise of earlier meetings, with [Done] for what is open."""
    promised_before = [
        promise
        for promise in actions_due(shown.decisions, shown.actions, turn.today)
        if promise.meeting != turn.meeting.key
    ]
    if not promised_before and turn.reader is Audience.FAMILY:
        return
    st.header(meeting_words.KEEP_OUR_WORD, anchor=False)
    if not promised_before:
        st.markdown(meeting_words.NOTHING_PROMISED)
    for promise in promised_before:
        meeting = meeting_record(cache.council_of(turn.person), promise.meeting)
        decision = meeting.decision(promise.child) if meeting else None
        container, button = st.columns((8, 2), gap="small", vertical_alignment="center")
        owner = f" :gray[{writing.plain(promise.action.owner)}]" if promise.action.owner else ""
        container.markdown(f"{actions.line(promise, decision)}{owner}")
        if decision is not None:
            with button:
                actions.done_button(turn.person, promise, decision, "meeting")
