"""On a child's page: what changed, what goes well and what is still hard, side by side."""

from __future__ import annotations

from datetime import date

import streamlit as st

from models.access import Actor
from models.needs.story import NeedsStory
from models.shortlist.options import ChildOptions
from pages.parts import cached
from pages.parts.foremost import ASK_THEM, NOTHING, going_well, still_hard
from pages.parts.since import since_review


def changed_and_sides(
    person: Actor, one: ChildOptions, story: NeedsStory, as_of: date, *, alone: bool
) -> None:
    """`alone`: nobody looks on before whom missing episodes and incidents aren't named, and whom
    "nothing noted" would tell something that is only left out."""
    changed, well, hard = st.columns((4, 3, 3), gap="medium")
    with changed:
        since_review(cached.since_review(person, one.child, as_of), with_events=alone)
    nothing = NOTHING if alone else ASK_THEM
    with well:
        going_well(story, nothing=nothing)
    with hard:
        still_hard(story, nothing=nothing)
