"""One row of the step-down file worked out by hand.

A child born on 15 May 2011 lives in an independent home at £6,000.00 a week (2025-26): £4,500.00
from social care, £1,000.00 from health, £500.00 from education. As of 1 September 2025 the move is
12 weeks later, on 24 November 2025, to an in-house foster family: £700.00 a week, the usual support
of £300.00 for 26 weeks. The home's four weeks of notice are given 28 days before the move and
over by then. The child is 18 on 15 May 2029.

The chance that it lasts a year is 6.8/12 = 0.566667, loss = −ln 0.566667 = 0.567984. A week's
hazard is 0.557 × 0.567984 / 14 = 0.0225977 to week 14, then 0.443 × 0.567984 / 38 = 0.00662150.

This year: 24 November to 31 March is 128 days = 18.285714 weeks.
  weeks 0 to 14: (1 − 0.728792) / 0.0225977 = 12.001608
  weeks 14 to 18.29: (0.728792 − 0.708401) / 0.00662150 = 3.079492       together 15.081100
  3,800 × 15.081100 = 57,308.18; support 300 × 18.285714 = 5,485.71
  57,308.18 − 5,485.71 = 51,822.47
  In the best tenth it lasts all 18.29 weeks: 69,485.71 − 5,485.71 = 64,000.00. In the worst tenth
  it ends by week x, where the mean of p^(0.557 x / 14) over Beta(6.8, 5.2) is 0.9:
  Γ(6.8 + k) Γ(12) / (Γ(6.8) Γ(12 + k)) = 0.9 for k = 0.17713, x = 4.4521: 11,432 (to £100)
Full year: 365 days = 52.142857 weeks, of which 36.567229 at the new home.
  3,800 × 36.567229 = 138,955.47 − 7,800.00 = 131,155.47
To 18, each financial year's prices (old + 6%, new and support + 4% each April):
  2025-26   51,822.47
  2026-27   31.848034 × (4,770.00 − 728.00) = 128,729.75 − 312.00 × 7.714286 = 2,406.86: 126,322.89
  2027-28   29.628571 × (5,056.20 − 757.12) = 127,375.60
  2028-29   29.547619 × (5,359.572 − 787.4048) = 135,096.65
  2029-30   3.561905 × (5,681.14632 − 818.900992) = 17,318.85
  together 457,936.47 (of the unrounded parts)
"""

import csv
import io
from datetime import date

from data.reference.needs import load_scheme
from data.reference.prices import price_book
from models.shortlist.build import shortlist_children
from reports.step_down import step_down_csv
from tests.make.children import a_council, a_return, an_episode, rows
from tests.make.moves import published


def test_one_row_of_the_step_down_file_to_the_penny() -> None:
    data = a_council(
        [an_episode("2024-03-04", said_by=2026, rne="S")],
        [a_return(2026, covers_to="2025-09-01")],
        born="2011-05-15",
        prices=rows(
            "prices",
            {
                "child": "k1",
                "total_gbp": 6000.0,
                "trust_gbp": 4500.0,
                "health_gbp": 1000.0,
                "education_gbp": 500.0,
                "starts": "2024-03-04",
                "price_year": 2025,
                "source": "costs.csv",
            },
        ),
    )
    shortlist_result = shortlist_children(
        data,
        as_of=date(2025, 9, 1),
        move_on=None,
        year=None,
        scheme=load_scheme(),
        price_book=price_book(),
        outlook=published(),
    )
    text = step_down_csv(shortlist_result).decode("utf-8")
    row = next(
        row for row in csv.DictReader(io.StringIO(text)) if row["destination"] == "foster_in_house"
    )
    reasons = row.pop("reasons")
    assert abs(float(row.pop("saving_this_year_p10")) - 11432) < 100
    assert row == {
        "child_id": "k1",
        "council": "North",
        "setting": "childrens_home_independent",
        "placement_start": "2024-03-04",
        "age": "14",
        "weekly_cost_gbp": "6000.00",
        "trust_weekly_cost_gbp": "4500.00",
        "destination": "foster_in_house",
        "readiness": "not_enough_known",
        "p_lasts_12m": "0.5667",
        "p_lasts_low": "0.3835",
        "p_lasts_high": "0.7445",
        "p_lasts_basis": "published",
        "destination_weekly_cost_gbp": "700.00",
        "support_weekly_gbp": "300.00",
        "one_off_gbp": "0.00",
        "baseline_end": "2029-05-15",
        "saving_this_year_gbp": "51822.47",
        "saving_this_year_p90": "64000.00",
        "saving_full_year_gbp": "131155.47",
        "saving_to_18_gbp": "457936.47",
    }
    assert (
        "without the move, the child is assumed to stay in this placement to 15 May 2029" in reasons
    )
    assert "£1,000.00 a week stays with health and isn't counted" in reasons
