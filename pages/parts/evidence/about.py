"""The model card's frame: what is estimated, on how much, the bar, what is refused, versions."""

import streamlit as st

from models.evidence import Basis
from models.fairness.record import EngineRecord, KindRecord
from pages.parts.evidence import words
from pages.parts.words import names, writing
from pages.parts.words.tables import text_table

BAR_WORDS = {
    "pooled_moves": words.BAR_POOLED,
    "auc_low": words.BAR_APART,
    "brier_gain": words.BAR_CLOSER,
    "moves_tried": words.BAR_TRIED,
    "move_gain": words.BAR_NOT_WORSE,
    "slope_sds": words.BAR_SLOPE,
    "chosen_low": words.BAR_CHOSEN_LOW,
    "chosen_high": words.BAR_CHOSEN_HIGH,
    "selection_log_odds": words.BAR_ALLOWANCE,
}
GIVEN = {
    Basis.OWN_HISTORY: words.GIVEN_OWN,
    Basis.POOLED: words.GIVEN_POOLED,
    Basis.PUBLISHED: words.GIVEN_PUBLISHED,
    Basis.WITHHELD: "Withheld",
}


def what_it_is(engine_record: EngineRecord) -> None:
    """What the estimates are, whose history they rest on, and what they are not."""
    st.markdown(words.INTRODUCTION)
    st.markdown(f"**{writing.plain(history_words(engine_record))}**")
    st.caption(words.WHAT_A_CHANCE_MEANS)


def history_words(engine_record: EngineRecord) -> str:
    """10 returns, 1 April 2016 to 31 March 2026 · 313 planned moves · 102 ended early."""
    if engine_record.first_day is None or engine_record.last_day is None:
        return words.NO_RETURN
    parts = [
        f"{writing.count_of(engine_record.returns, 'return')}, "
        f"{writing.a_date(engine_record.first_day)} to "
        f"{writing.a_date(engine_record.last_day)}",
        words.moves_counted(writing.count_of(engine_record.moves, "planned move")),
        f"{engine_record.ended_early:,} ended early",
    ]
    if engine_record.version is None:
        parts.append(words.TOO_LITTLE)
    return " · ".join(parts)


def kind_name(kind: KindRecord) -> str:
    return names.MOVE_TO[kind.move_to]


def bar_table(rows: tuple[tuple[str, str, str], ...]) -> None:
    """Every part of the bar with its reason, as the file has them."""
    st.markdown(words.BAR_SET_FIRST)
    text_table(
        ("What is asked", "Value", "Why"),
        [(BAR_WORDS.get(name, name), value, writing.capitalise(why)) for name, value, why in rows],
    )
    st.caption(words.BAR_FILE)


def refused(engine_record: EngineRecord) -> None:
    """Where no figure is given for one child, kind by kind and always."""
    lines = [
        f"- **{kind_name(kind)}:** {writing.plain(writing.capitalise(kind.verdict))}."
        for kind in engine_record.kinds
    ]
    always = (
        words.NOT_READY,
        words.NOT_LIKE,
        words.NOT_FROM,
        words.NOT_AGAINST_A_STOP,
    )
    st.markdown("\n".join((*lines, *always)))


def versions(engine_record: EngineRecord) -> None:
    """Which engine this is; equal data, date and settings give an equal one."""
    if engine_record.version is None:
        st.markdown(words.NO_ENGINE)
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
    st.caption(words.ENGINE_NAME)


def _fitted_words(engine_record: EngineRecord) -> str:
    children = writing.count_of(engine_record.children, "child", "children")
    return (
        f"{writing.count_of(engine_record.returns, 'return')}, {children}, "
        f"{writing.count_of(engine_record.moves, 'move')}"
    )
