"""Questions about children: who they are, where they live, what changed, what nobody knows."""

from datetime import date

import pandas as pd

from models.children import names
from models.children.at_a_glance import AtAGlance, at_a_glance
from models.children.caseload import children_among
from models.children.changes import Changes, changes_of
from models.children.needs_story import NeedsStory, story_of
from models.children.not_held import not_held_about
from models.children.placements import placements_at
from models.children.records import Child
from models.children.where import Where, WhereIndex, where_at
from models.frames import rows_of
from services.council_data import day_of_data, read_council
from services.kept import DataVersion, kept_by
from services.open_council import OpenCouncil


def find_children(council: OpenCouncil, keys: frozenset[str]) -> tuple[Child, ...]:
    """Children by their keys, wherever they live by now; who isn't known is left out."""
    day = max(day_of_data(council), council.today)
    # Sorted: two equal sets can come in another order, and would be kept apart.
    return _children(council, tuple(sorted(keys)), day)


@kept_by(DataVersion.FILES, limit=32)
def _children(council: OpenCouncil, keys: tuple[str, ...], day: date) -> tuple[Child, ...]:
    return children_among(read_council(council), _placements(council, day), keys, day)


@kept_by(DataVersion.FILES, limit=4)
def _placements(council: OpenCouncil, day: date) -> pd.DataFrame:
    return placements_at(read_council(council), day)


@kept_by(DataVersion.FILES)
def child_names(council: OpenCouncil) -> dict[str, str]:
    """What each child in the data is called on screens, by key."""
    return {
        row.child: names.display_name(None if pd.isna(row.name) else row.name, row.child_id)
        for row in rows_of(read_council(council).frame("children"))
    }


@kept_by(DataVersion.RULES, limit=64)
def changes_since_review(council: OpenCouncil, child: Child, as_of: date) -> Changes:
    """What changed for one child since their last review, up to a day."""
    return changes_of(read_council(council), child, as_of)


@kept_by(DataVersion.RULES, limit=64)
def child_at_a_glance(council: OpenCouncil, child: Child, day: date) -> AtAGlance:
    """What a room knows of a child before it talks."""
    return at_a_glance(read_council(council), child, day)


@kept_by(DataVersion.RULES, limit=64)
def needs_story(council: OpenCouncil, key: str, as_of: date) -> NeedsStory:
    """What was noted about one child's needs and strengths up to a day."""
    return story_of(read_council(council), key, as_of)


def where_child_lives(council: OpenCouncil, key: str, as_of: date) -> Where:
    """How far from home a child lives, and in whose area; for whoever may see the child."""
    return _where(council, as_of).of(key)


@kept_by(DataVersion.FILES)
def _where(council: OpenCouncil, as_of: date) -> WhereIndex:
    return where_at(read_council(council), as_of)


def facts_not_held(council: OpenCouncil, child: Child) -> tuple[str, ...]:
    """What no file here tells of the child, in words; to be asked for, never assumed."""
    return not_held_about(read_council(council), child)
