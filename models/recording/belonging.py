"""What of a draft belongs to the answers as they are.

A question that is not asked any more keeps its answer in the draft, so that a choice made by
mistake and made again loses nothing. What is recorded holds the answers to what was asked.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from models.readiness.verdict import BlockerKind
from models.recording.blocker import RecordedBlocker
from models.recording.contents import Content
from models.recording.voice import Wish
from models.savings.pipeline import BEFORE_THE_MOVE, OFF_THE_ROAD, MoveStage

C = TypeVar("C", bound=Content)


def what_belongs(content: C) -> C:
    """The content without answers to questions that the other answers leave out."""
    match content:
        case Wish() if not content.no_to:
            return replace(content, look_again=None)
        case MoveStage():
            waits = content.stage is None or content.stage in BEFORE_THE_MOVE
            return replace(
                content,
                waiting_for=content.waiting_for if waits else "",
                because=content.because if content.stage in OFF_THE_ROAD else "",
            )
        case RecordedBlocker() if content.cleared is None:
            stop = content.kind is BlockerKind.STOP
            return replace(
                content,
                evidence="",
                due=None if stop else content.due,
                look_again=content.look_again if stop else None,
            )
        case _:
            return content
