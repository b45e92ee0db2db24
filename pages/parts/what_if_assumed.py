"""What would have to be true, everything that is assumed, and how sure it is."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from models.budget.whatif.answer import How, Limit, Of, WhatIf
from models.budget.whatif.told import supposed
from models.money import FinancialYear
from pages.parts import words
from pages.parts.what_if_asked import Answered
from pages.parts.what_if_words import saved_words

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
    st.markdown("To break even over all these months, with capital and set-up counted and "
                "everything else as assumed:")  # fmt: skip
    for one in answers:
        lines = [limit_words(one.found, limit) for limit in one.found.limits]
        if not lines:
            lines = ["choose one change to see its break-even"]
        lines += timing_lines(one.found)
        st.markdown(f"**{words.plain(one.name)}**\n" + "\n".join(
            f"- {words.plain(words.capital(line))}" for line in lines
        ))  # fmt: skip


def limit_words(found: WhatIf, limit: Limit) -> str:
    """One limit with how it was found."""
    how = (
        "by arithmetic: the saving falls by a pound for each pound of cost"
        if limit.how is How.ARITHMETIC
        else f"found in {words.count(limit.tries, 'try', 'tries')} of the simulation, whole numbers"
    )
    what = supposed(found.levers[limit.lever])
    if limit.value is None:
        return f"{what}: it cannot break even at any {limit.of.value} ({how})."
    if limit.of in AT_MOST:
        value, given = words.money(limit.value), words.money(limit.supposed)
        return f"{what}: {AT_MOST[limit.of].format(value, given)}; {how}."
    said = AT_LEAST[limit.of].format(f"{limit.value:.0f}", f"{limit.supposed:g}")
    return f"{what}: {said}; {how}."


def timing_lines(found: WhatIf) -> list[str]:
    """What earlier or later moves alone make in each year."""
    return [
        f"being earlier or later alone, {words.year(FinancialYear.parse(one.year))}: "
        + saved_words(one.saved, "saved", "lost") + "."
        for one in found.timing
    ]  # fmt: skip


def assumed(answers: Sequence[Answered]) -> None:
    """Every assumption in full, with its source, lever by lever."""
    st.header("What is assumed", anchor=False)
    for one in answers:
        with st.expander(words.plain(f"Assumptions and sources: {one.name}"),
                         expanded=len(answers) == 1):  # fmt: skip
            titles = [words.capital(supposed(lever)) for lever in one.found.levers]
            for title, said in zip([*titles, "All of it"], one.found.assumed, strict=True):
                lines = "\n".join(f"- {words.plain(sentence)}" for sentence in said)
                st.markdown(f"**{words.plain(title)}**\n{lines}")


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
    returns = words.count(first.returns, "return")
    names = ", ".join(dict.fromkeys(one.found.engine_version for one in answers))
    st.markdown(words.plain(
        f"Learned from {returns} up to {words.a_date(first.known_to)}, looking from "
        f"{words.a_date(first.as_of)}; engine {names}. Each answer is kept with these and can be "
        "shown again as it was."
    ))  # fmt: skip
    st.page_link("evidence.py", label="How often the ranges held in past years")
