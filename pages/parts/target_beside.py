"""Beside the target: what it buys for children, what moves wait for, and the honest row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

import streamlit as st

from models.access import Actor
from models.budget.honest import Honest, honest_row
from models.moves.board import Row
from models.moves.year import YearOfMoves
from models.savings.ledger import total
from models.savings.pipeline import BEFORE_THE_MOVE
from pages.parts import cached, words

NOBODY = "Nobody has moved in this year yet."


def beside(person: Actor, found: YearOfMoves) -> None:
    """Draw three short columns: children first."""
    held = cached.moves_of(person)
    councils = {one.key: one.council for one in cached.people_of(
        person, frozenset(row.move.child for row in held.rows))}  # fmt: skip
    council = found.asked.council
    rows = [row for row in held.rows if council in (None, councils.get(row.move.child))]
    buys, waits, honest = st.columns(3, gap="medium")
    with buys:
        st.subheader("What this buys", anchor=False)
        back = {one.key for one in cached.made_moves_of(person) if one.returned_on}
        st.markdown(words.plain(buys_words(rows, found, back)))
    with waits:
        st.subheader("Waiting on", anchor=False)
        st.markdown(words.plain(waiting_words(rows)))
    with honest:
        st.subheader("The honest row", anchor=False)
        _honest(person, found)


def buys_words(rows: Sequence[Row], found: YearOfMoves, back: Collection[str]) -> str:
    """11 children moved this year: 9 are still there, 2 came back.

    `back`: keys of the moves whose child came back, recorded or seen in the returns.
    """
    year = found.asked.year
    moved = [
        row.move
        for row in rows
        if row.move.moved_on and year.first_day <= row.move.moved_on <= year.last_day
    ]
    if not moved:
        return NOBODY
    returned = sum(one.ended_on is not None or one.key in back for one in moved)
    there = len(moved) - returned
    still = "is still there" if there == 1 else "are still there"
    return (f"{words.count(len(moved), 'child', 'children')} moved to a family this year: {there} "
            f"{still}, {returned} came back. A move younger than a year is not yet known to "
            "last.")  # fmt: skip


def waiting_words(rows: Sequence[Row]) -> str:
    """No carer 9, finance check 5: what moves on the road wait for, in people's words."""
    ahead = [row.move.now.waiting_for.strip() for row in rows if row.move.stage in BEFORE_THE_MOVE]
    if not ahead:
        return "No move is on the road to its day."
    counts = Counter(each for each in ahead if each)
    said = [f"{what} {number}" for what, number in counts.most_common()]
    silent = len(ahead) - sum(counts.values())
    if silent:
        said.append(f"not said {silent}")
    return words.capital(f"{' · '.join(said)}.")


def honest_words(row: Honest) -> str:
    """Saved £x − new pressures £y = £z worse than in the same days of last year."""
    better = "better" if row.net >= 0 else "worse"
    pressures = words.of_pence(abs(row.pressures))
    middle = (f"− new pressures {pressures}" if row.pressures >= 0 else
              f"+ {pressures} less for other reasons")  # fmt: skip
    said = f"Saved {words.of_pence(row.saved)} {middle} = {words.of_pence(abs(row.net))} {better}"
    return f"{said} than in the same days of last year, up to {words.a_date(row.until)}."


def _honest(person: Actor, found: YearOfMoves) -> None:
    """From the Budget page's picture; while that is being worked out, where it will be."""
    if found.asked.year not in cached.budget_years(person):
        st.caption("No days of this year are held yet, so there is nothing to compare.")
        return
    work = cached.budget_of(person, found.asked.year)
    if not work.is_done(0.2):
        st.caption("Being worked out from every child's days and prices; look again in a minute.")
        return
    picture = work.result()
    saved = 0 if picture.until is None else total(
        row.slice for row in found.rows if row.slice.starts <= picture.until
    ).net  # fmt: skip
    row = honest_row(picture, found.asked.council, saved)
    if row is None:
        st.caption("No days of both years are held, so there is nothing to compare.")
        return
    st.markdown(words.plain(honest_words(row)))
    st.page_link("budget.py", label="What the pressures are: Budget")
