"""Chances of lasting against what came: in words, as a picture, year by year."""

import pandas as pd
import streamlit as st

from models.fairness.record import EngineRecord, KindRecord
from models.interval import Interval
from models.journeys.fit.measures import Bin, Skill
from pages.parts.evidence import words
from pages.parts.evidence.about import GIVEN, kind_name
from pages.parts.evidence.charts import calibration_chart
from pages.parts.words import names, writing
from pages.parts.words.tables import text_table


def lasting(engine_record: EngineRecord) -> None:
    """Every kind of move in one table, then one of them closely."""
    text_table(
        ("Move to", "Own moves", "Ended early", "Not yet known", "Tried on", "What is given"),
        [
            (
                kind_name(kind),
                f"{kind.moves:,}",
                f"{kind.ended_early:,}",
                f"{kind.not_yet:,}",
                f"{kind.tried:,}",
                GIVEN[kind.basis],
            )
            for kind in engine_record.kinds
        ],
    )
    tried = {kind.move_to: kind for kind in engine_record.kinds if kind.tried}
    if not tried:
        st.info(words.TOO_FEW_MOVES)
        return
    most = max(tried, key=lambda move_to: tried[move_to].tried)
    chosen = st.segmented_control(
        words.LOOK_CLOSELY,
        list(tried),
        default=most,
        required=True,
        format_func=lambda move_to: names.MOVE_TO[move_to],
        key="evidence.kind",
    )
    _closely(tried[chosen or most])


def _closely(kind: KindRecord) -> None:
    st.markdown(
        f"**{writing.plain(writing.capitalise(kind.verdict))}.** {writing.plain(skill_words(kind))}"
    )
    picture, text = st.columns((3, 2), gap="medium")
    sentence = calibration_words(kind.bins)
    with picture:
        st.altair_chart(calibration_chart(bins_frame(kind.bins)), alt=sentence)
    with text:
        st.markdown(writing.plain(sentence))
        text_table(
            (words.YEAR_OF_MOVES, "Moves", "Expected", "For all", "Lasted"),
            [
                (
                    f"March {line.origin.year + 1}",
                    f"{line.n:,}",
                    f"{line.expected * 100:.0f}",
                    f"{line.pooled * 100:.0f}",
                    share_words(line.observed).replace(" in 100", ""),
                )
                for line in kind.years
            ],
        )
        st.caption(words.HOW_TO_READ_YEARS)


def skill_words(kind: KindRecord) -> str:
    """How well it tells children apart, on the moves and on all placements in such a family."""
    if kind.skill is None:
        on_moves = words.too_few_outcomes(writing.count_of(kind.tried, "move"))
    else:
        on_moves = words.how_well_on_moves(_tested(kind.skill, "move"))
    if kind.families is None:
        return f"{on_moves} {words.NO_FAMILIES_TESTED}"
    in_families = words.how_well_in_families(_tested(kind.families, "placement"))
    if kind.strength is None:
        return f"{on_moves} {in_families}"
    strength = words.strength_after_a_move(f"{kind.strength * 100:.0f}%")
    return f"{on_moves} {in_families} {strength}"


def _tested(skill: Skill, what: str) -> str:
    """On how many, and how much closer it is than one chance for all."""
    area = Interval(skill.auc, skill.auc_low, skill.auc_high)
    closer = "closer to" if skill.gain >= 0 else "further from"
    return words.how_well(
        writing.count_of(skill.moves, what),
        skill.ended_early,
        times_words(area),
        closer,
        abs(skill.gain) * 100,
        _signed(skill.gain_low),
        _signed(skill.gain_high),
        skill.brier,
        skill.brier_base_rate,
        what,
    )


def calibration_words(bins: tuple[Bin, ...]) -> str:
    """Where about 27 in 100 were said to last (21 moves), 29 in 100 did (18 to 42). …"""
    lines = [
        words.expected_and_lasted(
            writing.of_100(bin_.expected),
            writing.count_of(bin_.n, "move"),
            share_words(Interval(bin_.observed, bin_.low, bin_.high)),
        )
        for bin_ in bins
    ]
    within = sum(bin_.low <= bin_.expected <= bin_.high for bin_ in bins)
    return " ".join(
        [
            *lines,
            words.groups_in_range(within, writing.count_of(len(bins), "group")),
        ]
    )


def bins_frame(bins: tuple[Bin, ...]) -> pd.DataFrame:
    """The rows of the chart."""
    return pd.DataFrame(
        {
            "expected": [bin_.expected for bin_ in bins],
            "observed": [bin_.observed for bin_ in bins],
            "low": [bin_.low for bin_ in bins],
            "high": [bin_.high for bin_ in bins],
            "moves": [bin_.n for bin_ in bins],
            "said": [writing.of_100(bin_.expected) for bin_ in bins],
            "came": [share_words(Interval(bin_.observed, bin_.low, bin_.high)) for bin_ in bins],
        }
    )


def share_words(share: Interval) -> str:
    """29 in 100 (18 to 42)."""
    return f"{writing.of_100(share.value)} ({share.low * 100:.0f} to {share.high * 100:.0f})"


def times_words(share: Interval) -> str:
    """75 times in 100 (80% likely to be between 69 and 82)."""
    low, high = share.low * 100, share.high * 100
    return words.times_in_100(share.value * 100, low, high)


def _signed(share: float) -> str:
    return f"{'−' if share < 0 else ''}{abs(share) * 100:.0f}%"
