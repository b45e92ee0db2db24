"""Colours of the charts: Okabe and Ito's, told apart by colour-blind readers.

Source: M. Okabe and K. Ito, Color Universal Design (jfly.uni-koeln.de/color). The steps of a level
are one hue from light to dark, each cell with its number in it, so that no colour has to be read.
"""

from __future__ import annotations

GROUP_COLOUR = {
    "Residential care": "#0072b2",
    "Foster family": "#009e73",
    "Family or friends": "#56b4e9",
    "Home": "#e69f00",
    "Somewhere else": "#999999",
}
SAVES, COSTS = "#0072b2", "#d55e00"
NEED_STEPS = ("#eaf3f8", "#c3dcec", "#8bbad9", "#2f74a6", "#0b4a7a")
STRENGTH_STEPS = ("#edf6f1", "#bfe3d3", "#6cbf9e", "#0c7a58")
DARK_FROM = 3  # from this level on a cell is dark enough for light numbers, in both hues
DARK_TEXT, LIGHT_TEXT = "#16242b", "#ffffff"
MIDDLE = "#7c898d"  # lines and labels that have to be seen on a light and on a dark page
