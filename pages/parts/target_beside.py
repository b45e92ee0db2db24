"""Beside the target: what it means for children, this week, new pressures, why it slipped."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

import streamlit as st

from models.access import Actor
from models.budget.honest import Honest, honest_row
from models.moves.board import Row
from models.moves.slipped import why_slipped
from models.moves.year import YearOfMoves
from models.savings.ledger import total
from models.savings.payments import Checked, Seen, differences
from models.savings.pipeline import BEFORE_THE_MOVE
from pages.parts import cached, words
from pages.parts.target_charts import bridge_chart, bridge_words
from pages.parts.target_confirm import OPEN

NOBODY = "Nobody has moved in this year yet."


def beside(person: Actor, found: YearOfMoves, claims: Sequence[Checked]) -> None:
    """Draw what it means for children, what waits this week, savings against new pressures, and
    why savings slipped."""
    held = cached.moves_of(person)
    councils = {one.key: one.council for one in cached.people_of(
        person, frozenset(row.move.child for row in held.rows))}  # fmt: skip
    council = found.asked.council
    rows = [row for row in held.rows if council in (None, councils.get(row.move.child))]
    children, week, pressures = st.columns(3, gap="medium")
    made = cached.made_moves_of(person)
    with children:
        st.subheader("What it means for children", anchor=False)
        back = {one.key for one in made if one.returned_on}
        st.markdown(words.plain(buys_words(rows, found, back)))
    if not found.asked.is_over:
        with week:
            st.subheader("This week", anchor=False)
            for line in week_words(rows, found, claims):
                st.markdown(f"- {words.plain(line)}")
    with pressures:
        st.subheader("Savings against new pressures", anchor=False)
        _honest(person, found)
    slipped = why_slipped(found, [row.move for row in held.rows], made)
    if slipped is not None:
        more = slipped.now > slipped.promised
        st.subheader("Why it is more than promised" if more else "Why it slipped", anchor=False)
        st.altair_chart(bridge_chart(slipped), alt=bridge_words(slipped))
        st.caption(words.plain(f"{bridge_words(slipped)}."))


def week_words(rows: Sequence[Row], found: YearOfMoves, claims: Sequence[Checked]) -> list[str]:
    """What somebody can do now: prices and labels that are missing, payments that differ, and what
    moves wait for, in people's words."""
    lines = []
    agreed = [row.move for row in rows if row.move.is_agreed or row.move.was_made]
    priceless = sum(one.agreed is None or not one.agreed.prices for one in agreed)
    if priceless:
        lines.append(f"{words.count(priceless, 'move')} without an agreed price")
    unknown = sum(_asks_how_bought(row) for row in rows)
    if unknown:
        lines.append(f"{words.count(unknown, 'move')} of which nobody has said whether the old "
                     "place was bought by the week")  # fmt: skip
    differ = differences(claims, OPEN)
    if differ:
        lines.append(f"{words.count(len(differ), 'difference')} in the payments, "
                     f"{words.of_pence(sum(one.net for one in differ))} claimed")  # fmt: skip
    agrees = differences(claims, [Seen.AGREES])
    if agrees:
        weeks = words.count(sum(len(one.checked) for one in agrees), "week")
        lines.append(f"{weeks} ready to confirm")
    lines.append(waiting_words(rows))
    return lines


def _asks_how_bought(row: Row) -> bool:
    money = row.move.agreed
    if money is None or money.frozen is None:
        return False
    return not money.frozen.cash_known and money.bought_by_the_week is None


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
    """Moves wait for: no carer 9 · finance check 5, in people's words."""
    ahead = [row.move.now.waiting_for.strip() for row in rows if row.move.stage in BEFORE_THE_MOVE]
    if not ahead:
        return "No move is on the road to its day."
    counts = Counter(each for each in ahead if each)
    said = [f"{what} {number}" for what, number in counts.most_common()]
    silent = len(ahead) - sum(counts.values())
    if silent:
        said.append(f"not said {silent}")
    return f"Moves wait for: {' · '.join(said)}"


def honest_words(row: Honest) -> str:
    """Spend is £z higher than in those days of last year: £x saved by moves, £y new pressures."""
    higher = "lower" if row.net >= 0 else "higher"
    saved, pressures = words.of_pence(row.saved), words.of_pence(abs(row.pressures))
    other = "new pressures" if row.pressures >= 0 else "less spent for other reasons"
    return (f"Spend is {words.of_pence(abs(row.net))} {higher} than in the same days of last "
            f"year, to {words.a_date(row.until)}: {saved} saved by moves, {pressures} "
            f"{other}.")  # fmt: skip


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
