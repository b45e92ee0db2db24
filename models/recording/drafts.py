"""What somebody has typed and not recorded: theirs alone."""

from dataclasses import dataclass
from datetime import datetime

from models.problems import UserError
from models.recording.subject import Subject
from models.recording.types import Content
from models.words import a_time


@dataclass(frozen=True, slots=True)
class Draft:
    """One person's unfinished words about a subject.

    `content` None = written by another version of the tool and not readable here; it is kept.
    `based_on`: the version that they saw when they began. `saves` grows with every save.
    """

    about: Subject
    content: Content | None
    based_on: int
    saves: int
    saved_at_utc: datetime


@dataclass(frozen=True, slots=True)
class AtWork:
    """Somebody else has a draft of the same child or meeting. Their words stay theirs."""

    who: str
    about: Subject
    saved_at_utc: datetime


class DraftConflict(UserError):
    """The same person saved this draft in another window since. `theirs`: what is kept there."""

    def __init__(self, theirs: Draft, yours: Content) -> None:
        self.theirs, self.yours = theirs, yours
        super().__init__(
            "Your draft",
            f"you saved it in another window at {a_time(theirs.saved_at_utc)}",
            "one of the two",
            "Take over what is kept there, or save this one over it.",
        )
