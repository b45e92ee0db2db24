"""What a paper knows of decisions: what the chair has signed. Anything else is the panel's draft.

| on record                                  | a paper knows | whoever makes it is told      |
|--------------------------------------------|---------------|-------------------------------|
| 1                                          | nothing       | a decision isn't signed       |
| 1 signed                                   | 1             |                               |
| 1 signed, 2 corrects it                    | 1             | a correction isn't signed     |
| 1 signed, 2 corrects it, signed            | 2             |                               |
| 1 signed, 2 corrects it, 3 takes 2 back    | 1             |                               |
| 1 signed, 2 corrects it, 3 corrects 2      | 1             | a correction isn't signed     |
"""

from dataclasses import replace
from datetime import timedelta

import pytest

from models.papers.gathered import not_in_it
from models.recording.record import ChildRecord
from models.recording.subject import decision_of, wishes_of
from tests.make.entries import a_decided, a_record, an_entry
from tests.make.record_contents import TODAY, a_decision, a_wish_entry

ABOUT = decision_of("k1", "m1")
WAITS = "A decision of 10 March 2026 isn’t signed yet and isn’t in this paper."
CORRECTION = (
    "A correction of the decision of 10 March 2026 isn’t signed yet and isn’t in this paper; what "
    "was signed is."
)


def on_record(*replaces: int | None, signed: tuple[int, ...] = (), back: int = 0) -> ChildRecord:
    """Versions of one decision, each with what it replaces; the last `back` take theirs back."""
    made = [
        an_entry(ABOUT, a_decision(because=str(number)), number, on=TODAY, replaces=count)
        for number, count in enumerate(replaces, 1)
    ]
    made = [
        *made[: len(made) - back],
        *(replace(entry, content=None) for entry in made[-back:] if back),
    ]
    return ChildRecord("k1", tuple(made), frozenset((ABOUT, number) for number in signed))


@pytest.mark.parametrize(
    ("record", "numbers", "texts"),
    [
        (on_record(None), [], (WAITS,)),
        (on_record(None, signed=(1,)), [1], ()),
        (on_record(None, 1, signed=(1,)), [1], (CORRECTION,)),
        (on_record(None, 1, signed=(1, 2)), [2], ()),
        (on_record(None, 1, 2, signed=(1,), back=1), [1], ()),
        (on_record(None, 1, 2, signed=(1,)), [1], (CORRECTION,)),
    ],
)
def test_a_paper_knows_what_is_signed_and_says_what_it_leaves_out(
    record: ChildRecord, numbers: list[int], texts: tuple[str, ...]
) -> None:
    for when in (record.as_signed(), record.as_signed().at(TODAY)):
        assert [decision.number for decision in when.decisions] == numbers
    assert not_in_it(record) == texts


def test_the_last_signed_meeting_is_told_while_a_later_one_waits() -> None:
    before = a_decided(meeting="m0", on=TODAY - timedelta(days=70))
    both = a_record(before, a_decided())
    record = replace(both, signed=frozenset({(before.about, 1)}))
    assert record.as_signed().decisions == (before,)
    assert not_in_it(record) == (WAITS,)


def test_what_is_no_decision_needs_no_signature() -> None:
    heard = an_entry(wishes_of("k1"), a_wish_entry())
    assert a_record(heard).as_signed().wishes == (heard,)
