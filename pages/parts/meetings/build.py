"""Building a meeting: its kind and day, who is there by role, the children in order."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import zip_longest

import pandas as pd
import streamlit as st

from models.children.records import Child
from models.children.siblings import is_one_family
from models.recording.meeting import Meeting, MeetingKind, Presence, PresentAs, own_seat_of
from models.shortlist.agenda import Agenda, AgendaGroup, AgendaLine
from pages.parts import state
from pages.parts.forms import fields as ask
from pages.parts.forms.content import FieldKey
from pages.parts.forms.drafting import Form
from pages.parts.forms.growing_rows import AT_MOST, growing
from pages.parts.meetings import words as meeting_words
from pages.parts.who_next import rows as agenda_rows
from pages.parts.words import names, writing

Typed = Callable[[object], tuple[Presence, ...]]

# A review never meets the words of readiness, not even while it is prepared.
SUGGESTED: dict[MeetingKind, tuple[AgendaGroup, ...]] = {
    MeetingKind.PANEL: (
        AgendaGroup.REVIEW,
        AgendaGroup.DUE,
        AgendaGroup.FOSTER_PLAN,
        AgendaGroup.NO_HOME,
        AgendaGroup.NEARLY,
        AgendaGroup.NOT_DISCUSSED,
    ),
    MeetingKind.STATUTORY_REVIEW: (AgendaGroup.REVIEW, AgendaGroup.TODAY),
}
FIRST_SUGGESTED = 6
USUAL: dict[MeetingKind, tuple[PresentAs, ...]] = {
    MeetingKind.PANEL: (
        PresentAs.HEAD_OF_SERVICE, PresentAs.SOCIAL_WORKER, PresentAs.TEAM_MANAGER,
        PresentAs.FOSTERING, PresentAs.PLACEMENTS, PresentAs.COMMISSIONING, PresentAs.FINANCE,
        PresentAs.VIRTUAL_SCHOOL, PresentAs.HEALTH, PresentAs.LEGAL,
    ),
    MeetingKind.STATUTORY_REVIEW: (
        PresentAs.CHILD, PresentAs.IRO, PresentAs.SOCIAL_WORKER, PresentAs.PARENT,
        PresentAs.CARER, PresentAs.DESIGNATED_TEACHER, PresentAs.HEALTH,
    ),
}  # fmt: skip


def draw(
    form: Form[Meeting],
    children: Sequence[Child],
    agenda: Agenda | None,
    day: date,
    siblings: pd.DataFrame,
) -> Meeting:
    """The inputs, and the meeting that they hold. `children`: everybody who may be added;
    `siblings`: who is whose brother or sister, as far as files say."""
    meeting = form.content
    container, when = st.columns((5, 5), gap="large")
    with container:
        kind = (
            ask.one_of(
                form.key("kind"),
                meeting_words.WHICH_KIND,
                tuple(MeetingKind),
                meeting.kind,
                meeting_words.KIND.__getitem__,
                captions=[meeting_words.KIND_HELP[meeting_kind] for meeting_kind in MeetingKind],
            )
            or meeting.kind
        )
    with when:
        day_here, where = st.columns((2, 3), gap="small")
        with day_here:
            on = ask.day(form.key("on"), "Day", meeting.on)
        with where:
            place = ask.line(form.key("place"), "Where", meeting.place, hint="Room, or link")
        chair = ask.line(form.key("chair"), meeting_words.chair_label(kind), meeting.chair)
    chosen = _children(form, children, agenda, day, kind)
    one_family = meeting.one_family
    if kind is MeetingKind.STATUTORY_REVIEW and len(chosen) > 1:
        one_family = ask.tick(
            form.key("one_family"), meeting_words.ARE_SIBLINGS, meeting.one_family
        )
        name = (
            meeting_words.SIBLINGS_IN_DATA
            if is_one_family(siblings, chosen)
            else (meeting_words.SIBLINGS_NOT_IN_DATA)
        )
        st.caption(meeting_words.review_of_siblings(name))
    called = {child.key: names.name_or_number(child) for child in children}
    present = _present(form, kind, called, several=len(chosen) > 1)
    return replace(
        meeting,
        kind=kind,
        on=on,
        chair=chair,
        present=present,
        children=chosen,
        place=place,
        one_family=one_family,
    )


def _present(
    form: Form[Meeting], kind: MeetingKind, called: Mapping[str, str], *, several: bool
) -> tuple[Presence, ...]:
    """The usual roles of this kind in two columns, then others as needed, a row each.

    `called`: each child's name or number, by key. `several`: children are chosen, each with a seat.
    """
    st.header(meeting_words.WHO_IS_EXPECTED, anchor=False)
    st.caption(meeting_words.NAMES_AND_ROLES)
    presences, usual = form.content.present, USUAL[kind]
    seats: list[tuple[FieldKey, PresentAs, Presence | None]] = []
    for role in usual:
        presences_own = [presence for presence in presences if presence.role is role]
        keys = _places(form, role, len(presences_own))
        seats += [(key, role, one) for key, one in zip_longest(keys, presences_own)]
    others = [presence for presence in presences if presence.role not in usual]
    rows = [_place(form, f"{kind.name}.other.{number}") for number in range(AT_MOST)]

    def typed(_answer: object) -> tuple[Presence, ...]:
        """All rows as they stand in their inputs, so that each is kept as it changes."""
        presences_result = [_typed_seat(key, role, presence) for key, role, presence in seats]
        presences_result += [_typed_other(key, one) for key, one in zip_longest(rows, others)]
        presences_current = tuple(seat for seat in presences_result if seat is not None)
        return (
            presences if Counter(presences_current) == Counter(presences) else presences_current
        )  # nothing typed but the order

    half = (len(seats) + 1) // 2
    for column, part in zip(st.columns(2, gap="large"), (seats[:half], seats[half:]), strict=True):
        with column:
            for key, role, presence in part:
                own = called.get(own_seat_of(presence), "") if presence else ""
                name = "Each child" if several and role is PresentAs.CHILD else ""
                label = own or name or meeting_words.role(role)
                is_named = bool(presence and presence.who.strip()) or not (own or name)
                _seat(key, label, presence, typed, is_named=is_named)
    st.caption(meeting_words.ANOTHER_ROLE)
    roles = [
        PresentA
        for PresentA in PresentAs
        if PresentA is not PresentAs.CHAIR and PresentA not in usual
    ]
    growing(
        "",
        len(others),
        lambda _key, number: _other(
            rows[number], number, others[number] if number < len(others) else None, roles, typed
        ),
    )
    return typed(None)


def _places(form: Form[Meeting], role: PresentAs, recorded: int) -> list[FieldKey]:
    """A place for everybody known in a role, and for whoever was known when it was drawn first: a
    name that is taken away doesn't take the next one's place."""
    field_keys: list[FieldKey] = []
    for number in range(AT_MOST):
        key = _place(form, f"{role.name}.{number}")
        if number >= max(recorded, 1) and state.get(_part(key, "who")) is None:
            break
        field_keys.append(key)
    return field_keys


def _place(form: Form[Meeting], name: str) -> FieldKey:
    return form.key(f"present.{name}", answers="present")


def _part(key: FieldKey, name: str) -> FieldKey:
    """One input of a row."""
    part = FieldKey(f"{key}.{name}")
    part.slot, part.turn, part.path = key.slot, key.turn, key.path
    part.part, part.needed = key.part, False
    return part


def _seat(
    key: FieldKey, called: str, presence: Presence | None, typed: Typed, *, is_named: bool
) -> None:
    """One line: whether the role is expected, and by what name, unless it says who that is."""
    expected, name = st.columns(2, gap="small", vertical_alignment="center")
    with expected:
        ask.tick(_part(key, "here"), called, bool(presence and presence.here), kept_as=typed)
    if not is_named:
        return
    with name:
        ask.line(
            _part(key, "who"),
            f"{called}: name",
            presence.who if presence else "",
            hint="Name",
            hidden=True,
            kept_as=typed,
        )


def _typed_seat(key: FieldKey, role: PresentAs, presence: Presence | None) -> Presence | None:
    here, who = state.get(_part(key, "here")), state.get(_part(key, "who"))
    if here is None and who is None:
        return presence  # not drawn yet
    here, who = bool(here), str(who or "")
    if not who.strip() and not here:
        return None
    same = presence is not None and presence.who.strip() == who.strip()
    return replace(presence, here=here) if presence and same else Presence(role, who, here)


def _other(
    key: FieldKey, number: int, presence: Presence | None, roles: Sequence[PresentAs], typed: Typed
) -> Presence | None:
    """Somebody in a role that is not usual in such a meeting."""
    columns = st.columns((4, 6), gap="small", vertical_alignment="center")
    with columns[0]:
        role = _part(key, "role")
        state.begin_with(role, presence.role if presence else None)
        st.selectbox(
            "Another role" if number == 0 else f"Another role ({number + 1})",
            roles,
            index=None,
            key=role,
            format_func=meeting_words.role,
            placeholder="Another role",
            label_visibility="collapsed",
            **ask.kept(role, typed),
        )
    with columns[1]:
        which = "" if number == 0 else f" ({number + 1})"
        ask.line(
            _part(key, "who"),
            meeting_words.name_of_role(which),
            presence.who if presence else "",
            hint="Name",
            hidden=True,
            kept_as=typed,
        )
    return _typed_other(key, presence)


def _typed_other(key: FieldKey, presence: Presence | None) -> Presence | None:
    """A name without a role is somebody else until one is chosen; neither is nobody."""
    role, who = state.get(_part(key, "role")), state.get(_part(key, "who"))
    if role is None and who is None:
        return presence  # not drawn yet
    who = str(who or "")
    if not isinstance(role, PresentAs):
        if not who.strip():
            return None
        role = PresentAs.OTHER
    same = presence is not None and presence.role is role and presence.who.strip() == who.strip()
    return presence if same else Presence(role, who)


def _children(
    form: Form[Meeting],
    children: Sequence[Child],
    agenda: Agenda | None,
    day: date,
    kind: MeetingKind,
) -> tuple[str, ...]:
    """Those chosen in their order, with a search beside and what is due below."""
    slot = form.key("children")
    state.begin_with(slot, form.content.children)
    chosen = _held(slot)
    st.header(f"Children, in order ({len(chosen)})", anchor=False)
    by_key = {child.key: child for child in children}
    st.selectbox(
        meeting_words.ADD_A_CHILD,
        [key for key in by_key if key not in chosen],
        index=None,
        key=f"{slot}.search",
        format_func=lambda key: _searched(by_key[key], day),
        placeholder="Type a name",
        on_change=_add_searched,
        args=(slot, frozenset(by_key)),
        width=480,
    )
    if not chosen:
        st.markdown(meeting_words.NOBODY_YET)
    with st.container(gap="xsmall"):
        for number, key in enumerate(chosen):
            _chosen(slot, number, key, by_key.get(key), day)
    _suggested(slot, chosen, agenda, kind)
    return _held(slot)


def _chosen(slot: str, number: int, key: str, child: Child | None, day: date) -> None:
    with st.container(border=True, key=f"row-chosen-{key}"):
        columns = st.columns((6, 4), gap="small", vertical_alignment="center")
        called = names.name_or_number(child) if child else meeting_words.CHILD_NOT_HERE
        age = f" :gray[{child.age_on(day)}]" if child else ""
        columns[0].markdown(f"{number + 1}\\. **{writing.plain(called)}**{age}")
        with columns[1], st.container(horizontal=True, horizontal_alignment="right"):
            for label, step in (("Up", -1), ("Down", 1)):
                last = number + step not in range(len(_held(slot)))
                st.button(
                    label,
                    key=f"{slot}.{label}.{key}",
                    disabled=last,
                    on_click=_move,
                    args=(slot, number, step),
                )
            st.button("Take out", key=f"{slot}.out.{key}", on_click=_take_out, args=(slot, key))


def _suggested(slot: str, chosen: Sequence[str], agenda: Agenda | None, kind: MeetingKind) -> None:
    """Who next? says whose turn it is; nobody who is down for a meeting already."""
    lines = [
        line
        for group in SUGGESTED[kind]
        for line in (agenda.group(group) if agenda else ())
        if line.child.key not in chosen and line.planned is None
    ]
    if not lines:
        return
    st.subheader(meeting_words.WHOSE_TURN, anchor=False)
    number = state.shown(f"{slot}.suggested", FIRST_SUGGESTED)
    with st.container(gap="xsmall"):
        for line in lines[:number]:
            _suggestion(slot, line, agenda.day if agenda else date.min)
    if len(lines) > number:
        st.button(
            f"Show more ({len(lines) - number} left)",
            key=f"{slot}.suggested.more",
            on_click=state.show_more,
            args=(f"{slot}.suggested", number + 20),
        )


def _suggestion(slot: str, line: AgendaLine, day: date) -> None:
    with st.container(border=True, key=f"row-suggested-{line.child.key}"):
        columns = st.columns((2.6, 6.2, 1.2), gap="small", vertical_alignment="center")
        with columns[0]:
            agenda_rows.child_link(line.child, day)
        columns[1].markdown(f":small[:gray[{line.group.value}]]  \n{agenda_rows.because(line)}")
        with columns[2], st.container(horizontal_alignment="right"):
            st.button(
                "Add",
                key=f"{slot}.add.{line.child.key}",
                on_click=_add,
                args=(slot, line.child.key),
            )


def _searched(child: Child, day: date) -> str:
    number = f", number {child.child_id}" if child.name else ""
    return f"{names.name_or_number(child)}, {child.age_on(day)}{number}"


def _held(slot: str) -> tuple[str, ...]:
    held = state.get(slot)
    return held if isinstance(held, tuple) else ()


def _add(slot: str, key: str) -> None:
    if key not in _held(slot):
        state.put(slot, (*_held(slot), key))


def _add_searched(slot: str, texts: frozenset[str]) -> None:
    """The browser may send a choice again when it is no option any longer, as its label."""
    key = state.take(f"{slot}.search")
    if key in texts:
        _add(slot, str(key))


def _take_out(slot: str, key: str) -> None:
    state.put(slot, tuple(name for name in _held(slot) if name != key))


def _move(slot: str, number: int, step: int) -> None:
    texts = list(_held(slot))
    texts.insert(number + step, texts.pop(number))
    state.put(slot, tuple(texts))


def show(meeting: Meeting, people: Sequence[Child]) -> None:
    """The meeting in words, to be checked."""
    st.markdown(f"**{writing.plain(meeting.title)}**")
    lines = [f"Chair: {meeting.chair or 'not named yet'}"]
    if meeting.place.strip():
        lines.append(f"Where: {meeting.place}")
    lines.append(f"Expected: {meeting_words.expected(meeting, people) or 'nobody named yet'}")
    if meeting.kind is MeetingKind.STATUTORY_REVIEW and meeting.one_family:
        lines.append(meeting_words.CHILDREN_ARE_SIBLINGS)
    st.markdown("  \n".join(writing.plain(line) for line in lines))
    rows = [
        f"{number}. {writing.plain(meeting_words.called(key, people))}"
        for number, key in enumerate(meeting.children, start=1)
    ]
    st.markdown("\n".join(rows) or meeting_words.NO_CHILD_YET)
