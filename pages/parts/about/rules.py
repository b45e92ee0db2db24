"""Ceilings and packages as they are in force, with the files in which a council changes them."""

from pathlib import Path

import streamlit as st

from models.needs.scheme import Package, Scheme
from pages.parts.about import words
from pages.parts.words import items, writing
from pages.parts.words.tables import text_table
from services.reference import OWN_COPIES, file_in_force

CALLED = {
    "home": "Home",
    "foster_connected": "Family or friends",
    "foster_family": "Foster family",
    "foster_specialist": "Specialist foster family",
    "supported_accommodation": "Supported accommodation",
}
ROOT = OWN_COPIES.parents[1]


def ceilings_and_packages(scheme: Scheme) -> None:
    """The highest level of each need that each kind of home can meet, and what raises it."""
    files = [file_in_force(name) for name in ("ceilings.csv", "packages.csv")]
    st.caption(writing.plain(files_words(files)))
    needs = list(dict.fromkeys(ceiling.need for ceiling in scheme.ceilings))
    level = {(ceiling.need, ceiling.destination): str(ceiling.level) for ceiling in scheme.ceilings}
    st.markdown(words.HIGHEST_LEVEL)
    text_table(
        ("Need", *CALLED.values()),
        [
            (items.title(need), *(level.get((need, place), "not set") for place in CALLED))
            for need in needs
        ],
    )
    st.markdown(words.PACKAGES)
    text_table(
        ("Package", "For", "Raises", "A week", "Weeks", "Once", "Basis"),
        [_package(package) for package in scheme.packages],
    )


def files_words(files: list[Path]) -> str:
    """Which files are in force, whether they are drafts, and how to change them."""
    shown = writing.join_words([str(file.relative_to(ROOT)) for file in files])
    drafts = [file for file in files if file.parent != OWN_COPIES]
    draft = f" {words.DRAFTS}" if drafts else ""
    own = OWN_COPIES.relative_to(ROOT)
    return words.files_in_force(shown, draft, str(own))


def _package(package: Package) -> tuple[str, ...]:
    raised = writing.join_words(
        sorted(writing.lower_first(items.title(need)) for need in package.raises)
    )
    return (
        writing.capitalise(package.words),
        CALLED.get(package.destination, package.destination),
        raised,
        writing.money(package.weekly_gbp),
        str(package.weeks),
        writing.money(package.one_off_gbp),
        package.basis,
    )
