"""A request to find one child a home: what a provider needs to know, and no more.

On paper and as a record of the Placements Data Standard v2. What the record can't tell is asked
for; what nobody answers is printed as "not known, ask" and keeps the JSON from being made, because
the standard has no word for it and "No known risk" must never mean "nobody looked".
`ActualPlacement` and `QualityAssurance` come when a home is found, with the cost: no money is in a
request.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from models.meeting.decision_lines import support_words
from models.meeting.decision_words import place_words
from models.needs.scheme import Need, Strength
from models.papers.facts import ChildFacts
from models.papers.one_page import KIND_WORDS, SORTED_FIRST
from models.papers.paper import Bullets, Leaf, Paper, PaperTable, Part, Section, Style, Text
from models.papers.standard import Field, FieldType
from models.recording.decision import Outcome
from models.settings import Setting
from models.words import a_date, capitalise, join_words

IN_A_REQUEST = (
    "PlacementAvailability", "PlacementRequirements", "PlacementRecommendation", "Risks",
)  # fmt: skip
ENTITY_WORDS = {
    "PlacementAvailability": "When and with whom",
    "PlacementRequirements": "What the home needs",
    "PlacementRecommendation": "What kind of home the meeting recommends",
    "Risks": "Risks, as answered",
}
CHILD_ID = "childId"
RISK, NO_RISK, PREFERRED = "Risk Present", "No known risk", "Preferred"
NOT_KNOWN = "not known, ask"
SAID_FREELY = frozenset({FieldType.STRING})  # optional lines that nobody has to fill in
FOSTER = frozenset(
    {Setting.FOSTER_CONNECTED, Setting.FOSTER_IN_HOUSE, Setting.FOSTER_INDEPENDENT,
     Setting.FOSTER_SPECIALIST}
)  # fmt: skip
# A need at 0 says that there is no such risk; from 1 on somebody has to know about it. Where one
# need covers several of the standard's risks, only 0 answers them: which one it is, people say.
_ONE_RISK: dict[str, Need] = {"riskSelfHarm": Need.SELF_HARM}
_SEVERAL_RISKS: dict[str, Need] = {
    "riskSexualExploitation": Need.EXPLOITATION_AND_MISSING,
    "riskCriminalExploitation": Need.EXPLOITATION_AND_MISSING,
    "riskMissing": Need.EXPLOITATION_AND_MISSING,
    "riskDrugAlcohol": Need.SUBSTANCES_AND_OFFENDING,
    "riskToOthersCriminal": Need.SUBSTANCES_AND_OFFENDING,
    "riskToOthersPhysical": Need.BEHAVIOUR_TOWARDS_OTHERS,
    "riskToOthersSexual": Need.BEHAVIOUR_TOWARDS_OTHERS,
    "riskToOthersFire": Need.BEHAVIOUR_TOWARDS_OTHERS,
    "riskToOthersAnimals": Need.BEHAVIOUR_TOWARDS_OTHERS,
}
Value = str | int | bool | list[str]


@dataclass(frozen=True, slots=True)
class StandardField:
    """What stands in one field of the standard."""

    field: str
    value: Value


def fields_to_ask(fields: Iterable[Field]) -> tuple[Field, ...]:
    """The fields that a person may answer, in the standard's order."""
    return tuple(
        field for field in fields if field.entity in IN_A_REQUEST and field.name != CHILD_ID
    )


def fields_on_record(facts: ChildFacts) -> tuple[StandardField, ...]:
    """What the record tells by itself; everything else is for a person to say."""
    return (*_order(facts), *_recommended(facts), *_risks(facts))


def merge_fields(facts: ChildFacts, given: Sequence[StandardField]) -> tuple[StandardField, ...]:
    """What the record tells, under what a person said."""
    standard_fields = {
        standard_field.field: standard_field
        for standard_field in (*fields_on_record(facts), *given)
    }
    return tuple(standard_fields.values())


def unanswered_fields(
    fields: Iterable[Field], answers: Sequence[StandardField]
) -> tuple[Field, ...]:
    """Fields that the standard needs and nobody has answered so that it fits."""
    answer_of = {answer.field: answer.value for answer in answers}
    return tuple(
        field
        for field in fields_to_ask(fields)
        if field.needed and (field.name not in answer_of or not field.fits(answer_of[field.name]))
    )


def _order(facts: ChildFacts) -> Iterator[StandardField]:
    flag = facts.one.child.deprivation_of_liberty
    if flag is not None:
        yield StandardField("deprivationOfLiberty", flag)


def _recommended(facts: ChildFacts) -> Iterator[StandardField]:
    """By the last meeting alone: what the tool says is no recommendation."""
    decided = facts.decided
    last = decided.content if decided else None
    if last is None or last.outcome not in {Outcome.MATCH, Outcome.RECOMMEND_MOVE}:
        return
    if last.destination in FOSTER:
        yield StandardField("fosterCareSuitability", PREFERRED)
    if last.destination is Setting.SUPPORTED_ACCOMMODATION:
        yield StandardField("supportedAccommodationSuitability", PREFERRED)


def _risks(facts: ChildFacts) -> Iterator[StandardField]:
    profile = facts.story.profile
    if profile is None:
        return
    for name, need in _ONE_RISK.items():
        level = profile.level(need)
        if level is not None:
            yield StandardField(name, RISK if level else NO_RISK)
    for name, need in _SEVERAL_RISKS.items():
        if profile.level(need) == 0:
            yield StandardField(name, NO_RISK)
    if facts.changes.missing:
        yield StandardField("riskMissing", RISK)


def which_risk(facts: ChildFacts, field: str) -> str:
    """Where the needs profile has a need that may be this risk: where it stands, for people to ask.

    "" where it has none, or there is only one risk that it can be.
    """
    need, profile = _SEVERAL_RISKS.get(field), facts.story.profile
    if need is None or profile is None or not profile.level(need):
        return ""
    return f"see “{facts.scheme.title(need)}” above, and ask"


def request_paper(
    facts: ChildFacts, fields: Sequence[Field], given: Sequence[StandardField], foot: str
) -> Paper:
    """The request on paper."""
    answers = merge_fields(facts, given)
    title = f"Home wanted: {facts.called}"
    child = facts.one.child
    first = (
        f"{child.age_on(facts.as_of)} years old · asked for on {a_date(facts.today)} · "
        f"{destination_wanted(facts)}"
    )
    sections = (
        Section("In their words", _words(facts)),
        Section("Going well", (_strengths(facts),)),
        Section("What a carer would do", (_care(facts),)),
        Section("Support that comes with the child", (Text(_support(facts)),)),
        *(_entity(name, fields, answers, facts) for name in IN_A_REQUEST),
        Section("Barriers still to be resolved", (_sorting(facts),)),
    )
    return Paper(title, (Leaf(title, (first,), sections),), foot)


def destination_wanted(facts: ChildFacts) -> str:
    """What the last meeting that decided anything asked to look for."""
    last = facts.decided
    if last is None or last.content is None or last.content.destination is None:
        return "ask the social worker what kind of home to look for"
    wanted = place_words(last.content.destination)
    return f"{wanted}, by the meeting of {a_date(last.on)}"


def _words(facts: ChildFacts) -> tuple[Part, ...]:
    spokens = facts.spoken
    if not spokens:  # the same whether there are words that may not be shown, or none
        return (Text("Ask the child what they want before a home is offered."),)
    return tuple(Text(f"“{saying.words}” ({a_date(saying.on)})", Style.QUOTE) for saying in spokens)


def _strengths(facts: ChildFacts) -> Part:
    strengths = [item for item in facts.story.sides.going_well if isinstance(item, Strength)]
    if not strengths:
        return Text("Ask the child, and the social worker.")
    return Bullets(tuple(facts.scheme.title(strength) for strength in strengths))


def _care(facts: ChildFacts) -> Part:
    """Every need that asks something of a carer, in the words of its level; then what isn't known.

    Identity is left to the child to tell, and so it is never said that there is nothing more.
    """
    profile = facts.story.profile
    rows = []
    for need in (need for need in Need if need is not Need.IDENTITY):
        level = None if profile is None else profile.level(need)
        if level is None:
            rows.append((facts.scheme.title(need), NOT_KNOWN))
        elif level:
            rows.append((facts.scheme.title(need), capitalise(facts.scheme.level(need, level))))
    if not rows:
        return Text("Ordinary parenting. The child may tell you more.")
    return PaperTable(("Need", "What a carer would have to do"), tuple(rows), (40, 60))


def _support(facts: ChildFacts) -> str:
    """The packages of the last decision, as titles."""
    last = facts.decided.content if facts.decided else None
    named = support_words(last.packages if last else (), facts.scheme)
    return f"{capitalise(named)}." if named else "Ask the social worker."


def _entity(
    name: str, fields: Sequence[Field], answers: Sequence[StandardField], facts: ChildFacts
) -> Section:
    answer_of = {answer.field: answer.value for answer in answers}
    rows = tuple(
        (
            field.asked_as,
            in_words(answer_of[field.name])
            if field.name in answer_of
            else which_risk(facts, field.name) or NOT_KNOWN,
        )
        for field in fields_to_ask(fields)
        if field.entity == name
        and (field.needed or field.name in answer_of or field.type not in SAID_FREELY)
    )
    return Section(ENTITY_WORDS[name], (PaperTable(("What", "Answer"), rows, (50, 50)),))


def in_words(value: Value) -> str:
    """An answer as it is printed, in the small letters of the answers beside it."""
    if value == RISK:
        return "there is a risk"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return join_words(value) if isinstance(value, list) else str(value)


def _sorting(facts: ChildFacts) -> Part:
    """What is marked for whoever offers a home, and what the record makes people ask."""
    lines = [
        f"{KIND_WORDS[blocker.kind]}: {' '.join(blocker.words.split())}"
        f"{f', by {a_date(blocker.due)}' if blocker.due else ''}"
        for kind in SORTED_FIRST
        for blocker in facts.one.blockers
        if blocker.kind is kind and (blocker.cleared is None or blocker.cleared > facts.today)
    ]
    extra = "There may be more: ask the social worker."
    return Bullets((*lines, extra)) if lines else Text("Ask the social worker.")


def record_of(
    facts: ChildFacts, fields: Sequence[Field], given: Sequence[StandardField]
) -> tuple[tuple[str, tuple[StandardField, ...]], ...]:
    """The request as entities of the standard, in its order; only what is answered.

    `ValueError` where a needed field is unanswered, an answer doesn't fit, or the council's number
    of the child is none: `unanswered` and `number_of` say so beforehand.
    """
    answers = merge_fields(facts, given)
    fields_remaining = unanswered_fields(fields, answers)
    number = number_of(facts)
    if fields_remaining or number is None:
        raise ValueError("a request has to be whole before it can be written")
    answer_of = {answer.field: answer.value for answer in answers} | {CHILD_ID: number}
    pairs = []
    for entity in IN_A_REQUEST:
        fields_own = [
            field for field in fields if field.entity == entity and field.name in answer_of
        ]
        wrong = [field.name for field in fields_own if not field.fits(answer_of[field.name])]
        if wrong:
            raise ValueError(f"{', '.join(wrong)}: not what the standard allows")
        pairs.append(
            (
                entity,
                tuple(StandardField(field.name, answer_of[field.name]) for field in fields_own),
            )
        )
    return tuple(pairs)


def number_of(facts: ChildFacts) -> int | None:
    """The child's number as the standard wants it, a whole number; None where it isn't one."""
    text = facts.one.child.child_id
    return int(text) if text.isascii() and text.isdigit() else None
