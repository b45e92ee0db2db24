"""Joins what files say with what people recorded, so that every rule reads both alike."""

from dataclasses import dataclass, replace

import pandas as pd

from models.children.council import CouncilData, empty_frame

_ORDERS = {
    "profiles": ["child_id", "assessed_on", "item", "level", "assessed_by", "evidence"],
    "incidents": ["child_id", "on", "kind"],
    "reviews": ["child_id", "on"],
}


@dataclass(frozen=True, slots=True)
class RecordedFrames:
    """Frames of `models/children/council.py` with nothing in them but what people recorded."""

    profiles: pd.DataFrame
    incidents: pd.DataFrame
    blockers: pd.DataFrame
    wishes: pd.DataFrame
    support_not_care: pd.DataFrame
    came_back: pd.DataFrame
    reviews: pd.DataFrame
    words_weighed: pd.DataFrame
    legal_statuses: pd.DataFrame


def with_recorded(files: CouncilData, recorded: RecordedFrames, version: str) -> CouncilData:
    """The council's data with the record in it; `files` holds none of it yet."""
    joined = {
        "profiles": _joined(files, "profiles", recorded.profiles),
        "incidents": _joined(files, "incidents", recorded.incidents),
        "blockers": recorded.blockers,
        "wishes": recorded.wishes,
        "support_not_care": recorded.support_not_care,
        "came_back": recorded.came_back,
        "missing": _ended(files.frame("missing"), recorded.came_back),
        "reviews": _joined(files, "reviews", recorded.reviews),
        "words_weighed": recorded.words_weighed,
        "legal_statuses": recorded.legal_statuses,
    }
    return replace(files, version=version, frames=files.frames | joined, from_files=files)


def _ended(missing: pd.DataFrame, came_back: pd.DataFrame) -> pd.DataFrame:
    """Times missing, each that no file ends with the first day on which somebody had them back."""
    if missing.empty or came_back.empty:
        return missing
    ended = missing.copy()
    starts, ends = pd.to_datetime(ended["starts"]), pd.to_datetime(ended["ends"])
    for back in came_back.sort_values("on", ascending=False).to_dict("records"):
        theirs = (ended["child"] == back["child"]) & (starts <= pd.Timestamp(back["on"]))
        open_still = theirs & pd.to_datetime(missing["ends"]).isna()
        ends = ends.mask(open_still, pd.Timestamp(back["on"]))
    ended["ends"] = ends
    return ended


def _joined(files: CouncilData, name: str, recorded: pd.DataFrame) -> pd.DataFrame:
    frame = files.frame(name)
    if recorded.empty:
        return frame
    both = pd.concat([part for part in (frame, recorded) if len(part)], ignore_index=True)
    people = files.frame("children").set_index("child")["child_id"]
    both["child_id"] = both["child"].map(people)
    both = both.sort_values(_ORDERS[name], ignore_index=True, kind="stable")
    return both[list(empty_frame(name).columns)]
