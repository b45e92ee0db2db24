"""The record's functions for the table of rights: each with the right it needs and a call of it."""

from collections.abc import Callable

from data.store.read import file_data, record_frames
from data.store.record.begun_scenarios import begun_scenario, keep_begun_scenario
from data.store.record.costs_opened import log_costs_opened
from data.store.record.decisions import correct_decision, record_decision
from data.store.record.drafts import (
    discard_draft,
    draft_of,
    drafts_of,
    keep_waiting,
    others_at_work,
    save_draft,
    waiting_draft,
)
from data.store.record.facts import record_fact, withdraw_entry
from data.store.record.lines import end_line, keep_line, line_of
from data.store.record.meetings import (
    prepare_meeting,
    record_attendance,
    sign_meeting,
    start_meeting,
)
from data.store.record.my_list import keep_my_list, my_list_of
from data.store.record.read import (
    child_record,
    child_records,
    entry_history,
    meeting_record,
    meeting_records,
)
from data.store.record.screens import keep_screen, screen_of
from data.store.schema.active_store import recorded_here
from data.store.schema.engine import Store
from models.access import Actor, Permission, Scope
from models.problems import NotAllowed, UserError
from models.recording.meeting import ScreenSet
from models.recording.my_list import MyList
from models.recording.subject import own_screen, wishes_of
from models.scenarios.begun import BegunScenario
from tests.make.record_contents import NOW, a_decision, a_meeting_entry, a_wish_entry

Call = Callable[[Store, Actor], object]
ABOUT = wishes_of("nobody")


def reading_scope(actor: Actor) -> Scope:
    return Scope(actor, Permission.READ_CHILDREN, actor.councils)


def past_the_gate(call: Call) -> Call:
    """The call, where to find nothing in an empty store is an answer; to be refused is not."""

    def answered(store: Store, actor: Actor) -> object:
        try:
            call(store, actor)
        except NotAllowed:
            raise
        except UserError:
            return "nothing there"
        return "done"

    return answered


RECORD_NEEDS: dict[str, tuple[Permission, Call]] = {
    name: (permission, past_the_gate(call))
    for name, (permission, call) in {
        "read.file_data": (
            Permission.READ_CHILDREN,
            lambda store, actor: file_data(store, reading_scope(actor)),
        ),
        "read.record_frames": (
            Permission.READ_CHILDREN,
            lambda store, actor: record_frames(store, reading_scope(actor)),
        ),
        "record.read.child_record": (
            Permission.READ_CHILDREN,
            lambda store, actor: child_record(store, reading_scope(actor), "nobody"),
        ),
        "record.read.child_records": (
            Permission.READ_CHILDREN,
            lambda store, actor: child_records(store, reading_scope(actor)),
        ),
        "record.read.entry_history": (
            Permission.READ_CHILDREN,
            lambda store, actor: entry_history(store, reading_scope(actor), ABOUT),
        ),
        "record.read.meeting_record": (
            Permission.READ_CHILDREN,
            lambda store, actor: meeting_record(store, reading_scope(actor), "none"),
        ),
        "record.read.meeting_records": (
            Permission.READ_CHILDREN,
            lambda store, actor: meeting_records(store, reading_scope(actor)),
        ),
        "record.facts.record_fact": (
            Permission.RECORD_VOICE,
            lambda store, actor: record_fact(
                store,
                actor=actor,
                about=ABOUT,
                content=a_wish_entry(),
                expected_version=0,
                now_utc=NOW,
            ),
        ),
        "record.facts.withdraw_entry": (
            Permission.RECORD_VOICE,
            lambda store, actor: withdraw_entry(
                store, actor=actor, about=ABOUT, number=1, expected_version=1, now_utc=NOW
            ),
        ),
        "record.drafts.save_draft": (
            Permission.RECORD_VOICE,
            lambda store, actor: save_draft(
                store,
                actor=actor,
                about=ABOUT,
                content=a_wish_entry(),
                based_on=0,
                expected_saves=0,
                now_utc=NOW,
            ),
        ),
        "record.drafts.discard_draft": (
            Permission.RECORD_VOICE,
            lambda store, actor: discard_draft(store, actor=actor, about=ABOUT, now_utc=NOW),
        ),
        "record.drafts.keep_waiting": (
            Permission.RECORD_VOICE,
            lambda store, actor: keep_waiting(
                store, actor=actor, about=ABOUT, content=a_wish_entry(), based_on=0, now_utc=NOW
            ),
        ),
        "record.drafts.waiting_draft": (
            Permission.RECORD_VOICE,
            lambda store, actor: waiting_draft(store, actor, ABOUT),
        ),
        "record.drafts.drafts_of": (Permission.READ_CHILDREN, drafts_of),
        "record.drafts.draft_of": (
            Permission.READ_CHILDREN,
            lambda store, actor: draft_of(store, actor, ABOUT),
        ),
        "record.drafts.others_at_work": (
            Permission.READ_CHILDREN,
            lambda store, actor: others_at_work(store, actor, child="nobody"),
        ),
        "record.costs_opened.log_costs_opened": (
            Permission.READ_COSTS,
            lambda store, actor: log_costs_opened(
                store, actor=actor, meeting="none", child="nobody", now_utc=NOW
            ),
        ),
        "record.meetings.prepare_meeting": (
            Permission.PREPARE_MEETING,
            lambda store, actor: prepare_meeting(
                store,
                actor=actor,
                key="none",
                meeting=a_meeting_entry("nobody"),
                expected_version=0,
                now_utc=NOW,
            ),
        ),
        "record.meetings.start_meeting": (
            Permission.PREPARE_MEETING,
            lambda store, actor: start_meeting(
                store, actor=actor, key="none", expected_version=0, now_utc=NOW
            ),
        ),
        "record.meetings.record_attendance": (
            Permission.PREPARE_MEETING,
            lambda store, actor: record_attendance(
                store,
                actor=actor,
                key="none",
                meeting=a_meeting_entry("nobody"),
                expected_version=0,
                now_utc=NOW,
            ),
        ),
        "record.my_list.keep_my_list": (
            Permission.READ_CHILDREN,
            lambda store, actor: keep_my_list(
                store, actor=actor, wanted=MyList("A. Worker"), now_utc=NOW
            ),
        ),
        "record.my_list.my_list_of": (Permission.READ_CHILDREN, my_list_of),
        "record.begun_scenarios.begun_scenario": (Permission.READ_COSTS, begun_scenario),
        "record.begun_scenarios.keep_begun_scenario": (
            Permission.READ_COSTS,
            lambda store, actor: keep_begun_scenario(
                store, actor=actor, begun=BegunScenario(name="Ten carers"), now_utc=NOW
            ),
        ),
        "record.lines.keep_line": (
            Permission.READ_CHILDREN,
            lambda store, actor: keep_line(store, actor=actor, key="box", text="why", now_utc=NOW),
        ),
        "record.lines.line_of": (
            Permission.READ_CHILDREN,
            lambda store, actor: line_of(store, actor, "box", NOW),
        ),
        "record.lines.end_line": (
            Permission.READ_CHILDREN,
            lambda store, actor: end_line(store, actor=actor, key="box", now_utc=NOW),
        ),
        "schema.active_store.recorded_here": (
            Permission.IMPORT_FILES,
            lambda store, actor: recorded_here(store, actor),
        ),
        "record.screens.keep_screen": (
            Permission.READ_CHILDREN,
            lambda store, actor: keep_screen(
                store, actor=actor, about=own_screen(), screen=ScreenSet(shared=True), now_utc=NOW
            ),
        ),
        "record.screens.screen_of": (
            Permission.READ_CHILDREN,
            lambda store, actor: screen_of(store, actor, own_screen()),
        ),
        "record.meetings.sign_meeting": (
            Permission.SIGN_RECORD,
            lambda store, actor: sign_meeting(
                store, actor=actor, key="none", seen=(), expected_version=0, now_utc=NOW
            ),
        ),
        "record.decisions.record_decision": (
            Permission.RECORD_DECISION,
            lambda store, actor: record_decision(
                store,
                actor=actor,
                meeting="none",
                child="nobody",
                decision=a_decision(),
                expected_version=0,
                now_utc=NOW,
            ),
        ),
        "record.decisions.correct_decision": (
            Permission.CORRECT_SIGNED,
            lambda store, actor: correct_decision(
                store,
                actor=actor,
                meeting="none",
                child="nobody",
                decision=a_decision(),
                reason="x",
                expected_version=0,
                now_utc=NOW,
            ),
        ),
    }.items()
}
