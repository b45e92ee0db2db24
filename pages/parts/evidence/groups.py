"""Whether chances were as right for one group of children as for another; small counts hidden."""

import streamlit as st

from models.access import Actor, Permission, may
from models.fairness.groups import AuditGroup, GroupOutcome
from models.fairness.record import EngineRecord
from pages.parts.evidence import words
from pages.parts.evidence.lasting import share_words
from pages.parts.words import writing
from pages.parts.words.tables import text_table

CALLED = {
    AuditGroup.SEX: "Sex",
    AuditGroup.ETHNICITY: "Ethnicity",
    AuditGroup.AGE: words.AGE,
    AuditGroup.DISABILITY: "Disability",
    AuditGroup.COUNCIL: "Council",
    AuditGroup.ASYLUM_SEEKING: "Asylum-seeking",
}
HIDDEN = "–"


def groups(engine_record: EngineRecord, person: Actor) -> None:
    """One table of all groups; for whoever may audit by group."""
    if not may(person, Permission.AUDIT_GROUPS):
        st.info(words.NOT_YOUR_ROLE)
        return
    if not engine_record.groups:
        st.info(words.NOTHING_TO_COMPARE)
        return
    st.markdown(writing.plain(odd_words(engine_record.groups)))
    text_table(
        ("Group", "", "Moves", "Expected to last", "Lasted (80% likely range)"),
        [_row(line) for line in engine_record.groups],
    )
    st.caption(words.HOW_TO_READ_GROUPS)


def odd_words(lines: tuple[GroupOutcome, ...]) -> str:
    """Which groups' share lies outside its range; that none does is no proof."""
    shown = [line for line in lines if line.observed is not None and line.expected is not None]
    if not shown:
        return words.ALL_TOO_SMALL
    odd = [
        f"{CALLED[line.group].lower()}: {line.value} ({writing.of_100(line.expected)} expected, "
        f"{writing.of_100(line.observed.value)} lasted)"
        for line in shown
        if line.observed
        and line.expected is not None
        and not line.observed.low <= line.expected <= line.observed.high
    ]
    if not odd:
        return words.all_groups_right(len(shown))
    return words.groups_right(
        len(shown) - len(odd), len(shown), round(len(shown) * 0.8), writing.join_words(odd)
    )


def _row(line: GroupOutcome) -> tuple[str, ...]:
    return (
        CALLED[line.group],
        writing.capitalise(line.value),
        HIDDEN if line.n is None else f"{line.n:,}",
        HIDDEN if line.expected is None else writing.of_100(line.expected),
        HIDDEN if line.observed is None else share_words(line.observed),
    )
