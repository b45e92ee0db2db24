"""The profile for a family names nobody, no school, no place: what might is listed, refused."""

import csv
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.reference import place_names as reference
from data.reference.place_names import place_names
from models.audience import Audience
from models.needs.scheme import Need, Strength
from models.papers.facts import facts_shown_to
from models.papers.family import draft_text, profile_for_family
from models.papers.naming import NameFound, Naming, names_in
from models.papers.paper import Bullets, Leaf
from models.recording.subject import wishes_of
from tests.make.entries import an_entry
from tests.make.papers import FOOT, a_facts, a_rated_profile, words_of_paper
from tests.make.record_contents import a_wish_entry

FILE = Path(reference.__file__).with_name("place_names.csv")
KNOWN = ("Jayden Parr", "M. Hobbs", "West Northamptonshire", "Zoë O’Brien")
GOOD = (
    "A young person, 14 years old, is looking for a family.\n\n"
    "They love football and cooking with their nan. School is going well. I'm told that they would "
    "like a dog. On Saturdays they play games at home."
)


@pytest.mark.parametrize(
    ("text", "words", "why"),
    [
        ("Jayden loves football.", "Jayden", Naming.KNOWN),
        ("They love football, and jayden is good at it.", "jayden", Naming.KNOWN),
        ("Jayden’s nan is kind.", "Jayden’s", Naming.KNOWN),
        ("They see zoë on Sundays.", "zoë", Naming.KNOWN),
        ("Their friend Callum lives near.", "Callum", Naming.CAPITAL),
        ("Callum lives near.", "Callum", Naming.CAPITAL),
        ("“Callum is my friend.”", "Callum", Naming.CAPITAL),
        ("They were born in Kettering.", "Kettering", Naming.PLACE),
        ("They were born in kettering.", "kettering", Naming.PLACE),
        ("They like corby’s pool.", "corby’s", Naming.PLACE),
        ("They go to brooke weston.", "brooke weston", Naming.PLACE),
        ("Nan lives in burton  latimer.", "burton  latimer", Naming.PLACE),
        ("They come from Ruritania.", "Ruritania", Naming.CAPITAL),
        ("They go to Kingsway Academy.", "Kingsway Academy", Naming.SCHOOL),
        ("They go to kingsway academy.", "kingsway academy", Naming.SCHOOL),
        ("They live in northamptonshire.", "northamptonshire", Naming.KNOWN),
        ("They live near NN1 5QT now.", "NN1 5QT", Naming.POSTCODE),
        ("Their number is 1000038.", "1000038", Naming.NUMBER),
        ("Write to sam@example.org please.", "sam@example.org", Naming.CONTACT),
        ("Ring 01604 123 456 please.", "01604 123 456", Naming.CONTACT),
    ],
)
def test_what_might_name_somebody_is_found_with_its_line(text: str, words: str, why: str) -> None:
    name_founds = names_in(f"A first line.\n{text}", KNOWN, place_names())
    assert (words, 2, why) in [
        (name_found.words, name_found.line, name_found.why) for name_found in name_founds
    ]
    assert all(name_found.words in name_found.around for name_found in name_founds)


def test_a_text_that_names_nobody_passes() -> None:
    assert names_in(GOOD, KNOWN, place_names()) == ()


def test_a_person_can_say_that_a_word_is_no_name() -> None:
    text = "They love Lego and Minecraft. They like lego’s trains. They live in Corby."
    assert [name_found.words for name_found in names_in(text, KNOWN, place_names())] == [
        "Lego",
        "Minecraft",
        "Corby",
    ]
    name_founds = names_in(text, KNOWN, place_names(), ("Lego", "minecraft"))
    assert [name_found.words for name_found in name_founds] == ["Corby"]
    name_founds = names_in(text, KNOWN, place_names(), ("lego", "Minecraft", "corby"))
    assert [name_found.words for name_found in name_founds] == ["Corby"], (
        "a place near here is no matter of opinion"
    )


@pytest.mark.parametrize(
    "text", ["Jayden", "jayden", "NN1 5QT", "1000038", "sam@example.org", "Jayden Academy"]
)
def test_what_is_on_record_or_can_be_looked_up_is_no_matter_of_opinion(text: str) -> None:
    name_founds = names_in(f"See {text} now.", KNOWN, place_names(), (text, f"{text} now"))
    assert [name_found.words for name_found in name_founds] == [text]
    assert not name_founds[0].may_be_no_name


def test_a_name_on_record_that_is_a_town_too_stays_a_name() -> None:
    texts = ("Ruby Corby",)
    (name_found,) = names_in("They like corby.", texts, place_names(), ("corby",))
    assert name_found.why is Naming.KNOWN


def test_everyday_words_at_the_start_of_a_sentence_are_no_names() -> None:
    assert names_in("Goes swimming. Plays rugby. Gets cross.", KNOWN, place_names()) == ()


def test_every_place_has_its_source() -> None:
    with FILE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) > 200 and all(row["source"] and row["area"] for row in rows)
    assert sorted(row["name"] for row in rows) == sorted(place_names())


def test_a_role_is_no_name() -> None:
    roles = ("Fostering team", "Social worker", "Head of service", "unknown", "the key worker")
    text = "Talk to the fostering team. Their social worker and key worker know them well."
    assert names_in(text, roles) == ()


@settings(deadline=None)
@given(st.sampled_from(KNOWN), st.integers(0, len(GOOD)), st.booleans())
def test_a_known_name_is_found_wherever_it_stands(name: str, at: int, small: bool) -> None:
    part = name.split()[-1]
    written = part.casefold() if small else part
    assert names_in(f"{GOOD[:at]} {written} {GOOD[at:]}", KNOWN)


@settings(deadline=None)
@given(st.text(max_size=300))
def test_whatever_is_typed_each_find_stands_where_it_is_said_to(text: str) -> None:
    lines = text.splitlines()
    for name_found in names_in(text, KNOWN):
        assert isinstance(name_found, NameFound) and name_found.words in lines[name_found.line - 1]


@pytest.mark.parametrize("level", [0, 1, 2, 3, 4])
def test_the_first_text_out_of_the_record_can_be_printed_as_it_is(level: int) -> None:
    levels = {need.value: level for need in Need} | {
        strength.value: min(level, 3) for strength in Strength
    }
    text = draft_text(a_facts(profile=a_rated_profile(**levels)))
    assert names_in(text, KNOWN) == ()
    sentence = words_of_paper(profile_for_family(text, FOOT))
    assert "14 years old" in sentence and "level" not in sentence and "0001" not in sentence


def test_their_words_are_in_the_first_text_and_a_name_in_them_is_refused() -> None:
    wish = a_wish_entry(words="I want to live with Callum.", shown_to=Audience.FAMILY)
    facts = facts_shown_to(a_facts(an_entry(wishes_of("k1"), wish)), Audience.FAMILY)
    text = draft_text(facts)
    assert [name_found.words for name_found in names_in(text, KNOWN)] == ["Callum"]


def test_how_often_help_is_wanted_is_a_list_and_no_paragraph_of_eleven_things() -> None:
    levels = {need.value: number % 4 + 1 for number, need in enumerate(Need)}
    text = draft_text(a_facts(profile=a_rated_profile(**levels)))
    assert names_in(text, KNOWN) == ()
    (leaf,) = profile_for_family(text, FOOT).leaves
    assert isinstance(leaf, Leaf)
    (items,) = [part for part in leaf.sections[0].parts if isinstance(part, Bullets)]
    assert [item.partition(":")[0] for item in items.items] == [
        "Day and night, never alone with it",
        "Every day, with training, people to call and breaks for you",
        "Most weeks",
        "Now and then",
    ]


def test_nothing_is_said_of_who_the_child_is_or_what_they_did() -> None:
    levels = {need.value: 3 for need in Need}
    text = draft_text(a_facts(profile=a_rated_profile(**levels))).casefold()
    for word in ("identity", "ethnic", "religion", "exploitation", "self-harm", "offending", "£"):
        assert word not in text, word
