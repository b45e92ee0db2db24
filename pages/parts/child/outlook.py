"""The outlook: how often such moves lasted, in words; in numbers when asked."""

from datetime import date

import streamlit as st

from models.evidence import Basis
from models.journeys.answers.often import Often
from models.journeys.answers.outlook import Chance
from models.journeys.explain.chance import Because
from models.shortlist.outlook_summary import OutlookSummary
from pages.parts.child import outlook_words
from pages.parts.child.outlook_why import alike_words, change_lines, moves_words, sides
from pages.parts.shell import links, waiting
from pages.parts.shell.words import LEARNING
from pages.parts.words import names, writing
from pages.parts.words.tables import text_table
from services.kept import PreparedStage
from services.open_council import OpenCouncil
from services.shortlist import outlook_summaries_for

CANT_TELL = outlook_words.CANNOT_TELL
HELP = outlook_words.HOW_THE_WORD_IS_CHOSEN


def of_child(council: OpenCouncil, key: str, as_of: date) -> None:
    """Draw the section, or how far it has come."""
    if waiting.is_ready(council, PreparedStage.SAVINGS):
        outlook(key, outlook_summaries_for(council, key, as_of))
        return
    st.header("Outlook", anchor=False, help=HELP)
    waiting.how_far(council, PreparedStage.SAVINGS, LEARNING)


def outlook(key: str, outlook_summaries: tuple[OutlookSummary, ...]) -> None:
    """Draw the section; nothing where every move is ruled out."""
    if not outlook_summaries:
        return
    st.header("Outlook", anchor=False, help=HELP)
    st.caption(outlook_words.OUTLOOK)
    shown = any(
        outlook_summary.word for outlook_summary in outlook_summaries
    ) and links.numbers_asked_for(key)
    for outlook_summary in outlook_summaries:
        with st.container(border=True, key=f"card-outlook-{outlook_summary.places[0].value}"):
            _one(outlook_summary, shown)


def places_words(outlook_summary: OutlookSummary) -> str:
    """Family or friends, foster family."""
    texts = [names.destination_name(place) for place in outlook_summary.places]
    return ", ".join([texts[0], *map(writing.lower_first, texts[1:])])


def often_words(word: Often) -> str:
    """The sentence of a word, as Markdown."""
    return f"{CANT_TELL}." if word is Often.CANT_TELL else outlook_words.last_a_year(word)


def basis_words(outlook_summary: OutlookSummary) -> str:
    """What the word rests on, how many moves, and what that means."""
    chance, count = (
        outlook_summary.chance,
        writing.count_of(round(outlook_summary.chance.count), "move"),
    )
    if chance.basis is Basis.WITHHELD:
        why = writing.lower_first(chance.source.rstrip("."))
        return outlook_words.no_estimate(why)
    if chance.basis is Basis.PUBLISHED:
        return outlook_words.from_studies(count)
    if chance.basis is Basis.OWN_HISTORY:
        return outlook_words.from_own_history(count)
    why = f": {chance.not_own}" if chance.not_own else ""
    return outlook_words.from_all_moves(count, why)


def _one(outlook_summary: OutlookSummary, shown: bool) -> None:
    name = f"**{writing.plain(places_words(outlook_summary))}**"
    basis = writing.plain(basis_words(outlook_summary))
    if outlook_summary.word is None:
        st.markdown(f"{name} · :gray[{basis}]")
        return
    # Beside a child's own word the count would seem to say otherwise: it knows less of the child.
    counted = (
        f" {writing.plain(alike_words(outlook_summary.alike, outlook_summary.word))}"
        if outlook_summary.alike and not outlook_summary.because
        else ""
    )
    st.markdown(f"{name} · {often_words(outlook_summary.word)}{counted}  \n:small[{basis}]")
    if shown:
        numbers(outlook_summary.chance)
    if outlook_summary.because or outlook_summary.all_moves:
        label = outlook_words.WHAT_GOES_WITH_IT if outlook_summary.because else "Moves like this"
        with st.expander(label, expanded=shown):
            _why(outlook_summary, shown)


def _why(outlook_summary: OutlookSummary, shown: bool) -> None:
    if outlook_summary.because is not None:
        if shown:
            st.markdown(writing.plain(factor_lines(outlook_summary.because)))
        columns = st.columns(3, gap="medium")
        lists = (
            *sides(outlook_summary.because, shown),
            change_lines(outlook_summary.because, shown),
        )
        for column, (heading, lines) in zip(columns, lists, strict=True):
            bullets = "\n".join(f"- {writing.plain(line)}" for line in lines)
            column.markdown(f":gray[{heading}]\n\n{bullets}")
        st.caption(writing.plain(learnt_words(outlook_summary.because)))
    st.markdown(writing.plain(moves_words(outlook_summary)))


def learnt_words(because: Because) -> str:
    """Learnt from 1,200 years in such a family (90 placements ended early), and 140 moves."""
    return outlook_words.learnt_from(
        f"the {because.family_years:,.0f} years",
        writing.count_of(because.family_endings, "placement"),
        writing.count_of(because.moves, "move"),
    )


def numbers(chance: Chance) -> None:
    """A table of three chances with their ranges, and where they come from."""
    given = (
        ("13 weeks", chance.p_13w, chance.low_13w, chance.high_13w),
        ("26 weeks", chance.p_26w, chance.low_26w, chance.high_26w),
        ("a year", chance.p_12m, chance.low, chance.high),
    )
    rows = [
        (weeks, f"about {writing.of_100(p)}", f"{low * 100:.0f} to {high * 100:.0f}")
        for weeks, p, low, high in given
        if p is not None and low is not None and high is not None
    ]
    text_table(("Lasts at least", "Chance", "80% likely between"), rows)
    if chance.differ is not None:
        low, high = (f"{share * 100:.0f}" for share in (chance.differ.low, chance.differ.high))
        st.markdown(writing.plain(outlook_words.children_differ(low, high)))
    source = writing.plain(chance.source.rstrip("."))
    st.caption(f"About {writing.count_of(round(chance.count), 'move')}. Source: {source}.")


def factor_lines(because: Because) -> str:
    """The average past mover 62 in 100; this child 70: named things +5, all else together +3."""
    remainder = because.rest_whole
    sign = "−" if remainder < 0 else "+"
    return outlook_words.how_it_adds_up(
        writing.of_100(because.average), writing.of_100(because.p_12m), f"{sign}{abs(remainder)}"
    )
