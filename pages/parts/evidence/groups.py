"""Whether chances were as right for one group of children as for another; small counts hidden."""

import streamlit as st

from models.access import Actor, Permission, may
from models.fairness.groups import AuditGroup, GroupOutcome
from models.fairness.record import EngineRecord
from pages.parts.evidence.lasting import share_words
from pages.parts.words import writing
from pages.parts.words.tables import text_table

CALLED = {
    AuditGroup.SEX: "Sex",
    AuditGroup.ETHNICITY: "Ethnicity",
    AuditGroup.AGE: "Age at the move",
    AuditGroup.DISABILITY: "Disability",
    AuditGroup.COUNCIL: "Council",
    AuditGroup.ASYLUM_SEEKING: "Asylum-seeking",
}
HIDDEN = "–"


def groups(engine_record: EngineRecord, person: Actor) -> None:
    """One table of all groups; for whoever may audit by group."""
    if not may(person, Permission.AUDIT_GROUPS):
        st.info("The audit by group is for people whose role includes it.")
        return
    if not engine_record.groups:
        st.info("No moves could be tried out of time yet, so there is nothing to compare.")
        return
    st.markdown(writing.plain(odd_words(engine_record.groups)))
    text_table(
        ("Group", "", "Moves", "Said to last", "Lasted (8 in 10 range)"),
        [_row(line) for line in engine_record.groups],
    )
    st.caption(
        "All kinds of move together, each by the chance that may be given now. – is hidden: fewer "
        "than 5 lasted or ended early, or such a number could be worked out. Small groups say "
        "little: look for a pattern that stays from year to year."
    )


def odd_words(lines: tuple[GroupOutcome, ...]) -> str:
    """Which groups' share lies outside its range; that none does is no proof."""
    shown = [line for line in lines if line.observed is not None and line.expected is not None]
    if not shown:
        return "Every group is too small to show."
    odd = [
        f"{CALLED[line.group].lower()}: {line.value} ({writing.of_100(line.expected)} said, "
        f"{writing.of_100(line.observed.value)} lasted)"
        for line in shown
        if line.observed
        and line.expected is not None
        and not line.observed.low <= line.expected <= line.observed.high
    ]
    if not odd:
        return (
            f"In all {len(shown)} groups that can be shown, what was said lies in the 8 in 10 "
            "range of what came."
        )
    return (
        f"In {len(shown) - len(odd)} of {len(shown)} groups that can be shown, what was said lies "
        f"in the 8 in 10 range of what came (about {round(len(shown) * 0.8)} would by chance "
        f"alone). Outside it: {writing.listed(odd)}."
    )


def _row(line: GroupOutcome) -> tuple[str, ...]:
    return (
        CALLED[line.group],
        writing.capital(line.value),
        HIDDEN if line.n is None else f"{line.n:,}",
        HIDDEN if line.expected is None else writing.of_100(line.expected),
        HIDDEN if line.observed is None else share_words(line.observed),
    )
