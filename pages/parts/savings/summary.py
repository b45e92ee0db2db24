"""Beside the target: what it means for children, this week, new pressures, why it slipped."""

from collections import Counter
from collections.abc import Collection, Sequence

import streamlit as st

from models.access import Actor
from models.budget.net_position import Honest, savings_less_pressures
from models.ledger.payments import CheckedSlice, PaymentSeen, list_differences
from models.ledger.slices import total_of_slices
from models.ledger.slipped import why_slipped
from models.ledger.year import YearOfMoves
from models.pipeline.board import BoardRow
from models.recording.move_stages import BEFORE_THE_MOVE
from pages.parts import cache
from pages.parts.savings import words
from pages.parts.savings.charts import bridge_chart, bridge_words
from pages.parts.savings.confirm import OPEN
from pages.parts.shell import waiting
from pages.parts.words import writing
from services.budget import budget_for_year, years_of_budget
from services.children import find_children
from services.moves import moves_today
from services.target import moves_made


def for_children(person: Actor, year_of_moves: YearOfMoves) -> None:
    """Draw for how many children the savings are, and how many moved: before any pound."""
    made = moves_made(cache.council_of(person))
    back = {completed_move.key for completed_move in made if completed_move.returned_on}
    texts = (
        children_words(year_of_moves),
        buys_words(_rows(person, year_of_moves), year_of_moves, back),
    )
    st.markdown(writing.plain(" ".join(filter(None, texts))))


def children_words(year_of_moves: YearOfMoves) -> str:
    """For how many children something is confirmed, claimed or still expected; "" for none."""
    children = {
        part.child
        for part in year_of_moves.parts
        if part.confirmed or part.claimed or part.left is not None
    }
    return words.savings_for(len(children)) if children else ""


def beside(person: Actor, year_of_moves: YearOfMoves, claims: Sequence[CheckedSlice]) -> None:
    """Draw what waits this week, savings against new pressures, and why savings slipped."""
    rows = _rows(person, year_of_moves)
    week, pressures = st.columns(2, gap="medium")
    made = moves_made(cache.council_of(person))
    if not year_of_moves.asked.is_over:
        with week:
            st.subheader("This week", anchor=False)
            for line in week_words(rows, year_of_moves, claims):
                st.markdown(f"- {writing.plain(line)}")
    with pressures:
        st.subheader(words.AFTER_PRESSURES, anchor=False)
        _honest(person, year_of_moves)
    slipped = why_slipped(
        year_of_moves, [row.move for row in moves_today(cache.council_of(person)).rows], made
    )
    if slipped is not None:
        extra = slipped.now > slipped.promised
        st.subheader(words.WHY_MORE if extra else words.WHY_LESS, anchor=False)
        st.altair_chart(bridge_chart(slipped), alt=bridge_words(slipped))
        st.caption(writing.plain(bridge_words(slipped)))


def _rows(person: Actor, year_of_moves: YearOfMoves) -> list[BoardRow]:
    """The moves of the council that is chosen, as they stand on the board."""
    rows = moves_today(cache.council_of(person)).rows
    children = frozenset(row.move.child for row in rows)
    councils = {
        child.key: child.council for child in find_children(cache.council_of(person), children)
    }
    council = year_of_moves.asked.council
    return [row for row in rows if council in (None, councils.get(row.move.child))]


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
        lines.append(words.without_agreed_price(priceless))
    unknown = sum(_asks_how_bought(row) for row in rows)
    if unknown:
        lines.append(words.how_bought_unknown(unknown))
    differ = list_differences(claims, OPEN)
    if differ:
        claimed = writing.of_pence(sum(difference.net for difference in differ))
        lines.append(words.differences(len(differ), claimed))
    agrees = list_differences(claims, [PaymentSeen.AGREES])
    if agrees:
        lines.append(words.ready_to_confirm(sum(len(agree.checked) for agree in agrees)))
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
        return words.NOBODY_MOVED
    returned = sum(
        move_record.ended_on is not None or move_record.key in back for move_record in moved
    )
    return words.moved(len(moved), len(moved) - returned, returned)


def waiting_words(rows: Sequence[BoardRow]) -> str:
    """Moves wait for: no carer 9 · finance check 5, in people's words."""
    ahead = [row.move.now.waiting_for.strip() for row in rows if row.move.stage in BEFORE_THE_MOVE]
    if not ahead:
        return words.NO_MOVES_PLANNED
    counts = Counter(name for name in ahead if name)
    texts = [f"{label} {number}" for label, number in counts.most_common()]
    silent = len(ahead) - sum(counts.values())
    if silent:
        texts.append(words.no_reason(silent))
    return words.waiting(" · ".join(texts))


def honest_words(row: Honest) -> str:
    """Spend is £z higher than in those days of last year: £x saved by moves, £y new pressures."""
    return words.after_pressures(
        row.net < 0,
        writing.of_pence(abs(row.net)),
        writing.a_date(row.until),
        writing.of_pence(row.saved),
        row.pressures >= 0,
        writing.of_pence(abs(row.pressures)),
    )


def _honest(person: Actor, year_of_moves: YearOfMoves) -> None:
    """From the Budget page's picture; while that is being worked out, the page waits for it."""
    if year_of_moves.asked.year not in years_of_budget(cache.council_of(person)):
        st.caption(words.NO_SPEND_YET)
        return
    work = cache.in_background(budget_for_year, cache.council_of(person), year_of_moves.asked.year)
    if not waiting.is_there(work, "pressures", words.WORKING_OUT):
        return
    picture = work.result()
    saved = (
        0
        if picture.until is None
        else total_of_slices(
            row.slice for row in year_of_moves.rows if row.slice.starts <= picture.until
        ).net
    )
    row = savings_less_pressures(picture, year_of_moves.asked.council, saved)
    if row is None:
        st.caption(words.NO_SPEND_IN_BOTH)
        return
    st.markdown(writing.plain(honest_words(row)))
    st.page_link("budget.py", label=words.SEE_PRESSURES)
