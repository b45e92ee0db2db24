"""The whole meeting: begin it, who has had their turn, what was decided, the chair's signature."""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from models.access import Actor, Permission, may
from models.audience import Audience
from models.children.records import Child
from models.problems import UserError
from models.recording.decision import Decision
from models.recording.entry import Entry
from models.recording.meeting import DecisionSeen, Meeting, MeetingKind, MeetingState
from models.recording.meeting_complete import missing_of_meeting
from models.recording.meeting_record import DecisionRecord, MeetingRecord
from models.recording.meeting_shown import decision_shown_to
from models.recording.merging import Differing, differing_fields
from models.recording.subject import decision_of
from pages.parts import cache, state
from pages.parts.forms import browser
from pages.parts.forms import fields as ask
from pages.parts.meetings import attendance, decision_view, room
from pages.parts.meetings import words as meeting_words
from pages.parts.meetings.room import go_to
from pages.parts.shell.visitor import who_did_it
from pages.parts.words import names, values, writing
from services.drafts import drafts_of
from services.meetings import prepare_meeting, sign_meeting, start_meeting


def heading(meeting: MeetingRecord, people: Sequence[Child]) -> None:
    """What meeting it is, who chairs, who is there, how far it is."""
    browser.open_at_top(writing.plain(meeting.held.title), meeting.key)
    chair = f"Chair: {meeting.held.chair}" if meeting.held.chair.strip() else "Nobody chairs yet"
    facts = [chair, meeting_words.progress(meeting)]
    if meeting.held.place.strip():
        facts.append(meeting.held.place)
    st.markdown(f"{meeting_words.state_tag(meeting)} {writing.plain(' · '.join(facts))}")
    if meeting.state in {MeetingState.PREPARING, MeetingState.CANCELLED}:
        expected = meeting_words.expected(meeting.held, people)
        if expected:
            st.caption(writing.plain(f"Expected: {expected}."))


def before(person: Actor, meeting: MeetingRecord) -> None:
    """While it is prepared: change it, begin it, or say that it doesn't take place."""
    if meeting.state is not MeetingState.PREPARING or not may(person, Permission.PREPARE_MEETING):
        return
    missing = missing_of_meeting(replace(meeting.held, begun=True))
    to_say = writing.join_words([missing_field.words for missing_field in missing])
    if to_say:
        st.info(writing.plain(meeting_words.before_it_can_begin(to_say)))
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(
            "Begin the meeting",
            type="primary",
            key="meeting.begin",
            on_click=_begin,
            args=(person, meeting),
            disabled=bool(to_say),
        )
        _change(meeting)
        with st.popover(meeting_words.CANCEL):
            ask.kept_line("meeting.cancel.why", "Why?", meeting.key)
            st.button(
                "Cancel the meeting", key="meeting.cancel", on_click=_cancel, args=(person, meeting)
            )


def turns(person: Actor, meeting: MeetingRecord, people: Sequence[Child]) -> None:
    """The children in order, each with a way to their turn, and how it stands."""
    st.header(f"Children ({len(meeting.held.children)})", anchor=False)
    if not meeting.held.children:
        st.markdown("Nobody yet.")
    open_now = [key for key in meeting.not_decided if any(person.key == key for person in people)]
    signed_review = meeting.state is MeetingState.SIGNED and (
        meeting.held.kind is MeetingKind.STATUTORY_REVIEW
    )  # it takes nothing more
    if meeting.state in {MeetingState.HELD, MeetingState.SIGNED} and open_now and not signed_review:
        first = meeting_words.START if not meeting.decisions else meeting_words.NEXT
        st.button(
            first,
            type="primary",
            key="meeting.start",
            on_click=go_to,
            args=(meeting.key, open_now[0]),
        )
    begun = {draft.about for draft in drafts_of(cache.council_of(person))}
    with st.container(gap="xsmall"):
        for number, key in enumerate(meeting.held.children, start=1):
            _turn(meeting, number, key, people, decision_of(key, meeting.key) in begun)
    if meeting.hidden:
        extra = writing.count_of(meeting.hidden, "more child is", "more children are")
        st.caption(meeting_words.not_shown_to_you(extra))
    if meeting.state is MeetingState.HELD and may(person, Permission.PREPARE_MEETING):
        _change(meeting)


def record(person: Actor, meeting: MeetingRecord, people: Sequence[Child]) -> None:
    """Every decision as it will be signed or was signed, then the signature."""
    decided = [decision for decision in meeting.decisions if decision.stands is not None]
    if not decided:
        return
    st.header(f"What was {meeting_words.done(meeting.held.kind)}", anchor=False)
    room.ask_whether_alone(meeting)
    for decision in decided:
        _decision(meeting, decision, people)
    _attendance_corrected(meeting, people)
    if not room.family_looks_on(meeting):
        _sign(person, meeting, people)
    elif meeting.to_sign or meeting.attendance_to_sign:
        st.caption(meeting_words.SIGN_ONCE_LEFT)


def _turn(
    meeting: MeetingRecord, number: int, key: str, people: Sequence[Child], begun: bool
) -> None:
    """`begun`: whoever looks has a draft of what is to be recorded."""
    child = next((person for person in people if person.key == key), None)
    with st.container(border=True, key=f"row-turn-{key}"):
        columns = st.columns((3, 7), gap="small", vertical_alignment="center")
        with columns[0]:
            name = names.name_or_number(child) if child else meeting_words.CHILD_NOT_HERE
            called = f"{number}. {name}"
            if child is None or meeting.state in {MeetingState.PREPARING, MeetingState.CANCELLED}:
                st.markdown(f"**{writing.plain(called)}**")
            else:
                st.button(
                    f"**{writing.plain(called)}**",
                    key=f"meeting.turn.{key}",
                    type="tertiary",
                    on_click=go_to,
                    args=(meeting.key, key),
                )
        decision = meeting.decision(key)
        panel_decision = decision.stands.content if decision and decision.stands else None
        kind = meeting.held.kind
        columns[1].markdown(
            writing.plain(meeting_words.decided(panel_decision, kind))
            if panel_decision
            else meeting_words.nothing_yet(kind, begun)
        )


def _decision(meeting: MeetingRecord, decided: DecisionRecord, people: Sequence[Child]) -> None:
    reader = Audience.FAMILY if room.family_looks_on(meeting) else Audience.PANEL
    entry = decided.stands
    if entry is None or entry.content is None:
        return
    with st.container(border=True, key=f"card-decided-{decided.child}"):
        state_words = "signed" if decided.signed else "not signed"
        called = writing.plain(meeting_words.called(decided.child, people))
        st.subheader(called, anchor=False)
        by = who_did_it(entry.by)
        recorded = f"Recorded on {writing.a_moment(entry.at_utc)} by {by}, {state_words}."
        st.caption(writing.plain(recorded))
        decision_view.show(entry.content, reader, meeting.held.kind)
        _corrections(decision_shown_to(decided, reader), decided.corrected, reader)


def _corrections(decided: DecisionRecord, corrected: frozenset[int], reader: Audience) -> None:
    """What was signed before and is corrected: the old beside the new.

    `corrected`: the numbers of those entries. A family isn't shown that something was corrected
    which it may not see.
    """
    by_number = {entry.number: entry for entry in decided.history}
    for entry in decided.history:
        old = by_number.get(entry.replaces) if entry.replaces else None
        if entry.number not in corrected or entry.content is None:
            continue
        if old is None or old.content is None:
            continue
        now = decided.as_corrected(entry).content or entry.content
        differences = _differences(old.content, now)
        if not differences and reader is Audience.FAMILY:
            continue
        with st.expander(writing.plain(_corrected(entry))):
            _show_differences(differences)


def _corrected(entry: Entry[Decision] | Entry[Meeting]) -> str:
    why = f": {entry.reason}" if entry.reason else ""
    return f"Corrected on {writing.a_moment(entry.at_utc)}{why}"


def _differences(old: Decision, new: Decision) -> list[Differing]:
    """But for what the tool adds, and the reason, which stands above them."""
    return [
        difference
        for difference in differing_fields(old, new)
        if difference.path.split(".")[0] not in {"tool", "sorting", "corrected_because"}
    ]


def _show_differences(differences: Sequence[Differing]) -> None:
    for difference in differences:
        st.caption(writing.plain(values.place(difference.path)))
        container, right = st.columns(2, gap="medium")
        container.text(f"Was: {values.said(difference.path, difference.theirs)}")
        right.text(f"Now: {values.said(difference.path, difference.yours)}")


def _attendance_corrected(meeting: MeetingRecord, people: Sequence[Child]) -> None:
    """Who came by the signed record, beside who came by its correction."""
    by_number = {entry.number: entry for entry in meeting.history}
    for entry in meeting.history:
        old = by_number.get(entry.replaces) if entry.replaces else None
        if entry.content is None or old is None or old.content is None:
            continue
        with st.expander(writing.plain(f"Who came. {_corrected(entry)}")):
            container, right = st.columns(2, gap="medium")
            container.text("Was:\n" + "\n".join(attendance.said(old.content, people)))
            right.text("Now:\n" + "\n".join(attendance.said(entry.content, people)))


def _sign(person: Actor, meeting: MeetingRecord, people: Sequence[Child]) -> None:
    """What the chair signs is exactly what stands above; what isn't in it is listed first."""
    if meeting.signatures:
        last = meeting.signatures[-1]
        chair = last.content.chair if last.content else ""
        st.markdown(writing.plain(f"Signed by {chair} on {writing.a_moment(last.at_utc)}."))
    if not (meeting.to_sign or meeting.attendance_to_sign):
        return
    st.header("The chair signs", anchor=False)
    texts = [meeting_words.called(key, people) for key in meeting.not_decided]
    if texts:
        done = meeting_words.done(meeting.held.kind)
        st.warning(writing.plain(f"Nothing is {done} for {writing.join_words(texts)}."))
    if meeting.hidden:
        st.warning(meeting_words.CANNOT_SIGN)
        return
    if not may(person, Permission.SIGN_RECORD):
        st.markdown(meeting_words.CHAIR_SIGNS_HERE)
        return
    not_answered = attendance.still_to_answer(meeting.held, meeting.in_the_room)
    if not_answered:
        lines = "\n".join(f"- {writing.plain(line)}" for line in not_answered)
        st.warning(meeting_words.to_answer_before_signing(lines))
        attendance.way_to_who_came(person, meeting)
        return
    _sign_button(person, meeting, people)


def _sign_button(person: Actor, meeting: MeetingRecord, people: Sequence[Child]) -> None:
    """Two clicks, because it is the one thing here that can't be undone; between them, who came."""
    slot = f"meeting.signing.{meeting.key}"
    called = meeting_words.signed_thing(meeting.held.kind)
    number = writing.count_of(len(meeting.to_sign), called) if meeting.to_sign else "who came"
    if not state.is_open(slot):
        st.button(
            f"Sign {number} as {writing.plain(meeting.held.chair)} …",
            type="primary",
            key="meeting.sign",
            on_click=state.flip,
            args=(slot,),
        )
        return
    st.markdown(meeting_words.ONCE_SIGNED)
    st.text("\n".join(attendance.said(meeting.held, people)))
    came = ask.yes_no(f"{slot}.came", meeting_words.IS_THIS_WHO_CAME, None)
    if came is False:
        st.markdown(meeting_words.CHANGE_WHO_CAME)
        attendance.way_to_who_came(person, meeting)
    entries = [decision.stands for decision in meeting.decisions if decision.stands is not None]
    seen = tuple(DecisionSeen(entry.about.child, entry.number) for entry in entries)
    with st.container(horizontal=True):
        st.button(
            "Sign",
            type="primary",
            key="meeting.sign.now",
            on_click=_signed,
            disabled=not came,
            args=(person, meeting, seen, slot),
        )
        st.button("Not yet", key="meeting.sign.not", on_click=state.flip, args=(slot,))


def _change(meeting: MeetingRecord) -> None:
    st.page_link("prepare.py", label="Change the meeting", query_params={"meeting": meeting.key})


def _begin(person: Actor, meeting: MeetingRecord) -> None:
    try:
        start_meeting(
            cache.council_of(person),
            key=meeting.key,
            expected_version=meeting.version,
        )
    except UserError as error:
        state.keep_trouble(str(error))


def _cancel(person: Actor, meeting: MeetingRecord) -> None:
    why = str(state.get("meeting.cancel.why") or "")
    if not why.strip():
        state.keep_trouble(meeting_words.WRITE_WHY_CANCELLED)
        return
    try:
        prepare_meeting(
            cache.council_of(person),
            key=meeting.key,
            meeting=replace(meeting.held, cancelled_because=why.strip()),
            expected_version=meeting.version,
        )
    except UserError as error:
        state.keep_trouble(str(error))
        return
    ask.sent("meeting.cancel.why", meeting.key)


def _signed(
    person: Actor, meeting: MeetingRecord, seen: tuple[DecisionSeen, ...], slot: str
) -> None:
    state.clear(slot)
    try:
        sign_meeting(
            cache.council_of(person),
            key=meeting.key,
            seen=seen,
            expected_version=len(meeting.signatures),
            meeting_version=meeting.meeting.number,
        )
    except UserError as error:
        state.keep_trouble(str(error))
