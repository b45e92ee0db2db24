"""A paper never says that an order isn't held where a file speaks of it for this very child."""

from dataclasses import replace

from models.children.not_held import LIBERTY, not_held_about
from tests.make.children import a_child, council_data


def test_an_order_of_which_a_cost_file_says_no_is_not_called_not_held() -> None:
    data, child = council_data(), a_child()
    unknown = replace(child, deprivation_of_liberty=None)
    assert LIBERTY in not_held_about(data, unknown)
    for literal in (True, False):
        assert LIBERTY not in not_held_about(data, replace(child, deprivation_of_liberty=literal))
