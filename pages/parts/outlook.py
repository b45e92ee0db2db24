"""The outlook: how often such moves lasted, in words; in numbers when asked."""

from __future__ import annotations

import streamlit as st

from models.journeys.often import Often
from models.journeys.outlook import Basis
from models.shortlist.told import Told
from pages.parts import inputs, names, words
from pages.parts.outlook_numbers import factor_lines, numbers
from pages.parts.outlook_why import alike_words, change_lines, moves_words, sides

CANT_TELL = "It **can't be told** whether such moves last a year or end early more often"
HELP = (
    "The 8 in 10 range decides the word. All of it over 70 in 100: much more often than not; over "
    "50: more often; under 50 and 30: less and much less often; within 40 to 60: about as often as "
    "not. If it spans the middle, it can't be told."
)


def outlook(key: str, found: tuple[Told, ...]) -> None:
    """Draw the section; nothing where every move is ruled out."""
    if not found:
        return
    st.header("Outlook", anchor=False, help=HELP)
    st.caption(
        "How often such moves lasted a year, of children for whom people chose them. It says "
        "nothing of what is right for this child, and isn't for a statutory review."
    )
    shown = any(each.word for each in found) and inputs.numbers_asked_for(key)
    for each in found:
        with st.container(border=True, key=f"card-outlook-{each.places[0].value}"):
            _one(each, shown)


def places_words(each: Told) -> str:
    """Family or friends, foster family."""
    held = [names.place(place) for place in each.places]
    return ", ".join([held[0], *map(words.small, held[1:])])


def often_words(word: Often) -> str:
    """The sentence of a word, as Markdown."""
    return f"{CANT_TELL}." if word is Often.CANT_TELL else f"Such moves last a year **{word}**."


def basis_words(each: Told) -> str:
    """What the word rests on, how many moves, and what that means."""
    chance, count = each.chance, words.count(round(each.chance.count), "move")
    if chance.basis is Basis.WITHHELD:
        why = words.small(chance.source.rstrip("."))
        return f"Nothing is said here: {why}. People weigh it without."
    if chance.basis is Basis.PUBLISHED:
        return f"From published studies, worth about {count}: other places, not this child."
    if chance.basis is Basis.OWN_HISTORY:
        return f"From this council's history, {count}, as they went for children like this one."
    why = f": {chance.not_own}" if chance.not_own else ""
    return f"From this council's history as a whole, {count}; not this child's own figure{why}."


def _one(each: Told, shown: bool) -> None:
    name = f"**{words.plain(places_words(each))}**"
    basis = words.plain(basis_words(each))
    if each.word is None:
        st.markdown(f"{name} · :gray[{basis}]")
        return
    # Beside a child's own word the count would seem to say otherwise: it knows less of the child.
    counted = f" {words.plain(alike_words(each.alike))}" if each.alike and not each.because else ""
    st.markdown(f"{name} · {often_words(each.word)}{counted}  \n:small[{basis}]")
    if shown:
        numbers(each.chance)
    if each.because or each.all_moves:
        label = "What goes with it, and moves like this" if each.because else "Moves like this"
        with st.expander(label, expanded=shown):
            _why(each, shown)


def _why(each: Told, shown: bool) -> None:
    if each.because is not None:
        if shown:
            st.markdown(words.plain(factor_lines(each.because)))
        columns = st.columns(3, gap="medium")
        lists = (*sides(each.because, shown), change_lines(each.because, shown))
        for column, (heading, lines) in zip(columns, lists, strict=True):
            bullets = "\n".join(f"- {words.plain(line)}" for line in lines)
            column.markdown(f":gray[{heading}]\n\n{bullets}")
    st.markdown(words.plain(moves_words(each)))
