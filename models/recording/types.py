"""Which type each kind of entry has, and from which day it counts."""

from datetime import date

from models.recording.barrier import BarrierEntry
from models.recording.begun_papers import ChildSummaryText, FamilyText, HomeSearchBegun
from models.recording.decision import ActionProgress, Decision, MoneyNoted
from models.recording.event import (
    CameBack,
    PathwayPlan,
    RecordedIncident,
    ReviewHeld,
    SupportNotCare,
)
from models.recording.meeting import Meeting, ScreenSet, Signature
from models.recording.move_stages import Confirmed, MoveMoney, MoveStage
from models.recording.my_list import MyList
from models.recording.profile import RecordedProfile
from models.recording.subject import RecordKind
from models.recording.typed_line import TypedLine
from models.recording.voice import View, Wish
from models.recording.weighed import LegalStatusSaid, WordsWeighed

Content = (
    RecordedProfile | BarrierEntry | Wish | View | RecordedIncident | SupportNotCare
    | Meeting | Decision | ActionProgress | MoneyNoted | Signature
    | MoveStage | MoveMoney | Confirmed | HomeSearchBegun | FamilyText
    | ChildSummaryText
    | CameBack | PathwayPlan | ReviewHeld | ScreenSet | WordsWeighed | LegalStatusSaid
    | MyList | TypedLine
)  # fmt: skip

TYPES: dict[RecordKind, type[Content]] = {
    RecordKind.PROFILE: RecordedProfile,
    RecordKind.SECOND_RATING: RecordedProfile,
    RecordKind.BLOCKER: BarrierEntry,
    RecordKind.WISH: Wish,
    RecordKind.VIEW: View,
    RecordKind.INCIDENT: RecordedIncident,
    RecordKind.SUPPORT_NOT_CARE: SupportNotCare,
    RecordKind.MEETING: Meeting,
    RecordKind.DECISION: Decision,
    RecordKind.ACTION: ActionProgress,
    RecordKind.MONEY: MoneyNoted,
    RecordKind.SIGNATURE: Signature,
    RecordKind.MOVE: MoveStage,
    RecordKind.MOVE_MONEY: MoveMoney,
    RecordKind.CONFIRMED: Confirmed,
    RecordKind.HOME_SEARCH: HomeSearchBegun,
    RecordKind.FAMILY_PROFILE: FamilyText,
    RecordKind.CHILD_SUMMARY: ChildSummaryText,
    RecordKind.SCREEN: ScreenSet,
    RecordKind.MY_LIST: MyList,
    RecordKind.TYPED_LINE: TypedLine,
    RecordKind.SCENARIO_BEGUN: TypedLine,  # as text: scenarios know of recording, not this of them
    RecordKind.CAME_BACK: CameBack,
    RecordKind.PATHWAY_PLAN: PathwayPlan,
    RecordKind.REVIEW_HELD: ReviewHeld,
    RecordKind.WORDS_WEIGHED: WordsWeighed,
    RecordKind.LEGAL_STATUS: LegalStatusSaid,
}


def counts_from(content: Content, today: date, *, first: bool) -> date:
    """The day from which an entry counts for a reading "as of" a date.

    `first`: nothing was recorded of the subject before. A blocker counts from the day it was
    raised; a later entry of it from the day it was cleared, else from today: until then the earlier
    one was true.
    """
    if isinstance(content, BarrierEntry):
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
