"""A paper as a tagged PDF that reads aloud in order (PDF/UA-1), made with typst.

Everything it says goes to the template as data, never as markup; letters come from this project.
Equal papers give equal bytes.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path

import typst

from models.needs.direction import LevelPoint
from models.papers.paper import (
    Bars,
    Box,
    Bullets,
    Leaf,
    Levels,
    OneSide,
    Paper,
    PaperTable,
    Part,
    Section,
    Text,
    Width,
)
from reports.bar_pictures import bars_svg
from reports.level_pictures import Drawing, draw_levels
from reports.print_safe import FONTS, INSTEAD, is_undrawn, printable_heading, printable_text

TEMPLATE = Path(__file__).parent / "typst" / "paper.typ"
BOTH_CHARTS_MM = 176  # two charts and the gap between them on a side
NOT_DRAWN = f"{INSTEAD} marks a sign that this font does not have."

Draw = Callable[[Levels], Drawing | None]
Json = str | int | float | bool | None | list["Json"] | dict[str, "Json"]


def pdf_bytes(paper: Paper) -> bytes:
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
        {"leaf": _leaf(leaf.leaf, draw), "one_side": True}
        if isinstance(leaf, OneSide)
        else {"leaf": _leaf(leaf, draw), "one_side": False}
        for leaf in paper.leaves
    ]
    held: dict[str, Json] = {
        "title": printable_heading(paper.title),
        "foot": printable_text(paper.foot),
        "across": printable_text(paper.across),
        "marking": printable_text(paper.marking),
        "large": paper.large,
        "leaves": leaves,
    }
    return json.dumps(held, ensure_ascii=False)


def _leaf(leaf: Leaf, draw: Draw) -> Json:
    """A leaf; one in which a sign can't be drawn says so under its title, and no other does."""
    note = (NOT_DRAWN,) if any(map(is_undrawn, _texts(leaf))) else ()
    return {
        "title": printable_heading(leaf.title),
        "facts": [printable_text(one) for one in (*leaf.facts, *note)],
        "rows": [
            [_section(section, draw) for section in row] for row in side_by_side(leaf.sections)
        ],
    }


def _texts(held: object) -> Iterator[str]:
    """Every text in a part of a paper that is printed as letters."""
    if isinstance(held, str):
        yield held
    elif isinstance(held, tuple):
        for one in held:
            yield from _texts(one)
    elif is_dataclass(held) and not isinstance(held, LevelPoint):
        for field in fields(held):
            yield from _texts(getattr(held, field.name))


def side_by_side(sections: tuple[Section, ...]) -> Iterator[tuple[Section, ...]]:
    """Sections in rows: two halves that follow each other share one."""
    waiting: Section | None = None
    for section in sections:
        if waiting is not None and section.width is Width.HALF:
            yield waiting, section
            waiting = None
            continue
        if waiting is not None:
            yield (waiting,)
        waiting = section if section.width is Width.HALF else None
        if waiting is None:
            yield (section,)
    if waiting is not None:
        yield (waiting,)


def _section(section: Section, draw: Draw) -> Json:
    return {
        "heading": printable_heading(section.heading),
        "parts": list(_parts(section.parts, draw)),
    }


def _parts(parts: tuple[Part, ...], draw: Draw) -> Iterator[Json]:
    """The parts; charts that follow each other stand side by side, at one scale."""
    charts: list[Levels] = []
    for part in parts:
        if isinstance(part, Levels):
            charts.append(part)
            continue
        yield from _charts(charts, draw)
        charts = []
        yield _part(part)
    yield from _charts(charts, draw)


def _charts(charts: list[Levels], draw: Draw) -> Iterator[Json]:
    if not charts:
        return
    drawn = [(chart, draw(chart)) for chart in charts]
    whole = sum(drawing.width_mm for _, drawing in drawn if drawing)
    scale = min(1.0, BOTH_CHARTS_MM / whole) if whole else 1.0
    held: list[Json] = [
        {
            "kind": "levels",
            "caption": printable_text(levels.caption),
            "svg": drawing.svg if drawing else None,
            "alt": printable_text(levels.alt),
            "mm": round(drawing.width_mm * scale, 2) if drawing else BOTH_CHARTS_MM / 2,
        }
        for levels, drawing in drawn
    ]
    if len(held) == 2:
        yield {"kind": "levels pair", "charts": held}
    else:
        yield from held


def _picture(levels: Levels) -> Drawing | None:
    return draw_levels(levels.points) if levels.points else None


def _part(part: Part) -> Json:
    match part:
        case Text():
            return {"kind": "text", "style": part.style.value, "words": printable_text(part.words)}
        case Bullets():
            return {"kind": "bullets", "items": [printable_text(item) for item in part.items]}
        case PaperTable():
            return {
                "kind": "table",
                "headings": [printable_text(heading) for heading in part.headings],
                "rows": [[printable_text(cell) for cell in row] for row in part.rows],
                "widths": list(part.widths),
                "strong": part.strong,
                "numbers": part.numbers,
            }
        case Box():
            prompts: list[Json] = [
                {
                    "words": printable_text(prompt.words),
                    "choices": [printable_text(choice) for choice in prompt.choices],
                    "lines": prompt.lines,
                }
                for prompt in part.prompts
            ]
            return {"kind": "box", "prompts": prompts}
        case Bars():
            return {
                "kind": "bars",
                "caption": printable_text(part.caption),
                "svg": bars_svg(part),
                "alt": printable_text(part.alt),
            }
        case Levels():
            raise ValueError("charts are drawn by _charts")
