"""The chart of levels as a picture for paper: the one of the screen, drawn without a browser."""

import re
import struct
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import vl_convert

from data.reference.needs import item_words
from models.needs.direction import LevelPoint
from models.needs.scheme import Need
from reports.levels import (
    DARK_TEXT,
    NEED_STEPS,
    STRENGTH_STEPS,
    levels_chart,
    levels_frame,
)
from reports.print_safe import FONTS

MM_A_PIXEL = 0.178  # so that the words are 7 points high
ROW_HEIGHT = 18  # pixels
COLUMN_WIDTH = 86
PNG_SCALE = 3  # about 430 points an inch on paper
FONT = "Source Sans Pro"
_WIDTH = re.compile(r'<svg[^>]* width="([\d.]+)"')


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drawing and how wide it is on paper."""

    svg: str
    width_mm: float


@dataclass(frozen=True, slots=True)
class PngPicture:
    """The same as points of ink."""

    png: bytes
    width_mm: float


def draw_levels(points: Sequence[LevelPoint]) -> Drawing:
    """Draw needs, or strengths, that were rated on some dates."""
    svg = _svg(points)
    match_result = _WIDTH.search(svg)
    assert match_result is not None  # every drawing says how wide it is
    return Drawing(svg, float(match_result[1]) * MM_A_PIXEL)


def picture_png(points: Sequence[LevelPoint]) -> PngPicture:
    """The same for Word, which doesn't draw SVG everywhere."""
    learn_letters()
    made: bytes = vl_convert.vegalite_to_png(_spec(points), scale=PNG_SCALE)
    (pixels,) = struct.unpack(">I", made[16:20])  # the width, where every PNG has it
    return PngPicture(made, pixels / PNG_SCALE * MM_A_PIXEL)


def _svg(points: Sequence[LevelPoint]) -> str:
    learn_letters()
    made: str = vl_convert.vegalite_to_svg(_spec(points))
    return made


def _spec(points: Sequence[LevelPoint]) -> dict[str, object]:
    steps = NEED_STEPS if isinstance(points[0].item, Need) else STRENGTH_STEPS
    dates = len({point.on for point in points})
    chart = levels_chart(levels_frame(points, item_words()), steps, ROW_HEIGHT)
    made: dict[str, object] = (
        chart.properties(width=dates * COLUMN_WIDTH)
        .configure(font=FONT, background="white", padding=0)
        .configure_axis(labelFontSize=14, labelColor=DARK_TEXT, labelLimit=300, labelPadding=4)
        .configure_view(stroke=None)
        .configure_text(font=FONT)
        .to_dict()
    )
    return made


@cache
def learn_letters() -> None:
    """Tell the drawing code once where this project's letters lie."""
    vl_convert.register_font_directory(str(FONTS))
