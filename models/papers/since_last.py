"""What changed since the last review or meeting: what files show and what people recorded."""

from dataclasses import replace

from models.children.changes_words import lines_of
from models.meeting.since import ChangeSince, ChangeTopic, changes_since
from models.papers.facts import ChildFacts
from models.recording.shown import SENSITIVE
from models.words import a_date, capitalise

# Said elsewhere on a paper, or counted by the files' line already.
ELSEWHERE = frozenset({ChangeTopic.CHILD, ChangeTopic.INCIDENT, ChangeTopic.NEEDS})


def since_heading(facts: ChildFacts) -> str:
    """Since 12 January 2026."""
    return f"Since {a_date(facts.changes.since)}"


def since_lines(facts: ChildFacts) -> tuple[str, ...]:
    """A line for each change: what is late first, then the rest of the record, then the files.

    Where the family reads, nothing of missing episodes, incidents, exploitation and self-harm.
    """
    recorded = changes_recorded(facts)
    late = [change_since for change_since in recorded if change_since.words.startswith("late: ")]
    change_sinces = [change_since for change_since in recorded if change_since not in late]
    texts = [capitalise(change_since.words) for change_since in (*late, *change_sinces)]
    changes = facts.changes
    if facts.for_family:
        trends = tuple(trend for trend in changes.trends if trend.item not in SENSITIVE)
        changes = replace(changes, trends=trends)
    files = lines_of(changes, facts.scheme, with_events=not facts.for_family)
    return (*texts, *files)


def since_text(facts: ChildFacts) -> str:
    """The same as plain text, to copy into the case record."""
    counted = (
        "Counted from the last review or meeting on record."
        if facts.changes.reviewed
        else "Counted from six months back: no review is on record."
    )
    lines = [f"- {line}" for line in since_lines(facts)]
    return "\n".join(
        (
            f"What changed {since_heading(facts).lower()[:5]}{since_heading(facts)[5:]}",
            *lines,
            counted,
        )
    )


def changes_recorded(facts: ChildFacts) -> tuple[ChangeSince, ...]:
    """What people recorded since, without what a paper says elsewhere."""
    change_sinces = changes_since(facts.record, facts.changes.since, facts.today)
    return tuple(
        change_since for change_since in change_sinces if change_since.about not in ELSEWHERE
    )
