"""Builders of made-up children, records, moves and files, for every kind of test."""
