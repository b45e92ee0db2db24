"""On a child's page: what changed, what goes well and what is still hard, side by side."""

from datetime import date

import streamlit as st

from models.access import Actor
from models.children.needs_story import NeedsStory
from models.shortlist.options import ChildOptions
from pages.parts import cache
from pages.parts.child.strengths_and_needs import ASK_THEM, NOTHING, going_well, still_hard
from pages.parts.words.changes import since_review
from services.children import changes_since_review


def changed_and_sides(
    person: Actor, child: ChildOptions, story: NeedsStory, as_of: date, *, alone: bool
) -> None:
    """`alone`: nobody looks on before whom missing episodes and incidents aren't named, and whom
    "nothing noted" would tell something that is only left out."""
    changed, well, hard = st.columns((4, 3, 3), gap="medium")
    with changed:
        since_review(
            changes_since_review(cache.council_of(person), child.child, as_of), with_events=alone
        )
    nothing = NOTHING if alone else ASK_THEM
    with well:
        going_well(story, nothing=nothing)
    with hard:
        still_hard(story, nothing=nothing)
