"""One side of A4 about one child, for a panel or for a statutory review.

A statutory review is another meeting: no destination, readiness, chance or money is on its paper.
No paper for a meeting holds money at all.
"""

from __future__ import annotations

from datetime import date

from models.children import where_words
from models.children.journey_words import stay_words, summary
from models.meeting.meeting import MeetingKind
from models.names import PLACE, SETTING, answer_words, council, order
from models.needs.direction import Point
from models.needs.scheme import Need
from models.papers.facts import ChildFacts
from models.papers.paper import (
    Box,
    Bullets,
    Leaf,
    Levels,
    OneSide,
    Part,
    Prompt,
    Section,
    Style,
    Table,
    Text,
    Width,
)
from models.papers.room import ROOMS, Room, first_of, shortened
from models.papers.since_last import since_heading, since_lines
from models.readiness.blocker_words import details, for_which
from models.readiness.verdict import Blocker, BlockerKind, Readiness, Reason, Tone
from models.shortlist.four import Choice, choices
from models.shortlist.headline import headline_of, said_above
from models.shortlist.reasons import own_reasons, shared_reasons
from models.shortlist.stay import stay_costs, stay_gives
from models.words import a_date, capital, length, listed, small

NAME_WORDS = 8  # of a child or a council
NEEDS_CAPTION = "Needs: 0 ordinary parenting, 4 staff awake round the clock, ? not known"
STRENGTHS_CAPTION = "Strengths: 0 not seen yet, 3 can carry the plan, ? not known"
RULES_NOTE = (
    "What the agreed rules say, for people to agree or disagree with. Their ceilings are drafts "
    "until the panel agrees them."
)
SORTED_FIRST = (BlockerKind.STOP, BlockerKind.MUST_CLEAR, BlockerKind.QUESTION, BlockerKind.TIMING)
KIND_WORDS: dict[BlockerKind, str] = {
    BlockerKind.STOP: "Stops a move",
    BlockerKind.MUST_CLEAR: "To sort first",
    BlockerKind.QUESTION: "To ask",
    BlockerKind.TIMING: "About the day",
}
PANEL_BOX = Box(
    (
        Prompt("Decision", ("Explore", "Match", "Recommend a move", "Stay", "Look again on")),
        Prompt("The panel and the tool", ("Agree", "Disagree"), 0),
        Prompt("Because"),
        Prompt("How the child’s words changed the plan"),
        Prompt("Who does what, by when", lines=2),
        Prompt("Who saw it differently, and who decides"),
    )
)
REVIEW_BOX = Box(
    (
        Prompt("What the child wants us to remember", lines=2),
        Prompt("What we agreed", lines=2),
        Prompt("Who does what, by when", lines=3),
        Prompt("Who saw it differently"),
        Prompt("Next review on"),
    )
)


def one_page(facts: ChildFacts, kind: MeetingKind) -> OneSide:
    """The page in every length, the longest first."""
    return OneSide(tuple(_leaf(facts, kind, room) for room in ROOMS))


def _leaf(facts: ChildFacts, kind: MeetingKind, room: Room) -> Leaf:
    panel = kind is MeetingKind.PANEL
    lines = [shortened(line, room.line_words) for line in since_lines(facts)]
    changed = Bullets(first_of(lines, room.changes))
    middle = [
        Section("The story so far", (_story(facts, room),), Width.HALF),
        Section(since_heading(facts), (changed,), Width.HALF),
        Section("Needs and strengths", _needs(facts, room)),
    ]
    next_moves = [Section("Where next?", _where_next(facts, room))] if panel else []
    box = Section("Decision" if panel else "In the review", (PANEL_BOX if panel else REVIEW_BOX,))
    sorting = Section("What needs sorting", _sorting(facts, room, only_recorded=not panel))
    words = Section("In their words", _own_words(facts, room))
    return Leaf(
        f"{shortened(facts.called, NAME_WORDS)}, {facts.one.child.age_on(facts.as_of)}",
        _facts(facts),
        (words, *middle, *next_moves, sorting, box),
    )


def _facts(facts: ChildFacts) -> tuple[str, ...]:
    """Where, since when, whose, by which order, how far: one line."""
    child, here = facts.one.child, facts.one.child.placement
    since = f"{'on or before ' if here.started_on_or_before else ''}{a_date(here.starts)}"
    long = length(here.starts, facts.as_of, here.started_on_or_before)
    said = [
        f"{SETTING[here.setting]} since {since} ({long})",
        where_words.distance(facts.where),
        where_words.in_area(facts.where, facts.councils),
        shortened(council(child.council), NAME_WORDS),
        order(here.order),
        f"away since {a_date(here.absent_since)}" if here.absent_since else "",
        f"18 on {a_date(child.eighteenth_birthday)}" if facts.one.turning_18_soon else "",
    ]
    return (" · ".join(capital(one) for one in said if one),)


def _own_words(facts: ChildFacts, room: Room) -> tuple[Part, ...]:
    said = facts.spoken
    if not said:
        words = "Nobody has written down what the child says. Ask before the meeting, and write it"
        return (Text(f"{words} here."),)
    quotes = tuple(
        Text(
            f"“{shortened(one.words, room.quote_words)}” "
            f"({f'heard by {shortened(one.heard_by, 6)}, ' if one.heard_by else ''}"
            f"{a_date(one.on)})",
            Style.QUOTE,
        )
        for one in said[: room.quotes]
    )
    left = len(said) - len(quotes)
    more = f"{left} more of their own words in the record."
    return (*quotes, Text(more, Style.NOTE)) if left else quotes


def _story(facts: ChildFacts, room: Room) -> Part:
    child = facts.one.child
    stays = [stay_words(stay, facts.as_of) for stay in reversed(child.journey)]
    return Bullets((summary(child, facts.as_of), *first_of(stays, room.stays)))


def _needs(facts: ChildFacts, room: Room) -> tuple[Part, ...]:
    """The chart with its changes in words, or why there is none."""
    story = facts.story
    if story.profile is None or not story.points:
        return (
            Text(
                "No needs profile is held for this child, so there is no picture. Not known is "
                "never read as low: the five items that would change the answer come first."
            ),
        )
    dates = story.dates[-room.dates :]
    shown = [point for point in story.points if point.on in dates]
    needs = tuple(one for one in shown if isinstance(one.item, Need))
    strengths = tuple(one for one in shown if not isinstance(one.item, Need))
    return (
        Levels(NEEDS_CAPTION, needs, levels_alt(facts, needs)),
        Levels(STRENGTHS_CAPTION, strengths, levels_alt(facts, strengths)),
        Text(_profile_age(facts), Style.NOTE),
    )


def levels_alt(facts: ChildFacts, points: tuple[Point, ...]) -> str:
    """The newest level of each item in words, for whoever reads by ear."""
    last = {point.item: point.level for point in sorted(points, key=lambda one: one.on)}
    said = [
        f"{facts.scheme.title(item)}: {'not known' if level is None else level}"
        for item, level in last.items()
    ]
    return f"{'; '.join(said)}." if said else "Nothing noted."


def _profile_age(facts: ChildFacts) -> str:
    profile = facts.story.profile
    if profile is None:
        return ""
    said = f"Last written {a_date(profile.assessed_on)}."
    if profile.is_stale:
        return f"{said} Over 183 days old: too old for an answer, so a new one is needed."
    return f"{said} Over 90 days old: look at it again." if profile.needs_refresh else said


def _where_next(facts: ChildFacts, room: Room) -> tuple[Part, ...]:
    """Staying first, then each destination with its answer and its reasons."""
    found = choices(facts.one)
    shared = shared_reasons(found)
    child = facts.one.child
    gives = listed([small(each) for each in stay_gives(child, facts.story, facts.as_of)])
    costs = listed([small(each) for each in stay_costs(child, facts.story, facts.as_of)])
    stay = shortened(f"Gives: {gives}. Costs the child: {costs}.", room.reason_words)
    rows = [("Stay here", "", stay)]
    rows += _together([_row(facts, choice, shared, room) for choice in found])
    parts: list[Part] = [
        Table(("Where", "What the rules say", "Why"), tuple(rows), (18, 18, 64), strong=2)
    ]
    if shared:
        words = "; ".join(reason.words for reason in shared)
        parts.append(Text(f"For every move: {shortened(words, room.reason_words)}"))
    return (*parts, Text(RULES_NOTE, Style.NOTE))


def _row(
    facts: ChildFacts, choice: Choice, shared: tuple[Reason, ...], room: Room
) -> tuple[str, str, str]:
    """What speaks against comes first: it is what the meeting can do something about."""
    order_of = (Tone.AGAINST, Tone.ASK, Tone.FOR, Tone.NOTE)
    said = headline_of(choice, facts.scheme)
    asked = bool(said) and choice.readiness is Readiness.NOT_ENOUGH_KNOWN
    reasons = [
        reason
        for reason in own_reasons(choice, shared)
        if not said_above(reason, choice) and not (asked and reason.tone is Tone.ASK)
    ]
    reasons.sort(key=lambda one: order_of.index(one.tone))
    name = "Specialist foster family" if choice.specialist else PLACE[choice.place]
    why = " ".join(capital(one) for one in (said, "; ".join(r.words for r in reasons)) if one)
    return (name, answer_words(choice.main.verdict), shortened(why, room.reason_words))


def _together(rows: list[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    """Destinations of which the same is said, in one row."""
    names: dict[tuple[str, str], list[str]] = {}
    for name, said, why in rows:
        names.setdefault((said, why), []).append(name)
    return [(_and_small(each), *held) for held, each in names.items()]


def _and_small(names: list[str]) -> str:
    return listed([names[0], *map(small, names[1:])])


def _sorting(facts: ChildFacts, room: Room, *, only_recorded: bool) -> tuple[Part, ...]:
    """Every blocker but those about money and those that are sorted, stops first.

    `only_recorded`: without what the tool asks by itself, which speaks of a move.
    """
    shown = [
        one
        for kind in SORTED_FIRST
        for one in facts.one.blockers
        if one.kind is kind
        and (one.cleared is None or one.cleared > facts.today)
        and (one.recorded or not only_recorded)
    ]
    lines = [_blocker(one, room, facts.today) for one in shown]
    parts: list[Part] = (
        [Bullets(first_of(lines, room.blockers))]
        if lines
        else [Text("Nothing is on record. People may know of more.")]
    )
    if facts.not_held and not only_recorded:
        held = f"Not held here: {listed(facts.not_held)}. Please ask."
        parts.append(Text(held, Style.NOTE))
    return tuple(parts)


def _blocker(one: Blocker, room: Room, today: date) -> str:
    words = shortened(f"{capital(one.words)}{for_which(one)}", room.line_words)
    return f"{KIND_WORDS[one.kind]}: {words} · {shortened(details(one, today), room.line_words)}"
