"""A decision as it reads: for checking, for the chair, for whoever looks later."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from data.reference.needs import scheme
from models.meeting.case_record import tool_lines
from models.meeting.decision import Decision
from pages.parts import meeting_words, names, words


def show(one: Decision, *, with_tool: bool) -> None:
    """Every answer, in the order of the form. `with_tool`: a panel, and the child not there."""
    st.markdown(f"**Decision: {words.plain(meeting_words.decided(one))}**")
    _lines(_after(one))
    _said("Their words", f"{one.child_words}{_by(one.child_heard_by)}" if one.child_words else "")
    _said("How the child's words changed the plan", one.words_changed)
    _said("Parents say", one.parents_view)
    _said("The IRO says", one.iro_view)
    _list("Options considered", (_option(each.place, each.gives, each.costs_the_child)
                                 for each in one.options))  # fmt: skip
    if with_tool and one.agreement is not None:
        _said(f"{meeting_words.AGREEMENT[one.agreement]}, because", one.because or "nothing yet")
    _list("What we promise", (
        " · ".join(part for part in (each.words, each.owner, _day("by", each.due)) if part)
        for each in one.actions
    ))  # fmt: skip
    _list("Seen differently", (f"{each.who}: {each.words}" for each in one.dissent))
    _list("What needs sorting", (
        " · ".join(part for part in (each.words, each.owner, _day("by", each.due),
                                     _day("look again", each.look_again)) if part)
        for each in one.sorting
    ))  # fmt: skip
    if with_tool and one.tool is not None:
        with st.expander("What the tool said"):
            _list("", tool_lines(one.tool))


def _after(one: Decision) -> Iterable[str]:
    known = {each.name: each.words for each in scheme().packages}
    if one.packages:
        yield f"With {words.listed([known.get(name, name) for name in one.packages])}"
    if one.recommendation.strip():
        yield f"The meeting recommends: {one.recommendation}"
    yield f"Decided by {one.decided_by}" if one.decided_by.strip() else "Nobody named who decides"
    yield f"The child {'was' if one.child_present else 'was not'} in the room"


def _option(place: object, gives: str, costs: str) -> str:
    called = "Stay here" if place is None else names.SETTING[place]  # type: ignore[index]
    return "; ".join([called, *([f"gives {gives}"] if gives.strip() else []),
                      *([f"costs the child {costs}"] if costs.strip() else [])])  # fmt: skip


def _by(who: str) -> str:
    return f" (heard by {who})" if who.strip() else ""


def _day(before: str, day: object) -> str:
    return f"{before} {words.a_date(day)}" if day else ""  # type: ignore[arg-type]


def _said(label: str, text: str) -> None:
    if text.strip():
        st.caption(label)
        st.text(text.strip())


def _lines(lines: Iterable[str]) -> None:
    st.markdown("  \n".join(words.plain(line) for line in lines))


def _list(label: str, lines: Iterable[str]) -> None:
    found = [f"- {words.plain(words.capital(line))}" for line in lines if line.strip()]
    if found:
        if label:
            st.caption(label)
        st.markdown("\n".join(found))
