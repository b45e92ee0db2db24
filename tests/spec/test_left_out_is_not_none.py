"""What is only left out is never said not to be: a family's paper reads as if it weren't there.

"We have not written down what you say" was printed for a child whose words were written down, and
only not marked for them. So each paper for child, family or carers is made twice here: of a record
in which everything is for the panel only, and of one without any of it. The two must read the same,
which tells neither something false nor that there is something to wonder about.
"""

import re
from dataclasses import replace

import pytest

from data.reference.needs import load_scheme
from models.audience import Audience
from models.meeting.case_record import CaseSubject, case_record_text
from models.needs.scheme import Strength
from models.papers.actions import actions_list
from models.papers.facts import ChildFacts, facts_shown_to
from models.papers.family import draft_text
from models.papers.home_search import request_paper
from models.papers.minutes import minutes_paper
from models.papers.one_page import one_page
from models.papers.pack import agenda_leaf
from models.papers.summary import OLDER, YOUNGER, first_summary, summary_paper
from models.recording.decision import Decision, Note, Outcome, ReviewNotes
from models.recording.meeting import MeetingKind
from models.recording.meeting_record import DecisionRecord
from models.recording.subject import wishes_of
from models.settings import Setting
from tests.make.canaries import a_marked_decision, entries_of_canaries, facts_of_canaries
from tests.make.children import a_child
from tests.make.entries import a_decided, a_record, an_entry
from tests.make.papers import FOOT, a_facts, a_rated_profile, words_of_paper
from tests.make.record_contents import TODAY, a_decision, a_wish_entry
from tests.spec.test_home_search_request import FIELDS
from tests.spec.test_minutes_and_actions import CALLED, a_meeting

FAMILY, PANEL = Audience.FAMILY, Audience.PANEL
REVIEW = MeetingKind.STATUTORY_REVIEW
SAYS_NONE = re.compile(
    r"not (yet )?(written|put) down|no words|nothing (noted|is written|was promised|is on record)"
    r"|do not know enough|no needs profile|no need asks|no meeting has said|not agreed yet",
    re.IGNORECASE,
)


def bare(decision: Decision) -> Decision:
    """The same decision without a word that is for the panel only; the day of the next review is
    for everybody."""
    notes = {note.value: "" for note in Note if note is not Note.REVIEW}
    return replace(
        decision,
        **notes,
        options=(),
        sorting=(),
        actions=(),
        dissent=(),
        tool=None,
        agreement=None,
        because="",
        child_heard_by="",
        child_words_from="",
        notes_shown=(),
        review=ReviewNotes(next_review_on=decision.review.next_review_on),
    )


def without_it(facts: ChildFacts) -> ChildFacts:
    """The same child when nothing of all that is recorded, but for the decision itself."""
    decided = a_decided(bare(a_marked_decision(PANEL)), on=TODAY)
    levels = facts.story.profile
    assert levels is not None
    story = replace(
        facts.story,
        said=(),
        profile=replace(
            levels,
            entries=tuple(replace(entry, evidence="", child_view="") for entry in levels.entries),
        ),
    )
    return replace(facts, record=a_record(decided, child=facts.one.child.key), story=story)


def papers_of(facts: ChildFacts, decision: Decision) -> dict[str, str]:
    """Every paper that a child, family or carer reads."""
    shown = facts_shown_to(facts, FAMILY)
    entry = a_decided(decision)
    panel_decision = DecisionRecord("k1", entry, (entry,), True, ())
    review = a_meeting(panel_decision, kind=REVIEW)
    return {
        "summary": words_of_paper(summary_paper(shown, first_summary(shown), FOOT)),
        "review page": words_of_paper(one_page(shown, REVIEW)),
        "request": words_of_paper(request_paper(shown, FIELDS, (), FOOT)),
        "family": draft_text(shown),
        "minutes of a review": words_of_paper(
            minutes_paper(review, CALLED, load_scheme(), FOOT, TODAY)
        ),
        "actions of a review": words_of_paper(actions_list(review, CALLED, FOOT, TODAY)),
        "pack of a review": words_of_paper(agenda_leaf(review, CALLED, {"k1": facts.left_out})),
        "case record on their screen": case_record_text(
            CaseSubject("A", 14), panel_decision, review.held, load_scheme(), FAMILY
        ),
    }


@pytest.mark.parametrize("marked", [PANEL, Audience.PROFESSIONALS])
@pytest.mark.parametrize("age", [9, 15])
def test_a_paper_for_the_family_reads_as_if_nothing_that_is_left_out_were_there(
    age: int, marked: Audience
) -> None:
    full = facts_of_canaries(marked)
    full = replace(
        full,
        one=replace(full.one, child=a_child(age=age, as_of=TODAY), blockers=()),
        left_out=("A decision of 3 March 2026 isn’t signed yet and isn’t in this paper.",),
    )
    with_words = papers_of(full, a_marked_decision(marked))
    without = papers_of(replace(without_it(full), left_out=()), bare(a_marked_decision(marked)))
    for name in without:
        assert with_words[name] == without[name], name


@pytest.mark.parametrize("marked", [PANEL, Audience.PROFESSIONALS, None])
def test_no_paper_for_the_family_says_that_there_is_none(marked: Audience | None) -> None:
    wish = an_entry(wishes_of("k1"), a_wish_entry(words="Near my nan.", shown_to=marked))
    for profile in ([], only_self_harm()):
        facts = a_facts(wish, profile=profile, blockers=())
        for name, text in papers_of(facts, bare(a_marked_decision(PANEL))).items():
            assert not SAYS_NONE.search(text), (name, SAYS_NONE.search(text))


def test_the_child_is_asked_and_not_told_that_nothing_was_written() -> None:
    wish = an_entry(wishes_of("k1"), a_wish_entry(words="Near my nan."))
    for age, voice in ((9, YOUNGER), (15, OLDER)):
        facts = a_facts(wish, profile=[], child=a_child(age=age, as_of=TODAY))
        assert first_summary(facts_shown_to(facts, FAMILY)).told_us == voice.tell_us
        assert voice.tell_us.endswith(("?", "know.", "matters."))


def test_a_strength_that_is_left_out_beside_its_need_is_not_called_unknown() -> None:
    profile = a_rated_profile(settled_in_education=3, education=3)
    text = first_summary(facts_shown_to(a_facts(profile=profile), FAMILY))
    assert text.going_well == OLDER.what_goes_well


def test_a_profile_of_which_nothing_may_be_shown_reads_as_none_at_all() -> None:
    pages = [
        words_of_paper(one_page(facts_shown_to(a_facts(profile=profile), FAMILY), REVIEW))
        for profile in ([], only_self_harm())
    ]
    assert pages[0] == pages[1]


def test_a_review_since_does_not_undo_what_a_panel_asked_to_look_for() -> None:
    panel = a_decided(
        a_decision(
            outcome=Outcome.MATCH,
            destination=Setting.FOSTER_IN_HOUSE,
            packages=("same_key_worker",),
        ),
    )
    review = a_decided(Decision(), meeting="m2")
    facts = facts_shown_to(a_facts(panel, review), FAMILY)
    text = words_of_paper(request_paper(facts, FIELDS, (), FOOT))
    assert "by the meeting of" in text
    assert "same key worker" in text.casefold()
    assert "same key worker" in draft_text(facts).casefold()


def test_a_carer_is_not_told_that_no_need_asks_for_more_because_identity_is_not_named() -> None:
    levels = {row["item"]: 0 for row in a_rated_profile()} | {"identity": 3}
    rated = a_rated_profile(**{str(name): level for name, level in levels.items()})
    facts = facts_shown_to(a_facts(profile=rated), FAMILY)
    text = words_of_paper(request_paper(facts, FIELDS, (), FOOT))
    assert "Ordinary parenting. The child may tell you more." in text
    assert "no need asks for more" not in text


def only_self_harm() -> list[dict[str, object]]:
    return [row for row in a_rated_profile(self_harm=3) if row["item"] == "self_harm"]


def test_every_strength_can_be_asked_for_instead_of_called_none() -> None:
    facts = facts_shown_to(a_facts(profile=only_self_harm()), FAMILY)
    assert not any(isinstance(one, Strength) for one in facts.story.sides.going_well)
    assert "Ask the child, and the social worker." in words_of_paper(
        request_paper(facts, FIELDS, (), FOOT)
    )


def test_the_records_compared_here_do_hold_what_is_left_out() -> None:
    assert len(entries_of_canaries(PANEL)) > len(
        without_it(facts_of_canaries(PANEL)).record.entries
    )
