"""Where a year's target stands: each sum with its moves, what is missing, what it would take."""

import streamlit as st

from models.access import Actor, Permission, may
from models.ledger.council_split import CouncilSplit, name_in_files
from models.ledger.memorandum_words import NO_PROGRAMME, baseline_error, programme_lines
from models.ledger.new_move import NewMove
from models.ledger.statement import LineName, forecast_sentence, statement_of
from models.ledger.year import YearOfMoves
from models.money import FinancialYear
from models.papers.documents import DocumentKind, day_and_year
from pages.parts import cache
from pages.parts.savings import (
    confirm,
    expected_moves,
    ledger,
    memorandum,
    statement,
    summary,
    words,
)
from pages.parts.savings.charts import months_chart, months_words, range_beside
from pages.parts.shell import waiting
from pages.parts.shell.council_choice import KEPT, choose_council
from pages.parts.shell.documents import Offer, document_row
from pages.parts.words import names, writing
from pages.parts.words.ready_moves import among_ready, beside_a_new_move, parts_of_ready
from services.kept import PreparedStage
from services.shortlist import shortlist_for
from services.target import claims_checked, target_progress, target_so_far


def target_stands(person: Actor) -> None:
    """Draw the whole view for the year and council that are chosen."""
    year, council = _chosen(person)
    if not waiting.is_ready(cache.council_of(person), PreparedStage.SAVINGS):
        st.header(words.progress_in(writing.year(year)), anchor=False)
        statement.draw_lines(target_so_far(cache.council_of(person), year, council))
        waiting.how_far(cache.council_of(person), PreparedStage.SAVINGS, words.WORKING_OUT_EXPECTED)
        return
    year_of_moves = target_progress(cache.council_of(person), year, council)
    if year_of_moves is None:
        return
    claims = claims_checked(cache.council_of(person), year_of_moves)
    st.header(words.progress_in(writing.year(year)), anchor=False)
    st.markdown(f"**{writing.plain(forecast_sentence(year_of_moves))}**")
    summary.for_children(person, year_of_moves)
    statement.statement(year_of_moves)
    for line in (*statement.in_short(year_of_moves), *take_words(year_of_moves)):
        st.markdown(f"- {line}")
    st.altair_chart(months_chart(year_of_moves), alt=months_words(year_of_moves))
    if spread := range_beside(year_of_moves):
        st.caption(writing.plain(spread))
    summary.beside(person, year_of_moves, claims)
    with st.expander(words.MORE):
        for line in (
            *statement.split_words(year_of_moves),
            *beside_words(year_of_moves),
            *apart_words(person, year_of_moves),
        ):
            st.markdown(f"- {line}")
        st.caption(writing.plain(baseline_error(year_of_moves)))
    _views(year_of_moves)
    if may(person, Permission.CONFIRM_SAVING):
        confirm.confirm(person, claims)
    ledger.behind(person, claims)
    expected_moves.moves_behind(person, year_of_moves)
    memorandum.apart_from_moves(person, year_of_moves)
    _papers(year)


def take_words(year_of_moves: YearOfMoves) -> list[str]:
    """What a new move would add, whether new moves can close the gap, what waiting costs; safe."""
    lines, new_move = [], year_of_moves.new_move
    if new_move is not None:
        text = " ".join(filter(None, (new_move_words(new_move), parts_of_ready(new_move.among))))
        if new_move.can_close is False:
            text += f" {words.NEW_MOVES_CANNOT_CLOSE}"
        elif new_move.can_close:
            text += f" {words.NEW_MOVES_CAN_CLOSE}"
        lines.append(writing.plain(text))
        if new_move.full_year is not None:
            lines.append(beside_a_new_move(new_move.ready))
    if year_of_moves.delay > 0:
        parts = (*year_of_moves.parts, *year_of_moves.possible)
        moves = len({part.move for part in parts if part.delay})
        text = words.a_week_late(moves, writing.of_pence(year_of_moves.delay))
        lines.append(writing.plain(text))
    return lines


def new_move_words(new_move: NewMove) -> str:
    """A move made on 16 February would save £21,000 this year …, each mean with its children."""
    day, this_year = writing.a_date(new_move.on), writing.of_pence(new_move.this_year)
    children = among_ready(new_move.among)
    if new_move.full_year is None:
        return words.new_move(day, this_year, children)
    full = writing.of_pence(new_move.full_year)
    if new_move.full_children == new_move.children:
        return words.new_move_in_both(day, this_year, full, children)
    return (
        f"{words.new_move(day, this_year, children)} "
        f"{words.full_year_of_some(full, new_move.full_children, new_move.children)}"
    )


def beside_words(year_of_moves: YearOfMoves) -> list[str]:
    """What goes into next year, what partners save, what is avoided, what has no figure; safe."""
    year, pounds = year_of_moves, writing.of_pence
    carried = next(line for line in statement_of(year) if line.name is LineName.CARRIED)
    spread = f" ({carried.range_words})" if carried.range_words else ""
    amount = f"{pounds(carried.pence or 0)}{spread}"
    lines = [words.carried(writing.year(year.asked.year.next), amount, year.asked.is_over)]
    paid = year.position.stays_paid
    if paid.moves:
        lines.append(words.stays_paid(paid.moves, pounds(paid.pence)))
    if year.health or year.education:
        lines.append(words.partners_save(pounds(year.health), pounds(year.education)))
    if year.avoided_label:
        lines.append(words.avoided(pounds(year.avoided_label)))
    if year.risen:
        lines.append(words.rises_avoided(pounds(year.risen)))
    if year.since_back:
        back = sum(bool(in_no_sum.since_back) for in_no_sum in year.in_no_sum)
        lines.append(words.came_back(back, pounds(-year.since_back)))
    if year.unlabelled:
        lines.append(words.unclassified(pounds(year.unlabelled)))
    if year.unpriced_days:
        lines.append(words.days_without_price(year.unpriced_days))
    if year.without_figure:
        lines.append(words.without_figure(year.without_figure))
    return [writing.plain(line) for line in lines]


def apart_words(person: Actor, year_of_moves: YearOfMoves) -> list[str]:
    """What others pay because of the moves, and what the programme itself costs."""
    lines = []
    if year_of_moves.moved_costs:
        passed = next(o for o in statement_of(year_of_moves) if o.name is LineName.PARTNERS)
        lines.append(f"{passed.label}: {writing.of_pence(passed.pence or 0)}. {passed.explanation}")
    lines += programme_lines(year_of_moves)
    if year_of_moves.asked.programme is None:
        lines.append(NO_PROGRAMME)
    if person.councils is not None:
        lines.append(words.OWN_PROGRAMME_ONLY)
    return [writing.plain(line) for line in lines]


def _chosen(person: Actor) -> tuple[FinancialYear, str | None]:
    """The year and the council, in one line."""
    today = FinancialYear.holding(cache.today())
    before = FinancialYear(today.start - 1)
    years = {writing.year(year): year for year in (before, today, today.next)}
    shortlist = shortlist_for(cache.council_of(person))
    councils = sorted({child.child.council for child in shortlist.every}) if shortlist else []
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        year = st.segmented_control(
            "Year",
            list(years),
            default=writing.year(today),
            required=True,
            key="target.year",
            persist_state=KEPT,
        )
        council = choose_council(councils, "target.council")
    return years.get(year or "", today), council or None


def _papers(year: FinancialYear) -> None:
    """The board's report as at today and finance's workbook of the year, of every council."""
    day = cache.today()
    today = day.isoformat()
    document_row(
        (
            Offer("Board report, PDF", DocumentKind.BOARD_PDF, today),
            Offer("Board report, Word", DocumentKind.BOARD_WORD, today),
            Offer(words.FOR_FINANCE, DocumentKind.LEDGER_XLSX, day_and_year(day, year)),
        )
    )


def _views(year_of_moves: YearOfMoves) -> None:
    """The same pounds by whose child it is and by the councils' contract, each sum by itself."""
    if year_of_moves.asked.council is not None or not any(
        split.total for split in year_of_moves.splits.values()
    ):
        return
    with st.expander(words.BY_COUNCIL):
        for name, split in year_of_moves.splits.items():
            views = split.councils
            for title, view in (
                (words.BY_CHILD, views.responsible),
                (words.BY_CONTRACT, views.contract),
            ):
                parts = [
                    f"{_called(person, views)} {writing.of_pence(pence, to_the_penny=True)}"
                    for person, pence in view
                ]
                full = writing.of_pence(sum(pence for _, pence in view), to_the_penny=True)
                text = words.by_council(
                    statement.SPLIT[name], title, writing.join_words(parts), full
                )
                st.markdown(writing.plain(text))
        st.caption(words.SHARES_UNVERIFIED)


def _called(name: str, views: CouncilSplit) -> str:
    """A council of the contract by the name that the children's files use."""
    return names.council_name(name_in_files(name, (whose for whose, _ in views.responsible)))
