"""A form whose answers are kept as somebody types: draft, check your answers, record.

A page gives the subject, a blank value of its type, and how the inputs make a value of it:

    about = wishes_of(key)
    task = Task(about, Wish(), record.version(about), draw=inputs_of_a_wish, show=wish_in_words,
                then=back_to_the_child)
    drafting.fill_in(person, task, Round(today))

`draw(form)` draws the inputs (each with `form.key("words")`, seeded from `form.content`, as
`pages/parts/forms/fields.py` does) and returns the value that they hold. Every change of an
input is a
run, and every run whose value is another keeps it in the database, so the draft outlives the
connection, the browser and the server. It is the person's alone and no rule reads it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

import streamlit as st

from models.access import Actor
from models.problems import UserError
from models.recording.belonging import what_belongs
from models.recording.complete import Round, missing_of, needed_in
from models.recording.entry import Conflict, Entry
from models.recording.lengths import is_too_long
from models.recording.missing import MissingField
from models.recording.subject import Subject
from models.recording.types import Content
from pages.parts import cache, state
from pages.parts.forms import browser, merging, parts, status, words
from pages.parts.forms.content import Form as Form
from pages.parts.forms.content import (
    begun_anew,
    checking,
    end_waiting,
    forget,
    is_clashing,
    keep,
    keep_whole,
    kept_words,
    now_kept,
    opened,
    other_window,
    put_clash,
    renew,
    slot,
)
from pages.parts.forms.merging import Clash
from pages.parts.forms.parts import FormSection
from pages.parts.words import values, writing
from services.drafts import discard_draft, draft_of
from services.recording import record_fact

C = TypeVar("C", bound=Content)
CHECK = "form-check"  # the heading over the answers
WHEN_ALONE = words.WHEN_ALONE


@dataclass(frozen=True, slots=True)
class Task(Generic[C]):
    """What one form is for.

    `about`: where its draft is kept; a correction has a place of its own (`correction_of`).
    `version`: of the subject, as the page shows it. `draw`: the inputs; of a long form in parts,
    so that an answer draws no more than its own part again. `show`: the answers, for checking.
    `then`: what follows once it is recorded. `record`: does it, with the content and the version
    that the person saw; left out, a fact about the child is recorded. `finish` adds what nobody
    types (what the tool said) when the answers are checked; drafts and merges never hold it.
    `in_part`: only some of the questions are asked now, and the others aren't to be read here; it
    can't be recorded until all are. `merge_when`: until when two versions wait, because somebody
    looks on who may not read them.
    """

    about: Subject
    blank: C
    version: int
    draw: Callable[[Form[C]], C] | Sequence[FormSection[C]]
    show: Callable[[C], None]
    then: Callable[[], None]
    record: Callable[[C, int], object] | None = None
    verb: str = "Record"
    finish: Callable[[C], C] = lambda content: content
    in_part: bool = False
    merge_when: str = ""


def fill_in(person: Actor, task: Task[C], around: Round) -> None:
    """Draw the form in the state that it is in: to be merged, to be filled in, to be checked."""
    form = opened(person, task.about, task.blank, task.version)
    clash = state.get(f"{slot(person, task.about)}.clash")
    if isinstance(clash, Clash):
        if task.in_part or task.merge_when:
            st.info(words.two_versions(task.merge_when or WHEN_ALONE))
        else:
            _settle(form, clash)
        return
    if state.is_open(checking(form)):
        _check(form, task, around)
        return
    form = _inputs(form, task, around)
    with st.container(horizontal=True, vertical_alignment="center"):
        pressed = _check_button(form, at_once=not callable(task.draw))
        if callable(task.draw):
            _kept(form, task)
        else:
            status.draw_below(lambda: _kept(form, task))
    browser.watch_typing()
    _go_to_what_was_missing(form, task)
    parts.page_drawn(form)
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
    browser.watch_typing()
    return form.content


def _check_button(form: Form[C], *, at_once: bool) -> bool:
    """True when it was pressed, and the inputs have been read since.

    `at_once`: each input keeps its answer as it arrives (a form in parts), so the form isn't drawn
    once more to read what was typed a moment ago.
    """
    if at_once:
        st.button(
            "Check your answers",
            type="primary",
            key=form.key("check"),
            on_click=state.put,
            args=(checking(form), True),
        )
        return False
    return st.button("Check your answers", type="primary", key=form.key("check"))


def _inputs(form: Form[C], task: Task[C], around: Round) -> Form[C]:
    """Draw the inputs; the form with what they hold, which is kept."""
    if callable(task.draw):
        return keep(form, task.draw(replace(form, needed=needed_in(form.content, around))))
    return parts.drawn(form, task.draw, around)


def others_at_work(person: Actor, child: str = "", meeting: str = "") -> None:
    """Who else is writing about this child just now; their words stay theirs."""
    text = status.others_words(person, child, meeting)
    if text:
        st.info(text)


def _kept(first: Form[C], task: Task[C] | None = None) -> str:
    """When the draft was kept, as it is said, and the way to be rid of it."""
    form = now_kept(first.person, first.about) or first
    with st.container(horizontal=True, vertical_alignment="center"):
        if form.saves and not (task and task.in_part):  # it holds what isn't on the screen now
            st.button(
                words.THROW_AWAY,
                key=form.key("discard"),
                on_click=_throw_away,
                args=(form,),
                type="tertiary",
            )
        st.markdown(kept_words(form), width="content")
    return kept_words(form)


def _check(form: Form[C], task: Task[C], around: Round) -> None:
    """The answers in words; what is missing, or the button that records them."""
    content = _finished(form, task)
    missing = missing_of(content, around)
    can_record = not missing and not task.in_part
    if can_record and state.is_on(form.key("record")):
        _record(form, task)  # before the answers are drawn again, which nobody would see
    with st.container(key=CHECK):
        st.subheader("Check your answers", anchor=False)
    if task.in_part:
        st.info(words.others_asked(WHEN_ALONE))
    if missing:
        _still_needed(form, missing, task)
    task.show(content)
    with st.container(horizontal=True, vertical_alignment="center"):
        if can_record:
            st.button(task.verb, type="primary", key=form.key("record"))
        st.button("Change", key=form.key("change"), on_click=_back_to_the_form, args=(form,))
    browser.show_place([CHECK])


def _still_needed(form: Form[C], missing: Sequence[MissingField], task: Task[C]) -> None:
    """Each answer that is missing, as the way to it; of what isn't asked now, no more than that."""
    if task.in_part and not callable(task.draw):
        texts = {field for part in task.draw for field in part.holds}
        missing = [
            missing_field for missing_field in missing if missing_field.field.split(".")[0] in texts
        ]
        if not missing:
            return
    number = writing.count_of(len(missing), "answer is", "answers are")
    st.warning(words.needed_before(number, len(missing) == 1))
    with st.container(gap=None, key="form-missing"):
        for place, missing_field in enumerate(missing):
            text = (
                f"{values.place(missing_field.field)}: {missing_field.words}"
                if is_too_long(missing_field)
                else missing_field.words
            )
            st.button(
                writing.plain(writing.capitalise(text)),
                key=form.key(f"missing.{place}"),
                type="tertiary",
                on_click=_back_to_the_form,
                args=(form, missing_field.field),
            )


def _back_to_the_form(form: Form[C], field: str = "") -> None:
    """From the check to the form, with what is kept in it; to one answer, where it is named.

    The inputs are new ones: while the answers were checked, the browser has forgotten the old.
    """
    state.clear(checking(form))
    renew(form.person, form.about)
    if field:
        state.put(_wanted(form), field)


def _go_to_what_was_missing(form: Form[C], task: Task[C]) -> None:
    """The cursor into the input for what was chosen on the check, else to its part of the form."""
    field = state.take(_wanted(form))
    if not isinstance(field, str):
        return
    steps = field.split(".")
    places = [form.inputs + ".".join(steps[:end]) for end in range(len(steps), 0, -1)]
    if not callable(task.draw):
        places += [part.place for part in task.draw if steps[0] in part.holds]
    browser.show_place(places)


def _wanted(form: Form[C]) -> str:
    return f"{slot(form.person, form.about)}.wanted"


def _record(form: Form[C], task: Task[C]) -> None:
    draft = draft_of(cache.council_of(form.person), form.about)
    if draft is not None and draft.saves != form.saves:
        other_window(form, form.content, draft)
        st.rerun()
    try:
        if task.record is not None:
            task.record(_finished(form, task), form.based_on)
        else:
            _fact(form, _finished(form, task))
    except Conflict as conflict:
        _late(form, conflict)
        st.rerun()
    except UserError as error:
        st.error(writing.plain(str(error)))
        return
    forget(form.person, form.about)
    task.then()


def _finished(form: Form[C], task: Task[C]) -> C:
    """What is recorded: the answers to what was asked, with what nobody types."""
    return task.finish(what_belongs(form.content))


def _fact(form: Form[C], content: C) -> Entry[Content]:
    return record_fact(
        cache.council_of(form.person),
        about=form.about,
        content=content,
        expected_version=form.based_on,
    )


def _late(form: Form[C], conflict: Conflict) -> None:
    """Somebody recorded first; ours is the draft now, and both are shown."""
    draft = draft_of(cache.council_of(form.person), form.about)
    theirs = conflict.theirs
    content = theirs.content if theirs and isinstance(theirs.content, type(form.content)) else None
    saves = draft.saves if draft else 0
    text = f"{writing.capitalise(conflict.found)}."
    put_clash(form, Clash(content, form.content, text, conflict.held, saves, recorded=True))
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
    if not is_clashing(form):
        end_waiting(form)
    st.rerun()


def _throw_away(form: Form[C]) -> None:
    discard_draft(
        cache.council_of(form.person),
        about=form.about,
    )
    forget(form.person, form.about)
