"""Stops: what rules a kind of home out for now, each with a date to look again (DOMAIN.md)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from models.children.records import Order
from models.children.settings import Setting
from models.readiness.run_out import run_out
from models.readiness.situation import RECENT_DAYS, Situation
from models.readiness.verdict import Blocker, BlockerKind, Reason, Tone
from models.readiness.words import clause
from models.words import a_date

CHILD_SAYS_NO = "child_says_no"  # the name of the recorded stop that is the child's own no
LEGAL_STATUS_NOT_KNOWN = "the legal status is not known here, so ask which order is in force"

# Legal statuses (903 L1 to L3, J1 to J3) by which a court, the police or a remand decision sets
# where the child lives.
SET_BY_ANOTHER: dict[Order, str] = {
    Order.POLICE_PROTECTION: "police protection is in force",
    Order.EMERGENCY_PROTECTION: "an emergency protection order is in force",
    Order.CHILD_ASSESSMENT: "a child assessment order is in force",
    Order.REMAND: "a remand decision sets where the child lives",
    Order.PACE: "the child is held under PACE",
    Order.YOUTH_REHABILITATION: "a youth rehabilitation order sets where the child lives",
}


def stops(situation: Situation) -> tuple[Blocker, ...]:
    """Every stop in force at the as-of date, from the data first, then as people recorded them."""
    return (*_from_data(situation), *_recorded(situation))


def stops_not_clear(situation: Situation) -> tuple[Reason, ...]:
    """What to ask before anything else, because a stop may be behind it; empty = all is clear.

    Until somebody explains it, no answer but "not enough known" is safe.
    """
    child = situation.child
    over = run_out(child, situation.as_of)
    asked = [] if over is None else [over.words]
    asked += [f"{clause(written)}, so ask what it means" for written in child.unread_stops]
    if child.placement.order is Order.UNKNOWN:
        asked.append(LEGAL_STATUS_NOT_KNOWN)
    return tuple(Reason(words, Tone.ASK) for words in asked)


def bearing_on(given: tuple[Blocker, ...], destination: Setting) -> tuple[Blocker, ...]:
    """Those that have to do with this destination."""
    return tuple(
        one for one in given if one.destinations is None or destination in one.destinations
    )


def stop_reasons(given: tuple[Blocker, ...], as_of: date) -> tuple[Reason, ...]:
    """ "not while …, look again 3 March 2026", and how a child's own no is to be taken."""
    reasons = [Reason(_words(one, as_of), Tone.AGAINST) for one in given]
    said_no = [one for one in given if one.name == CHILD_SAYS_NO]
    if said_no:
        words = "a no stops the suggestion, not the conversation"
        if any(one.advocate_offered for one in said_no):
            words += ", and an advocate was offered"
        reasons.append(Reason(words, Tone.NOTE))
        if not any(one.advocate_offered for one in said_no):
            words = "no advocate is on record as offered, so ask whether the child wants one"
            reasons.append(Reason(words, Tone.ASK))
    return tuple(reasons)


def _words(stop: Blocker, as_of: date) -> str:
    when = stop.look_again or _in_12_weeks(as_of)
    if stop.look_again_assumed:
        again = f"look again {a_date(when)} (12 weeks on, no date recorded)"
    elif when <= as_of:
        again = f"look again now (the date set was {a_date(when)})"
    else:
        again = f"look again {a_date(when)}"
    return f"not while {clause(stop.words)}, {again}"


def _from_data(situation: Situation) -> list[Blocker]:
    child, as_of = situation.child, situation.as_of
    found = []
    if child.placement.setting is Setting.SECURE:
        found.append(_stop("secure", "the child lives in a secure home", None, as_of))
    if child.deprivation_of_liberty:
        words = "a deprivation-of-liberty order is in force"
        ends = child.deprivation_of_liberty_ends
        found.append(_stop("deprivation_of_liberty", words, ends, as_of))
    if child.placement.order in SET_BY_ANOTHER and run_out(child, as_of) is None:
        order = child.placement.order
        found.append(_stop(order.name.lower(), SET_BY_ANOTHER[order], None, as_of))
    return found


def _stop(name: str, words: str, ends: date | None, as_of: date) -> Blocker:
    """A stop until the order's end where that is known and still to come, else for 12 weeks."""
    known = ends is not None and ends > as_of
    return Blocker(
        name=name,
        kind=BlockerKind.STOP,
        words=words,
        look_again=ends if known else _in_12_weeks(as_of),
        look_again_assumed=not known,
    )


def _recorded(situation: Situation) -> list[Blocker]:
    return [_dated(one, situation.as_of) for one in situation.uncleared(BlockerKind.STOP)]


def _dated(stop: Blocker, as_of: date) -> Blocker:
    """A recorded stop with its date; a child's own no is looked at again within 12 weeks."""
    latest = _in_12_weeks(as_of)
    if stop.look_again is None:
        return replace(stop, look_again=latest, look_again_assumed=True)
    if stop.name == CHILD_SAYS_NO:
        return replace(stop, look_again=min(stop.look_again, latest))
    return stop


def _in_12_weeks(as_of: date) -> date:
    return as_of + timedelta(days=RECENT_DAYS)
