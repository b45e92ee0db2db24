"""A row of the list: who, where, how long, and the answer for each of the four destinations."""

from __future__ import annotations

from datetime import date

import streamlit as st

from models.access import Actor
from models.children.where import Where
from models.meeting.decision import Agreement
from models.shortlist.four import FOUR, Choice, choices, first_question
from models.shortlist.options import ChildOptions
from models.shortlist.panel_said import PanelSaid, panel_said, panel_words
from pages.parts import cached, names, place_words, source, tags, words

WIDTHS = (2.5, 3.1, 2.3, 2.3, 2.3, 2.4)


def disagreed(person: Actor) -> dict[str, PanelSaid]:
    """What panels signed against the answers that stand in the list, by child."""
    today = source.current().today()
    said = ((one.child, panel_said(one, today)) for one in cached.records_of(person))
    return {
        child: panel for child, panel in said
        if panel is not None and panel.agreement is Agreement.DISAGREE
    }  # fmt: skip


def child_row(
    one: ChildOptions, as_of: date, number: int, show_costs: bool, where: Where,
    panel: PanelSaid | None = None,
) -> None:  # fmt: skip
    """Draw one child; the name is a link that opens the child's page.

    `panel`: a signed disagreement, which stands beside the answers that it is about.
    """
    with st.container(border=True, key=f"row-{number}"):
        columns = st.columns(WIDTHS, gap="small")
        with columns[0]:
            _who(one, as_of)
        columns[1].markdown(_lives(one, as_of, show_costs, where))
        found = choices(one)
        for column, place in zip(columns[2:], FOUR, strict=True):
            choice = next((each for each in found if each.place is place), None)
            if choice is not None:
                column.markdown(_cell(choice))
        ask = first_question(found)
        if ask:
            st.markdown(f":small[:violet[To find out:] {words.plain(words.small(ask))}]")
        if panel is not None:
            st.markdown(f":small[{words.plain(panel_words(panel, with_reason=False))}]")


def _who(one: ChildOptions, as_of: date) -> None:
    child = one.child
    st.page_link(
        "child.py", label=f"**{words.plain(names.who(child))}**", query_params={"child": child.key}
    )
    lines = [f"{child.age_on(as_of)} years old"]
    if child.name:
        lines.append(words.plain(f"number {child.child_id}"))
    if one.turning_18_soon:
        lines.append(tags.turning_18_tag(one))
    st.markdown("  \n".join(lines))


def _lives(one: ChildOptions, as_of: date, show_costs: bool, where: Where) -> str:
    child, here = one.child, one.child.placement
    long = words.length(here.starts, as_of, here.started_on_or_before)
    whose = f" · {child.council}" if names.council_known(child.council) else ""
    lines = [words.plain(names.SETTING[here.setting]), words.plain(f"{long} in this home{whose}")]
    lines.append(words.plain(words.capital(place_words.short(where))))
    if here.absent_since:
        lines.append(words.plain(f"away since {words.a_date(here.absent_since)}"))
    if show_costs:
        price = one.current.total
        lines.append(
            words.plain(
                f"{words.a_week(price.weekly_gbp)} ({price.basis.value}, {words.year(price.year)})"
            )
        )
    return "  \n".join(lines)


def _cell(choice: Choice) -> str:
    place = f":small[:gray[{choice.name}]]"
    lines = [place, tags.answer_tag(choice.main.verdict)]
    below = tags.under_tag(choice)
    return "  \n".join([*lines, f":small[{below}]"] if below else lines)
