"""The summary for the child: their words first, plain for their age, no scores; looked at first."""

import re
from datetime import date, timedelta

import pytest

from models.audience import Audience
from models.needs.scheme import Need, Strength
from models.papers.facts import facts_shown_to
from models.papers.paper import Bullets, Leaf, Text
from models.papers.summary import (
    KEPT,
    OLDER,
    OLDER_FROM,
    YOUNGER,
    SummaryVoice,
    decided_words,
    first_summary,
    summary_paper,
    voice_for,
)
from models.recording.begun_papers import ChildSummaryText
from models.recording.decision import Action, ActionProgress, Note, NoteShown, Outcome
from models.recording.shown import SENSITIVE
from models.recording.subject import action_of, wishes_of
from models.settings import DESTINATIONS, Setting
from models.words import a_date
from tests.drive.reading_ease import READERS_AGE, reading_age
from tests.make.children import a_child
from tests.make.entries import a_decided, an_entry
from tests.make.papers import CANARY, FOOT, a_facts, a_rated_profile, words_of_paper
from tests.make.record_contents import TODAY, a_decision, a_review, a_wish_entry

FAMILY = Audience.FAMILY
CHANGED = (NoteShown(Note.WORDS_CHANGED, FAMILY),)
READERS_AGE_OLDER = 12  # at most; from 13 on

STRONG = {strength.value: 3 for strength in Strength}
HARD = {need.value: 4 for need in Need}
SIMPLE_ACTION = Action("1", "Ask your nan", "A. Worker", TODAY - timedelta(days=3), FAMILY)


def own_words(*entries, age: int = 10, **given) -> str:  # type: ignore[no-untyped-def]
    """What the first summary says, without the foot that every paper has."""
    facts = facts_shown_to(a_facts(*entries, child=a_child(age=age, as_of=TODAY), **given), FAMILY)
    (leaf,) = summary_paper(facts, first_summary(facts), FOOT).leaves
    return words_of_paper(leaf)


@pytest.mark.parametrize("outcome", list(Outcome))
@pytest.mark.parametrize("place", [None, *DESTINATIONS])
@pytest.mark.parametrize(("age", "reads_at"), [(10, READERS_AGE), (17, READERS_AGE_OLDER)])
def test_a_nine_year_old_can_read_it_and_an_older_child_isn_t_talked_down_to(
    outcome: Outcome, place: Setting | None, age: int, reads_at: int
) -> None:
    decision = a_decision(
        outcome=outcome,
        destination=place,
        words_changed="You asked for nan, so we ask her first.",
        actions=(SIMPLE_ACTION,),
        notes_shown=CHANGED,
    )
    profile = a_rated_profile(child_view="I like it here.", **STRONG, **HARD)
    text = own_words(a_decided(decision), profile=profile, age=age)
    assert "so we ask her first" in text and "Ask your nan" in text
    assert reading_age(text) <= reads_at, f"{reading_age(text):.1f}: {text}"


@pytest.mark.parametrize(
    ("voice", "reads_at"), [(YOUNGER, READERS_AGE), (OLDER, READERS_AGE_OLDER)]
)
def test_every_sentence_of_ours_is_as_plain_as_the_whole(
    voice: SummaryVoice, reads_at: int
) -> None:
    ours = [*voice.goes_well.values(), *KEPT.values(), *voice.you_can]
    ours += [f"We want to help you with {name}." for name in voice.working_on.values()]
    ours += [f"You would live {place}." for place in voice.places.values()]
    assert reading_age(" ".join(ours)) <= reads_at
    assert set(voice.goes_well) == set(Strength)
    assert set(voice.working_on) == set(Need) - SENSITIVE
    assert set(voice.places) == set(DESTINATIONS)


def test_from_13_on_nobody_is_told_of_grown_ups_or_trouble() -> None:
    profile = a_rated_profile(**STRONG, **HARD)
    younger, older = (
        own_words(profile=profile, age=age).casefold() for age in (OLDER_FROM - 1, OLDER_FROM)
    )
    for words in ("grown-up", "staying out of trouble", "sad days"):
        assert words in younger and words not in older
    assert voice_for(OLDER_FROM) is OLDER and voice_for(OLDER_FROM - 1) is YOUNGER


@pytest.mark.parametrize("age", [OLDER_FROM - 1, OLDER_FROM])
def test_what_is_hard_is_a_list_and_no_sentence_of_eight_things(age: int) -> None:
    child = a_child(as_of=TODAY, born=date(TODAY.year - age, 1, 1))
    facts = facts_shown_to(a_facts(child=child, profile=a_rated_profile(**HARD)), Audience.FAMILY)
    (leaf,) = summary_paper(facts, first_summary(facts), FOOT).leaves
    assert isinstance(leaf, Leaf)
    heading = voice_for(age).headings["help_with"]
    (section,) = [section for section in leaf.sections if section.heading == heading]
    lead, items = section.parts
    assert isinstance(lead, Text) and isinstance(items, Bullets)
    assert len(items.items) == len(facts.story.sides.still_hard) > 1
    assert all(item[0].isupper() for item in items.items)


def test_it_is_printed_exactly_as_somebody_left_it() -> None:
    facts = a_facts()
    text = ChildSummaryText(
        told_us="You said: more time with nan.", you_can="- Ask us.\n- Tell us."
    )
    (leaf,) = summary_paper(facts, text, FOOT).leaves
    assert isinstance(leaf, Leaf)
    assert [section.heading for section in leaf.sections] == ["What you told us", "What you can do"]
    assert leaf.sections[0].parts == (Text("You said: more time with nan."),)
    assert leaf.sections[1].parts == (Bullets(("Ask us.", "Tell us.")),)


def test_no_score_no_readiness_and_no_money_is_in_it() -> None:
    text = own_words(a_decided(), profile=a_rated_profile(**STRONG, **HARD)).casefold()
    assert CANARY not in text
    for word in (
        "level",
        "ready",
        "readiness",
        "score",
        "£",
        "ceiling",
        "the tool",
        "the rules",
        "placement",
        "of 4",
    ):
        assert word not in text, word
    numbers = re.findall(r"\d+", re.sub(r"\d{1,2} \w+ \d{4}", "", text))
    assert numbers == []


def test_their_own_words_come_first() -> None:
    text = own_words(
        an_entry(wishes_of("k1"), a_wish_entry(words="Near my nan, please.", shown_to=FAMILY))
    )
    assert text.index("Near my nan, please.") < text.index("What is going well")


def test_where_nothing_may_be_quoted_the_child_is_asked() -> None:
    text = own_words(profile=[])
    assert "What do you want to tell us? We want to know." in text
    assert "What do you think goes well? You can tell us." in text
    assert "What we talked about" not in text and "Did we keep our word?" not in text


@pytest.mark.parametrize(
    ("done_after", "due_in", "expected"),
    [
        (None, 5, "Not yet. There is still time."),
        (None, -3, "Not yet. We are late. We are sorry."),
        (-1, 5, "Yes."),
        (-1, -3, "Yes, but late. We are sorry."),
    ],
)
def test_did_we_keep_our_word(done_after: int | None, due_in: int, expected: str) -> None:
    action = Action("1", "ask nan", "A. Worker", TODAY + timedelta(days=due_in), FAMILY)
    entries = [a_decided(a_decision(actions=(action,)), on=TODAY - timedelta(days=30))]
    if done_after is not None:
        done = ActionProgress(TODAY + timedelta(days=done_after))
        entries.append(an_entry(action_of("k1", "m1", "1"), done))
    facts = facts_shown_to(a_facts(*entries), FAMILY)
    (line,) = first_summary(facts).our_word.splitlines()
    due = TODAY + timedelta(days=due_in)
    assert line == f"- ask nan, by {a_date(due)}. {expected}"


def test_what_was_promised_today_is_a_promise_and_no_word_that_we_have_not_kept() -> None:
    new, old = (
        Action("1", words, "A. Worker", TODAY + timedelta(days=5), FAMILY)
        for words in ("Book the dentist", "ask nan")
    )
    before = a_decided(a_decision(actions=(old,)), on=TODAY - timedelta(days=30))
    today = a_decided(a_review(actions=(new,)), on=TODAY, meeting="m2")
    text = first_summary(facts_shown_to(a_facts(before, today), FAMILY))
    due = a_date(TODAY + timedelta(days=5))
    assert f"We promised:\n- Book the dentist, by {due}." in text.talked_about
    assert text.our_word == f"- ask nan, by {due}. Not yet. There is still time."


def test_the_decision_is_told_without_promising_what_is_not_decided() -> None:
    goes = a_decision(outcome=Outcome.EXPLORE, destination=Setting.HOME)
    explore = decided_words(goes, YOUNGER)
    assert "if you could live with your family at home" in explore and "not decided yet" in explore
    assert decided_words(a_decision(), OLDER) == "You will stay where you live now."


def test_what_is_still_hard_is_not_said_to_go_well_too() -> None:
    both = a_rated_profile(settled_in_education=3, education=3)
    text = str(first_summary(a_facts(profile=both)))
    assert "school" in text.casefold()
    assert all(
        voice.goes_well[Strength.SETTLED_IN_EDUCATION] not in text for voice in (YOUNGER, OLDER)
    )


def test_the_foot_says_whose_it_is_by_number() -> None:
    facts = a_facts()
    paper = summary_paper(facts, first_summary(facts), "Printed today")
    assert paper.foot == "Child 0001 · Printed today"
