"""Each kind of entry has its own right, and money notes are seen by whoever may see costs."""

from dataclasses import replace
from datetime import timedelta

import pytest

from data.store.read import data_version
from data.store.record.facts import ABOUT_A_CHILD, record_fact
from data.store.record.read import child_record
from data.store.schema.engine import Store
from models.access import LOCAL_OWNER, RIGHTS, Actor, Permission, Role, scope_for
from models.children.records import LegalStatus
from models.problems import NotAllowed
from models.recording.decision import ActionProgress, MoneyNoted
from models.recording.event import (
    CameBack,
    PathwayPlan,
    RecordedIncident,
    ReviewHeld,
    SupportNotCare,
)
from models.recording.move_stages import Confirmed, ConfirmedSlice
from models.recording.rights import RIGHT_FOR
from models.recording.subject import (
    ABOUT_MONEY,
    RecordKind,
    Subject,
    action_of,
    confirmed_of,
    move_money_of,
    move_of,
)
from models.recording.types import Content
from models.recording.voice import View, ViewHolder
from models.recording.weighed import LegalStatusSaid, WordsWeighed
from tests.make.completed_moves import a_stage, some_money
from tests.make.record_contents import (
    NOW,
    TODAY,
    a_begun_meeting,
    a_blocker_entry,
    a_profile_entry,
    a_wish_entry,
    children_in,
    decided,
)
from tests.make.record_rights import RECORD_NEEDS


@pytest.mark.parametrize(
    "roles", [frozenset[Role](), *(frozenset({role}) for role in Role)], ids=str
)
def test_only_who_has_the_right_gets_through(store: Store, roles: frozenset[Role]) -> None:
    """Every function of the record, in one store: none of these calls finds anything to write."""
    for councils in (None, frozenset({"North"}), frozenset[str]()):
        actor = Actor("somebody", roles, councils)
        for name, (permission, call) in RECORD_NEEDS.items():
            before = data_version(store)
            if any(permission in RIGHTS.get(role, frozenset()) for role in roles):
                assert call(store, actor) is not None, name
            else:
                with pytest.raises(NotAllowed):
                    call(store, actor)
            assert data_version(store) == before, name


# What has to be on record before an entry of a kind can be.
BEFORE = {
    RecordKind.MOVE_MONEY: (RecordKind.MOVE,),
    RecordKind.CONFIRMED: (RecordKind.MOVE, RecordKind.MOVE_MONEY),
}


def test_every_kind_has_a_right() -> None:
    assert set(RIGHT_FOR) == set(RecordKind)


@pytest.mark.parametrize("kind", sorted(ABOUT_A_CHILD))
def test_a_kind_is_recorded_only_by_who_has_its_right(
    store: Store, kind: RecordKind, monkeypatch: pytest.MonkeyPatch
) -> None:
    (key,) = children_in(store, 1)
    meeting = a_begun_meeting(store, key)
    decided(store, meeting, key)
    record_fact(
        store,
        actor=LOCAL_OWNER,
        about=Subject(RecordKind.PROFILE, key),
        content=a_profile_entry(),
        expected_version=0,
        now_utc=NOW,
    )
    about, content = one_of(kind, key, meeting)
    seen = 1 if kind is RecordKind.PROFILE else 0
    for before in BEFORE.get(kind, ()):
        subject, of_it = one_of(before, key, meeting)
        record_fact(
            store, actor=LOCAL_OWNER, about=subject, content=of_it, expected_version=0, now_utc=NOW
        )

    def put() -> None:
        record_fact(
            store,
            actor=LOCAL_OWNER,
            about=about,
            content=content,
            expected_version=seen,
            now_utc=NOW,
        )

    # The table of rights is data: a role without this right is a row with one right less.
    without = frozenset(Permission) - {RIGHT_FOR[kind]}
    monkeypatch.setitem(RIGHTS, Role.LOCAL_OWNER, without)
    with pytest.raises(NotAllowed):
        put()
    only = {RIGHT_FOR[kind]} | ({Permission.READ_COSTS} if kind in ABOUT_MONEY else set())
    monkeypatch.setitem(RIGHTS, Role.LOCAL_OWNER, frozenset(only))
    put()


def one_of(kind: RecordKind, key: str, meeting: str) -> tuple[Subject, Content]:
    """A whole entry of that kind about the child."""
    contents: dict[RecordKind, Content] = {
        RecordKind.PROFILE: a_profile_entry(by="Somebody new"),
        RecordKind.SECOND_RATING: _second(),
        RecordKind.BLOCKER: a_blocker_entry(),
        RecordKind.WISH: a_wish_entry(),
        RecordKind.VIEW: View(ViewHolder.IRO, "the IRO", "go slowly", TODAY),
        RecordKind.INCIDENT: RecordedIncident(TODAY, "x", False, "y"),
        RecordKind.SUPPORT_NOT_CARE: SupportNotCare("copes", "A", TODAY),
        RecordKind.CAME_BACK: CameBack(TODAY, TODAY),
        RecordKind.PATHWAY_PLAN: PathwayPlan(TODAY),
        RecordKind.REVIEW_HELD: ReviewHeld(TODAY),
        RecordKind.WORDS_WEIGHED: WordsWeighed(("a mark",), (), "said long ago", TODAY),
        RecordKind.LEGAL_STATUS: LegalStatusSaid(
            LegalStatus.FULL_CARE_ORDER, None, "A. Worker", TODAY
        ),
        RecordKind.ACTION: ActionProgress(TODAY),
        RecordKind.MONEY: MoneyNoted("a note", 5400.0, 1800.0),
        RecordKind.MOVE: a_stage(),
        RecordKind.MOVE_MONEY: some_money(),
        RecordKind.CONFIRMED: Confirmed(
            (ConfirmedSlice(TODAY, TODAY + timedelta(7), 100_00),), TODAY
        ),
    }
    subjects = {
        RecordKind.BLOCKER: Subject(kind, key, part="health_funding"),
        RecordKind.ACTION: action_of(key, meeting, "1"),
        RecordKind.MONEY: Subject(RecordKind.MONEY, key, meeting),
        RecordKind.MOVE: move_of(key, "first"),
        RecordKind.MOVE_MONEY: move_money_of(key, "first"),
        RecordKind.CONFIRMED: confirmed_of(key, "first"),
    }
    return subjects.get(kind, Subject(kind, key)), contents[kind]


def _second() -> Content:
    return replace(a_profile_entry(by="B. Other"), second_of=1)


def test_money_notes_are_hidden_from_whoever_may_not_see_costs(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    (key,) = children_in(store, 1)
    meeting = a_begun_meeting(store, key)
    decided(store, meeting, key)
    about, content = one_of(RecordKind.MONEY, key, meeting)
    record_fact(
        store, actor=LOCAL_OWNER, about=about, content=content, expected_version=0, now_utc=NOW
    )
    scope = scope_for(LOCAL_OWNER, Permission.READ_CHILDREN)
    record = child_record(store, scope, key)
    assert record is not None and len(record.money) == 1
    monkeypatch.setitem(RIGHTS, Role.LOCAL_OWNER, frozenset(Permission) - {Permission.READ_COSTS})
    record = child_record(store, scope, key)
    assert record is not None and record.money == () and len(record.decisions) == 1
    with pytest.raises(NotAllowed):
        record_fact(
            store, actor=LOCAL_OWNER, about=about, content=content, expected_version=1, now_utc=NOW
        )
