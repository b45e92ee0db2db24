"""In words, what stands beside a year's savings and is in none of them: others' costs, and the
programme's own."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from models.moves.year import YearOfMoves
from models.savings.programme import Programme, what_comes_back
from models.words import listed

Pounds = Callable[[int], str]  # pence as money, the way the page or paper writes it
NO_PROGRAMME = ("What the programme itself costs isn't held: programme_costs.csv would give it, "
                "and then what comes back for each pound.")  # fmt: skip


def apart_lines(found: YearOfMoves, pounds: Pounds) -> Iterator[str]:
    """Costs moved to others, and the programme with its return, one line each."""
    if found.moved_costs:
        said = listed([f"{who.value} {pounds(pence)}" for who, pence in found.moved_costs])
        yield (f"Cost passed to partners (not counted): {said}. They pay it because of these "
               "moves, so the public purse saves less.")  # fmt: skip
    programme = found.asked.programme
    if programme is not None:
        yield _cost(programme, pounds)
        yield from _return(found, programme)


def _cost(programme: Programme, pounds: Pounds) -> str:
    items = listed([f"{item} {pounds(pence)}" for item, pence in programme.items])
    said = f"The programme itself costs {pounds(programme.pence)} in the year (not counted)"
    said += f" ({items})." if len(programme.items) > 1 else f": {items}."
    if programme.unshared:
        said += (f" Another {pounds(programme.unshared)} is shared between councils in days for "
                 "which no contract share is held, so it is nobody's here.")  # fmt: skip
    return said


def _return(found: YearOfMoves, programme: Programme) -> Iterator[str]:
    at, today = found.position, found.asked.today
    back = what_comes_back(programme, at.confirmed, at.forecast, today)
    if back is None:
        return
    said = []
    if back.proved is not None:
        said.append(f"{_a_pound(back.proved)} is confirmed for each £1 of programme cost so far, "
                    "taken as spent evenly")  # fmt: skip
    said.append(f"{_a_pound(back.expected)} is the forecast for each £1 by the year's end, 80% "
                f"likely {_a_pound(back.low)} to {_a_pound(back.high)}")  # fmt: skip
    yield f"What comes back: {'; '.join(said)}."


def _a_pound(gbp: float) -> str:
    """£0.08, with the minus before the pound."""
    return f"{'−' if round(gbp, 2) < 0 else ''}£{abs(gbp):,.2f}"
