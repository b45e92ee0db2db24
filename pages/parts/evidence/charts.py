"""The charts of the evidence: what was said against what came. A frame in, a chart out."""

import altair as alt
import pandas as pd

from pages.parts.evidence import words
from pages.parts.words import theme

OF_100 = "round(datum.value * 100)"
HEIGHT = 320


def calibration_chart(frame: pd.DataFrame) -> alt.LayerChart | alt.FacetChart:
    """Chances given across, the share that lasted upwards with its band; on the line it is right.

    Columns: `expected`, `observed`, `low`, `high` (0 to 1), `moves`, `said`, `came` (in words).
    """
    scale = alt.Scale(domain=[0, 1])

    def axis(title: str) -> alt.Axis:
        return alt.Axis(title=title, labelExpr=OF_100, tickCount=6, domain=False)

    across, upwards = axis(words.EXPECTED_AXIS), axis("Lasted, in 100")
    line = (
        alt.Chart(pd.DataFrame({"expected": [0.0, 1.0], "observed": [0.0, 1.0]}))
        .mark_line(color=theme.MIDDLE, strokeDash=[5, 4], strokeWidth=1.5, aria=False)
        .encode(
            x=alt.X("expected:Q", scale=scale, axis=across),
            y=alt.Y("observed:Q", scale=scale, axis=upwards),
        )
    )
    tooltips = [
        alt.Tooltip("moves:Q", title="Moves"),
        alt.Tooltip("said:N", title="Expected"),
        alt.Tooltip("came:N", title="Lasted"),
    ]
    base = alt.Chart(frame).encode(
        x=alt.X("expected:Q", scale=scale, axis=across), tooltip=tooltips
    )
    band = base.mark_rule(strokeWidth=3, color=theme.RING).encode(
        y=alt.Y("low:Q", scale=scale, axis=upwards), y2="high:Q"
    )
    point = base.mark_point(filled=True, size=110, color=theme.RING, opacity=1).encode(
        y=alt.Y("observed:Q", scale=scale, axis=upwards)
    )
    return alt.layer(line, band, point, height=HEIGHT)


def forecast_chart(frame: pd.DataFrame) -> alt.LayerChart | alt.FacetChart:
    """Each year's range with its middle, and what came.

    Columns: `on` (in order), `actual`, `mean`, `low`, `high` (children), `range` (in words).
    """
    kinds = alt.Scale(
        domain=[words.FORECAST_KEY, "Actual"], range=[theme.RING, theme.GROUP_COLOUR["Home"]]
    )
    color = alt.Color("kind:N", scale=kinds, legend=alt.Legend(title=None, orient="top"))
    x = alt.X("on:N", sort=list(frame["on"]), axis=alt.Axis(title=None, labelAngle=0))
    y = alt.Scale(zero=False, nice=True)
    children = alt.Axis(title="Children", tickCount=6, domain=False)
    tooltips = [
        alt.Tooltip("on:N", title="On 31"),
        alt.Tooltip("range:N", title="80% likely range"),
        alt.Tooltip("mean:Q", title="Forecast", format=".0f"),
        alt.Tooltip("actual:Q", title="Actual"),
    ]
    base = alt.Chart(frame).encode(x=x, tooltip=tooltips)
    band = base.mark_bar(size=26, opacity=0.45, color=theme.RING, cornerRadius=3).encode(
        y=alt.Y("low:Q", scale=y, axis=children), y2="high:Q"
    )
    middle = (
        base.transform_calculate(kind=f"'{words.FORECAST_KEY}'")
        .mark_tick(thickness=3, size=26, orient="horizontal")
        .encode(y=alt.Y("mean:Q", scale=y, axis=children), color=color)
    )
    came = (
        base.transform_calculate(kind="'Actual'")
        .mark_point(filled=True, size=130, opacity=1, shape="diamond")
        .encode(y=alt.Y("actual:Q", scale=y, axis=children), color=color)
    )
    return alt.layer(band, middle, came, height=HEIGHT)
