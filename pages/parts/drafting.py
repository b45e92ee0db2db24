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

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

import streamlit as st

from data.store import drafts, recording
from models.access import Actor
from models.problems import UserError
from models.recording.complete import Round, missing_of
from models.recording.contents import Content
from models.recording.kept import Conflict, Kept
from models.recording.subject import Subject
from pages.parts import beside, form_parts, merging, source, state, words
from pages.parts.form_parts import Part
from pages.parts.forms import Form as Form
from pages.parts.forms import (
    begun_anew,
    checking,
    forget,
    keep,
    keep_whole,
    kept_words,
    now_kept,
    opened,
    other_window,
    put_clash,
    slot,
)
from pages.parts.merging import Clash

C = TypeVar("C", bound=Content)


@dataclass(frozen=True, slots=True)
class Task(Generic[C]):
    """What one form is for.

    `about`: where its draft is kept; a correction has a place of its own (`correction_of`).
    `version`: of the subject, as the page shows it. `draw`: the inputs; of a long form in parts,
    so that an answer draws no more than its own part again. `show`: the answers, for checking.
    `then`: what follows once it is recorded. `record`: does it, with the content and the version
    that the person saw; left out, a fact about the child is recorded. `finish` adds what nobody
    types (what the tool said) when the answers are checked; drafts and merges never hold it.
    """

    about: Subject
    blank: C
    version: int
    draw: Callable[[Form[C]], C] | Sequence[Part[C]]
    show: Callable[[C], None]
    then: Callable[[], None]
    record: Callable[[C, int], object] | None = None
    verb: str = "Record"
    finish: Callable[[C], C] = lambda content: content


def fill_in(person: Actor, task: Task[C], around: Round) -> None:
    """Draw the form in the state that it is in: to be merged, to be filled in, to be checked."""
    form = opened(person, task.about, task.blank, task.version)
    clash = state.get(f"{slot(person, task.about)}.clash")
    if isinstance(clash, Clash):
        _settle(form, clash)
        return
    if state.is_open(checking(form)):
        _check(form, task, around)
        return
    form = _inputs(form, task)
    with st.container(horizontal=True, vertical_alignment="center"):
        pressed = _check_button(form, at_once=not callable(task.draw))
        if callable(task.draw):
            _kept(form)
        else:
            beside.draw_below(lambda: _kept(form))
    form_parts.page_drawn(form)
    if pressed:
        state.put(checking(form), True)
        st.rerun()


def write(person: Actor, about: Subject, blank: C, draw: Callable[[Form[C]], C]) -> C | None:
    """A form that becomes a paper and is never recorded: what it holds, kept as somebody types.

    None while two windows of the same person have to be looked at first.
    """
    form = begun_anew(opened(person, about, blank, 0), blank)
    clash = state.get(f"{slot(person, about)}.clash")
    if isinstance(clash, Clash):
        _settle(form, clash)
        return None
    form = keep(form, draw(form))
    _kept(form)
    return form.content


def _check_button(form: Form[C], *, at_once: bool) -> bool:
    """True when it was pressed, and the inputs have been read since.

    `at_once`: each input keeps its answer as it arrives (a form in parts), so the form isn't drawn
    once more to read what was typed a moment ago.
    """
    if at_once:
        st.button("Check your answers", type="primary", key=form.key("check"), on_click=state.put,
                  args=(checking(form), True))  # fmt: skip
        return False
    return st.button("Check your answers", type="primary", key=form.key("check"))


def _inputs(form: Form[C], task: Task[C]) -> Form[C]:
    """Draw the inputs; the form with what they hold, which is kept."""
    if callable(task.draw):
        return keep(form, task.draw(form))
    return form_parts.drawn(form, task.draw)


def others_at_work(person: Actor, child: str = "", meeting: str = "") -> None:
    """Who else is writing about this child just now; their words stay theirs."""
    said = beside.others_words(person, child, meeting)
    if said:
        st.info(said)


def _kept(first: Form[C]) -> str:
    """When the draft was kept, as it is said, and the way to be rid of it."""
    form = now_kept(first.person, first.about) or first
    with st.container(horizontal=True, vertical_alignment="center"):
        if form.saves:
            st.button("Throw this draft away", key=form.key("discard"), on_click=_throw_away,
                      args=(form,), type="tertiary")  # fmt: skip
        st.markdown(kept_words(form), width="content")
    return kept_words(form)


def _check(form: Form[C], task: Task[C], around: Round) -> None:
    """The answers in words; what is missing, or the button that records them."""
    content = task.finish(form.content)
    missing = missing_of(content, around)
    if not missing and state.is_on(form.key("record")):
        _record(form, task)  # before the answers are drawn again, which nobody would see
    st.subheader("Check your answers", anchor=False)
    task.show(content)
    if missing:
        lines = "\n".join(f"- {words.plain(words.capital(one.words))}" for one in missing)
        st.warning(f"Before this can be recorded:\n\n{lines}")
    with st.container(horizontal=True, vertical_alignment="center"):
        if not missing:
            st.button(task.verb, type="primary", key=form.key("record"))
        st.button("Change", key=form.key("change"), on_click=state.clear, args=(checking(form),))


def _record(form: Form[C], task: Task[C]) -> None:
    draft = drafts.draft_of(source.current().store_shown(), form.person, form.about)
    if draft is not None and draft.saves != form.saves:
        other_window(form, form.content, draft)
        st.rerun()
    try:
        if task.record is not None:
            task.record(task.finish(form.content), form.based_on)
        else:
            _fact(form)
    except Conflict as conflict:
        _late(form, conflict)
        st.rerun()
    except UserError as error:
        st.error(words.plain(str(error)))
        return
    forget(form.person, form.about)
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
    put_clash(form, Clash(content, form.content, said, conflict.held, saves, recorded=True))
    state.clear(checking(form))


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
        if isinstance(done.content, type(form.content)):
            keep_whole(based, done.content)
    st.rerun()


def _throw_away(form: Form[C]) -> None:
    drafts.discard_draft(source.current().store_shown(), actor=form.person, about=form.about,
                         now=source.current().now())  # fmt: skip
    forget(form.person, form.about)
