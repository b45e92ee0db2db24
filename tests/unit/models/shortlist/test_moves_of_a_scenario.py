"""The ready moves of a scenario: who waits longest is first, whatever anything costs."""

from dataclasses import replace
from datetime import date

from models.labels import Readiness
from models.scenarios.compiled import ReadyMove
from models.settings import Setting
from models.shortlist.ready import ready_moves
from tests.make.children import a_child
from tests.make.shortlists import a_current_price, a_list, a_price, a_verdict, options_of


def test_the_longest_ready_move_first_then_by_number_and_price_changes_nothing() -> None:
    place = Setting.FOSTER_IN_HOUSE
    answer = {place: a_verdict(place, Readiness.READY)}
    since = {"1003": date(2026, 1, 5), "1001": None, "1002": date(2025, 9, 1), "1004": None}
    children = [
        replace(options_of(a_child(key=f"k{number}", child_id=number), answer), ready_since=day)
        for number, day in since.items()
    ]
    not_ready = options_of(a_child(key="no", child_id="1000"))
    wanted = [ReadyMove(key, place) for key in ("k1002", "k1003", "k1001", "k1004")]
    assert list(ready_moves(a_list(*children, not_ready))) == wanted
    dearer = replace(children[1], current=a_current_price(total=a_price(20_000)))
    assert list(ready_moves(a_list(*children[2:], dearer, children[0]))) == wanted
