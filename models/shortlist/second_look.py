"""One in twenty of the "not yet", drawn each week for a second look, so that the rules are checked.

The draw hangs on the week and the child's opaque key alone: nobody chooses, nobody is drawn twice
because somebody looked twice, and everybody sees the same.
"""

import hashlib
from datetime import date

from models.labels import Readiness
from models.shortlist.destinations import READY_OR_NEARLY, destination_choices
from models.shortlist.options import ChildOptions

DRAWN_ONE_IN = 20


def is_not_yet(child: ChildOptions) -> bool:
    """The rules say "not yet" somewhere, and ready or nearly nowhere."""
    answers = {choice.readiness for choice in destination_choices(child)}
    return not answers & READY_OR_NEARLY and Readiness.NOT_YET in answers


def is_drawn(key: str, day: date) -> bool:
    """True for one child in twenty in each week (Monday to Sunday), others the next."""
    year, week, _ = day.isocalendar()
    digest = hashlib.sha256(f"{year}-{week}/{key}".encode()).digest()
    return int.from_bytes(digest[:8]) % DRAWN_ONE_IN == 0
