"""What of a draft belongs to the answers as they are.

A question that is not asked any more keeps its answer in the draft, so that a choice made by
mistake and made again loses nothing. What is recorded holds the answers to what was asked.
"""

from dataclasses import replace
from typing import TypeVar

from models.labels import BarrierKind
from models.recording.barrier import BarrierEntry
from models.recording.decision import Decision
from models.recording.meeting_complete import GOES_SOMEWHERE
from models.recording.move_stages import BEFORE_THE_MOVE, OFF_THE_ROAD, MoveStage
from models.recording.types import Content
from models.recording.voice import Wish

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
        case BarrierEntry() if content.cleared is None:
            stop = content.kind is BarrierKind.STOP
            return replace(
                content,
                evidence="",
                due=None if stop else content.due,
                look_again=content.look_again if stop else None,
            )
        case Decision() if content.outcome not in GOES_SOMEWHERE:
            return replace(
                content,
                destination=None,
                packages=(),
                family_time_plan="",
                contingency="",
                introductions="",
                approvals="",
            )
        case _:
            return content


def without_a_panels(decision: Decision) -> Decision:
    """A statutory review's, without what only a panel says.

    A draft that was begun on a panel's form may hold it.
    """
    return replace(
        decision,
        options=(),
        outcome=None,
        destination=None,
        packages=(),
        look_again_on=None,
        decided_by="",
        recommendation="",
    )
