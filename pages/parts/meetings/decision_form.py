"""The record of one child in one meeting: a panel's form, or a statutory review's.

Nothing is preselected and nothing is prefilled: what the tool suggests stands beside an empty box.
Agree and disagree stand side by side and both want a because.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import streamlit as st

from models.access import Actor
from models.audience import Audience, may_reach
from models.meeting.decision_lines import AGREED
from models.recording.decision import Agreement, Decision, Note, Outcome
from models.recording.meeting import MeetingKind
from models.recording.meeting_complete import goes_somewhere
from models.recording.spoken import Spoken
from models.recording.subject import Subject
from models.settings import DESTINATIONS, Setting
from pages.parts import state
from pages.parts.forms import fields as ask
from pages.parts.forms.content import keep_whole, now_kept
from pages.parts.forms.drafting import Form
from pages.parts.forms.parts import FormSection
from pages.parts.meetings import (
    before_family,
    decision_audience,
    decision_options,
    decision_rows,
    form_words,
    in_the_room,
    statutory_review,
)
from pages.parts.meetings import (
    words as meeting_words,
)
from pages.parts.meetings.decision_options import NOTHING_SUGGESTED, StaySuggested
from pages.parts.words import names, writing
from services.reference import load_scheme

VOICES = "child_words child_words_from child_heard_by words_changed parents_view iro_view"
OUTCOME = (
    "outcome destination packages look_again_on family_time_plan contingency introductions "
    "approvals agreement because"
)


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside the boxes of a form. `tool_question`: what the panel is asked about the
    tool, by what is decided and where to. `sayings`: the child's words on record, newest first;
    `may_be_shown`: those of them that may be on the screen now. `meeting_on`: its day. `away`: of a
    name, that this person was not there, in words."""

    tool_question: Callable[[Outcome | None, Setting | None], str]
    stay: StaySuggested = NOTHING_SUGGESTED
    sayings: tuple[Spoken, ...] = ()
    may_be_shown: tuple[Spoken, ...] = ()
    meeting_on: date = date.min
    away: Callable[[str], str] = lambda _name: ""


def parts(
    kind: MeetingKind, beside: Beside, *, signed: bool, child_present: bool
) -> tuple[FormSection[Decision], ...]:
    """The inputs in the order in which a meeting talks; of a correction, first why it is one.

    `signed`: the chair has. `child_present`: in a panel, so that the child looks on.
    """
    is_review = kind is MeetingKind.STATUTORY_REVIEW
    ask_why = _why_of_review if is_review else _why
    why = (_part("why", "corrected_because", ask_why),) if signed else ()
    if is_review:
        return (*why, *_of_review(beside))
    return _with_the_child(beside) if child_present else (*why, *_of_panel(beside))


def _with_the_child(beside: Beside) -> tuple[FormSection[Decision], ...]:
    """What a child may look on at while it is written; the rest waits, kept, until they leave."""
    holds = "child_words child_words_from child_heard_by"
    return (
        _part("room", "child_present", _room),
        _part("words", holds, lambda form: _words_in_the_room(form, beside)),
    )


def _of_panel(beside: Beside) -> tuple[FormSection[Decision], ...]:
    def options(form: Form[Decision]) -> Decision:
        option_considereds = decision_options.ask_options(form, beside.stay)
        return replace(form.content, options=option_considereds)

    def who_may_see(form: Form[Decision]) -> Decision:
        return decision_audience.ask_notes_shown(form, MeetingKind.PANEL)

    return (
        _part("room", "child_present", _room),
        _part("before", "carers_view worker_recommends manager_recommends", _before),
        _part("options", "options", options),
        _part("voices", VOICES, lambda form: _voices(form, beside), _are_words),
        _part("outcome", OUTCOME, lambda form: _outcome(form, beside), goes_somewhere),
        _part("actions", "actions", _actions),
        _part("dissent", "dissent", _dissent),
        _part("who", "decided_by recommendation", lambda form: _who(form, beside)),
        _part("shown", "notes_shown", who_may_see),
    )


def _of_review(beside: Beside) -> tuple[FormSection[Decision], ...]:
    kind = MeetingKind.STATUTORY_REVIEW

    def who_may_see(form: Form[Decision]) -> Decision:
        return decision_audience.ask_notes_shown(form, kind)

    return (
        _part("room", "child_present", _room),
        _part("voices", f"{VOICES} carers_view", _voices_of_review, _are_words),
        _part(
            "review", "review", lambda form: statutory_review.ask_review(form, beside.meeting_on)
        ),
        _part("actions", "actions", lambda form: _actions(form, kind)),
        _part("dissent", "dissent", lambda form: _dissent(form, kind)),
        _part("shown", "notes_shown", who_may_see, lambda content: content.notes_shown),
    )


def _part(
    name: str,
    holds: str,
    draw: Callable[[Form[Decision]], Decision],
    asks: Callable[[Decision], object] = lambda _content: None,
) -> FormSection[Decision]:
    return FormSection(name, frozenset(holds.split()), draw, asks)


def _are_words(content: Decision) -> bool:
    """Only of words that are written somebody has to say who may see them."""
    return bool(content.child_words.strip())


def _why(form: Form[Decision]) -> Decision:
    st.info(form_words.RECORD_SIGNED)
    because = ask.long_text(
        form.key("corrected_because"),
        form_words.WHY_WRONG,
        form.content.corrected_because,
        rows=2,
    )
    return replace(form.content, corrected_because=because)


def _why_of_review(form: Form[Decision]) -> Decision:
    if not before_family.is_note_withheld(form, "corrected_because"):
        return _why(form)
    st.info(form_words.RECORD_SIGNED)
    before_family.say_written(form_words.WHY_WRONG)
    return form.content


def _room(form: Form[Decision]) -> Decision:
    """Asked, whatever the switch above says: that one only changes what the screen shows."""
    st.header(form_words.WHO_IS_IN_THE_ROOM, anchor=False)
    present = ask.yes_no(
        form.key("child_present"), form_words.WAS_THE_CHILD_THERE, form.content.child_present
    )
    return replace(form.content, child_present=present)


def _before(form: Form[Decision]) -> Decision:
    st.header(form_words.BEFORE_THE_PANEL_TALKS, anchor=False)
    return _texts(form, (Note.CARERS_VIEW, Note.WORKER_RECOMMENDS, Note.MANAGER_RECOMMENDS))


def _words_in_the_room(form: Form[Decision], beside: Beside) -> Decision:
    """What the child says now; never what the panel wrote down before for itself alone."""
    content = form.content
    st.header(form_words.WHAT_THE_CHILD_SAYS, anchor=False)
    st.caption(form_words.REST_IS_FOR_THE_PANEL)
    if not content.child_words.strip():
        in_the_room.note_empty(form.person, form.about)
    if may_be_read_in_the_room(form.person, form.about, content):
        return _spoken_words(form, beside).content
    st.markdown(form_words.WORDS_ARE_WRITTEN)
    return content


def may_be_read_in_the_room(person: Actor, about: Subject, content: Decision) -> bool:
    """Whether the child's words were written down while they looked on, or are marked for them."""
    marked = content.shown_to(Note.CHILD_WORDS)
    return in_the_room.was_empty(person, about) or may_reach(marked, Audience.FAMILY)


def _voices(form: Form[Decision], beside: Beside) -> Decision:
    in_the_room.panel_sees(form.person, form.about)
    st.header(form_words.WHAT_OTHERS_SAY, anchor=False)
    return _texts(_childs_words(form, beside), (Note.PARENTS_VIEW, Note.IRO_VIEW))


def _voices_of_review(form: Form[Decision]) -> Decision:
    st.header(form_words.WHAT_OTHERS_SAY, anchor=False)
    notes = (Note.PARENTS_VIEW, Note.CARERS_VIEW, Note.IRO_VIEW)
    away = before_family.withheld(form).notes
    return _texts(_childs_words(form, None, away), notes, away)


def _childs_words(
    form: Form[Decision], beside: Beside | None, away: frozenset[str] = frozenset()
) -> Form[Decision]:
    """The form with the child's words, and what they changed, in it. `away`: what isn't drawn."""
    if Note.CHILD_WORDS.value in away:
        before_family.say_written(meeting_words.NOTE[Note.CHILD_WORDS])
    else:
        form = _spoken_words(form, beside)
    if Note.WORDS_CHANGED.value in away:
        before_family.say_written(meeting_words.NOTE[Note.WORDS_CHANGED])
        return form
    changed = ask.long_text(
        form.key("words_changed"),
        meeting_words.NOTE[Note.WORDS_CHANGED],
        form.content.words_changed,
        hint=form_words.OR_WHY_NOT,
        rows=2,
    )
    return replace(form, content=replace(form.content, words_changed=changed))


def _spoken_words(form: Form[Decision], beside: Beside | None) -> Form[Decision]:
    """The child's words and who heard them; below, what is on record, to be taken over."""
    content = form.content
    container, by = st.columns((7, 3), gap="small")
    with container:
        typed = ask.long_text(
            form.key("child_words"), "The child's words", content.child_words, rows=2
        )
    with by:
        heard = ask.line(form.key("child_heard_by"), "Heard by", content.child_heard_by)
    offers = beside.may_be_shown if beside and not typed.strip() else ()
    for number, saying in enumerate(offers):  # never in the place of words that somebody wrote
        same_day = sum(spoken.on == saying.on for spoken in offers[:number])
        _suggest(form, number, saying, f" ({same_day + 1})" if same_day else "")
    on_record = {saying.words.strip() for saying in (beside.sayings if beside else ())}
    come_from = content.child_words_from if typed in on_record else ""  # changed: people's own
    return replace(
        form,
        content=replace(
            content,
            child_words=typed,
            child_words_from=come_from,
            child_heard_by=heard,
        ),
    )


def _suggest(form: Form[Decision], number: int, saying: Spoken, which: str) -> None:
    """`which`: tells the button from that of another saying of the same day."""
    st.caption(writing.plain(f"On record, {_come_from(saying)}: “{saying.words.strip()}”"))
    st.button(
        form_words.use_what_was_heard(writing.a_date(saying.on), which),
        type="tertiary",
        key=form.key(f"suggested.saying.{number}"),
        on_click=_take_over,
        args=(form, saying),
    )


def _take_over(form: Form[Decision], saying: Spoken) -> None:
    """For the button: the words, who heard them, and that they come from the record.

    Words that were typed a moment before stay.
    """
    form_current = now_kept(form.person, form.about)
    if form_current is None or form_current.content.child_words.strip():
        return
    taken = replace(
        form_current.content,
        child_words=saying.words.strip(),
        child_words_from=f"the record of {writing.a_date(saying.on)}",
        child_heard_by=saying.heard_by,
    )
    state.put(form.key("child_words"), taken.child_words)
    state.put(form.key("child_heard_by"), taken.child_heard_by)
    keep_whole(form_current, taken)


def _come_from(saying: Spoken) -> str:
    heard = f"heard by {saying.heard_by}, " if saying.heard_by else ""
    return f"{heard}{writing.a_date(saying.on)}"


def _texts(
    form: Form[Decision], notes: Sequence[Note], away: frozenset[str] = frozenset()
) -> Decision:
    """Notes side by side, each in a box that holds all of it. `away`: those that aren't drawn."""
    typed: dict[str, Any] = {}
    for column, note in zip(st.columns(len(notes), gap="small"), notes, strict=True):
        with column:
            if note.value in away:
                before_family.say_written(meeting_words.NOTE[note])
                continue
            typed[note.value] = ask.long_text(
                form.key(note.value),
                meeting_words.NOTE[note],
                getattr(form.content, note.value),
                rows=2,
            )
    return replace(form.content, **typed)


def _outcome(form: Form[Decision], beside: Beside) -> Decision:
    content = form.content
    st.header("Decision", anchor=False)
    outcome = ask.one_of(
        form.key("outcome"),
        "What is decided",
        tuple(Outcome),
        content.outcome,
        names.OUTCOME.__getitem__,
        across=True,
    )
    content = replace(content, outcome=outcome)
    if goes_somewhere(content):
        content = _where_to(replace(form, content=content))
    needed = "" if outcome is not Outcome.RECOMMEND_MOVE else " (if wanted)"
    again = ask.day(form.key("look_again_on"), f"Look again on{needed}", content.look_again_on)
    content = replace(content, look_again_on=again)
    return _the_tool(replace(form, content=content), beside)


def _where_to(form: Form[Decision]) -> Decision:
    """Where to, with what support, and all that belongs to a move; kept while another is chosen."""
    content = form.content
    place = ask.one_of(
        form.key("destination"),
        "Where to",
        DESTINATIONS,
        content.destination,
        names.SETTING.__getitem__,
        across=True,
    )
    packages = _packages(form, content.packages)
    content = replace(content, destination=place, packages=packages)
    content = _texts(replace(form, content=content), (Note.FAMILY_TIME_PLAN, Note.CONTINGENCY))
    content = _texts(replace(form, content=content), (Note.INTRODUCTIONS, Note.APPROVALS))
    st.caption(form_words.WHO_APPROVES)
    return content


def _packages(form: Form[Decision], chosen_before: Sequence[str]) -> tuple[str, ...]:
    """Support that goes with the move, all of the agreed catalogue."""
    texts = {package.name: package.words for package in load_scheme().packages}
    key = form.key("packages")
    state.begin_with(key, [name for name in texts if name in chosen_before])
    chosen = st.pills(
        "With support",
        tuple(texts),
        selection_mode="multi",
        key=key,
        wrap=True,
        format_func=texts.__getitem__,
        width="stretch",
        **ask.kept(key),
    )
    return tuple(name for name in texts if name in (chosen or ()))


def _the_tool(form: Form[Decision], beside: Beside) -> Decision:
    """Whether the panel agrees with the tool; the question is about what is decided."""
    content = form.content
    st.header(form_words.PANEL_AND_TOOL, anchor=False)
    question = beside.tool_question(content.outcome, content.destination)
    agreement = ask.one_of(
        form.key("agreement"),
        question,
        tuple(Agreement),
        content.agreement,
        AGREED.__getitem__,
        across=True,
    )
    because = ask.long_text(
        form.key("because"), "Because", content.because, rows=2, hint="Wanted for both"
    )
    return replace(content, agreement=agreement, because=because)


def _actions(form: Form[Decision], kind: MeetingKind = MeetingKind.PANEL) -> Decision:
    return replace(form.content, actions=decision_rows.ask_actions(form, kind))


def _dissent(form: Form[Decision], kind: MeetingKind = MeetingKind.PANEL) -> Decision:
    return replace(form.content, dissent=decision_rows.ask_dissent(form, kind))


def _who(form: Form[Decision], beside: Beside) -> Decision:
    content = form.content
    st.header("Who decides", anchor=False)
    container, right = st.columns((4, 6), gap="small")
    with container:
        by = ask.line(form.key("decided_by"), form_words.WHO_DECIDES, content.decided_by)
        say_if_away(beside.away(by))
    with right:
        text = ask.long_text(
            form.key("recommendation"),
            meeting_words.NOTE[Note.RECOMMENDATION],
            content.recommendation,
            rows=2,
        )
    return replace(content, decided_by=by, recommendation=text)


def say_if_away(text: str) -> None:
    """That whoever decides was not there: it may be so, and nobody is to overlook it."""
    if text:
        st.info(writing.plain(form_words.is_it_right(text)))
