"""Pictures of a year's savings: month by month against the target, and why they slipped."""

import altair as alt
import pandas as pd

from models.ledger.by_month import by_month
from models.ledger.slipped import Slipped
from models.ledger.statement import SHORT
from models.ledger.year import YearOfMoves
from pages.parts.savings import words
from pages.parts.words import theme, writing
from pages.parts.words.charts import POUNDS, steps_chart

COLOURS = ("#0072b2", "#56b4e9", "#e69f00", "#999999")
PARTS = dict(zip(SHORT.values(), COLOURS, strict=True))


def months_frame(year_of_moves: YearOfMoves) -> pd.DataFrame:
    """Pounds so far by month and part, each on top of the one before: `month`, `part`, `pounds`,
    `begins`, `ends`."""
    sums, rows = dict.fromkeys(PARTS, 0), []
    for month_of_savings in by_month(year_of_moves):
        parts, level = (
            (
                month_of_savings.confirmed,
                month_of_savings.claimed,
                month_of_savings.expected,
                month_of_savings.possible,
            ),
            0,
        )
        for name, pence in zip(PARTS, parts, strict=True):
            sums[name] += pence
            ends = level + sums[name]
            rows.append(
                (f"{month_of_savings.starts:%b}", name, sums[name] / 100, level / 100, ends / 100)
            )
            level = ends
    return pd.DataFrame(rows, columns=["month", "part", "pounds", "begins", "ends"])


def months_chart(year_of_moves: YearOfMoves) -> alt.LayerChart | alt.FacetChart:
    """Each month's sum so far, the target as a line, and the forecast's 80% range at the end."""
    frame, target_position = months_frame(year_of_moves), year_of_moves.position
    months = list(dict.fromkeys(frame["month"]))
    axis = alt.Axis(title=None, format="~s", tickCount=5, domain=False, labelExpr=POUNDS)
    x = alt.X("month:N", sort=months, axis=alt.Axis(title=None, labelAngle=0, ticks=False))
    layers = [
        alt.Chart(frame)
        .mark_bar()
        .encode(
            x=x,
            y=alt.Y("begins:Q", axis=axis),
            y2="ends:Q",
            color=alt.Color(
                "part:N",
                sort=list(PARTS),
                scale=alt.Scale(domain=list(PARTS), range=list(PARTS.values())),
                legend=alt.Legend(title=None, orient="top"),
            ),
            tooltip=[
                alt.Tooltip("month:N", title="To end of"),
                alt.Tooltip("part:N", title="Part"),
                alt.Tooltip("pounds:Q", title="Pounds", format=",.0f"),
            ],
        ),
    ]
    if target_position.forecast.moves:
        spread = pd.DataFrame(
            [(months[-1], target_position.forecast.low / 100, target_position.forecast.high / 100)],
            columns=["month", "low", "high"],
        )
        # Dark with a light edge: seen on every colour of the bars, on a light and on a dark page.
        for width, colour in ((8, theme.CIRCLE_EDGE), (4, theme.RANGE)):
            rule = alt.Chart(spread).mark_rule(strokeWidth=width, color=colour)
            layers.append(rule.encode(x=x, y="low:Q", y2="high:Q"))
    if target_position.target is not None:
        line = pd.DataFrame([(target_position.target / 100,)], columns=["target"])
        dashed = alt.Chart(line).mark_rule(strokeDash=[6, 4], strokeWidth=2, color=theme.COSTS)
        layers.append(dashed.encode(y="target:Q"))
    return alt.layer(*layers, height=240)


def range_beside(year_of_moves: YearOfMoves) -> str:
    """What the lines in the picture are, and that no month before the last has a range; "" where
    there is none."""
    likely = year_of_moves.position.forecast
    if not likely.moves:
        return ""
    low, high = writing.of_pence(likely.low), writing.of_pence(likely.high)
    has_target = year_of_moves.position.target is not None
    return words.range_in_picture(writing.likely_between(low, high), has_target)


def months_words(year_of_moves: YearOfMoves) -> str:
    """The picture in words."""
    position = year_of_moves.position
    amounts = (
        position.confirmed,
        position.claimed,
        position.expected.pence,
        position.possible.pence,
    )
    parts = [
        f"{writing.lower_first(name)} {writing.of_pence(pence)}"
        for name, pence in zip(PARTS, amounts, strict=True)
    ]
    target = "" if position.target is None else writing.of_pence(position.target)
    return words.months(writing.year(year_of_moves.asked.year), writing.join_words(parts), target)


def bridge_chart(slipped: Slipped) -> alt.LayerChart | alt.FacetChart:
    """From what was promised to what it is now."""
    promised, *amounts = writing.that_add_up(
        slipped.promised, *(pence for _, pence in slipped.steps)
    )
    rows, level = [_bar(words.PROMISED, 0, slipped.promised, promised)], slipped.promised
    for (why, pence), pounds in zip(slipped.steps, amounts, strict=True):
        rows.append(_bar(why.value, level, level + pence, pounds))
        level += pence
    rows.append(_bar("Now", 0, slipped.now, writing.of_pence(slipped.now)))
    columns = ["step", "begins", "ends", "label_at", "kind", "said", "low", "high"]
    return steps_chart(pd.DataFrame(rows, columns=columns))


def bridge_words(slipped: Slipped) -> str:
    """The bridge in words; its parts add up."""
    promised, *amounts = writing.that_add_up(
        slipped.promised, *(pence for _, pence in slipped.steps)
    )
    steps = [
        f"{writing.lower_first(why.value)} {pounds}"
        for (why, _), pounds in zip(slipped.steps, amounts, strict=True)
    ]
    return words.bridge(
        promised, slipped.moves, writing.capitalise("; ".join(steps)), writing.of_pence(slipped.now)
    )


def _bar(step: str, begins: int, ends: int, text: str) -> tuple[object, ...]:
    return (
        step,
        begins / 100,
        ends / 100,
        max(begins, ends) / 100,
        "saves" if ends >= begins else "costs",
        text,
        None,
        None,
    )
