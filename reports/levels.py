"""Needs and strengths over time as a picture: the same on a screen and on paper.

The steps of a level are one hue from light to dark, each cell with its number in it, so that no
colour has to be read: it prints in black and white.
"""

from collections.abc import Sequence

import altair as alt
import pandas as pd

from models.needs.direction import LevelPoint
from models.needs.scheme import Scheme

NEED_STEPS = ("#eaf3f8", "#c3dcec", "#8bbad9", "#2f74a6", "#0b4a7a")
STRENGTH_STEPS = ("#edf6f1", "#bfe3d3", "#6cbf9e", "#0c7a58")
DARK_FROM = 3  # from this level on a cell is dark enough for light numbers, in both hues
DARK_TEXT, LIGHT_TEXT = "#16242b", "#ffffff"
WORDS = "#5c686c"  # of words on paper; a page's own style gives them its colour, in either mode
MIDDLE = "#7c898d"  # lines and labels that have to be seen on a light and on a dark page


def levels_frame(points: Sequence[LevelPoint], scheme: Scheme) -> pd.DataFrame:
    """One row an item and date, with the columns that the chart wants; not known is a "?"."""
    order = list(dict.fromkeys(point.item for point in points))
    return pd.DataFrame(
        {
            "item": [scheme.title(point.item) for point in points],
            "place": [order.index(point.item) for point in points],
            "on": [f"{point.on.day} {point.on:%b %Y}" for point in points],
            "turn": [point.on.toordinal() for point in points],
            "level": pd.array([point.level for point in points], dtype="Int64"),
            "mark": ["?" if point.level is None else str(point.level) for point in points],
            "meaning": [
                "not known" if point.level is None else scheme.level(point.item, point.level)
                for point in points
            ],
        }
    )


def levels_chart(
    frame: pd.DataFrame, steps: tuple[str, ...], row_height: int = 24
) -> alt.LayerChart | alt.FacetChart:
    """Levels over the dates of the profiles: one line an item, one column a date, number in cell.

    Columns: `item` (title), `place` (order from the top), `on` (date in words), `turn` (order of
    the dates), `level` (whole number, blank = not known), `mark` ("3", or "?" where not known),
    `meaning` (the level in words). `steps`: colours from the lowest level to the highest.
    """
    x = alt.X(
        "on:O",
        sort=alt.SortField("turn"),
        axis=alt.Axis(
            title=None,
            orient="top",
            labelAngle=0,
            ticks=False,
            domain=False,
            labelFlush=False,
            labelLimit=140,
        ),
        scale=alt.Scale(paddingInner=0.03),
    )
    y = alt.Y(
        "item:N",
        sort=alt.SortField("place"),
        axis=alt.Axis(title=None, ticks=False, domain=False, labelFlush=False, labelLimit=240),
        scale=alt.Scale(paddingInner=0.08),
    )
    scale = alt.Scale(domain=list(range(len(steps))), range=list(steps))
    name, dark = "isValid(datum.level)", f"datum.level >= {DARK_FROM}"
    base = alt.Chart(frame).encode(
        x=x,
        y=y,
        tooltip=[
            alt.Tooltip("item:N", title="What"),
            alt.Tooltip("on:N", title="When"),
            alt.Tooltip("meaning:N", title="Level"),
        ],
    )
    cells = (
        base.transform_filter(name)
        .mark_rect(cornerRadius=3)
        .encode(color=alt.Color("level:O", scale=scale, legend=None))
    )
    numbers = (
        base.transform_filter(name)
        .mark_text(fontSize=13)
        .encode(
            text="mark:N",
            color=alt.condition(dark, alt.value(LIGHT_TEXT), alt.value(DARK_TEXT)),
        )
    )
    blanks = (
        base.transform_filter(f"!{name}").mark_text(fontSize=13, color=WORDS).encode(text="mark:N")
    )
    return alt.layer(cells, numbers, blanks, height=alt.Step(row_height))
