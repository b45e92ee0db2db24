"""How charts look: words large enough to read, and Okabe and Ito's colours.

They are told apart by colour-blind readers.
Source: M. Okabe and K. Ito, Color Universal Design (jfly.uni-koeln.de/color). The steps of a level:
reports/levels.py.
"""

from __future__ import annotations

import altair as alt

from reports.levels import MIDDLE as MIDDLE

GROUP_COLOUR = {
    "Residential care": "#0072b2",
    "Foster family": "#009e73",
    "Family or friends": "#56b4e9",
    "Home": "#e69f00",
    "Somewhere else": "#999999",
}
SAVES, COSTS = "#0072b2", "#d55e00"

# The picture of where children live: the country behind, our area, and circles with their number.
COUNTRY, COUNTRY_SHOWS = MIDDLE, 0.28  # how much of the colour shows, on a light and a dark page
OWN_AREA, OWN_AREA_SHOWS = "#e69f00", 0.75
CIRCLE, CIRCLE_EDGE = "#0072b2", "#ffffff"
RING = "#2f8fc8"  # 3 to 1 on a light and on a dark page
BAND_BAR, BAND_UNKNOWN = "#0072b2", MIDDLE


@alt.theme.register("circle", enable=True)
def circle() -> alt.theme.ThemeConfig:
    """The sizes of every chart's words. Their letters and colours follow the page, in either mode:
    Streamlit's own theme gives the letters, style.css the colour."""
    return {
        "config": {
            "axis": {
                "labelFontSize": 14, "titleFontSize": 14, "labelLimit": 240, "gridOpacity": 0.6,
            },
            "legend": {"labelFontSize": 14, "titleFontSize": 14, "labelLimit": 320},
            "header": {"labelFontSize": 14, "titleFontSize": 14},
            "text": {"fontSize": 14},
            "range": {"category": list(GROUP_COLOUR.values())},
        }
    }  # fmt: skip
