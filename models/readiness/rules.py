"""The rules of readiness, in the order of FORMATS section 9: one verdict a destination.

A stop; a stop that isn't clear; too little known; one unknown that decides; the ceilings; a profile
that waits for a second look; what people recorded as needing sorting; and support is not care. On
screens and papers a yes also waits until somebody has weighed what the child said. Rules explain,
people decide: every verdict carries its reasons.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from models.children.records import Child
from models.labels import Barrier, BarrierKind, Readiness
from models.needs.scheme import Scheme
from models.readiness.by_needs import by_needs, until_rated_again
from models.readiness.on_record import answered_questions
from models.readiness.questions import questions_to_ask, timing_questions
from models.readiness.reasons import much_harder, must_clear_reason, plain_facts, reasons_to_weigh
from models.readiness.situation import Situation
from models.readiness.stops import bearing_on, stop_reasons, stops_in_force, stops_not_clear
from models.readiness.their_words import said_reason, sayings_bearing_on, until_weighed
from models.readiness.verdict import Reason, Tone, Verdict
from models.readiness.words import as_clause
from models.settings import DESTINATIONS, SUPPORTED_ACCOMMODATION_FROM_AGE, Setting

NO_MATCHED_CARER = "no_matched_carer"  # supply: ready but no home, never the child's deficit
YES = frozenset({Readiness.READY, Readiness.NEARLY})
SUPPORT_NOT_CARE = "Does this child need support, not care, and why?"


def destinations_for(child: Child, move_on: date) -> tuple[Setting, ...]:
    """Destinations asked about: supported accommodation only from 16 on the day of the move."""
    old_enough = child.age_on(move_on) >= SUPPORTED_ACCOMMODATION_FROM_AGE
    return tuple(
        destinations
        for destinations in DESTINATIONS
        if old_enough or destinations is not Setting.SUPPORTED_ACCOMMODATION
    )


def rule_on_destinations(
    situation: Situation, scheme: Scheme, destinations: Sequence[Setting]
) -> tuple[Verdict, ...]:
    """What the rules say of each destination, in the order given.

    Supported accommodation is left out for a child under 16 on the day of the move.
    """
    possible = destinations_for(situation.child, situation.move_on)
    sorting, weighed = needs_sorting(situation), reasons_to_weigh(situation, scheme)
    verdict_by_setting = {
        place: _verdict(situation, scheme, place, bearing_on(sorting, place), weighed)
        for place in possible
    }
    supported = verdict_by_setting.get(Setting.SUPPORTED_ACCOMMODATION)
    if supported is not None:
        others = any(
            verdict.readiness is Readiness.READY
            for verdict in verdict_by_setting.values()
            if verdict is not supported
        )
        verdict_by_setting[supported.destination] = _support_is_not_care(
            supported, situation, others
        )
    return tuple(verdict_by_setting[place] for place in destinations if place in verdict_by_setting)


def label_verdicts(situation: Situation, ruled: Sequence[Verdict]) -> tuple[Verdict, ...]:
    """What screens, lists and papers say: a yes waits until the child's words are weighed.

    Supported accommodation is left without its yes where no other place keeps one, as by the rules.
    """
    if not situation.to_weigh:
        return tuple(ruled)
    verdicts = [
        until_weighed(verdict, sayings_bearing_on(situation.to_weigh, verdict.destination))
        for verdict in ruled
    ]
    supported = Setting.SUPPORTED_ACCOMMODATION
    others = any(
        verdict.readiness is Readiness.READY
        for verdict in verdicts
        if verdict.destination is not supported
    )
    because = as_clause(situation.needs_support_not_care_because or "")
    return tuple(
        _support_is_not_care(verdict, situation, others)
        if verdict.destination is supported and not because
        else verdict
        for verdict in verdicts
    )


def needs_sorting(situation: Situation) -> tuple[Barrier, ...]:
    """All that needs sorting, whatever the destination; what is about money stays with it.

    What somebody recorded under the name of a question answers it: it isn't asked again.
    """
    answers = answered_questions(situation.recorded, situation.as_of)
    return (
        *stops_in_force(situation),
        *situation.uncleared(BarrierKind.MUST_CLEAR),
        *situation.uncleared(BarrierKind.QUESTION),
        *(barrier for barrier in questions_to_ask(situation) if barrier.name not in answers),
        *situation.uncleared(BarrierKind.TIMING),
        *timing_questions(situation),
    )


def _verdict(
    situation: Situation,
    scheme: Scheme,
    destination: Setting,
    blockers: tuple[Barrier, ...],
    weighed: tuple[Reason, ...],
) -> Verdict:
    """One destination by every rule but the last, which looks at the other destinations.

    `blockers`: what needs sorting for this destination. `weighed`: reasons that change nothing.
    """
    stopped = _of_kind(blockers, BarrierKind.STOP)
    if stopped:
        reasons = (*stop_reasons(stopped, situation.as_of), *plain_facts(situation))
        return Verdict(destination, Readiness.RULED_OUT, reasons, blockers, (), (), None)
    not_clear = stops_not_clear(situation)
    if not_clear:
        others = [reason for reason in _about(blockers) if reason not in not_clear]
        reasons = (*not_clear, *others, *weighed)
        question = f"{not_clear[0].words[0].upper()}{not_clear[0].words[1:]}."
        return Verdict(destination, Readiness.NOT_ENOUGH_KNOWN, reasons, blockers, (), (), question)
    uncleared = tuple(
        barrier
        for barrier in _of_kind(blockers, BarrierKind.MUST_CLEAR)
        if barrier.name != NO_MATCHED_CARER
    )
    verdict = by_needs(situation.profile, situation.as_of, scheme, destination, bool(uncleared))
    if situation.rate_again is not None:
        verdict = until_rated_again(verdict, situation.rate_again, scheme)
    sayings = sayings_bearing_on(situation.to_weigh, destination)
    reasons = (
        *((said_reason(sayings),) if sayings else ()),
        *(much_harder(situation) if verdict.readiness in YES else ()),
        *(must_clear_reason(barrier) for barrier in uncleared),
        *verdict.reasons,
        *_about(blockers),
        *weighed,
    )
    return replace(verdict, reasons=reasons, blockers=blockers)


def _about(blockers: tuple[Barrier, ...]) -> list[Reason]:
    """What to ask and what to know of what needs sorting."""
    no_carer = [blocker for blocker in blockers if blocker.name == NO_MATCHED_CARER]
    to_know = [*_of_kind(blockers, BarrierKind.TIMING), *no_carer]
    return [
        *(
            Reason(as_clause(barrier.words), Tone.ASK)
            for barrier in _of_kind(blockers, BarrierKind.QUESTION)
        ),
        *(Reason(as_clause(barrier.words), Tone.NOTE) for barrier in to_know),
    ]


def _support_is_not_care(verdict: Verdict, situation: Situation, others_ready: bool) -> Verdict:
    """Supported accommodation is never the only ready place until somebody recorded why."""
    if verdict.readiness is not Readiness.READY:
        return verdict
    because = as_clause(situation.needs_support_not_care_because or "")
    if because:
        why = Reason(f"recorded: needs support, not care, because {because}", Tone.NOTE)
        return replace(verdict, reasons=(*verdict.reasons, why))
    if others_ready:
        return verdict
    why = Reason(
        "only supported accommodation is ready, which gives support, not care, so ask if that is "
        "what this child needs, and record why",
        Tone.ASK,
    )
    return replace(
        verdict,
        readiness=Readiness.NOT_ENOUGH_KNOWN,
        reasons=(why, *verdict.reasons),
        packages=(),
        question=SUPPORT_NOT_CARE,
    )


def _of_kind(blockers: tuple[Barrier, ...], kind: BarrierKind) -> tuple[Barrier, ...]:
    return tuple(blocker for blocker in blockers if blocker.kind is kind)
