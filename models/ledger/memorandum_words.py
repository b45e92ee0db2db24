"""In words, what stands beside a year's savings and is in none of them: others' costs, and the
programme's own."""

from collections.abc import Callable, Iterator

from models.ledger.programme import Programme, what_comes_back
from models.ledger.year import YearOfMoves
from models.words import listed

Pounds = Callable[[int], str]  # pence as money, the way the page or paper writes it
NO_PROGRAMME = (
    "What the programme itself costs isn't held: programme_costs.csv would give it, "
    "and then what comes back for each pound."
)


def apart_lines(year_of_moves: YearOfMoves, pounds: Pounds) -> Iterator[str]:
    """Costs moved to others, and the programme with its return, one line each."""
    if year_of_moves.moved_costs:
        text = listed(
            [f"{paid_by.value} {pounds(pence)}" for paid_by, pence in year_of_moves.moved_costs]
        )
        yield (
            f"Cost passed to partners (not counted): {text}. They pay it because of these "
            "moves, so the public purse saves less."
        )
    programme = year_of_moves.asked.programme
    if programme is not None:
        yield _cost(programme, pounds)
        yield from _return(year_of_moves, programme)


def _cost(programme: Programme, pounds: Pounds) -> str:
    items = listed([f"{item} {pounds(pence)}" for item, pence in programme.items])
    text = f"The programme itself costs {pounds(programme.pence)} in the year (not counted)"
    text += f" ({items})." if len(programme.items) > 1 else f": {items}."
    if programme.unshared:
        text += (
            f" Another {pounds(programme.unshared)} is shared between councils in days for "
            "which no contract share is held, so it is nobody's here."
        )
    return text


def _return(year_of_moves: YearOfMoves, programme: Programme) -> Iterator[str]:
    target_position, today = year_of_moves.position, year_of_moves.asked.today
    back = what_comes_back(programme, target_position.confirmed, target_position.forecast, today)
    if back is None:
        return
    texts = []
    if back.proved is not None:
        texts.append(
            f"{_a_pound(back.proved)} is confirmed for each £1 of programme cost so far, "
            "taken as spent evenly"
        )
    texts.append(
        f"{_a_pound(back.expected)} is the forecast for each £1 by the year's end, 80% "
        f"likely {_a_pound(back.low)} to {_a_pound(back.high)}"
    )
    yield f"What comes back: {'; '.join(texts)}."


def _a_pound(gbp: float) -> str:
    """£0.08, with the minus before the pound."""
    return f"{'−' if round(gbp, 2) < 0 else ''}£{abs(gbp):,.2f}"
