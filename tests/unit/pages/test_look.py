"""The look: words that can be read in both modes, colours told apart, no font from outside."""

import re
import tomllib
from itertools import combinations

import altair as alt
import pandas as pd
import pytest

from pages.parts.shell.style import SHEET
from pages.parts.words import theme
from pages.parts.words.charts import journey_chart
from reports import levels
from tests.drive.servers import ROOT

CONFIG = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
THEME = CONFIG["theme"]
MODES = ("light", "dark")
TAGS = ("red", "orange", "yellow", "blue", "green", "violet", "gray")
READABLE, SEEN = 4.5, 3.0  # WCAG 2.2: words, and shapes that mean something
CAPTION_OPACITY = 0.8  # the palest that style.css makes of the page's own colour


def rgb(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[literal : literal + 2], 16) / 255 for literal in (1, 3, 5))
    return red, green, blue


def linear(part: float) -> float:
    """Light of one part of a colour, from its value on the screen."""
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def on_screen(light: float) -> float:
    """The other way round."""
    return 12.92 * light if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055


def luminance(colour: tuple[float, float, float]) -> float:
    """Relative luminance, as WCAG defines it."""
    parts = [linear(c) for c in colour]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(name: str, other: str, opacity: float = 1) -> float:
    """Of a colour, laid on the other with that opacity, against the other: 1 to 21."""
    ground = rgb(other)
    mixed = [a * opacity + b * (1 - opacity) for a, b in zip(rgb(name), ground, strict=True)]
    light = sorted((luminance((mixed[0], mixed[1], mixed[2])), luminance(ground)))
    return (light[1] + 0.05) / (light[0] + 0.05)


def test_the_measure_itself_is_right() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("mode", MODES)
def test_words_links_and_captions_can_be_read_on_every_ground(mode: str) -> None:
    colours = THEME[mode]
    sidebar = colours["sidebar"]
    grounds = [
        colours["backgroundColor"],
        colours["secondaryBackgroundColor"],
        colours["codeBackgroundColor"],
        colours["dataframeHeaderBackgroundColor"],
        sidebar["backgroundColor"],
        sidebar["secondaryBackgroundColor"],
    ]
    for ground in grounds:
        assert contrast(colours["textColor"], ground, CAPTION_OPACITY) >= READABLE
        assert contrast(colours["linkColor"], ground) >= READABLE
    assert contrast("#ffffff", colours["primaryColor"]) >= READABLE
    assert contrast(colours["primaryColor"], colours["backgroundColor"]) >= SEEN


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("tag", TAGS)
def test_a_tags_words_can_be_read_on_the_tag_and_on_the_page(mode: str, tag: str) -> None:
    colours = THEME[mode]
    words = colours[f"{tag}TextColor"]
    for ground in (f"{tag}BackgroundColor", "backgroundColor", "secondaryBackgroundColor"):
        assert contrast(words, colours[ground]) >= READABLE, ground


@pytest.mark.parametrize("steps", [levels.NEED_STEPS, levels.STRENGTH_STEPS])
def test_the_number_in_a_levels_cell_can_be_read_at_every_level(steps: tuple[str, ...]) -> None:
    for level, colour in enumerate(steps):
        number = levels.LIGHT_TEXT if level >= levels.DARK_FROM else levels.DARK_TEXT
        assert contrast(number, colour) >= READABLE


def test_cards_and_focus_use_the_themes_own_colours() -> None:
    pairs = re.findall(r"light-dark\((#\w+), (#\w+)\)", SHEET.read_text(encoding="utf-8"))
    assert pairs
    for light, dark in pairs:
        assert light in THEME["light"].values()
        assert dark in THEME["dark"].values()


def test_a_button_of_words_under_the_mouse_has_no_colour_that_is_no_colour_for_words() -> None:
    dark = THEME["dark"]
    assert contrast(dark["primaryColor"], dark["secondaryBackgroundColor"]) < READABLE
    rule = r'stBaseButton-tertiary"\]:is\(:hover, :active, :focus\) \{ color: inherit !important'
    assert re.search(rule, SHEET.read_text(encoding="utf-8"))


# Machado, Oliveira and Fernandes (2009), severity 1: how a red-blind, a green-blind and a
# blue-blind reader see a colour.
BLIND = {
    "protan": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216),
               (-0.003882, -0.048116, 1.051998)),
    "deutan": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413),
               (-0.011820, 0.042940, 0.968881)),
    "tritan": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602),
               (0.004733, 0.691367, 0.303900)),
}  # fmt: skip
APART = 0.1  # distance in RGB, 0 to 1.73; each group has its own line and name beside


@pytest.mark.parametrize("kind", BLIND)
def test_the_groups_of_a_chart_are_told_apart_by_colour_blind_readers(kind: str) -> None:
    def seen(colour: str) -> list[float]:
        light = [linear(part) for part in rgb(colour)]
        mixed = [sum(w * c for w, c in zip(row, light, strict=True)) for row in BLIND[kind]]
        return [on_screen(min(1, max(0, part))) for part in mixed]

    for name, other in combinations(theme.GROUP_COLOUR.values(), 2):
        squares = [(a - b) ** 2 for a, b in zip(seen(name), seen(other), strict=True)]
        assert sum(squares) ** 0.5 >= APART, (name, other)


def test_every_chart_has_words_of_a_readable_size() -> None:
    frame = pd.DataFrame(
        {
            "starts": pd.to_datetime(["2024-01-01"]),
            "ends": pd.to_datetime(["2025-01-01"]),
            "group": ["Foster family"],
            "home": ["Foster family, agency"],
            "span": ["a year"],
        }
    )
    assert alt.theme.active == "circle"
    spec = journey_chart(frame).to_dict()
    assert spec["config"]["axis"]["labelFontSize"] >= 14


def test_no_font_is_asked_for_elsewhere() -> None:
    """A font by address would be fetched from another host; these two come with the server."""
    fonts = {name: value for name, value in THEME.items() if name.endswith("ont")}
    assert set(fonts.values()) == {"sans-serif", "monospace"}
    assert "fontFaces" not in THEME
    assert "http" not in SHEET.read_text(encoding="utf-8")
    assert "url(" not in SHEET.read_text(encoding="utf-8")


WRITES = re.compile(r"mark_text\(([^)]*)\)")
ON_ITS_OWN_GROUND = {"theme.CIRCLE_EDGE", "DARK_TEXT", ""}  # white in a circle, on paper, by level


def test_amounts_beside_bars_are_words_of_the_page_and_not_a_middle_grey() -> None:
    """A grey that is seen on light and dark can be read on neither: a rule takes its place."""
    rule = f'svg text[fill="{theme.WORDS}"] {{ fill: currentColor; }}'
    assert rule in SHEET.read_text(encoding="utf-8")
    for ground in ("#ffffff", THEME["light"]["backgroundColor"]):
        assert contrast(theme.WORDS, ground) >= READABLE
    colours = set()
    for file in [*(ROOT / "pages").rglob("*.py"), *(ROOT / "reports").rglob("*.py")]:
        for given in WRITES.findall(file.read_text(encoding="utf-8")):
            said = re.search(r"\bcolor=([\w.]+)", given)
            colours.add(said[1] if said else "")
    assert colours <= {"theme.WORDS", "WORDS", *ON_ITS_OWN_GROUND}
