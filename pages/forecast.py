"""Forecast: children and spend by month on today's path, with what has been and how sure it is."""

from __future__ import annotations

import streamlit as st

from models.results import Kept
from pages.parts import cached, empty, forecast_inputs
from pages.parts.failing import end_page
from pages.parts.forecast_view import (
    by_month,
    children_ahead,
    file,
    how_sure,
    spend_ahead,
    too_little_history,
)  # fmt: skip
from pages.parts.visitor import visitor
from pages.parts.waiting import wait_for

person = visitor()
st.title("Forecast", anchor=False)
if cached.data_date(person) is None:
    empty.nothing_imported()
    end_page()

looked, ahead = forecast_inputs.how_far(cached.looks_from(person), cached.kept_forecasts(person))
day = cached.looks_from(person)[0] if isinstance(looked, Kept) else looked
found = wait_for(cached.forecast_of(person, day, forecast_inputs.horizon(ahead)), "forecast")
outlook = found.outlook
if isinstance(looked, Kept):
    outlook = cached.kept_forecast(person, looked.number)
if outlook is None:
    too_little_history(day)
asked = forecast_inputs.choices(person, outlook, found.actuals, ahead)
children_ahead(outlook, found.actuals, asked)
if asked.spend:
    spend_ahead(outlook, found.actuals, asked)
by_month(outlook, found.actuals, asked)
if outlook is not None:
    how_sure(outlook, asked)
    file(outlook, asked)
