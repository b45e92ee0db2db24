"""Who came: asked when a meeting begins, once more when it is signed, and corrected afterwards.

Each input is named for its person. Nobody is ever said not to have come because nobody asked.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

import streamlit as st

from models.access import Actor, Permission, may
from models.children.records import Child
from models.recording.complete import Round
from models.recording.meeting import (
    Attendance,
    Meeting,
    MeetingState,
    Presence,
    PresentAs,
    attendance_words,
    own_seat_of,
    people_words,
    person_words,
    seats_of,
)
from models.recording.meeting_complete import missing_of_attendance, said_apart
from models.recording.meeting_record import MeetingRecord
from models.recording.subject import Subject, correction_of, meeting_of
from pages.parts import cache, state
from pages.parts.forms import browser, drafting
from pages.parts.forms import fields as ask
from pages.parts.forms.content import FieldKey, is_typing
from pages.parts.forms.drafting import Form, Task
from pages.parts.forms.growing_rows import AT_MOST, growing
from pages.parts.meetings import words as meeting_words
from pages.parts.words import names, writing
from services.meetings import record_attendance

CARD = "card-attendance"
Typed = Callable[[object], tuple[Presence, ...]]


def place(key: str) -> Subject:
    """Where a person's draft of who came is kept: apart from that of the meeting itself."""
    return correction_of(meeting_of(key), 0)


def who_came(person: Actor, meeting: MeetingRecord, people: Sequence[Child]) -> None:
    """Ask when the meeting has begun; say it afterwards, with a way to change or correct it."""
    if meeting.state not in {MeetingState.HELD, MeetingState.SIGNED}:
        return
    signed = meeting.state is MeetingState.SIGNED
    may_ask = _may_ask(person, meeting)
    nobody_asked = all(seat.attendance is None for seat in meeting.held.present)
    is_open = state.is_open(_slot(meeting)) or is_typing(person, place(meeting.key))
    if may_ask and (is_open or (nobody_asked and not signed)):
        with st.container(border=True, key=CARD):
            _form(person, meeting, people)
        if state.take(f"{_slot(meeting)}.wanted"):
            browser.show_place([CARD])
        return
    st.markdown("  \n".join(writing.plain(line) for line in said(meeting.held, people)))
    if may_ask:
        st.button(
            "Correct who came …" if signed else "Change who came",
            type="tertiary",
            key="meeting.attendance.open",
            on_click=state.flip,
            args=(_slot(meeting),),
        )


def way_to_who_came(person: Actor, meeting: MeetingRecord) -> None:
    """From where the chair signs, at the end of the page, to the answers at its beginning."""
    if _may_ask(person, meeting):
        st.button(
            "Change who came", key="meeting.attendance.go", on_click=_go_there, args=(meeting,)
        )


def _may_ask(person: Actor, meeting: MeetingRecord) -> bool:
    signed = meeting.state is MeetingState.SIGNED
    right = Permission.CORRECT_SIGNED if signed else Permission.PREPARE_MEETING
    return may(person, right) and may(person, Permission.PREPARE_MEETING)


def _go_there(meeting: MeetingRecord) -> None:
    state.put(_slot(meeting), True)
    state.put(f"{_slot(meeting)}.wanted", True)


def said(meeting: Meeting, people: Sequence[Child]) -> list[str]:
    """Came: …. Sent apologies: …. One line an answer, in words, those not asked among them."""
    called = {person.key: names.name_or_number(person) for person in people}
    answers: dict[str, list[Presence]] = {}
    for seat in seats_of(meeting):
        answers.setdefault(attendance_words(seat, called), []).append(seat)
    return [
        f"{writing.capitalise(answer)}: {people_words(presences, called)}"
        for answer, presences in answers.items()
    ]


def still_to_answer(meeting: Meeting, in_the_room: Mapping[str, bool | None]) -> list[str]:
    """What the chair can't sign without: who came, and no child of whom two things are said."""
    missing = (*missing_of_attendance(meeting), *said_apart(meeting, in_the_room))
    return [writing.capitalise(missing_field.words) for missing_field in missing]


def _form(person: Actor, meeting_record: MeetingRecord, people: Sequence[Child]) -> None:
    st.subheader("Who is here?", anchor=False)
    about = place(meeting_record.key)

    def record_it(meeting: Meeting, version: int) -> object:
        return record_attendance(
            cache.council_of(person),
            key=meeting_record.key,
            meeting=meeting,
            expected_version=version,
            drafted=about,
        )

    def recorded() -> None:
        state.clear(_slot(meeting_record))
        st.rerun()

    blank = replace(
        meeting_record.held, present=seats_of(meeting_record.held), corrected_because=""
    )
    signed = meeting_record.state is MeetingState.SIGNED
    task = Task(
        about,
        blank,
        meeting_record.version,
        draw=lambda form: _draw(form, people, len(blank.present), signed=signed),
        show=lambda meeting: _show(meeting, people, meeting_record.in_the_room),
        then=recorded,
        record=record_it,
        verb="Record the correction" if signed else "Record who came",
    )
    drafting.fill_in(person, task, Round(cache.today(), corrects=signed))


def _draw(form: Form[Meeting], people: Sequence[Child], expected: int, *, signed: bool) -> Meeting:
    """`expected`: how many seats the record has; whoever else is here comes after them."""
    meeting = form.content
    because = meeting.corrected_because
    if signed:
        st.info(meeting_words.ATTENDANCE_SIGNED)
        because = ask.long_text(
            form.key("corrected_because"), meeting_words.WHY_WRONG, because, rows=2
        )

    def typed(_answer: object) -> tuple[Presence, ...]:
        presences = (_typed_seat(form, number, seat) for number, seat in enumerate(meeting.present))
        others = (_typed_another(form, expected + extra) for extra in range(AT_MOST))
        return (*list(presences)[:expected], *(seat for seat in others if seat is not None))

    for number, seat in enumerate(meeting.present[:expected]):
        _ask_seat(form, number, seat, people, typed)
    others = meeting.present[expected:]
    growing(
        form.key("more"),
        len(others),
        lambda _key, extra: _ask_another(
            form, expected + extra, others[extra] if extra < len(others) else None, typed
        ),
    )
    return replace(meeting, present=typed(None), corrected_because=because)


def _ask_seat(
    form: Form[Meeting], number: int, seat: Presence, people: Sequence[Child], typed: Typed
) -> None:
    """One person: came, sent apologies, didn't come, or there for one child's turn only."""
    by_key = {person.key: names.name_or_number(person) for person in people}
    called = writing.capitalise(person_words(seat, by_key))
    key = _key(form, number, "attendance")
    container, answer = st.columns((3, 7), gap="small", vertical_alignment="center")
    container.markdown(writing.plain(called))
    with answer:
        state.begin_with(key, seat.attendance)
        attendance = st.radio(
            called,
            _answers(seat, form.content),
            index=None,
            key=key,
            horizontal=True,
            format_func=meeting_words.ATTENDANCE.__getitem__,
            label_visibility="collapsed",
            **ask.kept(key, typed),
        )
    if attendance is Attendance.JOINED and not own_seat_of(seat):
        with answer:
            key = _key(form, number, "for_child")
            state.begin_with(key, seat.for_child or None)
            st.selectbox(
                f"{called}: for whose turn",
                form.content.children,
                index=None,
                key=key,
                format_func=lambda child: meeting_words.called(child, people),
                **ask.kept(key, typed),
            )


def _answers(seat: Presence, meeting: Meeting) -> tuple[Attendance, ...]:
    """Of one child's meeting nobody joins for one child only; what was answered stays there."""
    several = len(meeting.children) > 1 or seat.attendance is Attendance.JOINED
    return tuple(answer for answer in Attendance if several or answer is not Attendance.JOINED)


def _ask_another(
    form: Form[Meeting], number: int, before: Presence | None, typed: Typed
) -> Presence | None:
    """Somebody who wasn't expected, and so is here."""
    role, container = st.columns((3, 7), gap="small", vertical_alignment="bottom")
    with role:
        key = _key(form, number, "role")
        state.begin_with(key, before.role if before else None)
        st.selectbox(
            meeting_words.SOMEBODY_ELSE,
            tuple(PresentAs),
            index=None,
            key=key,
            format_func=meeting_words.role,
            placeholder="Role",
            **ask.kept(key, typed),
        )
    with container:
        ask.line(
            _key(form, number, "who"), "Their name", before.who if before else "", kept_as=typed
        )
    return _typed_another(form, number)


def _typed_seat(form: Form[Meeting], number: int, seat: Presence) -> Presence:
    attendance = state.get(_key(form, number, "attendance"))
    if not isinstance(attendance, Attendance):
        return seat
    if own_seat_of(seat):
        return replace(seat, attendance=attendance)
    child = state.get(_key(form, number, "for_child"))
    joined = attendance is Attendance.JOINED
    return replace(
        seat, attendance=attendance, for_child=str(child or seat.for_child) if joined else ""
    )


def _typed_another(form: Form[Meeting], number: int) -> Presence | None:
    role, who = (state.get(_key(form, number, name)) for name in ("role", "who"))
    if not isinstance(role, PresentAs):
        if not str(who or "").strip():
            return None
        role = PresentAs.OTHER  # a name is never lost because its role isn't chosen yet
    return Presence(role, str(who or ""), attendance=Attendance.CAME)


def _show(
    meeting: Meeting, people: Sequence[Child], in_the_room: Mapping[str, bool | None]
) -> None:
    """The answers in words, and what the chair will want before signing."""
    st.markdown("  \n".join(writing.plain(line) for line in said(meeting, people)))
    texts = still_to_answer(meeting, in_the_room)
    if texts:
        st.caption(
            writing.plain(
                meeting_words.before_signing("; ".join(writing.lower_first(name) for name in texts))
            )
        )


def _key(form: Form[Meeting], number: int, name: str) -> FieldKey:
    return form.key(f"present.{number}.{name}", answers="present")


def _slot(meeting: MeetingRecord) -> str:
    return f"meeting.attendance.{meeting.key}"
