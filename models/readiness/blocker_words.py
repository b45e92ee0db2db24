"""What is said of something that needs sorting, beside its own words: whose, by when, for where."""

from __future__ import annotations

from datetime import date

from models.children.settings import DESTINATIONS, Setting
from models.names import PLACE, SETTING
from models.readiness.verdict import Blocker
from models.words import a_date, listed, small


def details(each: Blocker, today: date) -> str:
    """Owner and dates as far as recorded; an inferred one says so."""
    parts = []
    if each.owner:
        parts.append(f"owner: {each.owner}")
    if each.due:
        parts.append(f"{'was due' if each.due < today else 'due'} {a_date(each.due)}")
    if each.look_again:
        assumed = " (12 weeks on, no date is recorded)" if each.look_again_assumed else ""
        parts.append(f"look again {a_date(each.look_again)}{assumed}")
    if each.cleared:
        parts.append(f"sorted {a_date(each.cleared)}")
    parts.append("recorded" if each.recorded else "read from the data, please check")
    return " · ".join(parts)


def for_which(each: Blocker) -> str:
    """(for home and family or friends), or "" where it bears on every destination."""
    if each.destinations is None:
        return ""
    places = [name for place, name in PLACE.items() if place in each.destinations]
    if Setting.FOSTER_IN_HOUSE not in each.destinations:
        others = (one for one in DESTINATIONS if one not in PLACE)
        places += [SETTING[one] for one in others if one in each.destinations]
    return f" (for {listed([small(one) for one in places])})" if places else ""
