"""Which type each kind of entry has, and from which day it counts."""

from __future__ import annotations

from datetime import date

from models.meeting.decision import ActionProgress, Decision, MoneyNoted
from models.meeting.meeting import Meeting, ScreenSet, Signature
from models.recording.begun_papers import ChildSummaryText, FamilyText, HomeSearchBegun
from models.recording.blocker import RecordedBlocker
from models.recording.event import (
    CameBack,
    PathwayPlan,
    RecordedIncident,
    ReviewHeld,
    SupportNotCare,
)
from models.recording.my_list import MyList
from models.recording.profile import RecordedProfile
from models.recording.subject import Kind
from models.recording.voice import View, Wish
from models.recording.weighed import LegalStatusSaid, WordsWeighed
from models.savings.pipeline import Confirmed, MoveMoney, MoveStage

Content = (
    RecordedProfile | RecordedBlocker | Wish | View | RecordedIncident | SupportNotCare
    | Meeting | Decision | ActionProgress | MoneyNoted | Signature
    | MoveStage | MoveMoney | Confirmed | HomeSearchBegun | FamilyText
    | ChildSummaryText
    | CameBack | PathwayPlan | ReviewHeld | ScreenSet | WordsWeighed | LegalStatusSaid
    | MyList
)  # fmt: skip

TYPES: dict[Kind, type[Content]] = {
    Kind.PROFILE: RecordedProfile,
    Kind.SECOND_RATING: RecordedProfile,
    Kind.BLOCKER: RecordedBlocker,
    Kind.WISH: Wish,
    Kind.VIEW: View,
    Kind.INCIDENT: RecordedIncident,
    Kind.SUPPORT_NOT_CARE: SupportNotCare,
    Kind.MEETING: Meeting,
    Kind.DECISION: Decision,
    Kind.ACTION: ActionProgress,
    Kind.MONEY: MoneyNoted,
    Kind.SIGNATURE: Signature,
    Kind.MOVE: MoveStage,
    Kind.MOVE_MONEY: MoveMoney,
    Kind.CONFIRMED: Confirmed,
    Kind.HOME_SEARCH: HomeSearchBegun,
    Kind.FAMILY_PROFILE: FamilyText,
    Kind.CHILD_SUMMARY: ChildSummaryText,
    Kind.SCREEN: ScreenSet,
    Kind.MY_LIST: MyList,
    Kind.CAME_BACK: CameBack,
    Kind.PATHWAY_PLAN: PathwayPlan,
    Kind.REVIEW_HELD: ReviewHeld,
    Kind.WORDS_WEIGHED: WordsWeighed,
    Kind.LEGAL_STATUS: LegalStatusSaid,
}


def counts_from(content: Content, today: date, *, first: bool) -> date:
    """The day from which an entry counts for a reading "as of" a date.

    `first`: nothing was recorded of the subject before. A blocker counts from the day it was
    raised; a later entry of it from the day it was cleared, else from today: until then the earlier
    one was true.
    """
    if isinstance(content, RecordedBlocker):
        return (content.raised_on if first else content.cleared) or today
    return _own_day(content) or today


def _own_day(content: Content) -> date | None:
    match content:
        case RecordedProfile():
            return content.assessed_on
        case Wish():
            return content.heard_on
        case View():
            return content.given_on
        case RecordedIncident() | SupportNotCare() | Meeting() | MoveStage():
            return content.on
        case ActionProgress():
            return content.done_on
        case CameBack():
            return content.back_on
        case PathwayPlan():
            return content.in_place_on
        case ReviewHeld():
            return content.held_on
        case WordsWeighed() | LegalStatusSaid():
            return content.on
        case _:
            return None
