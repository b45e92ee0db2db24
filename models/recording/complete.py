"""What is missing before something can be recorded. Drafts may be as incomplete as they like."""

from collections.abc import Iterator, Sequence
from dataclasses import MISSING, dataclass, fields, replace
from datetime import date

from models.children.records import LegalStatus
from models.labels import BarrierKind
from models.problems import UserError
from models.recording.barrier import OTHER, BarrierEntry, barrier_type
from models.recording.decision import ActionProgress, Decision, MoneyNoted
from models.recording.event import (
    CameBack,
    PathwayPlan,
    RecordedIncident,
    ReviewHeld,
    SupportNotCare,
)
from models.recording.lengths import texts_too_long
from models.recording.meeting import Meeting, MeetingKind
from models.recording.meeting_complete import missing_of_decision, missing_of_meeting
from models.recording.missing import MissingField
from models.recording.move_complete import (
    missing_of_confirmed,
    missing_of_money,
    missing_of_stage,
)
from models.recording.move_stages import Confirmed, MoveMoney, MoveStage
from models.recording.profile import RecordedProfile, highest_level
from models.recording.types import Content
from models.recording.voice import LOOK_AGAIN_WITHIN, View, Wish
from models.recording.weighed import LegalStatusSaid, WordsWeighed
from models.words import a_date

VIEWS_SHOWN_TO = "views_shown_to"  # asked once of all views of a profile
MONEY_AT_MOST_GBP = 100_000.0  # a week; more is a slip of the hand


@dataclass(frozen=True, slots=True)
class Round:
    """What else decides whether a content is whole: the day, and which meeting it is from.

    `corrects`: what the chair has signed, which nobody does without a reason.
    """

    today: date
    meeting: MeetingKind | None = None
    meeting_on: date | None = None
    corrects: bool = False


class NotComplete(UserError):
    """Something is missing or can't be so. `missing`: every point, each with its field."""

    def __init__(self, missing: Sequence[MissingField]) -> None:
        self.missing = tuple(missing)
        super().__init__(
            "What you wrote",
            "; ".join(missing_field.words for missing_field in missing),
            "an answer to each of these",
            "Fill them in and record it again. Your draft is kept.",
        )


def missing_of(content: Content, around: Round) -> tuple[MissingField, ...]:
    """Everything that keeps this from being recorded, in the order of the fields."""
    return (*_missing(content, around), *texts_too_long(content))


def needed_in(content: Content, around: Round) -> frozenset[str]:
    """The fields that would be missing if they were blank, by the other answers as they are.

    So what a form marks as needed and what keeps it from being recorded cannot disagree.
    """
    return frozenset(
        field.name
        for field in fields(content)
        if field.default is not MISSING
        and any(
            missing_field.field.split(".")[0] == field.name
            for missing_field in _missing(replace(content, **{field.name: field.default}), around)
        )
    )


def _missing(content: Content, around: Round) -> Iterator[MissingField]:
    if around.corrects and isinstance(content, Decision | Meeting):
        wanted = "write why the signed record was wrong"
        yield from _said("corrected_because", content.corrected_because, wanted)
    match content:
        case RecordedProfile():
            yield from _profile(content, around.today)
        case BarrierEntry():
            yield from _blocker(content, around.today)
        case Wish():
            yield from _wish(content, around.today)
        case View():
            yield from _said("who", content.who, "say who said it")
            yield from _said("words", content.words, "write what they said")
            yield from _past("given_on", content.given_on, around.today, "the day it was said")
        case RecordedIncident():
            yield from _past("on", content.on, around.today, "the day it happened")
            yield from _said("kind", content.kind, "say what kind of incident it was")
            if content.serious is None:
                yield MissingField("serious", "say whether it was serious")
            yield from _said("words", content.words, "write what happened")
        case SupportNotCare():
            yield from _past("on", content.on, around.today, "the day it was agreed")
            yield from _said("said_by", content.said_by, "say who says so")
        case CameBack():
            yield from _came_back(content, around.today)
        case WordsWeighed():
            yield from _weighed(content, around.today)
        case LegalStatusSaid():
            yield from _legal_status(content, around.today)
        case PathwayPlan():
            yield from _past(
                "in_place_on", content.in_place_on, around.today, "the day of the plan"
            )
        case ReviewHeld():
            yield from _past("held_on", content.held_on, around.today, "the day of the review")
        case Meeting():
            yield from missing_of_meeting(content)
        case Decision():
            kind = around.meeting or MeetingKind.PANEL
            yield from missing_of_decision(content, kind, around.meeting_on)
        case ActionProgress():
            yield from _progress(content, around.today)
        case MoneyNoted():
            yield from _money(content)
        case MoveStage():
            yield from missing_of_stage(content, around.today)
        case MoveMoney():
            yield from missing_of_money(content)
        case Confirmed():
            yield from missing_of_confirmed(content)
        case _:
            return


def _weighed(content: WordsWeighed, today: date) -> Iterator[MissingField]:
    if not content.said:
        yield MissingField("said", "choose what the child said")
    yield from _said("because", content.because, "write why it doesn't change this")
    yield from _past("on", content.on, today, "the day")


def _legal_status(content: LegalStatusSaid, today: date) -> Iterator[MissingField]:
    if content.order in (None, LegalStatus.UNKNOWN):
        yield MissingField("order", "choose the legal status that is right")
    if content.since is not None:
        yield from _past("since", content.since, today, "the day from which it applies")
    yield from _said("said_by", content.said_by, "say who looked it up")
    yield from _past("on", content.on, today, "the day")


def _came_back(content: CameBack, today: date) -> Iterator[MissingField]:
    yield from _past("back_on", content.back_on, today, "the day on which they were back")
    if content.missing_from and content.back_on and content.back_on < content.missing_from:
        went = a_date(content.missing_from)
        yield MissingField(
            "back_on", f"they went missing on {went}: choose that day or a later one"
        )


def _profile(content: RecordedProfile, today: date) -> Iterator[MissingField]:
    yield from _past("assessed_on", content.assessed_on, today, "the day of the rating")
    yield from _said("assessed_by", content.assessed_by, "say who rated")
    if not content.ratings:
        yield MissingField("ratings", "rate at least one item, or say that it is not known")
    items = [rating.item for rating in content.ratings]
    for item in sorted({item for item in items if items.count(item) > 1}):
        yield MissingField(f"ratings.{item}", f"{item.replace('_', ' ')} is rated twice")
    if any(
        rating.child_view.strip() and rating.view_shown_to is None for rating in content.ratings
    ):
        yield MissingField(VIEWS_SHOWN_TO, "ask the child who may be shown what they said")
    for rating in content.ratings:
        if rating.level is not None and not 0 <= rating.level <= highest_level(rating.item):
            words = (
                f"{rating.item.replace('_', ' ')}: a level from 0 to {highest_level(rating.item)}"
            )
            yield MissingField(f"ratings.{rating.item}", words)


def _blocker(content: BarrierEntry, today: date) -> Iterator[MissingField]:
    blocker_choice = barrier_type(
        content.name.split("-")[0] if content.name.startswith(OTHER) else content.name
    )
    if blocker_choice is None:
        yield MissingField("name", "choose the barrier")
    yield from _said("words", content.words, "write what the barrier is")
    yield from _past("raised_on", content.raised_on, today, "the day it was raised")
    if content.kind is BarrierKind.QUESTION:
        yield MissingField(
            "kind", "only the tool asks questions. Say what the barrier does to the plan"
        )
    yield from _said("owner", content.owner, "say who owns it")
    if content.cleared is not None:
        yield from _past("cleared", content.cleared, today, "the day it was resolved")
        yield from _said("evidence", content.evidence, "write how you know that it is resolved")
        if content.raised_on and content.cleared < content.raised_on:
            yield MissingField("cleared", "it can't have been resolved before it was raised")
    elif content.kind is BarrierKind.STOP and content.look_again is None:
        yield MissingField("look_again", "a stop needs a day to look again")
    elif content.kind is not BarrierKind.STOP and content.due is None:
        yield MissingField("due", "say by when it has to be resolved")


def _wish(content: Wish, today: date) -> Iterator[MissingField]:
    yield from _said("words", content.words, "write what the child said")
    yield from _said("heard_by", content.heard_by, "say who heard it")
    yield from _past("heard_on", content.heard_on, today, "the day it was said")
    if content.shown_to is None:
        yield MissingField("shown_to", "ask the child who may be shown these words")
    if set(content.no_to) & set(content.open_to):
        yield MissingField("no_to", "the same place can't be a no and open again")
    if content.no_to and content.heard_on and content.look_again:
        latest = content.heard_on + LOOK_AGAIN_WITHIN
        if not content.heard_on <= content.look_again <= latest:
            words = f"look at the no again by {a_date(latest)}, within 12 weeks"
            yield MissingField("look_again", words)


def _progress(content: ActionProgress, today: date) -> Iterator[MissingField]:
    if content.done_on is None:
        yield from _said("words", content.words, "write how far it is, or say when it was done")
    elif content.done_on > today:
        yield MissingField("done_on", f"{a_date(content.done_on)} is still to come")


def _money(content: MoneyNoted) -> Iterator[MissingField]:
    yield from _said("words", content.words, "write what is to be noted")
    for field in ("weekly_now_gbp", "weekly_then_gbp"):
        value = getattr(content, field)
        if value is not None and not 0 <= value <= MONEY_AT_MOST_GBP:
            yield MissingField(field, "pounds a week, from 0 to 100,000")


def _said(field: str, text: str, words: str) -> Iterator[MissingField]:
    if not text.strip():
        yield MissingField(field, words)


def _past(field: str, day: date | None, today: date, label: str) -> Iterator[MissingField]:
    if day is None:
        yield MissingField(field, f"give {label}")
    elif day > today:
        yield MissingField(field, f"{label} is {a_date(day)}, which is still to come")
