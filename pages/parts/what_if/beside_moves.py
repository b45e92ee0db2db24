"""Why a place in a scenario is worth another sum than a ready move on Savings."""

from collections.abc import Sequence

import streamlit as st

from models.access import Actor
from models.money import FinancialYear
from models.scenarios.answer import PlaceYear, WhatIf
from models.scenarios.beside_a_move import AverageMove, average_move
from models.scenarios.levers import ComesFrom, Lever, OpenHome, RecruitCarers
from models.shortlist.portfolio import MovesScenario, if_made
from pages.parts import cache
from pages.parts.shell import waiting
from pages.parts.shell.words import LEARNING
from pages.parts.what_if import words
from pages.parts.what_if.compared import Answered
from pages.parts.what_if.words import pounds
from pages.parts.words import writing
from pages.parts.words.ready_moves import beside_all_ready
from pages.parts.words.tables import text_table
from services.kept import PreparedStage
from services.moves import children_on_board
from services.shortlist import paused_children, shortlist_for

WHOLE_YEAR = 12


def beside_a_ready_move(person: Actor, answers: Sequence[Answered]) -> None:
    """Each scenario's value a place and year beside an average ready move, with the reasons."""
    answereds = [
        answer for answer in answers if of_a_whole_year(answer.found) or of_moves(answer.found)
    ]
    if not answereds:
        return
    st.header(words.COMPARED_WITH_SAVINGS, anchor=False)
    if not waiting.is_ready(cache.council_of(person), PreparedStage.SAVINGS):
        waiting.how_far(cache.council_of(person), PreparedStage.SAVINGS, LEARNING)
        return
    shortlist = shortlist_for(cache.council_of(person), future=True)
    made = (
        if_made(shortlist, MovesScenario.READY, None, paused_children(cache.council_of(person)))
        if shortlist
        else None
    )
    on_board = children_on_board(cache.council_of(person))
    move = average_move(made.portfolio.total, on_board) if made else None
    if move is None:
        st.info(words.NOTHING_TO_COMPARE)
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
                ["Pounds", words.READY_MOVE_YEAR, f"A place, {_year(year)}"],
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
    value = words.average_move(pounds(move.net_gbp), writing.count_of(move.moves, "move"))
    year = of_a_whole_year(answer)
    if year is None:
        return _moves_words(answer, value)
    lever = answer.levers[year.lever]
    return [
        words.place_and_move(_where(lever), pounds(year.saved_gbp), _year(year), value),
        *_place_reasons(lever, year, move),
    ]


def _place_reasons(lever: Lever, year: PlaceYear, move: AverageMove) -> list[str]:
    lines = [
        words.place_filled_again(
            year.taken,
            year.places,
            _year(year),
            pounds(move.homes_gbp),
            pounds(move.old_home_all_year_gbp),
        )
    ]
    if not isinstance(lever, RecruitCarers):
        lines.append(words.place_cost(pounds(year.place_gbp), _year(year), pounds(move.place_gbp)))
    if (stay_paid := move.ready.all_that_stay_paid) and not _from_an_agency(lever):
        lines.append(
            words.beds_that_stay_paid(stay_paid, writing.count_of(move.moves, "ready move"))
        )
    if round(move.two_homes_gbp):
        lines.append(words.two_homes_paid(pounds(move.two_homes_gbp)))
    if year.rise:
        lines.append(words.price_rise(_year(year), year.rise))
    lines.append(_early_words(lever))
    return lines


def _early_words(lever: Lever) -> str:
    if isinstance(lever, OpenHome):
        return words.EARLY_ENDING_HOME
    if _from_an_agency(lever):
        return words.EARLY_ENDING_AGENCY
    return words.EARLY_ENDING_BOTH


def _moves_words(answer: WhatIf, value: str) -> list[str]:
    made = answer.moves.made.mean if answer.moves else 0.0
    year_changes = [year for year in answer.years if year.months == WHOLE_YEAR and year.done] or [
        year for year in answer.years if year.done
    ]
    if not made or not year_changes or year_changes[0].done is None:
        return [words.no_move_made(value)]
    value_item, year = (
        year_changes[0].done.mean / made,
        writing.year(FinancialYear.parse(year_changes[0].year)),
    )
    return [
        words.move_and_move(pounds(value_item), year, value),
        words.YEAR_OR_365_DAYS,
        words.moves_made(made, answer.moves.planned if answer.moves else 0),
        words.BEDS_ON_THEIR_OWN_ROW,
    ]


def comparison_rows(year: PlaceYear, move: AverageMove) -> list[list[str]]:
    """What each value is made of; a column adds up to its last row."""
    pairs = [
        (words.OTHER_HOMES, move.homes_gbp, year.homes_gbp),
        (words.NEW_HOME, -move.place_gbp, -year.place_gbp),
        (words.TWO_HOMES, -move.two_homes_gbp, 0.0),
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
