"""The model card's frame: what is estimated, on how much, the bar, what is refused, versions."""

import streamlit as st

from models.evidence import Basis
from models.fairness.record import EngineRecord, KindRecord
from pages.parts.words import names, writing
from pages.parts.words.tables import text_table

BAR_WORDS = {
    "pooled_moves": "Own moves of a kind, to speak of this council as a whole, at least",
    "own_moves": "Own moves of a kind, to speak of one child, at least",
    "own_ended_early": "Of them ended early, to speak of one child, at least",
    "auc_low": "Telling children apart out of time: lower end of its 8 in 10 range at least",
    "brier_gain": "Closer than one chance for all, by at least this share",
    "chosen_low": "Percentile of past movers' chance of being chosen, at least",
    "chosen_high": "Percentile of past movers' chance of being chosen, at most",
    "selection_log_odds": "Allowance for what no file holds (log odds)",
}
GIVEN = {
    Basis.OWN_HISTORY: "A child's own chance",
    Basis.POOLED: "The pooled chance only",
    Basis.PUBLISHED: "The published chance only",
    Basis.WITHHELD: "Withheld",
}


def what_it_is(engine_record: EngineRecord) -> None:
    """What the estimates are, whose history they rest on, and what they are not."""
    st.markdown(
        "The tool estimates two things from this council's own past returns: **the chance that a "
        "move out of residential care lasts a year**, and **how many children will live where, "
        "month by month**. Here it is tried on the past: it is fitted on what was known on a "
        "31 March, says what will come, and is held against what came in the next year."
    )
    st.markdown(f"**{writing.plain(history_words(engine_record))}**")
    st.caption(
        "A chance of lasting is about moves that people chose for children like this one. It says "
        "nothing of a move that nobody would choose, nor that a move causes what follows."
    )


def history_words(engine_record: EngineRecord) -> str:
    """10 returns, 1 April 2016 to 31 March 2026 · 313 planned moves · 102 ended early."""
    if engine_record.first_day is None or engine_record.last_day is None:
        return "No full return is held yet."
    parts = [
        f"{writing.count(engine_record.returns, 'return')}, "
        f"{writing.a_date(engine_record.first_day)} to "
        f"{writing.a_date(engine_record.last_day)}",
        f"{writing.count(engine_record.moves, 'planned move')} out of residential care with 26 "
        f"weeks or "
        "more to 18",
        f"{engine_record.ended_early:,} ended early",
    ]
    if engine_record.version is None:
        parts.append("too little to learn from, so published evidence is used where there is any")
    return " · ".join(parts)


def kind_name(kind: KindRecord) -> str:
    return names.MOVE_TO[kind.move_to]


def bar_table(rows: tuple[tuple[str, str, str], ...]) -> None:
    """Every part of the bar with its reason, as the file has them."""
    st.markdown(
        "Written down before the model was tried. Below it no chance of a single child's own is "
        "given."
    )
    text_table(
        ("What is asked", "Value", "Why"),
        [(BAR_WORDS.get(name, name), value, writing.capital(why)) for name, value, why in rows],
    )
    st.caption("From `data/reference/evidence_bar.csv`.")


def refused(engine_record: EngineRecord) -> None:
    """Where no figure is given for one child, kind by kind and always."""
    lines = [
        f"- **{kind_name(kind)}:** {writing.plain(writing.capital(kind.verdict))}."
        for kind in engine_record.kinds
    ]
    always = (
        "- Never for a child for whom the rules say *not yet* or *not for now*: nobody chose the "
        "move for children with such needs.",
        "- Never a child's own figure where too little is known of the needs, or where few "
        "children like this one were ever moved so.",
        "- Never from sex, ethnicity, religion, nationality, disability, a postcode or a price: "
        "the model can't see them. Sex, ethnicity and disability are read for the audit above, and "
        "no rule or estimate reads them.",
        "- Never against a stop, which beats any number.",
    )
    st.markdown("\n".join((*lines, *always)))


def versions(engine_record: EngineRecord) -> None:
    """Which engine this is; equal data, date and settings give an equal one."""
    if engine_record.version is None:
        st.markdown("No engine is fitted yet: there is too little history.")
        return
    text_table(
        ("Engine", "As at", "Fitted on"),
        [
            (
                engine_record.version,
                writing.a_date(engine_record.as_of),
                _fitted_words(engine_record),
            )
        ],
    )
    st.caption(
        "The engine's name is made from the data, the date, the published evidence and the bar, so "
        "the same name always gives the same numbers."
    )


def _fitted_words(engine_record: EngineRecord) -> str:
    children = writing.count(engine_record.children, "child", "children")
    return (
        f"{writing.count(engine_record.returns, 'return')}, {children}, "
        f"{writing.count(engine_record.moves, 'move')}"
    )
