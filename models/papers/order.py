"""What somebody asked for when they asked for a paper, kept with its ticket until it is made."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from models.papers.home_search import StandardField
from models.recording.begun_papers import ChildSummaryText
from models.recording.codec import as_json, from_json

CHILD, MEETING = "child-", "meeting-"


@dataclass(frozen=True, slots=True)
class PaperOrder:
    """`with_name`: print names. `answers`: of a home-search request. `text`: of a profile for a
    family, `no_names` what somebody looked at in it and knows to name nobody. `summary`: of a
    summary for a child, by the field of `ChildSummaryText`. `meeting`: for whose meeting a child's
    page is printed, by key; "" = for none.
    """

    with_name: bool = False
    answers: tuple[StandardField, ...] = ()
    text: str = ""
    no_names: tuple[str, ...] = ()
    summary: ChildSummaryText | None = None
    meeting: str = ""

    def to_bytes(self) -> bytes:
        """As a ticket keeps it."""
        answers = {answer.field: answer.value for answer in self.answers}
        held = {
            "with_name": self.with_name,
            "answers": answers,
            "text": self.text,
            "no_names": list(self.no_names),
            "summary": None if self.summary is None else as_json(self.summary),
            "meeting": self.meeting,
        }
        return json.dumps(held, ensure_ascii=False).encode()

    @classmethod
    def from_bytes(cls, content: bytes | None) -> PaperOrder:
        """Back again; nothing kept means nothing special was asked for."""
        if content is None:
            return cls()
        held: dict[str, Any] = json.loads(content)
        answers = tuple(StandardField(name, value) for name, value in held["answers"].items())
        summary = held.get("summary")
        return cls(
            bool(held["with_name"]),
            answers,
            str(held["text"]),
            tuple(held.get("no_names", ())),
            None if summary is None else from_json(ChildSummaryText, summary),
            str(held.get("meeting", "")),
        )


def about_child(key: str) -> str:
    """The subject of a ticket about a child: the opaque key, so that the audit says whose."""
    return f"{CHILD}{key}"


def about_meeting(key: str) -> str:
    """The same about a meeting."""
    return f"{MEETING}{key}"


def is_about_child(subject: str) -> bool:
    """Whether the ticket is about a child; what templates and lists are about is neither."""
    return subject.startswith(CHILD)


def is_about_meeting(subject: str) -> bool:
    """Whether the ticket is about a meeting."""
    return subject.startswith(MEETING)


def key_of(subject: str) -> str:
    """The key in a subject of either kind; `ValueError` for any other."""
    for kind in (CHILD, MEETING):
        if subject.startswith(kind) and len(subject) > len(kind):
            return subject.removeprefix(kind)
    raise ValueError("not the subject of a paper")
