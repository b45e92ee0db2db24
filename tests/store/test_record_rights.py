"""Each kind of entry has its own right, and money notes are seen by whoever may see costs."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from data.store.engine import Store
from data.store.read import data_version
from data.store.record_read import child_record
from data.store.recording import ABOUT_A_CHILD, record_fact
from data.store.rights import RIGHT_FOR
from models.access import LOCAL_OWNER, RIGHTS, Actor, Permission, Role, scope_for
from models.children.records import Order
from models.meeting.decision import ActionProgress, MoneyNoted
from models.problems import NotAllowed
from models.recording.contents import Content
from models.recording.event import (
    CameBack,
    PathwayPlan,
    RecordedIncident,
    ReviewHeld,
    SupportNotCare,
)
from models.recording.subject import (
    ABOUT_MONEY,
    Kind,
    Subject,
    action_of,
    confirmed_of,
    money_of,
    move_money_of,
    move_of,
)
from models.recording.voice import View, Voice
from models.recording.weighed import LegalStatusSaid, WordsWeighed
from models.savings.pipeline import Confirmed, ConfirmedSlice
from tests.made_moves import a_stage, some_money
from tests.record_builders import (
    NOW,
    TODAY,
    a_begun_meeting,
    a_blocker_entry,
    a_profile_entry,
    a_wish_entry,
    children_in,
    decided,
)
from tests.record_rights import RECORD_NEEDS


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
BEFORE = {Kind.MOVE_MONEY: (Kind.MOVE,), Kind.CONFIRMED: (Kind.MOVE, Kind.MOVE_MONEY)}


def test_every_kind_has_a_right() -> None:
    assert set(RIGHT_FOR) == set(Kind)


@pytest.mark.parametrize("kind", sorted(ABOUT_A_CHILD))
def test_a_kind_is_recorded_only_by_who_has_its_right(
    store: Store, kind: Kind, monkeypatch: pytest.MonkeyPatch
) -> None:
    (key,) = children_in(store, 1)
    meeting = a_begun_meeting(store, key)
    decided(store, meeting, key)
    record_fact(store, actor=LOCAL_OWNER, about=Subject(Kind.PROFILE, key),
                content=a_profile_entry(), expected_version=0, now=NOW)  # fmt: skip
    about, content = one_of(kind, key, meeting)
    seen = 1 if kind is Kind.PROFILE else 0
    for before in BEFORE.get(kind, ()):
        what, of_it = one_of(before, key, meeting)
        record_fact(store, actor=LOCAL_OWNER, about=what, content=of_it, expected_version=0,
                    now=NOW)  # fmt: skip

    def put() -> None:
        record_fact(store, actor=LOCAL_OWNER, about=about, content=content, expected_version=seen,
                    now=NOW)  # fmt: skip

    # The table of rights is data: a role without this right is a row with one right less.
    without = frozenset(Permission) - {RIGHT_FOR[kind]}
    monkeypatch.setitem(RIGHTS, Role.LOCAL_OWNER, without)
    with pytest.raises(NotAllowed):
        put()
    only = {RIGHT_FOR[kind]} | ({Permission.READ_COSTS} if kind in ABOUT_MONEY else set())
    monkeypatch.setitem(RIGHTS, Role.LOCAL_OWNER, frozenset(only))
    put()


def one_of(kind: Kind, key: str, meeting: str) -> tuple[Subject, Content]:
    """A whole entry of that kind about the child."""
    contents: dict[Kind, Content] = {
        Kind.PROFILE: a_profile_entry(by="Somebody new"),
        Kind.SECOND_RATING: _second(),
        Kind.BLOCKER: a_blocker_entry(),
        Kind.WISH: a_wish_entry(),
        Kind.VIEW: View(Voice.IRO, "the IRO", "go slowly", TODAY),
        Kind.INCIDENT: RecordedIncident(TODAY, "x", False, "y"),
        Kind.SUPPORT_NOT_CARE: SupportNotCare("copes", "A", TODAY),
        Kind.CAME_BACK: CameBack(TODAY, TODAY),
        Kind.PATHWAY_PLAN: PathwayPlan(TODAY),
        Kind.REVIEW_HELD: ReviewHeld(TODAY),
        Kind.WORDS_WEIGHED: WordsWeighed(("a mark",), (), "said long ago", TODAY),
        Kind.LEGAL_STATUS: LegalStatusSaid(Order.FULL_CARE_ORDER, None, "A. Worker", TODAY),
        Kind.ACTION: ActionProgress(TODAY),
        Kind.MONEY: MoneyNoted("a note", 5400.0, 1800.0),
        Kind.MOVE: a_stage(),
        Kind.MOVE_MONEY: some_money(),
        Kind.CONFIRMED: Confirmed((ConfirmedSlice(TODAY, TODAY + timedelta(7), 100_00),), TODAY),
    }
    subjects = {
        Kind.BLOCKER: Subject(kind, key, part="health_funding"),
        Kind.ACTION: action_of(key, meeting, "1"),
        Kind.MONEY: money_of(key, meeting),
        Kind.MOVE: move_of(key, "first"),
        Kind.MOVE_MONEY: move_money_of(key, "first"),
        Kind.CONFIRMED: confirmed_of(key, "first"),
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
    about, content = one_of(Kind.MONEY, key, meeting)
    record_fact(store, actor=LOCAL_OWNER, about=about, content=content, expected_version=0, now=NOW)
    scope = scope_for(LOCAL_OWNER, Permission.READ_CHILDREN)
    held = child_record(store, scope, key)
    assert held is not None and len(held.money) == 1
    monkeypatch.setitem(RIGHTS, Role.LOCAL_OWNER, frozenset(Permission) - {Permission.READ_COSTS})
    held = child_record(store, scope, key)
    assert held is not None and held.money == () and len(held.decisions) == 1
    with pytest.raises(NotAllowed):
        record_fact(store, actor=LOCAL_OWNER, about=about, content=content, expected_version=1,
                    now=NOW)  # fmt: skip
