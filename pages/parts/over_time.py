"""Needs and strengths over time: two pictures, and what changed in words."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from models.needs.direction import Direction, Heading, Point
from models.needs.scheme import Need
from models.needs.story import NeedsStory
from pages.parts import items, theme, words
from pages.parts.charts import levels_chart

BLANK = "? is not known; an empty place was not asked about."
DATES_SHOWN = 8  # the newest; more would not fit a screen


def over_time(story: NeedsStory) -> None:
    """Draw the levels on each date, needs and strengths apart, with the changes in words."""
    if not story.points:
        return
    st.markdown("**Over time**")
    said = change_words(story.direction)
    st.markdown(words.plain(said))
    needs, strengths = st.columns(2, gap="medium")
    dates = story.dates[-DATES_SHOWN:]
    shown = [point for point in story.points if point.on in dates]
    with needs:
        st.caption(f"Needs: 0 is ordinary parenting, 4 is staff awake round the clock. {BLANK}")
        _draw([p for p in shown if isinstance(p.item, Need)], theme.NEED_STEPS, said)
    with strengths:
        st.caption(f"Strengths: 0 is not seen yet, 3 can carry the plan. {BLANK}")
        _draw([p for p in shown if not isinstance(p.item, Need)], theme.STRENGTH_STEPS, said)


def change_words(direction: Direction) -> str:
    """Better: education (3 to 2). Harder: … 6 unchanged."""
    parts = []
    for heading, called in ((Heading.BETTER, "Better"), (Heading.WORSE, "Harder")):
        named = [
            f"{words.small(items.title(t.item))} ({t.from_level} to {t.to_level})"
            for t in direction.heading(heading)
        ]
        if named:
            parts.append(f"{called}: {words.listed(named)}.")
    steady = len(direction.heading(Heading.STEADY))
    if steady:
        parts.append(f"{steady} unchanged.")
    return " ".join(parts) or "Only one profile so far, so no direction yet."


def levels_frame(points: list[Point]) -> pd.DataFrame:
    """One row an item and date, with the columns that the chart wants; not known is a "?"."""
    order = list(dict.fromkeys(point.item for point in points))
    return pd.DataFrame(
        {
            "item": [items.title(point.item) for point in points],
            "place": [order.index(point.item) for point in points],
            "on": [f"{point.on.day} {point.on:%b %Y}" for point in points],
            "turn": [point.on.toordinal() for point in points],
            "level": pd.array([point.level for point in points], dtype="Int64"),
            "mark": ["?" if point.level is None else str(point.level) for point in points],
            "meaning": [
                "not known" if point.level is None else items.level(point.item, point.level)
                for point in points
            ],
        }
    )


def _draw(points: list[Point], steps: tuple[str, ...], said: str) -> None:
    if not points:
        st.caption("Nothing noted.")
        return
    st.altair_chart(levels_chart(levels_frame(points), steps), alt=said)
