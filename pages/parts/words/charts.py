"""Charts as pure functions: a frame in, a chart out. The words beside each come from its page part.

Nothing is counted here; the frames come ready from pages/parts/words/journey.py and profile.py.
"""

import json
from collections.abc import Iterable
from textwrap import wrap

import altair as alt
import pandas as pd

from pages.parts.words import theme

BAR = 18
LINE_LETTERS = 32  # of a label beside a bar; what is longer goes on in the next line
# £1.5M and −£300k on an axis: numbers alone would not say that they are pounds.
POUNDS = "(datum.value < 0 ? '−£' : '£') + replace(format(abs(datum.value), '~s'), 'M', 'm')"


def journey_chart(frame: pd.DataFrame) -> alt.Chart:
    """Placements through time: one bar a stay, one line a group of homes.

    Columns: `starts`, `ends` (datetime64; an open stay ends at the as-of date), `group` (one of
    theme.GROUP_COLOUR), `home` (kind of home in words), `span` (dates and length in words).
    """
    groups = [name for name in theme.GROUP_COLOUR if name in set(frame["group"])]
    axis = theme.day_axis(frame["starts"].min().date(), frame["ends"].max().date())
    chart: alt.Chart = (
        alt.Chart(frame)
        .mark_bar(height=BAR, cornerRadius=3)
        .encode(
            x=alt.X("starts:T", axis=axis),
            x2="ends:T",
            y=alt.Y(
                "group:N",
                sort=groups,
                axis=alt.Axis(title=None, ticks=False, domain=False, labelLimit=160),
            ),
            color=alt.Color(
                "group:N",
                legend=None,
                scale=alt.Scale(domain=groups, range=[theme.GROUP_COLOUR[name] for name in groups]),
            ),
            tooltip=[alt.Tooltip("home:N", title="Home"), alt.Tooltip("span:N", title="When")],
        )
        .properties(height=alt.Step(BAR * 2))
    )
    return chart


def outcomes_chart(frame: pd.DataFrame) -> alt.LayerChart | alt.FacetChart:
    """Children by where they would live: one bar a kind of home, its number beside it.

    Columns: `place` (in words, from the top), `children` (whole number), `group` (one of
    theme.GROUP_COLOUR).
    """
    groups = [name for name in theme.GROUP_COLOUR if name in set(frame["group"])]
    base = alt.Chart(frame).encode(
        y=alt.Y(
            "place:N",
            sort=list(frame["place"]),
            axis=alt.Axis(title=None, ticks=False, domain=False, labelLimit=180),
        ),
        x=alt.X("children:Q", axis=None),
    )
    bars = base.mark_bar(height=BAR, cornerRadius=3).encode(
        color=alt.Color(
            "group:N",
            legend=None,
            scale=alt.Scale(domain=groups, range=[theme.GROUP_COLOUR[name] for name in groups]),
        ),
        tooltip=[alt.Tooltip("place:N", title="To"), alt.Tooltip("children:Q", title="Children")],
    )
    numbers = base.mark_text(align="left", dx=5, fontSize=13, color=theme.WORDS).encode(
        text="children:Q"
    )
    return alt.layer(bars, numbers, height=alt.Step(BAR * 2))


def _in_lines(labels: Iterable[str]) -> str:
    """What an axis writes for each of its labels: a long one in lines, so that none is cut."""
    lines = {label: wrap(label, LINE_LETTERS) for label in labels}
    return f"({json.dumps(lines)})[datum.label]"


def steps_chart(frame: pd.DataFrame) -> alt.LayerChart | alt.FacetChart:
    """From gross to net: bars that hang where the one before ended, and the range of the net.

    Columns: `step` (in order), `begins`, `ends`, `label_at` (pounds), `kind` ("saves" or
    "costs"), `said` (the amount in words), `low`, `high` (pounds, of the last step; blank = none).
    """
    axis = alt.Axis(title=None, format="~s", tickCount=5, domain=False, labelExpr=POUNDS)
    base = alt.Chart(frame).encode(
        y=alt.Y(
            "step:N",
            sort=list(frame["step"]),
            axis=alt.Axis(
                title=None,
                ticks=False,
                domain=False,
                labelLimit=240,
                labelExpr=_in_lines(frame["step"]),
            ),
        ),
    )
    bars = base.mark_bar(height=BAR, cornerRadius=2).encode(
        x=alt.X("begins:Q", axis=axis),
        x2="ends:Q",
        color=alt.Color(
            "kind:N",
            legend=None,
            scale=alt.Scale(domain=["saves", "costs"], range=[theme.SAVES, theme.COSTS]),
        ),
        tooltip=[alt.Tooltip("step:N", title="Step"), alt.Tooltip("said:N", title="Pounds")],
    )
    numbers = base.mark_text(align="left", dx=6, fontSize=12, color=theme.WORDS).encode(
        x="label_at:Q", text="said:N"
    )
    if frame["low"].isna().all():  # an empty layer is a picture without a name to a screen reader
        return alt.layer(bars, numbers, height=alt.Step(BAR * 2.2))
    spread = base.transform_filter("isValid(datum.low)")
    line = spread.mark_rule(strokeWidth=3, color=theme.MIDDLE, yOffset=BAR * 0.75).encode(
        x="low:Q", x2="high:Q"
    )
    return alt.layer(bars, numbers, line, height=alt.Step(BAR * 2.2))
