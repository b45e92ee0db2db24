"""Behind each sum of the target: its moves, and of one move every week beside its payments."""

from collections.abc import Sequence

import streamlit as st

from models.access import Actor
from models.ledger.audit import Claim
from models.ledger.payments import CheckedSlice
from models.money import DAYS_PER_WEEK
from pages.parts import cache, state
from pages.parts.savings import words
from pages.parts.words import names, writing
from pages.parts.words.tables import text_table
from services.children import find_children
from services.target import claims_to_sample


def behind(person: Actor, claims: Sequence[CheckedSlice]) -> None:
    """Draw the moves of the year's ledger, then the weeks of the one that is picked."""
    st.header(words.EVERY_POUND, anchor=False)
    if not claims:
        st.markdown(words.NO_MOVE_YET)
        return
    by_move: dict[str, list[CheckedSlice]] = {}
    for claim in claims:
        by_move.setdefault(claim.slice.move, []).append(claim)
    texts = who_of(
        person, {key: checked_slices[0].slice.child for key, checked_slices in by_move.items()}
    )
    keys = sorted(by_move, key=lambda key: texts[key])
    with st.expander(words.moves_this_year(len(keys))):
        text_table(
            ("Child", words.NET_TO_DATE, "Confirmed", "Clawed back", "Label"),
            [
                (
                    texts[key],
                    writing.of_pence(
                        sum(checked_slice.slice.net for checked_slice in by_move[key]),
                        to_the_penny=True,
                    ),
                    writing.of_pence(
                        sum(checked_slice.standing.stands for checked_slice in by_move[key]),
                        to_the_penny=True,
                    ),
                    writing.of_pence(
                        sum(checked_slice.standing.clawed_back for checked_slice in by_move[key]),
                        to_the_penny=True,
                    ),
                    by_move[key][0].slice.label or words.NO_LABEL,
                )
                for key in keys
            ],
        )
    picked = st.selectbox(
        words.WEEKS_OF_ONE_MOVE,
        keys,
        index=None,
        key="target.move",
        placeholder="Choose a child",
        format_func=texts.__getitem__,
        width=420,
    )
    if picked:
        _weeks(by_move[picked], texts[picked])
    st.button(
        words.SAMPLE_CHECK,
        key="target.audit",
        on_click=state.flip,
        args=("target.audited",),
    )
    if state.is_open("target.audited"):
        _audit(person, claims)


def who_of(person: Actor, children: dict[str, str]) -> dict[str, str]:
    """How each move's child is called on screens; of a child out of sight, that they are."""
    people = find_children(cache.council_of(person), frozenset(children.values()))
    named = {person.key: names.name_or_number(person) for person in people}
    return {key: named.get(child, words.CHILD_NOT_SHOWN) for key, child in children.items()}


def _weeks(rows: Sequence[CheckedSlice], person: str) -> None:
    child = rows[0].slice.child
    with st.container(border=True, key="card-target-weeks"):
        st.page_link(
            "child.py", label=f"**{writing.plain(person)}**", query_params={"child": child}
        )
        text_table(words.WEEK_COLUMNS, [week_row(row) for row in rows])
        because = dict.fromkeys(row.slice.because for row in rows if row.slice.because)
        for name in because:
            st.caption(writing.plain(words.some_weeks(name)))


def week_row(checked_slice: CheckedSlice) -> tuple[str, ...]:
    """One slice in words, money to the penny."""
    parts, row = checked_slice.slice.amounts, checked_slice.standing
    other = parts.support + parts.one_off + parts.overlap
    text = checked_slice.seen.value
    if checked_slice.difference:
        text += f", {writing.of_pence(abs(checked_slice.difference), to_the_penny=True)} " + (
            "more" if checked_slice.difference > 0 else "less"
        )
    return (
        f"{checked_slice.slice.number}",
        writing.a_date(checked_slice.slice.starts),
        f"{(checked_slice.slice.ends - checked_slice.slice.starts).days} of {DAYS_PER_WEEK}",
        *(
            writing.of_pence(pence, to_the_penny=True)
            for pence in (
                parts.old_home + parts.elsewhere,
                parts.new_home,
                other,
                checked_slice.slice.net,
            )
        ),
        "not yet" if row.confirmed is None else writing.of_pence(row.confirmed, to_the_penny=True),
        text,
    )


def _audit(person: Actor, claims: Sequence[CheckedSlice]) -> None:
    """The draw of the day: the same all day long, so that it can be talked about."""
    drawn = claims_to_sample(cache.council_of(person), claims)
    if not drawn.of:
        st.markdown(words.NOTHING_TO_CHECK)
        return
    st.caption(writing.plain(words.sample(drawn.of, len(drawn.largest), len(drawn.random))))
    claims_all = (*drawn.largest, *drawn.random)
    texts = who_of(person, {claim.move.key: claim.move.child for claim in claims_all})
    for claim in claims_all:
        label = f"{texts[claim.move.key]}: {writing.of_pence(claim.pence, to_the_penny=True)}"
        with st.expander(writing.plain(label)):
            _claim(claim)


def _claim(claim: Claim) -> None:
    frozen = claim.move.frozen
    old = writing.of_pence(frozen.old_weekly_pence, to_the_penny=True)
    st.markdown(
        writing.plain(
            words.claim(
                writing.a_date(claim.move.moved_on),
                old,
                writing.a_date(frozen.frozen_on),
                frozen.old_source.rstrip("."),
            )
        )
    )
    st.markdown(words.HOW_WRONG)
    st.markdown(
        "\n".join(f"- {writing.plain(writing.capitalise(doubt))}" for doubt in claim.doubts)
    )
    text_table(words.WEEK_COLUMNS, [week_row(row) for row in claim.rows])
