"""Needs and strengths over time: two pictures, and what changed in words."""

import streamlit as st

from models.children.needs_story import NeedsStory
from models.needs.change_words import change_words
from models.needs.direction import LevelPoint
from models.needs.scheme import Need
from pages.parts.child import words
from pages.parts.words import writing
from reports.levels import NEED_STEPS, STRENGTH_STEPS, levels_chart, levels_frame
from services.reference import item_words

BLANK = words.BLANK
DATES_SHOWN = 8  # the newest; more would not fit a screen


def over_time(story: NeedsStory) -> None:
    """Draw the levels on each date, needs and strengths apart, with the changes in words."""
    if not story.points:
        return
    st.markdown("**Over time**")
    text = change_words(story.direction, item_words(), len(story.dates))
    st.markdown(writing.plain(text))
    needs, strengths = st.columns(2, gap="medium")
    dates = story.dates[-DATES_SHOWN:]
    shown = [point for point in story.points if point.on in dates]
    with needs:
        st.caption(words.needs_scale(BLANK))
        _draw([p for p in shown if isinstance(p.item, Need)], NEED_STEPS, text)
    with strengths:
        st.caption(words.strengths_scale(BLANK))
        _draw([p for p in shown if not isinstance(p.item, Need)], STRENGTH_STEPS, text)


def _draw(points: list[LevelPoint], steps: tuple[str, ...], text: str) -> None:
    if not points:
        st.caption("Nothing noted.")
        return
    st.altair_chart(levels_chart(levels_frame(points, item_words()), steps), alt=text)
