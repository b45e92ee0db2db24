"""The reasons of a verdict, in words a family could read. Never money, never an identifier."""

from models.labels import Barrier, Readiness
from models.needs.direction import Heading
from models.needs.profile import Profile
from models.needs.scheme import HIGHEST_NEED, NEVER_IN_A_RULE, Need, Scheme, Strength
from models.readiness.ceilings import ROUND_THE_CLOCK, CeilingAnswer, DestinationRules, Levels
from models.readiness.situation import Situation
from models.readiness.verdict import Reason, Tone
from models.readiness.words import (
    PLACES,
    after_18,
    as_clause,
    count_in_words,
    describe_support,
    number_in_words,
)
from models.settings import Setting
from models.words import a_date

GOES_WELL_FROM = 2  # a strength people can build on (0 not seen yet … 3 can carry the plan)
NAMED_AT_MOST = 4  # needs above the ceiling that a "not yet" explains; the rest are only named
FIRST_QUESTIONS = 5
RATE_FIRST = "rate these"
MUCH_FROM = 3  # things that got harder: more than a rater's own error explains (policy choice)


def needs_to_rate(place: DestinationRules, scheme: Scheme) -> str:
    """The five needs to rate first, those with the lowest ceilings: what could change most."""
    first = [scheme.phrase(need) for need in place.by_ceiling[:FIRST_QUESTIONS]]
    return f"{RATE_FIRST} {number_in_words(len(first))} needs first: {', '.join(first)}"


def nothing_known(profile: Profile | None, place: DestinationRules, scheme: Scheme) -> Reason:
    """Why no answer can be given at all: no needs profile, or too old a one."""
    written = profile.needs_on if profile else None
    if written is None:
        why = "no needs profile yet"
    else:
        why = f"the needs profile is from {a_date(written)}, over 183 days ago"
    return Reason(f"{why}, so {needs_to_rate(place, scheme)}", Tone.ASK)


def one_unknown(need: Need, profile: Profile | None, scheme: Scheme) -> Reason:
    """That the answer hangs on one need which nobody has rated lately."""
    words = f"not known how much help is needed with {scheme.phrase(need)}, and the answer depends"
    return Reason(f"{words} on it{last_known(need, profile)}", Tone.ASK)


def last_known(need: Need, profile: Profile | None) -> str:
    """ " (last known: level 2 on 3 March 2026)", or nothing."""
    entry = profile.entry(need) if profile else None
    if entry is None or entry.last_level is None or entry.last_on is None:
        return ""
    return f" (last known: level {entry.last_level} on {a_date(entry.last_on)})"


def about_needs(
    ceiling_answer: CeilingAnswer,
    levels: Levels,
    place: DestinationRules,
    destination: Setting,
    scheme: Scheme,
) -> tuple[Reason, ...]:
    """The needs above what this kind of home can meet, then how many are within it."""
    over = sorted(
        (need for need in ceiling_answer.over if levels.get(need) is not None),
        key=lambda need: place.raised(need) - (levels.get(need) or 0),
    )
    named = over[:NAMED_AT_MOST] if ceiling_answer.readiness is Readiness.NOT_YET else over
    reasons = [_over(need, levels, place, destination, scheme) for need in named]
    if len(over) > len(named):
        others = ", ".join(scheme.phrase(need) for need in over[len(named) :])
        words = f"also above what {PLACES[destination]} can meet: {others}"
        reasons.append(Reason(words, Tone.AGAINST))
    unknown = [need for need, _ in place.ceilings if levels.get(need) is None]
    within = len(place.ceilings) - len(over) - len(unknown)
    if within and ceiling_answer.readiness is not Readiness.NOT_YET:
        reasons.append(_within(within, bool(over), bool(unknown), ceiling_answer, destination))
    if unknown:
        names = ", ".join(scheme.phrase(need) for need in unknown)
        words = f"not known, though it would not change this answer: {names}"
        reasons.append(Reason(words, Tone.ASK))
    return tuple(reasons)


def _over(
    need: Need, levels: Levels, place: DestinationRules, destination: Setting, scheme: Scheme
) -> Reason:
    ceiling, raised = place.ceiling(need), place.raised(need)
    if place.family and need in ROUND_THE_CLOCK and levels.get(need) == HIGHEST_NEED:
        words = f"{scheme.phrase(need)} at level 4, staff awake round the clock: no family has that"
        return Reason(words, Tone.AGAINST)
    words = (
        f"{scheme.phrase(need)} at level {levels.get(need)}, "
        f"{PLACES[destination]} can meet level {ceiling}"
    )
    if raised > ceiling:
        helping = [package.words for package in place.packages if need in package.raises]
        words += f" ({raised} with {' or '.join(helping)})"
    return Reason(words, Tone.AGAINST)


def _within(
    count: int,
    some_over: bool,
    some_unknown: bool,
    ceiling_answer: CeilingAnswer,
    destination: Setting,
) -> Reason:
    # Identity is held and shown, and no rule reads it: eleven of the twelve needs can be within.
    which = "the other" if some_over else "all"
    name = " that are known" if some_unknown else "" if some_over else " that a rule reads"
    needs = (
        f"{which} {count_in_words(count, 'need', 'needs')}{name} {'is' if count == 1 else 'are'}"
    )
    helped = f" with {describe_support(ceiling_answer.packages)}" if ceiling_answer.packages else ""
    return Reason(f"{needs} within what {PLACES[destination]} can meet{helped}", Tone.FOR)


def must_clear_reason(blocker: Barrier) -> Reason:
    """What somebody recorded as needing sorting first. Its owner stays on the page."""
    due = f" (by {a_date(blocker.due)})" if blocker.due else ""
    return Reason(f"must be resolved first: {as_clause(blocker.words)}{due}", Tone.AGAINST)


def much_harder(situation: Situation) -> tuple[Reason, ...]:
    """Beside a yes: that much got harder since the profile before, which the levels alone hide."""
    worse = [
        trend
        for trend in situation.direction.heading(Heading.WORSE)
        if trend.item not in NEVER_IN_A_RULE
    ]
    if len(worse) < MUCH_FROM:
        return ()
    words = (
        f"{number_in_words(len(worse))} things got harder since the last profile, so talk about "
        f"what "
        "changed first (this answer knows only the levels of now)"
    )
    return (Reason(words, Tone.ASK),)


def reasons_to_weigh(situation: Situation, scheme: Scheme) -> tuple[Reason, ...]:
    """What people should weigh beside the verdict, and which never changes it."""
    return (
        *_strengths(situation, scheme),
        *_direction(situation, scheme),
        *_recent(situation),
        *plain_facts(situation),
    )


def plain_facts(situation: Situation) -> tuple[Reason, ...]:
    """Plain facts that everybody at the table should have in mind."""
    texts = []
    if situation.turning_18_soon:
        turns = a_date(situation.child.eighteenth_birthday)
        plan = after_18(situation.child.placement.setting)
        come = "come" if " and " in plan else "comes"
        texts.append(f"turns 18 on {turns}, so {plan} {come} first")
    if situation.missing_since:
        texts.append(f"missing since {a_date(situation.missing_since)}, so being safe comes first")
    if situation.absent_since:
        texts.append(
            f"away in hospital or another short-term place since "
            f"{a_date(situation.absent_since)}, the placement goes on"
        )
    if situation.profile and situation.profile.needs_refresh and not situation.profile.is_stale:
        texts.append(
            f"the profile is from {a_date(situation.profile.assessed_on)}, so look at it again"
        )
    if situation.may_have_moved and situation.data_date:
        texts.append(
            f"the data is as at {a_date(situation.data_date)}, check first: may have moved"
        )
    return tuple(Reason(words, Tone.NOTE) for words in texts)


def _strengths(situation: Situation, scheme: Scheme) -> list[Reason]:
    profile = situation.profile
    if profile is None:
        return []
    levels = {
        strength: profile.level(strength) or 0
        for strength in Strength
        if strength not in NEVER_IN_A_RULE
    }
    strong = [level for level in levels if levels[level] >= GOES_WELL_FROM]
    if not strong:
        return []
    strong.sort(
        key=lambda strength: -levels[strength]
    )  # the strongest first, ties in the scheme's order
    return [
        Reason(f"strengths: {', '.join(scheme.phrase(strength) for strength in strong)}", Tone.FOR)
    ]


def _direction(situation: Situation, scheme: Scheme) -> list[Reason]:
    reasons = []
    for heading, words, tone in (
        (Heading.BETTER, "getting better", Tone.FOR),
        (Heading.WORSE, "getting harder", Tone.AGAINST),
    ):
        trends = [
            f"{scheme.phrase(trend.item)} ({trend.from_level} to {trend.to_level})"
            for trend in situation.direction.heading(heading)
            if trend.item not in NEVER_IN_A_RULE
        ]
        if trends:
            reasons.append(Reason(f"{words}: {', '.join(trends)}", tone))
    return reasons


def _recent(situation: Situation) -> list[Reason]:
    reasons = []
    for count, name, extra in (
        (situation.missing_episodes, "missing episode", "missing episodes"),
        (situation.incidents, "incident", "incidents"),
    ):
        if count is None:  # not held here: the page says so once, not every verdict
            continue
        words = f"{count_in_words(count, name, extra)} in the last 12 weeks"
        reasons.append(Reason(words, Tone.AGAINST if count else Tone.FOR))
    return reasons
