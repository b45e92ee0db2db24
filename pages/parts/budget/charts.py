"""The Budget page's pictures: the year added up, what a change is made of, prices by year."""

import altair as alt
import pandas as pd

from pages.parts.budget import words
from pages.parts.words import theme
from pages.parts.words.charts import POUNDS

HEIGHT = 300
SPENT, EXPECTED, BUDGET, LAST_YEAR = "Spent", "Expected", "Budget, evenly", "Last year"
OWN, GENERAL = "Average recorded price", words.WITH_INFLATION
_DASH = {SPENT: [1, 0], EXPECTED: [1, 0], BUDGET: [8, 4], LAST_YEAR: [2, 3]}
_COLOUR = {
    SPENT: theme.GROUP_COLOUR["Home"], EXPECTED: theme.RING, BUDGET: theme.COSTS,
    LAST_YEAR: theme.MIDDLE,
}  # fmt: skip


def year_chart(frame: pd.DataFrame) -> alt.LayerChart | alt.FacetChart:
    """Pounds added up from 1 April: what has been, what is expected in its band, the budget.

    Columns: `on` (a day), `day` (in words), `kind` (SPENT, EXPECTED, BUDGET or LAST_YEAR), `value`,
    `low`, `high` (pounds; blank but for EXPECTED), `said`.
    """
    kinds = [kind for kind in _DASH if kind in set(frame["kind"])]
    base = alt.Chart(frame).encode(
        x=alt.X("on:T", axis=theme.month_axis(frame["on"].dt.date, "%b"))
    )
    y = alt.Y("value:Q", axis=_pounds("Pounds since 1 April"))
    band = (
        base.transform_filter("isValid(datum.low)")
        .mark_area(color=theme.RING, opacity=0.3, aria=False)
        .encode(y=alt.Y("low:Q", axis=_pounds("Pounds since 1 April")), y2="high:Q")
    )
    lines = base.mark_line(strokeWidth=2.5, point=alt.OverlayMarkDef(size=40)).encode(
        y=y,
        color=alt.Color(
            "kind:N",
            legend=_legend(),
            scale=alt.Scale(domain=kinds, range=[_COLOUR[kind] for kind in kinds]),
        ),
        strokeDash=alt.StrokeDash(
            "kind:N",
            legend=_legend(),
            scale=alt.Scale(domain=kinds, range=[_DASH[kind] for kind in kinds]),
        ),
        tooltip=[
            alt.Tooltip("day:N", title="Up to"),
            alt.Tooltip("kind:N", title="What"),
            alt.Tooltip("said:N", title="Pounds"),
        ],
    )
    return alt.layer(band, lines, height=HEIGHT)


def price_chart(frame: pd.DataFrame) -> alt.LayerChart | alt.FacetChart:
    """The average recorded price of a week by year, beside what general inflation would have made.

    Columns: `year` (2025/26), `kind` (OWN or GENERAL), `value` (pounds a week), `said`.
    """
    kinds = [kind for kind in (OWN, GENERAL) if kind in set(frame["kind"])]
    colours = {OWN: theme.RING, GENERAL: theme.MIDDLE}
    dashes = {OWN: [1, 0], GENERAL: [8, 4]}
    lines = (
        alt.Chart(frame)
        .mark_line(strokeWidth=2.5, point=alt.OverlayMarkDef(size=50))
        .encode(
            x=alt.X("year:N", axis=alt.Axis(title=None, labelAngle=0, domain=False)),
            y=alt.Y("value:Q", scale=alt.Scale(zero=False, nice=True), axis=_pounds("A week")),
            color=alt.Color(
                "kind:N",
                legend=_legend(1),
                scale=alt.Scale(domain=kinds, range=[colours[kind] for kind in kinds]),
            ),
            strokeDash=alt.StrokeDash(
                "kind:N",
                legend=_legend(1),
                scale=alt.Scale(domain=kinds, range=[dashes[kind] for kind in kinds]),
            ),
            tooltip=[
                alt.Tooltip("year:N", title="Year"),
                alt.Tooltip("kind:N", title="What"),
                alt.Tooltip("said:N", title="Price"),
            ],
        )
    )
    return alt.layer(lines, height=HEIGHT)


def _legend(columns: int = 2) -> alt.Legend:
    """One legend of colours and dashes together, so that neither has to be seen alone."""
    return alt.Legend(
        title=None,
        orient="top",
        symbolType="stroke",
        symbolSize=400,
        columns=columns,
        labelLimit=400,
    )


def _pounds(title: str) -> alt.Axis:
    return alt.Axis(title=title, format="~s", tickCount=6, domain=False, labelExpr=POUNDS)
