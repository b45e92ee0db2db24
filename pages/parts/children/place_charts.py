"""The picture of where children live and the bars of distance: a frame in, a chart out.

No tile, no outside host: the country is drawn from cells of 5 km. Never a pin, never a name.
"""

import altair as alt
import pandas as pd

from pages.parts.words import theme

PIXELS_A_CELL = 5.0
SMALLEST, LARGEST = 280, 900  # area of a circle in pixels: room for its number, little overlap
BAR = 20


def picture(
    country: pd.DataFrame, circles: pd.DataFrame, edges: tuple[float, float, float, float]
) -> alt.LayerChart | alt.FacetChart:
    """The country, our area in it, and a circle a square of 25 km that has children.

    Hidden from screen readers mark by mark: a thousand strips say nothing, and the table beside the
    picture has every number.

    `country`: `y`, `x_from`, `x_to` (5 km cells), `ours`. `circles`: `x`, `y`, `size` (children, or
    blank where hidden), `mark` (the number, or blank), `told` (in words). `edges`: west, south,
    east, north in cells.
    """
    west, south, east, north = edges
    x = alt.Scale(domain=[west, east], nice=False, zero=False)
    y = alt.Scale(domain=[south, north], nice=False, zero=False)
    strips = country.assign(y_to=country["y"] + 1)
    land = alt.Chart(strips).encode(
        x=alt.X("x_from:Q", scale=x, axis=None),
        x2="x_to:Q",
        y=alt.Y("y:Q", scale=y, axis=None),
        y2="y_to:Q",
    )
    others = land.transform_filter("!datum.ours").mark_rect(
        color=theme.COUNTRY, opacity=theme.COUNTRY_SHOWS, tooltip=None, clip=True, aria=False
    )
    own = land.transform_filter("datum.ours").mark_rect(
        color=theme.OWN_AREA, opacity=theme.OWN_AREA_SHOWS, tooltip=None, clip=True, aria=False
    )
    chart = alt.Chart(circles).encode(
        x=alt.X("x:Q", scale=x, axis=None), y=alt.Y("y:Q", scale=y, axis=None)
    )
    tooltip = alt.Tooltip("told:N", title="Children")
    counted = (
        chart.transform_filter("isValid(datum.size)")
        .mark_circle(
            aria=False, color=theme.CIRCLE, opacity=0.92, stroke=theme.CIRCLE_EDGE, strokeWidth=1
        )
        .encode(
            size=alt.Size(
                "size:Q", legend=None, scale=alt.Scale(range=[SMALLEST, LARGEST], zero=False)
            ),
            tooltip=[tooltip],
        )
    )
    hidden = (
        chart.transform_filter("!isValid(datum.size)")
        .mark_point(aria=False, color=theme.RING, size=SMALLEST, strokeWidth=2, filled=False)
        .encode(tooltip=[tooltip])
    )
    numbers = chart.mark_text(
        aria=False, color=theme.CIRCLE_EDGE, fontSize=12, fontWeight="bold"
    ).encode(text="mark:N", tooltip=[tooltip])
    width, height = (east - west) * PIXELS_A_CELL, (north - south) * PIXELS_A_CELL
    return alt.layer(others, own, hidden, counted, numbers, width=width, height=height)


def bands_chart(frame: pd.DataFrame) -> alt.LayerChart | alt.FacetChart:
    """One bar a distance band, in the frame's order. Columns: `band`, `size` (blank = hidden),
    `size_or_0`, `mark` (the number in words), `known` (False for children whose distance isn't).
    """
    y = alt.Y(
        "band:N",
        sort=list(frame["band"]),  # layers don't agree on a sort by another column
        axis=alt.Axis(title=None, ticks=False, domain=False, labelLimit=160),
    )
    base = alt.Chart(frame).encode(
        y=y,
        tooltip=[alt.Tooltip("band:N", title="Distance"), alt.Tooltip("mark:N", title="Children")],
    )
    bars = base.mark_bar(height=BAR, cornerRadiusEnd=3).encode(
        x=alt.X("size:Q", axis=None, scale=alt.Scale(domainMin=0)),
        color=alt.Color(
            "known:N",
            legend=None,
            scale=alt.Scale(domain=[True, False], range=[theme.BAND_BAR, theme.BAND_UNKNOWN]),
        ),
    )
    numbers = base.mark_text(align="left", dx=6, fontSize=13, color=theme.WORDS).encode(
        x=alt.X("size_or_0:Q", axis=None), text="mark:N"
    )
    return alt.layer(bars, numbers, height=alt.Step(BAR * 1.6))
