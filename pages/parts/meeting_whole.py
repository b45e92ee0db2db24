"""The whole meeting: begin it, who has had their turn, what was decided, the chair's signature."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace

import streamlit as st

from data.store import meetings
from models.access import Actor, Permission, may
from models.children.records import Child
from models.meeting.decision import Decision
from models.meeting.meeting import MeetingKind, MeetingState
from models.meeting.record import DecisionRecord, MeetingRecord
from models.problems import UserError
from models.recording.kept import Kept
from models.recording.merging import differing
from pages.parts import decision_words, meeting_words, names, source, state, values, words
from pages.parts.meeting_room import go_to, is_present


def heading(held: MeetingRecord) -> None:
    """What meeting it is, who chairs, who is there, how far it is."""
    st.title(words.plain(held.held.title), anchor=False)
    chair = f"Chair: {held.held.chair}" if held.held.chair.strip() else "Nobody chairs yet"
    facts = [chair, meeting_words.progress(held)]
    if held.held.place.strip():
        facts.append(held.held.place)
    st.markdown(f"{meeting_words.state_tag(held)} {words.plain(' · '.join(facts))}")
    there = [_person(one.role.value, one.who) for one in held.held.present if one.here]
    if there:
        st.caption(words.plain(f"There: {words.listed(there)}."))


def before(person: Actor, held: MeetingRecord) -> None:
    """While it is prepared: change it, begin it, or say that it doesn't take place."""
    if held.state is not MeetingState.PREPARING or not may(person, Permission.PREPARE_MEETING):
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button("Begin the meeting", type="primary", key="meeting.begin", on_click=_begin,
                  args=(person, held))  # fmt: skip
        _change(held)
        with st.popover("It doesn't take place …"):
            st.text_input("Why?", key="meeting.cancel.why", max_chars=300)
            st.button("Cancel the meeting", key="meeting.cancel", on_click=_cancel,
                      args=(person, held))  # fmt: skip


def turns(person: Actor, held: MeetingRecord, people: Sequence[Child]) -> None:
    """The children in order, each with a way to their turn, and how it stands."""
    st.header(f"Children ({len(held.held.children)})", anchor=False)
    if not held.held.children:
        st.markdown("Nobody yet.")
    open_now = [key for key in held.not_decided if any(one.key == key for one in people)]
    if held.state is MeetingState.HELD and open_now:
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
    st.header("What was decided", anchor=False)
    for one in decided:
        _decision(held, one, people)
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
        columns[1].markdown(words.plain(meeting_words.decided(stands)) if stands
                            else ":gray[Nothing decided yet]")  # fmt: skip


def _decision(held: MeetingRecord, one: DecisionRecord, people: Sequence[Child]) -> None:
    kept = one.stands
    if kept is None or kept.content is None:
        return
    with st.container(border=True, key=f"card-decided-{one.child}"):
        state_words = "signed" if one.signed else "not signed"
        called = words.plain(meeting_words.called(one.child, people))
        st.subheader(called, anchor=False)
        who = f"Recorded on {words.a_moment(kept.at_utc)} by {kept.by}, {state_words}."
        st.caption(words.plain(who))
        panel = held.held.kind is MeetingKind.PANEL
        with_tool = panel and not is_present(held.key, one.child)
        decision_words.show(kept.content, with_tool=with_tool)
        _corrections(one, with_tool=with_tool)


def _corrections(one: DecisionRecord, *, with_tool: bool) -> None:
    """What was signed before and is corrected: the old beside the new."""
    told = {each.number: each for each in one.history}
    for each in one.history:
        old = told.get(each.replaces) if each.replaces else None
        if each.content is None or old is None or old.content is None:
            continue
        with st.expander(words.plain(f"Corrected on {words.a_moment(each.at_utc)}: {each.reason}")):
            _difference(old, each, with_tool=with_tool)


def _difference(old: Kept[Decision], new: Kept[Decision], *, with_tool: bool) -> None:
    names_of = {field.name for field in fields(Decision)} - {"tool", "sorting"}
    names_of -= set() if with_tool else {"agreement", "because"}
    for one in differing(old.content, new.content):
        if one.path.split(".")[0] not in names_of:
            continue
        st.caption(words.plain(values.place(one.path)))
        left, right = st.columns(2, gap="medium")
        left.text(f"Was: {values.said(one.path, one.theirs)}")
        right.text(f"Now: {values.said(one.path, one.yours)}")


def _sign(person: Actor, held: MeetingRecord, people: Sequence[Child]) -> None:
    """What the chair signs is exactly what stands above; what isn't in it is listed first."""
    if held.signatures:
        last = held.signatures[-1]
        chair = last.content.chair if last.content else ""
        st.markdown(words.plain(f"Signed by {chair} on {words.a_moment(last.at_utc)}."))
    if not held.to_sign:
        return
    st.header("The chair signs", anchor=False)
    left = [meeting_words.called(key, people) for key in held.not_decided]
    if left:
        st.warning(words.plain(f"Nothing is decided for {words.listed(left)}."))
    if held.hidden:
        st.warning("Some children of this meeting are not shown to you; who signs has to see all.")
        return
    if not may(person, Permission.SIGN_RECORD):
        st.markdown("Whoever chairs signs here.")
        return
    _sign_button(person, held)


def _sign_button(person: Actor, held: MeetingRecord) -> None:
    """Two clicks, because it is the one thing here that can't be undone."""
    slot = f"meeting.signing.{held.key}"
    number = words.count(len(held.to_sign), "decision")
    if not state.is_open(slot):
        st.button(f"Sign {number} as {words.plain(held.held.chair)} …", type="primary",
                  key="meeting.sign", on_click=state.flip, args=(slot,))  # fmt: skip
        return
    st.markdown("Once signed, nothing of this changes. A mistake is then corrected beside it, with "
                "a reason, and signed again.")  # fmt: skip
    stands = [one.stands for one in held.decisions if one.stands is not None]
    seen = tuple(meetings.Seen(one.about.child, one.number) for one in stands)
    with st.container(horizontal=True):
        st.button("Sign", type="primary", key="meeting.sign.now", on_click=_signed,
                  args=(person, held, seen, slot))  # fmt: skip
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
        )  # fmt: skip
    except UserError as error:
        state.keep_trouble(str(error))


def _person(role: str, who: str) -> str:
    return f"{who.strip()} ({role})" if who.strip() else role
