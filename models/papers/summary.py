"""A summary for the child or family: a first text, which a person looks at before it is printed.

In words that a nine-year-old reads; from 13 on in plain words that don't talk down. No level, no
score, no readiness, no money, nothing of exploitation, self-harm or incidents. What the child said
comes first, then what goes well, what was talked about, and whether we kept our word: of all this
only what is marked for the child and family, printed as it was written.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields

from models.audience import Audience
from models.meeting.decision_lines import Topic, decision_lines, lines_about
from models.meeting.promises import ActionStanding, ActionStatus, actions_due
from models.needs.scheme import Need, Strength
from models.papers.facts import ChildFacts
from models.papers.paper import Bullets, Leaf, Paper, Part, Section, Text
from models.recording.begun_papers import ChildSummaryText
from models.recording.decision import Decision, Outcome
from models.settings import Setting
from models.words import a_date, capitalise

OLDER_FROM = 13  # years; who is younger gets the words of a nine-year-old
NOTES = (Topic.VIEW, Topic.RECOMMENDS, Topic.MOVE, Topic.REVIEW)  # under their own names
LINE = "- "  # before each line of a list


@dataclass(frozen=True, slots=True)
class SummaryVoice:
    """How we speak to children of one age: headings by the field of `ChildSummaryText`.

    `seen`: whose words `goes_well` are: a strength is what others saw, not what the child told us.
    `tell_us`, `what_goes_well`: asked where nothing may be quoted. They are the same whether
    nothing was written down or it is only not marked for the child: nobody is told that what we
    wrote isn't there.
    """

    headings: Mapping[str, str]
    goes_well: Mapping[Strength, str]
    working_on: Mapping[Need, str]
    places: Mapping[Setting, str]
    seen: str
    tell_us: str
    what_goes_well: str
    help_with: str
    you_can: tuple[str, ...]


YOUNGER = SummaryVoice(
    headings={
        "told_us": "What you told us",
        "going_well": "What is going well",
        "help_with": "What we want to help with",
        "talked_about": "What we talked about",
        "our_word": "Did we keep our word?",
        "you_can": "What you can do",
    },
    goes_well={
        Strength.LASTING_ADULT: "You have a grown-up who stays in your life.",
        Strength.WANTS_FAMILY_LIFE: "You like family life.",
        Strength.CALMS_SELF: "You know how to calm down when things are hard.",
        Strength.SETTLED_IN_EDUCATION: "School is going well for you.",
        Strength.SAFE_FRIENDSHIPS: "You have good friends.",
        Strength.TALENT_OR_INTEREST: "There are things that you are good at and like to do.",
        Strength.FAMILY_NETWORK: "You have family and friends who care about you.",
        Strength.PRIDE_IN_IDENTITY: "You are proud of who you are.",
    },
    working_on={
        Need.BEHAVIOUR_TOWARDS_OTHERS: "getting on with people when you are cross",
        Need.EMOTIONAL_WELLBEING: "worries and sad days",
        Need.ATTACHMENT: "trusting grown-ups",
        Need.FRIENDSHIPS: "making friends",
        Need.FAMILY_TIME: "time with your family",
        Need.IDENTITY: "where you come from and who you are",
        Need.EDUCATION: "school",
        Need.HEALTH_AND_DISABILITY: "your health",
        Need.SUBSTANCES_AND_OFFENDING: "staying out of trouble",
        Need.DAILY_LIVING: "things you do each day",
    },
    places={
        Setting.HOME: "with your family at home",
        Setting.FOSTER_CONNECTED: "with family or friends",
        Setting.FOSTER_IN_HOUSE: "with a foster family",
        Setting.FOSTER_INDEPENDENT: "with a foster family",
        Setting.FOSTER_SPECIALIST: "with a foster family",
        Setting.SUPPORTED_ACCOMMODATION: "in a place of your own, with help",
    },
    seen="This is what people who know you see.",
    tell_us="What do you want to tell us? We want to know.",
    what_goes_well="What do you think goes well? You can tell us.",
    help_with="Some things can be hard. We want to help you with these.",
    you_can=(
        "Is something here wrong? Tell us, and we will put it right.",
        "Do you see it another way? You can say so. We will write it down.",
        "You can ask for an advocate. That is someone who helps you say what you want.",
    ),
)
OLDER = SummaryVoice(
    headings=dict(YOUNGER.headings) | {"help_with": "What we can support you with"},
    goes_well=dict(YOUNGER.goes_well) | {
        Strength.LASTING_ADULT: "There is an adult who stays in your life.",
        Strength.CALMS_SELF: "You have your own ways to calm down when things are hard.",
        Strength.SETTLED_IN_EDUCATION: "School, college or training is going well.",
        Strength.SAFE_FRIENDSHIPS: "You have friends you can count on.",
        Strength.TALENT_OR_INTEREST: "There are things you are good at and enjoy.",
    },
    working_on=dict(YOUNGER.working_on) | {
        Need.BEHAVIOUR_TOWARDS_OTHERS: "getting on with people when you are angry",
        Need.EMOTIONAL_WELLBEING: "how you feel in yourself",
        Need.ATTACHMENT: "trusting people",
        Need.FRIENDSHIPS: "friendships",
        Need.EDUCATION: "school, college or work",
        Need.SUBSTANCES_AND_OFFENDING: "drugs, alcohol or the police",
        Need.DAILY_LIVING: "managing day to day",
    },
    places=dict(YOUNGER.places) | {
        Setting.HOME: "at home with your family",
        Setting.SUPPORTED_ACCOMMODATION: "in your own place, with support",
    },
    seen="This is what people who know you have noticed.",
    tell_us="What would you like to tell us? It matters.",
    what_goes_well="What would you say is going well?",
    help_with="We would like to support you with these.",
    you_can=(
        "If something here is wrong, tell us and we will put it right.",
        "If you see it another way, you can say so, and we will write it down.",
        "You can have an advocate: someone on your side who helps you say what you want.",
    ),
)  # fmt: skip
KEPT: dict[ActionStatus, str] = {
    ActionStatus.DONE: "Yes.",
    ActionStatus.DONE_LATE: "Yes, but late. We are sorry.",
    ActionStatus.LATE: "Not yet. We are late. We are sorry.",
    ActionStatus.TO_COME: "Not yet. There is still time.",
}


def voice_for(age: int) -> SummaryVoice:
    """The words for a child of that age."""
    return OLDER if age >= OLDER_FROM else YOUNGER


def first_summary(facts: ChildFacts) -> ChildSummaryText:
    """A first text out of the record, for a person to look at and to make theirs."""
    voice = voice_for(facts.one.child.age_on(facts.today))
    return ChildSummaryText(
        told_us=_told(facts, voice),
        going_well=_well(facts, voice),
        help_with=_hard(facts, voice),
        talked_about=_talked(facts, voice),
        our_word=_our_word(facts),
        you_can="\n".join(f"{LINE}{name}" for name in voice.you_can),
    )


def summary_paper(facts: ChildFacts, text: ChildSummaryText, foot: str) -> Paper:
    """The paper, in large letters: exactly what somebody looked at."""
    voice = voice_for(facts.one.child.age_on(facts.today))
    sections = tuple(
        Section(voice.headings[field.name], tuple(_parts(words)))
        for field in fields(text)
        if (words := getattr(text, field.name).strip())
    )
    title = f"For {facts.called}" if facts.with_name else "For you"
    made = f"This is about you. We made it on {a_date(facts.today)}."
    whose = f"{facts.called} · {foot}"  # six of them lie in one printer
    return Paper(title, (Leaf(title, (made,), sections),), whose, large=True)


def _parts(words: str) -> list[Part]:
    """A paragraph a line; lines that begin with a dash that follow each other are one list."""
    parts: list[Part] = []
    for line in (name.strip() for name in words.splitlines()):
        if not line:
            continue
        if not line.startswith(LINE):
            parts.append(Text(line))
            continue
        item = line.removeprefix(LINE).strip()
        if parts and isinstance(parts[-1], Bullets):
            parts[-1] = Bullets((*parts[-1].items, item))
        else:
            parts.append(Bullets((item,)))
    return parts


def _told(facts: ChildFacts, voice: SummaryVoice) -> str:
    texts = [f"“{one.words}” ({a_date(one.on)})" for one in facts.spoken]
    return "\n".join(texts) or voice.tell_us


# A need and a strength of one thing: whoever is told that school goes well isn't told in the next
# breath that school is hard.
OF_ONE_SUBJECT: dict[Need, Strength] = {
    Need.EDUCATION: Strength.SETTLED_IN_EDUCATION,
    Need.FRIENDSHIPS: Strength.SAFE_FRIENDSHIPS,
    Need.IDENTITY: Strength.PRIDE_IN_IDENTITY,
}


def _well(facts: ChildFacts, voice: SummaryVoice) -> str:
    hard = {OF_ONE_SUBJECT.get(need) for need in facts.story.sides.still_hard}
    strong = [
        one for one in facts.story.sides.going_well if isinstance(one, Strength) and one not in hard
    ]
    if not strong:
        return voice.what_goes_well
    return "\n".join([voice.seen, *(f"{LINE}{voice.goes_well[strength]}" for strength in strong)])


def _hard(facts: ChildFacts, voice: SummaryVoice) -> str:
    """One line each: strung together they read as a charge sheet, and some hold a comma."""
    hard = [voice.working_on[need] for need in facts.story.sides.still_hard]
    if not hard:
        return ""
    return "\n".join([voice.help_with, *(f"{LINE}{capitalise(need)}" for need in hard)])


def _talked(facts: ChildFacts, voice: SummaryVoice) -> str:
    """The last meeting on record; nothing where there was none."""
    last = facts.record.decisions[-1] if facts.record.decisions else None
    if last is None or last.content is None:
        return ""
    decision = last.content
    lines = [f"We met on {a_date(last.on)}."]
    if decision.outcome is not None:
        lines.append(decided_words(decision, voice))
    shown = decision_lines(decision, Audience.FAMILY, facts.scheme)
    lines += [
        f"This is what your words changed: {line.text}"
        for line in lines_about(shown, Topic.CHANGED)
    ]
    lines += [f"{line.name}: {' '.join(line.text.split())}" for line in lines_about(shown, *NOTES)]
    promised = [f"{LINE}{_due_words(promise)}." for promise in _promises(facts, today=True)]
    lines += ["We promised:", *promised] if promised else []
    if decision.look_again_on:
        lines.append(f"We will look at this again on {a_date(decision.look_again_on)}.")
    if decision.review.next_review_on:
        lines.append(f"Your next review is on {a_date(decision.review.next_review_on)}.")
    return "\n".join(lines)


def decided_words(decision: Decision, voice: SummaryVoice) -> str:
    """The decision as it is told to the child."""
    where = voice.places.get(decision.destination, "") if decision.destination else ""
    match decision.outcome:
        case Outcome.EXPLORE:
            return f"We want to find out if you could live {where}. It is not decided yet."
        case Outcome.MATCH:
            return f"We want to find the right home for you. You would live {where}."
        case Outcome.RECOMMEND_MOVE:
            return f"We think that it would be good for you to live {where}."
        case Outcome.STAY:
            return "You will stay where you live now."
        case _:
            return "It is not decided yet. We will talk about it again."


def _our_word(facts: ChildFacts) -> str:
    return "\n".join(
        f"{LINE}{_due_words(promise)}. {KEPT[promise.standing]}"
        for promise in _promises(facts, today=False)
    )


def _promises(facts: ChildFacts, *, today: bool) -> list[ActionStanding]:
    """What was promised today, which is no word that anybody could have kept yet; or before."""
    promised = actions_due(facts.record.decisions, facts.record.actions, facts.today)
    return [
        promise
        for promise in promised
        if today is (promise.decided_on == facts.today and promise.done_on is None)
    ]


def _due_words(promise: ActionStanding) -> str:
    due = f", by {a_date(promise.action.due)}" if promise.action.due else ""
    return f"{' '.join(promise.action.words.split())}{due}"
