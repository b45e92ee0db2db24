"""The one sentence that matters most about a destination, for a screen or a paper."""

from datetime import date

from models.labels import Barrier, BarrierKind, Readiness
from models.needs.scheme import Scheme
from models.readiness.reasons import RATE_FIRST
from models.readiness.verdict import Reason, Verdict
from models.readiness.words import as_clause
from models.shortlist.destinations import DestinationChoice
from models.words import a_date, capitalise, join_words, lower_first


def is_asked_to_rate(choice: DestinationChoice) -> bool:
    """Nothing can be said of it until needs are rated: a screen asks so once for all homes."""
    return lower_first(choice.main.verdict.question or "").startswith(RATE_FIRST)


def first_stop(verdict: Verdict) -> Barrier | None:
    """What stops a move there for longest; None when nothing does."""
    stops = [blocker for blocker in verdict.blockers if blocker.kind is BarrierKind.STOP]
    return max(stops, key=lambda barrier: barrier.look_again or date.min, default=None)


def headline_of(choice: DestinationChoice, scheme: Scheme) -> str:
    """The one sentence that matters most about a choice."""
    verdict = choice.main.verdict
    if verdict.readiness is Readiness.RULED_OUT:
        stop = first_stop(verdict)
        if stop is None:
            return ""
        again = f"; look again {a_date(stop.look_again)}" if stop.look_again else ""
        return f"Not while {lower_first(stop.words)}{again}."
    if verdict.readiness is Readiness.NOT_ENOUGH_KNOWN:
        return f"To find out first: {lower_first(verdict.question)}" if verdict.question else ""
    support = join_words([package.words for package in verdict.packages])
    parts = [f"With {support}."] if support else []
    if verdict.must_change:
        changes = join_words([lower_first(scheme.title(need)) for need in verdict.must_change])
        name = "each " if len(verdict.must_change) > 1 else ""
        parts.append(f"What would have to change: {changes}, {name}down by one level.")
    return capitalise(" ".join(parts))


def said_above(reason: Reason, choice: DestinationChoice) -> bool:
    """True if the reason only repeats what the choice's first sentence says: the question, or the
    stop with its day to look again."""
    stop = first_stop(choice.main.verdict)
    if choice.readiness is Readiness.RULED_OUT and stop is not None:
        return reason.words.casefold().startswith(f"not while {as_clause(stop.words)},".casefold())
    question = (choice.main.verdict.question or "").rstrip(".?").casefold()
    return bool(question) and question in reason.words.casefold()
