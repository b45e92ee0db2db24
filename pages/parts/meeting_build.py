"""Building a meeting: its kind and day, who is there by role, the children in order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import zip_longest

import pandas as pd
import streamlit as st

from models.children.records import Child
from models.children.siblings import is_one_family
from models.meeting.meeting import Meeting, MeetingKind, Presence, PresentAs, own_seat_of
from models.shortlist.agenda import Agenda, Group, Line
from pages.parts import agenda_rows, meeting_words, names, state, words
from pages.parts import fields as ask
from pages.parts.drafting import Form
from pages.parts.form_rows import AT_MOST, growing
from pages.parts.forms import FieldKey

Typed = Callable[[object], tuple[Presence, ...]]

# A review never meets the words of readiness, not even while it is prepared.
SUGGESTED: dict[MeetingKind, tuple[Group, ...]] = {
    MeetingKind.PANEL: (
        Group.REVIEW, Group.DUE, Group.FOSTER_PLAN, Group.NO_HOME, Group.NEARLY,
        Group.NOT_DISCUSSED,
    ),
    MeetingKind.STATUTORY_REVIEW: (Group.REVIEW, Group.TODAY),
}  # fmt: skip
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
    found: Agenda | None,
    day: date,
    siblings: pd.DataFrame,
) -> Meeting:
    """The inputs, and the meeting that they hold. `children`: everybody who may be added;
    `siblings`: who is whose brother or sister, as far as files say."""
    held = form.content
    what, when = st.columns((5, 5), gap="large")
    with what:
        kind = ask.one_of(
            form.key("kind"), "What kind of meeting", tuple(MeetingKind), held.kind,
            meeting_words.KIND.__getitem__,
            captions=[meeting_words.KIND_HELP[each] for each in MeetingKind],
        ) or held.kind  # fmt: skip
    with when:
        day_here, where = st.columns((2, 3), gap="small")
        with day_here:
            on = ask.day(form.key("on"), "Day", held.on)
        with where:
            place = ask.line(form.key("place"), "Where", held.place, hint="Room, or link")
        chair = ask.line(form.key("chair"), meeting_words.chair_label(kind), held.chair)
    chosen = _children(form, children, found, day, kind)
    one_family = held.one_family
    if kind is MeetingKind.STATUTORY_REVIEW and len(chosen) > 1:
        one_family = ask.tick(form.key("one_family"), "These children are brothers and sisters",
                              held.one_family)  # fmt: skip
        known = "By the data they are." if is_one_family(siblings, chosen) else (
            "No file says so: ask before you tick it."
        )  # fmt: skip
        st.caption(f"{known} A statutory review is about one child, or one family. Otherwise "
                   "prepare a review for each.")  # fmt: skip
    called = {one.key: names.who(one) for one in children}
    present = _present(form, kind, called, several=len(chosen) > 1)
    return replace(held, kind=kind, on=on, chair=chair, present=present, children=chosen,
                   place=place, one_family=one_family)  # fmt: skip


def _present(
    form: Form[Meeting], kind: MeetingKind, called: Mapping[str, str], *, several: bool
) -> tuple[Presence, ...]:
    """The usual roles of this kind in two columns, then others as needed, a row each.

    `called`: each child's name or number, by key. `several`: children are chosen, each with a seat.
    """
    st.header("Who is expected, by role", anchor=False)
    st.caption("A name where you know it. A role without a name and without a tick is left out. "
               "Who came is asked when the meeting begins.")  # fmt: skip
    held, usual = form.content.present, USUAL[kind]
    seats: list[tuple[FieldKey, PresentAs, Presence | None]] = []
    for role in usual:
        mine = [one for one in held if one.role is role]
        keys = _places(form, role, len(mine))
        seats += [(key, role, one) for key, one in zip_longest(keys, mine)]
    others = [one for one in held if one.role not in usual]
    rows = [_place(form, f"{kind.name}.other.{number}") for number in range(AT_MOST)]

    def typed(_answer: object) -> tuple[Presence, ...]:
        """All rows as they stand in their inputs, so that each is kept as it changes."""
        found = [_typed_seat(key, role, one) for key, role, one in seats]
        found += [_typed_other(key, one) for key, one in zip_longest(rows, others)]
        now = tuple(seat for seat in found if seat is not None)
        return held if Counter(now) == Counter(held) else now  # nothing typed but the order

    half = (len(seats) + 1) // 2
    for column, part in zip(st.columns(2, gap="large"), (seats[:half], seats[half:]), strict=True):
        with column:
            for key, role, one in part:
                own = called.get(own_seat_of(one), "") if one else ""
                each = "Each child" if several and role is PresentAs.CHILD else ""
                label = own or each or meeting_words.role(role)
                is_named = bool(one and one.who.strip()) or not (own or each)
                _seat(key, label, one, typed, is_named=is_named)
    st.caption("Another role: choose it from the list, which typing a letter or two shortens. "
               "Whoever is in none of them is “somebody else”: write their role beside their "
               "name.")  # fmt: skip
    roles = [one for one in PresentAs if one is not PresentAs.CHAIR and one not in usual]
    growing("", len(others), lambda _key, number: _other(
        rows[number], number, others[number] if number < len(others) else None, roles, typed
    ))  # fmt: skip
    return typed(None)


def _places(form: Form[Meeting], role: PresentAs, known: int) -> list[FieldKey]:
    """A place for everybody known in a role, and for whoever was known when it was drawn first: a
    name that is taken away doesn't take the next one's place."""
    found: list[FieldKey] = []
    for number in range(AT_MOST):
        key = _place(form, f"{role.name}.{number}")
        if number >= max(known, 1) and state.get(_part(key, "who")) is None:
            break
        found.append(key)
    return found


def _place(form: Form[Meeting], name: str) -> FieldKey:
    return form.key(f"present.{name}", answers="present")


def _part(key: FieldKey, name: str) -> FieldKey:
    """One input of a row."""
    part = FieldKey(f"{key}.{name}")
    part.slot, part.turn, part.path = key.slot, key.turn, key.path
    part.part, part.needed = key.part, False
    return part


def _seat(
    key: FieldKey, called: str, held: Presence | None, typed: Typed, *, is_named: bool
) -> None:
    """One line: whether the role is expected, and by what name, unless it says who that is."""
    expected, name = st.columns((4, 6), gap="small", vertical_alignment="center")
    with expected:
        ask.tick(_part(key, "here"), called, bool(held and held.here), kept_as=typed)
    if not is_named:
        return
    with name:
        ask.line(_part(key, "who"), f"{called}: name", held.who if held else "", hint="Name",
                 hidden=True, kept_as=typed)  # fmt: skip


def _typed_seat(key: FieldKey, role: PresentAs, held: Presence | None) -> Presence | None:
    here, who = state.get(_part(key, "here")), state.get(_part(key, "who"))
    if here is None and who is None:
        return held  # not drawn yet
    here, who = bool(here), str(who or "")
    if not who.strip() and not here:
        return None
    same = held is not None and held.who.strip() == who.strip()
    return replace(held, here=here) if held and same else Presence(role, who, here)


def _other(
    key: FieldKey, number: int, held: Presence | None, roles: Sequence[PresentAs], typed: Typed
) -> Presence | None:
    """Somebody in a role that is not usual in such a meeting."""
    columns = st.columns((4, 6), gap="small", vertical_alignment="center")
    with columns[0]:
        role = _part(key, "role")
        state.begin_with(role, held.role if held else None)
        st.selectbox("Another role" if number == 0 else f"Another role ({number + 1})", roles,
                     index=None, key=role, format_func=meeting_words.role,
                     placeholder="Another role", label_visibility="collapsed",
                     **ask.kept(role, typed))  # fmt: skip
    with columns[1]:
        which = "" if number == 0 else f" ({number + 1})"
        ask.line(_part(key, "who"), f"Name of whoever comes in that role{which}",
                 held.who if held else "", hint="Name", hidden=True, kept_as=typed)  # fmt: skip
    return _typed_other(key, held)


def _typed_other(key: FieldKey, held: Presence | None) -> Presence | None:
    """A name without a role is somebody else until one is chosen; neither is nobody."""
    role, who = state.get(_part(key, "role")), state.get(_part(key, "who"))
    if role is None and who is None:
        return held  # not drawn yet
    who = str(who or "")
    if not isinstance(role, PresentAs):
        if not who.strip():
            return None
        role = PresentAs.OTHER
    same = held is not None and held.role is role and held.who.strip() == who.strip()
    return held if same else Presence(role, who)


def _children(
    form: Form[Meeting],
    children: Sequence[Child],
    found: Agenda | None,
    day: date,
    kind: MeetingKind,
) -> tuple[str, ...]:
    """Those chosen in their order, with a search beside and what is due below."""
    slot = form.key("children")
    state.begin_with(slot, form.content.children)
    chosen = _held(slot)
    st.header(f"Children, in order ({len(chosen)})", anchor=False)
    by_key = {one.key: one for one in children}
    st.selectbox(
        "Add a child by name or number", [key for key in by_key if key not in chosen], index=None,
        key=f"{slot}.search", format_func=lambda key: _searched(by_key[key], day),
        placeholder="Type a name", on_change=_add_searched,
        args=(slot, frozenset(by_key)), width=480,
    )  # fmt: skip
    if not chosen:
        st.markdown("Nobody yet: type a name, or take from what is due below.")
    with st.container(gap="xsmall"):
        for number, key in enumerate(chosen):
            _chosen(slot, number, key, by_key.get(key), day)
    _suggested(slot, chosen, found, kind)
    return _held(slot)


def _chosen(slot: str, number: int, key: str, child: Child | None, day: date) -> None:
    with st.container(border=True, key=f"row-chosen-{key}"):
        columns = st.columns((6, 4), gap="small", vertical_alignment="center")
        called = names.who(child) if child else "Child not held here"
        age = f" :gray[{child.age_on(day)}]" if child else ""
        columns[0].markdown(f"{number + 1}\\. **{words.plain(called)}**{age}")
        with columns[1], st.container(horizontal=True, horizontal_alignment="right"):
            for label, step in (("Up", -1), ("Down", 1)):
                last = number + step not in range(len(_held(slot)))
                st.button(label, key=f"{slot}.{label}.{key}", disabled=last, on_click=_move,
                          args=(slot, number, step))  # fmt: skip
            st.button("Take out", key=f"{slot}.out.{key}", on_click=_take_out, args=(slot, key))


def _suggested(slot: str, chosen: Sequence[str], found: Agenda | None, kind: MeetingKind) -> None:
    """Who next? says whose turn it is; nobody who is down for a meeting already."""
    lines = [line for group in SUGGESTED[kind] for line in (found.group(group) if found else ())
             if line.child.key not in chosen and line.planned is None]  # fmt: skip
    if not lines:
        return
    st.subheader("Whose turn it is", anchor=False)
    number = state.shown(f"{slot}.suggested", FIRST_SUGGESTED)
    with st.container(gap="xsmall"):
        for line in lines[:number]:
            _suggestion(slot, line, found.day if found else date.min)
    if len(lines) > number:
        st.button(f"Show more ({len(lines) - number} left)", key=f"{slot}.suggested.more",
                  on_click=state.show_more, args=(f"{slot}.suggested", number + 20))  # fmt: skip


def _suggestion(slot: str, line: Line, day: date) -> None:
    with st.container(border=True, key=f"row-suggested-{line.child.key}"):
        columns = st.columns((2.6, 6.2, 1.2), gap="small", vertical_alignment="center")
        with columns[0]:
            agenda_rows.child_link(line.child, day)
        columns[1].markdown(f":small[:gray[{line.group.value}]]  \n{agenda_rows.because(line)}")
        with columns[2], st.container(horizontal_alignment="right"):
            st.button("Add", key=f"{slot}.add.{line.child.key}", on_click=_add,
                      args=(slot, line.child.key))  # fmt: skip


def _searched(child: Child, day: date) -> str:
    number = f", number {child.child_id}" if child.name else ""
    return f"{names.who(child)}, {child.age_on(day)}{number}"


def _held(slot: str) -> tuple[str, ...]:
    held = state.get(slot)
    return held if isinstance(held, tuple) else ()


def _add(slot: str, key: str) -> None:
    if key not in _held(slot):
        state.put(slot, (*_held(slot), key))


def _add_searched(slot: str, known: frozenset[str]) -> None:
    """The browser may send a choice again when it is no option any longer, as its label."""
    key = state.take(f"{slot}.search")
    if key in known:
        _add(slot, str(key))


def _take_out(slot: str, key: str) -> None:
    state.put(slot, tuple(each for each in _held(slot) if each != key))


def _move(slot: str, number: int, step: int) -> None:
    held = list(_held(slot))
    held.insert(number + step, held.pop(number))
    state.put(slot, tuple(held))


def show(one: Meeting, people: Sequence[Child]) -> None:
    """The meeting in words, to be checked."""
    st.markdown(f"**{words.plain(one.title)}**")
    lines = [f"Chair: {one.chair or 'not named yet'}"]
    if one.place.strip():
        lines.append(f"Where: {one.place}")
    lines.append(f"Expected: {meeting_words.expected(one, people) or 'nobody named yet'}")
    if one.kind is MeetingKind.STATUTORY_REVIEW and one.one_family:
        lines.append("The children are brothers and sisters")
    st.markdown("  \n".join(words.plain(line) for line in lines))
    rows = [f"{number}. {words.plain(meeting_words.called(key, people))}"
            for number, key in enumerate(one.children, start=1)]  # fmt: skip
    st.markdown("\n".join(rows) or "No child yet. They can be added until it is signed.")
