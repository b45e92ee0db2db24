"""One thing that somebody of the demonstration wrote down, before it is recorded."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from models.recording.subject import Subject
from models.recording.types import Content
from models.settings import Setting


@dataclass(frozen=True, slots=True)
class Written:
    """An entry of the record and when it was made."""

    at: datetime
    about: Subject
    content: Content


def moment_of_day(day: date, hour: int = 10) -> datetime:
    """An hour of that day, in UTC."""
    return datetime.combine(day, time(hour), UTC)


def owner_of(to: Setting) -> str:
    """The team that sees to a move."""
    return "Family support team" if to is Setting.HOME else "Fostering team"
