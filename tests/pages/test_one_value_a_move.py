"""A move has one value in a year, on every page that shows it."""

import re
from datetime import date

import pytest

from models.recording.move_stages import Stage
from models.recording.subject import move_money_of, move_of
from tests.make.completed_moves import a_frozen, a_stage, some_money
from tests.pages.on_store import Desk
from tests.pages.reading import page_text

VALUE = re.compile(
    r"(−?£[\d,]+) in 2025/26"
    r"(?: \(80% likely to be between (−?£[\d,]+) and (−?£[\d,]+)\))?[:.]"
)


def an_agreed_move(desk: Desk) -> None:
    """Agreed for 23 March, a week and a half from now."""
    day = date(2026, 3, 23)
    frozen = a_frozen(day, daily=800, p_lasts=0.6, p_low=0.4, p_high=0.75, price_year=2025)
    desk.has(move_of(desk.children[0], "m"), a_stage(on=date(2026, 2, 2), move_on=day))
    desk.has(move_money_of(desk.children[0], "m"), some_money(frozen))


def a_made_move(desk: Desk) -> None:
    day = date(2025, 11, 3)
    frozen = a_frozen(day, daily=800, p_lasts=0.6, p_low=0.4, p_high=0.75)
    desk.has(move_of(desk.children[0], "m"), a_stage(Stage.MOVED, on=day, move_on=day))
    desk.has(move_money_of(desk.children[0], "m"), some_money(frozen))


def a_planned_move(desk: Desk) -> None:
    """A family is found; no day is named, so it follows from the stage."""
    desk.has(
        move_of(desk.children[0], "m"), a_stage(Stage.MATCHED, on=date(2026, 1, 5), move_on=None)
    )


def values(desk: Desk) -> dict[str, tuple[str, ...]]:
    """The value and its range as each page writes it."""
    child = desk.children[0]
    texts = {}
    app = desk.open("child.py")
    app.toggle(key=f"child.money.{child}").set_value(True).run()
    texts["child's page"] = page_text(app)
    app = desk.open("moves.py")
    app.toggle(key="moves.money").set_value(True).run()
    texts["board"] = page_text(app)
    app = desk.open("move.py", move="m")
    app.toggle(key="move.money.m").set_value(True).run()
    texts["move's page"] = page_text(app)
    return {page: match.groups() for page, text in texts.items() if (match := VALUE.search(text))}


@pytest.mark.parametrize("a_move", [an_agreed_move, a_made_move, a_planned_move])
def test_every_page_gives_a_move_the_same_value_and_range(desk: Desk, a_move: object) -> None:
    a_move(desk)  # type: ignore[operator]
    texts = values(desk)
    assert len(texts) >= 2, texts
    assert len(set(texts.values())) == 1, texts
    (value,) = {texts[0] for texts in texts.values()}
    rows = [table.value for table in desk.open("savings.py").table if "Child" in table.value]
    text = " ".join(str(cell) for rows_ in rows for cell in rows_.to_numpy().ravel())
    assert value in text.replace("\\", "")
