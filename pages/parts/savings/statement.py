"""The year's statement on screen: a row a line, from the target to the gap, with its moves."""

from collections import Counter
from collections.abc import Sequence

import streamlit as st

from models.ledger.statement import SHORT, STRONG, LineName, StatementLine, statement_of
from models.ledger.year import YearOfMoves
from models.recording.move_stages import Label
from pages.parts.savings import words
from pages.parts.words import names, writing

SHOWN = (LineName.TARGET, *SHORT, LineName.FORECAST, LineName.GAP)
SPLIT = {
    "confirmed": SHORT[LineName.CONFIRMED],
    "claimed": SHORT[LineName.CLAIMED],
    "expected": SHORT[LineName.EXPECTED],
}


def statement(year_of_moves: YearOfMoves) -> None:
    """Draw the statement."""
    draw_lines(statement_of(year_of_moves))


def draw_lines(lines: Sequence[StatementLine]) -> None:
    """Draw those lines of a statement that the page shows."""
    with st.container(border=True, key="card-target"):
        for line in lines:
            if line.name not in SHOWN:
                continue
            label, amount, beside = st.columns((3, 2, 6), vertical_alignment="center")
            name = writing.plain(line.label)
            label.markdown(f"**{name}**" if line.name in STRONG else name)
            with amount:
                st.markdown(f"**{writing.plain(_pounds(line.pence))}**", text_alignment="right")
            beside.markdown(writing.plain(beside_words(line)))


def beside_words(line: StatementLine) -> str:
    """9 moves. 80% likely to be between £1,000 and £2,000. How it is worked out."""
    number = writing.count_of(line.count, "move") if line.count else ""
    if line.name is LineName.FORECAST:
        number = ""  # its moves are those of the lines above
    texts = [f"{text}." for text in (number, line.range_words) if text]
    return " ".join(filter(None, (*texts, line.explanation)))


def in_short(year_of_moves: YearOfMoves) -> list[str]:
    """Whether what is confirmed, claimed and expected is cash, and whose children's it is; safe."""
    splits = tuple(year_of_moves.splits.values())
    total = sum(split.total for split in splits)
    if not any(split.total for split in splits):
        return []
    cash, stays_paid = writing.that_add_up(
        sum(split.cash for split in splits), sum(split.stays_paid for split in splits)
    )
    apart = any(split.stays_paid for split in splits)
    lines = [words.cash_in_all(writing.of_pence(total), cash, stays_paid if apart else "")]
    by_council = Counter[str]()
    for split in splits:
        by_council.update(dict(split.councils.responsible))
    if year_of_moves.asked.council is None and len(by_council) > 1:
        councils = sorted(by_council)
        amounts = writing.that_add_up(*(by_council[council] for council in councils))
        parts = [
            f"{names.council_name(council)} {amount}"
            for council, amount in zip(councils, amounts, strict=True)
        ]
        lines.append(words.whose_savings(writing.join_words(parts)))
    return [writing.plain(line) for line in lines]


def split_words(year_of_moves: YearOfMoves) -> list[str]:
    """By label and by cash, then from gross to net; safe lines, each adding up to its sum."""
    lines = []
    for name, split in year_of_moves.splits.items():
        if not any(pence for _, pence in split.labels):
            continue
        labels = [f"{_label(label)} {writing.of_pence(pence)}" for label, pence in split.labels]
        by_label = words.by_label(SPLIT[name], writing.join_words(labels))
        stays_paid = writing.of_pence(split.stays_paid) if split.stays_paid else ""
        lines.append(f"{by_label} {words.as_cash(writing.of_pence(split.cash), stays_paid)}")
    part = year_of_moves.to_date
    if part.net:
        gross, *less = writing.that_add_up(part.gross, part.support, part.one_off, part.overlap)
        support, one_off, overlap = (_less(pounds) for pounds in less)
        net = writing.of_pence(part.net)
        lines.append(words.gross_to_net(gross, support, one_off, overlap, net))
    return [writing.plain(line) for line in lines]


def _less(pounds: str) -> str:
    """What is taken off, without its minus."""
    if pounds.startswith("−"):
        return pounds[1:]
    return pounds if pounds == writing.money(0) else f"−{pounds}"


def _label(label: Label | None) -> str:
    return words.NO_LABEL if label is None else str(label.value)


def _pounds(pence: int | None) -> str:
    return "not set" if pence is None else writing.of_pence(pence)
