"""No label of a picture is cut, and the range that is drawn over bars is seen on each of them."""

import re
from types import SimpleNamespace
from typing import Any, cast

import pandas as pd
import pytest

from models.ledger.slipped import Slipped, Why
from pages.parts.budget import charts
from pages.parts.savings import charts as target_charts

LETTER = 7.0  # pixels, of words of 14


def axis_of_steps(chart: Any) -> dict[str, Any]:
    return cast("dict[str, Any]", chart.to_dict()["layer"][0]["encoding"]["y"]["axis"])


def test_no_step_of_the_bridge_is_cut() -> None:
    steps = tuple((why, 100_00) for why in Why)
    axis = axis_of_steps(target_charts.bridge_chart(Slipped(10_000_00, steps, 10_500_00, 3)))
    for why in Why:
        (lines,) = re.findall(rf'"{re.escape(why.value)}": \[(.*?)\]', axis["labelExpr"])
        texts = re.findall(r'"(.*?)"', lines)
        assert " ".join(texts) == why.value
        assert all(len(text) * LETTER <= axis["labelLimit"] for text in texts)


def test_the_range_at_the_end_is_dark_with_a_light_edge(monkeypatch: pytest.MonkeyPatch) -> None:
    frame = pd.DataFrame(
        [("Mar", "Possible", 1.0, 0.0, 1.0)], columns=["month", "part", "pounds", "begins", "ends"]
    )
    monkeypatch.setattr(target_charts, "months_frame", lambda _: frame)
    position = SimpleNamespace(forecast=SimpleNamespace(moves=3, low=1, high=2), target=None)
    found = cast("Any", SimpleNamespace(position=position))
    edge, line = [one["mark"] for one in target_charts.months_chart(found).to_dict()["layer"][1:]]
    assert (edge["color"], line["color"]) == ("#ffffff", "#1a1a1a")
    assert edge["strokeWidth"] > line["strokeWidth"]


def test_the_legends_of_budget_fit_beside_words_at_200_per_cent() -> None:
    columns = ["on", "day", "kind", "value", "low", "high", "said", "year"]
    kinds = (*charts._DASH, charts.OWN, charts.GENERAL)
    rows = [
        (pd.Timestamp(2026, 4, 30), "30 April", kind, 1.0, None, None, "£1", "2026/27")
        for kind in kinds
    ]
    frame = pd.DataFrame(rows, columns=columns)
    for chart, most in (
        (charts.year_chart(frame), 2),
        (charts.price_chart(frame), 1),
    ):
        (line,) = [one for one in chart.to_dict()["layer"] if "color" in one["encoding"]]
        assert line["encoding"]["color"]["legend"]["columns"] <= most
