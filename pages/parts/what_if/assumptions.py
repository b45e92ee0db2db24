"""What would have to be true, everything that is assumed, and how sure it is."""

from collections.abc import Sequence

import streamlit as st

from models.money import FinancialYear
from models.scenarios.answer import BreakEvenPoint, How, WhatIf
from models.scenarios.assumptions import describe_lever
from pages.parts.what_if import words
from pages.parts.what_if.compared import Answered
from pages.parts.what_if.words import saved_words
from pages.parts.words import writing


def true_for_it(answers: Sequence[Answered]) -> None:
    """At which cost or number the expected net saving of each scenario is zero."""
    st.header(words.BREAK_EVEN_HEADING, anchor=False)
    st.markdown(words.TO_BREAK_EVEN)
    for answer in answers:
        lines = [limit_words(answer.found, limit) for limit in answer.found.limits]
        if not lines:
            lines = [words.ONE_CHANGE_ONLY]
        lines += timing_lines(answer.found)
        st.markdown(
            f"**{writing.plain(answer.name)}**\n"
            + "\n".join(f"- {writing.plain(writing.capitalise(line))}" for line in lines)
        )


def limit_words(answer: WhatIf, limit: BreakEvenPoint) -> str:
    """One limit with how it was found."""
    how = (
        words.BY_ARITHMETIC
        if limit.how is How.ARITHMETIC
        else words.by_simulation(writing.count_of(limit.tries, "try", "tries"))
    )
    label = describe_lever(answer.levers[limit.lever])
    if limit.value is None:
        return words.never_breaks_even(label, limit.of.value, how)
    if limit.of in words.AT_MOST:
        value, given = writing.money(limit.value), writing.money(limit.supposed)
        return f"{label}: {words.AT_MOST[limit.of].format(value, given)}; {how}."
    text = words.AT_LEAST[limit.of].format(f"{limit.value:.0f}", f"{limit.supposed:g}")
    return f"{label}: {text}; {how}."


def timing_lines(answer: WhatIf) -> list[str]:
    """What earlier or later moves alone make in each year."""
    return [
        words.earlier_or_later(writing.year(FinancialYear.parse(timing_line.year)))
        + saved_words(timing_line.saved, "saved", "lost")
        + "."
        for timing_line in answer.timing
    ]


def assumed(answers: Sequence[Answered]) -> None:
    """Every assumption in full, with its source, lever by lever."""
    st.header("What is assumed", anchor=False)
    for answer in answers:
        with st.expander(
            writing.plain(f"Assumptions and sources: {answer.name}"), expanded=len(answers) == 1
        ):
            titles = [writing.capitalise(describe_lever(lever)) for lever in answer.found.levers]
            for title, texts in zip([*titles, "All of it"], answer.found.assumed, strict=True):
                lines = "\n".join(f"- {writing.plain(sentence)}" for sentence in texts)
                st.markdown(f"**{writing.plain(title)}**\n{lines}")


def how_sure(answers: Sequence[Answered]) -> None:
    """What the ranges hold and what they leave out, and which engine it was."""
    st.header(words.HOW_SURE, anchor=False)
    first = answers[0].found
    st.markdown(words.what_ranges_hold(first.futures))
    returns = writing.count_of(first.returns, "return")
    names = ", ".join(dict.fromkeys(answer.found.engine_version for answer in answers))
    st.markdown(
        writing.plain(
            words.learned_from(
                returns, writing.a_date(first.known_to), writing.a_date(first.as_of), names
            )
        )
    )
    st.page_link("evidence.py", label=words.PAST_RANGES)
