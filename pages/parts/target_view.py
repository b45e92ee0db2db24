"""Where a year's target stands: each sum with its moves, what is missing, what it would take."""

from __future__ import annotations

import streamlit as st

from models.access import Actor, Permission, may
from models.documents import DocumentKind, day_and_year
from models.money import FinancialYear
from models.moves.apart import NO_PROGRAMME, apart_lines
from models.moves.new_move import NewMove
from models.moves.year import YearOfMoves, paths_words
from models.savings.position import Likely
from models.savings.views import TwoViews, name_in_files
from pages.parts import (
    cached,
    names,
    source,
    target_apart,
    target_behind,
    target_beside,
    target_confirm,
    target_moves,
    target_statement,
    words,
)
from pages.parts.documents import Offer, document_row
from pages.parts.savings_inputs import EVERY, KEPT
from pages.parts.target_charts import months_chart, months_words, range_beside


def target_stands(person: Actor) -> None:
    """Draw the whole view for the year and council that are chosen."""
    year, council = _chosen(person)
    found = cached.target_year(person, year, council)
    if found is None:
        return
    claims = cached.claims_of(person, found)
    st.header(f"Where {words.year(year)} stands", anchor=False)
    st.markdown(f"**{target_statement.sentence(found)}**")
    target_statement.statement(found)
    for line in take_words(found):
        st.markdown(f"- {line}")
    st.altair_chart(months_chart(found), alt=months_words(found))
    if spread := range_beside(found):
        st.caption(words.plain(spread))
    target_beside.beside(person, found, claims)
    with st.expander("More about these sums: by label, as cash, what is not counted"):
        for line in (*target_statement.split_words(found), *beside_words(found),
                     *apart_words(person, found)):  # fmt: skip
            st.markdown(f"- {line}")
        really = found.position.really
        ends = words.of_pence(really.low), words.of_pence(really.high)
        st.caption(words.plain(paths_words(found, *ends)))
    _views(found)
    if may(person, Permission.CONFIRM_SAVING):
        target_confirm.confirm(person, claims)
    target_behind.behind(person, claims)
    target_moves.moves_behind(person, found)
    target_apart.apart_from_moves(person, found)
    _papers(year)


def range_words(sum_: Likely) -> str:
    """£250,000 to £900,000."""
    return f"{words.of_pence(sum_.low)} to {words.of_pence(sum_.high)}"


def take_words(found: YearOfMoves) -> list[str]:
    """What a new move would add, whether new moves can close the gap, what waiting costs; safe."""
    lines, one = [], found.new_move
    if one is not None:
        said = new_move_words(one)
        if one.can_close is False:
            said += " New moves can't close this year's gap."
        elif one.can_close:
            said += " If all of them moved, that would close this year's gap."
        lines.append(said)
    if found.delay > 0:
        moves = len({part.move for part in (*found.parts, *found.possible) if part.delay})
        late = "the planned move" if moves == 1 else f"each of the {moves} planned moves"
        lines.append(f"If {late} is a week late, about {words.of_pence(found.delay)} is "
                     "lost.")  # fmt: skip
    return [words.plain(line) for line in lines]


def new_move_words(one: NewMove) -> str:
    """A move made on 16 February would add £21,000 this year …, each mean with its children."""
    year = f"{words.of_pence(one.this_year)} this year"
    said = f"A move made on {words.a_date(one.on)} would add {year}"
    ready = f"the average of {words.count(one.children, 'child', 'children')} ready for one"
    if one.full_year is None:
        return f"{said}: {ready}."
    full = f"{words.of_pence(one.full_year)} in a full year"
    if one.full_children == one.children:
        return f"{said} and {full}: {ready}."
    return (f"{said}, {ready}, and {full}, the average of the {one.full_children} of them who "
            "have a full year ahead.")  # fmt: skip


def beside_words(found: YearOfMoves) -> list[str]:
    """What goes into next year, what partners save, what is avoided, what has no figure; safe."""
    following, ahead = words.year(found.asked.year.next), found.next_year.expected
    then = "at the year's end" if found.asked.is_over else "so far"
    spread = f" (80% likely {range_words(ahead)})" if ahead.moves else ""
    lines = [f"Carried into {following} by moves agreed {then}: {words.of_pence(ahead.pence)}"
             f"{spread}."]  # fmt: skip
    paid = found.position.stays_paid
    if paid.moves:
        lines.append(f"Moves out of beds that stay paid, or of which nobody has said how they are "
                     f"bought (not counted): {words.count(paid.moves, 'move')}, "
                     f"{words.of_pence(paid.pence)}.")  # fmt: skip
    if found.health or found.education:
        lines.append(f"Partners pay less for the same children (not counted): health "
                     f"{words.of_pence(found.health)}, schools "
                     f"{words.of_pence(found.education)}.")  # fmt: skip
    if found.avoided_label:
        lines.append(f"Labelled as avoided (not counted): {words.of_pence(found.avoided_label)}.")
    if found.risen:
        lines.append(f"Price rises avoided (not counted): {words.of_pence(found.risen)}.")
    if found.since_back:
        back = sum(bool(one.since_back) for one in found.in_no_sum)
        lines.append(f"{words.capital(words.count(back, 'child', 'children'))} returned to "
                     f"residential care; since then they cost {words.of_pence(-found.since_back)} "
                     "more than the baseline (not counted).")  # fmt: skip
    if found.unlabelled:
        lines.append(f"{words.of_pence(found.unlabelled)} of what is confirmed has no label yet: "
                     "budget or overspend?")  # fmt: skip
    if found.unpriced_days:
        lines.append(f"No price is recorded for {words.count(found.unpriced_days, 'day')} that "
                     "children have lived in their new homes: nothing is claimed for "
                     "them.")  # fmt: skip
    if found.without_figure:
        counts = "counts" if found.without_figure == 1 else "count"
        lines.append(f"{words.count(found.without_figure, 'move')} on the board can't be given a "
                     f"figure and {counts} as nothing.")  # fmt: skip
    return [words.plain(line) for line in lines]


def apart_words(person: Actor, found: YearOfMoves) -> list[str]:
    """What others pay because of the moves, and what the programme itself costs."""
    lines = list(apart_lines(found, words.of_pence))
    if found.asked.programme is None:
        lines.append(NO_PROGRAMME)
    if person.councils is not None:
        lines.append("Of the programme's cost you see what is your council's own; what councils "
                     "share is shown to who may see every council.")  # fmt: skip
    return [words.plain(line) for line in lines]


def _chosen(person: Actor) -> tuple[FinancialYear, str | None]:
    """The year and the council, in one line."""
    today = FinancialYear.holding(source.current().today())
    before = FinancialYear(today.start - 1)
    years = {words.year(year): year for year in (before, today, today.next)}
    held = cached.list_of(person)
    councils = sorted({one.child.council for one in held.every}) if held else []
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        year = st.segmented_control(
            "Year", list(years), default=words.year(today), required=True, key="target.year",
            persist_state=KEPT,
        )  # fmt: skip
        council = st.segmented_control(
            "Council", [EVERY, *councils], default=EVERY, required=True, key="target.council",
            persist_state=KEPT,
            format_func=lambda name: name if name == EVERY else words.plain(names.council(name)),
        )  # fmt: skip
    return years.get(year or "", today), None if council in (None, EVERY) else str(council)


def _papers(year: FinancialYear) -> None:
    """The board's report as at today and finance's workbook of the year, of every council."""
    day = source.current().today()
    today = day.isoformat()
    document_row((
        Offer("Board report, PDF", DocumentKind.BOARD_PDF, today),
        Offer("Board report, Word", DocumentKind.BOARD_WORD, today),
        Offer("Workbook for finance (Excel)", DocumentKind.LEDGER_XLSX,
              day_and_year(day, year)),
    ))  # fmt: skip


def _views(found: YearOfMoves) -> None:
    """The same pounds by whose child it is and by the councils' contract, each sum by itself."""
    if found.asked.council is not None or not any(one.total for one in found.splits.values()):
        return
    with st.expander("By council: whose children, and by contract"):
        for name, split in found.splits.items():
            views = split.councils
            for title, view in (("whose children they are", views.responsible),
                                ("by contract share", views.contract)):  # fmt: skip
                parts = [f"{_called(who, views)} {words.of_pence(pence, to_the_penny=True)}"
                         for who, pence in view]  # fmt: skip
                whole = words.of_pence(sum(pence for _, pence in view), to_the_penny=True)
                st.markdown(words.plain(f"{target_statement.SPLIT[name]}, {title}: "
                                        f"{words.listed(parts)}; together {whole}."))  # fmt: skip
        st.caption("Contract shares are dated settings, and not verified: see About.")


def _called(name: str, views: TwoViews) -> str:
    """A council of the contract by the name that the children's files use."""
    return names.council(name_in_files(name, (whose for whose, _ in views.responsible)))
