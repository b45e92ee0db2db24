"""Why spend differs: volume, price and mix, worked by hand and held for any numbers."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.budget.lines import Cell
from models.budget.variance import BeforeAndAfter, Parts, add_up_splits, split_changes
from models.settings import Setting

HOME = Cell("North", Setting.CHILDRENS_HOME_INDEPENDENT)
FOSTER = Cell("North", Setting.FOSTER_IN_HOUSE)
OTHER = Cell("West", Setting.CHILDRENS_HOME_INDEPENDENT)


def test_the_case_worked_by_hand() -> None:
    """Two kinds of home, pounds a day; every number can be followed on paper.

    |           | days before | £ a day | £      | days after | £ a day | £      |
    |-----------|-------------|---------|--------|------------|---------|--------|
    | home      | 100         | 700     | 70,000 | 120        | 800     | 96,000 |
    | foster    | 300         | 100     | 30,000 | 280        | 100     | 28,000 |
    | together  | 400         | 250     | 100,000| 400        | 310     | 124,000|

    The change is £24,000. As many days as before: no volume. Price: home, the mean of 100 and 120
    days × £100 more = £11,000; foster, none. Mix: 20 days from foster (mean price £100) to a home
    (mean price £750) = 20 × £650 = £13,000. By cell, the price of a day anywhere is the mean of
    £250 and £310 = £280: home, volume 20 × 280 = £5,600 and mix 20 × (750 − 280) = £9,400; foster,
    volume −£5,600 and mix −20 × (100 − 280) = £3,600.
    """
    home, foster = split_changes(
        [
            BeforeAndAfter("a", HOME, 100, 7_000_000, 120, 9_600_000),
            BeforeAndAfter("b", FOSTER, 300, 3_000_000, 280, 2_800_000),
        ]
    )
    assert home.parts == Parts(volume=560_000, price=1_100_000, mix=940_000)
    assert foster.parts == Parts(volume=-560_000, price=0, mix=360_000)
    assert add_up_splits([home, foster]) == Parts(volume=0, price=1_100_000, mix=1_300_000)


def test_more_children_at_the_same_prices_in_the_same_homes_are_volume_alone() -> None:
    parts = add_up_splits(
        split_changes(
            [
                BeforeAndAfter("a", HOME, 100, 7_000_000, 200, 14_000_000),
                BeforeAndAfter("b", FOSTER, 300, 3_000_000, 600, 6_000_000),
            ]
        )
    )
    assert parts == Parts(volume=10_000_000)


def test_a_kind_of_home_of_one_year_only_is_no_change_of_price() -> None:
    new, old = split_changes(
        [
            BeforeAndAfter("a", HOME, 0, 0, 10, 700_000),
            BeforeAndAfter("b", FOSTER, 10, 100_000, 0, 0),
        ]
    )
    assert (new.parts.price, old.parts.price) == (0, 0)
    assert add_up_splits([new, old]) == Parts(volume=0, price=0, mix=600_000)


def test_a_childs_dearer_week_is_price_and_the_children_of_a_home_share_its_average() -> None:
    """One child's price rises by £70 a day for 100 days; the other's stays. Both years 200 days."""
    rises, stays = split_changes(
        [
            BeforeAndAfter("a", HOME, 100, 7_000_000, 100, 7_700_000),
            BeforeAndAfter("b", HOME, 100, 7_000_000, 100, 7_000_000),
        ]
    )
    assert rises.parts == Parts(price=700_000)
    assert stays.parts == Parts()


def test_nothing_before_and_nothing_after_is_nothing() -> None:
    assert split_changes([]) == ()
    assert add_up_splits(()) == Parts()


days = st.integers(0, 400)
pence = st.integers(0, 50_000_000)
cells = st.sampled_from([HOME, FOSTER, OTHER])


@st.composite
def changes(draw: st.DrawFn) -> list[BeforeAndAfter]:
    """Children with days and pence, pence only where there are days."""
    before_and_afters = []
    for number in range(draw(st.integers(0, 12))):
        before, after = draw(days), draw(days)
        before_and_afters.append(
            BeforeAndAfter(
                f"{number}",
                draw(cells),
                before,
                draw(pence) if before else 0,
                after,
                draw(pence) if after else 0,
            )
        )
    return before_and_afters


@given(changes())
def test_the_parts_add_up_to_the_penny_for_each_child_and_so_in_every_cut(
    held: list[BeforeAndAfter],
) -> None:
    for before_and_after, variance_split in zip(held, split_changes(held), strict=True):
        assert (
            variance_split.parts.total
            == before_and_after.pence_after - before_and_after.pence_before
        )


@given(changes(), st.randoms(use_true_random=False))
def test_the_order_of_rows_decides_nothing(
    held: list[BeforeAndAfter], shuffle: random.Random
) -> None:
    other = held.copy()
    shuffle.shuffle(other)
    assert set(split_changes(held)) == set(split_changes(other))


@given(changes())
def test_exchanging_before_and_after_changes_every_sign(held: list[BeforeAndAfter]) -> None:
    back = [
        BeforeAndAfter(
            before_and_after.child,
            before_and_after.cell,
            before_and_after.days_after,
            before_and_after.pence_after,
            before_and_after.days_before,
            before_and_after.pence_before,
        )
        for before_and_after in held
    ]
    for there, again in zip(split_changes(held), split_changes(back), strict=True):
        assert again.parts == Parts(-there.parts.volume, -there.parts.price, -there.parts.mix)


@given(changes())
def test_where_each_kind_of_home_costs_the_same_as_before_there_is_no_price_part(
    held: list[BeforeAndAfter],
) -> None:
    rate = {HOME: 70_000, FOSTER: 10_000, OTHER: 90_000}
    level = [
        BeforeAndAfter(
            before_and_after.child,
            before_and_after.cell,
            before_and_after.days_before,
            int(before_and_after.days_before) * rate[before_and_after.cell],
            before_and_after.days_after,
            int(before_and_after.days_after) * rate[before_and_after.cell],
        )
        for before_and_after in held
    ]
    assert all(
        abs(variance_split.parts.price) <= 1 for variance_split in split_changes(level)
    )  # a penny of rounding


def test_the_price_part_of_a_home_is_the_mean_of_both_years_days_at_its_change_of_price() -> None:
    parts = add_up_splits(
        split_changes(
            [
                BeforeAndAfter("a", HOME, 90, 5_400_000, 60, 4_200_000),
                BeforeAndAfter("b", HOME, 10, 900_000, 0, 0),
            ]
        )
    )
    # before: 100 days at £630; after: 60 at £700; 80 × £70
    assert parts.price == pytest.approx(560_000, abs=1)
