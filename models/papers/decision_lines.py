"""What a decision says, line by line under its name, and of each note who may see it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from models.audience import Audience
from models.meeting.case_record import (
    MOVE_NOTES,
    RECOMMENDATIONS,
    REVIEW_NOTES,
    VIEWS,
    decision_words,
    option_words,
    room_words,
)
from models.meeting.decision import Decision, Note
from models.needs.scheme import Scheme
from models.words import a_date, listed

MARKS = {
    Audience.PANEL: "",
    Audience.PROFESSIONALS: " [professionals may see this]",
    Audience.FAMILY: " [child and family may see this]",
}
MARKS_NOTE = "What has no mark is for the panel only."


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that a decision says, under its name, so that two versions can be compared."""

    name: str
    words: str


def decided_lines(decision: Decision, scheme: Scheme, *, marked: bool) -> list[Line]:
    """Who recommends what, the support by its titles, and who decides."""
    return [
        *note_lines(decision, RECOMMENDATIONS, marked=marked),
        Line("Support package", support_words(decision.packages, scheme)),
        Line("Decided by", decision.decided_by),
    ]


def support_words(packages: Sequence[str], scheme: Scheme) -> str:
    """Packages by their titles, all of them; two of one title are named once."""
    titles = {one.name: one.words for one in scheme.packages}
    return listed(list(dict.fromkeys(titles.get(one, one.replace("_", " ")) for one in packages)))


def note_lines(
    decision: Decision, labels: Sequence[tuple[str, str]], *, marked: bool
) -> list[Line]:  # fmt: skip
    """Notes of a decision under their names, each with its mark where the panel reads."""
    return [
        Line(label, marked_words(getattr(decision, name), decision.shown_to(Note(name)), marked))
        for label, name in labels
    ]


def marked_words(words: str, shown_to: Audience, marked: bool = True) -> str:
    """The words, and who else than the panel may see them; "" stays ""."""
    return f"{words.strip()}{MARKS[shown_to] if marked else ''}" if words.strip() else ""


def review_lines(decision: Decision, *, marked: bool) -> list[Line]:
    """What a statutory review settled, and the day of the next one."""
    notes, shown_to = decision.review, decision.shown_to(Note.REVIEW)
    lines = [Line(label, marked_words(getattr(notes, name), shown_to, marked))
             for label, name in REVIEW_NOTES]  # fmt: skip
    day = a_date(notes.next_review_on) if notes.next_review_on else ""
    return [*lines, Line("Next review on", day)]


def every_line(decision: Decision, scheme: Scheme) -> list[Line]:
    """All that a decision says, in the order of the minutes, and who may see it."""
    actions = "; ".join(
        marked_words(
            f"{one.words} ({one.owner}{f', by {a_date(one.due)}' if one.due else ''})", one.shown_to
        )
        for one in decision.actions_by_date
    )
    options = " / ".join(
        marked_words(option_words(one), one.shown_to) for one in decision.options
    )  # fmt: skip
    words = marked_words(decision.child_words, decision.shown_to(Note.CHILD_WORDS))
    agreed = decision.agreement.value if decision.agreement else ""
    dissent = "; ".join(marked_words(f"{d.who}: {d.words}", d.shown_to) for d in decision.dissent)
    sorting = "; ".join(marked_words(one.words, one.shown_to) for one in decision.sorting)
    return [
        Line("Decision", decision_words(decision)),
        *decided_lines(decision, scheme, marked=True),
        Line("Actions", actions),
        Line("Options considered", options),
        Line("The child in the room", room_words(decision)),
        Line("The child’s words", words),
        Line("Heard by", decision.child_heard_by),
        Line("The panel and the tool", agreed),
        Line("Because", decision.because),
        *note_lines(decision, VIEWS, marked=True),
        *note_lines(decision, MOVE_NOTES, marked=True),
        *review_lines(decision, marked=True),
        Line("What needed sorting", sorting),
        Line("Seen differently", dissent),
    ]
