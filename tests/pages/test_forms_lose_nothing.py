"""No step of any form loses what was typed: check, change, reload, a second window, a long text."""

from dataclasses import fields
from random import Random
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from models.recording.barrier import BarrierEntry
from models.recording.decision import Decision, Outcome
from models.recording.lengths import TEXT_AT_MOST
from models.recording.subject import Subject, blocker_of, decision_of, views_of, wishes_of
from models.recording.voice import View, Wish
from pages.parts.child import form_words as child_form_words
from pages.parts.forms import words as forms_words
from tests.make.record_contents import TODAY
from tests.pages.as_a_browser import act, blank_in_a_browser, inputs, opens, parts_alone
from tests.pages.meetings_on_desk import begun, turn
from tests.pages.on_store import Desk
from tests.pages.reading import page_text, plain
from tests.pages.typing_in import key_of, labels, press, rate, write

WORDS = "I want to be near my nan."


def button(page: AppTest, label: str) -> Any:
    return next(button for button in page.button if button.label == label)


def box(page: AppTest, ending: str) -> Any:
    key = key_of(page, ending)
    return next(each for each in inputs(page) if each.key == key)


def to_decision(desk: Desk, key: str) -> AppTest:
    opens()
    page = turn(desk, key)
    return act(page, button(page, "To the decision").click())


def typed(page: AppTest, ending: str, text: str) -> AppTest:
    return act(page, box(page, ending).input(text))


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
    app = desk.open(page, **query)
    write(app, place, WORDS)
    press(app, "Check your answers")
    press(app, "Change")
    assert blank_in_a_browser(app, set()) == []
    assert box(app, place).value == WORDS


def test_change_shows_a_browser_the_whole_decision(desk: Desk) -> None:
    key = begun(desk)
    with parts_alone():
        page = to_decision(desk, key)
        typed(page, "words_changed", WORDS)
        act(page, button(page, "Check your answers").click())
        act(page, button(page, "Change").click())
        assert box(page, "words_changed").value == WORDS


def test_a_part_is_drawn_once_after_a_switch_has_moved_it(desk: Desk) -> None:
    key = begun(desk)
    with parts_alone():
        page = to_decision(desk, key)
        for present in (True, False, True, False):
            switch = next(toggle for toggle in page.toggle if toggle.label == "Child present")
            act(page, switch.set_value(present))
            for outcome in () if present else (Outcome.RECOMMEND_MOVE, Outcome.STAY):
                act(page, box(page, "outcome").set_value(outcome))
                typed(page, "decided_by", f"{WORDS} {outcome}")


def test_a_mark_in_another_part_of_the_form_does_not_lag_behind_the_answer(desk: Desk) -> None:
    key = begun(desk)
    with parts_alone():
        page = to_decision(desk, key)
        question = "The social worker recommends"
        assert question in [text_area.label for text_area in page.text_area]
        page = act(page, box(page, "outcome").set_value(Outcome.RECOMMEND_MOVE))
        assert f"{question} (needed)" in [text_area.label for text_area in page.text_area]
        page = act(page, box(page, "outcome").set_value(Outcome.STAY))
        assert question in [text_area.label for text_area in page.text_area]
        page = typed(page, "child_words", WORDS)
        may_be_shown = "May the child's words be shown, and to whom? (needed)"
        assert may_be_shown in [selectbox.label for selectbox in page.selectbox]


def test_two_versions_are_both_there_after_a_reload(desk: Desk) -> None:
    about = wishes_of(desk.children[0])
    page, other = desk.open("write_down.py"), desk.open("write_down.py")
    write(page, "words", "said in one window")
    write(other, "words", "said in the other window")
    assert "Look at both" in page_text(other)
    again = desk.open("write_down.py")
    assert "said in one window" in page_text(again)
    assert "said in the other window" in page_text(again)
    press(again, forms_words.KEEP_THIS_WINDOWS)
    held = desk.draft(about)
    assert isinstance(held, Wish) and held.words == "said in the other window"
    assert "Look at both" not in page_text(desk.open("write_down.py"))


def test_the_second_version_is_the_draft_once_the_first_is_thrown_away(desk: Desk) -> None:
    about = wishes_of(desk.children[0])
    page, other = desk.open("write_down.py"), desk.open("write_down.py")
    write(page, "words", "said in one window")
    write(other, "words", "said in the other window")
    press(page, forms_words.THROW_AWAY)
    assert box(page, "words").value == "said in the other window"
    write(page, "heard_by", "A. Worker")
    again = desk.open("write_down.py")
    assert box(again, "words").value == "said in the other window"
    held = desk.draft(about)
    assert isinstance(held, Wish) and held.words == "said in the other window"


def test_a_text_that_is_too_long_is_kept_whole_and_not_recorded_until_it_is_shorter(
    desk: Desk,
) -> None:
    long = "x" * (TEXT_AT_MOST + 1)
    page = desk.open("write_down.py")
    write(page, "words", long)
    assert "Shorten this: it has 20,001 characters" in page_text(page)
    held = desk.draft(wishes_of(desk.children[0]))
    assert isinstance(held, Wish) and held.words == long
    write(page, "heard_by", "A. Worker")
    press(page, "Today")
    press(page, "Check your answers")
    assert "Record" not in labels(page)
    assert any("20,001 characters" in plain(name) for name in labels(page))


def test_a_question_that_is_asked_again_has_its_answer_again_and_only_then_is_it_recorded(
    desk: Desk,
) -> None:
    page = desk.open("sorting.py", thing="health_funding")
    status, is_open, is_sorted = (
        "stands",
        child_form_words.STILL_A_BARRIER,
        child_form_words.RESOLVED,
    )
    box(page, status).set_value(is_sorted).run()
    write(page, "evidence", "the letter of 9 March")
    box(page, status).set_value(is_open).run()
    again = desk.open("sorting.py", thing="health_funding")
    box(again, status).set_value(is_sorted).run()
    assert box(again, "evidence").value == "the letter of 9 March"
    box(again, status).set_value(is_open).run()
    write(again, "owner", "B. Manager")
    box(again, "due").set_value(TODAY).run()
    press(again, "Check your answers")
    press(again, "Record")
    (entry,) = desk.record().history(blocker_of(desk.children[0], "health_funding"))
    assert isinstance(entry.content, BarrierEntry)
    assert (entry.content.due, entry.content.evidence) == (TODAY, "")


def test_the_check_of_a_profile_says_what_has_no_evidence_and_what_is_not_rated(desk: Desk) -> None:
    page = desk.open("needs.py")
    rate(page, "self_harm", 2)
    rate(page, "education", 1)
    write(page, "ratings.education.evidence", "seen at school")
    press(page, "Check your answers")
    text = page_text(page)
    assert "1 of 2 levels has no evidence" in text
    assert "Not rated: Exploitation and going missing" in text


def test_what_is_needed_is_marked_before_the_check_and_the_check_leads_to_it(desk: Desk) -> None:
    page = desk.open("write_down.py", about="view")
    assert box(page, "words").label == "What they say (needed)"
    assert box(page, "who").label == "Who said it (needed)"
    press(page, "Check your answers")
    press(page, "Say who said it")
    where = key_of(page, "who").replace("/", "-").replace(".", "-")
    assert any(f"st-key-{where}" in each.proto.body for each in page.get("html"))


def test_a_browser_that_comes_back_does_not_bring_what_stood_in_another_visit(desk: Desk) -> None:
    first, second = desk.open("write_down.py"), desk.open("write_down.py")
    assert key_of(first, "words") != key_of(second, "words")


def test_times_are_said_by_the_clock_of_the_person(desk: Desk) -> None:
    page, other = desk.open("write_down.py"), desk.open("write_down.py")
    write(page, "words", "said in one window")
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
        texts = {field.name for field in fields(Decision) if isinstance(field.default, str)}
        boxes = [
            each
            for each in (*self.at.text_input, *self.at.text_area)
            if each.key.rsplit(".", 1)[-1] in texts
            and ".actions." not in each.key
            and ".options." not in each.key
            and ".dissent." not in each.key
            and ".review." not in each.key
        ]
        chosen = self.rng.choice(boxes)
        place = chosen.key.rsplit(".", 1)[-1]
        text = f"{place} {self.rng.randrange(1000)}"
        self.steps.append(f"write {place}")
        self.texts[place] = text
        act(self.at, chosen.input(text))

    def choose(self) -> None:
        if not any(radio.key.endswith(".outcome") for radio in self.at.radio):
            return  # the child is in the room: the panel's side isn't on the screen
        outcome = self.rng.choice(list(Outcome))
        self.steps.append(f"choose {outcome}")
        act(self.at, box(self.at, "outcome").set_value(outcome))

    def switch(self) -> None:
        switch = self.rng.choice(
            [toggle for toggle in self.at.toggle if toggle.label != "Shortcuts"]
        )
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
        "words": wishes_of(desk.children[0]),
        "view": views_of(desk.children[0]),
    }
    windows = [desk.open("write_down.py"), desk.open("write_down.py")]
    for step in range(10):
        number, name = rng.randrange(2), rng.choice(list(abouts))
        page = windows[number]
        if rng.random() < 0.3:
            page = windows[number] = desk.open("write_down.py", about=name)
        if "Look at both" in page_text(page):
            continue
        about = abouts["".join(page.query_params.get("about", "words"))]
        text = f"window {number}, step {step}"
        write(page, "words", text)
        assert not page.exception
        held = desk.draft(about)
        assert isinstance(held, Wish | View)
        both = "Look at both" in page_text(page)
        assert text in page_text(page) if both else held.words == text
        if both:
            assert text in page_text(desk.open("write_down.py", about=at_about(about)))
            press(page, forms_words.KEEP_THIS_WINDOWS)
            held = desk.draft(about)
            assert isinstance(held, Wish | View) and held.words == text


def at_about(about: Subject) -> str:
    return "view" if about.kind.value == "view" else "words"
