"""How dates, stretches of time and money are written, and how people's text is made harmless."""

import re

from models.words import a_date as a_date
from models.words import a_moment as a_moment
from models.words import a_time as a_time
from models.words import capitalise as capitalise
from models.words import count_of as count_of
from models.words import join_words as join_words
from models.words import length_of_time as length_of_time
from models.words import likely_between as likely_between
from models.words import lower_first as lower_first
from models.words import money as money
from models.words import of_pence as of_pence
from models.words import year as year

MARKUP = re.compile(r"([!-/:-@\[-`{-~])")  # every ASCII punctuation mark
UNKNOWN = "not known"


def plain(text: str) -> str:
    """People's text for a place that reads Markdown: shown letter by letter, whatever it holds.

    Every mark is escaped, and a word joiner after a colon keeps `:name:` from turning into a
    picture. Lines are joined, because a label has one line.
    """
    escaped = MARKUP.sub(r"\\\1", " ".join(text.split()))
    return escaped.replace("\\:", "\\:\u2060")


def that_add_up(*parts: int) -> list[str]:
    """Whole pence as pounds, rounded so that the amounts shown add up to their sum as shown.

    Each is at most £1 off its own rounding, which a reader who adds up sees less than a gap.
    """
    texts, until, so_far = [], 0, 0
    for part in parts:
        until += part
        shown = round(until / 100)
        texts.append(money(shown - so_far))
        so_far = shown
    return texts


def a_week(gbp: float) -> str:
    """£1,250 a week."""
    return f"{money(gbp)} a week"


def of_100(chance: float) -> str:
    """A probability as people say it: 57 in 100."""
    return f"{round(chance * 100)} in 100"
