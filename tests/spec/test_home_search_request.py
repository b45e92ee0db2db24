"""A home-search request: what isn't known is asked; as a file it keeps to the standard."""

import csv
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.reference.placements_standard import FILE, standard_fields
from models.audience import Audience
from models.needs.scheme import Need
from models.papers.facts import facts_shown_to
from models.papers.home_search import (
    CHILD_ID,
    NO_RISK,
    NOT_KNOWN,
    RISK,
    StandardField,
    fields_on_record,
    fields_to_ask,
    merge_fields,
    record_of,
    request_paper,
    unanswered_fields,
)
from models.papers.paper import Leaf, PaperTable
from models.papers.standard import Field, FieldType
from models.recording.decision import Outcome
from models.settings import Setting
from tests.make.children import a_child
from tests.make.entries import a_decided
from tests.make.papers import (
    CANARY,
    FOOT,
    MONEY_CANARY,
    a_facts,
    a_rated_profile,
    no_changes,
    words_of_paper,
)
from tests.make.record_contents import a_decision, a_move

FIELDS = standard_fields()


def an_answer(field: Field) -> StandardField:
    """Some answer that the standard allows."""
    if field.type is FieldType.BOOLEAN:
        return StandardField(field.name, True)
    if field.type is FieldType.INTEGER:
        return StandardField(field.name, 2)
    if field.type is FieldType.STRING:
        return StandardField(field.name, "as written")
    return StandardField(field.name, [field.options[0]] if field.many else field.options[-1])


def all_answers() -> tuple[StandardField, ...]:
    return tuple(an_answer(field) for field in fields_to_ask(FIELDS))


def faults(record: dict[str, dict[str, Any]]) -> list[str]:
    """What the published fields have against a record; read here anew from the file itself."""
    texts = []
    with FILE.open(encoding="utf-8", newline="") as file:
        published = list(csv.DictReader(file))
    names = {(row["entity"], row["field"]) for row in published}
    texts += [f"unknown {e}.{f}" for e, held in record.items() for f in held if (e, f) not in names]
    for row in published:
        held = record.get(row["entity"])
        if held is None:
            continue
        if row["field"] not in held:
            if row["cardinality"].startswith("1"):
                texts.append(f"missing {row['field']}")
            continue
        value = held[row["field"]]
        values = value if row["cardinality"].endswith("*") else [value]
        options = [one.strip() for one in row["options"].split("|") if one.strip()]
        kinds: dict[str, Any] = {"Integer": int, "String": str, "Boolean": bool, "Categorical": str}
        for one in values:
            if type(one) is not kinds[row["type"]] or (options and one not in options):
                texts.append(f"wrong {row['field']}: {one!r}")
    return texts


def as_json(facts: Any, given: tuple[StandardField, ...]) -> dict[str, dict[str, Any]]:
    entities = record_of(facts, FIELDS, given)
    held = {
        entity: {standard_field.field: standard_field.value for standard_field in standard_fields}
        for entity, standard_fields in entities
    }
    back: dict[str, dict[str, Any]] = json.loads(json.dumps(held))
    return back


def test_a_whole_request_is_what_the_standard_publishes() -> None:
    record = as_json(a_facts(), all_answers())
    assert faults(record) == []
    assert list(record) == [
        "PlacementAvailability",
        "PlacementRequirements",
        "PlacementRecommendation",
        "Risks",
    ]
    assert record["PlacementAvailability"]["childId"] == 1


@settings(deadline=None)
@given(st.sets(st.sampled_from([field.name for field in fields_to_ask(FIELDS)])))
def test_with_any_answers_left_out_it_is_whole_or_says_what_is_missing(left_out: set[str]) -> None:
    facts = a_facts(profile=[])
    given_now = tuple(
        standard_field for standard_field in all_answers() if standard_field.field not in left_out
    )
    missing = {field.name for field in unanswered_fields(FIELDS, merge_fields(facts, given_now))}
    assert missing == {
        fields.name for fields in FIELDS if fields.needed and fields.name in left_out
    }
    if missing:
        with pytest.raises(ValueError, match="whole"):
            record_of(facts, FIELDS, given_now)
    else:
        assert faults(as_json(facts, given_now)) == []


def test_the_checker_of_this_test_finds_faults() -> None:
    record = as_json(a_facts(), all_answers())
    record["Risks"]["riskMissing"] = "maybe"
    del record["Risks"]["riskSelfHarm"]
    assert faults(record) == ["missing riskSelfHarm", "wrong riskMissing: 'maybe'"]


def risks(facts: Any) -> dict[str, Any]:
    return {
        standard_field.field: standard_field.value
        for standard_field in fields_on_record(facts)
        if standard_field.field.startswith("risk")
    }


def test_nobody_looked_is_never_no_known_risk() -> None:
    assert risks(a_facts(profile=[])) == {}
    old = a_rated_profile(**{need.value: None for need in Need})  # type: ignore[arg-type]
    assert risks(a_facts(profile=old)) == {}


def test_a_need_at_nought_is_no_known_risk_and_above_it_a_risk_or_a_question() -> None:
    nought = risks(a_facts(profile=a_rated_profile(**{need.value: 0 for need in Need})))
    assert set(nought.values()) == {NO_RISK} and len(nought) == 10
    assert "riskEatingDisorder" not in nought, "no need tells of it"
    some = risks(a_facts(profile=a_rated_profile(**{need.value: 2 for need in Need})))
    assert some == {"riskSelfHarm": RISK}


def test_a_missing_episode_is_a_risk_whatever_the_profile_says() -> None:
    nought = a_rated_profile(**{need.value: 0 for need in Need})
    held = risks(a_facts(profile=nought, changes=no_changes(missing=2)))
    assert held["riskMissing"] == RISK


def test_a_person_has_the_last_word() -> None:
    facts = a_facts(profile=a_rated_profile(self_harm=0))
    held = {
        standard_field.field: standard_field.value
        for standard_field in merge_fields(facts, (StandardField("riskSelfHarm", RISK),))
    }
    assert held["riskSelfHarm"] == RISK


@pytest.mark.parametrize(
    ("decision", "expected"),
    [
        (a_move(), {"fosterCareSuitability": "Preferred"}),
        (a_decision(outcome=Outcome.MATCH, destination=Setting.SUPPORTED_ACCOMMODATION),
         {"supportedAccommodationSuitability": "Preferred"}),
        (a_decision(), {}),
        (a_decision(outcome=Outcome.EXPLORE, destination=Setting.FOSTER_IN_HOUSE), {}),
    ],
)  # fmt: skip
def test_what_is_recommended_comes_from_the_meeting_never_from_the_tool(
    decision: Any, expected: dict[str, str]
) -> None:
    held = {
        standard_field.field: standard_field.value
        for standard_field in fields_on_record(a_facts(a_decided(decision)))
    }
    assert {name: held[name] for name in held if name.endswith("Suitability")} == expected


def test_on_paper_what_is_not_known_says_so_and_no_money_or_name_is_there() -> None:
    facts = a_facts(child=a_child(name="Zoë O’Brien"))
    text = words_of_paper(request_paper(facts, FIELDS, (), FOOT))
    assert NOT_KNOWN in text and "Home wanted: Child 0001" in text
    for words in ("Zoë", CANARY, MONEY_CANARY, "£", "Nearly"):
        assert words.casefold() not in text.casefold(), words
    assert "ask the social worker what kind of home to look for" in text


def test_a_number_with_letters_is_no_number_of_the_standard() -> None:
    facts = a_facts(child=a_child(child_id="A17"))
    with pytest.raises(ValueError, match="whole"):
        record_of(facts, FIELDS, all_answers())
    assert CHILD_ID not in {field.name for field in fields_to_ask(FIELDS)}


def rows_of(facts: Any) -> dict[str, str]:
    """The risks as they are printed."""
    (leaf,) = request_paper(facts, FIELDS, (), FOOT).leaves
    assert isinstance(leaf, Leaf)
    section = next(section for section in leaf.sections if section.heading == "Risks, as answered")
    table = section.parts[0]
    assert isinstance(table, PaperTable)
    return {row[0]: row[1] for row in table.rows}


def test_a_need_above_and_the_risks_below_say_the_same() -> None:
    """Exploitation at level 2 above, and "not known" below, was a contradiction."""
    asks = {fields.name: fields.asked_as for fields in FIELDS}
    with_need = rows_of(a_facts(profile=a_rated_profile(exploitation_and_missing=2)))
    for field in ("riskSexualExploitation", "riskCriminalExploitation", "riskMissing"):
        assert with_need[asks[field]] == "see “Exploitation and going missing” above, and ask"
    assert rows_of(a_facts(profile=[]))[asks["riskMissing"]] == NOT_KNOWN
    nought = rows_of(a_facts(profile=a_rated_profile(exploitation_and_missing=0)))
    assert nought[asks["riskMissing"]] == NO_RISK


def test_a_risk_is_printed_in_words_and_handed_over_in_the_standard_s() -> None:
    """“Risk Present” between “no” and “not known, ask” read like a heading."""
    facts = a_facts(profile=a_rated_profile(**{need.value: 2 for need in Need}))
    asks = {fields.name: fields.asked_as for fields in FIELDS}
    assert rows_of(facts)[asks["riskSelfHarm"]] == "there is a risk"
    assert risks(facts)["riskSelfHarm"] == "Risk Present"


def test_questions_that_are_open_are_still_to_be_sorted() -> None:
    facts = facts_shown_to(a_facts(), Audience.FAMILY)
    text = words_of_paper(request_paper(facts, FIELDS, (), FOOT))
    assert "To ask: a question that the tool asks by itself" in text
    assert "Nothing that the record shows" not in text
    assert "a lift to school" not in text, "nobody marked it for a carer"
    bare = facts_shown_to(a_facts(blockers=()), Audience.FAMILY)
    assert "Barriers still to be resolved\nAsk the social worker." in words_of_paper(
        request_paper(bare, FIELDS, (), FOOT)
    )
