"""A price agreed down counts week by week while the child stays, apart from every move."""

from dataclasses import replace
from datetime import date, timedelta

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from models.children.council import CouncilData
from models.ledger.committed_moves import YearQuery
from models.ledger.completed_move import CompletedMove
from models.ledger.other_effects import prices_down
from models.ledger.payments import Payment
from models.ledger.prices_down import (
    ADULT,
    ENDS,
    LEFT,
    MOVED,
    NEWER,
    NOT_THERE,
    agreements_in_force,
)
from models.ledger.renegotiated import (
    InForce,
    Paid,
    PriceWeeks,
    RenegotiatedPrice,
    Renegotiation,
    price_weeks,
)
from models.money import FinancialYear
from tests.make.children import a_council, an_episode, rows
from tests.make.completed_moves import a_made_move

Y2024, Y2025 = FinancialYear(2024), FinancialYear(2025)
ONE = Renegotiation(
    "k1",
    date(2025, 2, 1),
    date(2025, 3, 10),
    None,
    5_400_00,
    5_050_00,
    RenegotiatedPrice.CUT,
    "A Provider",
    "letter of 1 February",
)


def weeks(
    year: FinancialYear,
    today: date,
    *payments: Payment,
    renegotiation: Renegotiation = ONE,
    ends: date | None = None,
    known_to: date | None = None,
) -> PriceWeeks:
    return price_weeks(InForce(renegotiation, "North", ends, ""), year, today, payments, known_to)


def paid(starts: date, days: int, pence: int) -> Payment:
    ends = starts + timedelta(days=days)
    return Payment("k1", "childrens_home_independent", "A", starts, ends, None, pence)


def test_a_cut_over_1_april_with_an_end_of_the_stay() -> None:
    """£350 less a week is £50 a day, from Monday 10 March 2025 to the stay's end on 20 April.

    2024-25: 10 to 31 March, 22 days = £1,100: weeks of £350, £350, £350, and 31 March alone £50.
    2025-26: 1 to 19 April, 19 days = £950: £300 to 6 April, £350, £300 to the 19th.
    """
    before = weeks(Y2024, date(2025, 6, 1), ends=date(2025, 4, 20))
    after = weeks(Y2025, date(2025, 6, 1), ends=date(2025, 4, 20))
    assert [price_slice.pence for price_slice in before.slices] == [350_00, 350_00, 350_00, 50_00]
    assert [price_slice.pence for price_slice in after.slices] == [300_00, 350_00, 300_00]
    assert (before.pence, after.pence) == (1_100_00, 950_00)
    assert after.slices[-1].ends == date(2025, 4, 20)


def test_days_still_to_come_are_not_counted() -> None:
    assert weeks(Y2025, date(2025, 4, 3)).pence == 2 * 50_00


def test_only_weeks_paid_at_the_new_price_are_proved() -> None:
    """£5,050 a week is paid for the first week; in the second £5,400 as before; then nothing."""
    first, second = date(2025, 4, 7), date(2025, 4, 14)
    renegotiation = replace(ONE, starts=first)
    price_weeks = weeks(
        Y2025,
        date(2025, 5, 5),
        paid(first, 7, 5_050_00),
        paid(second, 7, 5_400_00),
        renegotiation=renegotiation,
        known_to=date(2025, 4, 28),
    )
    assert [price_slice.seen for price_slice in price_weeks.slices] == [
        Paid.AGREES,
        Paid.DIFFERS,
        Paid.NOT_HELD,
        Paid.NOT_YET,
    ]
    assert (price_weeks.pence, price_weeks.proved) == (1_400_00, 350_00)


@given(
    st.integers(0, 2_000_000), st.integers(0, 2_000_000), st.integers(0, 900), st.integers(1, 900)
)
def test_slices_add_up_to_the_running_sum_in_every_cut(
    old: int, new: int, offset: int, length: int
) -> None:
    starts = date(2024, 1, 1) + timedelta(days=offset)
    renegotiation = replace(ONE, starts=starts, old_weekly_pence=old, new_weekly_pence=new)
    ends = starts + timedelta(days=length)
    years = range(2023, 2030)
    price_weeks = [
        weeks(FinancialYear(year), date(2030, 1, 1), renegotiation=renegotiation, ends=ends)
        for year in years
    ]
    total = sum(price_weeks.pence for price_weeks in price_weeks)
    assert abs(7 * total - (old - new) * length) <= 3.5
    cells = [price_slice for one_year in price_weeks for price_slice in one_year.slices]
    assert sum((cell.ends - cell.starts).days for cell in cells) == length
    assert all(FinancialYear.holding(cell.starts).next.first_day >= cell.ends for cell in cells)


def the_council(
    *ones: Renegotiation, until: str | None = None, born: str = "2012-06-01"
) -> CouncilData:
    """A child in a children's home since 2024, up to a day if it ended, with agreements."""
    first = an_episode("2024-05-01", until, rne="S", said_by=2026)
    after = [an_episode(until, said_by=2026)] if until else []
    frame = rows("renegotiations", *(_row(renegotiation) for renegotiation in ones))
    return a_council([first, *after], born=born, renegotiations=frame)


def _row(renegotiation: Renegotiation) -> dict[str, object]:
    return {
        "child": renegotiation.child,
        "agreed_on": pd.Timestamp(renegotiation.agreed_on),
        "starts": pd.Timestamp(renegotiation.starts),
        "until": pd.NaT if renegotiation.until is None else pd.Timestamp(renegotiation.until),
        "old_weekly_gbp": renegotiation.old_weekly_pence / 100,
        "new_weekly_gbp": renegotiation.new_weekly_pence / 100,
        "kind": renegotiation.kind.value,
        "provider": renegotiation.provider,
        "source": renegotiation.source,
    }


def ends_of(data: CouncilData, *made: CompletedMove) -> list[tuple[date | None, str]]:
    return [(in_force.ends, in_force.because) for in_force in agreements_in_force(data, made)]


def test_an_agreement_ends_with_the_stay_the_day_said_or_the_18th_birthday() -> None:
    assert ends_of(the_council(ONE)) == [(date(2030, 6, 1), ADULT)]
    assert ends_of(the_council(ONE, until="2025-09-09")) == [(date(2025, 9, 9), LEFT)]
    renegotiation = replace(ONE, until=date(2025, 8, 1))
    assert ends_of(the_council(renegotiation, until="2025-09-09")) == [(date(2025, 8, 1), ENDS)]
    assert ends_of(the_council(ONE, born="2007-07-07")) == [(date(2025, 7, 7), ADULT)]


def test_a_move_that_was_made_ends_it_and_saves_from_then_on_itself() -> None:
    """Never both on one day: the move's baseline has the price as it is by then."""
    moved = a_made_move("m", date(2025, 8, 4), old=700, new=200, child="k1")
    earlier = a_made_move("e", date(2025, 1, 4), old=700, new=200, child="k1")
    assert ends_of(the_council(ONE), moved, earlier) == [(date(2025, 8, 4), MOVED)]


def test_of_two_agreements_the_newer_counts_from_its_day() -> None:
    newer = replace(ONE, agreed_on=date(2025, 5, 1), starts=date(2025, 6, 1))
    pairs = ends_of(the_council(ONE, newer))
    assert pairs == [(date(2025, 6, 1), NEWER), (date(2030, 6, 1), ADULT)]


def test_of_two_from_one_day_the_one_agreed_later_counts() -> None:
    newer = replace(ONE, agreed_on=date(2025, 3, 1))
    assert ends_of(the_council(newer, ONE))[0] == (ONE.starts, NEWER)


def test_an_agreement_for_a_child_in_no_home_counts_on_no_day_and_says_so() -> None:
    before = replace(ONE, starts=date(2024, 4, 4))
    data = the_council(before)
    assert ends_of(data) == [(date(2024, 4, 4), NOT_THERE)]
    down = prices_down(data, (), (), YearQuery(Y2024, None, None, date(2026, 3, 1)))
    assert down.counted == () and [in_force.because for in_force in down.nowhere] == [NOT_THERE]


def test_a_refused_rise_is_told_apart_from_a_cut_and_by_council() -> None:
    """Five days of £50 a day since 1 April."""
    refused = replace(ONE, kind=RenegotiatedPrice.REFUSED)
    today = date(2025, 4, 6)
    down = prices_down(the_council(refused), (), (), YearQuery(Y2025, "North", None, today))
    assert down.of(RenegotiatedPrice.CUT) == ()
    (price_weeks,) = down.of(RenegotiatedPrice.REFUSED)
    assert (price_weeks.pence, price_weeks.proved) == (250_00, 0)
    other = prices_down(the_council(refused), (), (), YearQuery(Y2025, "West", None, today))
    assert other.counted == ()
