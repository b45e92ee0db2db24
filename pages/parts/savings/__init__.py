"""Savings: the year's target, what is confirmed and expected, the moves behind each sum."""
