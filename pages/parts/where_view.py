"""The page about places: filters, the picture, the bars, each with its words and its table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from data.places import cells
from models.children.where_counts import WhereCounts, direction
from models.shortlist.choose import AgeBand, Wanted
from models.shortlist.options import Shortlist
from pages.parts import names, place_words, words
from pages.parts.place_charts import bands_chart, picture

ENGLAND_AND_WALES = (25.0, 1.0, 132.0, 132.0)  # west, south, east, north in 5 km cells
EVERYWHERE = (10.0, 1.0, 132.0, 200.0)  # with Scotland, when a child lives there
SOURCE = (
    "Miles are in a straight line from the home address to the placement, as the newest return "
    "gives them. Source of places: ONS Postcode Directory. Contains OS data © Crown copyright and "
    "database right 2026, Royal Mail data © Royal Mail copyright and database right 2026, and "
    "Office for National Statistics data under the Open Government Licence v3.0."
)


@dataclass(frozen=True, slots=True)
class AskedWhere:
    """Whom to count, and whether small numbers are hidden."""

    wanted: Wanted
    suppress: bool


def filter_line(held: Shortlist) -> AskedWhere:
    """Draw the choices. There are none while small numbers are hidden: two pictures with different
    choices, taken from one another, would show what is hidden."""
    if st.toggle("Hide numbers under 5, to show this outside the team", key="where.suppress"):
        st.caption(
            "Every child is counted, whatever was chosen before: pictures of some children, taken "
            "from one another, would show what is hidden."
        )
        return AskedWhere(Wanted(), True)
    councils = sorted({one.child.council for one in held.children})
    council_place, age_place, _ = st.columns((2, 1.5, 4), gap="small")
    council = council_place.selectbox(
        "Council", councils, index=None, placeholder="All", format_func=names.council,
        key="where.council", persist_state="session",
    )  # fmt: skip
    age = age_place.selectbox(
        "Age", list(AgeBand), index=None, placeholder="All", format_func=words.capital,
        key="where.age", persist_state="session",
    )  # fmt: skip
    return AskedWhere(Wanted(council=council, age=age), False)


def how_many(held: WhereCounts) -> str:
    """30 children are counted here."""
    if held.children is None:
        return "How many children live in residential care is hidden, because the number is small."
    many = words.count(held.children, "child", "children")
    return f"**{many} in residential care {'is' if held.children == 1 else 'are'} counted here.**"


def distances(held: WhereCounts) -> None:
    """How far from home: the sentence, the bars, and the numbers as a table."""
    st.header("How far from home", anchor=False)
    said = f"{place_words.far_words(held)} {place_words.unknown_words(held)}"
    st.markdown(words.plain(said))
    bars, table = st.columns((3, 2), gap="medium")
    with bars:
        st.altair_chart(bands_chart(bands_frame(held)), alt=said)
    with table:
        lines = [
            (words.capital(each.what), place_words.number(each.children)) for each in held.bands
        ]
        st.table(_table(lines, "Distance from home"), hide_index=True, border="horizontal")


def places(held: WhereCounts, area: frozenset[str]) -> None:
    """Where they live: the picture, and beside it the same in words and as a table."""
    st.header("Where in the country", anchor=False)
    circles = circles_frame(held, cells.middle(area))
    said = place_words.area_words(held, len(area))
    drawn, text = st.columns((3, 2), gap="medium")
    with drawn.container(key="map"):
        far_north = bool((circles["y"] > ENGLAND_AND_WALES[3]).any())
        edges = EVERYWHERE if far_north else ENGLAND_AND_WALES
        st.altair_chart(
            picture(cells.strips(area, scotland=far_north), circles, edges), width="content",
            alt=f"Map of counts by squares of 25 km. {said} The table beside it has every square.",
        )  # fmt: skip
    with text:
        st.markdown(words.plain(said))
        st.markdown(words.plain(how_to_read(held, len(area))))
        lines, heading = squares(circles, bool(area))
        if lines:
            st.table(_table(lines, heading), hide_index=True, border="horizontal")


def how_to_read(held: WhereCounts, councils: int) -> str:
    """What the circles and colours stand for, and who is in none."""
    shaded = f"{words.capital(place_words.the_area(councils))} is shaded. " if councils else ""
    hidden = any(each.children is None for each in held.cells)
    rings = (
        " An empty ring stands for a number under 5, or for one that would give such a number away."
        if hidden
        else ""
    )
    missing = ""
    if held.not_on_map != 0:
        missing = (
            f" Not on the map: {place_words.number(held.not_on_map)}, because the postcode of the "
            "placement isn't recorded or isn't found."
        )
    return (
        f"{shaded}Each circle stands in the middle of a square of 25 km and has the number of "
        f"children who live somewhere in it; no home is shown.{rings}{missing}"
    )


def squares(circles: pd.DataFrame, from_the_area: bool) -> tuple[list[tuple[str, str]], str]:
    """The rows of the table beside the picture, hidden ones as one, and its heading."""
    shown = circles[circles["size"].notna()]
    lines = list(zip(shown["told"], shown["number"], strict=True))
    if left := len(circles) - len(shown):
        lines.append((words.count(left, "other square"), place_words.HIDDEN))
    seen_from = "from the middle of the area" if from_the_area else "on the national grid"
    return lines, f"Squares of 25 km, {seen_from}"


def bands_frame(held: WhereCounts) -> pd.DataFrame:
    """The rows of the bars."""
    return pd.DataFrame(
        {
            "band": [words.capital(each.what) for each in held.bands],
            "size": pd.array([each.children for each in held.bands], dtype="Float64"),
            "size_or_0": [each.children or 0 for each in held.bands],
            "mark": [place_words.number(each.children) for each in held.bands],
            "known": [each is not held.bands[-1] for each in held.bands],
        }
    )


def circles_frame(held: WhereCounts, middle: tuple[float, float] | None) -> pd.DataFrame:
    """The circles, the fullest first: where they are drawn, how large, and what they say."""
    ordered = sorted(held.cells, key=lambda cell: (-(cell.children or 0), -cell.y, cell.x))
    numbers = [place_words.number(cell.children) for cell in ordered]
    return pd.DataFrame(
        {
            "x": pd.array([cell.x for cell in ordered], dtype="float64"),
            "y": pd.array([cell.y for cell in ordered], dtype="float64"),
            "size": pd.array([cell.children for cell in ordered], dtype="Float64"),
            "mark": ["" if cell.children is None else f"{cell.children}" for cell in ordered],
            "number": numbers,
            "told": [
                words.capital(direction(cell, middle))
                if middle
                else f"{cell.x * 5:.0f} km east, {cell.y * 5:.0f} km north"
                for cell in ordered
            ],
        }
    )


def _table(lines: Sequence[tuple[str, str]], heading: str) -> pd.DataFrame:
    safe = [[words.plain(cell) for cell in line] for line in lines]
    return pd.DataFrame(safe, columns=[heading, "Children"])
