"""The audit by group: counts add up, small ones are hidden and can't be worked out."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from models.fairness.groups import Group, GroupLine, group_lines
from tests.builders import council_data, rows

NO_AUDIT = pd.DataFrame({name: [] for name in ("child", "sex", "ethnicity", "disability")})


def lines(
    sexes: dict[str, tuple[int, int]], *, expected: float = 0.6, audited: bool = True
) -> dict[tuple[Group, str], GroupLine]:
    """Lines for so many moves that lasted and ended early of each sex."""
    held = [
        (sex, lasted)
        for sex, (yes, no) in sexes.items()
        for lasted in [True] * yes + [False] * no
    ]  # fmt: skip
    keys = [f"k{number}" for number in range(len(held))]
    moves = pd.DataFrame({"child": keys, "council": "North", "days_to_18": 2000})
    people = [{"child": key, "asylum_seeking": None} for key in keys]
    audit = pd.DataFrame({
        "child": keys, "sex": [sex or None for sex, _ in held],
        "ethnicity": "White", "disability": "no",
    })  # fmt: skip
    found = group_lines(
        moves, np.full(len(held), expected), np.array([lasted for _, lasted in held]),
        council_data(children=rows("children", *people)), audit if audited else NO_AUDIT,
    )  # fmt: skip
    return {(line.group, line.value): line for line in found}


def test_each_group_has_its_moves_what_was_said_and_what_came() -> None:
    found = lines({"girls": (20, 10), "boys": (15, 25)})
    girls = found[Group.SEX, "girls"]
    assert (girls.n, girls.expected) == (30, pytest.approx(0.6))
    assert girls.observed is not None
    assert girls.observed.value == pytest.approx(20 / 30)
    assert girls.observed.low < 20 / 30 < girls.observed.high
    assert found[Group.COUNCIL, "North"].n == 70
    assert not girls.suppressed


def test_a_group_under_five_is_hidden_and_so_is_what_would_give_it_away() -> None:
    found = lines({"girls": (30, 25), "boys": (2, 1)})
    assert found[Group.SEX, "boys"].n is None
    assert found[Group.SEX, "boys"].expected is None
    assert found[Group.SEX, "girls"].suppressed, "70 less girls would be the boys"
    assert found[Group.SEX, "girls"].n is None


def test_few_early_endings_hide_the_share_but_not_the_number_of_moves() -> None:
    found = lines({"girls": (30, 25), "boys": (30, 2), "": (30, 20)})
    boys = found[Group.SEX, "boys"]
    assert boys.suppressed
    assert boys.observed is None
    others = [found[Group.SEX, "girls"], found[Group.SEX, "not known"]]
    assert any(line.suppressed for line in others), "else the totals would tell"


def test_where_even_the_totals_are_small_everything_is_hidden() -> None:
    found = lines({"girls": (30, 2), "boys": (30, 1)})
    assert all(line.suppressed and line.n is None for line in found.values())


def test_what_nobody_said_is_a_group_of_its_own_and_last() -> None:
    found = lines({"": (10, 10), "girls": (10, 10), "boys": (10, 10)})
    assert [value for group, value in found if group is Group.SEX] == ["boys", "girls", "not known"]
    assert [value for group, value in found if group is Group.ASYLUM_SEEKING] == ["not known"]


def test_without_the_right_to_audit_the_protected_groups_are_left_out() -> None:
    found = lines({"girls": (10, 10)}, audited=False)
    assert {group for group, _ in found} == {Group.AGE, Group.COUNCIL, Group.ASYLUM_SEEKING}
