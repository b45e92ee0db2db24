"""Any paper becomes a tagged PDF, whole whatever people wrote, and one side a child if it fits."""

import json
import re
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models.labels import Barrier, BarrierKind, Readiness
from models.papers.one_page import one_page
from models.papers.paper import Leaf, Paper, PaperTable, Section, Text
from models.papers.summary import first_summary, summary_paper
from models.recording.meeting import MeetingKind
from models.recording.subject import wishes_of
from reports.pdf import paper_json, pdf_bytes
from reports.print_safe import INSTEAD, drawable_signs, printable_text
from tests.make.children import a_child, a_placement
from tests.make.entries import an_entry
from tests.make.papers import FOOT, a_facts, a_rated_profile, inside, sides, words_of_paper
from tests.make.record_contents import TODAY, a_wish_entry

# What a template language would like to run, what no letters have, and far too much of it.
NASTY = (
    "#set page(width: 1cm) #panic()", "*bold* _it_ $x^2$ `raw` @ref <label> // no /* no",
    "\\ ] } ) ] #eval(\"1\")", "Zoë O’Brien-Łukasiewicz", "Ngũgĩ wa Thiong'o", "漢字 😀 عربي",
    "\u202e\u200b\u0000\u0007\ufeff\ud7ff", "= heading\n- list\n+ more", "W" * 2000, "word " * 900,
    "\n" * 300, "a\u0301\u0302\u0303" * 50, "",
)  # fmt: skip
ANYTHING = st.one_of(st.text(max_size=400), st.text(min_size=200, max_size=3000))
SLOWLY = settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def a_page(text: str, kind: MeetingKind = MeetingKind.PANEL) -> Paper:
    """A page with the text wherever people write, and much of everything else."""
    stays = tuple(
        a_placement(starts=TODAY - timedelta(days=days), ends=TODAY - timedelta(days=days - 90))
        for days in range(3000, 100, -100)
    )
    placement = a_placement(starts=TODAY - timedelta(days=90))
    child = a_child(age=16, name=text or None, placement=placement, council=text or "North")
    child = replace(child, journey=(*stays, placement))
    blockers = tuple(
        Barrier(f"other-{n}", BarrierKind.MUST_CLEAR, text, recorded=True, owner=text, due=TODAY)
        for n in range(12)
    )
    wishes = [
        an_entry(wishes_of("k1"), a_wish_entry(words=f"{n} {text}", heard_by=text), n)
        for n in range(1, 6)
    ]
    days = [TODAY - timedelta(days=days) for days in (9, 99, 199, 299, 399)]
    profile = [row for day in days for row in a_rated_profile(on=day, child_view=text)]
    facts = a_facts(
        *wishes,
        child=child,
        profile=profile,
        blockers=blockers,
        with_name=True,
        reasons=tuple(f"{n} {text}" for n in range(9)),
        readiness=Readiness.NOT_YET,
        not_held=("incidents", "brothers and sisters"),
    )
    return Paper(f"Panel {text}"[:80], (one_page(facts, kind),), FOOT)


@SLOWLY
@given(ANYTHING, st.sampled_from(list(MeetingKind)))
def test_whatever_people_wrote_the_page_of_a_child_can_be_made(
    text: str, kind: MeetingKind
) -> None:
    made = pdf_bytes(a_page(text, kind))
    assert made.startswith(b"%PDF-")
    assert sides(made) >= 1


@pytest.mark.parametrize("kind", list(MeetingKind))
def test_a_usual_page_is_one_side(kind: MeetingKind) -> None:
    assert sides(pdf_bytes(Paper("t", (one_page(a_facts(), kind),), FOOT))) == 1


@pytest.mark.parametrize("kind", list(MeetingKind))
def test_no_word_is_cut_there_is_a_second_side_instead(kind: MeetingKind) -> None:
    """Every word that people wrote of the child is on the paper, the last as well as the first."""
    paper = a_page(" ".join(f"word{n}" for n in range(900)), kind)
    text = words_of_paper(paper)
    assert "in the record" not in text and "word899" in text and "5 word0" in text
    if kind is MeetingKind.PANEL:
        assert text.count("word899") >= 5 + 12, "every saying, and every barrier"
    assert sides(pdf_bytes(paper)) > 1


def a_plain_leaf(text: str) -> Leaf:
    table = PaperTable((text, "b"), ((text, text),), (50, 50))
    return Leaf(text or "t", (text,), (Section(text or "s", (Text(text), table)),))


@SLOWLY
@given(ANYTHING)
def test_whatever_people_wrote_any_paper_can_be_made(text: str) -> None:
    assert sides(pdf_bytes(Paper(text or "t", (a_plain_leaf(text),), text, text))) >= 1


@pytest.mark.parametrize("kind", list(MeetingKind))
def test_each_child_of_a_pack_begins_on_a_side_of_their_own(kind: MeetingKind) -> None:
    leaves = tuple(a_page(text, kind).leaves[0] for text in NASTY)
    assert sides(pdf_bytes(Paper("Pack", leaves, FOOT))) >= len(NASTY)


def test_a_heading_of_which_nothing_can_be_drawn_is_a_dash() -> None:
    nothing = "\x1f"
    assert sides(pdf_bytes(Paper(nothing, (a_plain_leaf(nothing),), nothing, nothing))) >= 1


def test_nothing_that_people_wrote_runs() -> None:
    assert (
        sides(pdf_bytes(Paper("t", tuple(map(a_plain_leaf, NASTY)), "#panic()", "#panic()"))) >= 13
    )


def test_it_is_tagged_and_says_its_language_and_title() -> None:
    content = inside(pdf_bytes(a_page("Zoë")))
    assert b"/MarkInfo" in content and re.search(rb"/Marked\s+true", content)
    assert b"/StructTreeRoot" in content and re.search(rb"/Lang\s*\(en-GB\)", content)
    assert b"/H1" in content and b"/H2" in content and b"/TH" in content
    assert b"/Alt" in content, "each chart is told in words"
    assert b"pdfuaid:part" in content


def test_letters_come_from_the_project_alone() -> None:
    fonts = set(inside(pdf_bytes(a_page("Zoë"))).split(b"/FontName"))
    names = {font.strip(b" /")[:24] for font in fonts if b"SourceSansPro" in font[:40]}
    assert names, "the project's letters are embedded"


def test_equal_papers_give_equal_bytes() -> None:
    assert pdf_bytes(a_page("Zoë")) == pdf_bytes(a_page("Zoë"))


def test_the_empty_page_has_words_and_a_box_to_write_in() -> None:
    facts = a_facts(profile=[], blockers=())
    made = paper_json(Paper("t", (one_page(facts, MeetingKind.PANEL),), FOOT))
    assert "There is no needs profile" in made and '"kind": "box"' in made
    assert sides(pdf_bytes(Paper("t", (one_page(facts, MeetingKind.PANEL),), FOOT))) == 1


def test_the_summary_fits_two_sides_in_large_letters() -> None:
    facts = a_facts()
    assert sides(pdf_bytes(summary_paper(facts, first_summary(facts), FOOT))) <= 2


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("Zoë O’Brien-Łukasiewicz, Żółć, Ngũgĩ", "Zoë O’Brien-Łukasiewicz, Żółć, Ngũgĩ"),
        ("e\u0301", "é"),
        ("line\nbreak\ttab", "line break tab"),
        ("bell\u0007\u200b", "bell"),
        ("😀", INSTEAD),
        ("ﬁne", "ﬁne"),
    ],
)
def test_what_the_letters_lack_is_shown_as_such(text: str, printed: str) -> None:
    assert printable_text(text) == printed


def test_a_sign_that_is_not_drawn_is_told_on_its_own_leaf_and_on_no_other() -> None:
    leaves = [Leaf("t", (fact,), ()) for fact in ("😀", "a", "a box that somebody typed: ☐")]
    held = json.loads(paper_json(Paper("t", tuple(leaves), FOOT)))
    flags = ["marks a sign" in str(one) for one in held["leaves"]]
    assert flags == [True, False, False] and "marks a sign" not in held["foot"]


@given(st.text())
def test_every_sign_that_is_printed_can_be_drawn(text: str) -> None:
    assert all(ord(sign) in drawable_signs() for sign in printable_text(text))
