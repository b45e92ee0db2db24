"""A summary for the child or family, in words that a nine-year-old reads.

No level, no score, no readiness, no money. What the child said comes first, then what goes well,
what was talked about, and whether we kept our word. What others wrote for it (actions, how the
child's words changed the plan) is printed as they wrote it.
"""

from __future__ import annotations

from models.children.settings import Setting
from models.meeting.decision import Decision, Outcome
from models.meeting.promises import Promise, Word, promises
from models.needs.scheme import Need, Strength
from models.papers.facts import ChildFacts
from models.papers.paper import Bullets, Leaf, Paper, Part, Section, Style, Table, Text
from models.recording.kept import Kept
from models.words import a_date, listed

SAID_AT_MOST = 3
WORKING_ON_AT_MOST = 3
PROMISES_AT_MOST = 8

GOES_WELL: dict[Strength, str] = {
    Strength.LASTING_ADULT: "You have a grown-up who stays in your life.",
    Strength.WANTS_FAMILY_LIFE: "You have told us that you like family life.",
    Strength.CALMS_SELF: "You know how to calm down when things are hard.",
    Strength.SETTLED_IN_EDUCATION: "School is going well for you.",
    Strength.SAFE_FRIENDSHIPS: "You have good friends.",
    Strength.TALENT_OR_INTEREST: "There are things that you are good at and like to do.",
    Strength.FAMILY_NETWORK: "You have family and friends who care about you.",
    Strength.PRIDE_IN_IDENTITY: "You are proud of who you are.",
}
WORKING_ON: dict[Need, str] = {
    Need.EXPLOITATION_AND_MISSING: "being safe when you are out",
    Need.SELF_HARM: "being safe when you feel bad",
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
}
PLACES: dict[Setting, str] = {
    Setting.HOME: "with your family at home",
    Setting.FOSTER_CONNECTED: "with family or friends",
    Setting.FOSTER_IN_HOUSE: "with a foster family",
    Setting.FOSTER_INDEPENDENT: "with a foster family",
    Setting.FOSTER_SPECIALIST: "with a foster family",
    Setting.SUPPORTED_ACCOMMODATION: "in a place of your own, with help",
}
KEPT: dict[Word, str] = {
    Word.DONE: "Yes.",
    Word.DONE_LATE: "Yes, but late. We are sorry.",
    Word.LATE: "Not yet. We are late. We are sorry.",
    Word.TO_COME: "Not yet. There is still time.",
}


def summary_for_child(facts: ChildFacts, foot: str) -> Paper:
    """The paper, in large letters."""
    sections = (
        Section("What you told us", _told(facts)),
        Section("What is going well", _well(facts)),
        *_hard(facts),
        *_talked(facts),
        *_our_word(facts),
        Section("What you can do", _can_do()),
    )
    title = f"For {facts.called}" if facts.with_name else "For you"
    day = a_date(facts.today)
    return Paper(title, (Leaf(title, (f"This is about you. We made it on {day}.",), sections),),
                 foot, large=True)  # fmt: skip


def _told(facts: ChildFacts) -> tuple[Part, ...]:
    said = facts.spoken[:SAID_AT_MOST]
    if not said:
        return (Text("We have not yet put down what you say. Please tell us. We want to know."),)
    return tuple(Text(f"“{one.words}” ({a_date(one.on)})", Style.QUOTE) for one in said)


def _well(facts: ChildFacts) -> tuple[Part, ...]:
    found = [GOES_WELL[one] for one in facts.story.sides.going_well if isinstance(one, Strength)]
    if not found:
        return (Text("We do not know enough yet. Can you tell us what goes well?"),)
    return (Bullets(tuple(found)),)


def _hard(facts: ChildFacts) -> tuple[Section, ...]:
    found = [WORKING_ON[one] for one in facts.story.sides.still_hard[:WORKING_ON_AT_MOST]]
    if not found:
        return ()
    words = f"Some things can be hard. We want to help you with {listed(found)}."
    return (Section("What we want to help with", (Text(words),)),)


def _talked(facts: ChildFacts) -> tuple[Section, ...]:
    """The last meeting on record; nothing where there was none."""
    last: Kept[Decision] | None = facts.record.decisions[-1] if facts.record.decisions else None
    if last is None or last.content is None:
        return ()
    decision = last.content
    lines = [Text(decided_words(decision))]
    if decision.words_changed.strip():
        lines.append(Text("This is what your words changed:"))
        lines.append(Text(decision.words_changed.strip(), Style.QUOTE))
    if decision.look_again_on:
        lines.append(Text(f"We will look at this again on {a_date(decision.look_again_on)}."))
    return (Section(f"What we talked about on {a_date(last.on)}", tuple(lines)),)


def decided_words(decision: Decision) -> str:
    """The decision as it is told to the child."""
    where = PLACES.get(decision.destination, "") if decision.destination else ""
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


def _our_word(facts: ChildFacts) -> tuple[Section, ...]:
    found = promises(facts.record.decisions, facts.record.actions, facts.today)
    if not found:
        return ()
    rows = tuple(_promise(one) for one in found[:PROMISES_AT_MOST])
    parts: list[Part] = [Table(("We said", "By", "Did we do it?"), rows, (44, 26, 30), strong=0)]
    left = len(found) - len(rows)
    if left:
        parts.append(Text(f"There are {left} more. Ask us to show you.", Style.NOTE))
    return (Section("Did we keep our word?", tuple(parts)),)


def _promise(one: Promise) -> tuple[str, str, str]:
    due = a_date(one.action.due) if one.action.due else ""
    return (one.action.words, due, KEPT[one.standing])


def _can_do() -> tuple[Part, ...]:
    return (
        Bullets(
            (
                "Is something here wrong? Tell us, and we will put it right.",
                "Do you see it another way? You can say so. We will write it down.",
                "You can ask for an advocate. That is someone who helps you say what you want.",
            )
        ),
    )
