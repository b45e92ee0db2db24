"""How a move stands, what is asked about it, what the rules and the child say now, its history."""

from collections.abc import Sequence

import streamlit as st

from models.labels import BarrierKind, Readiness
from models.pipeline.words import IN_WORDS, lines_of, stage_headline
from models.recording.entry import Entry
from models.recording.move_stages import MoveStage, Stage
from models.settings import Setting
from pages.parts import cache, state
from pages.parts.child import own_words
from pages.parts.moves import steps, words
from pages.parts.moves.about_move import AboutMove
from pages.parts.shell.visitor import who_did_it
from pages.parts.words import names, tags, writing
from services.children import needs_story
from services.reference import load_scheme

SAID = "move.recorded"


def just_recorded(about: AboutMove) -> None:
    """What was recorded a moment ago. Said once."""
    told = state.take(SAID)
    if isinstance(told, tuple) and told[0] == about.key:
        st.success(writing.plain(told[1]))
        for line in told[2:]:
            st.info(writing.plain(line))


def say(about: AboutMove, *lines: str) -> None:
    """To be said when the page is drawn again."""
    state.put(SAID, (about.key, *(line for line in lines if line)))


def how_it_stands(about: AboutMove) -> None:
    """Stage, days, who, waiting for what, and every question."""
    if about.row is None:
        return
    row, move_stage = about.row, about.row.move.now
    st.markdown(
        f"**{writing.plain(IN_WORDS[row.move.stage])}** · {writing.plain(words.for_days(row.days))}"
    )
    st.markdown(" · ".join(writing.plain(line) for line in lines_of(move_stage, packages())))
    for question in row.questions:
        st.info(writing.plain(question))
    with st.container(horizontal=True, vertical_alignment="center"):
        steps.still_there(about.person, row)
        steps.undo(about.person, row.move, about.record)
    if move_stage.destination is not None:
        what_the_rules_say(about, move_stage.destination)


def what_the_rules_say(about: AboutMove, to: Setting) -> None:
    """The answer for that home today, with whatever stops it. People decide; nothing is barred."""
    if state.shared_screen():
        return
    if about.one is None:
        st.caption(words.NO_RULES)
        return
    option = next((option for option in about.one.options if option.destination is to), None)
    called = writing.lower_first(names.SETTING[to])
    if option is None:
        st.warning(writing.plain(words.not_at_this_age(writing.capitalise(called))))
        return
    verdict = option.verdict
    st.markdown(f"{words.rules_say(writing.plain(called))} {tags.answer_tag(verdict)}")
    stops = [blocker for blocker in verdict.blockers if blocker.kind is BarrierKind.STOP]
    if verdict.readiness is Readiness.RULED_OUT or stops:
        text = "; ".join(
            f"{stop.words} (look again {writing.a_date(stop.look_again)})"
            if stop.look_again
            else stop.words
            for stop in stops
        )
        st.warning(writing.plain(words.stopped(text)))


def their_words(about: AboutMove) -> None:
    """In their words, a no among them, whoever looks at the move."""
    day = cache.today()
    own_words.own_words(
        needs_story(cache.council_of(about.person), about.child.key, day), about.record
    )


def history(about: AboutMove) -> None:
    """Every entry, newest first: who, when, what, and what became of it."""
    if about.move is None:
        return
    st.header(words.HOW_IT_WENT, anchor=False)
    entries = about.move.history
    for entry in reversed(entries):
        with st.container(border=True, key=f"row-stage-{entry.number}"):
            st.markdown(_first_line(entry, entries, entry in about.move.stages))
            if entry.content is not None:
                st.text(" · ".join(lines_of(entry.content, packages())))


def packages() -> dict[str, str]:
    """Names of support packages -> their words."""
    return {package.name: package.words for package in load_scheme().packages}


def is_after_the_day(stage: Stage | None) -> bool:
    """True where a day is agreed or past, so that a baseline can be frozen."""
    return stage in (
        Stage.DATE_AGREED,
        Stage.MOVED,
        Stage.WEEKS_13,
        Stage.WEEKS_52,
        Stage.BROKE_DOWN,
    )


def _first_line(
    entry: Entry[MoveStage], entries: Sequence[Entry[MoveStage]], standing: bool
) -> str:
    called = stage_headline(entry.content) if entry.content else "Taken back"
    parts = [words.recorded_by(who_did_it(entry.by), writing.a_moment(entry.at_utc))]
    if entry.content is None:
        parts.append(f"number {entry.replaces}")
    elif not standing:
        later = next((record for record in entries if record.replaces == entry.number), None)
        parts.append("corrected since" if later and later.content else words.TAKEN_BACK)
    if entry.reason:
        parts.append(f"why: {entry.reason}")
    return f"**{writing.plain(called)}** :small[:gray[{writing.plain(' · '.join(parts))}]]"
