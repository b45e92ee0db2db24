"""Where a year's target stands: each sum with its moves, what is missing, what it would take."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from models.access import Actor, Permission, may
from models.documents import DocumentKind
from models.money import FinancialYear
from models.moves.apart import NO_PROGRAMME, apart_lines
from models.moves.year import YearOfMoves, paths_words
from models.savings.position import Likely
from models.savings.views import TwoViews, is_same_council
from pages.parts import (
    cached,
    names,
    source,
    target_apart,
    target_behind,
    target_beside,
    target_confirm,
    target_moves,
    words,
)
from pages.parts.documents import Offer, document_row
from pages.parts.savings_inputs import EVERY, KEPT

LESS_THAN, MORE_THAN = 0.05, 0.95
STATES = ("Target", "Paid and proved", "Agreed, not proved", "Likely more", "Gap")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the statement: what, pounds, and the words beside it."""

    name: str
    pounds: str
    beside: str


def target_stands(person: Actor) -> None:
    """Draw the whole view for the year and council that are chosen."""
    year, council = _chosen(person)
    found = cached.target_year(person, year, council)
    if found is None:
        return
    claims = cached.claims_of(person, found)
    st.header(f"Where {words.year(year)} stands", anchor=False)
    st.markdown(f"**{sentence(found)}**")
    with st.container(border=True, key="card-target"):
        for row in statement(found):
            name, pounds, beside = st.columns((2, 2, 5), vertical_alignment="center")
            name.markdown(row.name)
            pounds.markdown(f"**{row.pounds}**")
            beside.markdown(row.beside)
    st.caption(words.plain(paths_words(found, spread_words(found.position.really))))
    for line in (*take_words(found), *beside_words(found), *apart_words(person, found)):
        st.markdown(f"- {line}")
    target_beside.beside(person, found)
    _views(found)
    target_behind.behind(person, claims)
    target_moves.moves_behind(person, found)
    target_apart.apart_from_moves(person, found)
    _papers()
    if may(person, Permission.CONFIRM_SAVING):
        target_confirm.confirm(person, claims)


def sentence(found: YearOfMoves) -> str:
    """Markdown: what has been proved of the target, and how likely it is to be reached."""
    at, year = found.position, words.year(found.asked.year)
    proved = words.plain(words.of_pence(at.delivered))
    if at.target is None:
        return (f"{proved} is paid and proved in {year}. No target is held for this year and "
                "council: `targets.csv` would give it.")  # fmt: skip
    target = words.plain(words.of_pence(at.target))
    return f"{proved} of {target} is paid and proved in {year}; {chance_words(at.chance)}."


def chance_words(chance: float | None) -> str:
    """The chance of reaching the target in words; the engine gives no better than one in 20."""
    if chance is None:
        return "there is no target to reach"
    if chance < LESS_THAN:
        return "the chance of reaching the target is less than 1 in 20"
    if chance > MORE_THAN:
        return "the chance of reaching the target is more than 19 in 20"
    return f"the chance of reaching the target is about {round(chance * 20)} in 20"


def statement(found: YearOfMoves) -> list[Row]:
    """The lines of SCREENS C, top to bottom, safe to show."""
    at = found.position
    proved = words.count(found.delivered_moves, "move")
    if found.clawed_back:
        proved += f"; {words.of_pence(found.clawed_back)} clawed back"
    beside = (
        "as targets.csv has it" if at.target is not None else "",
        proved,
        f"{words.count(found.agreed_moves, 'move')} under way or with a day; "
        f"{words.of_pence(at.open)} of it up to today; {spread_words(at.agreed)}",
        f"{words.count(at.likely.moves, 'move')} not yet agreed, each by its stage; "
        f"{spread_words(at.likely)}"
        if at.likely.moves
        else "no move on the board is before its day",
        _gap_words(found),
    )
    gap = None if at.gap is None else max(at.gap, 0)
    pence = (at.target, at.delivered, at.agreed.pence, at.likely.pence, gap)
    return [
        Row(name, words.plain("not held" if sum_ is None else words.of_pence(sum_)),
            words.plain(said))
        for name, sum_, said in zip(STATES, pence, beside, strict=True)
    ]  # fmt: skip


def _gap_words(found: YearOfMoves) -> str:
    at = found.position
    more = (
        "" if at.gap is None or at.gap >= 0 else f"{words.of_pence(-at.gap)} more than the target "
    )
    return f"{more}with all of the above expected; together {spread_words(at.together)}"


def spread_words(sum_: Likely) -> str:
    """8 in 10 chance: £x to £y."""
    if not sum_.moves:
        return "no move"
    low, high = words.of_pence(sum_.low), words.of_pence(sum_.high)
    return f"8 in 10 chance: {low} to {high}"


def take_words(found: YearOfMoves) -> list[str]:
    """What the gap means, and what waiting costs."""
    at, lines = found.position, []
    moves = at.agreed.moves + at.likely.moves
    if at.gap is not None and at.gap > 0:
        each = at.agreed.pence + at.likely.pence
        mean = each / moves if moves else 0
        if mean > 0:
            more = words.count(round(at.gap / mean + 0.5), "more move")
            lines.append(f"The gap is about {more} like those under way, at "
                         f"{words.of_pence(round(mean))} expected in this year each.")  # fmt: skip
        else:
            lines.append("No move under way is expected to save in this year, so the gap can't be "
                         "put in moves.")  # fmt: skip
    if found.delay > 0:
        lines.append(f"A week's delay of every move not yet made is expected to cost "
                     f"{words.of_pence(found.delay)}.")  # fmt: skip
    return [words.plain(line) for line in lines]


def beside_words(found: YearOfMoves) -> list[str]:
    """What goes into next year, what partners save, what is avoided, and what has no figure."""
    following, ahead = words.year(found.asked.year.next), found.next_year.agreed
    lines = [f"Into {following}: {words.of_pence(ahead.pence)} ({spread_words(ahead)})."]
    if found.health or found.education:
        lines.append(f"Partners pay less for the same children, which is never counted: health "
                     f"{words.of_pence(found.health)}, schools "
                     f"{words.of_pence(found.education)}.")  # fmt: skip
    avoided = [f"{words.of_pence(pence)} {what}" for pence, what in (
        (found.avoided_label, "of moves labelled so"),
        (found.risen, "by which frozen prices would have risen")) if pence]  # fmt: skip
    if avoided:
        lines.append(f"Avoided, in no sum above: {words.listed(avoided)}.")
    if found.since_back:
        lines.append(f"Children who came back have cost {words.of_pence(-found.since_back)} more "
                     "since than today's path expected of them. A saving stops the day of a "
                     "return, so this is in no sum above.")  # fmt: skip
    if found.unlabelled:
        lines.append(f"Finance has yet to say of {words.of_pence(found.unlabelled)} whether it "
                     "reduces the budget or the overspend.")  # fmt: skip
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


def _papers() -> None:
    """The board's report and finance's workbook, of every council, as at today."""
    today = source.current().today().isoformat()
    document_row((
        Offer("Board report, PDF", DocumentKind.BOARD_PDF, today),
        Offer("Board report, Word", DocumentKind.BOARD_WORD, today),
        Offer("Workbook for finance (Excel)", DocumentKind.LEDGER_XLSX, today),
    ))  # fmt: skip


def _views(found: YearOfMoves) -> None:
    """The same pounds by whose child it is and by the councils' contract."""
    views = found.views
    if found.asked.council is not None or not views.total:
        return
    with st.expander("By council: whose children, and by contract"):
        for title, view in (("Whose children they are", views.responsible),
                            ("By contract share", views.contract)):  # fmt: skip
            parts = [f"{_called(name, views)} {words.of_pence(pence, to_the_penny=True)}"
                     for name, pence in view]  # fmt: skip
            whole = words.of_pence(sum(pence for _, pence in view), to_the_penny=True)
            st.markdown(words.plain(f"{title}: {words.listed(parts)}; together {whole}."))
        st.caption("Both add up to what is paid and proved. Contract shares are dated settings, "
                   "and not verified: see About.")  # fmt: skip


def _called(name: str, views: TwoViews) -> str:
    """A council of the contract by the name that the children's files use."""
    whose = (one for one, _ in views.responsible if is_same_council(one, name))
    return names.council(next(whose, name))
