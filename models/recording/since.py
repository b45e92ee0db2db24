"""Of whom people recorded something after the day that the data states the world at."""

from datetime import date

import pandas as pd

from models.children.council import CouncilData
from models.recording.join import RecordedFrames

_DATED_BY = {
    "profiles": "assessed_on", "incidents": "on", "blockers": "on", "wishes": "on",
    "support_not_care": "on", "came_back": "on",
    "words_weighed": "on", "legal_statuses": "on",
}  # fmt: skip


def recorded_since(data: CouncilData, after: date, up_to: date) -> frozenset[str]:
    """Children with anything recorded that counts from a day after `after`, up to `up_to`.

    What files say of those days doesn't make a child one of them: without a record, a file's later
    profile waits for the return of its time, as it did.
    """
    texts: set[str] = set()
    for name, column in _DATED_BY.items():
        column_shown = _rows_of_each(data, name, column, after, up_to)
        by_files = column_shown * 0
        if data.from_files is not None:
            by_files = _rows_of_each(data.from_files, name, column, after, up_to)
        series = column_shown.sub(by_files, fill_value=0)
        texts |= set(series[series > 0].index)
    return frozenset(texts)


def _rows_of_each(data: CouncilData, name: str, column: str, after: date, up_to: date) -> pd.Series:
    frame = data.frame(name)
    days = pd.to_datetime(frame[column])
    return (
        frame[(days > pd.Timestamp(after)) & (days <= pd.Timestamp(up_to))].groupby("child").size()
    )


def fingerprints_of(recorded: RecordedFrames, up_to: date | None = None) -> dict[str, str]:
    """By child a text that changes with whatever of their record a rule reads, up to a day.

    Children of whom nothing is recorded have none. None for the day: all of it.
    """
    texts: dict[str, list[str]] = {}
    for name, column in _DATED_BY.items():
        frame: pd.DataFrame = getattr(recorded, name)
        if up_to is not None:
            frame = frame[pd.to_datetime(frame[column]) <= pd.Timestamp(up_to)]
        digests = pd.util.hash_pandas_object(frame, index=False)
        for child, rows in digests.groupby(frame["child"]):
            texts.setdefault(str(child), []).append(f"{name} {len(rows)} {int(rows.sum())}")
    return {child: "; ".join(parts) for child, parts in texts.items()}
