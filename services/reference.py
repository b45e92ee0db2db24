"""What this installation rests on: its rules, evidence, shares and lists, each with its source."""

from data.places import cells
from data.reference.contract_shares import contract_shares
from data.reference.evidence_bar import bar_rows
from data.reference.method import NEVER, load_chapters
from data.reference.needs import OWN_COPIES, file_in_force, item_words, load_scheme
from data.reference.place_names import place_names
from data.reference.placements_standard import standard_fields
from data.reference.prices import published_evidence
from data.reference.stage_weights import stage_weights
from data.reference.versions import RunningVersion, running_versions

__all__ = [
    "NEVER",
    "OWN_COPIES",
    "RunningVersion",
    "bar_rows",
    "cells",
    "contract_shares",
    "file_in_force",
    "item_words",
    "load_chapters",
    "load_scheme",
    "place_names",
    "published_evidence",
    "running_versions",
    "stage_weights",
    "standard_fields",
]
