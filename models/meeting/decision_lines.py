"""A decision in words: one list of labelled lines, each with who may see it.

The page, the check before it is recorded, minutes, the copy for the case record, the page for a
panel and the child's summary all draw these lines. What a reader may not see is taken out here,
before any line is made (`meeting_shown.py`), so that no drawing of them can say more.
"""

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from models.audience import Audience, may_reach
from models.meeting.decision_words import (
    decision_words,
    home_words,
    next_review_words,
    room_words,
    tool_lines,
    whose_words,
)
from models.needs.scheme import Scheme
from models.recording.decision import Agreement, Decision, Note
from models.recording.meeting_shown import as_shown_to
from models.words import a_date, capitalise, join_words


class Topic(StrEnum):
    """What a line is about; the value is its heading where several lines go under one."""

    DECISION = "Decision"
    RECOMMENDS = "Who recommends what"
    SUPPORT = "Support package"
    DECIDED_BY = "Decided by"
    ROOM = "The child in the room"
    CHILD = "The child’s words"
    CHANGED = "How the child’s words changed the plan"
    VIEW = "What others say"
    OPTION = "Options considered"
    MOVE = "If the child moves"
    REVIEW = "What the review settled"
    NEXT_REVIEW = "Next review on"
    ACTION = "Actions"
    DISSENT = "Seen differently"
    BARRIER = "Barriers to a move"
    AGREEMENT = "The panel and the tool"
    TOOL = "What the tool said"


# Who is there, what is decided, with what support, by whom, and when the next review is: for
# everybody whom it is about, so that these lines carry no mark.
FOR_EVERYBODY = frozenset(
    {
        Topic.DECISION,
        Topic.SUPPORT,
        Topic.DECIDED_BY,
        Topic.ROOM,
        Topic.NEXT_REVIEW,
    }
)
# Each note under the name by which it is read.
NOTES: tuple[tuple[Topic, Note, str], ...] = (
    (Topic.RECOMMENDS, Note.WORKER_RECOMMENDS, "The social worker recommends"),
    (Topic.RECOMMENDS, Note.MANAGER_RECOMMENDS, "The manager recommends"),
    (Topic.RECOMMENDS, Note.RECOMMENDATION, "The meeting recommends"),
    (Topic.CHANGED, Note.WORDS_CHANGED, Topic.CHANGED.value),
    (Topic.VIEW, Note.PARENTS_VIEW, "Parents"),
    (Topic.VIEW, Note.IRO_VIEW, "Independent reviewing officer"),
    (Topic.VIEW, Note.CARERS_VIEW, "The home and the carers"),
    (Topic.MOVE, Note.FAMILY_TIME_PLAN, "Family time"),
    (Topic.MOVE, Note.CONTINGENCY, "If it ends early"),
    (Topic.MOVE, Note.INTRODUCTIONS, "Introductions"),
    (Topic.MOVE, Note.APPROVALS, "Approvals"),
)  # fmt: skip
REVIEW_NOTES = (
    ("Care plan", "care_plan"),
    ("Health", "health"),
    ("Education", "education"),
    ("Family time", "family_time"),
    ("If the plan doesn’t work", "contingency"),
)
AGREED = {
    Agreement.AGREE: "The panel agrees with the tool",
    Agreement.DISAGREE: "The panel disagrees with the tool",
}
MARKS = {
    Audience.PANEL: "",
    Audience.PROFESSIONALS: " [professionals may see this]",
    Audience.FAMILY: " [child and family may see this]",
}
MARKS_NOTE = "What has no mark is for the panel only."
GIVES, COSTS, BECAUSE = "gives:", "costs the child:", "because:"
OWNER, BY, AGAIN = "", "by", "look again"


@dataclass(frozen=True, slots=True)
class DecisionLine:
    """One thing that a decision says, under its name, with who may see it.

    `details`: what belongs to it, each with the word before it ("by", "3 March 2026").
    """

    topic: Topic
    name: str
    words: str
    shown_to: Audience
    details: tuple[tuple[str, str], ...] = ()

    def detail(self, label: str) -> str:
        """One of its details; "" where there is none."""
        return next((text for name, text in self.details if name == label), "")

    @property
    def text(self) -> str:
        """The words with all that belongs to them."""
        details = [f"{name} {text}".strip() for name, text in self.details if text]
        if self.topic is Topic.CHILD:  # the quotation ends with its own full stop
            return f"{self.words} ({', '.join(details)})" if details else self.words
        *before, last = (self.words, *details)
        begun = [text.rstrip().removesuffix(".") for text in before]  # a full stop ends a sentence
        return ("; " if self.topic is Topic.OPTION else ", ").join([*begun, last])

    @property
    def mark(self) -> str:
        """Who may see it beside the panel; "" of what everybody may who it is about."""
        return "" if self.topic in FOR_EVERYBODY else MARKS[self.shown_to]


def decision_lines(decision: Decision, audience: Audience, scheme: Scheme) -> list[DecisionLine]:
    """All that a decision says to this reader, in the order of the minutes."""
    shown = as_shown_to(decision, audience)
    lines = (
        *_decided(shown, scheme),
        *_childs(shown),
        *_notes(shown, {Topic.CHANGED, Topic.VIEW}),
        *_options(shown),
        *_the_tool(shown),
        *_notes(shown, {Topic.MOVE}),
        *_review(shown),
        *_actions(shown),
        *_dissent(shown),
        *_barriers(shown),
    )
    return [line for line in lines if line.words.strip() and may_reach(line.shown_to, audience)]


def lines_about(lines: Iterable[DecisionLine], *topics: Topic) -> list[DecisionLine]:
    """The lines of these topics, topic by topic."""
    lines = list(lines)
    return [line for topic in topics for line in lines if line.topic is topic]


def by_name(lines: Iterable[DecisionLine], *, marked: bool = True) -> dict[str, str]:
    """What is said under each name, so that two versions can be compared; `marked`: with its
    marks, which say nothing to a family."""
    texts: dict[str, list[str]] = {}
    for line in lines:
        texts.setdefault(line.name, []).append(f"{line.text}{line.mark if marked else ''}")
    return {name: "; ".join(said) for name, said in texts.items()}


def support_words(packages: Sequence[str], scheme: Scheme) -> str:
    """Packages by their titles, all of them; two of one title are named once."""
    titles = {package.name: package.words for package in scheme.packages}
    return join_words(
        list(dict.fromkeys(titles.get(package, package.replace("_", " ")) for package in packages))
    )


def _decided(decision: Decision, scheme: Scheme) -> Iterator[DecisionLine]:
    everybody = Audience.FAMILY
    if decision.outcome is not None:
        yield _line(Topic.DECISION, decision_words(decision), everybody)
    yield from _notes(decision, {Topic.RECOMMENDS})
    yield _line(Topic.SUPPORT, support_words(decision.packages, scheme), everybody)
    yield _line(Topic.DECIDED_BY, decision.decided_by.strip(), everybody)


def _childs(decision: Decision) -> Iterator[DecisionLine]:
    yield _line(Topic.ROOM, room_words(decision), Audience.FAMILY)
    if decision.child_words.strip():
        details = (
            ("heard by", decision.child_heard_by.strip()),
            ("from", decision.child_words_from.strip()),
        )
        shown_to = decision.shown_to(Note.CHILD_WORDS)
        yield _line(Topic.CHILD, f"“{decision.child_words.strip()}”", shown_to, details)


def _notes(decision: Decision, topics: Container[Topic]) -> Iterator[DecisionLine]:
    for topic, note, name in NOTES:
        if topic in topics:
            words = getattr(decision, note.value).strip()
            yield DecisionLine(topic, name, words, decision.shown_to(note))


def _options(decision: Decision) -> Iterator[DecisionLine]:
    for option in decision.options:
        details = (
            (GIVES, whose_words(option.gives.strip(), option.gives_by)),
            (COSTS, whose_words(option.costs_the_child.strip(), option.costs_by)),
        )
        yield _line(Topic.OPTION, capitalise(home_words(option.place)), option.shown_to, details)


def _the_tool(decision: Decision) -> Iterator[DecisionLine]:
    """The panel's alone, as `as_shown_to` has it."""
    if decision.agreement is not None:
        because = ((BECAUSE, decision.because.strip()),)
        yield _line(Topic.AGREEMENT, AGREED[decision.agreement], Audience.PANEL, because)
    for words in tool_lines(decision.tool) if decision.tool else ():
        yield _line(Topic.TOOL, words, Audience.PANEL)


def _review(decision: Decision) -> Iterator[DecisionLine]:
    shown_to = decision.shown_to(Note.REVIEW)
    for name, field in REVIEW_NOTES:
        yield DecisionLine(Topic.REVIEW, name, getattr(decision.review, field).strip(), shown_to)
    yield _line(Topic.NEXT_REVIEW, next_review_words(decision), Audience.FAMILY)


def _actions(decision: Decision) -> Iterator[DecisionLine]:
    for action in decision.actions_by_date:
        details = ((OWNER, action.owner.strip()), (BY, _day(action.due)))
        yield _line(Topic.ACTION, action.words.strip(), action.shown_to, details)


def _dissent(decision: Decision) -> Iterator[DecisionLine]:
    for dissent in decision.dissent:
        yield _line(Topic.DISSENT, f"{dissent.who}: {dissent.words}", dissent.shown_to)


def _barriers(decision: Decision) -> Iterator[DecisionLine]:
    for barrier in decision.sorting:
        details = (
            (OWNER, barrier.owner.strip()),
            (BY, _day(barrier.due)),
            (AGAIN, _day(barrier.look_again)),
        )
        yield _line(Topic.BARRIER, capitalise(barrier.words.strip()), barrier.shown_to, details)


def _line(
    topic: Topic, words: str, shown_to: Audience, details: tuple[tuple[str, str], ...] = ()
) -> DecisionLine:
    """A line that is named by its topic."""
    return DecisionLine(topic, topic.value, words, shown_to, details)


def _day(day: date | None) -> str:
    return a_date(day) if day else ""
