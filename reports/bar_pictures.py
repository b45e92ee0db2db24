"""Bars made of pieces as a picture for paper, drawn without a browser.

Every piece has its number in it and its name in the key, so no colour has to be told from another:
it prints in black and white too.
"""

import altair as alt
import pandas as pd
import vl_convert

from models.papers.paper import Bars, PaperBar
from reports.level_pictures import FONT, PNG_SCALE, learn_letters
from reports.levels import DARK_TEXT, LIGHT_TEXT

WIDTH, NAMES, ENDS, ROW = 330, 190, 56, 32  # pixels: of bars, names, words at ends, each line
KEY_COLUMNS, KEY_ROW = 2, 26  # of the key above the bars, and how high a row of it is
SHARE_FOR_A_LETTER = 0.022  # of the longest bar
# Okabe and Ito's colours, told apart by colour-blind readers, and how light a number is on each.
COLOURS = ("#0072b2", "#e69f00", "#56b4e9", "#009e73")
ON_COLOUR = (LIGHT_TEXT, DARK_TEXT, DARK_TEXT, DARK_TEXT)
QUIET = "#d3dade"


def bars_svg(bars: Bars) -> str:
    """The picture as SVG."""
    learn_letters()
    made: str = vl_convert.vegalite_to_svg(_spec(bars))
    return made


def bars_png(bars: Bars) -> bytes:
    """The same for Word, which doesn't draw SVG everywhere."""
    learn_letters()
    made: bytes = vl_convert.vegalite_to_png(_spec(bars), scale=PNG_SCALE)
    return made


def _spec(bars: Bars) -> dict[str, object]:
    quiet = {piece.what: piece.quiet for bar in bars.bars for piece in bar.pieces}
    kinds = sorted(quiet, key=quiet.__getitem__)  # what is missing comes last
    loud = iter(COLOURS)
    colours = [QUIET if quiet[kind] else next(loud) for kind in kinds]
    longest = max([_length(bar) for bar in bars.bars] + [bars.mark[1] if bars.mark else 0])
    scale = alt.Scale(domain=[0, longest or 1], nice=False)
    y = alt.Y(
        "name:N",
        sort=None,
        scale=alt.Scale(paddingInner=0.3, paddingOuter=0.15),
        axis=alt.Axis(title=None, ticks=False, domain=False, minExtent=NAMES, maxExtent=NAMES),
    )
    x = alt.X("starts:Q", axis=None, scale=scale)
    base = alt.Chart(_frame(bars, kinds, longest)).encode(y=y)
    colour = alt.Color(
        "what:N",
        scale=alt.Scale(domain=kinds, range=colours),
        legend=alt.Legend(title=None, orient="top", offset=4, columns=KEY_COLUMNS, labelLimit=300),
    )
    layers: list[alt.Chart] = [
        base.mark_bar(stroke="white", strokeWidth=1).encode(x=x, x2="until:Q", color=colour),
        base.mark_text(fontSize=16).encode(
            x=alt.X("middle:Q", scale=scale, axis=None),
            text="number:N",
            color=alt.Color("ink:N", scale=None, legend=None),
        ),
        alt.Chart(_ends(bars))
        .mark_text(fontSize=16, align="left", dx=6, color=DARK_TEXT)
        .encode(
            x=alt.X("until:Q", scale=scale, axis=None),
            y=y,
            text="end:N",
        ),
    ]
    if bars.mark:
        layers += _mark(bars.mark, scale)
    made: dict[str, object] = (
        alt.layer(*layers)
        .resolve_scale(color="independent")
        .properties(width=WIDTH, height=ROW * len(bars.bars))
        .configure(
            font=FONT,
            background="white",
            autosize="none",
            padding={
                "left": NAMES,
                "right": ENDS,
                "top": KEY_ROW * -(-len(kinds) // KEY_COLUMNS) + 4,
                "bottom": 4,
            },
        )
        .configure_axis(
            labelFontSize=16, labelColor=DARK_TEXT, labelLimit=NAMES - 8, labelPadding=6
        )
        .configure_legend(labelFontSize=16, labelColor=DARK_TEXT)
        .configure_view(stroke=None)
        .configure_text(font=FONT)
        .to_dict()
    )
    return made


def _frame(bars: Bars, kinds: list[str], longest: float) -> pd.DataFrame:
    """One row a piece: where it starts and ends, and its number where there is room for it."""
    ink = dict(zip(kinds, ON_COLOUR, strict=False))
    rows = []
    for bar in bars.bars:
        starts = bar.starts
        for piece in bar.pieces:
            until = starts + piece.size
            fits = piece.size >= longest * SHARE_FOR_A_LETTER * (len(piece.number) + 1)
            rows.append(
                (
                    bar.name,
                    piece.what,
                    starts,
                    until,
                    (starts + until) / 2,
                    piece.number if fits else "",
                    ink[piece.what],
                )
            )
            starts = until
    names = ["name", "what", "starts", "until", "middle", "number", "ink"]
    return pd.DataFrame(rows, columns=names)


def _ends(bars: Bars) -> pd.DataFrame:
    rows = [(bar.name, _length(bar), bar.end) for bar in bars.bars]
    return pd.DataFrame(rows, columns=["name", "until", "end"])


def _mark(mark: tuple[str, float], scale: alt.Scale) -> list[alt.Chart]:
    """An upright line with its name above the bars."""
    chart = alt.Chart(pd.DataFrame([mark], columns=["what", "at"])).encode(
        x=alt.X("at:Q", scale=scale, axis=None)
    )
    return [
        chart.mark_rule(color=DARK_TEXT, strokeWidth=2, strokeDash=[5, 3]),
        chart.mark_text(align="right", dx=-5, fontSize=16, color=DARK_TEXT).encode(
            y=alt.value(8), text="what:N"
        ),
    ]


def _length(bar: PaperBar) -> float:
    """Where it ends."""
    return bar.starts + sum(piece.size for piece in bar.pieces)
