"""Which move is counted for a child: by readiness and the law's order, never by money."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.labels import Readiness
from models.settings import DESTINATIONS, Setting
from models.shortlist.options import ChildOptions, Shortlist
from models.shortlist.portfolio import (
    IfMade,
    MoveOrder,
    MovesScenario,
    chosen_option,
    if_made,
    in_order,
    option_of,
    outcomes_of_moves,
)
from tests.make.children import a_child
from tests.make.shortlists import a_list, a_saving, a_verdict, a_window, options_of

ANSWERS = st.dictionaries(st.sampled_from(DESTINATIONS[:-1]), st.sampled_from(list(Readiness)))
MONEY = st.lists(st.floats(-50_000, 400_000), min_size=5, max_size=5)


def a_child_who(
    number: int, answers: dict[Setting, Readiness], council: str = "North", gbp: float | None = None
) -> ChildOptions:
    given = {place: a_verdict(place, answer) for place, answer in answers.items()}
    child = options_of(a_child(key=f"k{number}", child_id=f"{number:03}", council=council), given)
    if gbp is None:
        return child
    return with_savings(child, [gbp] * len(child.options))


def with_savings(child: ChildOptions, pounds: list[float]) -> ChildOptions:
    options = tuple(
        replace(option, saving=a_saving(option.destination, this_year=a_window(gbp)))
        for option, gbp in zip(child.options, pounds, strict=False)
    )
    return replace(child, options=options)


def chosen(made: IfMade) -> list[tuple[str, Setting]]:
    return [(move.child.child_id, move.saving.destination) for move in made.portfolio.moves]


@pytest.mark.parametrize(
    ("ready", "nearly", "scenario", "goes"),
    [
        ([Setting.FOSTER_INDEPENDENT, Setting.FOSTER_CONNECTED], [], MovesScenario.READY,
         Setting.FOSTER_CONNECTED),
        ([Setting.FOSTER_CONNECTED, Setting.HOME], [], MovesScenario.READY, Setting.HOME),
        ([Setting.FOSTER_INDEPENDENT, Setting.FOSTER_IN_HOUSE], [], MovesScenario.READY,
         Setting.FOSTER_IN_HOUSE),
        ([], [Setting.HOME], MovesScenario.READY, None),
        ([], [Setting.HOME], MovesScenario.READY_OR_NEARLY, Setting.HOME),
        ([Setting.FOSTER_SPECIALIST], [Setting.HOME], MovesScenario.READY_OR_NEARLY,
         Setting.FOSTER_SPECIALIST),
    ],
)  # fmt: skip
def test_the_first_ready_place_in_the_laws_order_is_the_move(ready, nearly, scenario, goes) -> None:
    answers = dict.fromkeys(nearly, Readiness.NEARLY) | dict.fromkeys(ready, Readiness.READY)
    option = chosen_option(a_child_who(1, answers), scenario)
    assert (option.destination if option else None) is goes


@settings(max_examples=60, deadline=None)
@given(ANSWERS, MONEY, MONEY)
def test_what_moves_would_save_never_changes_which_move_it_is(answers, one, other) -> None:
    child = a_child_who(1, answers)
    for scenario in MovesScenario:
        before = chosen_option(with_savings(child, one), scenario)
        after = chosen_option(with_savings(child, other), scenario)
        assert (before and before.destination) == (after and after.destination)


@settings(max_examples=40, deadline=None)
@given(st.lists(ANSWERS, max_size=6), ANSWERS)
def test_a_child_who_does_not_move_changes_nothing(answers, unready) -> None:
    children = [a_child_who(number, each) for number, each in enumerate(answers)]
    stays = a_child_who(99, dict.fromkeys(unready, Readiness.NOT_YET))
    for scenario in MovesScenario:
        before = if_made(a_list(*children), scenario)
        after = if_made(a_list(*children, stays), scenario)
        assert after.portfolio == before.portfolio
        assert after.listed == before.listed + 1


@settings(max_examples=40, deadline=None)
@given(st.lists(ANSWERS, max_size=6))
def test_ready_moves_are_among_the_ready_or_nearly_ones(answers) -> None:
    shortlist = a_list(*(a_child_who(number, each) for number, each in enumerate(answers)))
    ready = chosen(if_made(shortlist, MovesScenario.READY))
    assert set(ready) <= set(chosen(if_made(shortlist, MovesScenario.READY_OR_NEARLY)))
    assert len({child for child, _ in ready}) == len(ready)


def test_the_only_orders_of_moves_are_by_number_and_by_council() -> None:
    assert [order.value for order in MoveOrder] == ["by number", "by council"]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.floats(-50_000, 400_000), min_size=4, max_size=4), st.permutations(range(4)))
def test_no_order_of_moves_follows_the_money(pounds, places) -> None:
    def listed(money: list[float], order: MoveOrder) -> list[str]:
        children = [
            a_child_who(n, {Setting.HOME: Readiness.READY}, "West" if n % 2 else "North", gbp)
            for n, gbp in enumerate(money)
        ]
        moves = if_made(a_list(*children), MovesScenario.READY).portfolio.moves
        return [counted_move.child.child_id for counted_move in in_order(moves[::-1], order)]

    other = [pounds[place] for place in places]
    for order in MoveOrder:
        assert listed(pounds, order) == listed(other, order)
    assert listed(pounds, MoveOrder.NUMBER) == ["000", "001", "002", "003"]
    assert listed(pounds, MoveOrder.COUNCIL) == ["000", "002", "001", "003"]


def three() -> Shortlist:
    return a_list(
        a_child_who(1, {Setting.HOME: Readiness.READY}),
        a_child_who(2, {Setting.FOSTER_INDEPENDENT: Readiness.READY}, "West"),
        a_child_who(3, {}, "West"),
    )


def test_every_child_of_the_list_is_in_the_table_of_outcomes_once() -> None:
    shortlist = three()
    table = outcomes_of_moves(shortlist, if_made(shortlist, MovesScenario.READY))
    assert table.councils == ("North", "West")
    assert table.places == (Setting.HOME, Setting.FOSTER_IN_HOUSE)
    assert table.counts == ((1, 0, 0), (0, 1, 1))
    west = outcomes_of_moves(shortlist, if_made(shortlist, MovesScenario.READY, "West"))
    assert (west.councils, west.counts) == (("West",), ((1, 1),))


def test_a_move_leads_back_to_its_child_and_option() -> None:
    shortlist = three()
    for move in if_made(shortlist, MovesScenario.READY).portfolio.moves:
        pair = option_of(shortlist, move)
        assert pair is not None
        assert pair[0].child == move.child and pair[1].saving is move.saving
    assert option_of(a_list(), move) is None


def test_the_list_is_made_for_one_day_so_no_move_lies_elsewhere() -> None:
    days = {move.saving.move_on for move in if_made(three(), MovesScenario.READY).portfolio.moves}
    assert days == {date(2026, 6, 23)}
