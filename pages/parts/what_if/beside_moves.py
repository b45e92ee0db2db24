"""Why a place in a scenario is worth another sum than a ready move on Savings."""

from collections.abc import Sequence

import streamlit as st

from models.access import Actor
from models.money import FinancialYear
from models.pipeline.move_record import with_a_move
from models.scenarios.answer import PlaceYear, WhatIf
from models.scenarios.beside_a_move import AverageMove, average_move
from models.scenarios.levers import ComesFrom, Lever, OpenHome, RecruitCarers
from models.shortlist.portfolio import MovesScenario, if_made
from pages.parts import cached
from pages.parts.what_if.compared import Answered
from pages.parts.what_if.words import pounds
from pages.parts.words import writing
from pages.parts.words.ready_moves import beside_all_ready
from pages.parts.words.tables import text_table

WHOLE_YEAR = 12


def beside_a_ready_move(person: Actor, answers: Sequence[Answered]) -> None:
    """Each scenario's value a place and year beside an average ready move, with the reasons."""
    answereds = [
        answer for answer in answers if of_a_whole_year(answer.found) or of_moves(answer.found)
    ]
    if not answereds:
        return
    st.header("Compared with a move on Savings", anchor=False)
    shortlist = cached.list_of(person, future=True)
    made = (
        if_made(shortlist, MovesScenario.READY, None, cached.paused_of(person))
        if shortlist
        else None
    )
    on_board = with_a_move(row.move for row in cached.moves_of(person).rows)
    move = average_move(made.portfolio.total, on_board) if made else None
    if move is None:
        st.info("No ready move has a full-year figure, so there is nothing to compare with.")
        return
    st.markdown(beside_all_ready(move.ready))
    for answered in answereds:
        sentences = comparison_words(answered.found, move)
        st.markdown(
            f"**{writing.plain(answered.name)}**. {writing.plain(sentences[0])}\n"
            + "\n".join(f"- {writing.plain(line)}" for line in sentences[1:])
        )
        if (year := of_a_whole_year(answered.found)) is not None:
            text_table(
                ["Pounds", "A ready move, first 365 days", f"A place, {_year(year)}"],
                comparison_rows(year, move),
            )


def of_a_whole_year(answer: WhatIf) -> PlaceYear | None:
    """The last whole financial year of the only lever with places; None where there is none."""
    place_years = [
        place_year for place_year in answer.place_years if place_year.months == WHOLE_YEAR
    ]
    return place_years[-1] if place_years else None


def of_moves(answer: WhatIf) -> bool:
    """The ready moves are all that is done."""
    return answer.moves is not None and not answer.place_years and not answer.lived


def comparison_words(answer: WhatIf, move: AverageMove) -> list[str]:
    """The two values, then why they differ."""
    value = f"an average ready move saves {pounds(move.net_gbp)} in its first 365 days (Savings, "
    value += f"{writing.count(move.moves, 'move')})"
    year = of_a_whole_year(answer)
    if year is None:
        return _moves_words(answer, value)
    lever = answer.levers[year.lever]
    return [
        f"A place {_where(lever)} saves {pounds(year.saved_gbp)} in {_year(year)}; {value}. They "
        "come from the same engine and differ because:",
        *_place_reasons(lever, year, move),
    ]


def _place_reasons(lever: Lever, year: PlaceYear, move: AverageMove) -> list[str]:
    lines = [
        f"A place is filled again when a child leaves: on average {year.taken:.1f} of "
        f"{year.places} are taken in {_year(year)}. A move saves {pounds(move.homes_gbp)} of the "
        f"{pounds(move.old_home_all_year_gbp)} that the old home costs for a whole year: many "
        "children would have left it anyway, and some moves end early."
    ]
    if not isinstance(lever, RecruitCarers):
        lines.append(
            f"A place costs {pounds(year.place_gbp)} in {_year(year)}. The new home after a move "
            f"costs {pounds(move.place_gbp)}, with its support."
        )
    if move.beds_that_stay_paid and not _from_an_agency(lever):
        lines.append(
            f"{move.beds_that_stay_paid} of the {writing.count(move.moves, 'ready move')} are from "
            "beds that stay paid, or that nobody has said are bought by the week. Places only "
            "take children who would have gone to a bought home."
        )
    if round(move.two_homes_gbp):
        lines.append(
            f"Two homes are paid at once after a move ({pounds(move.two_homes_gbp)} on average). "
            "A child who comes to a place never went to the other home."
        )
    if year.rise:
        lines.append(
            f"{_year(year)} prices of bought homes are {year.rise:.0%} higher than today's."
        )
    lines.append(_early_words(lever))
    return lines


def _early_words(lever: Lever) -> str:
    if isinstance(lever, OpenHome):
        return (
            "A ready move may end early, which Savings counts. A child in this home is in "
            "residential care either way."
        )
    if _from_an_agency(lever):
        return (
            "A ready move may end early, which Savings counts. A child with these carers would "
            "have lived with another foster family."
        )
    return "Early endings are counted in both, at the same rates."


def _moves_words(answer: WhatIf, value: str) -> list[str]:
    made = answer.moves.made.mean if answer.moves else 0.0
    year_changes = [year for year in answer.years if year.months == WHOLE_YEAR and year.done] or [
        year for year in answer.years if year.done
    ]
    if not made or not year_changes or year_changes[0].done is None:
        return [f"{writing.capital(value)}. No ready move is made in this scenario."]
    value_item, year = (
        year_changes[0].done.mean / made,
        writing.year(FinancialYear.parse(year_changes[0].year)),
    )
    return [
        f"A ready move made here saves {pounds(value_item)} in {year}; {value}. They come from "
        "the same engine and differ because:",
        "A financial year is counted here, and the first 365 days of each move there.",
        "Here the moves are made on the days you chose, and only if the child is still in "
        f"residential care: {made:.0f} of {answer.moves.planned if answer.moves else 0}.",
        "Beds that stay paid are left out here, and shown as a row of their own. On Savings the "
        "average includes what those moves cost.",
    ]


def comparison_rows(year: PlaceYear, move: AverageMove) -> list[list[str]]:
    """What each value is made of; a column adds up to its last row."""
    pairs = [
        ("Other homes no longer paid", move.homes_gbp, year.homes_gbp),
        ("New home, support and other costs", -move.place_gbp, -year.place_gbp),
        ("Two homes at once", -move.two_homes_gbp, 0.0),
        ("Net saving", move.net_gbp, year.saved_gbp),
    ]
    return [
        [name, writing.money(a_move), writing.money(a_place)] for name, a_move, a_place in pairs
    ]


def _year(year: PlaceYear) -> str:
    return writing.year(FinancialYear.parse(year.year))


def _where(lever: Lever) -> str:
    if isinstance(lever, RecruitCarers):
        return "with these carers"
    return "in this home" if isinstance(lever, OpenHome) else "there"


def _from_an_agency(lever: Lever) -> bool:
    return isinstance(lever, RecruitCarers) and lever.instead_of is ComesFrom.AGENCY_FAMILY
