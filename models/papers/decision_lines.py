"""What a decision says, line by line under its name, and of each note who may see it."""

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
from models.needs.scheme import Scheme
from models.recording.decision import Decision, Note
from models.words import a_date, listed

MARKS = {
    Audience.PANEL: "",
    Audience.PROFESSIONALS: " [professionals may see this]",
    Audience.FAMILY: " [child and family may see this]",
}
MARKS_NOTE = "What has no mark is for the panel only."


@dataclass(frozen=True, slots=True)
class DecisionLine:
    """One thing that a decision says, under its name, so that two versions can be compared."""

    name: str
    words: str


def decided_lines(decision: Decision, scheme: Scheme, *, marked: bool) -> list[DecisionLine]:
    """Who recommends what, the support by its titles, and who decides."""
    return [
        *note_lines(decision, RECOMMENDATIONS, marked=marked),
        DecisionLine("Support package", support_words(decision.packages, scheme)),
        DecisionLine("Decided by", decision.decided_by),
    ]


def support_words(packages: Sequence[str], scheme: Scheme) -> str:
    """Packages by their titles, all of them; two of one title are named once."""
    titles = {package.name: package.words for package in scheme.packages}
    return listed(
        list(dict.fromkeys(titles.get(package, package.replace("_", " ")) for package in packages))
    )


def note_lines(
    decision: Decision, labels: Sequence[tuple[str, str]], *, marked: bool
) -> list[DecisionLine]:
    """Notes of a decision under their names, each with its mark where the panel reads."""
    return [
        DecisionLine(
            label, marked_words(getattr(decision, name), decision.shown_to(Note(name)), marked)
        )
        for label, name in labels
    ]


def marked_words(words: str, shown_to: Audience, marked: bool = True) -> str:
    """The words, and who else than the panel may see them; "" stays ""."""
    return f"{words.strip()}{MARKS[shown_to] if marked else ''}" if words.strip() else ""


def review_lines(decision: Decision, *, marked: bool) -> list[DecisionLine]:
    """What a statutory review settled, and the day of the next one."""
    notes, shown_to = decision.review, decision.shown_to(Note.REVIEW)
    lines = [
        DecisionLine(label, marked_words(getattr(notes, name), shown_to, marked))
        for label, name in REVIEW_NOTES
    ]
    day = a_date(notes.next_review_on) if notes.next_review_on else ""
    return [*lines, DecisionLine("Next review on", day)]


def every_line(decision: Decision, scheme: Scheme) -> list[DecisionLine]:
    """All that a decision says, in the order of the minutes, and who may see it."""
    actions = "; ".join(
        marked_words(
            f"{action.words} ({action.owner}{f', by {a_date(action.due)}' if action.due else ''})",
            action.shown_to,
        )
        for action in decision.actions_by_date
    )
    options = " / ".join(
        marked_words(option_words(option), option.shown_to) for option in decision.options
    )
    words = marked_words(decision.child_words, decision.shown_to(Note.CHILD_WORDS))
    agreed = decision.agreement.value if decision.agreement else ""
    dissent = "; ".join(marked_words(f"{d.who}: {d.words}", d.shown_to) for d in decision.dissent)
    sorting = "; ".join(
        marked_words(sorting.words, sorting.shown_to) for sorting in decision.sorting
    )
    return [
        DecisionLine("Decision", decision_words(decision)),
        *decided_lines(decision, scheme, marked=True),
        DecisionLine("Actions", actions),
        DecisionLine("Options considered", options),
        DecisionLine("The child in the room", room_words(decision)),
        DecisionLine("The child’s words", words),
        DecisionLine("Heard by", decision.child_heard_by),
        DecisionLine("The panel and the tool", agreed),
        DecisionLine("Because", decision.because),
        *note_lines(decision, VIEWS, marked=True),
        *note_lines(decision, MOVE_NOTES, marked=True),
        *review_lines(decision, marked=True),
        DecisionLine("What needed sorting", sorting),
        DecisionLine("Seen differently", dissent),
    ]
