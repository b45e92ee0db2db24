"""The specialist foster family is named on every screen where it is the one that fits."""

import re
from dataclasses import replace

from models.labels import Readiness
from models.recording.subject import profile_of
from models.settings import Setting
from tests.fakes.council import MadeUp
from tests.make.children import AS_OF, a_child
from tests.make.record_contents import a_profile_entry
from tests.make.shortlists import a_few, a_list, a_verdict, options_of, profile_rows
from tests.pages.conftest import Open
from tests.pages.meetings_on_desk import begun, press, turn
from tests.pages.on_store import Desk
from tests.pages.reading import page_text

# An ordinary foster family beside the green tag of a specialist one.
WRONG = re.compile(r"(?<!specialist )foster family\W*(?:\]\s*)?:green-badge", re.IGNORECASE)


def test_the_list_and_the_childs_page_name_the_specialist_foster_family(open_page: Open) -> None:
    only = replace(a_few(), children=a_few().children[2:3])
    for child in ("special", None):
        text = page_text(open_page(MadeUp(only, profile_rows()), child))
        assert "Specialist foster family" in text, child
        assert not WRONG.search(text), child


def test_the_childs_page_says_what_of_an_ordinary_one(open_page: Open) -> None:
    text = page_text(open_page(MadeUp(a_few(), profile_rows()), "special"))
    assert "**Specialist foster family** :green-badge[● Ready]" in text
    assert "An ordinary foster family: :gray-badge[○ Not yet]" in text


def test_so_near_18_the_line_of_the_answer_names_it_too(open_page: Open) -> None:
    answers = {place: a_verdict(place, Readiness.NOT_YET) for place in Setting}
    answers[Setting.FOSTER_SPECIALIST] = a_verdict(Setting.FOSTER_SPECIALIST, Readiness.READY)
    born = AS_OF.replace(year=AS_OF.year - 18, month=AS_OF.month + 1, day=1)
    child = a_child(key="special", child_id="1003", born=born)
    near = MadeUp(a_list(options_of(child, answers, turning_18_soon=True)), profile_rows())
    text = page_text(open_page(near, "special"))
    assert "- Specialist foster family :green-badge[● Ready]" in text


def test_a_meeting_names_it_in_the_story_and_beside_the_decision(desk: Desk) -> None:
    child = desk.children[0]
    # Three needs over what an ordinary foster family can meet, and within a specialist one.
    high = dict.fromkeys(("health_and_disability", "family_time", "substances_and_offending"), 3)
    desk.has(profile_of(child), a_profile_entry(**high))
    key = begun(desk)
    story = page_text(turn(desk, key, child))
    assert "**Specialist foster family**" in story
    assert "**Foster family**" not in story
    assert "An ordinary foster family: :gray-badge[○ Not yet]" in story
    beside = page_text(press(turn(desk, key, child), "To the decision"))
    assert "Specialist foster family :green-badge[● Ready" in beside
    assert not WRONG.search(beside)
