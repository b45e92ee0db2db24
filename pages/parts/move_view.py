"""How a move stands, what is asked about it, what the rules and the child say now, its history."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from data.reference.needs import scheme
from models.children.settings import Setting
from models.moves.words import IN_WORDS, headline, lines_of
from models.readiness.verdict import BlockerKind, Readiness
from models.recording.kept import Kept
from models.savings.pipeline import MoveStage, Stage
from pages.parts import cached, move_steps, names, own_words, source, state, tags, words
from pages.parts.about_move import AboutMove

SAID = "move.recorded"


def just_recorded(found: AboutMove) -> None:
    """What was recorded a moment ago. Said once."""
    told = state.take(SAID)
    if isinstance(told, tuple) and told[0] == found.key:
        st.success(words.plain(told[1]))
        for line in told[2:]:
            st.info(words.plain(line))


def say(found: AboutMove, *lines: str) -> None:
    """To be said when the page is drawn again."""
    state.put(SAID, (found.key, *(line for line in lines if line)))


def how_it_stands(found: AboutMove) -> None:
    """Stage, days, who, waiting for what, and every question."""
    if found.row is None:
        return
    row, now = found.row, found.row.move.now
    days = words.count(row.days, "day")
    st.markdown(f"**{words.plain(IN_WORDS[row.move.stage])}** · {words.plain(f'for {days}')}")
    st.markdown(" · ".join(words.plain(line) for line in lines_of(now, packages())))
    for question in row.questions:
        st.info(words.plain(question))
    with st.container(horizontal=True, vertical_alignment="center"):
        move_steps.still_there(found.person, row)
        move_steps.undo(found.person, row.move, found.record)
    if now.destination is not None:
        what_the_rules_say(found, now.destination)


def what_the_rules_say(found: AboutMove, to: Setting) -> None:
    """The answer for that home today, with whatever stops it. People decide; nothing is barred."""
    if state.shared_screen():
        return
    if found.one is None:
        st.caption(
            "The rules aren't asked: by the data the child doesn't live in residential care."
        )
        return
    option = next((one for one in found.one.options if one.destination is to), None)
    called = words.small(names.SETTING[to])
    if option is None:
        st.warning(words.plain(f"For a child of this age {called} is no option by the rules."))
        return
    verdict = option.verdict
    st.markdown(f"The rules say now, for {words.plain(called)}: {tags.answer_tag(verdict)}")
    stops = [one for one in verdict.blockers if one.kind is BlockerKind.STOP]
    if verdict.readiness is Readiness.RULED_OUT or stops:
        said = "; ".join(
            f"{one.words} (look again {words.a_date(one.look_again)})" if one.look_again
            else one.words for one in stops
        )  # fmt: skip
        st.warning(words.plain(
            f"Not for now: {said or 'a stop stands'}. People decide, and a move can be recorded; "
            "this is said at every stage as long as it stands."
        ))  # fmt: skip


def their_words(found: AboutMove) -> None:
    """In their words, a no among them, whoever looks at the move."""
    day = source.current().today()
    own_words.own_words(cached.needs_story(found.person, found.child.key, day), found.record)


def history(found: AboutMove) -> None:
    """Every entry, newest first: who, when, what, and what became of it."""
    if found.move is None:
        return
    st.header("How it went", anchor=False)
    every = found.move.history
    for one in reversed(every):
        with st.container(border=True, key=f"row-stage-{one.number}"):
            st.markdown(_first_line(one, every, one in found.move.stages))
            if one.content is not None:
                st.text(" · ".join(lines_of(one.content, packages())))


def packages() -> dict[str, str]:
    """Names of support packages -> their words."""
    return {one.name: one.words for one in scheme().packages}


def is_after_the_day(stage: Stage | None) -> bool:
    """True where a day is agreed or past, so that a baseline can be frozen."""
    return stage in (Stage.DATE_AGREED, Stage.MOVED, Stage.WEEKS_13, Stage.WEEKS_52,
                     Stage.BROKE_DOWN)  # fmt: skip


def _first_line(one: Kept[MoveStage], every: Sequence[Kept[MoveStage]], stands: bool) -> str:
    called = headline(one.content) if one.content else "Taken back"
    parts = [f"recorded by {one.by} on {words.a_moment(one.at_utc)}"]
    if one.content is None:
        parts.append(f"number {one.replaces}")
    elif not stands:
        later = next((each for each in every if each.replaces == one.number), None)
        parts.append("corrected since" if later and later.content else "taken back since")
    if one.reason:
        parts.append(f"why: {one.reason}")
    return f"**{words.plain(called)}** :small[:gray[{words.plain(' · '.join(parts))}]]"
