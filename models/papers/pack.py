"""The first side of a meeting's pack: who comes, and whose turn comes when."""

from collections.abc import Mapping

from models.papers.paper import Bullets, Leaf, PaperTable, Part, Section, Text
from models.recording.meeting import MeetingKind, name_words, with_each_child
from models.recording.meeting_record import MeetingRecord
from models.words import capitalise, lower_first

ABOUT: dict[MeetingKind, str] = {
    MeetingKind.PANEL: "A side for each child follows, or more. Nothing here decides: people do.",
    MeetingKind.STATUTORY_REVIEW: (
        "A side for each child follows, or more. The child’s words come first, and the IRO chairs."
    ),
}


def agenda_leaf(
    meeting: MeetingRecord,
    called: Mapping[str, str],
    left_out: Mapping[str, tuple[str, ...]] | None = None,
) -> Leaf:
    """The day, the chair, who is asked to come and the children in order.

    `left_out`: by child, decisions that are not in the pages because no chair has signed them. The
    family of a statutory review isn't told of them: what isn't signed is the panel's.
    """
    meeting_record = meeting.held
    facts = [
        f"Chaired by {meeting_record.chair or 'nobody named yet'}",
        meeting_record.place,
        ABOUT[meeting_record.kind],
    ]
    turns = [
        f"{number}. {called[child]}" for number, child in enumerate(meeting_record.children, 1)
    ]
    if not turns and not meeting.hidden:
        turns.append("No child is chosen yet.")
    if meeting.hidden:
        turns.append(f"and {meeting.hidden} more, not shown to the person who printed this")
    rows = tuple(
        (
            capitalise(presence.role.value),
            name_words(presence, called, meeting_record) or "not named",
        )
        for presence in with_each_child(meeting_record)
    )
    there: Part = PaperTable(("Role", "Who"), rows, (40, 60)) if rows else Text("No names yet.")
    sections = [
        Section("Children, in this order", tuple(Text(turn) for turn in turns)),
        Section("Who comes", (there,)),
    ]
    missing = [
        f"{called[child]}: {lower_first(name)}"
        for child, texts in (left_out or {}).items()
        for name in texts
    ]
    if missing and meeting_record.kind is MeetingKind.PANEL:
        sections.append(Section("Still to be signed", (Bullets(tuple(missing)),)))
    return Leaf(meeting.held.title, tuple(fact for fact in facts if fact), tuple(sections))


def not_here(called: str) -> Leaf:
    """A side for a child who is not in the list of children in residential care any more."""
    words = (
        "Not in the list of children in residential care today, so there is nothing to print: they "
        "may have moved or left. Ask before the meeting."
    )
    return Leaf(called, (), (Section("To know", (Text(words),)),))
