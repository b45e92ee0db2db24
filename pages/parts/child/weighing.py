"""Beside a destination's answer: the child's newest words that may bear on it. Do they change it?

Yes is a barrier, with its own form. No wants a because. Until one of them is on record the answer
isn't ready.
"""

from collections.abc import Sequence

import streamlit as st

from models.access import Permission, may
from models.children.needs_story import NeedsStory
from models.readiness.their_words import Saying, sayings_bearing_on
from models.recording.record import ChildRecord
from models.recording.spoken import sayings_of_child
from models.recording.subject import words_weighed_of
from models.recording.weighed import WordsWeighed, barrier_part, mark_of
from models.settings import Setting
from models.shortlist.destinations import DestinationChoice
from models.shortlist.options import ChildOptions
from pages.parts import cache, state
from pages.parts.child import words
from pages.parts.forms import fields
from pages.parts.forms.record_now import record_at_once
from pages.parts.shell.visitor import visitor
from pages.parts.words import writing


def words_to_weigh(
    child: ChildOptions, choice: DestinationChoice, story: NeedsStory, record: ChildRecord | None
) -> None:
    """Each saying that nobody has weighed for this destination, with both answers in place."""
    sayings = sayings_of(child, choice)
    if not sayings:
        return
    quoted = {mark_of(spoken.words): spoken.words for spoken in sayings_of_child(story, record)}
    may_answer = record is not None and may(visitor(), Permission.RECORD_BLOCKER)
    with st.container(gap="small", key=f"weigh-{choice.place.value}"):
        for saying in sayings:
            text = quoted.get(saying.mark)
            label = f"“{text.strip()}”" if text else words.IN_THE_PROFILE
            with st.container(horizontal=True, vertical_alignment="center"):
                on = writing.a_date(saying.on)
                st.markdown(
                    writing.plain(words.does_this_change_it(on, label)),
                    width="content",
                )
                if may_answer:
                    query = {"child": child.child.key, "thing": barrier_part(saying.mark)}
                    st.page_link("sorting.py", label=words.YES_ADD_A_BARRIER, query_params=query)
        if record is not None and may_answer:
            _no(record, choice, sayings)


def sayings_of(child: ChildOptions, choice: DestinationChoice) -> tuple[Saying, ...]:
    """What is to be weighed for any of the homes that the choice joins, newest first."""
    sayings: dict[str, Saying] = {}
    for option in choice.options:
        for saying in sayings_bearing_on(child.to_weigh, option.destination):
            sayings.setdefault(saying.mark, saying)
    return tuple(sorted(sayings.values(), key=lambda saying: saying.on, reverse=True))


def _no(record: ChildRecord, choice: DestinationChoice, sayings: Sequence[Saying]) -> None:
    """One answer for all that stands above it; for every kind of home where somebody says so."""
    seen = record.version(words_weighed_of(record.child))
    # The version in the key: once something is recorded the box is a new one, and shut.
    key = f"child.weigh.{choice.place.value}.{seen}"
    label = words.NO_IT_DOESNT if len(sayings) == 1 else words.NO_NONE_OF_IT_DOES
    with st.popover(label, key=f"{key}.popover"):
        fields.kept_line(f"{key}.because", words.WHY_DOESNT_IT)
        st.checkbox(words.THE_SAME_FOR_ALL, key=f"{key}.every")
        places = tuple(option.destination for option in choice.options)
        marks = tuple(saying.mark for saying in sayings)
        name = writing.lower_first(choice.name)
        st.button(
            f"Record for {name}",
            key=key,
            type="primary",
            on_click=_record,
            args=(record.child, marks, places, seen, key),
        )


def _record(
    child: str, marks: tuple[str, ...], places: tuple[Setting, ...], seen: int, key: str
) -> None:
    """For an `on_click`: the inputs are read now, when they are whole."""
    content = WordsWeighed(
        said=marks,
        places=() if state.get(f"{key}.every") else places,
        because=str(state.get(f"{key}.because") or ""),
        on=cache.today(),
    )
    if record_at_once(words_weighed_of(child), content, seen):
        fields.sent(f"{key}.because")
