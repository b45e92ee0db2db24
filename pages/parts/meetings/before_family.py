"""What a review's form keeps off the screen while the family looks on.

Whatever was written before this look at the form, and isn't marked for the child and family, stays
as it is and is not drawn: notes are prepared in an office and opened in a room. What is written
while they look on stays in its box. All of it is drawn once somebody says that they have left.
"""

from dataclasses import dataclass

import streamlit as st

from models.access import Actor
from models.audience import Audience, may_reach
from models.meeting.decision_lines import REVIEW_NOTES
from models.recording.decision import Action, Decision, Dissent, Note
from models.recording.subject import Subject
from pages.parts import state
from pages.parts.forms import content
from pages.parts.forms.drafting import Form
from pages.parts.meetings import form_words
from pages.parts.meetings import words as meeting_words

SAID = (
    Note.CHILD_WORDS,
    Note.WORDS_CHANGED,
    Note.PARENTS_VIEW,
    Note.CARERS_VIEW,
    Note.IRO_VIEW,
)


@dataclass(frozen=True, slots=True)
class Withheld:
    """What was written when this look at the form began: notes by name, rows as they were."""

    notes: frozenset[str] = frozenset()
    actions: frozenset[str] = frozenset()
    dissent: frozenset[Dissent] = frozenset()


NOTHING = Withheld()
ON_SCREEN = "review.before_family"  # the form that is drawn now: its place, meeting and child


def ask_whether_left(form: Form[Decision]) -> None:
    """The switch, where it would show more, or shows it already."""
    before = looks_on(form.about)
    if before and withheld(form) == NOTHING and not content.is_clashing(form):
        return
    st.toggle(meeting_words.FAMILY_HAS_LEFT, key=_left_slot(form.about))
    if before:
        st.caption(form_words.NOT_BEFORE_THE_FAMILY)


def withheld(form: Form[Decision]) -> Withheld:
    """What isn't drawn now, by the marks as they are kept now."""
    place = _place(form.person, form.about)
    if not looks_on(form.about):
        state.clear(place)
        return NOTHING
    state.put(ON_SCREEN, (place, form.about.meeting, form.about.child))
    begun = state.get(place)
    if not isinstance(begun, Withheld):
        begun = _written(form.content)
        state.put(place, begun)
    decision = form.content
    return Withheld(
        frozenset(name for name in begun.notes if not _is_marked(decision, name)),
        begun.actions,
        begun.dissent,
    )


def is_note_withheld(form: Form[Decision], name: str) -> bool:
    """Whether the box of this note isn't drawn; `name`: of the decision's field, or `review.…`."""
    return name in withheld(form).notes


def say_written(label: str) -> None:
    """In the place of a box: that something is there, and no word of it."""
    st.markdown(form_words.written_not_shown(label))


def leave_form(person: Actor, about: Subject) -> None:
    """Whoever comes back to the form may bring somebody along."""
    state.clear(_place(person, about))


def forget_unless_on(page: str, meeting: str | None, child: str | None) -> None:
    """A form is left by the browser's Back or a link, too; called on every run, whatever the page.

    Whatever was written until then is from before the next look at the form.
    """
    drawn = state.get(ON_SCREEN)
    if not isinstance(drawn, tuple) or (page, meeting, child) == ("meeting", *drawn[1:]):
        return
    state.clear(str(drawn[0]), ON_SCREEN)


def looks_on(about: Subject) -> bool:
    """Until somebody says on this form that the family has left."""
    return not state.is_on(_left_slot(about))


def _written(decision: Decision) -> Withheld:
    review = {f"review.{name}": getattr(decision.review, name) for _label, name in REVIEW_NOTES}
    said = {note.value: getattr(decision, note.value) for note in SAID}
    why = {"corrected_because": decision.corrected_because}
    return Withheld(
        frozenset(name for name, text in (review | said | why).items() if text.strip()),
        frozenset(action.key for action in decision.actions if not _is_shown(action)),
        frozenset(line for line in decision.dissent if not _is_shown(line)),
    )


def _is_marked(decision: Decision, name: str) -> bool:
    if name == "corrected_because":
        return False  # it has no mark, and is the professionals'
    note = Note.REVIEW if name.startswith("review.") else Note(name)
    return may_reach(decision.shown_to(note), Audience.FAMILY)


def _is_shown(row: Action | Dissent) -> bool:
    return may_reach(row.shown_to, Audience.FAMILY)


def _left_slot(about: Subject) -> str:
    return f"meeting.left.{about.meeting}.{about.child}"


def _place(person: Actor, about: Subject) -> str:
    return f"{content.slot(person, about)}.withheld"
