"""What an answer of the rules is called: a shape and a word, so that colour is never needed."""

from models.labels import BarrierKind, Readiness
from models.readiness.verdict import Verdict

# A shape and a word for each answer, so that colour is never needed to read it.
ANSWER: dict[Readiness, str] = {
    Readiness.READY: "● Ready",
    Readiness.NEARLY: "◐ Nearly",
    Readiness.NOT_YET: "○ Not yet",
    Readiness.RULED_OUT: "■ Not for now",
    Readiness.NOT_ENOUGH_KNOWN: "? Not enough known",
}


WITH_SUPPORT = "● Ready with support"


BLOCKER: dict[BarrierKind, str] = {
    BarrierKind.STOP: "■ Stops a move for now",
    BarrierKind.MUST_CLEAR: "○ Must be resolved first",
    BarrierKind.QUESTION: "? A question to ask",
    BarrierKind.TIMING: "◐ About the day of a move",
    BarrierKind.MONEY: "£ About the money",
}


def answer_in_words(verdict: Verdict) -> str:
    """The shape and the words of an answer, without the kind of home."""
    if verdict.readiness is Readiness.READY and verdict.packages:
        return WITH_SUPPORT
    return ANSWER[verdict.readiness]


def answer_words(verdict: Verdict) -> str:
    """The same without its shape, for print."""
    return answer_in_words(verdict).split(" ", 1)[1]
