"""The picture of a forecast: what has been as a line, what may come as a band with its middle."""

import altair as alt
import pandas as pd

from pages.parts.words import theme
from pages.parts.words.charts import POUNDS

HEIGHT = 300
CAME, AHEAD = "Actual", "Forecast"


def forecast_chart(frame: pd.DataFrame, unit: str) -> alt.LayerChart | alt.FacetChart:
    """One line of what came, one of the forecast's mean in its band, over months.

    Columns: `on` (the month's last day), `month` (in words), `kind` (CAME or AHEAD), `value`,
    `low`, `high` (blank for what came), `said` and `range` (in words). `unit`: "Children", or
    "Pounds" for an axis in pounds.
    """
    x = alt.X(
        "on:T",
        axis=theme.month_axis(frame["on"].dt.date, "%b %Y", at_most=8),
    )
    axis = alt.Axis(title=unit, tickCount=6, domain=False)
    if unit == "Pounds":
        axis = alt.Axis(title="A month", format="~s", tickCount=6, domain=False, labelExpr=POUNDS)
    scale = alt.Scale(zero=False, nice=True)
    kinds = alt.Scale(domain=[CAME, AHEAD], range=[theme.GROUP_COLOUR["Home"], theme.RING])
    color = alt.Color("kind:N", scale=kinds, legend=alt.Legend(title=None, orient="top"))
    tooltips = [
        alt.Tooltip("month:N", title="Month"),
        alt.Tooltip("kind:N", title="What"),
        alt.Tooltip("said:N", title=unit),
        alt.Tooltip("range:N", title="80% likely range"),
    ]
    base = alt.Chart(frame).encode(x=x)
    band = (
        base.transform_filter("isValid(datum.low)")
        .mark_area(color=theme.RING, opacity=0.3, aria=False)
        .encode(y=alt.Y("low:Q", scale=scale, axis=axis), y2="high:Q")
    )
    lines = base.mark_line(strokeWidth=2.5).encode(
        y=alt.Y("value:Q", scale=scale, axis=axis), color=color, tooltip=tooltips
    )
    points = base.mark_point(filled=True, size=40, opacity=1, aria=False).encode(
        y=alt.Y("value:Q", scale=scale, axis=axis), color=color, tooltip=tooltips
    )
    return alt.layer(band, lines, points, height=HEIGHT)
