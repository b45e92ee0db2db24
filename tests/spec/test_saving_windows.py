"""This year, the full year and to 18: which days, at which prices, with which costs.

The gaps here are round: £6,000 to £700 a week (foster, in-house), a move that surely lasts.
"""

from datetime import date, timedelta

import pytest

from models.money import FinancialYear
from models.saving.estimate import Window
from models.settings import Setting
from tests.make.children import a_child
from tests.make.moves import NO_SUPPORT, GivenOutlook, a_current_price, a_saving, a_support

SURE = GivenOutlook()
FREE = a_current_price(6000, notice_days=0)
GAP = 5300.0


def sure(**given: object):
    """A move that surely lasts, without support and notice unless given."""
    return a_saving(**{"outlook": SURE, "packages": NO_SUPPORT, "current": FREE, **given})  # type: ignore[arg-type]


def gbp(window: Window | None) -> float:
    assert window is not None
    return window.gbp


def line(window: Window | None, label: str) -> float:
    assert window is not None
    return sum(line.gbp for line in window.lines if line.label.startswith(label))


def test_this_year_runs_from_the_move_to_31_march() -> None:
    saving = sure(move_on=date(2026, 3, 18))  # 14 days to 31 March, that day included
    assert gbp(saving.this_year) == pytest.approx(2 * GAP)


def test_a_move_before_the_year_counts_from_1_april() -> None:
    saving = sure(move_on=date(2025, 3, 1), year=FinancialYear(2025))
    assert saving.this_year is not None
    assert saving.this_year.starts == date(2025, 4, 1)
    old, new = 6000 / 1.06, 700 / 1.04  # at the move date's year's prices, 2024-25
    assert saving.this_year.gbp == pytest.approx((old - new) * 365 / 7)


def test_a_move_after_the_year_saves_nothing_in_it_and_says_so() -> None:
    saving = sure(move_on=date(2026, 4, 1), year=FinancialYear(2025))
    assert gbp(saving.this_year) == 0
    assert any("after 2025-26" in note for note in saving.notes)


def test_the_full_year_is_365_days_at_the_move_dates_years_prices() -> None:
    assert gbp(sure().full_year) == pytest.approx(GAP * 365 / 7)


def test_no_full_year_when_todays_path_ends_within_it() -> None:
    move_on = date(2025, 6, 2)
    born = move_on.replace(year=2008)  # 18 on 2 June 2026, the day after the 365 days
    assert sure(child=a_child(born=born), move_on=move_on).full_year is not None
    a_day_older = a_child(born=born - timedelta(days=1))
    saving = sure(child=a_day_older, move_on=move_on)
    assert saving.full_year is None
    assert saving.this_year is not None
    assert any("no full-year saving" in note for note in saving.notes)


def test_nothing_is_saved_after_the_eighteenth_birthday() -> None:
    child = a_child(born=date(2007, 6, 30))
    saving = sure(child=child, move_on=date(2025, 6, 2))  # 28 days to 18
    assert saving.baseline_end == date(2025, 6, 30)
    assert gbp(saving.this_year) == gbp(saving.to_18) == pytest.approx(4 * GAP)


def test_nothing_is_saved_after_a_planned_move() -> None:
    saving = sure(move_on=date(2025, 6, 2), planned_move=date(2025, 6, 16))
    assert saving.baseline_end == date(2025, 6, 16)
    assert gbp(saving.this_year) == pytest.approx(2 * GAP)


@pytest.mark.parametrize("birthday", [date(2025, 6, 2), date(2025, 5, 1)])
def test_eighteen_by_the_move_date_gives_no_figure(birthday: date) -> None:
    saving = a_saving(child=a_child(born=birthday.replace(year=2007)), move_on=date(2025, 6, 2))
    assert (saving.this_year, saving.full_year, saving.to_18) == (None, None, None)
    assert any("18 by the day" in note for note in saving.notes)


def test_ruled_out_gives_no_figure_but_still_prices() -> None:
    saving = a_saving(ruled_out=True)
    assert (saving.this_year, saving.full_year, saving.to_18) == (None, None, None)
    assert saving.destination_price.weekly_gbp == 700


def test_supported_accommodation_gives_no_figure_because_nothing_is_published() -> None:
    saving = a_saving(destination=Setting.SUPPORTED_ACCOMMODATION)
    assert (saving.this_year, saving.full_year, saving.to_18) == (None, None, None)
    assert any("no published chance" in note for note in saving.notes)


def test_to_18_takes_each_financial_years_prices() -> None:
    child = a_child(born=date(2008, 4, 15))  # 14 days into 2026-27
    saving = sure(child=child, move_on=date(2026, 3, 18))
    next_year = 6000 * 1.06 - 700 * 1.04
    assert gbp(saving.to_18) == pytest.approx(2 * GAP + 2 * next_year)


def test_support_counts_by_date_and_in_full_whether_or_not_the_move_lasts() -> None:
    given = {"packages": (a_support(300, 26),), "move_on": date(2026, 3, 18)}
    for outlook in (SURE, GivenOutlook(share=0.5)):
        saving = sure(**given, outlook=outlook)
        assert line(saving.this_year, "Support") == pytest.approx(-600)
        assert line(saving.full_year, "Support") == pytest.approx(-7800)
        assert line(saving.to_18, "Support") == pytest.approx(-600 - 24 * 300 * 1.04)


def test_without_packages_the_usual_support_is_taken_and_never_both() -> None:
    assert line(sure(packages=()).full_year, "Support") == pytest.approx(-7800)
    home = sure(packages=(), destination=Setting.HOME)
    assert line(home.full_year, "Support") == pytest.approx(-350 * 26)
    assert (home.support_weekly_gbp, home.support_weeks) == (350, 26)
    package = sure(packages=(a_support(120, 52),))
    assert line(package.full_year, "Support") == pytest.approx(-6240)


def test_packages_add_up_phase_by_phase() -> None:
    saving = sure(packages=(a_support(250, 12), a_support(120, 52, one_off_gbp=500)))
    assert line(saving.full_year, "Support") == pytest.approx(-(250 * 12 + 120 * 52))
    assert line(saving.full_year, "One-off") == -500
    assert (saving.support_weekly_gbp, saving.support_weeks, saving.one_off_gbp) == (370, 52, 500)


def test_support_is_a_2025_26_price_and_rises_4_percent_a_year() -> None:
    saving = sure(packages=(a_support(300, 26, 100),), move_on=date(2026, 6, 1))
    assert saving.support_weekly_gbp == pytest.approx(312)
    assert saving.one_off_gbp == pytest.approx(104)


def test_one_off_costs_fall_on_the_day_of_the_move() -> None:
    given = {"packages": (a_support(0, 0, 1000),), "move_on": date(2026, 3, 31)}
    assert line(sure(**given).this_year, "One-off") == -1000
    next_year = sure(**given, year=FinancialYear(2026))
    assert line(next_year.this_year, "One-off") == 0


def overlap(notice_days: int | None, day: date | None) -> float:
    current = a_current_price(6000, notice_days=notice_days)
    return line(sure(current=current, notice_given_on=day).full_year, "Overlap")


def test_notice_runs_from_the_day_the_home_was_told() -> None:
    """A move on 2 June: four weeks' notice unless another is recorded."""
    assert overlap(None, date(2025, 6, 2)) == -24000
    assert overlap(7, date(2025, 6, 2)) == -6000
    assert overlap(None, date(2025, 5, 19)) == -12000  # told a fortnight before
    assert overlap(None, date(2025, 4, 21)) == 0  # told six weeks ahead: over before the move
    assert overlap(84, date(2025, 5, 5)) == -8 * 6000  # twelve weeks, told four weeks before


def test_without_an_agreed_day_the_home_is_taken_to_be_told_28_days_before() -> None:
    assert overlap(None, None) == 0
    assert overlap(56, None) == -24000


def test_what_the_policy_on_notice_is_worth_is_told() -> None:
    saving = sure(current=a_current_price(6000))
    assert (
        "we assume notice is given 28 days before the move; if it is given on the day, "
        "£24,000.00 more notice is paid"
    ) in saving.notes
    told = sure(current=a_current_price(6000), notice_given_on=date(2025, 5, 2))
    assert not any("we assume notice" in note for note in told.notes)
    own = sure(current=a_current_price(6000, cash_stops=False))
    assert not any("we assume notice" in note for note in own.notes)


def test_the_overlap_is_charged_in_the_year_in_which_it_falls() -> None:
    day = date(2026, 3, 18)
    given = {"current": a_current_price(6000), "move_on": day, "notice_given_on": day}
    assert line(sure(**given).this_year, "Overlap") == pytest.approx(-12000)
    assert line(sure(**given, year=FinancialYear(2026)).this_year, "Overlap") == pytest.approx(
        -12000
    )
    assert line(sure(**given).to_18, "Overlap") == pytest.approx(-12000 - 12000 * 1.06)


def test_weeks_in_the_new_home_before_the_move_fall_in_their_own_year() -> None:
    given = {"weeks_before_move": 4.0, "move_on": date(2026, 4, 15)}  # two weeks each side
    label = "Overlap, new home"
    new = 700 * 1.04  # at the move date's year's prices
    assert line(sure(**given).this_year, label) == pytest.approx(-2 * new)
    before = sure(**given, year=FinancialYear(2025))
    assert gbp(before.this_year) == pytest.approx(-2 * new)
    assert line(sure(**given).full_year, label) == pytest.approx(-4 * new)
    assert line(sure(**given).to_18, label) == pytest.approx(-2 * 700 - 2 * new)


def test_an_in_house_or_block_bed_saves_nothing_so_the_move_shows_its_new_cost() -> None:
    stays_paid = a_current_price(6000, cash_stops=False)
    saving = sure(current=stays_paid, packages=(), outlook=GivenOutlook(share=0.5))
    weeks = 365 / 7
    assert gbp(saving.full_year) == pytest.approx(-700 * weeks / 2 - 7800)
    assert line(saving.full_year, "Overlap") == 0
    assert "the place stays paid" in saving.notes


def test_an_early_ending_returns_to_the_old_price() -> None:
    half = sure(outlook=GivenOutlook(share=0.5))
    assert gbp(half.full_year) == pytest.approx(GAP * 365 / 7 / 2)


def test_a_child_who_might_have_left_anyway_saves_only_the_weeks_that_were_to_come() -> None:
    saving = sure(outlook=GivenOutlook(stays=0.75))
    assert line(saving.full_year, "Old home") == pytest.approx(0.75 * 6000 * 365 / 7)
    assert line(saving.full_year, "New home") == pytest.approx(-700 * 365 / 7)


def test_a_partners_money_is_shown_and_never_counted() -> None:
    joint = a_current_price(4000, total_gbp=6000, health_gbp=1500, education_gbp=500, notice_days=0)
    saving = sure(current=joint)
    assert gbp(saving.full_year) == pytest.approx(3300 * 365 / 7)
    assert "£1,500.00 a week stays with health and isn't counted" in saving.notes
    assert "£500.00 a week stays with the schools budget and isn't counted" in saving.notes


def test_the_old_price_rises_to_the_move_dates_year() -> None:
    saving = sure(move_on=date(2026, 6, 1))
    assert gbp(saving.full_year) == pytest.approx((6000 * 1.06 - 700 * 1.04) * 365 / 7)


def test_every_line_says_its_arithmetic_and_its_source() -> None:
    window = a_saving().full_year
    assert window is not None
    assert [line.label for line in window.lines] == [
        "Old home no longer paid",
        "New home",
        "Support",
    ]
    assert window.lines[0].because.startswith("£6,000.00 a week × 36.5672 weeks expected")
    assert all(line.source for line in window.lines)
    assert window.gbp == sum(line.gbp for line in window.lines)


def test_the_reasons_say_what_todays_path_is_taken_to_be() -> None:
    assert a_saving().notes[0] == (
        "without the move, the child is assumed to stay in this placement to 15 May 2029"
    )
