"""The page about places: filters, the picture, the bars, each with its words and its table."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from models.children.where_counts import WhereCounts, describe_direction
from models.shortlist.choose import AgeBand, ChildrenWanted
from models.shortlist.options import Shortlist
from pages.parts.children import words
from pages.parts.children.place_charts import bands_chart, picture
from pages.parts.words import names, writing
from pages.parts.words import places as place_words
from services.reference import cells

ENGLAND_AND_WALES = (25.0, 1.0, 132.0, 132.0)  # west, south, east, north in 5 km cells
EVERYWHERE = (10.0, 1.0, 132.0, 200.0)  # with Scotland, when a child lives there
SOURCE = words.SOURCE_OF_PLACES


@dataclass(frozen=True, slots=True)
class AskedWhere:
    """Whom to count, and whether small numbers are hidden."""

    wanted: ChildrenWanted
    suppress: bool


def filter_line(shortlist: Shortlist) -> AskedWhere:
    """Draw the choices. There are none while small numbers are hidden: two pictures with different
    choices, taken from one another, would show what is hidden."""
    if st.toggle(words.HIDE_SMALL, key="where.suppress"):
        st.caption(words.EVERY_CHILD_COUNTED)
        return AskedWhere(ChildrenWanted(), True)
    councils = sorted({child.child.council for child in shortlist.children})
    council_place, age_place, _ = st.columns((2, 1.5, 4), gap="small")
    council = council_place.selectbox(
        "Council",
        councils,
        index=None,
        placeholder="All",
        format_func=names.council_name,
        key="where.council",
        persist_state="session",
    )
    age = age_place.selectbox(
        "Age",
        list(AgeBand),
        index=None,
        placeholder="All",
        format_func=writing.capitalise,
        key="where.age",
        persist_state="session",
    )
    return AskedWhere(ChildrenWanted(council=council, age=age), False)


def how_many(where_counts: WhereCounts) -> str:
    """30 children are counted here."""
    if where_counts.children is None:
        return words.NUMBER_HIDDEN
    many = writing.count_of(where_counts.children, "child", "children")
    return words.counted_here(many, "is" if where_counts.children == 1 else "are")


def distances(where_counts: WhereCounts) -> None:
    """How far from home: the sentence, the bars, and the numbers as a table."""
    st.header(words.DISTANCE_HEADING, anchor=False)
    text = f"{place_words.far_words(where_counts)} {place_words.unknown_words(where_counts)}"
    st.markdown(writing.plain(text))
    bars, table = st.columns((3, 2), gap="medium")
    with bars:
        st.altair_chart(bands_chart(bands_frame(where_counts)), alt=text)
    with table:
        lines = [
            (writing.capitalise(band.what), place_words.number(band.children))
            for band in where_counts.bands
        ]
        st.table(_table(lines, "Distance from home"), hide_index=True, border="horizontal")


def places(where_counts: WhereCounts, area: frozenset[str]) -> None:
    """Where they live: the picture, and beside it the same in words and as a table."""
    st.header(words.MAP_HEADING, anchor=False)
    circles = circles_frame(where_counts, cells.middle_of_area(area))
    sentence = place_words.area_words(where_counts, len(area))
    drawn, text = st.columns((3, 2), gap="medium")
    with drawn.container(key="map"):
        far_north = bool((circles["y"] > ENGLAND_AND_WALES[3]).any())
        edges = EVERYWHERE if far_north else ENGLAND_AND_WALES
        st.altair_chart(
            picture(cells.join_strips(area, scotland=far_north), circles, edges),
            width="content",
            alt=words.map_in_words(sentence),
        )
    with text:
        st.markdown(writing.plain(sentence))
        st.markdown(writing.plain(how_to_read(where_counts, len(area))))
        lines, heading = squares(circles, bool(area))
        if lines:
            st.table(_table(lines, heading), hide_index=True, border="horizontal")


def how_to_read(where_counts: WhereCounts, councils: int) -> str:
    """What the circles and colours stand for, and who is in none."""
    shaded = f"{writing.capitalise(place_words.the_area(councils))} is shaded. " if councils else ""
    hidden = any(cell.children is None for cell in where_counts.cells)
    rings = " " + words.EMPTY_RINGS if hidden else ""
    missing = ""
    if where_counts.not_on_map != 0:
        missing = " " + words.not_on_map(place_words.number(where_counts.not_on_map))
    return words.circles(shaded, rings, missing)


def squares(circles: pd.DataFrame, from_the_area: bool) -> tuple[list[tuple[str, str]], str]:
    """The rows of the table beside the picture, hidden ones as one, and its heading."""
    shown = circles[circles["size"].notna()]
    lines = list(zip(shown["told"], shown["number"], strict=True))
    if remaining := len(circles) - len(shown):
        lines.append((writing.count_of(remaining, "other square"), place_words.HIDDEN))
    seen_from = words.FROM_AREA if from_the_area else words.ON_GRID
    return lines, f"Squares of 25 km, {seen_from}"


def bands_frame(where_counts: WhereCounts) -> pd.DataFrame:
    """The rows of the bars."""
    return pd.DataFrame(
        {
            "band": [writing.capitalise(band.what) for band in where_counts.bands],
            "size": pd.array([band.children for band in where_counts.bands], dtype="Float64"),
            "size_or_0": [band.children or 0 for band in where_counts.bands],
            "mark": [place_words.number(band.children) for band in where_counts.bands],
            "known": [band is not where_counts.bands[-1] for band in where_counts.bands],
        }
    )


def circles_frame(where_counts: WhereCounts, middle: tuple[float, float] | None) -> pd.DataFrame:
    """The circles, the fullest first: where they are drawn, how large, and what they say."""
    ordered = sorted(where_counts.cells, key=lambda cell: (-(cell.children or 0), -cell.y, cell.x))
    numbers = [place_words.number(cell.children) for cell in ordered]
    return pd.DataFrame(
        {
            "x": pd.array([cell.x for cell in ordered], dtype="float64"),
            "y": pd.array([cell.y for cell in ordered], dtype="float64"),
            "size": pd.array([cell.children for cell in ordered], dtype="Float64"),
            "mark": ["" if cell.children is None else f"{cell.children}" for cell in ordered],
            "number": numbers,
            "told": [
                writing.capitalise(describe_direction(cell, middle))
                if middle
                else words.square(cell.x * 5, cell.y * 5)
                for cell in ordered
            ],
        }
    )


def _table(lines: Sequence[tuple[str, str]], heading: str) -> pd.DataFrame:
    safe = [[writing.plain(cell) for cell in line] for line in lines]
    return pd.DataFrame(safe, columns=[heading, "Children"])
