"""How charts look: words large enough to read, and Okabe and Ito's colours.

They are told apart by colour-blind readers.
Source: M. Okabe and K. Ito, Color Universal Design (jfly.uni-koeln.de/color). The steps of a level:
reports/levels.py.
"""

from collections.abc import Iterable
from datetime import date, timedelta

import altair as alt

from models.money import months_later
from reports.levels import MIDDLE as MIDDLE
from reports.levels import WORDS as WORDS

GROUP_COLOUR = {
    "Residential care": "#0072b2",
    "Foster family": "#009e73",
    "Family or friends": "#56b4e9",
    "Home": "#e69f00",
    "Somewhere else": "#999999",
}
SAVES, COSTS = "#0072b2", "#d55e00"
RANGE = "#1a1a1a"  # of a sum that is drawn over coloured bars, with a light edge

# The picture of where children live: the country behind, our area, and circles with their number.
COUNTRY, COUNTRY_SHOWS = MIDDLE, 0.28  # how much of the colour shows, on a light and a dark page
OWN_AREA, OWN_AREA_SHOWS = "#e69f00", 0.75
CIRCLE, CIRCLE_EDGE = "#0072b2", "#ffffff"
RING = "#2f8fc8"  # 3 to 1 on a light and on a dark page
BAND_BAR, BAND_UNKNOWN = "#0072b2", MIDDLE


TICKS = 7  # at most, along an axis of days
WEEKS_UP_TO, MONTHS_UP_TO = timedelta(weeks=12), timedelta(days=1100)


def day_axis(first: date, last: date) -> alt.Axis:
    """An axis of days as people here write and count them: weeks begin on Monday.

    The chart library's own ticks are American: "Sep 20", on Sundays.
    """
    days, written = ticks(first, last)
    values = [alt.DateTime(year=day.year, month=day.month, date=day.day) for day in days]
    return alt.Axis(
        title=None, grid=True, domain=False, labelOverlap=True, values=values, format=written
    )


def month_axis(days: Iterable[date], written: str, at_most: int = 12) -> alt.Axis:
    """An axis of months whose values are of each month's end: there stands the month's own name.

    The chart library's own ticks are firsts of months, so the sum of April would stand at "May".
    """
    ends = sorted({months_later(day, 0) for day in days})
    ends = ends[:: max(1, -(-len(ends) // at_most))]
    values = [alt.DateTime(year=day.year, month=day.month, date=day.day) for day in ends]
    return alt.Axis(title=None, domain=False, labelOverlap=True, values=values, format=written)


def ticks(first: date, last: date) -> tuple[list[date], str]:
    """Mondays of a few weeks, firsts of months, or 1 January of years; and how they are written."""
    if last - first <= WEEKS_UP_TO:
        monday = first + timedelta(days=-first.weekday() % 7)
        days = [monday + timedelta(weeks=week) for week in range((last - monday).days // 7 + 1)]
        written = "%-d %b %Y"
    elif last - first <= MONTHS_UP_TO:
        months = range(first.year * 12 + first.month, last.year * 12 + last.month)
        days = [date(month // 12, month % 12 + 1, 1) for month in months]
        written = "%b %Y"
    else:
        days = [date(year, 1, 1) for year in range(first.year + 1, last.year + 1)]
        written = "%Y"
    return days[:: max(1, -(-len(days) // TICKS))], written


@alt.theme.register("circle", enable=True)
def circle() -> alt.theme.ThemeConfig:
    """The sizes of every chart's words. Their letters and colours follow the page, in either mode:
    Streamlit's own theme gives the letters, style.css the colour."""
    return {
        "config": {
            "axis": {
                "labelFontSize": 14,
                "titleFontSize": 14,
                "labelLimit": 240,
                "gridOpacity": 0.6,
            },
            "legend": {"labelFontSize": 14, "titleFontSize": 14, "labelLimit": 320},
            "header": {"labelFontSize": 14, "titleFontSize": 14},
            "text": {"fontSize": 14},
            "range": {"category": list(GROUP_COLOUR.values())},
        }
    }
