"""The first side of a meeting's pack: who comes, and whose turn comes when."""

from __future__ import annotations

from collections.abc import Mapping

from models.meeting.meeting import MeetingKind, name_words, with_each_child
from models.meeting.record import MeetingRecord
from models.papers.paper import Bullets, Leaf, Part, Section, Table, Text
from models.words import capital, small

ABOUT: dict[MeetingKind, str] = {
    MeetingKind.PANEL: "A side for each child follows, or more. Nothing here decides: people do.",
    MeetingKind.STATUTORY_REVIEW: (
        "A side for each child follows, or more. The child’s words come first, and the IRO chairs."
    ),
}


def agenda(
    meeting: MeetingRecord,
    called: Mapping[str, str],
    left_out: Mapping[str, tuple[str, ...]] | None = None,
) -> Leaf:
    """The day, the chair, who is asked to come and the children in order.

    `left_out`: by child, decisions that are not in the pages because no chair has signed them. The
    family of a statutory review isn't told of them: what isn't signed is the panel's.
    """
    held = meeting.held
    facts = [f"Chaired by {held.chair or 'nobody named yet'}", held.place, ABOUT[held.kind]]
    turns = [f"{number}. {called[child]}" for number, child in enumerate(held.children, 1)]
    if not turns and not meeting.hidden:
        turns.append("No child is chosen yet.")
    if meeting.hidden:
        turns.append(f"and {meeting.hidden} more, whom the person who printed this may not see")
    rows = tuple((capital(one.role.value), name_words(one, called) or "not named")
                 for one in with_each_child(held))  # fmt: skip
    there: Part = Table(("As", "Who"), rows, (40, 60)) if rows else Text("Nobody is named yet.")
    sections = [
        Section("Children, in this order", tuple(Text(one) for one in turns)),
        Section("Who comes", (there,)),
    ]
    missing = [f"{called[child]}: {small(one)}" for child, every in (left_out or {}).items()
               for one in every]  # fmt: skip
    if missing and held.kind is MeetingKind.PANEL:
        sections.append(Section("Still to be signed", (Bullets(tuple(missing)),)))
    return Leaf(meeting.held.title, tuple(one for one in facts if one), tuple(sections))


def not_here(called: str) -> Leaf:
    """A side for a child who is not in the list of children in residential care any more."""
    words = (
        "Not in the list of children in residential care today, so there is nothing to print: they "
        "may have moved or left. Ask before the meeting."
    )
    return Leaf(called, (), (Section("To know", (Text(words),)),))
