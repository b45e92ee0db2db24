"""No step of any form loses what was typed: check, change, reload, a second window, a long text."""

from __future__ import annotations

from dataclasses import fields
from random import Random
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from models.meeting.decision import Decision, Outcome
from models.recording.blocker import RecordedBlocker
from models.recording.lengths import TEXT_AT_MOST
from models.recording.subject import Subject, blocker_of, decision_of, views_of, wishes_of
from models.recording.voice import View, Wish
from tests.pages.as_a_browser import act, blank_in_a_browser, inputs, opens, parts_alone
from tests.pages.meetings_on_desk import begun, turn
from tests.pages.on_store import Desk
from tests.pages.reading import page_text, plain
from tests.pages.typing_in import key_of, labels, press, rate, write
from tests.record_builders import TODAY

WORDS = "I want to be near my nan."


def button(at: AppTest, label: str) -> Any:
    return next(each for each in at.button if each.label == label)


def box(at: AppTest, ending: str) -> Any:
    key = key_of(at, ending)
    return next(each for each in inputs(at) if each.key == key)


def to_decision(desk: Desk, key: str) -> AppTest:
    opens()
    at = turn(desk, key)
    return act(at, button(at, "To the decision").click())


def typed(at: AppTest, ending: str, text: str) -> AppTest:
    return act(at, box(at, ending).input(text))


@pytest.mark.parametrize(
    ("page", "query", "place"),
    [
        ("write_down.py", {}, "words"),
        ("write_down.py", {"about": "view"}, "words"),
        ("write_down.py", {"about": "incident"}, "words"),
        ("write_down.py", {"about": "support"}, "because"),
        ("sorting.py", {"thing": "health_funding"}, "words"),
        ("needs.py", {}, "assessed_by"),
    ],
)
def test_change_shows_a_browser_what_was_typed(
    desk: Desk, page: str, query: dict[str, str], place: str
) -> None:
    at = desk.open(page, **query)
    write(at, place, WORDS)
    press(at, "Check your answers")
    press(at, "Change")
    assert blank_in_a_browser(at, set()) == []
    assert box(at, place).value == WORDS


def test_change_shows_a_browser_the_whole_decision(desk: Desk) -> None:
    key = begun(desk)
    with parts_alone():
        at = to_decision(desk, key)
        typed(at, "words_changed", WORDS)
        act(at, button(at, "Check your answers").click())
        act(at, button(at, "Change").click())
        assert box(at, "words_changed").value == WORDS


def test_a_part_is_drawn_once_after_a_switch_has_moved_it(desk: Desk) -> None:
    key = begun(desk)
    with parts_alone():
        at = to_decision(desk, key)
        for present in (True, False, True, False):
            switch = next(each for each in at.toggle if each.label == "Child present")
            act(at, switch.set_value(present))
            for outcome in () if present else (Outcome.RECOMMEND_MOVE, Outcome.STAY):
                act(at, box(at, "outcome").set_value(outcome))
                typed(at, "decided_by", f"{WORDS} {outcome}")


def test_a_mark_in_another_part_of_the_form_does_not_lag_behind_the_answer(desk: Desk) -> None:
    key = begun(desk)
    with parts_alone():
        at = to_decision(desk, key)
        asked = "The social worker recommends"
        assert asked in [one.label for one in at.text_area]
        at = act(at, box(at, "outcome").set_value(Outcome.RECOMMEND_MOVE))
        assert f"{asked} (needed)" in [one.label for one in at.text_area]
        at = act(at, box(at, "outcome").set_value(Outcome.STAY))
        assert asked in [one.label for one in at.text_area]
        at = typed(at, "child_words", WORDS)
        may_be_shown = "May the child's words be shown, and to whom? (needed)"
        assert may_be_shown in [one.label for one in at.selectbox]


def test_two_versions_are_both_there_after_a_reload(desk: Desk) -> None:
    about = wishes_of(desk.children[0])
    one, other = desk.open("write_down.py"), desk.open("write_down.py")
    write(one, "words", "said in one window")
    write(other, "words", "said in the other window")
    assert "Look at both" in page_text(other)
    again = desk.open("write_down.py")
    assert "said in one window" in page_text(again)
    assert "said in the other window" in page_text(again)
    press(again, "Go on with this window's")
    held = desk.draft(about)
    assert isinstance(held, Wish) and held.words == "said in the other window"
    assert "Look at both" not in page_text(desk.open("write_down.py"))


def test_the_second_version_is_the_draft_once_the_first_is_thrown_away(desk: Desk) -> None:
    about = wishes_of(desk.children[0])
    one, other = desk.open("write_down.py"), desk.open("write_down.py")
    write(one, "words", "said in one window")
    write(other, "words", "said in the other window")
    press(one, "Throw this draft away")
    assert box(one, "words").value == "said in the other window"
    write(one, "heard_by", "A. Worker")
    again = desk.open("write_down.py")
    assert box(again, "words").value == "said in the other window"
    held = desk.draft(about)
    assert isinstance(held, Wish) and held.words == "said in the other window"


def test_a_text_that_is_too_long_is_kept_whole_and_not_recorded_until_it_is_shorter(
    desk: Desk,
) -> None:
    long = "x" * (TEXT_AT_MOST + 1)
    at = desk.open("write_down.py")
    write(at, "words", long)
    assert "Shorten this: it has 20,001 characters" in page_text(at)
    held = desk.draft(wishes_of(desk.children[0]))
    assert isinstance(held, Wish) and held.words == long
    write(at, "heard_by", "A. Worker")
    press(at, "Today")
    press(at, "Check your answers")
    assert "Record" not in labels(at)
    assert any("20,001 characters" in plain(each) for each in labels(at))


def test_a_question_that_is_asked_again_has_its_answer_again_and_only_then_is_it_recorded(
    desk: Desk,
) -> None:
    at = desk.open("sorting.py", thing="health_funding")
    stands, is_open, is_sorted = (
        "stands",
        "It has to be sorted",
        "It is sorted, or not so after all",
    )
    box(at, stands).set_value(is_sorted).run()
    write(at, "evidence", "the letter of 9 March")
    box(at, stands).set_value(is_open).run()
    again = desk.open("sorting.py", thing="health_funding")
    box(again, stands).set_value(is_sorted).run()
    assert box(again, "evidence").value == "the letter of 9 March"
    box(again, stands).set_value(is_open).run()
    write(again, "owner", "B. Manager")
    box(again, "due").set_value(TODAY).run()
    press(again, "Check your answers")
    press(again, "Record")
    (kept,) = desk.record().history(blocker_of(desk.children[0], "health_funding"))
    assert isinstance(kept.content, RecordedBlocker)
    assert (kept.content.due, kept.content.evidence) == (TODAY, "")


def test_the_check_of_a_profile_says_what_has_no_evidence_and_what_is_not_rated(desk: Desk) -> None:
    at = desk.open("needs.py")
    rate(at, "self_harm", 2)
    rate(at, "education", 1)
    write(at, "ratings.education.evidence", "seen at school")
    press(at, "Check your answers")
    said = page_text(at)
    assert "1 of 2 levels has no evidence" in said
    assert "Not rated: Exploitation and going missing" in said


def test_what_is_needed_is_marked_before_the_check_and_the_check_leads_to_it(desk: Desk) -> None:
    at = desk.open("write_down.py", about="view")
    assert box(at, "words").label == "What they say (needed)"
    assert box(at, "who").label == "Who said it (needed)"
    press(at, "Check your answers")
    press(at, "Say who said it")
    where = key_of(at, "who").replace("/", "-").replace(".", "-")
    assert any(f"st-key-{where}" in each.proto.body for each in at.get("html"))


def test_a_browser_that_comes_back_does_not_bring_what_stood_in_another_visit(desk: Desk) -> None:
    first, second = desk.open("write_down.py"), desk.open("write_down.py")
    assert key_of(first, "words") != key_of(second, "words")


def test_times_are_said_by_the_clock_of_the_person(desk: Desk) -> None:
    one, other = desk.open("write_down.py"), desk.open("write_down.py")
    write(one, "words", "said in one window")
    write(other, "words", "said in the other window")
    assert "in another window at 09:30" in page_text(other)
    assert "UTC" not in page_text(other)


SEEDS = [1, pytest.param(range(2, 40), marks=pytest.mark.long)]


@pytest.mark.parametrize("seeds", SEEDS)
def test_any_sequence_of_steps_through_the_decision_loses_nothing(desk: Desk, seeds: Any) -> None:
    for seed in [seeds] if isinstance(seeds, int) else seeds:
        with parts_alone():
            Walk(desk, begun(desk), Random(seed)).go(14)


@pytest.mark.parametrize("seeds", SEEDS)
def test_any_sequence_of_steps_in_two_windows_loses_nothing(desk: Desk, seeds: Any) -> None:
    for seed in [seeds] if isinstance(seeds, int) else seeds:
        in_two_windows(desk, Random(seed))


class Walk:
    """One person in one turn, by chance; after each step the draft is what they have typed."""

    def __init__(self, desk: Desk, meeting: str, rng: Random) -> None:
        self.desk, self.meeting, self.rng = desk, meeting, rng
        self.about = decision_of(desk.children[0], meeting)
        self.texts: dict[str, str] = {}
        self.steps: list[str] = []
        self.at = to_decision(desk, meeting)

    def go(self, steps: int) -> None:
        """Every step is one of those that the page offers."""
        ways = (
            self.write,
            self.write,
            self.choose,
            self.switch,
            self.check,
            self.over,
            self.reload,
        )
        for _ in range(steps):
            self.rng.choice(ways)()
            self.look()

    def write(self) -> None:
        texts = {one.name for one in fields(Decision) if isinstance(one.default, str)}
        boxes = [each for each in (*self.at.text_input, *self.at.text_area)
                 if each.key.rsplit(".", 1)[-1] in texts and ".actions." not in each.key
                 and ".options." not in each.key and ".dissent." not in each.key
                 and ".review." not in each.key]  # fmt: skip
        chosen = self.rng.choice(boxes)
        place = chosen.key.rsplit(".", 1)[-1]
        text = f"{place} {self.rng.randrange(1000)}"
        self.steps.append(f"write {place}")
        self.texts[place] = text
        act(self.at, chosen.input(text))

    def choose(self) -> None:
        if not any(each.key.endswith(".outcome") for each in self.at.radio):
            return  # the child is in the room: the panel's side isn't on the screen
        outcome = self.rng.choice(list(Outcome))
        self.steps.append(f"choose {outcome}")
        act(self.at, box(self.at, "outcome").set_value(outcome))

    def switch(self) -> None:
        switch = self.rng.choice([each for each in self.at.toggle if each.label != "Shortcuts"])
        self.steps.append(f"switch {switch.label}")
        act(self.at, switch.set_value(not switch.value))

    def check(self) -> None:
        self.steps.append("check and change")
        act(self.at, button(self.at, "Check your answers").click())
        act(self.at, button(self.at, "Change").click())

    def over(self) -> None:
        """To the story and back; the small window that takes the cursor out goes by itself."""
        self.steps.append("story and back")
        opens()
        self.at = to_decision(self.desk, self.meeting)

    def reload(self) -> None:
        self.steps.append("reload")
        opens()
        self.at = to_decision(self.desk, self.meeting)

    def look(self) -> None:
        held = self.desk.draft(self.about) or Decision()
        kept = {place: getattr(held, place) for place in self.texts}
        assert kept == self.texts, self.steps
        drawn = {each.key.rsplit(".", 1)[-1]: each.value for each in inputs(self.at)}
        assert {place: drawn.get(place, text) for place, text in self.texts.items()} == self.texts


def in_two_windows(desk: Desk, rng: Random) -> None:
    """Two windows of one person at two forms: whoever is late is shown both, and both are there."""
    abouts: dict[str, Subject] = {
        "words": wishes_of(desk.children[0]), "view": views_of(desk.children[0]),
    }  # fmt: skip
    windows = [desk.open("write_down.py"), desk.open("write_down.py")]
    for step in range(10):
        number, name = rng.randrange(2), rng.choice(list(abouts))
        at = windows[number]
        if rng.random() < 0.3:
            at = windows[number] = desk.open("write_down.py", about=name)
        if "Look at both" in page_text(at):
            continue
        about = abouts["".join(at.query_params.get("about", "words"))]
        text = f"window {number}, step {step}"
        write(at, "words", text)
        assert not at.exception
        held = desk.draft(about)
        assert isinstance(held, Wish | View)
        both = "Look at both" in page_text(at)
        assert text in page_text(at) if both else held.words == text
        if both:
            assert text in page_text(desk.open("write_down.py", about=at_about(about)))
            press(at, "Go on with this window's")
            held = desk.draft(about)
            assert isinstance(held, Wish | View) and held.words == text


def at_about(about: Subject) -> str:
    return "view" if about.kind.value == "view" else "words"
