"""Where only a specialist foster family fits, that one is named: in every list, page and paper.

FORMATS.md, section 9: four destinations on screens, the specialist foster family named where it is
the one that fits. An ordinary one that is nearly or not yet ready must never read "Ready".
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from models.children.settings import Setting
from models.meeting.meeting import MeetingKind
from models.names import place
from models.papers.one_page import one_page
from models.readiness.verdict import Readiness
from models.shortlist.four import Choice, choices
from models.shortlist.options import ChildOptions
from models.shortlist.told import told
from tests.builders import a_child
from tests.papers import a_facts, words_of_paper
from tests.screens import a_verdict, options_of
from tests.spec.test_who_next import looked_at

ORDINARY = (Setting.FOSTER_IN_HOUSE, Setting.FOSTER_INDEPENDENT)


def a_girl(ordinary: Readiness, specialist: Readiness) -> ChildOptions:
    answers = {one: a_verdict(one, ordinary) for one in ORDINARY}
    answers[Setting.FOSTER_SPECIALIST] = a_verdict(Setting.FOSTER_SPECIALIST, specialist)
    for other in (Setting.HOME, Setting.FOSTER_CONNECTED):
        answers[other] = a_verdict(other, Readiness.NOT_YET)
    return options_of(a_child(age=14), answers)


def foster_of(one: ChildOptions) -> Choice:
    return next(each for each in choices(one) if each.place is Setting.FOSTER_IN_HOUSE)


@pytest.mark.parametrize("ordinary", [Readiness.NEARLY, Readiness.NOT_YET])
def test_the_choice_is_named_for_the_foster_family_whose_answer_it_shows(
    ordinary: Readiness,
) -> None:
    special = foster_of(a_girl(ordinary, Readiness.READY))
    assert (special.name, special.inline_name) == (
        "Specialist foster family", "a specialist foster family",
    )  # fmt: skip
    assert special.ordinary is not None and special.ordinary.readiness is ordinary
    plain = foster_of(a_girl(Readiness.READY, Readiness.READY))
    assert (plain.name, plain.inline_name, plain.ordinary) == (
        "Foster family", "a foster family", None,
    )  # fmt: skip


def test_one_name_for_foster_families_whoever_pays_the_carer() -> None:
    assert {place(one) for one in (*ORDINARY, Setting.FOSTER_SPECIALIST)} == {
        "Foster family", "Specialist foster family",
    }  # fmt: skip
    assert place(Setting.FOSTER_CONNECTED) == "Family or friends"


@pytest.mark.parametrize("ordinary", [Readiness.NEARLY, Readiness.NOT_YET])
def test_who_next_offers_the_specialist_foster_family(ordinary: Readiness) -> None:
    line = looked_at([a_girl(ordinary, Readiness.READY)]).lines[0]
    assert any(each.startswith("Ready for a specialist foster family") for each in line.because)
    assert not any("for a foster family" in each for each in line.because)


def test_the_outlook_speaks_of_the_foster_family_that_fits() -> None:
    places = [each.places for each in told(a_girl(Readiness.NOT_YET, Readiness.READY), None)]
    assert Setting.FOSTER_SPECIALIST in [one for each in places for one in each]
    assert Setting.FOSTER_IN_HOUSE not in [one for each in places for one in each]


def test_the_panels_page_names_it_and_says_what_of_an_ordinary_one() -> None:
    facts = replace(a_facts(), one=a_girl(Readiness.NEARLY, Readiness.READY))
    said = words_of_paper(one_page(facts, MeetingKind.PANEL))
    assert "Specialist foster family" in said
    assert "An ordinary foster family: nearly." in said
    assert "\nFoster family" not in said
