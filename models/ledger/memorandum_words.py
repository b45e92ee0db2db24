"""In words, what is not in a year's savings: the programme's own cost, and the baselines' error."""

from collections.abc import Iterator

from models.ledger.programme import Programme, what_comes_back
from models.ledger.year import YearOfMoves
from models.words import join_words, likely_between, of_pence

NO_PROGRAMME = (
    "The programme's own cost is not known. Add it in programme_costs.csv to see what each pound "
    "brings back."
)


def programme_lines(year_of_moves: YearOfMoves) -> Iterator[str]:
    """What the programme costs in the year, and what comes back for each pound of it."""
    programme = year_of_moves.asked.programme
    if programme is not None:
        yield _cost(programme)
        yield from _return(year_of_moves, programme)


def baseline_error(year_of_moves: YearOfMoves) -> str:
    """What the ranges leave out, and the wider range that has it."""
    text = "These ranges do not allow for error in the baselines."
    if not year_of_moves.unsure_moves:
        return f"{text} We cannot say how large that error is, so the true ranges are wider."
    really = year_of_moves.position.really
    text += (
        " If they did, the forecast would be "
        f"{likely_between(of_pence(really.low), of_pence(really.high))}."
    )
    if year_of_moves.silent_moves:
        text += " For some baselines the error is not known, and those count as exact."
    return text


def _cost(programme: Programme) -> str:
    items = join_words([f"{item} {of_pence(pence)}" for item, pence in programme.items])
    text = f"The programme costs {of_pence(programme.pence)} this year (not counted)"
    text += f" ({items})." if len(programme.items) > 1 else f": {items}."
    if programme.unshared:
        text += (
            f" Another {of_pence(programme.unshared)} is shared between councils, on days with no "
            "contract share. It is not counted for any council."
        )
    return text


def _return(year_of_moves: YearOfMoves, programme: Programme) -> Iterator[str]:
    position, today = year_of_moves.position, year_of_moves.asked.today
    back = what_comes_back(programme, position.confirmed, position.forecast, today)
    if back is None:
        return
    if back.proved is not None:
        yield (
            f"For each £1 of programme cost so far, {_a_pound(back.proved)} is confirmed. "
            "This takes the cost as spread evenly over the year."
        )
    yield (
        f"For each £1 of the year's programme cost, {_a_pound(back.expected.value)} is expected by "
        "the end of the year "
        f"({likely_between(_a_pound(back.expected.low), _a_pound(back.expected.high))})."
    )


def _a_pound(gbp: float) -> str:
    """£0.08, with the minus before the pound."""
    return f"{'−' if round(gbp, 2) < 0 else ''}£{abs(gbp):,.2f}"
