"""A row of the list: who, where, how long, and the answer for each of the four destinations."""

from datetime import date

import streamlit as st

from models.access import Actor
from models.children.where import Where
from models.recording.decision import Agreement
from models.shortlist.destinations import (
    FOUR,
    DestinationChoice,
    destination_choices,
    first_question,
)
from models.shortlist.options import ChildOptions
from models.shortlist.panel_said import PanelSaid, panel_said, panel_words
from pages.parts import cache
from pages.parts.children import words
from pages.parts.words import names, places, tags, writing
from services.records import child_records

WIDTHS = (2.5, 3.1, 2.3, 2.3, 2.3, 2.4)


def disagreed(person: Actor) -> dict[str, PanelSaid]:
    """What panels signed against the answers that stand in the list, by child."""
    today = cache.today()
    pairs = (
        (record.child, panel_said(record, today))
        for record in child_records(cache.council_of(person))
    )
    return {
        child: panel
        for child, panel in pairs
        if panel is not None and panel.agreement is Agreement.DISAGREE
    }


def child_row(
    child: ChildOptions,
    as_of: date,
    number: int,
    show_costs: bool,
    where: Where,
    panel: PanelSaid | None = None,
) -> None:
    """Draw one child; the name is a link that opens the child's page.

    `panel`: a signed disagreement, which stands beside the answers that it is about.
    """
    with st.container(border=True, key=f"row-{number}"):
        columns = st.columns(WIDTHS, gap="small")
        with columns[0]:
            _who(child, as_of)
        columns[1].markdown(_lives(child, as_of, show_costs, where))
        options = destination_choices(child)
        for column, place in zip(columns[2:], FOUR, strict=True):
            choice = next((choice for choice in options if choice.place is place), None)
            if choice is not None:
                column.markdown(_cell(choice))
        ask = first_question(options)
        if ask:
            st.markdown(words.to_find_out_first(writing.plain(writing.lower_first(ask))))
        if panel is not None:
            st.markdown(f":small[{writing.plain(panel_words(panel, with_reason=False))}]")


def _who(options: ChildOptions, as_of: date) -> None:
    child = options.child
    st.page_link(
        "child.py",
        label=f"**{writing.plain(names.name_or_number(child))}**",
        query_params={"child": child.key},
    )
    lines = [f"{child.age_on(as_of)} years old"]
    if child.name:
        lines.append(writing.plain(f"number {child.child_id}"))
    if options.turning_18_soon:
        lines.append(tags.turning_18_tag(options))
    st.markdown("  \n".join(lines))


def _lives(options: ChildOptions, as_of: date, show_costs: bool, where: Where) -> str:
    child, placement = options.child, options.child.placement
    long = writing.length_of_time(placement.starts, as_of, placement.started_on_or_before)
    whose = f" · {child.council}" if names.council_known(child.council) else ""
    lines = [
        writing.plain(names.SETTING[placement.setting]),
        writing.plain(f"{long} in this home{whose}"),
    ]
    lines.append(writing.plain(writing.capitalise(places.distance_in_short(where))))
    if placement.absent_since:
        lines.append(writing.plain(f"away since {writing.a_date(placement.absent_since)}"))
    if show_costs:
        price = options.current.total
        lines.append(
            writing.plain(
                f"{writing.a_week(price.weekly_gbp)} ({price.basis.value}, "
                f"{writing.year(price.year)})"
            )
        )
    return "  \n".join(lines)


def _cell(choice: DestinationChoice) -> str:
    place = f":small[:gray[{choice.name}]]"
    lines = [place, tags.answer_tag(choice.main.verdict)]
    below = tags.under_tag(choice)
    return "  \n".join([*lines, f":small[{below}]"] if below else lines)
