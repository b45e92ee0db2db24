"""What people recorded, as frames of `models/children/council.py`; mistakes are left out."""

from collections.abc import Iterable
from dataclasses import fields
from typing import Any

import pandas as pd
from sqlalchemy import Connection

from data.store.frames.recorded_rows import children_seen, read_entries
from data.store.schema.tables import recorded
from models.access import Actor
from models.children.council import COLUMNS
from models.recording.barrier import BarrierEntry
from models.recording.entry import Entry, standing_entries
from models.recording.event import CameBack, RecordedIncident, ReviewHeld, SupportNotCare
from models.recording.join import RecordedFrames
from models.recording.profile import RecordedProfile
from models.recording.subject import RecordKind
from models.recording.types import Content
from models.recording.voice import Wish
from models.recording.weighed import LegalStatusSaid, WordsWeighed
from models.settings import Setting

READ_BY_RULES = (
    RecordKind.PROFILE,
    RecordKind.SECOND_RATING,
    RecordKind.BLOCKER,
    RecordKind.WISH,
    RecordKind.INCIDENT,
    RecordKind.SUPPORT_NOT_CARE,
    RecordKind.CAME_BACK,
    RecordKind.REVIEW_HELD,
    RecordKind.WORDS_WEIGHED,
    RecordKind.LEGAL_STATUS,
)
_DAYS = {"assessed_on", "on", "raised_on", "due", "cleared", "look_again", "missing_from", "since"}
_KEPT_TEXTS = {
    "assessed_by", "evidence", "child_view", "kind", "words", "heard_by", "no_to", "open_to",
    "because", "part", "name", "destinations", "owner", "child", "item", "said", "places", "order",
}  # fmt: skip


def recorded_frames(connection: Connection, actor: Actor) -> RecordedFrames:
    """Everything recorded that a rule may read, of the children whom the person may see."""
    wanted = recorded.c.kind.in_([kind.value for kind in READ_BY_RULES])
    records = read_entries(connection, wanted)
    seen = children_seen(connection, actor, frozenset(entry.about.child for entry in records))
    entries_item = standing_entries(entry for entry in records if entry.about.child in seen)
    lines: dict[str, list[dict[str, Any]]] = {field.name: [] for field in fields(RecordedFrames)}
    for entry in entries_item:
        for name, row in _rows(entry):
            lines[name].append({"child": entry.about.child, **row})
    return RecordedFrames(**{name: _frame(name, rows) for name, rows in lines.items()})


def _rows(entry: Entry[Content]) -> Iterable[tuple[str, dict[str, Any]]]:
    """The frame rows of one entry: twenty of a profile, one of anything else."""
    numbered = {"number": entry.number, "on": entry.on}
    match entry.content:
        case RecordedProfile() as profile:
            about = {"assessed_on": profile.assessed_on, "assessed_by": profile.assessed_by}
            for rating in profile.ratings:
                yield (
                    "profiles",
                    about
                    | {
                        "item": rating.item.value,
                        "level": rating.level,
                        "evidence": rating.evidence,
                        "child_view": rating.child_view,
                    },
                )
        case BarrierEntry() as blocker:
            yield (
                "blockers",
                numbered
                | {
                    "part": entry.about.part,
                    "name": blocker.name,
                    "kind": blocker.kind.value,
                    "words": blocker.words,
                    "destinations": _places(blocker.places),
                    "raised_on": blocker.raised_on,
                    "owner": blocker.owner,
                    "due": blocker.due,
                    "cleared": blocker.cleared,
                    "evidence": blocker.evidence,
                    "look_again": blocker.look_again,
                },
            )
        case Wish() as wish:
            yield (
                "wishes",
                numbered
                | {
                    "words": wish.words,
                    "heard_by": wish.heard_by,
                    "no_to": _places(wish.no_to),
                    "open_to": _places(wish.open_to),
                    "look_again": wish.look_again,
                    "advocate_offered": wish.advocate_offered,
                },
            )
        case RecordedIncident() as incident:
            about = {"on": incident.on, "kind": incident.kind}
            yield "incidents", about | {"serious": incident.serious, "recorded": True}
        case SupportNotCare() as support:
            yield "support_not_care", numbered | {"because": support.because}
        case WordsWeighed() as weighed:
            yield (
                "words_weighed",
                numbered
                | {
                    "said": "|".join(weighed.said),
                    "places": _places(weighed.places),
                    "because": weighed.because,
                },
            )
        case LegalStatusSaid() as status if status.order is not None:
            about = {"order": status.order.value, "since": status.since}
            yield "legal_statuses", numbered | about
        case CameBack() as back:
            yield "came_back", numbered | {"missing_from": back.missing_from}
        case ReviewHeld() as review:
            yield "reviews", {"on": review.held_on}


def _places(places: tuple[Setting, ...]) -> str:
    return "|".join(place.value for place in places)


def _frame(name: str, rows: list[dict[str, Any]]) -> pd.DataFrame:
    """The rows in the dtypes in which files' frames come."""
    frame = pd.DataFrame(rows, columns=list(COLUMNS[name]), dtype=object)
    for column in frame.columns:
        if column in _DAYS:
            frame[column] = pd.to_datetime(frame[column]).astype("datetime64[us]")
        elif column == "level":
            frame[column] = pd.to_numeric(frame[column]).astype("float64")
        elif column == "number":
            frame[column] = frame[column].astype("int64")
        elif column in {"serious", "recorded", "advocate_offered"}:
            frame[column] = frame[column].astype("boolean")
        elif column in _KEPT_TEXTS:
            frame[column] = frame[column].astype("str")
    return frame
