"""Whom the list holds and who is counted apart, in sentences, so that nobody is lost."""

from models.shortlist.count import count_children
from models.shortlist.options import Shortlist
from pages.parts.children import words
from pages.parts.words.writing import count_of


def who_is_here(shortlist: Shortlist) -> str:
    """30 children live in residential care · 4 on short breaks are counted apart · 304 in care."""
    number = len(shortlist.children)
    parts = [
        f"{count_of(number, 'child', 'children')} {'is' if number == 1 else 'are'} in "
        f"residential care"
    ]
    breaks = shortlist.set_aside.short_breaks
    if breaks:
        parts.append(words.on_short_breaks(f"{breaks:,}", "is" if breaks == 1 else "are"))
    return " · ".join([*parts, f"{shortlist.in_care:,} in care"])


def set_aside(shortlist: Shortlist) -> str:
    """Others who are not in the list, and why; "" when there are none."""
    parts = []
    if other := shortlist.set_aside.another_authority:
        parts.append(f"{count_of(other, 'child', 'children')} of another authority")
    if adult := shortlist.set_aside.aged_18_or_over:
        parts.append(words.adults(adult))
    if moved := len(shortlist.may_have_moved):
        parts.append(words.moved_or_left(moved))
    if closed := len(shortlist.closed):
        parts.append(words.closed(closed))
    if no_birthday := shortlist.set_aside.without_birth_date:
        parts.append(words.no_birthday(no_birthday))
    return f"Set aside: {' · '.join(parts)}." if parts else ""


def what_is_said(shortlist: Shortlist) -> str:
    """How many are ready or nearly for somewhere, need finding out, turn 18 soon."""
    counts = count_children(shortlist)
    parts = [
        words.ready_somewhere(counts.ready_somewhere),
        words.to_find_out(counts.to_find_out),
    ]
    parts += [f"{counts.turning_18} turning 18 soon"] if counts.turning_18 else []
    return " · ".join(parts)
