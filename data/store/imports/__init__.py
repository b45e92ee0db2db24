"""Bringing files in: all of a batch or nothing, reviewed first, and taken back whole."""
