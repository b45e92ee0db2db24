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
        yield (f"Moved to others this year, in no sum above: {said}. That is paid by somebody "
               "else because of these moves, so the public purse saves less.")  # fmt: skip
    programme = found.asked.programme
    if programme is not None:
        yield _cost(programme, pounds)
        yield from _return(found, programme)


def _cost(programme: Programme, pounds: Pounds) -> str:
    items = listed([f"{item} {pounds(pence)}" for item, pence in programme.items])
    said = f"The programme itself costs {pounds(programme.pence)} in the year, in no sum above"
    said += f" ({items})." if len(programme.items) > 1 else f": {items}."
    if programme.unshared:
        said += (f" Another {pounds(programme.unshared)} is shared between councils in days for "
                 "which no contract share is held, so it is nobody's here.")  # fmt: skip
    return said


def _return(found: YearOfMoves, programme: Programme) -> Iterator[str]:
    at, today = found.position, found.asked.today
    back = what_comes_back(programme, at.delivered, at.together, today)
    if back is None:
        return
    said = []
    if back.proved is not None:
        said.append(f"up to today £{back.proved:,.2f} is paid and proved for each £1 that it has "
                    "cost so far, taken as spent evenly")  # fmt: skip
    said.append(f"for the whole year £{back.expected:,.2f} is expected for each £1, 8 in 10 "
                f"chance: £{back.low:,.2f} to £{back.high:,.2f}")  # fmt: skip
    yield f"What comes back: {'; '.join(said)}."
