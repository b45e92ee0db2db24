"""Forecast: children and spend by month on today's path, with what has been and how sure it is."""

import streamlit as st

from models.results import SavedResult
from pages.parts import cached
from pages.parts.forecast import inputs
from pages.parts.forecast.view import (
    by_month,
    children_ahead,
    file,
    how_sure,
    spend_ahead,
    too_little_history,
)
from pages.parts.shell import empty
from pages.parts.shell.failing import end_page
from pages.parts.shell.visitor import visitor
from pages.parts.shell.waiting import wait_for

person = visitor()
st.title("Forecast", anchor=False)
if cached.data_date(person) is None:
    empty.nothing_imported()
    end_page()

looked, ahead = inputs.how_far(cached.looks_from(person), cached.kept_forecasts(person))
day = cached.looks_from(person)[0] if isinstance(looked, SavedResult) else looked
found = wait_for(cached.forecast_of(person, day, inputs.horizon(ahead)), "forecast")
outlook = found.outlook
if isinstance(looked, SavedResult):
    outlook = cached.kept_forecast(person, looked.number)
if outlook is None:
    too_little_history(day)
asked = inputs.choices(person, outlook, found.actuals, ahead)
children_ahead(outlook, found.actuals, asked)
if asked.spend:
    spend_ahead(outlook, found.actuals, asked)
by_month(outlook, found.actuals, asked)
if outlook is not None:
    how_sure(outlook, asked)
    file(outlook, asked)
