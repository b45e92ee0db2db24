"""Pictures of scenarios with and without the change: a frame in, a chart out."""

import altair as alt
import pandas as pd

from pages.parts.words import theme
from pages.parts.words.charts import POUNDS

HEIGHT = 280
TODAY = "Without the change"
COLOURS = (theme.MIDDLE, "#0072b2", "#d55e00", "#009e73")
DASHES = ([6, 4], [1, 0], [8, 2], [2, 2])


def paths_chart(frame: pd.DataFrame, unit: str) -> alt.LayerChart | alt.FacetChart:
    """One line a path over months, with its 8 in 10 band where there is only one to be told apart.

    Columns: `on` (the month's last day), `month` (in words), `path` (in order of their first row),
    `value`, `low`, `high` (blank where no band is drawn), `said`, `range` (in words). `unit`:
    "Children", or "Pounds" for an axis in pounds.
    """
    paths = list(dict.fromkeys(frame["path"]))
    begin = 0 if TODAY in paths else 1
    axis = alt.Axis(title=unit, tickCount=6, domain=False)
    if unit == "Pounds":
        axis = alt.Axis(title="So far", format="~s", tickCount=6, domain=False, labelExpr=POUNDS)
    scale = alt.Scale(zero=unit == "Pounds", nice=True)
    colours = alt.Scale(domain=paths, range=list(COLOURS[begin : begin + len(paths)]))
    dashes = alt.Scale(domain=paths, range=list(DASHES[begin : begin + len(paths)]))
    legend = alt.Legend(title=None, orient="top", labelLimit=400, columns=2)
    x = alt.X(
        "on:T",
        axis=theme.month_axis(frame["on"].dt.date, "%b %Y", at_most=8),
    )
    tooltips = [
        alt.Tooltip("month:N", title="Month"),
        alt.Tooltip("path:N", title="Scenario"),
        alt.Tooltip("said:N", title=unit),
        alt.Tooltip("range:N", title="80% likely range"),
    ]
    base = alt.Chart(frame).encode(x=x, color=alt.Color("path:N", scale=colours, legend=legend))
    band = (
        base.transform_filter("isValid(datum.low)")
        .mark_area(opacity=0.2, aria=False)
        .encode(y=alt.Y("low:Q", scale=scale, axis=axis), y2="high:Q")
    )
    lines = base.mark_line(strokeWidth=2.5).encode(
        y=alt.Y("value:Q", scale=scale, axis=axis),
        strokeDash=alt.StrokeDash("path:N", scale=dashes, legend=legend),
        tooltip=tooltips,
    )
    return alt.layer(band, lines, height=HEIGHT)
