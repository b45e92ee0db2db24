"""The little that the theme can't say: one constant style sheet, never with data in it."""

from pathlib import Path

import streamlit as st

SHEET = Path(__file__).parent / "style.css"
MEETING_SHEET = Path(__file__).parent / "meeting.css"


def apply_style() -> None:
    """Lay the style sheet over the theme; once a run, before anything is drawn."""
    st.html(SHEET)


def apply_meeting_style() -> None:
    """Lay the full screen's sheet over it; only while one child's turn is drawn."""
    st.html(MEETING_SHEET)
