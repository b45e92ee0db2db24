"""Which right each kind of entry needs, for recording it and for drafts of it."""

from models.access import Permission
from models.recording.subject import RecordKind

RIGHT_FOR: dict[RecordKind, Permission] = {
    RecordKind.PROFILE: Permission.RECORD_PROFILE,
    RecordKind.SECOND_RATING: Permission.RECORD_PROFILE,
    RecordKind.BLOCKER: Permission.RECORD_BLOCKER,
    RecordKind.SUPPORT_NOT_CARE: Permission.RECORD_BLOCKER,
    RecordKind.WISH: Permission.RECORD_VOICE,
    RecordKind.VIEW: Permission.RECORD_VOICE,
    RecordKind.INCIDENT: Permission.RECORD_INCIDENT,
    RecordKind.MEETING: Permission.PREPARE_MEETING,
    RecordKind.DECISION: Permission.RECORD_DECISION,
    RecordKind.ACTION: Permission.RECORD_DECISION,
    RecordKind.MONEY: Permission.NOTE_MONEY,
    RecordKind.SIGNATURE: Permission.SIGN_RECORD,
    RecordKind.MOVE: Permission.RECORD_MOVE,
    RecordKind.MOVE_MONEY: Permission.AGREE_MONEY,
    RecordKind.CONFIRMED: Permission.CONFIRM_SAVING,
    RecordKind.HOME_SEARCH: Permission.EXPORT_CHILDREN,
    RecordKind.FAMILY_PROFILE: Permission.EXPORT_CHILDREN,
    RecordKind.CHILD_SUMMARY: Permission.EXPORT_CHILDREN,
    RecordKind.SCREEN: Permission.READ_CHILDREN,
    RecordKind.MY_LIST: Permission.READ_CHILDREN,
    RecordKind.TYPED_LINE: Permission.READ_CHILDREN,
    RecordKind.SCENARIO_BEGUN: Permission.READ_COSTS,
    RecordKind.CAME_BACK: Permission.CORRECT_WHEREABOUTS,
    RecordKind.PATHWAY_PLAN: Permission.RECORD_BLOCKER,
    RecordKind.REVIEW_HELD: Permission.RECORD_BLOCKER,
    RecordKind.WORDS_WEIGHED: Permission.RECORD_BLOCKER,
    RecordKind.LEGAL_STATUS: Permission.RECORD_BLOCKER,
}
