"""The lines of the agenda: a link to the child, why, and what can be said in place."""

from collections.abc import Sequence
from datetime import date

import streamlit as st

from models.access import Permission, may
from models.children.freshness import WhereaboutsAnswer
from models.children.records import Child
from models.readiness.rules import SUPPORT_NOT_CARE
from models.recording.record import ChildRecord
from models.shortlist.agenda import Agenda, AgendaGroup, AgendaLine
from pages.parts import cache, state
from pages.parts.child import home_search_form, whereabouts
from pages.parts.shell.visitor import visitor
from pages.parts.who_next import add_to_panel, answers
from pages.parts.who_next import words as agenda_words
from pages.parts.words import names, writing
from services.records import child_records

FIRST_ROWS, MORE_ROWS = 10, 25
WITH_ANSWERS, WITHOUT = (2.6, 5.7, 2.7), (2.6, 8.4)
ABREAST = 4


def group(called: AgendaGroup, lines: Sequence[AgendaLine], day: date, may_say: bool) -> None:
    """A heading with its count and the first ten lines; nothing for a group without lines."""
    if not lines:
        return
    st.header(f"{called.value} ({len(lines)})", anchor=False)
    rows(lines, day, may_say, called.name)


def rows(lines: Sequence[AgendaLine], day: date, may_say: bool, where: str) -> None:
    """Lines, ten at first, with a button for more."""
    key = f"who.rows.{where}"
    number = state.shown(key, FIRST_ROWS)
    with st.container(gap="xsmall"):
        for line in lines[:number]:
            row(line, day, may_say, where)
    if len(lines) > number:
        st.button(
            f"Show more ({len(lines) - number} left)",
            key=f"{key}.more",
            on_click=state.show_more,
            args=(key, number + MORE_ROWS),
        )


def row(line: AgendaLine, day: date, may_say: bool, where: str) -> None:
    """One child: who, why, and what ends the line."""
    asks = bool(line.offers or line.recorded) and may_say
    panel = add_to_panel.fits(line)
    ends = asks or panel or bool(line.answers)
    with st.container(border=True, key=f"row-{where}-{line.child.key}"):
        widths = WITH_ANSWERS if ends else WITHOUT
        columns = st.columns(widths, gap="small", vertical_alignment="center")
        with columns[0]:
            child_link(line.child, day)
        with columns[1]:
            _reasons(line)
        if ends:
            with (
                columns[2],
                st.container(
                    horizontal=True, horizontal_alignment="right", vertical_alignment="center"
                ),
            ):
                answers.answers(line, _record_of(line), where)
                if asks:
                    _whereabouts(line, where)
                if panel:
                    _find_a_home(line)
                    add_to_panel.button(line)


def _record_of(line: AgendaLine) -> ChildRecord | None:
    """What people recorded of the child, which an answer comes after."""
    if not line.answers:
        return None
    records = child_records(cache.council_of(visitor()))
    return next((record for record in records if record.child == line.child.key), None)


def _find_a_home(line: AgendaLine) -> None:
    """Who is ready and has no home: the request that goes out for one."""
    wanted = line.group is AgendaGroup.NO_HOME and may(visitor(), Permission.EXPORT_CHILDREN)
    if wanted and st.button("Find a home", key=f"who.home.{line.child.key}"):
        state.put(home_search_form.opened(line.child.key), True)
        st.switch_page("child.py", query_params={"child": line.child.key})


def _reasons(line: AgendaLine) -> None:
    """The reasons, and a way to answer the question that would change something."""
    page = _answered_on(line)
    if not page:
        st.markdown(because(line))
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        with st.container():
            st.markdown(because(line))
        st.page_link(page[0], label="Add answer", query_params={"child": line.child.key, **page[1]})


def _answered_on(line: AgendaLine) -> tuple[str, dict[str, str]] | None:
    """Where the line's question is answered: a needs profile, or why support and not care."""
    if not line.question:
        return None
    if line.question == SUPPORT_NOT_CARE:
        right, page = Permission.RECORD_BLOCKER, ("write_down.py", {"about": "support"})
    else:
        right, page = Permission.RECORD_PROFILE, ("needs.py", {})
    return page if may(visitor(), right) else None


def because(line: AgendaLine) -> str:
    """The reasons in one line, then the question that would change an answer."""
    texts = [writing.plain(name) for name in line.because]
    if line.recorded:
        texts = [f"✓ {writing.plain(whereabouts.said_words(line.recorded))}"]
    text = " · ".join(texts)
    if line.question:
        ask = writing.plain(writing.lower_first(line.question))
        text += agenda_words.could_change(ask)
    return text


def child_link(child: Child, day: date) -> None:
    """The name (or number) as a link to the child's page, and the age."""
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall"):
        st.page_link(
            "child.py",
            label=f"**{writing.plain(names.name_or_number(child))}**",
            query_params={"child": child.key},
        )
        st.markdown(f":gray[{child.age_on(day)}]", width="content")


def _whereabouts(line: AgendaLine, where: str) -> None:
    if line.recorded:
        whereabouts.undo_button(line.recorded, line.version, where)
        return
    for literal in (WhereaboutsAnswer.STILL_HERE, WhereaboutsAnswer.MOVED_OR_LEFT):
        if literal in line.offers:
            whereabouts.button(line.child.key, literal, line.version, where)


def is_this_right(agenda: Agenda, may_say: bool) -> None:
    """Doubts one by one; children whom nobody has checked as one line with a count."""
    opened = bool(agenda.unchecked) and state.is_open("who.open.unchecked")
    below = {line.child.key for line in agenda.unchecked} if opened else set()
    doubts = [line for line in agenda.group(AgendaGroup.RIGHT) if line.child.key not in below]
    if not doubts and not agenda.unchecked:
        return
    st.header(AgendaGroup.RIGHT.value, anchor=False)
    rows(doubts, agenda.day, may_say, "right")
    if agenda.unchecked:
        folded(agenda_words.unchecked(agenda), agenda.unchecked, agenda.day, may_say, "unchecked")


def folded(text: str, lines: Sequence[AgendaLine], day: date, may_say: bool, where: str) -> None:
    """One sentence with a button; the lines only when asked for."""
    if _opened(text, where):
        rows(lines, day, may_say, where)


def folded_links(text: str, children: Sequence[Child], day: date) -> None:
    """One sentence with a button; links to the children when asked for, four abreast."""
    if not _opened(text, "others"):
        return
    for start in range(0, len(children), ABREAST):
        for column, child in zip(st.columns(ABREAST), children[start:], strict=False):
            with column:
                child_link(child, day)


def _opened(text: str, where: str) -> bool:
    key = f"who.open.{where}"
    opened = state.is_open(key)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(writing.plain(text), width="content")
        st.button(
            "Hide" if opened else "Show", key=f"{key}.button", on_click=state.flip, args=(key,)
        )
    return opened
