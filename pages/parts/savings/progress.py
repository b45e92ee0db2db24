"""Where a year's target stands: each sum with its moves, what is missing, what it would take."""

import streamlit as st

from models.access import Actor, Permission, may
from models.ledger.council_split import CouncilSplit, name_in_files
from models.ledger.memorandum_words import NO_PROGRAMME, apart_lines
from models.ledger.new_move import NewMove
from models.ledger.position import Likely
from models.ledger.year import YearOfMoves, paths_words
from models.money import FinancialYear
from models.papers.documents import DocumentKind, day_and_year
from pages.parts import cached, source
from pages.parts.savings import confirm, expected_moves, ledger, memorandum, statement, summary
from pages.parts.savings.charts import months_chart, months_words, range_beside
from pages.parts.savings.inputs import EVERY, KEPT
from pages.parts.shell.documents import Offer, document_row
from pages.parts.words import names, writing
from pages.parts.words.ready_moves import beside_a_new_move


def target_stands(person: Actor) -> None:
    """Draw the whole view for the year and council that are chosen."""
    year, council = _chosen(person)
    year_of_moves = cached.target_year(person, year, council)
    if year_of_moves is None:
        return
    claims = cached.claims_of(person, year_of_moves)
    st.header(f"Where {writing.year(year)} stands", anchor=False)
    st.markdown(f"**{statement.sentence(year_of_moves)}**")
    statement.statement(year_of_moves)
    for line in take_words(year_of_moves):
        st.markdown(f"- {line}")
    st.altair_chart(months_chart(year_of_moves), alt=months_words(year_of_moves))
    if spread := range_beside(year_of_moves):
        st.caption(writing.plain(spread))
    summary.beside(person, year_of_moves, claims)
    with st.expander("More about these sums: by label, as cash, what is not counted"):
        for line in (
            *statement.split_words(year_of_moves),
            *beside_words(year_of_moves),
            *apart_words(person, year_of_moves),
        ):
            st.markdown(f"- {line}")
        really = year_of_moves.position.really
        ends = writing.of_pence(really.low), writing.of_pence(really.high)
        st.caption(writing.plain(paths_words(year_of_moves, *ends)))
    _views(year_of_moves)
    if may(person, Permission.CONFIRM_SAVING):
        confirm.confirm(person, claims)
    ledger.behind(person, claims)
    expected_moves.moves_behind(person, year_of_moves)
    memorandum.apart_from_moves(person, year_of_moves)
    _papers(year)


def range_words(sum_: Likely) -> str:
    """£250,000 to £900,000."""
    return f"{writing.of_pence(sum_.low)} to {writing.of_pence(sum_.high)}"


def take_words(year_of_moves: YearOfMoves) -> list[str]:
    """What a new move would add, whether new moves can close the gap, what waiting costs; safe."""
    lines, new_move = [], year_of_moves.new_move
    if new_move is not None:
        text = new_move_words(new_move)
        if new_move.can_close is False:
            text += " New moves can't close this year's gap."
        elif new_move.can_close:
            text += " If all of them moved, that would close this year's gap."
        lines.append(writing.plain(text))
        if new_move.full_year is not None:
            lines.append(beside_a_new_move(new_move.ready))
    if year_of_moves.delay > 0:
        moves = len(
            {part.move for part in (*year_of_moves.parts, *year_of_moves.possible) if part.delay}
        )
        late = "the planned move" if moves == 1 else f"each of the {moves} planned moves"
        text = f"If {late} is a week late, about {writing.of_pence(year_of_moves.delay)} is lost."
        lines.append(writing.plain(text))
    return lines


def new_move_words(new_move: NewMove) -> str:
    """A move made on 16 February would add £21,000 this year …, each mean with its children."""
    year = f"{writing.of_pence(new_move.this_year)} this year"
    text = f"A move made on {writing.a_date(new_move.on)} would add {year}"
    ready = f"the average of {writing.count(new_move.children, 'child', 'children')} ready for one"
    if new_move.full_year is None:
        return f"{text}: {ready}."
    full = f"{writing.of_pence(new_move.full_year)} in a full year"
    if new_move.full_children == new_move.children:
        return f"{text} and {full}: {ready}."
    return (
        f"{text}, {ready}, and {full}, the average of the {new_move.full_children} of them who "
        "have a full year ahead."
    )


def beside_words(year_of_moves: YearOfMoves) -> list[str]:
    """What goes into next year, what partners save, what is avoided, what has no figure; safe."""
    following, ahead = writing.year(year_of_moves.asked.year.next), year_of_moves.next_year.expected
    later = "at the year's end" if year_of_moves.asked.is_over else "so far"
    spread = f" (80% likely {range_words(ahead)})" if ahead.moves else ""
    lines = [
        f"Carried into {following} by moves agreed {later}: "
        f"{writing.of_pence(ahead.pence)}{spread}."
    ]
    paid = year_of_moves.position.stays_paid
    if paid.moves:
        lines.append(
            f"Moves out of beds that stay paid, or of which nobody has said how they are "
            f"bought (not counted): {writing.count(paid.moves, 'move')}, "
            f"{writing.of_pence(paid.pence)}."
        )
    if year_of_moves.health or year_of_moves.education:
        lines.append(
            f"Partners pay less for the same children (not counted): health "
            f"{writing.of_pence(year_of_moves.health)}, schools "
            f"{writing.of_pence(year_of_moves.education)}."
        )
    if year_of_moves.avoided_label:
        lines.append(
            f"Labelled as avoided (not counted): {writing.of_pence(year_of_moves.avoided_label)}."
        )
    if year_of_moves.risen:
        lines.append(f"Price rises avoided (not counted): {writing.of_pence(year_of_moves.risen)}.")
    if year_of_moves.since_back:
        back = sum(bool(in_no_sum.since_back) for in_no_sum in year_of_moves.in_no_sum)
        lines.append(
            f"{writing.capital(writing.count(back, 'child', 'children'))} returned to "
            f"residential care; since then they cost {writing.of_pence(-year_of_moves.since_back)} "
            "more than the baseline (not counted)."
        )
    if year_of_moves.unlabelled:
        lines.append(
            f"{writing.of_pence(year_of_moves.unlabelled)} of what is confirmed has no label yet: "
            "budget or overspend?"
        )
    if year_of_moves.unpriced_days:
        lines.append(
            f"No price is recorded for {writing.count(year_of_moves.unpriced_days, 'day')} that "
            "children have lived in their new homes: nothing is claimed for "
            "them."
        )
    if year_of_moves.without_figure:
        counts = "counts" if year_of_moves.without_figure == 1 else "count"
        lines.append(
            f"{writing.count(year_of_moves.without_figure, 'move')} on the board can't be given a "
            f"figure and {counts} as nothing."
        )
    return [writing.plain(line) for line in lines]


def apart_words(person: Actor, year_of_moves: YearOfMoves) -> list[str]:
    """What others pay because of the moves, and what the programme itself costs."""
    lines = list(apart_lines(year_of_moves, writing.of_pence))
    if year_of_moves.asked.programme is None:
        lines.append(NO_PROGRAMME)
    if person.councils is not None:
        lines.append(
            "Of the programme's cost you see what is your council's own; what councils "
            "share is shown to who may see every council."
        )
    return [writing.plain(line) for line in lines]


def _chosen(person: Actor) -> tuple[FinancialYear, str | None]:
    """The year and the council, in one line."""
    today = FinancialYear.holding(source.current().today())
    before = FinancialYear(today.start - 1)
    years = {writing.year(year): year for year in (before, today, today.next)}
    shortlist = cached.list_of(person)
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
        council = st.segmented_control(
            "Council",
            [EVERY, *councils],
            default=EVERY,
            required=True,
            key="target.council",
            persist_state=KEPT,
            format_func=lambda name: name if name == EVERY else writing.plain(names.council(name)),
        )
    return years.get(year or "", today), None if council in (None, EVERY) else str(council)


def _papers(year: FinancialYear) -> None:
    """The board's report as at today and finance's workbook of the year, of every council."""
    day = source.current().today()
    today = day.isoformat()
    document_row(
        (
            Offer("Board report, PDF", DocumentKind.BOARD_PDF, today),
            Offer("Board report, Word", DocumentKind.BOARD_WORD, today),
            Offer(
                "Workbook for finance (Excel)", DocumentKind.LEDGER_XLSX, day_and_year(day, year)
            ),
        )
    )


def _views(year_of_moves: YearOfMoves) -> None:
    """The same pounds by whose child it is and by the councils' contract, each sum by itself."""
    if year_of_moves.asked.council is not None or not any(
        split.total for split in year_of_moves.splits.values()
    ):
        return
    with st.expander("By council: whose children, and by contract"):
        for name, split in year_of_moves.splits.items():
            views = split.councils
            for title, view in (
                ("whose children they are", views.responsible),
                ("by contract share", views.contract),
            ):
                parts = [
                    f"{_called(person, views)} {writing.of_pence(pence, to_the_penny=True)}"
                    for person, pence in view
                ]
                full = writing.of_pence(sum(pence for _, pence in view), to_the_penny=True)
                st.markdown(
                    writing.plain(
                        f"{statement.SPLIT[name]}, {title}: "
                        f"{writing.listed(parts)}; together {full}."
                    )
                )
        st.caption("Contract shares are dated settings, and not verified: see About.")


def _called(name: str, views: CouncilSplit) -> str:
    """A council of the contract by the name that the children's files use."""
    return names.council(name_in_files(name, (whose for whose, _ in views.responsible)))
