"""A child's journey in words: where they have lived, since when, how long."""

from datetime import date

from models.children.records import Child, Ending, Placement
from models.names import SETTING
from models.words import a_date, count_of, length_of_time


def summarise_journey(child: Child, as_of: date) -> str:
    """How many homes since when, how long in care this time, and how long in this home."""
    stays, placement = child.journey, child.placement
    first_day = a_date(stays[0].starts)
    begun = f"{'on or before ' if stays[0].started_on_or_before else ''}{first_day}"
    long = length_of_time(placement.starts, as_of, placement.started_on_or_before)
    since = child.in_care_since
    in_care = length_of_time(since or placement.care_started, as_of, since is None)
    return (
        f"{count_of(len(stays), 'placement')} on record, the first from {begun}. "
        f"In care for {in_care}, in this home for {long}."
    )


def stay_words(stay: Placement, as_of: date) -> str:
    """One stay: kind of home, dates and length, how it ended."""
    ended = "" if stay.ending in (None, Ending.MOVED) else f", then {_ending(stay)}"
    return f"{SETTING[stay.setting]}: {span_words(stay, as_of)}{ended}"


def span_words(stay: Placement, as_of: date) -> str:
    """6 January 2025 to now (1 year 2 months)."""
    begun = f"{'on or before ' if stay.started_on_or_before else ''}{a_date(stay.starts)}"
    until = "now" if stay.ends is None else a_date(stay.ends)
    long = length_of_time(stay.starts, stay.ends or as_of, stay.started_on_or_before)
    return f"{begun} to {until} ({long})"


def _ending(stay: Placement) -> str:
    return stay.ending.value if stay.ending else ""
