"""Which right each kind of entry needs, for recording it and for drafts of it."""

from __future__ import annotations

from models.access import Permission
from models.recording.subject import Kind

RIGHT_FOR: dict[Kind, Permission] = {
    Kind.PROFILE: Permission.RECORD_PROFILE,
    Kind.SECOND_RATING: Permission.RECORD_PROFILE,
    Kind.BLOCKER: Permission.RECORD_BLOCKER,
    Kind.SUPPORT_NOT_CARE: Permission.RECORD_BLOCKER,
    Kind.WISH: Permission.RECORD_VOICE,
    Kind.VIEW: Permission.RECORD_VOICE,
    Kind.INCIDENT: Permission.RECORD_INCIDENT,
    Kind.MEETING: Permission.PREPARE_MEETING,
    Kind.DECISION: Permission.RECORD_DECISION,
    Kind.ACTION: Permission.RECORD_DECISION,
    Kind.MONEY: Permission.NOTE_MONEY,
    Kind.SIGNATURE: Permission.SIGN_RECORD,
    Kind.MOVE: Permission.RECORD_MOVE,
    Kind.MOVE_MONEY: Permission.AGREE_MONEY,
    Kind.CONFIRMED: Permission.CONFIRM_SAVING,
    Kind.HOME_SEARCH: Permission.EXPORT_CHILDREN,
    Kind.FAMILY_PROFILE: Permission.EXPORT_CHILDREN,
    Kind.CHILD_SUMMARY: Permission.EXPORT_CHILDREN,
    Kind.SCREEN: Permission.READ_CHILDREN,
    Kind.MY_LIST: Permission.READ_CHILDREN,
    Kind.CAME_BACK: Permission.CORRECT_WHEREABOUTS,
    Kind.PATHWAY_PLAN: Permission.RECORD_BLOCKER,
    Kind.REVIEW_HELD: Permission.RECORD_BLOCKER,
    Kind.WORDS_WEIGHED: Permission.RECORD_BLOCKER,
    Kind.LEGAL_STATUS: Permission.RECORD_BLOCKER,
}
