"""Forecast: children and spend by month."""
