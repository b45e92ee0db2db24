"""What a meeting and a decision need before they can be recorded."""

from __future__ import annotations

from collections.abc import Iterator

from models.meeting.decision import Agreement, Decision, Outcome
from models.meeting.meeting import Meeting, MeetingKind
from models.readiness.verdict import Readiness
from models.recording.missing import Missing

GOES_SOMEWHERE = frozenset({Outcome.EXPLORE, Outcome.MATCH, Outcome.RECOMMEND_MOVE})


def missing_of_meeting(meeting: Meeting) -> Iterator[Missing]:
    """A day and, when it begins, a chair and children. Each child has one turn."""
    if meeting.on is None:
        yield Missing("on", "give the day of the meeting")
    if len(set(meeting.children)) != len(meeting.children):
        yield Missing("children", "the same child is listed twice")
    if meeting.begun and not meeting.chair.strip():
        yield Missing("chair", "say who chairs the meeting")
    if meeting.begun and not meeting.children:
        yield Missing("children", "choose the children to talk about")


def missing_of_decision(decision: Decision, kind: MeetingKind) -> Iterator[Missing]:
    """Everything that DOMAIN.md wants on record, in the order of the form."""
    yield from _options(decision)
    if not decision.words_changed.strip():
        yield Missing("words_changed", "write how the child's words changed the plan, or why not")
    yield from _the_tool(decision, kind)
    yield from _outcome(decision)
    yield from _actions(decision)
    for number, one in enumerate(decision.dissent):
        if not (one.who.strip() and one.words.strip()):
            yield Missing(f"dissent.{number}", "say who saw it differently, and how")
    if not decision.decided_by.strip():
        yield Missing("decided_by", "name the accountable person who decides")


def _options(decision: Decision) -> Iterator[Missing]:
    if not any(one.place is None for one in decision.options):
        yield Missing("options", "staying is one of the options: say what it gives and costs")
    if len(decision.options) < 2:
        yield Missing("options", "name at least one option besides staying")


def _the_tool(decision: Decision, kind: MeetingKind) -> Iterator[Missing]:
    """In a panel agree and disagree need the same: a because. A review never sees the tool."""
    if kind is MeetingKind.STATUTORY_REVIEW:
        if decision.tool or decision.agreement or decision.because.strip():
            yield Missing("tool", "a statutory review doesn't weigh what the tool says")
        return
    if decision.tool is None:
        yield Missing("tool", "what the tool said belongs on record; open the child again")
    if decision.agreement is None:
        yield Missing("agreement", "say whether the panel agrees with the tool")
    if not decision.because.strip():
        yield Missing("because", "say why the panel agrees or disagrees")


def _outcome(decision: Decision) -> Iterator[Missing]:
    outcome = decision.outcome
    if outcome is None:
        yield Missing("outcome", "choose the decision")
        return
    if outcome in GOES_SOMEWHERE and decision.destination is None:
        yield Missing("destination", "say where to")
    if outcome not in GOES_SOMEWHERE and decision.destination is not None:
        yield Missing("destination", "a decision to stay or to look again names no destination")
    if outcome is not Outcome.RECOMMEND_MOVE and decision.look_again_on is None:
        yield Missing("look_again_on", "give the day on which this is looked at again")
    if _moves_past_a_stop(decision):
        words = "the tool has a stop there: say that the panel disagrees, and why"
        yield Missing("agreement", words)


def _moves_past_a_stop(decision: Decision) -> bool:
    """Agreeing with a stop and moving all the same is no decision that anybody could read."""
    if decision.tool is None or decision.destination is None:
        return False
    said = decision.tool.readiness(decision.destination)
    moves = decision.outcome is Outcome.RECOMMEND_MOVE
    return moves and said is Readiness.RULED_OUT and decision.agreement is Agreement.AGREE


def _actions(decision: Decision) -> Iterator[Missing]:
    keys = [one.key for one in decision.actions]
    if len(set(keys)) != len(keys) or "" in keys:
        yield Missing("actions", "the actions can't be told apart; number them")
    for number, one in enumerate(decision.actions):
        for field, held, words in (
            ("words", one.words.strip(), "write what is to be done"),
            ("owner", one.owner.strip(), "say who does it"),
            ("due", one.due, "say by when"),
        ):
            if not held:
                yield Missing(f"actions.{number}.{field}", words)
