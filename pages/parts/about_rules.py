"""Ceilings and packages as they are in force, with the files in which a council changes them."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from data.reference.needs import OWN_COPIES, file_in_force
from models.needs.scheme import Package, Scheme
from pages.parts import items, words
from pages.parts.tables import text_table

CALLED = {
    "home": "Home",
    "foster_connected": "Family or friends",
    "foster_family": "Foster family",
    "foster_specialist": "Specialist foster family",
    "supported_accommodation": "Supported accommodation",
}
ROOT = OWN_COPIES.parents[1]


def ceilings_and_packages(held: Scheme) -> None:
    """The highest level of each need that each kind of home can meet, and what raises it."""
    files = [file_in_force(name) for name in ("ceilings.csv", "packages.csv")]
    st.caption(words.plain(files_words(files)))
    needs = list(dict.fromkeys(one.need for one in held.ceilings))
    level = {(one.need, one.destination): str(one.level) for one in held.ceilings}
    st.markdown("**Highest level that a kind of home can meet** (0 ordinary parenting, 4 staff "
                "awake round the clock)")  # fmt: skip
    text_table(
        ("Need", *CALLED.values()),
        [
            (items.title(need), *(level.get((need, place), "not set") for place in CALLED))
            for need in needs
        ],
    )
    st.markdown("**Packages, each raising the ceilings that it names by one level**")
    text_table(
        ("Package", "For", "Raises", "A week", "Weeks", "Once", "Basis"),
        [_package(one) for one in held.packages],
    )


def files_words(files: list[Path]) -> str:
    """Which files are in force, whether they are drafts, and how to change them."""
    shown = words.listed([str(one.relative_to(ROOT)) for one in files])
    drafts = [one for one in files if one.parent != OWN_COPIES]
    draft = " Drafts, to be agreed by the panel." if drafts else ""
    own = OWN_COPIES.relative_to(ROOT)
    return (
        f"In force: {shown}.{draft} A council's own copies go into {own}, under the same names, "
        "and count from the next start."
    )


def _package(one: Package) -> tuple[str, ...]:
    raised = words.listed(sorted(words.small(items.title(need)) for need in one.raises))
    return (
        words.capital(one.words),
        CALLED.get(one.destination, one.destination),
        raised,
        words.money(one.weekly_gbp),
        str(one.weeks),
        words.money(one.one_off_gbp),
        one.basis,
    )
