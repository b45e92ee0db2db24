"""What a statutory review settles about one child: the care plan and the day of the next review.

Nothing is prefilled, no option is weighed and the tool says nothing: the family sits here.
"""

from dataclasses import replace
from datetime import date

import streamlit as st

from models.children.reviews import SECOND_WITHIN_MONTHS, THEN_WITHIN_MONTHS, months_after
from models.meeting.decision_lines import REVIEW_NOTES
from models.recording.decision import Decision, ReviewNotes
from pages.parts import state
from pages.parts.forms import fields as ask
from pages.parts.forms.content import FieldKey
from pages.parts.forms.drafting import Form
from pages.parts.meetings import before_family, form_words
from pages.parts.words import writing

HINTS = {
    "care_plan": form_words.IS_THE_PLAN_RIGHT,
    "family_time": form_words.WHO_THE_CHILD_SEES,
    "contingency": "What happens then",
}


def ask_review(form: Form[Decision], on: date) -> Decision:
    """The inputs, and the decision with what they hold. `on`: the day of the review."""
    st.header(form_words.WHAT_THE_REVIEW_SETTLES, anchor=False)
    notes = form.content.review
    for label, name in REVIEW_NOTES:
        if before_family.is_note_withheld(form, f"review.{name}"):
            before_family.say_written(label)
            continue
        ask.long_text(
            _key(form, name),
            label,
            getattr(notes, name),
            hint=HINTS.get(name, ""),
            rows=2,
            kept_as=lambda _words: _typed(form),
        )
    ask.day(
        _key(form, "next_review_on"),
        "Next review on",
        notes.next_review_on,
        kept_as=lambda _day: _typed(form),
    )
    _say_by_when(on)
    return replace(form.content, review=_typed(form))


def _say_by_when(on: date) -> None:
    """The law's latest days, counted from this review."""
    later = writing.a_date(months_after(on, THEN_WITHIN_MONTHS))
    after_first = writing.a_date(months_after(on, SECOND_WITHIN_MONTHS))
    st.caption(form_words.next_review_by(later, after_first))


def _typed(form: Form[Decision]) -> ReviewNotes:
    """What the inputs hold; what is kept, of one that isn't drawn yet."""
    notes = form.content.review
    typed = {name: state.get(_key(form, name)) for _label, name in REVIEW_NOTES}
    texts = {name: str(text) for name, text in typed.items() if text is not None}
    following = state.get(_key(form, "next_review_on"))
    return replace(
        notes, **texts, next_review_on=following if isinstance(following, date) else None
    )


def _key(form: Form[Decision], name: str) -> FieldKey:
    return form.key(f"review.{name}", answers="review")
