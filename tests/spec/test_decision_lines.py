"""A decision in words: one list of lines, from which everything for another reader is taken out.

| marked for | the panel reads it | professionals | child and family |
|---|---|---|---|
| panel only, or nobody said | yes | no | no |
| professionals | yes | yes | no |
| child and family | yes | yes | yes |
| what the tool said, and why the panel agrees | yes | no | no |
"""

from dataclasses import replace
from typing import Any

import pytest

from data.reference.needs import load_scheme
from models.audience import Audience, may_reach
from models.labels import BarrierKind
from models.meeting.decision_lines import MARKS, Topic, by_name, decision_lines, lines_about
from models.recording.decision import (
    Action,
    Agreement,
    Decision,
    Dissent,
    Note,
    NoteShown,
    OptionConsidered,
    ReviewNotes,
    Sorting,
)
from tests.make.record_contents import a_decision, a_tool

CANARY = "zq"


def marked(audience: Audience) -> Decision:
    """A decision in which every text is a canary with this mark."""
    notes: dict[str, Any] = {
        note.value: f"{CANARY} {note.value}" for note in Note if note is not Note.REVIEW
    }
    return replace(
        a_decision(),
        **notes,
        child_heard_by=f"{CANARY} heard",
        child_words_from=f"{CANARY} from",
        options=(OptionConsidered(None, f"{CANARY} gives", f"{CANARY} costs", shown_to=audience),),
        actions=(Action("1", f"{CANARY} action", f"{CANARY} owner", shown_to=audience),),
        dissent=(Dissent(f"{CANARY} who", f"{CANARY} dissent", audience),),
        sorting=(
            Sorting(f"{CANARY} barrier", BarrierKind.MUST_CLEAR, f"{CANARY}", shown_to=audience),
        ),
        review=ReviewNotes(CANARY, CANARY, CANARY, CANARY, CANARY),
        notes_shown=tuple(NoteShown(note, audience) for note in Note),
    )


@pytest.mark.parametrize("audience", list(Audience))
@pytest.mark.parametrize("reader", list(Audience))
def test_no_line_says_to_a_reader_what_is_not_marked_for_them(
    audience: Audience, reader: Audience
) -> None:
    lines = decision_lines(marked(audience), reader, load_scheme())
    said = " ".join(line.text for line in lines)
    assert (CANARY in said) is may_reach(audience, reader)
    assert all(may_reach(line.shown_to, reader) for line in lines)


@pytest.mark.parametrize("reader", [Audience.PROFESSIONALS, Audience.FAMILY])
def test_the_tool_and_why_the_panel_agrees_are_the_panels_alone(reader: Audience) -> None:
    decision = a_decision(tool=a_tool(), agreement=Agreement.DISAGREE, because=CANARY)
    panel = decision_lines(decision, Audience.PANEL, load_scheme())
    assert lines_about(panel, Topic.TOOL) and CANARY in lines_about(panel, Topic.AGREEMENT)[0].text
    others = decision_lines(decision, reader, load_scheme())
    assert not lines_about(others, Topic.TOOL, Topic.AGREEMENT)
    assert CANARY not in " ".join(line.text for line in others)


def test_each_line_says_for_whom_it_is_but_what_everybody_may_know_needs_no_mark() -> None:
    lines = decision_lines(marked(Audience.FAMILY), Audience.PANEL, load_scheme())
    assert {line.mark for line in lines_about(lines, Topic.VIEW)} == {MARKS[Audience.FAMILY]}
    assert {line.mark for line in lines_about(lines, Topic.DECISION, Topic.ROOM)} == {""}


def test_two_versions_are_compared_name_by_name_and_a_change_of_mark_is_a_change() -> None:
    before, after = (
        by_name(decision_lines(marked(audience), Audience.PANEL, load_scheme()))
        for audience in (Audience.PANEL, Audience.FAMILY)
    )
    assert before.keys() == after.keys()
    assert {name for name in before if before[name] == after[name]} <= {
        Topic.DECISION.value, Topic.SUPPORT.value, Topic.DECIDED_BY.value, Topic.ROOM.value,
        Topic.AGREEMENT.value, Topic.TOOL.value, Topic.NEXT_REVIEW.value,
    }  # fmt: skip


def test_a_full_stop_that_somebody_typed_ends_a_sentence_only() -> None:
    """An option reads on after what it gives, and a promise after what is promised."""
    option = OptionConsidered(None, "The same school.", "A year without a family.")
    decision = replace(
        a_decision(), options=(option,), actions=(Action("1", "Ask the court.", "Kim Ray"),)
    )
    lines = decision_lines(decision, Audience.PANEL, load_scheme())
    texts = [line.text for line in lines if line.topic in {Topic.OPTION, Topic.ACTION}]
    assert texts == [
        "Stay here; gives: The same school; costs the child: A year without a family.",
        "Ask the court, Kim Ray",
    ]
