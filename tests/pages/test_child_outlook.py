"""The outlook on a child's page: words first, numbers when asked, nothing on a shared screen."""

import re
from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from models.evidence import Basis, MoveTo
from models.journeys.answers.outlook import Chance
from models.labels import Readiness
from models.needs.scheme import Need
from models.settings import Setting
from models.shortlist.options import Option
from pages.parts.child import outlook_words
from tests.fakes.council import MadeUp
from tests.make.children import a_child
from tests.make.explanations import BEHAVIOUR, a_lasting, a_move, child_features, grounds
from tests.make.shortlists import a_few, a_list, a_saving, a_verdict, options_of
from tests.pages.conftest import Open
from tests.pages.reading import page_text

LEVELS = {BEHAVIOUR: 3, Need.EDUCATION: 1}
OWN = Chance(
    0.62,
    0.52,
    0.71,
    Basis.OWN_HISTORY,
    140,
    "140 own moves of this kind, 60 ended early",
    0.85,
    0.75,
    0.78,
    0.90,
    0.66,
    0.82,
)
POOLED = replace(OWN, basis=Basis.POOLED, low=0.41, high=0.59, not_own="too few years to try it")
NO = Chance(None, None, None, Basis.WITHHELD, 0, "people haven't chosen this move for such needs")
PERCENTAGE = re.compile(r"\d+ in 100|\d ?%")


def section(page: AppTest) -> str:
    """What the outlook says: all text but that of the rest of the page."""
    texts = [markdown.value for markdown in page.markdown if "Such moves last" in markdown.value]
    texts += [markdown.value for markdown in page.markdown if "be told" in markdown.value]
    return page_text(page) + "".join(texts)


def page_of(
    open_page: Open,
    chance: Chance,
    readiness: Readiness = Readiness.READY,
    *,
    number: int = 14,
) -> AppTest:
    """A child of 13 for whom every kind of home has this answer and this chance."""
    child = options_of(a_child(key="me", age=13))
    options = tuple(
        Option(a_verdict(option.destination, readiness), a_saving(option.destination, chance))
        for option in child.options
    )
    x = child_features(13.0, LEVELS)
    moves = [
        (a_move(f"c{n}", "lasted" if n < 9 else "ended early", same=n < 9), x)
        for n in range(number)
    ]
    lasting = [a_lasting(move_to=kind) for kind in MoveTo]
    basis = grounds(age=13.0, levels=LEVELS, moves=moves, lasting=lasting)
    return open_page(MadeUp(a_list(replace(child, options=options)), held_grounds=basis), "me")


def test_an_own_figure_is_a_word_with_its_basis_what_goes_with_it_and_moves_like_it(
    open_page: Open,
) -> None:
    text = section(page_of(open_page, OWN))
    assert "Such moves last a year **more often than not**." in text
    assert outlook_words.from_own_history("140 moves") in text
    assert "Goes with ending early more often" in text
    assert "Behaviour towards others, level 3 (" in text
    assert "Behaviour towards others one level lower: last more often" in text
    assert (
        outlook_words.what_is_alike(
            "the same kind of move, age within 2 years and the same side of level 3 in behaviour "
            "towards others"
        )
        + " "
        + outlook_words.MORE_IS_KNOWN_ABOVE
        in text
    )
    assert (
        "9 of 14 moves like this lasted a year, 5 or more of them in the same home all along"
        in text
    )


def test_words_have_no_percentages_until_the_numbers_are_asked_for(open_page: Open) -> None:
    page = page_of(open_page, OWN)
    assert PERCENTAGE.findall(page_text(page)) == []
    page.toggle(key="child.numbers.me").set_value(True).run()
    text = page_text(page)
    assert (
        "The chance for an average past mover was " in text
        and " for everything else together." in text
    )
    assert "; 80% likely " in text
    table = page.table[0].value
    assert list(table["Lasts at least"]) == ["13 weeks", "26 weeks", "a year"]
    assert list(table["Chance"]) == ["about 85 in 100", "about 75 in 100", "about 62 in 100"]
    assert list(table["80% likely between"]) == ["78 to 90", "66 to 82", "52 to 71"]
    assert "About 140 moves. Source: 140 own moves of this kind, 60 ended early." in text


def test_the_numbers_are_words_again_on_the_next_childs_page(open_page: Open) -> None:
    page = open_page(MadeUp(a_few()), "ready")
    page.toggle(key="child.numbers.ready").set_value(True).run()
    assert len(page.table)
    page.query_params["child"] = "sixteen"
    assert not len(page.run().table)


def test_a_pooled_figure_says_that_it_is_everybodys_and_why(open_page: Open) -> None:
    text = section(page_of(open_page, POOLED))
    assert "Such moves last a year **about as often as not**." in text
    assert outlook_words.from_all_moves("140 moves", ": too few years to try it") in text
    assert "Of 14 moves like this, 9 lasted." in text
    assert "Goes with lasting more often" not in text


@pytest.mark.parametrize(("low", "high", "said"), [(0.1, 0.28, True), (0.55, 0.8, False)])
def test_a_count_that_points_the_other_way_than_the_answer_says_why(
    open_page: Open, low: float, high: float, said: bool
) -> None:
    """Nine of the fourteen moves like this lasted."""
    text = section(page_of(open_page, replace(POOLED, low=low, high=high)))
    assert "Of 14 moves like this, 9 lasted." in text
    assert (outlook_words.TOO_FEW_ALONE in text) is said


def test_a_published_figure_says_that_it_is_of_other_places(open_page: Open) -> None:
    text = section(open_page(MadeUp(a_few()), "ready"))
    assert outlook_words.CANNOT_TELL in text
    assert outlook_words.from_studies("12 moves") in text
    assert "moves like this" not in text


def test_where_it_is_withheld_only_the_reason_is_told(open_page: Open) -> None:
    page = page_of(open_page, NO, Readiness.NOT_YET)
    text = page_text(page)
    assert outlook_words.no_estimate("people haven't chosen this move for such needs") in text
    for other in ("Such moves last", "can't be told", "moves like this", "of this kind in this"):
        assert other not in text
    assert "child.numbers.me" not in [toggle.key for toggle in page.toggle]


def test_nothing_is_told_of_what_is_ruled_out(open_page: Open) -> None:
    page = page_of(open_page, OWN, Readiness.RULED_OUT)
    assert "Outlook" not in [header.value for header in page.header]
    assert "Such moves last" not in page_text(page)


def test_fewer_than_ten_moves_like_it_are_not_counted(open_page: Open) -> None:
    text = page_text(page_of(open_page, OWN, number=9))
    assert outlook_words.TOO_FEW_ALIKE in text
    assert "moves like this lasted" not in text


def test_a_shared_screen_has_no_chances(open_page: Open) -> None:
    page = page_of(open_page, OWN)
    page.toggle(key="child.shared").set_value(True).run()
    assert "Outlook" not in [header.value for header in page.header]
    assert "Such moves last" not in page_text(page)
    assert [toggle.key for toggle in page.toggle] == ["child.shared"]


def test_equal_chances_of_one_kind_of_move_are_told_once(open_page: Open) -> None:
    text = page_text(page_of(open_page, OWN))
    assert "**Family or friends, foster family** ·" in text


@pytest.mark.parametrize("chance", [OWN, POOLED, NO])
def test_no_word_says_that_one_thing_makes_another(open_page: Open, chance: Chance) -> None:
    page = page_of(open_page, chance)
    toggles = [toggle.key for toggle in page.toggle]
    if "child.numbers.me" in toggles:
        page.toggle(key="child.numbers.me").set_value(True).run()
    text = page_text(page).casefold()
    start = text.index("how often such moves lasted")
    for word in ("because of", "reduces", "causes", "leads to", "thanks to", "improves"):
        assert word not in text[start:]


def test_the_outlook_comes_after_where_next(open_page: Open) -> None:
    heads = [header.value for header in page_of(open_page, OWN).header]
    assert heads.index("Outlook") == heads.index("Where next?") + 1


def test_the_money_says_where_the_saving_vanishes(open_page: Open) -> None:
    child = options_of(a_child(key="me", age=13))
    window = replace(
        a_saving(Setting.HOME).full_year, p10_gbp=2000.0, p90_gbp=90000.0, break_even=0.31
    )
    options = tuple(
        Option(option.verdict, replace(option.saving, full_year=window)) for option in child.options
    )
    page = open_page(MadeUp(a_list(replace(child, options=options))), "me")
    page.toggle(key="child.money.me").set_value(True).run()
    text = page_text(page)
    assert "80% likely to be between £2,000 and £90,000" in text
    assert "The saving vanishes if only 31 in 100 such moves last a year" in text
