"""The verdict that a child's needs give for one destination, once no stop is in force.

In this order (FORMATS section 9): no profile or one too old; unknown needs that decide; the
ceilings; and what people recorded as having to be cleared first makes it "not yet".
"""

from datetime import date

from models.labels import Readiness
from models.needs.profile import Profile
from models.needs.scheme import HIGHEST_NEED, STALE_AFTER_DAYS, Scheme
from models.needs.second_look import RateAgain
from models.readiness.ceilings import (
    RANK,
    CeilingAnswer,
    DestinationRules,
    Levels,
    answer_by_ceilings,
    item_to_ask,
    place_of,
)
from models.readiness.reasons import (
    about_needs,
    last_known,
    needs_to_rate,
    nothing_known,
    one_unknown,
)
from models.readiness.verdict import Reason, Tone, Verdict
from models.settings import Setting
from models.words import a_date


def by_needs(
    profile: Profile | None, as_of: date, scheme: Scheme, destination: Setting, must_clear: bool
) -> Verdict:
    """The verdict by needs alone, with its own reasons; the caller adds blockers and context.

    `must_clear`: something recorded is not cleared yet. The answer is then "not yet" whatever the
    unknown needs are, so none of them is asked about first.
    """
    place = place_of(scheme, destination)
    if profile is None or _too_old(profile, as_of):
        question = _sentence(needs_to_rate(place, scheme))
        return _not_enough(destination, nothing_known(profile, place, scheme), question)
    levels = {need: profile.level(need) for need, _ in place.ceilings}
    lowest, highest = (
        answer_by_ceilings(levels, place, 0),
        answer_by_ceilings(levels, place, HIGHEST_NEED),
    )
    if lowest.readiness is not highest.readiness and not must_clear:
        return _ask_one(levels, profile, place, scheme, destination)
    ceiling_answer = lowest if must_clear else highest
    reasons = about_needs(ceiling_answer, levels, place, destination, scheme)
    return _answered(ceiling_answer, levels, destination, reasons, must_clear)


def until_rated_again(verdict: Verdict, again: RateAgain, scheme: Scheme) -> Verdict:
    """Not enough known where the newest profile says more for a move than the one before did.

    The one before is asked as on its own day. An answer that isn't better stays as it is.
    """
    before = by_needs(again.base, again.base.as_of, scheme, verdict.destination, must_clear=False)
    if _says_yes(verdict) <= _says_yes(before):
        return verdict
    words = (
        f"the profile of {a_date(again.on)} has {again.because}, so ask a second person to rate "
        "before the answer changes"
    )
    question = f"Does a second rating say the same as that of {a_date(again.on)}?"
    return _not_enough(verdict.destination, Reason(words, Tone.ASK), question)


def _says_yes(verdict: Verdict) -> int:
    """2 ready, 1 nearly, 0 anything else."""
    return RANK.get(verdict.readiness, 0)


def _answered(
    ceiling_answer: CeilingAnswer,
    levels: Levels,
    destination: Setting,
    reasons: tuple[Reason, ...],
    must_clear: bool,
) -> Verdict:
    """The ceilings' answer, which holds for whatever isn't known, as a verdict."""
    readiness = Readiness.NOT_YET if must_clear else ceiling_answer.readiness
    nearly = readiness is Readiness.NEARLY
    return Verdict(
        destination=destination,
        readiness=readiness,
        reasons=reasons,
        blockers=(),
        packages=() if readiness is Readiness.NOT_YET else ceiling_answer.packages,
        must_change=tuple(
            need for need in ceiling_answer.over if nearly and levels.get(need) is not None
        ),
        question=None,
    )


def _ask_one(
    levels: Levels, profile: Profile, place: DestinationRules, scheme: Scheme, destination: Setting
) -> Verdict:
    """Not enough known, with the one item that decides."""
    need = item_to_ask(levels, place)
    question = scheme.question(need) + last_known(need, profile)
    return _not_enough(destination, one_unknown(need, profile, scheme), question)


def _not_enough(destination: Setting, why: Reason, question: str) -> Verdict:
    return Verdict(destination, Readiness.NOT_ENOUGH_KNOWN, (why,), (), (), (), question)


def _too_old(profile: Profile, as_of: date) -> bool:
    """Nobody rated a need within 183 days; identity and strengths keep no profile alive."""
    return profile.needs_on is None or (as_of - profile.needs_on).days > STALE_AFTER_DAYS


def _sentence(words: str) -> str:
    return f"{words[0].upper()}{words[1:]}."
