"""The same pence by whose children they are and by contract share: two views that reconcile.

Worked, from the public figures of 2022/23: the trust overspent its £130m by £20.9m, of which North
paid £8.9m: 42.6%. By contract share (44.13%) North's part would have been £9,223,170, and West's
£11,676,830 instead of £12.0m. Both views come to £20.9m.
"""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.reference.contract_shares import contract_shares
from models.ledger.council_split import DatedAmount, name_in_files, two_views
from models.names import is_same_council
from models.prices.contract_shares import ContractShare

IN_YEAR = date(2022, 10, 1)
OVERSPEND = (
    DatedAmount(IN_YEAR, "North", 8_900_000_00),
    DatedAmount(IN_YEAR, "West", 12_000_000_00),
)


def test_what_north_paid_is_42_6_percent_and_by_contract_it_would_have_been_44_13() -> None:
    council_split = two_views(OVERSPEND, contract_shares())
    whose, contract = dict(council_split.responsible), dict(council_split.contract)
    assert round(100 * whose["North"] / council_split.total, 1) == 42.6
    assert contract == {"North": 9_223_170_00, "West": 11_676_830_00}
    assert sum(whose.values()) == sum(contract.values()) == 20_900_000_00


def test_before_the_contract_nothing_is_shared_that_nobody_agreed_to_share() -> None:
    council_split = two_views([DatedAmount(date(2020, 1, 1), "North", 7)], contract_shares())
    assert council_split.responsible == council_split.contract == (("North", 7),)


def test_a_share_counts_from_its_own_day() -> None:
    shares = (
        ContractShare(date(2022, 4, 1), "North", 1.0, ""),
        ContractShare(date(2023, 4, 1), "North", 0.25, ""),
        ContractShare(date(2023, 4, 1), "West", 0.75, ""),
    )
    rows = [DatedAmount(date(2023, 3, 31), "West", 100), DatedAmount(date(2023, 4, 1), "West", 100)]
    assert dict(two_views(rows, shares).contract) == {"North": 125, "West": 75}


ROWS = st.builds(
    DatedAmount,
    st.dates(date(2021, 1, 1), date(2027, 1, 1)),
    st.sampled_from(["North", "West"]),
    st.integers(-10_000_000, 10_000_000),
)


@given(st.lists(ROWS, max_size=30), st.randoms())
def test_both_views_come_to_the_same_penny_in_any_order(
    rows: list[DatedAmount], order: object
) -> None:
    council_split = two_views(rows, contract_shares())
    total = sum(row.pence for row in rows)
    assert sum(pence for _, pence in council_split.responsible) == total
    assert sum(pence for _, pence in council_split.contract) == total == council_split.total
    order.shuffle(rows)  # type: ignore[attr-defined]
    assert two_views(rows, contract_shares()) == council_split


@pytest.mark.parametrize(
    ("name", "other", "same"),
    [
        ("North", "North Northamptonshire", True),
        ("West Northamptonshire", " west", True),
        ("North", "Northumberland", False),
        ("North", "West", False),
        ("", "West", False),
    ],
)
def test_a_council_is_known_by_its_short_name(name: str, other: str, same: bool) -> None:
    assert is_same_council(name, other) is same


@pytest.mark.parametrize("pence", [1, -1, 3])
def test_not_even_a_single_penny_is_lost(pence: int) -> None:
    council_split = two_views([DatedAmount(IN_YEAR, "West", pence)], contract_shares())
    assert sum(part for _, part in council_split.contract) == pence


def test_a_council_of_the_contract_is_called_as_the_files_call_it() -> None:
    files = ["North Northamptonshire", "West Northamptonshire"]
    assert [name_in_files(literal, files) for literal in ("North", "West", "East")] == [
        "North Northamptonshire",
        "West Northamptonshire",
        "East",
    ]
