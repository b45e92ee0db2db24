"""What the child said that may bear on a destination: weighed before the label says yes.

| said | bears on |
|---|---|
| a recorded wish that names no place | every destination, until somebody answers |
| one that says it is open to a place | no question is left for that place |
| one that says no to a place | that place is a stop |
| a view of family time, the family network or a lasting adult | home, family or friends |
| a view of attachment or of family life | every family |
| a view of exploitation | every destination |
| a view of school, friends, identity and the rest | none |
| a view over 183 days old | none: the profile doesn't count either |
"""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from data.reference.needs import load_scheme
from data.reference.prices import price_book
from models.labels import Readiness
from models.needs.profile import ITEMS
from models.needs.scheme import Need, Strength
from models.readiness.rules import label_verdicts, rule_on_destinations
from models.readiness.situations import SituationIndex
from models.readiness.their_words import BEARS_ON, Saying
from models.recording.weighed import barrier_part, mark_of
from models.settings import DESTINATIONS, Setting
from models.shortlist.build import shortlist_children
from models.shortlist.count import count_children
from models.shortlist.destinations import destination_choices
from models.shortlist.portfolio import MovesScenario, counted_moves
from models.shortlist.ready import ready_moves
from reports.step_down import step_down_csv
from tests.make.children import AS_OF, a_child, a_council, an_episode, council_data, rows
from tests.make.moves import published
from tests.make.needs import IN_12_WEEKS, a_situation, words_of

HOME, CONNECTED = Setting.HOME, Setting.FOSTER_CONNECTED
SAID_ON = date(2026, 3, 20)
AFRAID = "I don't want to go if he is there"
FAMILIES = frozenset(DESTINATIONS) - {Setting.SUPPORTED_ACCOMMODATION}


def a_wish(
    words: str = AFRAID, on: date = SAID_ON, no_to: str = "", open_to: str = "", number: int = 1
) -> dict[str, object]:
    return {
        "child": "k1",
        "number": number,
        "on": on,
        "words": words,
        "no_to": no_to,
        "open_to": open_to,
    }


def a_view(item: str, words: str = AFRAID, on: date = SAID_ON) -> dict[str, object]:
    return {"child": "k1", "assessed_on": on, "item": item, "level": 1, "child_view": words}


def weighed(*words: str, places: str = "", on: date = AS_OF) -> dict[str, object]:
    return {
        "child": "k1",
        "number": 1,
        "on": on,
        "said": "|".join(map(mark_of, words)),
        "places": places,
        "because": "he has moved out",
    }


def sayings(*wishes, views=(), answers=(), blockers=()):  # type: ignore[no-untyped-def]
    data = council_data(
        wishes=rows("wishes", *wishes),
        profiles=rows("profiles", *views),
        words_weighed=rows("words_weighed", *answers),
        blockers=rows("blockers", *blockers),
    )
    return SituationIndex(data, AS_OF).situation_of(a_child(), IN_12_WEEKS).to_weigh


def test_free_words_bear_on_every_destination() -> None:
    (one,) = sayings(a_wish())
    assert (one.on, one.places, one.mark) == (SAID_ON, frozenset(DESTINATIONS), mark_of(AFRAID))


def test_words_that_name_a_place_are_an_answer() -> None:
    assert sayings(a_wish(open_to="home")) == ()
    assert sayings(a_wish(no_to="home")) == ()


def test_a_wish_that_names_a_place_later_settles_it() -> None:
    later = a_wish("I'd try it now", SAID_ON + timedelta(days=2), open_to="home", number=2)
    (one,) = sayings(a_wish(), later)
    assert one.places == frozenset(DESTINATIONS) - {HOME}
    earlier = a_wish("I'd try it", SAID_ON - timedelta(days=2), open_to="home", number=2)
    (one,) = sayings(a_wish(), earlier)
    assert HOME in one.places, "what was said last is not settled by what was said before"


@pytest.mark.parametrize("item", ITEMS)
def test_a_view_bears_by_what_it_is_about(item: str) -> None:
    expected = {
        Need.FAMILY_TIME: {HOME, CONNECTED},
        Strength.FAMILY_NETWORK: {HOME, CONNECTED},
        Strength.LASTING_ADULT: {HOME, CONNECTED},
        Need.ATTACHMENT: FAMILIES,
        Strength.WANTS_FAMILY_LIFE: FAMILIES,
        Need.EXPLOITATION_AND_MISSING: frozenset(DESTINATIONS),
    }.get(ITEMS[item], set())
    found = sayings(views=[a_view(item)])
    assert {place for one in found for place in one.places} == expected


def test_identity_never_enters_a_rule() -> None:
    assert not {Need.IDENTITY, Strength.PRIDE_IN_IDENTITY} & set(BEARS_ON)


def test_a_view_bears_as_long_as_its_profile_counts() -> None:
    last = AS_OF - timedelta(days=183)
    assert sayings(views=[a_view("family_time", on=last)])
    assert not sayings(views=[a_view("family_time", on=last - timedelta(days=1))])
    assert sayings(a_wish(on=last - timedelta(days=300))), "a wish until somebody has answered"


def test_what_is_said_later_is_not_known_yet() -> None:
    assert not sayings(a_wish(on=AS_OF + timedelta(days=1)))


def test_an_answer_ends_the_question_for_its_places() -> None:
    assert sayings(a_wish(), answers=[weighed(AFRAID)]) == ()
    (left,) = sayings(a_wish(), answers=[weighed(AFRAID, places="home")])
    assert left.places == frozenset(DESTINATIONS) - {HOME}


def test_the_answer_is_to_these_words_and_no_others() -> None:
    newer = a_wish("He came again", SAID_ON + timedelta(days=4), number=2)
    (one,) = sayings(a_wish(), newer, answers=[weighed(AFRAID)])
    assert one.mark == mark_of("He came again")
    (same,) = sayings(a_wish(), newer, answers=[weighed("He came  AGAIN")])
    assert same.mark == mark_of(AFRAID), "newer words that were weighed don't hide older ones"


def test_a_barrier_that_came_from_the_words_is_an_answer() -> None:
    barrier = {
        "child": "k1",
        "part": barrier_part(mark_of(AFRAID)),
        "number": 1,
        "on": AS_OF,
        "name": "other",
        "kind": "must clear",
        "words": "who lives at home",
        "destinations": "home",
        "raised_on": AS_OF,
    }
    (left,) = sayings(a_wish(), blockers=[barrier])
    assert left.places == frozenset(DESTINATIONS) - {HOME}


@pytest.mark.parametrize(
    ("levels", "ruled", "label"),
    [
        ({}, Readiness.READY, Readiness.NOT_ENOUGH_KNOWN),
        ({"education": 4}, Readiness.NEARLY, Readiness.NOT_ENOUGH_KNOWN),
        ({"education": 4, "self_harm": 4}, Readiness.NOT_YET, Readiness.NOT_YET),
    ],
)
def test_only_a_yes_waits(levels: dict[str, int], ruled: Readiness, label: Readiness) -> None:
    place = Setting.FOSTER_IN_HOUSE
    saying = Saying(mark_of(AFRAID), SAID_ON, frozenset({place}))
    situation = replace(a_situation(**levels), to_weigh=(saying,))
    (rules,) = rule_on_destinations(situation, load_scheme(), [place])
    (shown,) = label_verdicts(situation, (rules,))
    assert (rules.readiness, shown.readiness) == (ruled, label)
    assert "said on 20 March 2026 may bear on this" in words_of(rules)
    assert AFRAID not in words_of(shown), "a reason never quotes the child"
    if label is Readiness.NOT_ENOUGH_KNOWN:
        assert shown.question == "Does what they said on 20 March 2026 change this?"


def test_supported_accommodation_is_not_left_as_the_only_yes() -> None:
    """Its own words aren't in question; with every family waiting it would stand alone."""
    saying = Saying(mark_of(AFRAID), SAID_ON, FAMILIES)
    old_enough = a_child(born=date(2009, 6, 1))
    situation = replace(a_situation(child=old_enough), to_weigh=(saying,))
    outcomes = label_verdicts(
        situation, rule_on_destinations(situation, load_scheme(), DESTINATIONS)
    )
    assert {verdict.readiness for verdict in outcomes} == {Readiness.NOT_ENOUGH_KNOWN}


def listed(*wishes: dict[str, object]):  # type: ignore[no-untyped-def]
    profile = [
        {"child": "k1", "assessed_on": "2026-03-01", "item": item.value, "level": 0}
        for item in (*Need, *Strength)
    ]
    frames = {"profiles": rows("profiles", *profile), "wishes": rows("wishes", *wishes)}
    data = a_council([an_episode("2024-06-01", said_by=2026, rne="S")], **frames)
    return shortlist_children(
        data,
        as_of=AS_OF,
        move_on=None,
        year=None,
        scheme=load_scheme(),
        price_book=price_book(),
        outlook=published(),
    )


def test_no_list_counts_a_child_as_ready_before_the_words_are_weighed() -> None:
    quiet, spoke = listed(), listed(a_wish())
    assert count_children(quiet).ready_somewhere == 1 and count_children(spoke).ready_somewhere == 0
    assert ready_moves(quiet) and not ready_moves(spoke)
    assert counted_moves(quiet.children, MovesScenario.READY_OR_NEARLY)
    assert not counted_moves(spoke.children, MovesScenario.READY_OR_NEARLY)
    assert {choice.readiness for choice in destination_choices(spoke.children[0])} == {
        Readiness.NOT_ENOUGH_KNOWN
    }


def test_the_money_of_a_move_is_that_of_the_rules() -> None:
    quiet, spoke = (listed(*some).children[0].options for some in ((), (a_wish(),)))
    assert [one.saving for one in quiet] == [one.saving for one in spoke]
    assert [one.by_rules.readiness for one in spoke] == [one.verdict.readiness for one in quiet]


def test_the_headless_file_says_what_the_rules_say_and_asks() -> None:
    text = step_down_csv(listed(a_wish())).decode()
    assert ",ready," in text and "not_enough_known" not in text
    assert "may bear on this" in text and AFRAID not in text
