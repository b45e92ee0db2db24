"""What was recorded about a child, newest first: who, when, what, and what became of it."""

from collections.abc import Sequence

import streamlit as st

from models.access import Actor, may
from models.pipeline.words import lines_of, stage_headline
from models.problems import UserError
from models.recording.barrier import BarrierEntry
from models.recording.entry import UNDO_FOR, Entry, newest_number, standing_entries
from models.recording.event import (
    CameBack,
    PathwayPlan,
    RecordedIncident,
    ReviewHeld,
    SupportNotCare,
)
from models.recording.move_stages import MoveStage
from models.recording.profile import RecordedProfile
from models.recording.record import ChildRecord
from models.recording.rights import RIGHT_FOR
from models.recording.subject import RecordKind, Subject
from models.recording.types import Content
from models.recording.voice import View, Wish
from models.recording.weighed import LegalStatusSaid, WordsWeighed
from models.shortlist.agenda_answered import answer_words
from pages.parts import cache, state
from pages.parts.child import words
from pages.parts.forms import fields
from pages.parts.shell.visitor import who_did_it
from pages.parts.words import names, writing
from services.recording import withdraw_fact

CALLED = {
    RecordKind.PROFILE: "Needs profile",
    RecordKind.SECOND_RATING: "Second rating",
    RecordKind.BLOCKER: words.BARRIER,
    RecordKind.WISH: words.CHILDS_OWN_WORDS,
    RecordKind.VIEW: "A view",
    RecordKind.INCIDENT: "Incident",
    RecordKind.SUPPORT_NOT_CARE: "Support, not care",
    RecordKind.DECISION: words.DECISION_OF_A_MEETING,
    RecordKind.ACTION: "An action",
    RecordKind.MOVE: words.STAGE_OF_A_MOVE,
    RecordKind.WORDS_WEIGHED: words.WORDS_WEIGHED,
    RecordKind.LEGAL_STATUS: "Legal status",
    RecordKind.CAME_BACK: words.BACK_FROM_MISSING,
    RecordKind.PATHWAY_PLAN: "Pathway plan",
    RecordKind.REVIEW_HELD: "A statutory review",
}
WRITTEN_ON = {RecordKind.WISH: "words", RecordKind.VIEW: "view", RecordKind.INCIDENT: "incident"}
TAKEN_BACK_HERE = frozenset(CALLED) - {RecordKind.DECISION, RecordKind.ACTION, RecordKind.MOVE}
FIRST, MORE = 10, 25
OPEN, ROWS = "child.history", "child.history.rows"


def history(person: Actor, record: ChildRecord) -> None:
    """One line with a count; the entries when asked for."""
    entries = [entry for entry in reversed(record.entries) if entry.about.kind in CALLED]
    st.header(words.HISTORY, anchor=False)
    if not entries:
        st.markdown(words.NOTHING_RECORDED)
        return
    opened, number = state.is_open(OPEN), state.shown(ROWS, FIRST)
    with st.container(horizontal=True, vertical_alignment="center"):
        number_of = writing.count_of(len(entries), "entry", "entries")
        last = writing.a_moment(entries[0].at_utc)
        st.markdown(writing.plain(f"{number_of}, the last on {last}."), width="content")
        st.button(
            "Hide" if opened else "Show", key=f"{OPEN}.button", on_click=state.flip, args=(OPEN,)
        )
    if not opened:
        return
    for entry in entries[:number]:
        with st.container(border=True, key=f"row-history-{entry.about.kind.value}-{_place(entry)}"):
            _entry(person, record, entry)
    if len(entries) > number:
        st.button(
            f"Show more ({len(entries) - number} left)",
            key=f"{ROWS}.more",
            on_click=state.show_more,
            args=(ROWS, number + MORE),
        )


def undoable(person: Actor, entry: Entry[Content]) -> bool:
    """Recorded by this person, and not ten minutes ago yet."""
    return entry.by == person.identifier and cache.utc_now() - entry.at_utc <= UNDO_FOR


def take_back(person: Actor, entry: Entry[Content], seen: int, written_in: str = "") -> None:
    """Withdraw an entry; for an `on_click`. What goes wrong is said when the page is drawn.

    `written_in`: the key of the input that holds the reason, "" where none is wanted.
    """
    reason = str(state.get(written_in) or "") if written_in else ""
    try:
        withdraw_fact(
            cache.council_of(person),
            about=entry.about,
            number=entry.number,
            expected_version=seen,
            reason=reason,
        )
    except UserError as error:
        state.keep_trouble(str(error))
        return
    fields.sent(written_in)


def in_words(content: Content) -> list[str]:
    """An entry in a few lines, as it was written."""
    match content:
        case RecordedProfile():
            item_ratings = [rating for rating in content.ratings if rating.level is not None]
            return [
                words.rated_by(
                    writing.count_of(len(content.ratings), "item"),
                    content.assessed_by,
                    len(item_ratings),
                )
            ]
        case BarrierEntry():
            if content.cleared:
                return [
                    f"{content.words}: resolved on {writing.a_date(content.cleared)}",
                    content.evidence,
                ]
            until = f", by {writing.a_date(content.due)}" if content.due else ""
            return [f"{content.words}: {content.owner}{until}"]
        case Wish():
            return [f"“{content.words}”", f"heard by {content.heard_by}"]
        case View():
            return [f"{writing.capitalise(content.of.value)}, {content.who}: “{content.words}”"]
        case RecordedIncident():
            return [content.kind, content.words]
        case MoveStage():
            return [stage_headline(content), *lines_of(content, {})]
        case WordsWeighed():
            homes = [writing.lower_first(names.SETTING[place]) for place in content.places]
            where = writing.join_words(homes) or words.EVERY_HOME
            return [f"doesn't change {where}, because {content.because}"]
        case LegalStatusSaid() if content.order is not None:
            since = f", since {writing.a_date(content.since)}" if content.since else ""
            return [
                f"{writing.capitalise(names.legal_status_words(content.order))}{since}",
                content.said_by,
            ]
        case CameBack() | PathwayPlan() | ReviewHeld():
            return [answer_words(content)]
        case SupportNotCare():
            return [f"because {content.because}" if content.because else words.NO_LONGER_SAID]
    return []


def _entry(person: Actor, record: ChildRecord, entry: Entry[Content]) -> None:
    of_same = record.history(entry.about)
    standing_item = entry in standing_entries(of_same)
    container, does = st.columns((7, 3), vertical_alignment="center")
    with container:
        st.markdown(_first_line(entry, of_same, standing_item))
        if entry.content is not None:
            st.text("\n".join(filter(None, in_words(entry.content))))
    if (
        standing_item
        and entry.about.kind in TAKEN_BACK_HERE
        and may(person, RIGHT_FOR[entry.about.kind])
    ):
        with does, st.container(horizontal=True, horizontal_alignment="right"):
            _links(record, entry)
            _taking_back(person, entry, newest_number(of_same))


def _first_line(entry: Entry[Content], of_same: Sequence[Entry[Content]], standing: bool) -> str:
    """Needs profile of 24 February 2026 · recorded by Sam on … · corrected since."""
    called = f"**{CALLED[entry.about.kind]}**"
    if entry.content is None:
        called = f"{called}, taken back"
    parts = [
        writing.plain(f"for {writing.a_date(entry.on)}"),
        writing.plain(f"recorded by {who_did_it(entry.by)} on {writing.a_moment(entry.at_utc)}"),
    ]
    if entry.content is not None and entry.replaces is not None:
        parts.append(writing.plain(f"corrects number {entry.replaces}"))
    if entry.reason:
        parts.append(writing.plain(f"why: {entry.reason}"))
    if entry.content is not None and not standing:
        later = next((record for record in of_same if record.replaces == entry.number), None)
        corrected = later is not None and later.content is not None
        parts.append("corrected since" if corrected else "taken back since")
    return f"{called} :small[:gray[{' · '.join(parts)}]]"


def _links(record: ChildRecord, entry: Entry[Content]) -> None:
    child = {"child": record.child}
    if entry.about.kind in WRITTEN_ON:
        query = child | {"about": WRITTEN_ON[entry.about.kind], "corrects": str(entry.number)}
        st.page_link("write_down.py", label="Correct", query_params=query)
    if entry.about.kind is RecordKind.PROFILE:
        seconds = [second_rating.content for second_rating in record.second_ratings]
        rated = any(second and second.second_of == entry.number for second in seconds)
        label = words.SEE_WHERE_TWO_DIFFER if rated else "Second rating, blind"
        st.page_link("needs.py", label=label, query_params=child | {"second": str(entry.number)})


def _taking_back(person: Actor, entry: Entry[Content], seen: int) -> None:
    key = f"child.back.{entry.about.kind.value}.{_place(entry)}"
    if undoable(person, entry):
        st.button("Undo", key=key, on_click=take_back, args=(person, entry, seen))
        return
    with st.popover("Take back …", key=f"{key}.popover"):
        fields.kept_line(f"{key}.why", words.WHY_WITHDRAW)
        st.button(
            "Take back", key=key, on_click=take_back, args=(person, entry, seen, f"{key}.why")
        )


def _place(entry: Entry[Content]) -> str:
    return f"{_part(entry.about)}{entry.number}"


def _part(about: Subject) -> str:
    return f"{about.part or about.meeting}-" if about.part or about.meeting else ""
