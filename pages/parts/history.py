"""What was recorded about a child, newest first: who, when, what, and what became of it."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from data.store import recording
from data.store.rights import RIGHT_FOR
from models.access import Actor, may
from models.moves.words import headline, lines_of
from models.problems import UserError
from models.recording.blocker import RecordedBlocker
from models.recording.contents import Content
from models.recording.event import (
    CameBack,
    PathwayPlan,
    RecordedIncident,
    ReviewHeld,
    SupportNotCare,
)
from models.recording.kept import UNDO_FOR, Kept, standing, version
from models.recording.profile import RecordedProfile
from models.recording.record import ChildRecord
from models.recording.subject import Kind, Subject
from models.recording.voice import View, Wish
from models.recording.weighed import LegalStatusSaid, WordsWeighed
from models.savings.pipeline import MoveStage
from models.shortlist.agenda_answered import answer_words
from pages.parts import fields, names, source, state, words

CALLED = {
    Kind.PROFILE: "Needs profile", Kind.SECOND_RATING: "Second rating",
    Kind.BLOCKER: "What needs sorting", Kind.WISH: "The child's own words",
    Kind.VIEW: "A view", Kind.INCIDENT: "Incident", Kind.SUPPORT_NOT_CARE: "Support, not care",
    Kind.DECISION: "Decision of a meeting", Kind.ACTION: "An action",
    Kind.MOVE: "How a move stands", Kind.WORDS_WEIGHED: "The child's words, weighed",
    Kind.LEGAL_STATUS: "Legal status", Kind.CAME_BACK: "Back from being missing",
    Kind.PATHWAY_PLAN: "Pathway plan", Kind.REVIEW_HELD: "A statutory review",
}  # fmt: skip
WRITTEN_ON = {Kind.WISH: "words", Kind.VIEW: "view", Kind.INCIDENT: "incident"}
TAKEN_BACK_HERE = frozenset(CALLED) - {Kind.DECISION, Kind.ACTION, Kind.MOVE}
FIRST, MORE = 10, 25
OPEN, ROWS = "child.history", "child.history.rows"


def history(person: Actor, record: ChildRecord) -> None:
    """One line with a count; the entries when asked for."""
    found = [one for one in reversed(record.entries) if one.about.kind in CALLED]
    st.header("What was recorded about this child", anchor=False)
    if not found:
        st.markdown("Nothing yet. What people record here is never changed and never deleted.")
        return
    opened, number = state.is_open(OPEN), state.shown(ROWS, FIRST)
    with st.container(horizontal=True, vertical_alignment="center"):
        number_of = words.count(len(found), "entry", "entries")
        last = words.a_moment(found[0].at_utc)
        st.markdown(words.plain(f"{number_of}, the last on {last}."), width="content")
        st.button("Hide" if opened else "Show", key=f"{OPEN}.button", on_click=state.flip,
                  args=(OPEN,))  # fmt: skip
    if not opened:
        return
    for one in found[:number]:
        with st.container(border=True, key=f"row-history-{one.about.kind.value}-{_place(one)}"):
            _entry(person, record, one)
    if len(found) > number:
        st.button(f"Show more ({len(found) - number} left)", key=f"{ROWS}.more",
                  on_click=state.show_more, args=(ROWS, number + MORE))  # fmt: skip


def undoable(person: Actor, one: Kept[Content]) -> bool:
    """Recorded by this person, and not ten minutes ago yet."""
    return one.by == person.identifier and source.utc_now() - one.at_utc <= UNDO_FOR


def take_back(person: Actor, one: Kept[Content], seen: int, written_in: str = "") -> None:
    """Withdraw an entry; for an `on_click`. What goes wrong is said when the page is drawn.

    `written_in`: the key of the input that holds the reason, "" where none is wanted.
    """
    reason = str(state.get(written_in) or "") if written_in else ""
    try:
        recording.withdraw(source.current().store_shown(), actor=person, about=one.about,
                           number=one.number, expected_version=seen, now=source.current().now(),
                           reason=reason)  # fmt: skip
    except UserError as error:
        state.keep_trouble(str(error))


def in_words(content: Content) -> list[str]:
    """An entry in a few lines, as it was written."""
    match content:
        case RecordedProfile():
            known = [one for one in content.ratings if one.level is not None]
            return [f"{words.count(len(content.ratings), 'item')} rated by {content.assessed_by}, "
                    f"{len(known)} of them known"]  # fmt: skip
        case RecordedBlocker():
            if content.cleared:
                return [f"{content.words}: sorted on {words.a_date(content.cleared)}",
                        content.evidence]  # fmt: skip
            until = f", by {words.a_date(content.due)}" if content.due else ""
            return [f"{content.words}: {content.owner}{until}"]
        case Wish():
            return [f"“{content.words}”", f"heard by {content.heard_by}"]
        case View():
            return [f"{words.capital(content.of.value)}, {content.who}: “{content.words}”"]
        case RecordedIncident():
            return [content.kind, content.words]
        case MoveStage():
            return [headline(content), *lines_of(content, {})]
        case WordsWeighed():
            homes = [words.small(names.SETTING[place]) for place in content.places]
            where = words.listed(homes) or "every kind of home"
            return [f"doesn't change {where}, because {content.because}"]
        case LegalStatusSaid() if content.order is not None:
            since = f", since {words.a_date(content.since)}" if content.since else ""
            return [f"{words.capital(names.order(content.order))}{since}", content.said_by]
        case CameBack() | PathwayPlan() | ReviewHeld():
            return [answer_words(content)]
        case SupportNotCare():
            return [f"because {content.because}" if content.because else "not said any more"]
    return []


def _entry(person: Actor, record: ChildRecord, one: Kept[Content]) -> None:
    of_same = record.history(one.about)
    stands = one in standing(of_same)
    told, does = st.columns((7, 3), vertical_alignment="center")
    with told:
        st.markdown(_first_line(one, of_same, stands))
        if one.content is not None:
            st.text("\n".join(filter(None, in_words(one.content))))
    if stands and one.about.kind in TAKEN_BACK_HERE and may(person, RIGHT_FOR[one.about.kind]):
        with does, st.container(horizontal=True, horizontal_alignment="right"):
            _links(record, one)
            _taking_back(person, one, version(of_same))


def _first_line(one: Kept[Content], of_same: Sequence[Kept[Content]], stands: bool) -> str:
    """Needs profile of 24 February 2026 · recorded by Sam on … · corrected since."""
    called = f"**{CALLED[one.about.kind]}**"
    if one.content is None:
        called = f"{called}, taken back"
    parts = [words.plain(f"for {words.a_date(one.on)}"),
             words.plain(f"recorded by {one.by} on {words.a_moment(one.at_utc)}")]  # fmt: skip
    if one.content is not None and one.replaces is not None:
        parts.append(words.plain(f"corrects number {one.replaces}"))
    if one.reason:
        parts.append(words.plain(f"why: {one.reason}"))
    if one.content is not None and not stands:
        later = next((each for each in of_same if each.replaces == one.number), None)
        corrected = later is not None and later.content is not None
        parts.append("corrected since" if corrected else "taken back since")
    return f"{called} :small[:gray[{' · '.join(parts)}]]"


def _links(record: ChildRecord, one: Kept[Content]) -> None:
    child = {"child": record.child}
    if one.about.kind in WRITTEN_ON:
        query = child | {"about": WRITTEN_ON[one.about.kind], "corrects": str(one.number)}
        st.page_link("write_down.py", label="Correct", query_params=query)
    if one.about.kind is Kind.PROFILE:
        seconds = [each.content for each in record.second_ratings]
        rated = any(each and each.second_of == one.number for each in seconds)
        label = "See where two differ" if rated else "Second rating, blind"
        st.page_link("needs.py", label=label, query_params=child | {"second": str(one.number)})


def _taking_back(person: Actor, one: Kept[Content], seen: int) -> None:
    key = f"child.back.{one.about.kind.value}.{_place(one)}"
    if undoable(person, one):
        st.button("Undo", key=key, on_click=take_back, args=(person, one, seen))
        return
    with st.popover("Take back …", key=f"{key}.popover"):
        fields.unkept_line(f"{key}.why", "Why is it taken back?")
        st.button("Take back", key=key, on_click=take_back,
                  args=(person, one, seen, f"{key}.why"))  # fmt: skip


def _place(one: Kept[Content]) -> str:
    return f"{_part(one.about)}{one.number}"


def _part(about: Subject) -> str:
    return f"{about.part or about.meeting}-" if about.part or about.meeting else ""
