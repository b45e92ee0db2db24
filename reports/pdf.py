"""A paper as a tagged PDF that reads aloud in order (PDF/UA-1), made with typst.

Everything it says goes to the template as data, never as markup; letters come from this project.
Equal papers give equal bytes.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path

import typst

from models.needs.direction import Point
from models.papers.paper import (
    Bars,
    Box,
    Bullets,
    Leaf,
    Levels,
    OneSide,
    Paper,
    Part,
    Section,
    Table,
    Text,
    Width,
)
from reports.bar_pictures import bars_svg
from reports.level_pictures import Picture, picture
from reports.print_safe import FONTS, INSTEAD, heading, is_undrawn, printable

TEMPLATE = Path(__file__).parent / "typst" / "paper.typ"
BOTH_CHARTS_MM = 176  # two charts and the gap between them on a side
NOT_DRAWN = f"{INSTEAD} stands for a sign that these letters don’t have."

Draw = Callable[[Levels], Picture | None]
Json = str | int | float | bool | None | list["Json"] | dict[str, "Json"]


def pdf(paper: Paper) -> bytes:
    """The bytes of the file."""
    made = typst.compile(
        TEMPLATE.read_bytes(),
        font_paths=_letters(),
        sys_inputs={"paper": paper_json(paper)},
        pdf_standards=["ua-1"],
    )
    assert isinstance(made, bytes)
    return made


@cache
def _letters() -> typst.Fonts:
    """This project's letters and no others, so that every machine prints the same."""
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)]
    )


def paper_json(paper: Paper) -> str:
    """The paper as the template reads it."""
    draw: Draw = cache(_picture)
    leaves: list[Json] = [
        {"leaf": _leaf(each.leaf, draw), "one_side": True}
        if isinstance(each, OneSide)
        else {"leaf": _leaf(each, draw), "one_side": False}
        for each in paper.leaves
    ]
    held: dict[str, Json] = {
        "title": heading(paper.title),
        "foot": printable(paper.foot),
        "across": printable(paper.across),
        "marking": printable(paper.marking),
        "large": paper.large,
        "leaves": leaves,
    }
    return json.dumps(held, ensure_ascii=False)


def _leaf(leaf: Leaf, draw: Draw) -> Json:
    """A leaf; one in which a sign can't be drawn says so under its title, and no other does."""
    note = (NOT_DRAWN,) if any(map(is_undrawn, _texts(leaf))) else ()
    return {
        "title": heading(leaf.title),
        "facts": [printable(one) for one in (*leaf.facts, *note)],
        "rows": [[_section(one, draw) for one in row] for row in side_by_side(leaf.sections)],
    }


def _texts(held: object) -> Iterator[str]:
    """Every text in a part of a paper that is printed as letters."""
    if isinstance(held, str):
        yield held
    elif isinstance(held, tuple):
        for one in held:
            yield from _texts(one)
    elif is_dataclass(held) and not isinstance(held, Point):
        for field in fields(held):
            yield from _texts(getattr(held, field.name))


def side_by_side(sections: tuple[Section, ...]) -> Iterator[tuple[Section, ...]]:
    """Sections in rows: two halves that follow each other share one."""
    waiting: Section | None = None
    for one in sections:
        if waiting is not None and one.width is Width.HALF:
            yield waiting, one
            waiting = None
            continue
        if waiting is not None:
            yield (waiting,)
        waiting = one if one.width is Width.HALF else None
        if waiting is None:
            yield (one,)
    if waiting is not None:
        yield (waiting,)


def _section(section: Section, draw: Draw) -> Json:
    return {"heading": heading(section.heading), "parts": list(_parts(section.parts, draw))}


def _parts(parts: tuple[Part, ...], draw: Draw) -> Iterator[Json]:
    """The parts; charts that follow each other stand side by side, at one scale."""
    charts: list[Levels] = []
    for one in parts:
        if isinstance(one, Levels):
            charts.append(one)
            continue
        yield from _charts(charts, draw)
        charts = []
        yield _part(one)
    yield from _charts(charts, draw)


def _charts(charts: list[Levels], draw: Draw) -> Iterator[Json]:
    if not charts:
        return
    drawn = [(one, draw(one)) for one in charts]
    whole = sum(each.width_mm for _, each in drawn if each)
    scale = min(1.0, BOTH_CHARTS_MM / whole) if whole else 1.0
    held: list[Json] = [
        {
            "kind": "levels",
            "caption": printable(one.caption),
            "svg": each.svg if each else None,
            "alt": printable(one.alt),
            "mm": round(each.width_mm * scale, 2) if each else BOTH_CHARTS_MM / 2,
        }
        for one, each in drawn
    ]
    if len(held) == 2:
        yield {"kind": "levels pair", "charts": held}
    else:
        yield from held


def _picture(levels: Levels) -> Picture | None:
    return picture(levels.points) if levels.points else None


def _part(part: Part) -> Json:
    match part:
        case Text():
            return {"kind": "text", "style": part.style.value, "words": printable(part.words)}
        case Bullets():
            return {"kind": "bullets", "items": [printable(one) for one in part.items]}
        case Table():
            return {
                "kind": "table",
                "headings": [printable(one) for one in part.headings],
                "rows": [[printable(cell) for cell in row] for row in part.rows],
                "widths": list(part.widths),
                "strong": part.strong,
                "numbers": part.numbers,
            }
        case Box():
            prompts: list[Json] = [
                {
                    "words": printable(one.words),
                    "choices": [printable(each) for each in one.choices],
                    "lines": one.lines,
                }
                for one in part.prompts
            ]
            return {"kind": "box", "prompts": prompts}
        case Bars():
            return {
                "kind": "bars",
                "caption": printable(part.caption),
                "svg": bars_svg(part),
                "alt": printable(part.alt),
            }
        case Levels():
            raise ValueError("charts are drawn by _charts")
