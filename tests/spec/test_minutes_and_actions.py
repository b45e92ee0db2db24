"""Minutes: a draft until all is signed, corrections beside what they correct, actions by owner."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from data.reference.needs import load_scheme
from models.audience import Audience
from models.labels import Readiness
from models.meeting.decision_lines import AGREED, Topic
from models.papers.actions import actions_list
from models.papers.minutes import DRAFT, is_draft, minutes_paper
from models.papers.pack import agenda_leaf, not_here
from models.papers.paper import Leaf, Paper, PaperTable
from models.recording.decision import (
    Action,
    ActionProgress,
    Agreement,
    Dissent,
    Note,
    NoteShown,
    OptionConsidered,
    Wording,
)
from models.recording.entry import Entry
from models.recording.meeting import (
    Attendance,
    Meeting,
    MeetingKind,
    Presence,
    PresentAs,
    Signature,
)
from models.recording.meeting_record import DecisionRecord, MeetingRecord
from models.recording.subject import action_of, decision_of, meeting_of, signature_of
from models.settings import Setting
from tests.make.entries import a_decided, an_entry
from tests.make.papers import FOOT, words_of_paper
from tests.make.record_contents import (
    TODAY,
    a_decision,
    a_meeting_entry,
    a_move,
    a_review,
    a_tool,
)

CALLED = {"k1": "Child 0001", "k2": "Child 0002"}


def a_meeting(*decisions: DecisionRecord, signed: bool = False, **given: Any) -> MeetingRecord:
    meeting: Meeting = a_meeting_entry("k1", "k2", begun=True, **given)
    entry: Entry[Any] = an_entry(meeting_of("m1"), meeting)
    signature = Signature("C. Head of Service", 1, ())
    signs = (an_entry(signature_of("m1"), signature, on=TODAY),) if signed else ()
    return MeetingRecord("m1", entry, meeting, 1, decisions, signs)


def decided(*history: Entry[Any], signed: bool = False, progress: tuple[Any, ...] = ()) -> Any:
    entry = history[-1] if history[-1].content is not None else None
    return DecisionRecord(history[0].about.child, entry, history, signed, progress)


def said(meeting: MeetingRecord) -> str:
    return words_of_paper(minutes_paper(meeting, CALLED, load_scheme(), FOOT, TODAY))


def test_minutes_say_who_was_there_and_what_was_decided() -> None:
    present = (
        Presence(PresentAs.HEAD_OF_SERVICE, "C. Head of Service", attendance=Attendance.CAME),
        Presence(PresentAs.IRO, "", here=False),
        Presence(PresentAs.HEALTH, "", attendance=Attendance.APOLOGIES),
    )
    words = said(a_meeting(decided(a_decided()), present=present))
    for part in (
        "Panel, 10 March 2026",
        "Head of service",
        "Independent reviewing officer",
        "came",
        "sent apologies",
        "attendance was not asked",
        "Stay; look again 5 May 2026",
        "On the list, nothing decided",
        "near nan",
        "ask about nan",
        "A. Worker",
        "20 March 2026",
        "family or friends is looked at first",
        f"{AGREED[Agreement.AGREE]}, because: the assessment of nan is still open",
    ):
        assert part.casefold() in words.casefold(), part
    assert "did not come" not in words


def test_minutes_hold_the_tool_s_answer_for_the_destination_that_was_decided() -> None:
    tool = a_tool()
    special = replace(
        tool.places[2],
        place=Setting.FOSTER_SPECIALIST,
        readiness=Readiness.READY,
        packages=(load_scheme().packages[0].name,),
    )
    decision = a_move(
        destination=Setting.FOSTER_SPECIALIST, tool=replace(tool, places=(*tool.places, special))
    )
    paper = minutes_paper(
        a_meeting(decided(a_decided(decision))), CALLED, load_scheme(), FOOT, TODAY
    )
    (rows,) = [
        part.rows
        for leaf in paper.leaves
        for section in leaf.sections  # type: ignore[union-attr]
        if section.heading == "The panel and the tool"
        for part in section.parts
        if isinstance(part, PaperTable)
    ]
    assert ("A specialist foster family", "Ready with support") in [row[:2] for row in rows]
    assert load_scheme().packages[0].words in rows[-1][2]
    assert len({name for name, *_ in rows}) == len(rows), "each destination stands once"


def test_minutes_hold_all_that_belongs_to_a_move() -> None:
    words = said(a_meeting(decided(a_decided(a_move()))))
    for line in (
        "The home and the carers: the home thinks she is ready",
        "The social worker recommends: a foster family near nan",
        "The manager recommends: the same",
        "Family time: nan every Sunday, as now",
        "Introductions: three visits, then a weekend",
        "If it ends early: the home keeps the bed for four weeks",
        "Approvals: none needed",
    ):
        assert line in words, line


def test_minutes_of_a_review_are_of_the_review() -> None:
    decision = a_review(notes_shown=tuple(NoteShown(note, Audience.FAMILY) for note in Note))
    words = said(a_meeting(decided(a_decided(decision)), kind=MeetingKind.STATUTORY_REVIEW))
    assert "Child 0001: reviewed; next review 28 July 2026" in words
    assert "Care plan: the plan is right" in words and "The child was in the room." in words
    assert "Options considered" not in words and "Nothing decided" not in words


FAMILY = (Presence(PresentAs.CHILD),)
REVIEW = MeetingKind.STATUTORY_REVIEW


def test_minutes_of_a_review_decide_on_nobody_and_name_each_child_who_came() -> None:
    meeting = a_meeting(decided(a_decided(a_review())), kind=REVIEW, present=FAMILY)
    words = said(meeting)
    assert "Children reviewed" in words and "On the list, nothing recorded" in words
    assert "decided" not in words.casefold()
    (who,) = [
        section
        for section in minutes_paper(meeting, CALLED, load_scheme(), FOOT, TODAY).leaves[0].sections
        if section.heading == "Who was there"
    ]
    there = words_of_paper(who)
    assert "Child 0001" in there and "Child 0002" in there and "not named" not in there


def test_two_seats_of_one_role_without_a_name_are_both_in_the_minutes() -> None:
    parents = (
        Presence(PresentAs.PARENT, attendance=Attendance.CAME),
        Presence(PresentAs.PARENT, attendance=Attendance.AWAY),
    )
    words = said(a_meeting(decided(a_decided()), present=parents))
    assert words.count("Parent") == 2 and "sent no apologies" in words


def test_the_agenda_of_a_review_names_each_child_who_comes() -> None:
    leaf = agenda_leaf(a_meeting(kind=REVIEW, present=FAMILY), CALLED)
    (section,) = [section for section in leaf.sections if section.heading == "Who comes"]
    there = words_of_paper(section)
    assert "Child 0001" in there and "Child 0002" in there and "not named" not in there


@pytest.mark.parametrize("kind", list(MeetingKind))
def test_the_agenda_promises_no_child_one_side(kind: MeetingKind) -> None:
    assert "One side" not in words_of_paper(agenda_leaf(a_meeting(kind=kind), CALLED))


def test_words_of_the_tool_that_were_taken_over_are_told_as_its_own() -> None:
    options = (
        OptionConsidered(None, "the same home", "no family", Wording.TOOL),
        OptionConsidered(Setting.HOME, "mum", "a new school"),
    )
    words = said(a_meeting(decided(a_decided(a_decision(options=options)))))
    assert "the same home (the tool’s words, taken over)" in words
    assert "no family (" not in words and "mum (" not in words


def test_who_was_there_corrected_after_the_signature_shows_the_old() -> None:
    def seats_of(attendance: Attendance) -> Meeting:
        present = (Presence(PresentAs.HEAD_OF_SERVICE, "C. Head of Service", True, attendance),)
        return a_meeting_entry("k1", begun=True, present=present)

    first = an_entry(meeting_of("m1"), seats_of(Attendance.APOLOGIES))
    second = an_entry(meeting_of("m1"), seats_of(Attendance.CAME), 2, replaces=1)
    signs = (an_entry(signature_of("m1"), Signature("C. Head of Service", 1, ())),)
    meeting = MeetingRecord(
        "m1", second, seats_of(Attendance.CAME), 2, (), signs, history=(first, second)
    )
    words = said(meeting)
    assert not blank_headings(minutes_paper(meeting, CALLED, load_scheme(), FOOT, TODAY))
    assert "corrected since it was signed" in words and is_draft(meeting)
    assert "C. Head of Service (head of service)\nsent apologies\ncame" in words


def blank_headings(paper: Paper) -> list[PaperTable]:
    """Tables with a column that nothing is written above."""
    parts = [
        part
        for leaf in paper.leaves
        if isinstance(leaf, Leaf)
        for section in leaf.sections
        for part in section.parts
    ]
    tables = [part for part in parts if isinstance(part, PaperTable)]
    assert tables
    return [table for table in tables if not all(table.headings)]


def test_they_are_a_draft_until_everything_is_signed() -> None:
    draft = a_meeting(decided(a_decided()))
    half = a_meeting(decided(a_decided()), signed=True)
    meeting_record = a_meeting(decided(a_decided(), signed=True), signed=True)
    assert [is_draft(meeting) for meeting in (draft, half, meeting_record)] == [True, True, False]
    for meeting, across in ((draft, DRAFT), (half, DRAFT), (meeting_record, "")):
        assert minutes_paper(meeting, CALLED, load_scheme(), FOOT, TODAY).across == across
    assert "Draft: the chair has not signed this yet." in said(draft)
    assert "draft" not in said(meeting_record).casefold()


def test_a_correction_shows_the_old_and_the_new_and_why() -> None:
    first = a_decided()
    decision = a_decision(iro_view="asks for an advocate", because="nan was assessed")
    second = replace(
        an_entry(decision_of("k1", "m1"), decision, 2, replaces=1), reason="the IRO was left out"
    )
    paper = minutes_paper(
        a_meeting(decided(first, second), signed=True), CALLED, load_scheme(), FOOT, TODAY
    )
    assert not blank_headings(paper)
    (table,) = [
        part
        for leaf in paper.leaves
        for section in leaf.sections  # type: ignore[union-attr]
        if section.heading == "Corrected since it was signed"
        for part in section.parts
        if isinstance(part, PaperTable)
    ]
    assert table.rows == (
        (
            Topic.AGREEMENT.value,
            f"{AGREED[Agreement.AGREE]}, because: the assessment of nan is still open",
            f"{AGREED[Agreement.AGREE]}, because: nan was assessed",
        ),
        ("Independent reviewing officer", "nothing", "asks for an advocate"),
    )
    assert "10 March 2026, by sam: the IRO was left out" in words_of_paper(paper)


def test_a_family_reads_what_was_corrected_of_what_it_may_see_without_the_reason() -> None:
    marked = (NoteShown(Note.REVIEW, Audience.FAMILY),)
    review = a_review(carers_view="canary", notes_shown=marked)
    later = replace(review.review, education="half days")
    corrections = {
        "half days": replace(review, review=later),
        "": replace(review, carers_view="another canary"),
    }
    for now, corrected in corrections.items():
        second = replace(
            an_entry(decision_of("k1", "m1"), corrected, 2, replaces=1), reason="canary why"
        )
        meeting = a_meeting(
            decided(a_decided(review), second), signed=True, kind=MeetingKind.STATUTORY_REVIEW
        )
        words = said(meeting)
        assert ("Corrected since it was signed" in words) is bool(now)
        assert "full time in school" in words and "canary" not in words, words
        assert "may see this" not in words, "whatever a family reads is for a family"
        assert now in words


def test_a_correction_that_was_written_anew_before_it_was_signed_says_what_it_came_to() -> None:
    second = replace(
        an_entry(decision_of("k1", "m1"), a_decision(because="misheard"), 2, replaces=1), reason="r"
    )
    third = an_entry(decision_of("k1", "m1"), a_decision(because="nan was assessed"), 3)
    words = said(a_meeting(decided(a_decided(), second, third), signed=True))
    assert "Corrected since it was signed" in words
    assert "misheard" not in words
    assert words.count("because: nan was assessed") == 2, "as it stands, and beside what it was"


def test_what_was_promised_and_signed_stays_promised_while_a_correction_waits_for_the_chair() -> (
    None
):
    kept, dropped, new = (Action(key, f"action {key}", "nan") for key in "123")
    first = a_decided(a_decision(actions=(kept, dropped)))
    corrected = a_decision(because="misheard", actions=(kept, new))
    second = replace(
        an_entry(decision_of("k1", "m1"), corrected, 2, replaces=1), reason="was wrong"
    )
    unsigned, waits = decided(first), decided(first, second)
    assert not unsigned.is_promised(kept), "no chair has signed anything"
    assert decided(first, signed=True).is_promised(kept)
    assert waits.is_promised(kept) and not waits.is_promised(new)
    assert not waits.is_promised(replace(kept, words="another action"))
    again = replace(an_entry(decision_of("k1", "m1"), corrected, 2, replaces=1), reason="")
    assert not decided(first, again).is_promised(kept), "recorded anew before anybody signed"


def test_recording_anew_before_the_signature_is_no_correction() -> None:
    again = an_entry(decision_of("k1", "m1"), a_decision(because="said better"), 2, replaces=1)
    words = said(a_meeting(decided(a_decided(), again)))
    assert "Corrected" not in words and "said better" in words


def test_what_was_taken_back_says_so() -> None:
    back = replace(an_entry(decision_of("k1", "m1"), None, 2, on=TODAY, replaces=1), reason="slip")
    assert "was withdrawn on 10 March 2026 because: slip" in said(
        a_meeting(decided(a_decided(), back))
    )


def test_minutes_of_a_statutory_review_hold_nothing_that_the_tool_said() -> None:
    decision = a_decision(tool=None, agreement=None, because="")
    words = said(a_meeting(decided(a_decided(decision)), kind=MeetingKind.STATUTORY_REVIEW))
    assert "the tool" not in words.casefold() and "agrees" not in words.casefold()


def test_no_chance_and_no_money_is_in_minutes() -> None:
    words = said(a_meeting(decided(a_decided())))
    for sign in ("0.57", "57", "in 100", "£"):
        assert sign not in words, sign


def test_what_is_not_signed_says_so_wherever_minutes_tell_of_it() -> None:
    waits = said(a_meeting(decided(a_decided())))
    assert "Child 0001: stay; look again 5 May 2026 (not signed yet)" in waits
    signed = said(a_meeting(decided(a_decided(), signed=True), signed=True))
    assert "Child 0001: stay; look again 5 May 2026" in signed and "not signed" not in signed


def test_dissent_and_disagreement_stand_as_plainly_as_agreement() -> None:
    decision = a_decision(
        agreement=Agreement.DISAGREE, dissent=(Dissent("Finance", "should have moved sooner"),)
    )
    words = said(a_meeting(decided(a_decided(decision))))
    assert f"{AGREED[Agreement.DISAGREE]}, because" in words
    assert "Finance: should have moved sooner" in words


def test_actions_come_by_owner_the_late_ones_first() -> None:
    actions = (
        Action("1", "call the school", "b. manager", TODAY + timedelta(days=3)),
        Action("2", "ask nan", "A. Worker", TODAY + timedelta(days=9)),
        Action("3", "write to nan", "B. Manager", TODAY - timedelta(days=2)),
    )
    entry = a_decided(a_decision(actions=actions), on=TODAY - timedelta(days=20))
    done = an_entry(action_of("k1", "m1", "2"), ActionProgress(TODAY, "she says yes"))
    meeting = a_meeting(decided(entry, progress=(done,)))
    paper = actions_list(meeting, CALLED, FOOT, TODAY)
    late = ("write to nan", "Child 0001", "8 March 2026", "late")
    to_come = ("call the school", "Child 0001", "13 March 2026", "to come")
    done_now = ("ask nan", "Child 0001", "19 March 2026", "done on 10 March 2026: she says yes")
    assert _owners(paper) == {"A. Worker": (done_now,), "B. Manager": (late, to_come)}


def _owners(paper: Paper) -> dict[str, Any]:
    (leaf,) = paper.leaves
    return {section.heading: section.parts[0].rows for section in leaf.sections}  # type: ignore[union-attr]


def test_nothing_promised_is_said() -> None:
    meeting = a_meeting(decided(a_decided(a_decision(actions=()))))
    assert "Nothing was promised." in words_of_paper(actions_list(meeting, CALLED, FOOT, TODAY))


def test_the_agenda_has_the_children_in_order_and_counts_whom_the_reader_may_not_see() -> None:
    meeting = replace(a_meeting(), hidden=2)
    words = words_of_paper(agenda_leaf(meeting, CALLED))
    assert words.index("1. Child 0001") < words.index("2. Child 0002")
    assert "and 2 more, not shown to the person who printed this" in words
    assert "may have moved or left" in words_of_paper(not_here("Child 0002"))


def test_children_whom_the_meeting_did_not_reach_are_not_said_to_be_decided_on() -> None:
    paper = minutes_paper(a_meeting(decided(a_decided())), CALLED, load_scheme(), FOOT, TODAY)
    under = {section.heading: words_of_paper(section) for section in paper.leaves[0].sections}
    assert "0001" in under["Children decided on"] and "0002" not in under["Children decided on"]
    assert "0002" in under["On the list, nothing decided"]


def test_minutes_name_whose_foster_family_it_is() -> None:
    for place, named in (
        (Setting.FOSTER_IN_HOUSE, "a foster family, our own carers"),
        (Setting.FOSTER_INDEPENDENT, "a foster family, agency"),
    ):
        words = said(a_meeting(decided(a_decided(a_move(destination=place)))))
        assert named in words


def test_a_role_without_a_vote_is_said_in_one_pair_of_brackets() -> None:
    assert PresentAs.FINANCE.words == "finance, no vote"
    assert PresentAs.IRO.words == "independent reviewing officer"


def test_minutes_say_for_whose_turn_somebody_joined() -> None:
    present = (
        Presence(PresentAs.HEAD_OF_SERVICE, "C. Head of Service", attendance=Attendance.CAME),
        Presence(PresentAs.PARENT, "Ann Bell", True, Attendance.JOINED, "k1"),
        Presence(PresentAs.FINANCE, attendance=Attendance.CAME),
    )
    paper = minutes_paper(
        a_meeting(decided(a_decided()), present=present), CALLED, load_scheme(), FOOT, TODAY
    )
    first, child = paper.leaves
    assert "joined for the turn of Child 0001" in words_of_paper(first)
    assert "Finance (no vote)" in words_of_paper(first)
    assert "Joined for this turn: Ann Bell (parent)" in words_of_paper(child)


def test_nobody_who_joined_for_another_childs_turn_stands_in_a_childs_minutes() -> None:
    present = (Presence(PresentAs.PARENT, "Ann Bell", True, Attendance.JOINED, "k2"),)
    paper = minutes_paper(
        a_meeting(decided(a_decided()), present=present), CALLED, load_scheme(), FOOT, TODAY
    )
    assert "Ann Bell" not in words_of_paper(paper.leaves[1])


def test_the_child_of_a_review_of_one_is_named_as_the_paper_names_them() -> None:
    seat = Presence(PresentAs.CHILD, attendance=Attendance.CAME)
    meeting = a_meeting_entry("k1", kind=MeetingKind.STATUTORY_REVIEW, begun=True, present=(seat,))
    record = MeetingRecord("m1", an_entry(meeting_of("m1"), meeting), meeting, 1, (), ())
    for paper in (minutes_paper(record, {"k1": "Kim Park"}, load_scheme(), FOOT, TODAY).leaves[0],
                  agenda_leaf(record, {"k1": "Kim Park"})):  # fmt: skip
        (table,) = [
            part
            for section in paper.sections
            for part in section.parts
            if isinstance(part, PaperTable)
        ]
        assert [row[1] for row in table.rows if row[0] == "The child"] == ["Kim Park"]


def test_minutes_about_one_child_are_one_side_and_no_cover_with_a_side_two_thirds_empty() -> None:
    meeting = a_meeting(
        decided(a_decided(a_review()), signed=True), signed=True, kind=REVIEW, children=("k1",)
    )
    (leaf,) = minutes_paper(meeting, CALLED, load_scheme(), FOOT, TODAY).leaves
    assert isinstance(leaf, Leaf)
    words = words_of_paper(leaf)
    for part in ("Minutes: statutory review", "Who was there", "Child 0001: reviewed", "Care plan"):
        assert part in words
    assert words.count("Signed by") == 1, "by whom and when, once"
    of_two = a_meeting(decided(a_decided(a_review())), kind=REVIEW)
    assert len(minutes_paper(of_two, CALLED, load_scheme(), FOOT, TODAY).leaves) == 2
    some_hidden = replace(meeting, hidden=1)
    assert len(minutes_paper(some_hidden, CALLED, load_scheme(), FOOT, TODAY).leaves) == 2
