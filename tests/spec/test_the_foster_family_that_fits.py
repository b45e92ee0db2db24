"""Where only a specialist foster family fits, that one is named: in every list, page and paper.

FORMATS.md, section 9: four destinations on screens, the specialist foster family named where it is
the one that fits. An ordinary one that is nearly or not yet ready must never read "Ready".
"""

from dataclasses import replace

import pytest

from models.labels import Readiness
from models.names import destination_name
from models.papers.one_page import one_page
from models.recording.meeting import MeetingKind
from models.settings import Setting
from models.shortlist.destinations import DestinationChoice, destination_choices
from models.shortlist.options import ChildOptions
from models.shortlist.outlook_summary import summarise_outlook
from tests.make.children import a_child
from tests.make.papers import a_facts, words_of_paper
from tests.make.shortlists import a_verdict, options_of
from tests.spec.test_who_next import looked_at

ORDINARY = (Setting.FOSTER_IN_HOUSE, Setting.FOSTER_INDEPENDENT)


def a_girl(ordinary: Readiness, specialist: Readiness) -> ChildOptions:
    answers = {setting: a_verdict(setting, ordinary) for setting in ORDINARY}
    answers[Setting.FOSTER_SPECIALIST] = a_verdict(Setting.FOSTER_SPECIALIST, specialist)
    for other in (Setting.HOME, Setting.FOSTER_CONNECTED):
        answers[other] = a_verdict(other, Readiness.NOT_YET)
    return options_of(a_child(age=14), answers)


def foster_of(child: ChildOptions) -> DestinationChoice:
    return next(
        choice for choice in destination_choices(child) if choice.place is Setting.FOSTER_IN_HOUSE
    )


@pytest.mark.parametrize("ordinary", [Readiness.NEARLY, Readiness.NOT_YET])
def test_the_choice_is_named_for_the_foster_family_whose_answer_it_shows(
    ordinary: Readiness,
) -> None:
    special = foster_of(a_girl(ordinary, Readiness.READY))
    assert (special.name, special.inline_name) == (
        "Specialist foster family",
        "a specialist foster family",
    )
    assert special.ordinary is not None and special.ordinary.readiness is ordinary
    plain = foster_of(a_girl(Readiness.READY, Readiness.READY))
    assert (plain.name, plain.inline_name, plain.ordinary) == (
        "Foster family",
        "a foster family",
        None,
    )


def test_one_name_for_foster_families_whoever_pays_the_carer() -> None:
    assert {destination_name(setting) for setting in (*ORDINARY, Setting.FOSTER_SPECIALIST)} == {
        "Foster family",
        "Specialist foster family",
    }
    assert destination_name(Setting.FOSTER_CONNECTED) == "Family or friends"


@pytest.mark.parametrize("ordinary", [Readiness.NEARLY, Readiness.NOT_YET])
def test_who_next_offers_the_specialist_foster_family(ordinary: Readiness) -> None:
    line = looked_at([a_girl(ordinary, Readiness.READY)]).lines[0]
    assert any(name.startswith("Ready for a specialist foster family") for name in line.because)
    assert not any("for a foster family" in name for name in line.because)


def test_the_outlook_speaks_of_the_foster_family_that_fits() -> None:
    places = [
        outlook_summary.places
        for outlook_summary in summarise_outlook(a_girl(Readiness.NOT_YET, Readiness.READY), None)
    ]
    assert Setting.FOSTER_SPECIALIST in [setting for place in places for setting in place]
    assert Setting.FOSTER_IN_HOUSE not in [setting for place in places for setting in place]


def test_the_panels_page_names_it_and_says_what_of_an_ordinary_one() -> None:
    facts = replace(a_facts(), one=a_girl(Readiness.NEARLY, Readiness.READY))
    text = words_of_paper(one_page(facts, MeetingKind.PANEL))
    assert "Specialist foster family" in text
    assert "An ordinary foster family: nearly." in text
    assert "\nFoster family" not in text
