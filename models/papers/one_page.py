"""One child on paper, for a panel or a statutory review: one side of A4, or as many as it takes.

A statutory review is another meeting: no destination, readiness, chance or money is on its paper,
and nothing that isn't marked for the child and family. No paper for a meeting holds money at all.
"""

from datetime import date

from models.children import where_words
from models.children.journey_words import stay_words, summarise_journey
from models.children.names import legal_status_words
from models.labels import Barrier, BarrierKind, Readiness
from models.names import SETTING, council_name
from models.needs.direction import LevelPoint
from models.needs.scheme import Need
from models.papers.facts import ChildFacts
from models.papers.paper import (
    Box,
    Bullets,
    FillInPrompt,
    Leaf,
    Levels,
    OneSide,
    PaperTable,
    Part,
    Section,
    Style,
    Text,
    Width,
)
from models.papers.signed_decision import signed_decision
from models.papers.since_last import since_heading, since_lines
from models.readiness.answer_words import answer_words
from models.readiness.barrier_words import barrier_details, for_which
from models.readiness.verdict import Reason, Tone
from models.recording.meeting import MeetingKind
from models.shortlist.destinations import DestinationChoice, destination_choices
from models.shortlist.headline import headline_of, said_above
from models.shortlist.panel_said import panel_said, panel_words
from models.shortlist.reasons import own_reasons, shared_reasons
from models.shortlist.stay import stay_costs, stay_gives
from models.words import a_date, capitalise, join_words, length_of_time, lower_first

DATES_IN_CHART = 4  # the newest; what was rated before is said beside the chart
NEEDS_CAPTION = "Needs: 0 ordinary parenting, 4 staff awake round the clock, ? not known"
STRENGTHS_CAPTION = "Strengths: 0 not seen yet, 3 can carry the plan, ? not known"
RULES_NOTE = (
    "What the agreed rules say, for people to agree or disagree with. Their ceilings are drafts "
    "until the panel agrees them."
)
SORTED_FIRST = (BarrierKind.STOP, BarrierKind.MUST_CLEAR, BarrierKind.QUESTION, BarrierKind.TIMING)
KIND_WORDS: dict[BarrierKind, str] = {
    BarrierKind.STOP: "Stops a move",
    BarrierKind.MUST_CLEAR: "To sort first",
    BarrierKind.QUESTION: "To ask",
    BarrierKind.TIMING: "About the day",
}
PANEL_BOX = Box(
    (
        FillInPrompt("Decision", ("Explore", "Match", "Recommend a move", "Stay", "Look again on")),
        FillInPrompt("The panel and the tool", ("Agree", "Disagree"), 0),
        FillInPrompt("Because"),
        FillInPrompt("How the child’s words changed the plan"),
        FillInPrompt("Who does what, by when", lines=2),
        FillInPrompt("Who saw it differently, and who decides"),
    )
)
REVIEW_BOX = Box(
    (
        FillInPrompt("What the child wants us to remember", lines=2),
        FillInPrompt("What we agreed", lines=2),
        FillInPrompt("Who does what, by when", lines=3),
        FillInPrompt("Who saw it differently"),
        FillInPrompt("Next review on"),
    )
)
NO_WORDS_YET = "There are no words of the child here yet."
SAY_IN_THE_BOX = "What do you want to say? It can be written below."
NEEDS_IN_THE_BOX = "What goes well, and what is hard? It can be written below."


def one_page(facts: ChildFacts, kind: MeetingKind, meeting: str = "") -> OneSide:
    """The page, whole: nothing is cut, and where one side hasn't room for it there are more.

    `meeting`: the key of the meeting that it is printed for, "" = for none. Its box to write in
    gives way to what that meeting decided once it is signed (`signed_decision`).
    """
    panel = kind is MeetingKind.PANEL
    signed = signed_decision(facts, kind, meeting)
    changed = Bullets(tuple(map(on_one_line, since_lines(facts))))
    sections = [
        Section("In their words", _own_words(facts, signed=signed is not None)),
        Section("The story so far", (_story(facts),), Width.HALF),
        Section(since_heading(facts), (changed,), Width.HALF),
        Section("Needs and strengths", _needs(facts, signed=signed is not None)),
    ]
    if panel:
        sections.append(Section("Where next?", _where_next(facts)))
    sorting = _sorting(facts, only_recorded=not panel)
    if sorting:
        sections.append(Section("Barriers to a move", sorting))
    box = Section("Decision" if panel else "In the review", (PANEL_BOX if panel else REVIEW_BOX,))
    last = signed or box
    title = f"{on_one_line(facts.called)}, {facts.one.child.age_on(facts.as_of)}"
    return OneSide(Leaf(title, _facts(facts), (*sections, last)))


def on_one_line(text: str) -> str:
    """The text with its line breaks and gaps closed."""
    return " ".join(text.split())


def _facts(facts: ChildFacts) -> tuple[str, ...]:
    """Where, since when, whose, by which order, how far: one line."""
    child, placement = facts.one.child, facts.one.child.placement
    since = f"{'on or before ' if placement.started_on_or_before else ''}{a_date(placement.starts)}"
    long = length_of_time(placement.starts, facts.as_of, placement.started_on_or_before)
    texts = [
        f"{SETTING[placement.setting]}, in this home since {since} ({long})",
        where_words.describe_distance(facts.where),
        where_words.in_area(facts.where, facts.councils),
        on_one_line(council_name(child.council)),
        legal_status_words(placement.order),
        f"away since {a_date(placement.absent_since)}" if placement.absent_since else "",
        f"18 on {a_date(child.eighteenth_birthday)}" if facts.one.turning_18_soon else "",
    ]
    return (" · ".join(capitalise(one) for one in texts if one),)


def _own_words(facts: ChildFacts, *, signed: bool) -> tuple[Part, ...]:
    """All that the reader may see of it, the newest first. `signed`: there is no box to fill in."""
    spokens = facts.spoken
    if not spokens:
        if facts.for_family:
            words = "You can say what you want at any time." if signed else SAY_IN_THE_BOX
        else:
            words = NO_WORDS_YET if signed else f"{NO_WORDS_YET} Ask before the meeting."
        return (Text(words),)
    return tuple(
        Text(
            f"“{spoken.words}” "
            f"({f'heard by {on_one_line(spoken.heard_by)}, ' if spoken.heard_by else ''}"
            f"{a_date(spoken.on)})",
            Style.QUOTE,
        )
        for spoken in spokens
    )


def _story(facts: ChildFacts) -> Part:
    child = facts.one.child
    stays = [stay_words(stay, facts.as_of) for stay in reversed(child.journey)]
    return Bullets((summarise_journey(child, facts.as_of), *stays))


def _needs(facts: ChildFacts, *, signed: bool) -> tuple[Part, ...]:
    """The chart with its changes in words, or why there is none.

    A family is asked instead: a chart of which nothing may be shown is not said to be none.
    """
    story = facts.story
    if facts.for_family and (story.profile is None or not story.points):
        words = "You can say what goes well, and what is hard, at any time."
        return (Text(words if signed else NEEDS_IN_THE_BOX),)
    if story.profile is None or not story.points:
        return (
            Text(
                "There is no needs profile for this child, so there is no picture. Not known never "
                "means low. First rate the five items that could change the answer."
            ),
        )
    dates = story.dates[-DATES_IN_CHART:]
    shown = [point for point in story.points if point.on in dates]
    needs = tuple(level_point for level_point in shown if isinstance(level_point.item, Need))
    strengths = tuple(
        level_point for level_point in shown if not isinstance(level_point.item, Need)
    )
    charts = [
        Levels(caption, points, levels_alt(facts, points))
        for caption, points in ((NEEDS_CAPTION, needs), (STRENGTHS_CAPTION, strengths))
        if points or not facts.for_family
    ]
    return (*charts, Text(_profile_age(facts), Style.NOTE))


def levels_alt(facts: ChildFacts, points: tuple[LevelPoint, ...]) -> str:
    """The newest level of each item in words, for whoever reads by ear."""
    last = {
        point.item: point.level for point in sorted(points, key=lambda level_point: level_point.on)
    }
    texts = [
        f"{facts.scheme.title(item)}: {'not known' if level is None else level}"
        for item, level in last.items()
    ]
    return f"{'; '.join(texts)}." if texts else "Nothing noted."


def _profile_age(facts: ChildFacts) -> str:
    profile = facts.story.profile
    if profile is None:
        return ""
    number = len(facts.story.dates)
    earlier = number - DATES_IN_CHART
    text = f"Last written {a_date(profile.assessed_on)}."
    if earlier > 0:
        text += f" The last {DATES_IN_CHART} of {number} profiles."
    if profile.is_stale:
        return f"{text} Over 183 days old: too old for an answer, so a new one is needed."
    return f"{text} Over 90 days old: look at it again." if profile.needs_refresh else text


def _where_next(facts: ChildFacts) -> tuple[Part, ...]:
    """Staying first, then each destination with its answer and its reasons."""
    options = destination_choices(facts.one)
    shared = shared_reasons(options)
    child = facts.one.child
    gives = join_words([lower_first(name) for name in stay_gives(child, facts.story, facts.as_of)])
    costs = join_words([lower_first(name) for name in stay_costs(child, facts.story, facts.as_of)])
    stay = f"Gives: {gives}. Costs the child: {costs}."
    rows = [("Stay here", "", stay)]
    rows += _together([_row(facts, choice, shared) for choice in options])
    decided = panel_said(facts.record, facts.today)
    parts: list[Part] = [] if decided is None else [Text(panel_words(decided, with_reason=True))]
    parts.append(
        PaperTable(("Where", "What the rules say", "Why"), tuple(rows), (18, 18, 64), strong=2)
    )
    if shared:
        words = "; ".join(reason.words for reason in shared)
        parts.append(Text(f"For every move: {on_one_line(words)}"))
    return (*parts, Text(RULES_NOTE, Style.NOTE))


def _row(
    facts: ChildFacts, choice: DestinationChoice, shared: tuple[Reason, ...]
) -> tuple[str, str, str]:
    """What speaks against comes first: it is what the meeting can do something about."""
    order_of = (Tone.AGAINST, Tone.ASK, Tone.FOR, Tone.NOTE)
    text = headline_of(choice, facts.scheme)
    wanted = bool(text) and choice.readiness is Readiness.NOT_ENOUGH_KNOWN
    reasons = [
        reason
        for reason in own_reasons(choice, shared)
        if not said_above(reason, choice) and not (wanted and reason.tone is Tone.ASK)
    ]
    reasons.sort(key=lambda reason: order_of.index(reason.tone))
    ordinary = (
        f"An ordinary foster family: {lower_first(answer_words(choice.ordinary))}."
        if choice.ordinary
        else ""
    )
    why = "; ".join(reason.words for reason in reasons)
    why = " ".join(capitalise(name) for name in (ordinary, text, why) if name)
    return (choice.name, answer_words(choice.main.verdict), on_one_line(why))


def _together(rows: list[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    """Destinations of which the same is said, in one row."""
    names: dict[tuple[str, str], list[str]] = {}
    for name, text, why in rows:
        names.setdefault((text, why), []).append(name)
    return [(_and_small(texts), *sentences) for sentences, texts in names.items()]


def _and_small(names: list[str]) -> str:
    return join_words([names[0], *map(lower_first, names[1:])])


def _sorting(facts: ChildFacts, *, only_recorded: bool) -> tuple[Part, ...]:
    """Every blocker but those about money and those that are sorted, stops first.

    `only_recorded`: without what the tool asks by itself, which speaks of a move. Empty where the
    family reads and nothing is marked for them: what is there isn't said to be nothing.
    """
    shown = [
        blocker
        for kind in SORTED_FIRST
        for blocker in facts.one.blockers
        if blocker.kind is kind
        and (blocker.cleared is None or blocker.cleared > facts.today)
        and (blocker.recorded or not only_recorded)
    ]
    lines = tuple(_blocker(barrier, facts.today) for barrier in shown)
    if not lines and facts.for_family:
        return ()
    parts: list[Part] = (
        [Bullets(lines)] if lines else [Text("Nothing is on record. People may know of more.")]
    )
    if facts.not_held and not only_recorded:
        stored = f"Not in our data: {join_words(facts.not_held)}. Please ask."
        parts.append(Text(stored, Style.NOTE))
    return tuple(parts)


def _blocker(barrier: Barrier, today: date) -> str:
    words = on_one_line(f"{capitalise(barrier.words)}{for_which(barrier)}")
    return f"{KIND_WORDS[barrier.kind]}: {words} · {on_one_line(barrier_details(barrier, today))}"
