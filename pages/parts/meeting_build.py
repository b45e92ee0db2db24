"""Building a meeting: its kind and day, who is there by role, the children in order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pandas as pd
import streamlit as st

from models.children.records import Child
from models.children.siblings import is_one_family
from models.meeting.meeting import Meeting, MeetingKind, Presence, PresentAs
from models.shortlist.agenda import Agenda, Group, Line
from pages.parts import agenda_rows, meeting_words, names, state, words
from pages.parts import fields as ask
from pages.parts.drafting import Form
from pages.parts.form_rows import growing

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
    present = _present(form, kind)
    return replace(held, kind=kind, on=on, chair=chair, present=present, children=chosen,
                   place=place, one_family=one_family)  # fmt: skip


def _present(form: Form[Meeting], kind: MeetingKind) -> tuple[Presence, ...]:
    """The usual roles of this kind in two columns, then others as needed."""
    st.header("Who is expected, by role", anchor=False)
    st.caption("A name where you know it. A role without a name and without a tick is left out. "
               "Who came is asked when the meeting begins.")  # fmt: skip
    held, usual = form.content.present, USUAL[kind]
    seats: list[tuple[PresentAs, Presence | None]] = []
    for role in dict.fromkeys((*usual, *(one.role for one in held))):
        mine: list[Presence | None] = [one for one in held if one.role is role]
        seats += [(role, one) for one in mine or [None]]
    half = (len(seats) + 1) // 2
    found = []
    for column, part in zip(st.columns(2, gap="large"), (seats[:half], seats[half:]), strict=True):
        with column:
            for number, (role, one) in enumerate(part):
                place = sum(other is role for other, _ in part[:number])
                seat = _seat(form.key(f"present.{role.name}.{place}"), role, one)
                found += [seat] if seat is not None else []
    rest = [one for one in PresentAs if one not in {PresentAs.CHAIR, *(role for role, _ in seats)}]
    more = growing(form.key("more"), 0, lambda key, _: _another(key, rest))
    return (*found, *more)


def _seat(key: str, role: PresentAs, held: Presence | None) -> Presence | None:
    """One line: whether the role is expected, and by what name."""
    expected, name = st.columns((4, 6), gap="small", vertical_alignment="center")
    called = meeting_words.role(role)
    with expected:
        here = ask.tick(f"{key}.here", called, bool(held and held.here))
    with name:
        who = ask.line(f"{key}.who", f"{called}: name", held.who if held else "", hint="Name",
                       hidden=True)  # fmt: skip
    if not who.strip() and not here:
        return None
    same = held is not None and held.who.strip() == who.strip()
    return replace(held, here=here) if held and same else Presence(role, who, here)


def _another(key: str, rest: Sequence[PresentAs]) -> Presence | None:
    columns = st.columns((4, 6), gap="small", vertical_alignment="center")
    with columns[0]:
        role = st.selectbox("Another role", rest, index=None, key=f"{key}.role",
                            format_func=meeting_words.role, placeholder="Another role",
                            label_visibility="collapsed")  # fmt: skip
    with columns[1]:
        who = ask.line(f"{key}.who", "Name of whoever comes in that role", "", hint="Name",
                       hidden=True)  # fmt: skip
    return Presence(role, who) if isinstance(role, PresentAs) else None


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
    expected = [meeting_words.person(seat) for seat in one.present]
    lines.append(f"Expected: {words.listed(expected) or 'nobody named yet'}")
    if one.kind is MeetingKind.STATUTORY_REVIEW and one.one_family:
        lines.append("The children are brothers and sisters")
    st.markdown("  \n".join(words.plain(line) for line in lines))
    rows = [f"{number}. {words.plain(meeting_words.called(key, people))}"
            for number, key in enumerate(one.children, start=1)]  # fmt: skip
    st.markdown("\n".join(rows) or "No child yet. They can be added until it is signed.")
