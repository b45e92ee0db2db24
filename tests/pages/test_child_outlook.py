"""The outlook on a child's page: words first, numbers when asked, nothing on a shared screen."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from models.children.settings import Setting
from models.evidence import MoveTo
from models.journeys.outlook import Basis, Chance
from models.needs.scheme import Need
from models.readiness.verdict import Readiness
from models.shortlist.options import Option
from tests.builders import a_child
from tests.explaining import BEHAVIOUR, a_lasting, a_move, child_features, grounds
from tests.pages.conftest import Open
from tests.pages.reading import page_text
from tests.screens import MadeUp, a_few, a_list, a_saving, a_verdict, options_of

LEVELS = {BEHAVIOUR: 3, Need.EDUCATION: 1}
OWN = Chance(0.62, 0.52, 0.71, Basis.OWN_HISTORY, 140, "140 own moves of this kind, 60 ended early",
             0.85, 0.75, 0.78, 0.90, 0.66, 0.82)  # fmt: skip
POOLED = replace(OWN, basis=Basis.POOLED, low=0.41, high=0.59, not_own="too few years to try it")
NO = Chance(None, None, None, Basis.WITHHELD, 0, "people haven't chosen this move for such needs")
PERCENTAGE = re.compile(r"\d+ in 100|\d ?%")


def section(at: AppTest) -> str:
    """What the outlook says: all text but that of the rest of the page."""
    said = [each.value for each in at.markdown if "Such moves last" in each.value]
    said += [each.value for each in at.markdown if "be told" in each.value]
    return page_text(at) + "".join(said)


def page_of(
    open_page: Open,
    chance: Chance,
    readiness: Readiness = Readiness.READY,
    *,
    number: int = 14,
) -> AppTest:
    """A child of 13 for whom every kind of home has this answer and this chance."""
    one = options_of(a_child(key="me", age=13))
    options = tuple(
        Option(a_verdict(each.destination, readiness), a_saving(each.destination, chance))
        for each in one.options
    )
    x = child_features(13.0, LEVELS)
    moves = [(a_move(f"c{n}", "lasted" if n < 9 else "ended early", same=n < 9), x)
             for n in range(number)]  # fmt: skip
    lasting = [a_lasting(move_to=kind) for kind in MoveTo]
    held = grounds(age=13.0, levels=LEVELS, moves=moves, lasting=lasting)
    return open_page(MadeUp(a_list(replace(one, options=options)), held_grounds=held), "me")


def test_an_own_figure_is_a_word_with_its_basis_what_goes_with_it_and_moves_like_it(
    open_page: Open,
) -> None:
    said = section(page_of(open_page, OWN))
    assert "Such moves last a year **more often than not**." in said
    assert (
        "From this council's history, 140 moves, as they went for children like this one." in said
    )
    assert "Goes with ending early more often" in said
    assert "Behaviour towards others, level 3 (" in said
    assert "Behaviour towards others one level lower: last more often" in said
    assert (
        "Like this, of other children: the same kind of move, age within 2 years and the same side "
        "of level 3 in behaviour towards others. The word above knows more of the child" in said
    )
    assert (
        "Of 14 moves like this, 9 lasted a year, 5 or more of those in the same home all along"
        in said
    )


def test_words_have_no_percentages_until_the_numbers_are_asked_for(open_page: Open) -> None:
    at = page_of(open_page, OWN)
    assert PERCENTAGE.findall(page_text(at)) == []
    at.toggle(key="child.numbers.me").set_value(True).run()
    said = page_text(at)
    assert "The average past mover: " in said and " for everything else together." in said
    assert "; 8 in 10: " in said
    table = at.table[0].value
    assert list(table["Lasts at least"]) == ["13 weeks", "26 weeks", "a year"]
    assert list(table["Chance"]) == ["about 85 in 100", "about 75 in 100", "about 62 in 100"]
    assert list(table["8 in 10 chance between"]) == ["78 to 90", "66 to 82", "52 to 71"]
    assert "About 140 moves. Source: 140 own moves of this kind, 60 ended early." in said


def test_the_numbers_are_words_again_on_the_next_childs_page(open_page: Open) -> None:
    at = open_page(MadeUp(a_few()), "ready")
    at.toggle(key="child.numbers.ready").set_value(True).run()
    assert len(at.table)
    at.query_params["child"] = "sixteen"
    assert not len(at.run().table)


def test_a_pooled_figure_says_that_it_is_everybodys_and_why(open_page: Open) -> None:
    said = section(page_of(open_page, POOLED))
    assert "Such moves last a year **about as often as not**." in said
    assert (
        "From this council's history as a whole, 140 moves; not this child's own figure: too few "
        "years to try it." in said
    )
    assert "Of 14 moves like this, 9 lasted." in said
    assert "Goes with lasting more often" not in said


def test_a_published_figure_says_that_it_is_of_other_places(open_page: Open) -> None:
    said = section(open_page(MadeUp(a_few()), "ready"))
    assert "It **can't be told** whether such moves last a year or end early more often." in said
    assert "From published studies, worth about 12 moves: other places, not this child." in said
    assert "moves like this" not in said


def test_where_it_is_withheld_only_the_reason_is_told(open_page: Open) -> None:
    at = page_of(open_page, NO, Readiness.NOT_YET)
    said = page_text(at)
    assert (
        "Nothing is said here: people haven't chosen this move for such needs. People weigh it "
        "without." in said
    )
    for other in ("Such moves last", "can't be told", "moves like this", "of this kind in this"):
        assert other not in said
    assert "child.numbers.me" not in [each.key for each in at.toggle]


def test_nothing_is_told_of_what_is_ruled_out(open_page: Open) -> None:
    at = page_of(open_page, OWN, Readiness.RULED_OUT)
    assert "Outlook" not in [each.value for each in at.header]
    assert "Such moves last" not in page_text(at)


def test_fewer_than_ten_moves_like_it_are_not_counted(open_page: Open) -> None:
    said = page_text(page_of(open_page, OWN, number=9))
    assert "Fewer than ten past moves like this are known, so none are counted here." in said
    assert "moves like this, " not in said


def test_a_shared_screen_has_no_chances(open_page: Open) -> None:
    at = page_of(open_page, OWN)
    at.toggle(key="child.shared").set_value(True).run()
    assert "Outlook" not in [each.value for each in at.header]
    assert "Such moves last" not in page_text(at)
    assert [each.key for each in at.toggle] == ["child.shared"]


def test_equal_chances_of_one_kind_of_move_are_told_once(open_page: Open) -> None:
    said = page_text(page_of(open_page, OWN))
    assert "**Family or friends, foster family** ·" in said


@pytest.mark.parametrize("chance", [OWN, POOLED, NO])
def test_no_word_says_that_one_thing_makes_another(open_page: Open, chance: Chance) -> None:
    at = page_of(open_page, chance)
    toggles = [each.key for each in at.toggle]
    if "child.numbers.me" in toggles:
        at.toggle(key="child.numbers.me").set_value(True).run()
    said = page_text(at).casefold()
    start = said.index("how often such moves lasted")
    for word in ("because of", "reduces", "causes", "leads to", "thanks to", "improves"):
        assert word not in said[start:]


def test_the_outlook_comes_after_where_next(open_page: Open) -> None:
    heads = [each.value for each in page_of(open_page, OWN).header]
    assert heads.index("Outlook") == heads.index("Where next?") + 1


def test_the_money_says_where_the_saving_vanishes(open_page: Open) -> None:
    one = options_of(a_child(key="me", age=13))
    window = replace(a_saving(Setting.HOME).full_year, p10_gbp=2000.0, p90_gbp=90000.0,
                     break_even=0.31)  # fmt: skip
    options = tuple(
        Option(each.verdict, replace(each.saving, full_year=window)) for each in one.options
    )
    at = open_page(MadeUp(a_list(replace(one, options=options))), "me")
    at.toggle(key="child.money.me").set_value(True).run()
    said = page_text(at)
    assert "8 in 10 chance: £2,000 to £90,000" in said
    assert "The saving vanishes if only 31 in 100 such moves last a year" in said
