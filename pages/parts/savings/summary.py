"""Beside the target: what it means for children, this week, new pressures, why it slipped."""

from collections import Counter
from collections.abc import Collection, Sequence

import streamlit as st

from models.access import Actor
from models.budget.net_position import Honest, honest_row
from models.ledger.payments import CheckedSlice, PaymentSeen, differences
from models.ledger.slices import total
from models.ledger.slipped import why_slipped
from models.ledger.year import YearOfMoves
from models.pipeline.board import BoardRow
from models.recording.move_stages import BEFORE_THE_MOVE
from pages.parts import cached
from pages.parts.savings.charts import bridge_chart, bridge_words
from pages.parts.savings.confirm import OPEN
from pages.parts.words import writing

NOBODY = "Nobody has moved in this year yet."


def beside(person: Actor, year_of_moves: YearOfMoves, claims: Sequence[CheckedSlice]) -> None:
    """Draw what it means for children, what waits this week, savings against new pressures, and
    why savings slipped."""
    pipeline = cached.moves_of(person)
    councils = {
        child.key: child.council
        for child in cached.people_of(person, frozenset(row.move.child for row in pipeline.rows))
    }
    council = year_of_moves.asked.council
    rows = [row for row in pipeline.rows if council in (None, councils.get(row.move.child))]
    children, week, pressures = st.columns(3, gap="medium")
    made = cached.made_moves_of(person)
    with children:
        st.subheader("What it means for children", anchor=False)
        back = {completed_move.key for completed_move in made if completed_move.returned_on}
        st.markdown(writing.plain(buys_words(rows, year_of_moves, back)))
    if not year_of_moves.asked.is_over:
        with week:
            st.subheader("This week", anchor=False)
            for line in week_words(rows, year_of_moves, claims):
                st.markdown(f"- {writing.plain(line)}")
    with pressures:
        st.subheader("Savings against new pressures", anchor=False)
        _honest(person, year_of_moves)
    slipped = why_slipped(year_of_moves, [row.move for row in pipeline.rows], made)
    if slipped is not None:
        extra = slipped.now > slipped.promised
        st.subheader("Why it is more than promised" if extra else "Why it slipped", anchor=False)
        st.altair_chart(bridge_chart(slipped), alt=bridge_words(slipped))
        st.caption(writing.plain(f"{bridge_words(slipped)}."))


def week_words(
    rows: Sequence[BoardRow], year_of_moves: YearOfMoves, claims: Sequence[CheckedSlice]
) -> list[str]:
    """What somebody can do now: prices and labels that are missing, payments that differ, and what
    moves wait for, in people's words."""
    lines = []
    agreed = [row.move for row in rows if row.move.is_agreed or row.move.was_made]
    priceless = sum(
        move_record.agreed is None or not move_record.agreed.prices for move_record in agreed
    )
    if priceless:
        lines.append(f"{writing.count(priceless, 'move')} without an agreed price")
    unknown = sum(_asks_how_bought(row) for row in rows)
    if unknown:
        lines.append(
            f"{writing.count(unknown, 'move')} of which nobody has said whether the old "
            "place was bought by the week"
        )
    differ = differences(claims, OPEN)
    if differ:
        lines.append(
            f"{writing.count(len(differ), 'difference')} in the payments, "
            f"{writing.of_pence(sum(difference.net for difference in differ))} claimed"
        )
    agrees = differences(claims, [PaymentSeen.AGREES])
    if agrees:
        weeks = writing.count(sum(len(agree.checked) for agree in agrees), "week")
        lines.append(f"{weeks} ready to confirm")
    lines.append(waiting_words(rows))
    return lines


def _asks_how_bought(row: BoardRow) -> bool:
    money = row.move.agreed
    if money is None or money.frozen is None:
        return False
    return not money.frozen.cash_known and money.bought_by_the_week is None


def buys_words(rows: Sequence[BoardRow], year_of_moves: YearOfMoves, back: Collection[str]) -> str:
    """11 children moved this year: 9 are still there, 2 came back.

    `back`: keys of the moves whose child came back, recorded or seen in the returns.
    """
    year = year_of_moves.asked.year
    moved = [
        row.move
        for row in rows
        if row.move.moved_on and year.first_day <= row.move.moved_on <= year.last_day
    ]
    if not moved:
        return NOBODY
    returned = sum(
        move_record.ended_on is not None or move_record.key in back for move_record in moved
    )
    there = len(moved) - returned
    still = "is still there" if there == 1 else "are still there"
    return (
        f"{writing.count(len(moved), 'child', 'children')} moved to a family this year: {there} "
        f"{still}, {returned} came back. A move younger than a year is not yet known to "
        "last."
    )


def waiting_words(rows: Sequence[BoardRow]) -> str:
    """Moves wait for: no carer 9 · finance check 5, in people's words."""
    ahead = [row.move.now.waiting_for.strip() for row in rows if row.move.stage in BEFORE_THE_MOVE]
    if not ahead:
        return "No move is on the road to its day."
    counts = Counter(name for name in ahead if name)
    texts = [f"{label} {number}" for label, number in counts.most_common()]
    silent = len(ahead) - sum(counts.values())
    if silent:
        texts.append(f"not said {silent}")
    return f"Moves wait for: {' · '.join(texts)}"


def honest_words(row: Honest) -> str:
    """Spend is £z higher than in those days of last year: £x saved by moves, £y new pressures."""
    higher = "lower" if row.net >= 0 else "higher"
    saved, pressures = writing.of_pence(row.saved), writing.of_pence(abs(row.pressures))
    other = "new pressures" if row.pressures >= 0 else "less spent for other reasons"
    return (
        f"Spend is {writing.of_pence(abs(row.net))} {higher} than in the same days of last "
        f"year, to {writing.a_date(row.until)}: {saved} saved by moves, {pressures} "
        f"{other}."
    )


def _honest(person: Actor, year_of_moves: YearOfMoves) -> None:
    """From the Budget page's picture; while that is being worked out, where it will be."""
    if year_of_moves.asked.year not in cached.budget_years(person):
        st.caption("No days of this year are held yet, so there is nothing to compare.")
        return
    work = cached.budget_of(person, year_of_moves.asked.year)
    if not work.is_done(0.2):
        st.caption("Being worked out from every child's days and prices; look again in a minute.")
        return
    picture = work.result()
    saved = (
        0
        if picture.until is None
        else total(row.slice for row in year_of_moves.rows if row.slice.starts <= picture.until).net
    )
    row = honest_row(picture, year_of_moves.asked.council, saved)
    if row is None:
        st.caption("No days of both years are held, so there is nothing to compare.")
        return
    st.markdown(writing.plain(honest_words(row)))
    st.page_link("budget.py", label="What the pressures are: Budget")
