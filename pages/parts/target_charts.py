"""Pictures of a year's savings: month by month against the target, and why they slipped."""

from __future__ import annotations

import altair as alt
import pandas as pd

from models.moves.by_month import by_month
from models.moves.slipped import Slipped
from models.moves.year import YearOfMoves
from pages.parts import theme, words
from pages.parts.charts import POUNDS, steps_chart

PARTS = {"Confirmed": "#0072b2", "Claimed": "#56b4e9", "Still expected": "#e69f00",
         "Possible": "#999999"}  # fmt: skip


def months_frame(found: YearOfMoves) -> pd.DataFrame:
    """Pounds so far by month and part, each on top of the one before: `month`, `part`, `pounds`,
    `begins`, `ends`."""
    sums, rows = dict.fromkeys(PARTS, 0), []
    for one in by_month(found):
        parts, level = (one.confirmed, one.claimed, one.expected, one.possible), 0
        for name, pence in zip(PARTS, parts, strict=True):
            sums[name] += pence
            ends = level + sums[name]
            rows.append((f"{one.starts:%b}", name, sums[name] / 100, level / 100, ends / 100))
            level = ends
    return pd.DataFrame(rows, columns=["month", "part", "pounds", "begins", "ends"])


def months_chart(found: YearOfMoves) -> alt.LayerChart | alt.FacetChart:
    """Each month's sum so far, the target as a line, and the forecast's 80% range at the end."""
    frame, at = months_frame(found), found.position
    months = list(dict.fromkeys(frame["month"]))
    axis = alt.Axis(title=None, format="~s", tickCount=5, domain=False, labelExpr=POUNDS)
    x = alt.X("month:N", sort=months, axis=alt.Axis(title=None, labelAngle=0, ticks=False))
    layers = [
        alt.Chart(frame).mark_bar().encode(
            x=x, y=alt.Y("begins:Q", axis=axis), y2="ends:Q",
            color=alt.Color("part:N", sort=list(PARTS), scale=alt.Scale(
                domain=list(PARTS), range=list(PARTS.values())),
                legend=alt.Legend(title=None, orient="top")),
            tooltip=[alt.Tooltip("month:N", title="Up to the end of"),
                     alt.Tooltip("part:N", title="Part"),
                     alt.Tooltip("pounds:Q", title="Pounds", format=",.0f")],
        ),
    ]  # fmt: skip
    if at.forecast.moves:
        spread = pd.DataFrame([(months[-1], at.forecast.low / 100, at.forecast.high / 100)],
                              columns=["month", "low", "high"])  # fmt: skip
        # Dark with a light edge: seen on every colour of the bars, on a light and on a dark page.
        for width, colour in ((8, theme.CIRCLE_EDGE), (4, theme.RANGE)):
            rule = alt.Chart(spread).mark_rule(strokeWidth=width, color=colour)
            layers.append(rule.encode(x=x, y="low:Q", y2="high:Q"))
    if at.target is not None:
        line = pd.DataFrame([(at.target / 100,)], columns=["target"])
        dashed = alt.Chart(line).mark_rule(strokeDash=[6, 4], strokeWidth=2, color=theme.COSTS)
        layers.append(dashed.encode(y="target:Q"))
    return alt.layer(*layers, height=240)


def range_beside(found: YearOfMoves) -> str:
    """What the lines in the picture are, and that no month before the last has a range; "" where
    there is none."""
    at = found.position.forecast
    if not at.moves:
        return ""
    dashed = "" if found.position.target is None else " The dashed line is the target."
    return ("The upright line in the last month is the range of the forecast at the year's end: "
            f"80% likely {words.of_pence(at.low)} to {words.of_pence(at.high)}. The months to come "
            f"before it are shown without a range.{dashed}")  # fmt: skip


def months_words(found: YearOfMoves) -> str:
    """The picture in words."""
    at = found.position
    said = (f"Month by month in {words.year(found.asked.year)}: confirmed "
            f"{words.of_pence(at.confirmed)}, claimed {words.of_pence(at.claimed)}, still expected "
            f"{words.of_pence(at.expected.pence)}, possible "
            f"{words.of_pence(at.possible.pence)}")  # fmt: skip
    return said if at.target is None else f"{said}; target {words.of_pence(at.target)}"


def bridge_chart(found: Slipped) -> alt.LayerChart | alt.FacetChart:
    """From what was promised to what it is now."""
    promised, *amounts = words.that_add_up(found.promised, *(pence for _, pence in found.steps))
    rows, level = [_bar("Promised when agreed", 0, found.promised, promised)], found.promised
    for (why, pence), pounds in zip(found.steps, amounts, strict=True):
        rows.append(_bar(why.value, level, level + pence, pounds))
        level += pence
    rows.append(_bar("Now", 0, found.now, words.of_pence(found.now)))
    columns = ["step", "begins", "ends", "label_at", "kind", "said", "low", "high"]
    return steps_chart(pd.DataFrame(rows, columns=columns))


def bridge_words(found: Slipped) -> str:
    """The bridge in words; its parts add up."""
    promised, *amounts = words.that_add_up(found.promised, *(pence for _, pence in found.steps))
    steps = [f"{words.small(why.value)} {pounds}"
             for (why, _), pounds in zip(found.steps, amounts, strict=True)]  # fmt: skip
    middle = f"; {'; '.join(steps)}" if steps else ""
    moves = words.count(found.moves, "move")
    return f"Promised when {moves} were agreed: {promised}{middle}; now {words.of_pence(found.now)}"


def _bar(step: str, begins: int, ends: int, said: str) -> tuple[object, ...]:
    return (step, begins / 100, ends / 100, max(begins, ends) / 100,
            "saves" if ends >= begins else "costs", said, None, None)  # fmt: skip
