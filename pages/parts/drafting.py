"""A form whose answers are kept as somebody types: draft, check your answers, record.

A page gives the subject, a blank value of its type, and how the inputs make a value of it:

    about = wishes_of(key)
    task = Task(about, Wish(), record.version(about), draw=inputs_of_a_wish, show=wish_in_words,
                then=back_to_the_child)
    drafting.fill_in(person, task, Round(today))

`draw(form)` draws the inputs (each with `form.key("words")`, seeded from `form.content`, as
`pages/parts/fields.py` does) and returns the value that they hold. Every change of an input is a
run, and every run whose value is another keeps it in the database, so the draft outlives the
connection, the browser and the server. It is the person's alone and no rule reads it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Generic, TypeVar

import streamlit as st

from data.store import drafts, recording
from models.access import Actor
from models.problems import UserError
from models.recording.complete import Round, missing_of
from models.recording.contents import Content
from models.recording.kept import Conflict, Kept
from models.recording.setting import with_answer
from models.recording.subject import Subject
from pages.parts import merging, source, state, words
from pages.parts.merging import Clash

C = TypeVar("C", bound=Content)


class FieldKey(str):
    """The key of an input, which also knows what it is the answer to (see `keep_answer`)."""

    slot: str
    turn: int
    path: str


@dataclass(frozen=True, slots=True)
class Form(Generic[C]):
    """What is kept of a form in one visit.

    `content`: as it was last kept, what inputs begin with. `based_on`: the subject's version that
    the person saw; `saves`: of the draft, 0 = none. `turn` grows when the content was put in from
    outside (a merge), so that the inputs are new ones.
    """

    person: Actor
    about: Subject
    content: C
    based_on: int
    saves: int = 0
    turn: int = 0
    kept_at_utc: datetime | None = None

    def key(self, path: str) -> FieldKey:
        """The key of the input for a place in the content (`words`, `ratings.self_harm.level`)."""
        found = FieldKey(f"{slot(self.person, self.about)}.{self.turn}.{path}")
        found.slot, found.turn, found.path = slot(self.person, self.about), self.turn, path
        return found


@dataclass(slots=True)
class Seat(Generic[C]):
    """Where a visit keeps its form. What is kept in the database is noted in it by plain
    assignment: writing to the session itself can end a run, between the database and the note."""

    form: Form[C]


@dataclass(frozen=True, slots=True)
class Task(Generic[C]):
    """What one form is for.

    `version`: of the subject, as the page shows it. `show`: the answers in words, for checking.
    `then`: what follows once it is recorded. `record`: does it, with the content and the version
    that the person saw; left out, a fact about the child is recorded.
    """

    about: Subject
    blank: C
    version: int
    draw: Callable[[Form[C]], C]
    show: Callable[[C], None]
    then: Callable[[], None]
    record: Callable[[C, int], object] | None = None
    verb: str = "Record"


def fill_in(person: Actor, task: Task[C], around: Round) -> None:
    """Draw the form in the state that it is in: to be merged, to be filled in, to be checked."""
    form = opened(person, task.about, task.blank, task.version)
    clash = state.get(f"{slot(person, task.about)}.clash")
    if isinstance(clash, Clash):
        _settle(form, clash)
        return
    if state.is_open(_checking(form)):
        _check(form, task, around)
        return
    form = keep(form, task.draw(form))
    with st.container(horizontal=True, vertical_alignment="center"):
        # Not by `on_click`: what was typed a moment ago has to be read from its input first.
        pressed = st.button("Check your answers", type="primary", key=form.key("check"))
        if form.saves:
            st.button("Throw this draft away", key=form.key("discard"), on_click=_throw_away,
                      args=(form,), type="tertiary")  # fmt: skip
        st.markdown(kept_words(form), width="content")
    if pressed:
        state.put(_checking(form), True)
        st.rerun()


def opened(person: Actor, about: Subject, blank: C, version: int) -> Form[C]:
    """The form as this visit knows it, else the draft in the database, else a blank one."""
    held = state.get(slot(person, about))
    if isinstance(held, Seat):
        return held.form
    draft = drafts.draft_of(source.current().store_shown(), person, about)
    form = Form(person, about, blank, version)
    if draft is not None and isinstance(draft.content, type(blank)):
        form = Form(person, about, draft.content, draft.based_on, draft.saves, 0,
                    draft.saved_at_utc)  # fmt: skip
    state.put(slot(person, about), Seat(form))
    return form


def keep(form: Form[C], content: C) -> Form[C]:
    """Keep what the inputs hold now, if it is another than what is kept."""
    if content == form.content:
        return form
    held = _kept(form, content)
    if held is None:
        st.rerun()
    return held


def keep_answer(key: FieldKey, kept_as: Callable[[object], object] | None = None) -> None:
    """Keep one answer at once; for an input's `on_change`.

    It runs before the page does, so that it is done even where the person is already on the way to
    another page and this one is never drawn to its end.
    """
    seat, value = state.get(key.slot), state.get(key)
    if not isinstance(seat, Seat) or seat.form.turn != key.turn:
        return
    form = seat.form
    given = tuple(value) if isinstance(value, list) else value
    given = (
        "" if given is None and isinstance(getattr(form.content, key.path, None), str) else given
    )
    content = with_answer(form.content, key.path, kept_as(given) if kept_as else given)
    if content is None or content == form.content:
        return
    _kept(form, content)


def kept_words(form: Form[C]) -> str:
    """Draft kept 14:02; nothing while nothing was written."""
    if form.kept_at_utc is None:
        return ":small[:gray[Kept as a draft as you go]]"
    return f":small[:gray[Draft kept {words.a_time(form.kept_at_utc)}]]"


def others_at_work(person: Actor, child: str = "", meeting: str = "") -> None:
    """Who else is writing about this child just now; their words stay theirs."""
    held = source.current()
    found = drafts.others_at_work(held.store_shown(), person, child=child, meeting=meeting)
    if not found:
        return
    lines = {f"{each.who} ({each.about.kind.value.replace('_', ' ')}, "
             f"{words.a_moment(each.saved_at_utc)})": None for each in found}  # fmt: skip
    about = "child" if child else "meeting"
    st.info(words.plain(f"Also writing about this {about}: {words.listed(list(lines))}. "
                        "Nothing of yours or theirs is lost."))  # fmt: skip


def slot(person: Actor, about: Subject) -> str:
    """Where a visit keeps the form of a subject."""
    return f"draft.{person.identifier}.{about.stream}"


def _check(form: Form[C], task: Task[C], around: Round) -> None:
    """The answers in words; what is missing, or the button that records them."""
    st.subheader("Check your answers", anchor=False)
    task.show(form.content)
    missing = missing_of(form.content, around)
    if missing:
        lines = "\n".join(f"- {words.plain(words.capital(one.words))}" for one in missing)
        st.warning(f"Before this can be recorded:\n\n{lines}")
    with st.container(horizontal=True, vertical_alignment="center"):
        pressed = not missing and st.button(task.verb, type="primary", key=form.key("record"))
        st.button("Change", key=form.key("change"), on_click=state.clear, args=(_checking(form),))
    if pressed:
        _record(form, task)


def _record(form: Form[C], task: Task[C]) -> None:
    draft = drafts.draft_of(source.current().store_shown(), form.person, form.about)
    if draft is not None and draft.saves != form.saves:
        _other_window(form, form.content, draft)
        st.rerun()
    try:
        if task.record is not None:
            task.record(form.content, form.based_on)
        else:
            _fact(form)
    except Conflict as conflict:
        _late(form, conflict)
        st.rerun()
    except UserError as error:
        st.error(words.plain(str(error)))
        return
    state.clear_all(slot(form.person, form.about))
    task.then()


def _fact(form: Form[C]) -> Kept[Content]:
    return recording.record_fact(
        source.current().store_shown(), actor=form.person, about=form.about, content=form.content,
        expected_version=form.based_on, now=source.current().now(),
    )  # fmt: skip


def _late(form: Form[C], conflict: Conflict) -> None:
    """Somebody recorded first; ours is the draft now, and both are shown."""
    draft = drafts.draft_of(source.current().store_shown(), form.person, form.about)
    theirs = conflict.theirs
    content = theirs.content if theirs and isinstance(theirs.content, type(form.content)) else None
    saves = draft.saves if draft else 0
    said = f"{words.capital(conflict.found)}."
    _put_clash(form, Clash(content, form.content, said, conflict.held, saves, recorded=True))
    state.clear(_checking(form))


def _settle(form: Form[C], clash: Clash) -> None:
    """Both versions side by side; what is chosen becomes the draft, to be checked again."""
    done = merging.side_by_side(clash, form.key("merge"))
    if done is None:
        return
    state.clear_all(f"{slot(form.person, form.about)}.")
    if done.content is None:
        _throw_away(form)
    else:
        based = replace(form, based_on=clash.based_on, saves=clash.saves, turn=form.turn + 1)
        state.put(slot(form.person, form.about), Seat(based))
        if isinstance(done.content, type(form.content)):
            _kept(based, done.content)
    st.rerun()


def _kept(form: Form[C], content: C) -> Form[C] | None:
    """The form with this content kept; None where another window of the same person was quicker."""
    seat = state.get(slot(form.person, form.about))
    try:
        draft = drafts.save_draft(
            source.current().store_shown(), actor=form.person, about=form.about, content=content,
            based_on=form.based_on, expected_saves=form.saves, now=source.current().now(),
        )  # fmt: skip
    except drafts.DraftConflict as conflict:
        _other_window(form, content, conflict.theirs)
        return None
    held = replace(form, content=content, saves=draft.saves, kept_at_utc=draft.saved_at_utc)
    if isinstance(seat, Seat):
        seat.form = held
    return held


def _other_window(form: Form[C], yours: C, theirs: drafts.Draft) -> None:
    said = f"You wrote here in another window at {words.a_time(theirs.saved_at_utc)}."
    based_on = min(form.based_on, theirs.based_on)
    _put_clash(form, Clash(theirs.content, yours, said, based_on, theirs.saves))
    state.clear(_checking(form))


def _throw_away(form: Form[C]) -> None:
    drafts.discard_draft(source.current().store_shown(), actor=form.person, about=form.about,
                         now=source.current().now())  # fmt: skip
    state.clear_all(slot(form.person, form.about))


def _put_clash(form: Form[C], clash: Clash) -> None:
    state.put(f"{slot(form.person, form.about)}.clash", clash)


def _checking(form: Form[C]) -> str:
    return f"{slot(form.person, form.about)}.checking"
