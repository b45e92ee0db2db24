"""What would have to be true, everything that is assumed, and how sure it is."""

from collections.abc import Sequence

import streamlit as st

from models.money import FinancialYear
from models.scenarios.answer import BreakEvenPoint, How, Of, WhatIf
from models.scenarios.assumptions import supposed
from pages.parts.what_if.compared import Answered
from pages.parts.what_if.words import saved_words
from pages.parts.words import writing

AT_MOST = {
    Of.PLACE_PRICE: "each place there may cost {} a week at most ({} assumed)",
    Of.RECRUITMENT: "recruiting a carer may cost {} at most ({} assumed)",
    Of.RUNNING: "running it may cost {} a week at most ({} assumed)",
    Of.FAMILY_COST: "supporting a family may cost {} at most ({} assumed)",
}
AT_LEAST = {
    Of.CARERS: "at least {} of the {} carers have to be found",
    Of.BEDS: "at least {} of the {} beds have to be lived in, once it is full",
    Of.AVERTED: "at least {} of 100 families have to be kept out of care ({} assumed)",
}


def true_for_it(answers: Sequence[Answered]) -> None:
    """At which cost or number the expected net saving of each scenario is zero."""
    st.header("What would have to be true", anchor=False)
    st.markdown(
        "To break even over all these months, with capital and set-up counted and "
        "everything else as assumed:"
    )
    for answer in answers:
        lines = [limit_words(answer.found, limit) for limit in answer.found.limits]
        if not lines:
            lines = ["choose one change to see its break-even"]
        lines += timing_lines(answer.found)
        st.markdown(
            f"**{writing.plain(answer.name)}**\n"
            + "\n".join(f"- {writing.plain(writing.capital(line))}" for line in lines)
        )


def limit_words(answer: WhatIf, limit: BreakEvenPoint) -> str:
    """One limit with how it was found."""
    how = (
        "by arithmetic: the saving falls by a pound for each pound of cost"
        if limit.how is How.ARITHMETIC
        else f"found in {writing.count(limit.tries, 'try', 'tries')} of the simulation, whole "
        f"numbers"
    )
    label = supposed(answer.levers[limit.lever])
    if limit.value is None:
        return f"{label}: it cannot break even at any {limit.of.value} ({how})."
    if limit.of in AT_MOST:
        value, given = writing.money(limit.value), writing.money(limit.supposed)
        return f"{label}: {AT_MOST[limit.of].format(value, given)}; {how}."
    text = AT_LEAST[limit.of].format(f"{limit.value:.0f}", f"{limit.supposed:g}")
    return f"{label}: {text}; {how}."


def timing_lines(answer: WhatIf) -> list[str]:
    """What earlier or later moves alone make in each year."""
    return [
        f"being earlier or later alone, {writing.year(FinancialYear.parse(timing_line.year))}: "
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
            titles = [writing.capital(supposed(lever)) for lever in answer.found.levers]
            for title, texts in zip([*titles, "All of it"], answer.found.assumed, strict=True):
                lines = "\n".join(f"- {writing.plain(sentence)}" for sentence in texts)
                st.markdown(f"**{writing.plain(title)}**\n{lines}")


def how_sure(answers: Sequence[Answered]) -> None:
    """What the ranges hold and what they leave out, and which engine it was."""
    st.header("How sure is it?", anchor=False)
    first = answers[0].found
    st.markdown(
        f"- A range holds 8 in 10 of {first.futures} futures. The same chance events happen with "
        "and without the change, so a difference is not chance.\n"
        "- **In it:** who comes, moves and leaves when; how well past rates are known.\n"
        "- **Not in it:** whether the change comes about; whether children would fare with "
        "new carers, in a new home or in new accommodation as children did in such places before; "
        "changes of law or practice.\n"
        "- It says what would follow *if*, by the council's own history. It says nothing of any "
        "one child, and decides nothing."
    )
    returns = writing.count(first.returns, "return")
    names = ", ".join(dict.fromkeys(answer.found.engine_version for answer in answers))
    st.markdown(
        writing.plain(
            f"Learned from {returns} up to {writing.a_date(first.known_to)}, looking from "
            f"{writing.a_date(first.as_of)}; engine {names}. Each answer is kept with these and "
            f"can be "
            "shown again as it was."
        )
    )
    st.page_link("evidence.py", label="How often the ranges held in past years")
