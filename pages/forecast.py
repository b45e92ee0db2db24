"""Forecast: children and spend by month on today's path, with what has been and how sure it is."""

import streamlit as st

from models.results import SavedResult
from pages.parts import cache
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
from services.council_data import data_date
from services.forecast import forecast_start_dates, foresee_months, saved_forecast, saved_forecasts

person = visitor()
council = cache.council_of(person)
st.title("Forecast", anchor=False)
if data_date(council) is None:
    empty.nothing_imported()
    end_page()

looked, ahead = inputs.how_far(forecast_start_dates(council), saved_forecasts(council))
day = forecast_start_dates(council)[0] if isinstance(looked, SavedResult) else looked
found = wait_for(
    cache.in_background(foresee_months, council, day, inputs.horizon(ahead)),
    "forecast",
)
outlook = found.outlook
if isinstance(looked, SavedResult):
    outlook = saved_forecast(council, looked.number)
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
