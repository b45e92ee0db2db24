"""Stops: what rules a kind of home out for now, each with a date to look again (DOMAIN.md)."""

from dataclasses import replace
from datetime import date, timedelta

from models.children.records import LegalStatus
from models.labels import Barrier, BarrierKind
from models.readiness.run_out import run_out
from models.readiness.situation import RECENT_DAYS, Situation
from models.readiness.verdict import Reason, Tone
from models.readiness.words import as_clause
from models.settings import Setting
from models.words import a_date

CHILD_SAYS_NO = "child_says_no"  # the name of the recorded stop that is the child's own no
LEGAL_STATUS_NOT_KNOWN = "the legal status is not known here, so ask which order is in force"

# Legal statuses (903 L1 to L3, J1 to J3) by which a court, the police or a remand decision sets
# where the child lives.
SET_BY_ANOTHER: dict[LegalStatus, str] = {
    LegalStatus.POLICE_PROTECTION: "police protection is in force",
    LegalStatus.EMERGENCY_PROTECTION: "an emergency protection order is in force",
    LegalStatus.CHILD_ASSESSMENT: "a child assessment order is in force",
    LegalStatus.REMAND: "a remand decision sets where the child lives",
    LegalStatus.PACE: "the child is in custody under PACE",
    LegalStatus.YOUTH_REHABILITATION: "a youth rehabilitation order sets where the child lives",
}


def stops_in_force(situation: Situation) -> tuple[Barrier, ...]:
    """Every stop in force at the as-of date, from the data first, then as people recorded them."""
    return (*_from_data(situation), *_recorded(situation))


def stops_not_clear(situation: Situation) -> tuple[Reason, ...]:
    """What to ask before anything else, because a stop may be behind it; empty = all is clear.

    Until somebody explains it, no answer but "not enough known" is safe.
    """
    child = situation.child
    over = run_out(child, situation.as_of)
    texts = [] if over is None else [over.words]
    texts += [f"{as_clause(written)}, so ask what it means" for written in child.unread_stops]
    if child.placement.order is LegalStatus.UNKNOWN:
        texts.append(LEGAL_STATUS_NOT_KNOWN)
    return tuple(Reason(words, Tone.ASK) for words in texts)


def bearing_on(given: tuple[Barrier, ...], destination: Setting) -> tuple[Barrier, ...]:
    """Those that have to do with this destination."""
    return tuple(
        barrier
        for barrier in given
        if barrier.destinations is None or destination in barrier.destinations
    )


def stop_reasons(given: tuple[Barrier, ...], as_of: date) -> tuple[Reason, ...]:
    """ "not while …, look again 3 March 2026", and how a child's own no is to be taken."""
    reasons = [Reason(_words(barrier, as_of), Tone.AGAINST) for barrier in given]
    said_no = [barrier for barrier in given if barrier.name == CHILD_SAYS_NO]
    if said_no:
        words = "a no stops the suggestion, not the conversation"
        if any(barrier.advocate_offered for barrier in said_no):
            words += ", and an advocate was offered"
        reasons.append(Reason(words, Tone.NOTE))
        if not any(barrier.advocate_offered for barrier in said_no):
            words = "no advocate is on record as offered, so ask whether the child wants one"
            reasons.append(Reason(words, Tone.ASK))
    return tuple(reasons)


def _words(stop: Barrier, as_of: date) -> str:
    when = stop.look_again or _in_12_weeks(as_of)
    if stop.look_again_assumed:
        again = f"look again {a_date(when)} (12 weeks on, no date recorded)"
    elif when <= as_of:
        again = f"look again now (the date set was {a_date(when)})"
    else:
        again = f"look again {a_date(when)}"
    return f"not while {as_clause(stop.words)}, {again}"


def _from_data(situation: Situation) -> list[Barrier]:
    child, as_of = situation.child, situation.as_of
    barriers = []
    if child.placement.setting is Setting.SECURE:
        barriers.append(_stop("secure", "the child lives in a secure home", None, as_of))
    if child.deprivation_of_liberty:
        words = "a deprivation-of-liberty order is in force"
        ends = child.deprivation_of_liberty_ends
        barriers.append(_stop("deprivation_of_liberty", words, ends, as_of))
    if child.placement.order in SET_BY_ANOTHER and run_out(child, as_of) is None:
        order = child.placement.order
        barriers.append(_stop(order.name.lower(), SET_BY_ANOTHER[order], None, as_of))
    return barriers


def _stop(name: str, words: str, ends: date | None, as_of: date) -> Barrier:
    """A stop until the order's end where that is known and still to come, else for 12 weeks."""
    recorded = ends is not None and ends > as_of
    return Barrier(
        name=name,
        kind=BarrierKind.STOP,
        words=words,
        look_again=ends if recorded else _in_12_weeks(as_of),
        look_again_assumed=not recorded,
    )


def _recorded(situation: Situation) -> list[Barrier]:
    return [_dated(barrier, situation.as_of) for barrier in situation.uncleared(BarrierKind.STOP)]


def _dated(stop: Barrier, as_of: date) -> Barrier:
    """A recorded stop with its date; a child's own no is looked at again within 12 weeks."""
    latest = _in_12_weeks(as_of)
    if stop.look_again is None:
        return replace(stop, look_again=latest, look_again_assumed=True)
    if stop.name == CHILD_SAYS_NO:
        return replace(stop, look_again=min(stop.look_again, latest))
    return stop


def _in_12_weeks(as_of: date) -> date:
    return as_of + timedelta(days=RECENT_DAYS)
