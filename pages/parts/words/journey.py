"""A child's journey: where they have lived, as a picture and, beside it, the same in words."""

from datetime import date

import pandas as pd
import streamlit as st

from models.children.journey_words import span_words, stay_words, summarise_journey
from models.children.records import Child
from models.settings import RESIDENTIAL, Setting
from pages.parts.words import names, writing
from pages.parts.words.charts import journey_chart

LINES_OPEN = 6  # earlier stays than these are a click away
FOSTER = {Setting.FOSTER_IN_HOUSE, Setting.FOSTER_INDEPENDENT, Setting.FOSTER_SPECIALIST}


def journey(child: Child, as_of: date) -> None:
    """Draw the journey; the newest stay comes first in the words."""
    st.header("The journey so far", anchor=False)
    picture, text = st.columns((3, 2), gap="medium")
    with picture:
        st.altair_chart(
            journey_chart(journey_frame(child, as_of)), alt=summarise_journey(child, as_of)
        )
    lines = [stay_words(stay, as_of) for stay in reversed(child.journey)]
    with text:
        st.markdown(writing.plain(summarise_journey(child, as_of)))
        st.markdown("\n".join(f"- {writing.plain(line)}" for line in lines[:LINES_OPEN]))
        if len(lines) > LINES_OPEN:
            with st.expander(f"{len(lines) - LINES_OPEN} earlier"):
                st.markdown("\n".join(f"- {writing.plain(line)}" for line in lines[LINES_OPEN:]))


def journey_frame(child: Child, as_of: date) -> pd.DataFrame:
    """One row a stay, with the columns that the chart wants."""
    return pd.DataFrame(
        {
            "starts": pd.to_datetime([stay.starts for stay in child.journey]),
            "ends": pd.to_datetime([stay.ends or as_of for stay in child.journey]),
            "group": [group(stay.setting) for stay in child.journey],
            "home": [names.SETTING[stay.setting] for stay in child.journey],
            "span": [span_words(stay, as_of) for stay in child.journey],
        }
    )


def group(setting: Setting) -> str:
    """The line of the picture that a kind of home is drawn on."""
    if setting in RESIDENTIAL:
        return "Residential care"
    if setting in FOSTER:
        return "Foster family"
    text_by_setting = {Setting.FOSTER_CONNECTED: "Family or friends", Setting.HOME: "Home"}
    return text_by_setting.get(setting, "Somewhere else")
