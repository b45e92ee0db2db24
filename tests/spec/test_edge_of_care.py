"""Families supported so that a child stays at home: counted; avoided only as somebody states."""

from collections.abc import Mapping, Sequence
from datetime import date

import pandas as pd
import pytest

from models.ledger.committed_moves import YearQuery
from models.ledger.edge_of_care import Span, SupportedFamilies, avoided_pence, edge_of_care
from models.ledger.other_effects import supported_families
from models.money import FinancialYear
from tests.make.children import a_council, an_episode, rows

YEAR, TODAY = FinancialYear(2025), date(2025, 10, 1)


def referred(
    child: str, on: str, ends: str | None = None, council: str = "North"
) -> dict[str, object]:
    end = pd.Timestamp(ends) if ends else pd.NaT
    return {
        "child": child,
        "council": council,
        "referred_on": pd.Timestamp(on),
        "support": "family therapy",
        "ends_on": end,
    }


def found(
    *every: dict[str, object],
    in_care: Mapping[str, Sequence[Span]] | None = None,
    council: str | None = None,
) -> SupportedFamilies:
    return edge_of_care(rows("edge_of_care", *every), in_care or {}, YEAR, council, TODAY)


def test_who_is_at_home_and_who_came_in_since_with_the_days_at_home() -> None:
    """a: since 2 September, 30 days up to and with 1 October. b: since April 1 of last year, in
    since 1 May, 30 days of this year. c: referred tomorrow."""
    got = found(
        referred("a", "2025-09-02"),
        referred("b", "2024-04-01"),
        referred("c", "2025-10-02"),
        in_care={"b": [(date(2025, 5, 1), None)]},
    )
    assert [(child.child, child.came_in, child.days_home) for child in got.children] == [
        ("b", date(2025, 5, 1), 30),
        ("a", None, 30),
    ]
    assert (got.at_home, got.came_in, got.weeks_home) == (1, 1, pytest.approx(60 / 7))


def test_support_that_ended_before_the_year_is_not_of_the_year() -> None:
    got = found(
        referred("a", "2024-09-02", "2025-03-31"), referred("b", "2024-09-02", "2025-04-01")
    )
    assert [child.child for child in got.children] == ["b"]


def test_a_child_referred_twice_counts_once_from_the_first() -> None:
    got = found(referred("a", "2025-06-01"), referred("a", "2025-05-01"))
    assert [child.referred_on for child in got.children] == [date(2025, 5, 1)]


def test_a_council_sees_its_own_by_its_short_name_too() -> None:
    got = found(
        referred("a", "2025-06-01"),
        referred("b", "2025-06-01", council="West"),
        council="North Northamptonshire",
    )
    assert [child.child for child in got.children] == ["a"]


def test_who_was_in_care_on_that_day_counts_nowhere_and_is_told() -> None:
    stays = {
        "a": [(date(2025, 1, 1), date(2025, 6, 2))],
        "b": [(date(2025, 1, 1), date(2025, 6, 1))],
    }
    got = found(referred("a", "2025-06-01"), referred("b", "2025-06-01"), in_care=stays)
    assert [child.child for child in got.children] == ["b"] and got.in_care_then == 1


def test_avoided_is_a_stated_share_of_the_weeks_at_home_at_the_price_of_a_week() -> None:
    """140 days at home are 20 weeks; 10 of 100 at £5,400 a week: £10,800."""
    got = found(referred("a", "2025-05-15"))
    assert got.children[0].days_home == 140
    assert avoided_pence(got, 10, 5_400_00) == 10_800_00
    assert avoided_pence(got, 0, 5_400_00) == 0


def test_the_returns_tell_who_came_into_care_and_a_child_unknown_to_them_is_at_home() -> None:
    data = a_council(
        [an_episode("2025-07-01", rne="S", said_by=2026)],
        edge_of_care=rows(
            "edge_of_care", referred("k1", "2025-05-01"), referred("unknown", "2025-05-01")
        ),
    )
    got = supported_families(data, YearQuery(YEAR, None, None, TODAY))
    assert {child.child: child.came_in for child in got.children} == {
        "k1": date(2025, 7, 1),
        "unknown": None,
    }


def test_with_no_file_nobody_is_supported() -> None:
    assert supported_families(
        a_council([an_episode("2025-07-01")]), YearQuery(YEAR, None, None, TODAY)
    ) == SupportedFamilies(())
