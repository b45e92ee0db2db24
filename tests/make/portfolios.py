"""Builders of moves that are added up, and a hypothesis strategy of whole portfolios."""

from dataclasses import replace
from datetime import date

from hypothesis import strategies as st

from models.money import FinancialYear
from models.saving.portfolio import CountedMove
from models.settings import Setting
from tests.make.children import a_child, a_placement
from tests.make.moves import a_current_price, a_saving

MOVE_ON = date(2025, 6, 2)
PLACES = (Setting.HOME, Setting.FOSTER_CONNECTED, Setting.FOSTER_IN_HOUSE)


def a_counted_move(
    number: int = 1,
    *,
    council: str = "North",
    place: Setting = Setting.FOSTER_IN_HOUSE,
    trust_gbp: float = 6000.0,
    cash_stops: bool = True,
    age: int = 14,
    move_on: date = MOVE_ON,
    year: FinancialYear | None = None,
) -> CountedMove:
    """A child's move out of a bought home (or, with `cash_stops` False, of our own)."""
    child = a_child(
        key=f"k{number}", child_id=f"{number:04}", born=date(2025 - age, 5, 15), council=council
    )
    if not cash_stops:
        home = a_placement(child=child.key, setting=Setting.CHILDRENS_HOME_IN_HOUSE)
        child = replace(child, placement=home, journey=(home,))
    saving = a_saving(
        child=child,
        destination=place,
        move_on=move_on,
        year=year,
        current=a_current_price(trust_gbp, cash_stops=cash_stops),
    )
    return CountedMove(child, place, saving)


@st.composite
def portfolios(draw: st.DrawFn, least: int = 0, most: int = 8) -> tuple[CountedMove, ...]:
    """Some moves of different children, councils, places, prices and beds."""
    number = draw(st.integers(least, most))
    return tuple(
        a_counted_move(
            turn,
            council=draw(st.sampled_from(["North", "West", "unknown"])),
            place=draw(st.sampled_from([*PLACES, Setting.SUPPORTED_ACCOMMODATION])),
            trust_gbp=draw(st.floats(500, 12_000)),
            cash_stops=draw(st.booleans()),
            age=draw(st.integers(8, 17)),
        )
        for turn in range(number)
    )
