"""What is said of something that needs sorting, beside its own words: whose, by when, for where."""

from datetime import date

from models.labels import Barrier
from models.names import PLACE, SETTING
from models.settings import DESTINATIONS, Setting
from models.words import a_date, join_words, lower_first


def barrier_details(barrier: Barrier, today: date) -> str:
    """Owner and dates as far as recorded; an inferred one says so."""
    parts = []
    if barrier.owner:
        parts.append(f"owner: {barrier.owner}")
    if barrier.due:
        parts.append(f"{'was due' if barrier.due < today else 'due'} {a_date(barrier.due)}")
    if barrier.look_again:
        assumed = " (12 weeks on, no date is recorded)" if barrier.look_again_assumed else ""
        parts.append(f"look again {a_date(barrier.look_again)}{assumed}")
    if barrier.cleared:
        parts.append(f"resolved {a_date(barrier.cleared)}")
    parts.append("recorded" if barrier.recorded else "read from the data, please check")
    return " · ".join(parts)


def for_which(barrier: Barrier) -> str:
    """(for home and family or friends), or "" where it bears on every destination."""
    if barrier.destinations is None:
        return ""
    places = [name for place, name in PLACE.items() if place in barrier.destinations]
    if Setting.FOSTER_IN_HOUSE not in barrier.destinations:
        others = (destinations for destinations in DESTINATIONS if destinations not in PLACE)
        places += [SETTING[other] for other in others if other in barrier.destinations]
    return f" (for {join_words([lower_first(place) for place in places])})" if places else ""
