"""What a meeting promises, and who sees it differently: lines that grow as they are filled in."""

from datetime import date

import streamlit as st

from models.recording.decision import Action, Decision, Dissent
from models.recording.meeting import MeetingKind
from pages.parts import state
from pages.parts.forms import fields as ask
from pages.parts.forms.content import FieldKey
from pages.parts.forms.drafting import Form
from pages.parts.forms.growing_rows import AT_MOST, growing
from pages.parts.meetings import before_family, decision_audience, form_words


def ask_actions(form: Form[Decision], kind: MeetingKind) -> tuple[Action, ...]:
    """What is promised. Each keeps its key, so that what was done of it stays with it."""
    st.header(form_words.PROMISE, anchor=False)
    actions = form.content.actions
    texts = [action.key for action in actions]
    free = (str(number) for number in range(1, 200) if str(number) not in texts)
    keys = [*texts, *(next(free) for _ in range(AT_MOST))]
    rows = dict(zip(keys, [*actions, *([Action()] * AT_MOST)], strict=True))
    away = _withheld(form, kind).actions

    def typed(_answer: object) -> tuple[Action, ...]:
        actions = (
            rows[key] if key in away else _typed_action(form, key, rows[key]) for key in keys
        )
        return tuple(action for action in actions if action is not None)

    def row(_slot: str, number: int) -> Action | None:
        key = keys[number]
        if key in away:
            before_family.say_written(_numbered(form_words.PROMISE, number))
            return rows[key]
        action, container, generator, when, seen_by = (
            rows[key],
            *st.columns((4.4, 2.3, 2, 2.9), gap="small", vertical_alignment="bottom"),
        )
        with container:
            ask.line(
                _of_action(form, key, "words"),
                _numbered("What", number),
                action.words,
                kept_as=typed,
            )
        with generator:
            ask.line(
                _of_action(form, key, "owner"),
                _numbered("Who does it", number),
                action.owner,
                kept_as=typed,
            )
        with when:
            ask.day(
                _of_action(form, key, "due"),
                _numbered("By when", number),
                action.due,
                kept_as=typed,
            )
        with seen_by:
            decision_audience.ask_audience(
                _of_action(form, key, "shown_to"),
                _numbered("promise", number),
                action.shown_to,
                typed,
                kind,
            )
        return _typed_action(form, key, action)

    return growing(form.key("actions"), len(actions), row)


def _of_action(form: Form[Decision], key: str, name: str) -> FieldKey:
    return form.key(f"actions.{key}.{name}", answers="actions")


def _typed_action(form: Form[Decision], key: str, before: Action) -> Action | None:
    """One row as it is in its inputs; None where nothing is written."""
    words, owner, due = (
        state.get(_of_action(form, key, name)) for name in ("words", "owner", "due")
    )
    seen_by = decision_audience.typed_audience(_of_action(form, key, "shown_to"), before.shown_to)
    when = due if isinstance(due, date) else None
    action = Action(key, str(words or ""), str(owner or ""), when, seen_by)
    return action if action.words.strip() or action.owner.strip() or action.due else None


def ask_dissent(form: Form[Decision], kind: MeetingKind) -> tuple[Dissent, ...]:
    """Whoever sees it differently, in their words."""
    st.header(form_words.WHO_DISAGREES, anchor=False)
    lines = form.content.dissent
    away = _withheld(form, kind).dissent

    def is_away(number: int) -> bool:
        return number < len(lines) and lines[number] in away

    def typed(_answer: object) -> tuple[Dissent, ...]:
        dissents = (
            lines[number] if is_away(number) else _typed_dissent(form, number)
            for number in range(AT_MOST)
        )
        return tuple(line for line in dissents if line is not None)

    def row(_slot: str, number: int) -> Dissent | None:
        line = lines[number] if number < len(lines) else Dissent()
        if is_away(number):
            before_family.say_written(_numbered(form_words.HOW_THEY_SEE_IT, number))
            return line
        container, right, seen_by = st.columns(
            (3, 5.6, 2.9), gap="small", vertical_alignment="bottom"
        )
        with container:
            ask.line(
                _of_dissent(form, number, "who"), _numbered("Who", number), line.who, kept_as=typed
            )
        with right:
            ask.long_text(
                _of_dissent(form, number, "words"),
                _numbered(form_words.HOW_THEY_SEE_IT, number),
                line.words,
                rows=2,
                kept_as=typed,
            )
        with seen_by:
            decision_audience.ask_audience(
                _of_dissent(form, number, "shown_to"),
                _numbered("seen differently", number),
                line.shown_to,
                typed,
                kind,
            )
        return _typed_dissent(form, number)

    return growing(form.key("dissent"), len(lines), row)


def _of_dissent(form: Form[Decision], number: int, name: str) -> FieldKey:
    return form.key(f"dissent.{number}.{name}", answers="dissent")


def _typed_dissent(form: Form[Decision], number: int) -> Dissent | None:
    """One row as it is in its inputs: a line of dissent has no key of its own."""
    person, words = (
        str(state.get(_of_dissent(form, number, name)) or "") for name in ("who", "words")
    )
    seen_by = decision_audience.typed_audience(_of_dissent(form, number, "shown_to"))
    return Dissent(person, words, seen_by) if person.strip() or words.strip() else None


def _withheld(form: Form[Decision], kind: MeetingKind) -> before_family.Withheld:
    """Before the family of a review, rows of before that aren't marked for it."""
    is_review = kind is MeetingKind.STATUTORY_REVIEW
    return before_family.withheld(form) if is_review else before_family.NOTHING


def _numbered(label: str, number: int) -> str:
    """What, then What (2): every box has a name of its own."""
    return label if number == 0 else f"{label} ({number + 1})"
