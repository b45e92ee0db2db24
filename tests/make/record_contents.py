"""Made-up meetings, decisions and entries for tests, and a store with children to record about."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, select, text

from data.store.imports.batch import import_batch
from data.store.record.decisions import record_decision
from data.store.record.facts import new_key
from data.store.record.meetings import prepare_meeting, start_meeting
from data.store.schema.engine import Store, reading
from data.store.schema.tables import child
from models.access import LOCAL_OWNER, Actor, Role
from models.audience import Audience
from models.evidence import Basis
from models.labels import BarrierKind, Readiness
from models.needs.profile import ITEMS
from models.recording.barrier import BarrierEntry
from models.recording.decision import (
    Action,
    Agreement,
    Decision,
    Note,
    NoteShown,
    OptionConsidered,
    Outcome,
    ReviewNotes,
    ToolPlace,
    ToolSaid,
)
from models.recording.meeting import Attendance, Meeting, MeetingKind, Presence, PresentAs
from models.recording.profile import ItemRating, RecordedProfile
from models.recording.voice import Wish
from models.settings import Setting
from tests.make.batches import a_batch, a_return

NOW = datetime(2026, 3, 10, 9, 30, tzinfo=UTC)
TODAY = NOW.date()
SAM = Actor("sam", frozenset(Role))
ALEX = Actor("alex", frozenset(Role))


def children_in(store: Store, count: int = 2, council: str = "North", first: int = 1) -> list[str]:
    """Import that many children in children's homes; their opaque keys, by number."""
    episodes = tuple(
        {
            "child_id": f"{number:04}",
            "decom": "2024-06-01",
            "rne": "S",
            "ls": "C2",
            "place": "K2",
            "place_provider": "PR4",
        }
        for number in range(first, first + count)
    )
    headers = tuple({"child_id": episode["child_id"], "dob": "2010-05-05"} for episode in episodes)
    batch = a_batch(a_return(2025, name=council, episodes=episodes, header=headers))
    import_batch(store, batch, actor=LOCAL_OWNER, now_utc=NOW, council=council, source=council)
    with reading(store) as connection:
        keys = select(child.c.key).where(child.c.source == council).order_by(child.c.child_id)
        return list(connection.execute(keys).scalars())


def a_profile_entry(**given: Any) -> RecordedProfile:
    """A whole profile: every item at 1 unless given; `on`, `by` for its day and person."""
    on, by = given.pop("on", TODAY), given.pop("by", "A. Worker")
    levels: dict[str, int | None] = dict.fromkeys(ITEMS, 1) | given
    ratings = tuple(
        ItemRating(ITEMS[name], level, f"seen: {name}") for name, level in levels.items()
    )
    return RecordedProfile(on, by, ratings)


def a_blocker_entry(name: str = "health_funding", **given: Any) -> BarrierEntry:
    """Something to clear, raised today, due in a fortnight."""
    values: dict[str, Any] = {
        "name": name,
        "kind": BarrierKind.MUST_CLEAR,
        "words": "health funding has to be agreed",
        "raised_on": TODAY,
        "owner": "B. Manager",
        "due": TODAY + timedelta(days=14),
    }
    return BarrierEntry(**(values | given))


def a_wish_entry(*no_to: Setting, **given: Any) -> Wish:
    """What a child said today."""
    values: dict[str, Any] = {
        "words": "I want to be near my nan.",
        "heard_by": "A. Worker",
        "heard_on": TODAY,
        "no_to": no_to,
        "shown_to": Audience.PANEL,
    }
    return Wish(**(values | given))


def a_tool(**readiness: Readiness) -> ToolSaid:
    """What the tool said: "not yet" everywhere but for the destinations given."""
    places = (Setting.HOME, Setting.FOSTER_CONNECTED, Setting.FOSTER_IN_HOUSE)
    return ToolSaid(
        as_of=TODAY,
        data_date=date(2025, 3, 31),
        move_on=TODAY + timedelta(weeks=12),
        data_version="token-1",
        engine="published evidence",
        scheme="0" * 16,
        places=tuple(
            ToolPlace(
                place,
                readiness.get(place.value, Readiness.NOT_YET),
                ("a reason",),
                p_lasts_12m=0.57,
                p_lasts_low=0.38,
                p_lasts_high=0.74,
                p_lasts_basis=Basis.PUBLISHED,
            )
            for place in places
        ),
    )


def a_decision(**given: Any) -> Decision:
    """A whole panel decision: stay for now, agreed, one action, looked at again in eight weeks."""
    values: dict[str, Any] = {
        "options": (
            OptionConsidered(None, "knows the staff", "far from nan"),
            OptionConsidered(Setting.FOSTER_CONNECTED, "near nan", "a new school"),
        ),
        "child_present": False,
        "child_words": "I want to be near my nan.",
        "child_heard_by": "A. Worker",
        "notes_shown": (NoteShown(Note.CHILD_WORDS, Audience.PANEL),),
        "words_changed": "family or friends is looked at first",
        "tool": a_tool(),
        "agreement": Agreement.AGREE,
        "because": "the assessment of nan is still open",
        "outcome": Outcome.STAY,
        "actions": (Action("1", "ask about nan", "A. Worker", TODAY + timedelta(days=10)),),
        "decided_by": "C. Head of Service",
        "look_again_on": TODAY + timedelta(weeks=8),
    }
    if given.get("outcome") is Outcome.RECOMMEND_MOVE:
        values |= {
            "carers_view": "the home thinks she is ready",
            "worker_recommends": "a foster family near nan",
            "manager_recommends": "the same",
            "family_time_plan": "nan every Sunday, as now",
            "contingency": "the home keeps the bed for four weeks",
            "introductions": "three visits, then a weekend",
            "approvals": "none needed",
        }
    return Decision(**(values | given))


def a_review(**given: Any) -> Decision:
    """What a whole statutory review settles about one child; no tool, no options, no decision."""
    values: dict[str, Any] = {
        "child_present": True,
        "words_changed": "nan is visited every week now",
        "review": ReviewNotes(
            "the plan is right",
            "the dentist was seen",
            "full time in school",
            "nan every Sunday",
            "the aunt is asked",
            TODAY + timedelta(weeks=20),
        ),
        "actions": (Action("1", "ask about nan", "A. Worker", TODAY + timedelta(days=10)),),
        "notes_shown": (NoteShown(Note.REVIEW, Audience.FAMILY),),
    }
    return Decision(**(values | given))


def a_move(**given: Any) -> Decision:
    """A decision to recommend a move to a foster family."""
    values: dict[str, Any] = {
        "outcome": Outcome.RECOMMEND_MOVE,
        "destination": Setting.FOSTER_IN_HOUSE,
        "look_again_on": None,
    }
    return a_decision(**(values | given))


def a_meeting_entry(*children: str, **given: Any) -> Meeting:
    """A panel today, with a chair."""
    values: dict[str, Any] = {
        "kind": MeetingKind.PANEL,
        "on": TODAY,
        "chair": "C. Head of Service",
        "present": (
            Presence(PresentAs.HEAD_OF_SERVICE, "C. Head of Service", attendance=Attendance.CAME),
        ),
        "children": children,
    }
    if given.get("kind") is MeetingKind.STATUTORY_REVIEW:
        values["one_family"] = len(children) > 1
    return Meeting(**(values | given))


def a_begun_meeting(store: Store, *children: str, actor: Actor = SAM, **given: Any) -> str:
    """A meeting that has begun; its key."""
    key = new_key()
    meeting = a_meeting_entry(*children, **given)
    entry = prepare_meeting(
        store, actor=actor, key=key, meeting=meeting, expected_version=0, now_utc=NOW
    )
    start_meeting(store, actor=actor, key=key, expected_version=entry.number, now_utc=NOW)
    return key


def decided(store: Store, meeting: str, child_key: str, decision: Decision | None = None) -> int:
    """Record a decision as Sam; its number."""
    entry = record_decision(
        store,
        actor=SAM,
        meeting=meeting,
        child=child_key,
        decision=decision or a_decision(),
        expected_version=0,
        now_utc=NOW,
    )
    return entry.number


def unguarded(connection: Connection, table: str) -> None:
    """Take the database's own guards off a table, as somebody with all rights could."""
    if connection.dialect.name == "postgresql":
        connection.execute(text(f"ALTER TABLE {table} DISABLE TRIGGER USER"))
        return
    text_clause = text(
        "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = :table"
    )
    for name in list(connection.execute(text_clause, {"table": table}).scalars()):
        connection.execute(text(f"DROP TRIGGER {name}"))
