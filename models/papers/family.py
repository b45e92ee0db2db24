""" "Could this be your family?": one child for people who may become their carers.

It goes out of the council's hands, so it names nobody, no school and no place: `naming.names_in`
lists every word that might, with where it stands, and a paper is made only of a text that has none
left. A person may write it anew, so it is checked as it will be printed.
"""

import re
from collections.abc import Iterator

from models.meeting.decision_lines import support_words
from models.needs.scheme import Need, Strength
from models.papers.facts import ChildFacts
from models.papers.paper import MARKING, Bullets, Leaf, Paper, Part, Section, Text
from models.papers.summary import LINE
from models.words import join_words

TITLE = "Could this be your family?"
LONGEST = 6_000  # letters; about two sides
GOES_WELL: dict[Strength, str] = {
    Strength.LASTING_ADULT: "has an adult who stays in touch whatever happens",
    Strength.WANTS_FAMILY_LIFE: "would like to live in a family",
    Strength.CALMS_SELF: "can calm down after a hard moment",
    Strength.SETTLED_IN_EDUCATION: "is settled in education",
    Strength.SAFE_FRIENDSHIPS: "has good friends",
    Strength.TALENT_OR_INTEREST: "has things they love doing",
    Strength.FAMILY_NETWORK: "has family and friends who care",
    Strength.PRIDE_IN_IDENTITY: "is proud of who they are",
}
HELPS_WITH: dict[Need, str] = {
    Need.EXPLOITATION_AND_MISSING: "staying safe when they are out",
    Need.SELF_HARM: "staying safe when they feel bad",
    Need.BEHAVIOUR_TOWARDS_OTHERS: "getting on with people when they are cross",
    Need.EMOTIONAL_WELLBEING: "worries and sad days",
    Need.ATTACHMENT: "learning to trust",
    Need.FRIENDSHIPS: "making friends",
    Need.FAMILY_TIME: "time with their family",
    Need.EDUCATION: "school",
    Need.HEALTH_AND_DISABILITY: "their health",
    Need.SUBSTANCES_AND_OFFENDING: "staying out of trouble",
    Need.DAILY_LIVING: "everyday things",
}  # identity is left to the child to tell
HOW_OFTEN: tuple[tuple[int, str], ...] = (
    (4, "Day and night, never alone with it: {needs}."),
    (3, "Every day, with training, people to call and breaks for you: {needs}."),
    (2, "Most weeks: {needs}."),
    (1, "Now and then: {needs}."),
)


def draft_text(facts: ChildFacts) -> str:
    """A first text out of the record, for a person to make theirs. Paragraphs with blank lines."""
    age = facts.one.child.age_on(facts.as_of)
    sides = facts.story.sides
    strong = [GOES_WELL[one] for one in sides.going_well if isinstance(one, Strength)]
    lines = [f"A young person, {age} years old, is looking for a family."]
    lines += [f"This young person {join_words(strong)}."] if strong else []
    spokens = facts.spoken
    lines += [f"In their own words: “{spokens[0].words}”"] if spokens else []
    lines.append(_help(facts))
    lines.append(_support(facts))
    lines.append("Would you like to know more? Talk to the fostering team.")
    return "\n\n".join(line for line in lines if line)


def profile_for_family(text: str, foot: str) -> Paper:
    """The paper of a text that `names_in` has nothing against."""
    paragraphs = re.split(r"\n\s*\n", text.strip())
    parts = tuple(part for paragraph in paragraphs for part in _parts(paragraph))
    leaf = Leaf(TITLE, (), (Section("About this young person", parts),))
    return Paper(TITLE, (leaf,), foot, marking=MARKING, large=True)


def _parts(paragraph: str) -> Iterator[Part]:
    """The lines of a paragraph as one; those that begin as items follow it as a list."""
    lines = [" ".join(line.split()) for line in paragraph.splitlines() if line.strip()]
    items = [line.removeprefix(LINE) for line in lines if line.startswith(LINE)]
    words = " ".join(line for line in lines if not line.startswith(LINE))
    if words:
        yield Text(words)
    if items:
        yield Bullets(tuple(items))


def _help(facts: ChildFacts) -> str:
    """What a family would do, from what asks most to what asks least; 0 is ordinary parenting.

    A line for how often, as a list: a paragraph of eleven things is read by nobody.
    """
    profile = facts.story.profile
    if profile is None:
        return ""
    texts = [
        words.format(needs=join_words(named))
        for level, words in HOW_OFTEN
        if (named := [text for need, text in HELPS_WITH.items() if profile.level(need) == level])
    ]
    if not texts:
        return ""
    return "\n".join(["Your help would be wanted with these.", *(f"{LINE}{one}" for one in texts)])


def _support(facts: ChildFacts) -> str:
    last = facts.decided.content if facts.decided else None
    texts = {package.name for package in facts.scheme.packages}
    packages = [name for name in (last.packages if last else ()) if name in texts]
    if not packages:
        return "You would not be alone: training, and people to call, come with it."
    return f"You would not be alone. You would have {support_words(packages, facts.scheme)}."
