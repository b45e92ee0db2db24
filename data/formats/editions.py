"""Which edition of which format is read, as of which day: the list at the top of docs/files.md.

A row is changed together with the declaration that it speaks of, after its maker's newest files
have been tried (`tests/spec/test_makers_templates.py`).
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Edition:
    """One format: the editions of it that are read, by whose publication, as it was on a day."""

    name: str
    read: str
    source: str
    as_of: str  # ISO


EDITIONS: tuple[Edition, ...] = (
    Edition(
        "SSDA903",
        "collections of 2017 to 2027: SWEpisodes from 2024, M, F and U from 2025, Z11 to Z14 from"
        " 2026, DoLo from 2027; checks 700 to 710",
        "data-to-insight/csc-validator-be-903 v0.1.14; liia-tools-pipeline, schema 2026",
        "2026-04-22",
    ),
    Edition(
        "Annex A", "list 8, template of January 2024 and earlier ones; options with 903 codes",
        "SocialFinanceDigitalLabs/liia-tools-pipeline, annex_a_pipeline/spec", "2025-07-11",
    ),
    Edition(
        "Placement census", "June 2019, and the changes up to December 2025",
        "SocialFinanceDigitalLabs/liia-tools-pipeline, pnw_census_pipeline/spec", "2026-06-04",
    ),
    Edition(
        "Section 251 placement costs", "the pilot of 2023",
        "SocialFinanceDigitalLabs/liia-tools, S251 schema 2023", "2024-06-13",
    ),
    Edition(
        "Placements Data Standard", "v2, draft, effective 18 July 2025 (JSON)",
        "SocialCareData/placements-standard", "2025-07-18",
    ),
    Edition(
        "National Placement Standard",
        "workbooks of 27 April and 24 June 2026 (v3), a csv of them, JSON of draft 01; written in"
        " the workbook's columns",
        "SocialCareData/standard", "2026-07-17",
    ),
    Edition(
        "Standard Safeguarding Dataset",
        "tables of July 2026 (deployments up to v1.4.3) as csv: people, episodes, placements,"
        " legal statuses, reviews, times missing, SDQ, permanence; visits and disabilities are"
        " recognised, and nothing is taken from them",
        "data-to-insight/ssd-data-model", "2026-07-14",
    ),
)  # fmt: skip


def editions_table() -> str:
    """The list as Markdown."""
    lines = ["| format | editions that are read | by | as of |", "|---|---|---|---|"]
    lines += [
        f"| {editions.name} | {editions.read} | {editions.source} | {editions.as_of} |"
        for editions in EDITIONS
    ]
    return "\n".join(lines) + "\n"
