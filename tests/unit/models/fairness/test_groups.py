"""The audit by group: counts add up, small ones are hidden and can't be worked out."""

import numpy as np
import pandas as pd
import pytest

from models.fairness.groups import AuditGroup, GroupOutcome, group_lines
from tests.make.children import council_data, rows

NO_AUDIT = pd.DataFrame({name: [] for name in ("child", "sex", "ethnicity", "disability")})


def lines(
    sexes: dict[str, tuple[int, int]], *, expected: float = 0.6, audited: bool = True
) -> dict[tuple[AuditGroup, str], GroupOutcome]:
    """Lines for so many moves that lasted and ended early of each sex."""
    pairs = [
        (sex, lasted) for sex, (yes, no) in sexes.items() for lasted in [True] * yes + [False] * no
    ]
    keys = [f"k{number}" for number in range(len(pairs))]
    moves = pd.DataFrame({"child": keys, "council": "North", "days_to_18": 2000})
    people = [{"child": key, "asylum_seeking": None} for key in keys]
    audit = pd.DataFrame(
        {
            "child": keys,
            "sex": [sex or None for sex, _ in pairs],
            "ethnicity": "White",
            "disability": "no",
        }
    )
    group_outcomes = group_lines(
        moves,
        np.full(len(pairs), expected),
        np.array([lasted for _, lasted in pairs]),
        council_data(children=rows("children", *people)),
        audit if audited else NO_AUDIT,
    )
    return {(line.group, line.value): line for line in group_outcomes}


def test_each_group_has_its_moves_what_was_said_and_what_came() -> None:
    group_outcome_by_pair = lines({"girls": (20, 10), "boys": (15, 25)})
    girls = group_outcome_by_pair[AuditGroup.SEX, "girls"]
    assert (girls.n, girls.expected) == (30, pytest.approx(0.6))
    assert girls.observed is not None
    assert girls.observed.value == pytest.approx(20 / 30)
    assert girls.observed.low < 20 / 30 < girls.observed.high
    assert group_outcome_by_pair[AuditGroup.COUNCIL, "North"].n == 70
    assert not girls.suppressed


def test_a_group_under_five_is_hidden_and_so_is_what_would_give_it_away() -> None:
    group_outcome_by_pair = lines({"girls": (30, 25), "boys": (2, 1)})
    assert group_outcome_by_pair[AuditGroup.SEX, "boys"].n is None
    assert group_outcome_by_pair[AuditGroup.SEX, "boys"].expected is None
    assert group_outcome_by_pair[AuditGroup.SEX, "girls"].suppressed, (
        "70 less girls would be the boys"
    )
    assert group_outcome_by_pair[AuditGroup.SEX, "girls"].n is None


def test_few_early_endings_hide_the_share_but_not_the_number_of_moves() -> None:
    group_outcome_by_pair = lines({"girls": (30, 25), "boys": (30, 2), "": (30, 20)})
    boys = group_outcome_by_pair[AuditGroup.SEX, "boys"]
    assert boys.suppressed
    assert boys.observed is None
    others = [
        group_outcome_by_pair[AuditGroup.SEX, "girls"],
        group_outcome_by_pair[AuditGroup.SEX, "not known"],
    ]
    assert any(line.suppressed for line in others), "else the totals would tell"


def test_where_even_the_totals_are_small_everything_is_hidden() -> None:
    group_outcome_by_pair = lines({"girls": (30, 2), "boys": (30, 1)})
    assert all(line.suppressed and line.n is None for line in group_outcome_by_pair.values())


def test_what_nobody_said_is_a_group_of_its_own_and_last() -> None:
    group_outcome_by_pair = lines({"": (10, 10), "girls": (10, 10), "boys": (10, 10)})
    assert [value for group, value in group_outcome_by_pair if group is AuditGroup.SEX] == [
        "boys",
        "girls",
        "not known",
    ]
    assert [
        value for group, value in group_outcome_by_pair if group is AuditGroup.ASYLUM_SEEKING
    ] == ["not known"]


def test_without_the_right_to_audit_the_protected_groups_are_left_out() -> None:
    group_outcome_by_pair = lines({"girls": (10, 10)}, audited=False)
    assert {group for group, _ in group_outcome_by_pair} == {
        AuditGroup.AGE,
        AuditGroup.COUNCIL,
        AuditGroup.ASYLUM_SEEKING,
    }
