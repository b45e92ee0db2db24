"""The whole meeting: begin it, who has had their turn, what was decided, the chair's signature."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from data.store import meetings
from models.access import Actor, Permission, may
from models.audience import Audience
from models.children.records import Child
from models.meeting.complete import missing_of_meeting
from models.meeting.decision import Decision
from models.meeting.meeting import Meeting, MeetingKind, MeetingState
from models.meeting.record import DecisionRecord, MeetingRecord
from models.meeting.shown import decision_shown_to
from models.problems import UserError
from models.recording.kept import Kept
from models.recording.merging import differing
from pages.parts import (
    attendance,
    decision_words,
    hands,
    meeting_room,
    meeting_words,
    names,
    source,
    state,
    values,
    words,
)
from pages.parts import fields as ask
from pages.parts.meeting_room import go_to


def heading(held: MeetingRecord, people: Sequence[Child]) -> None:
    """What meeting it is, who chairs, who is there, how far it is."""
    hands.open_at_top(words.plain(held.held.title), held.key)
    chair = f"Chair: {held.held.chair}" if held.held.chair.strip() else "Nobody chairs yet"
    facts = [chair, meeting_words.progress(held)]
    if held.held.place.strip():
        facts.append(held.held.place)
    st.markdown(f"{meeting_words.state_tag(held)} {words.plain(' · '.join(facts))}")
    if held.state in {MeetingState.PREPARING, MeetingState.CANCELLED}:
        expected = meeting_words.expected(held.held, people)
        if expected:
            st.caption(words.plain(f"Expected: {expected}."))


def before(person: Actor, held: MeetingRecord) -> None:
    """While it is prepared: change it, begin it, or say that it doesn't take place."""
    if held.state is not MeetingState.PREPARING or not may(person, Permission.PREPARE_MEETING):
        return
    missing = missing_of_meeting(replace(held.held, begun=True))
    to_say = words.listed([each.words for each in missing])
    if to_say:
        st.info(words.plain(f"Before it can begin, change the meeting: {to_say}."))
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button("Begin the meeting", type="primary", key="meeting.begin", on_click=_begin,
                  args=(person, held), disabled=bool(to_say))  # fmt: skip
        _change(held)
        with st.popover("It doesn't take place …"):
            ask.unkept_line("meeting.cancel.why", "Why?")
            st.button("Cancel the meeting", key="meeting.cancel", on_click=_cancel,
                      args=(person, held))  # fmt: skip


def turns(person: Actor, held: MeetingRecord, people: Sequence[Child]) -> None:
    """The children in order, each with a way to their turn, and how it stands."""
    st.header(f"Children ({len(held.held.children)})", anchor=False)
    if not held.held.children:
        st.markdown("Nobody yet.")
    open_now = [key for key in held.not_decided if any(one.key == key for one in people)]
    signed_review = held.state is MeetingState.SIGNED and (
        held.held.kind is MeetingKind.STATUTORY_REVIEW
    )  # it takes nothing more
    if held.state in {MeetingState.HELD, MeetingState.SIGNED} and open_now and not signed_review:
        first = "Start with the first child" if not held.decisions else "Go on with the next child"
        st.button(first, type="primary", key="meeting.start", on_click=go_to,
                  args=(held.key, open_now[0]))  # fmt: skip
    with st.container(gap="xsmall"):
        for number, key in enumerate(held.held.children, start=1):
            _turn(held, number, key, people)
    if held.hidden:
        more = words.count(held.hidden, "more child is", "more children are")
        st.caption(f"{more} in this meeting and not shown to you.")
    if held.state is MeetingState.HELD and may(person, Permission.PREPARE_MEETING):
        _change(held)


def record(person: Actor, held: MeetingRecord, people: Sequence[Child]) -> None:
    """Every decision as it will be signed or was signed, then the signature."""
    decided = [one for one in held.decisions if one.stands is not None]
    if not decided:
        return
    st.header(f"What was {meeting_words.done(held.held.kind)}", anchor=False)
    meeting_room.ask_whether_alone(held)
    for one in decided:
        _decision(held, one, people)
    _attendance_corrected(held, people)
    if not meeting_room.family_looks_on(held):
        _sign(person, held, people)


def _turn(held: MeetingRecord, number: int, key: str, people: Sequence[Child]) -> None:
    child = next((one for one in people if one.key == key), None)
    with st.container(border=True, key=f"row-turn-{key}"):
        columns = st.columns((3, 7), gap="small", vertical_alignment="center")
        with columns[0]:
            called = f"{number}. {names.who(child) if child else 'Child not held here'}"
            if child is None or held.state in {MeetingState.PREPARING, MeetingState.CANCELLED}:
                st.markdown(f"**{words.plain(called)}**")
            else:
                st.button(f"**{words.plain(called)}**", key=f"meeting.turn.{key}",
                          type="tertiary", on_click=go_to, args=(held.key, key))  # fmt: skip
        found = held.decision(key)
        stands = found.stands.content if found and found.stands else None
        kind = held.held.kind
        columns[1].markdown(words.plain(meeting_words.decided(stands, kind)) if stands
                            else f":gray[Nothing {meeting_words.done(kind)} yet]")  # fmt: skip


def _decision(held: MeetingRecord, decided: DecisionRecord, people: Sequence[Child]) -> None:
    reader = Audience.FAMILY if meeting_room.family_looks_on(held) else Audience.PANEL
    kept = decided.stands
    if kept is None or kept.content is None:
        return
    with st.container(border=True, key=f"card-decided-{decided.child}"):
        state_words = "signed" if decided.signed else "not signed"
        called = words.plain(meeting_words.called(decided.child, people))
        st.subheader(called, anchor=False)
        who = f"Recorded on {words.a_moment(kept.at_utc)} by {kept.by}, {state_words}."
        st.caption(words.plain(who))
        decision_words.show(kept.content, reader, held.held.kind)
        _corrections(decision_shown_to(decided, reader))


def _corrections(decided: DecisionRecord) -> None:
    """What was signed before and is corrected: the old beside the new."""
    by_number = {entry.number: entry for entry in decided.history}
    for entry in decided.history:
        old = by_number.get(entry.replaces) if entry.replaces else None
        if entry.content is None or old is None or old.content is None:
            continue
        with st.expander(words.plain(_corrected(entry))):
            _difference(old.content, entry.content)


def _corrected(entry: Kept[Decision] | Kept[Meeting]) -> str:
    why = f": {entry.reason}" if entry.reason else ""
    return f"Corrected on {words.a_moment(entry.at_utc)}{why}"


def _difference(old: Decision, new: Decision) -> None:
    for difference in differing(old, new):
        if difference.path.split(".")[0] in {"tool", "sorting"}:
            continue
        st.caption(words.plain(values.place(difference.path)))
        left, right = st.columns(2, gap="medium")
        left.text(f"Was: {values.said(difference.path, difference.theirs)}")
        right.text(f"Now: {values.said(difference.path, difference.yours)}")


def _attendance_corrected(held: MeetingRecord, people: Sequence[Child]) -> None:
    """Who came by the signed record, beside who came by its correction."""
    by_number = {entry.number: entry for entry in held.history}
    for entry in held.history:
        old = by_number.get(entry.replaces) if entry.replaces else None
        if entry.content is None or old is None or old.content is None:
            continue
        with st.expander(words.plain(f"Who came. {_corrected(entry)}")):
            left, right = st.columns(2, gap="medium")
            left.text("Was:\n" + "\n".join(attendance.said(old.content, people)))
            right.text("Now:\n" + "\n".join(attendance.said(entry.content, people)))


def _sign(person: Actor, held: MeetingRecord, people: Sequence[Child]) -> None:
    """What the chair signs is exactly what stands above; what isn't in it is listed first."""
    if held.signatures:
        last = held.signatures[-1]
        chair = last.content.chair if last.content else ""
        st.markdown(words.plain(f"Signed by {chair} on {words.a_moment(last.at_utc)}."))
    if not (held.to_sign or held.attendance_to_sign):
        return
    st.header("The chair signs", anchor=False)
    left = [meeting_words.called(key, people) for key in held.not_decided]
    if left:
        done = meeting_words.done(held.held.kind)
        st.warning(words.plain(f"Nothing is {done} for {words.listed(left)}."))
    if held.hidden:
        st.warning("Some children of this meeting are not shown to you; who signs has to see all.")
        return
    if not may(person, Permission.SIGN_RECORD):
        st.markdown("Whoever chairs signs here.")
        return
    not_answered = attendance.still_to_answer(held.held)
    if not_answered:
        lines = "\n".join(f"- {words.plain(line)}" for line in not_answered)
        st.warning(f"Before this can be signed, under *Who is here?*:\n\n{lines}")
        return
    _sign_button(person, held, people)


def _sign_button(person: Actor, held: MeetingRecord, people: Sequence[Child]) -> None:
    """Two clicks, because it is the one thing here that can't be undone; between them, who came."""
    slot = f"meeting.signing.{held.key}"
    number = words.count(len(held.to_sign), "decision") if held.to_sign else "who came"
    if not state.is_open(slot):
        st.button(f"Sign {number} as {words.plain(held.held.chair)} …", type="primary",
                  key="meeting.sign", on_click=state.flip, args=(slot,))  # fmt: skip
        return
    st.markdown("Once signed, nothing of this changes. A mistake is then corrected beside it, with "
                "a reason, and signed again.")  # fmt: skip
    st.text("\n".join(attendance.said(held.held, people)))
    came = ask.yes_no(f"{slot}.came", "Is this who came?", None)
    if came is False:
        st.markdown("Change it above, under *Change who came*. Then sign.")
    stands = [one.stands for one in held.decisions if one.stands is not None]
    seen = tuple(meetings.Seen(one.about.child, one.number) for one in stands)
    with st.container(horizontal=True):
        st.button("Sign", type="primary", key="meeting.sign.now", on_click=_signed,
                  disabled=not came, args=(person, held, seen, slot))  # fmt: skip
        st.button("Not yet", key="meeting.sign.not", on_click=state.flip, args=(slot,))


def _change(held: MeetingRecord) -> None:
    st.page_link("prepare.py", label="Change the meeting", query_params={"meeting": held.key})


def _begin(person: Actor, held: MeetingRecord) -> None:
    now = source.current()
    try:
        meetings.start_meeting(now.store_shown(), actor=person, key=held.key,
                               expected_version=held.version, now=now.now())  # fmt: skip
    except UserError as error:
        state.keep_trouble(str(error))


def _cancel(person: Actor, held: MeetingRecord) -> None:
    now, why = source.current(), str(state.get("meeting.cancel.why") or "")
    if not why.strip():
        state.keep_trouble("Write why the meeting doesn't take place, then cancel it.")
        return
    try:
        meetings.prepare_meeting(
            now.store_shown(), actor=person, key=held.key,
            meeting=replace(held.held, cancelled_because=why.strip()),
            expected_version=held.version, now=now.now(),
        )  # fmt: skip
    except UserError as error:
        state.keep_trouble(str(error))


def _signed(
    person: Actor, held: MeetingRecord, seen: tuple[meetings.Seen, ...], slot: str
) -> None:  # fmt: skip
    now = source.current()
    state.clear(slot)
    try:
        meetings.sign_meeting(
            now.store_shown(), actor=person, key=held.key, seen=seen,
            expected_version=len(held.signatures), now=now.now(),
            meeting_version=held.meeting.number,
        )  # fmt: skip
    except UserError as error:
        state.keep_trouble(str(error))
