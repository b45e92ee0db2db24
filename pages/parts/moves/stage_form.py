"""The next stage of a move: how it stands, from when, who sees to it, waiting for what."""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from models.pipeline.words import day_of_the_move, lines_of, stage_headline, without_shape
from models.recording.complete import Round
from models.recording.move_stages import BEFORE_THE_MOVE, MADE, OFF_THE_ROAD, MoveStage, Stage
from models.settings import DESTINATIONS
from pages.parts import cache, state
from pages.parts.forms import drafting
from pages.parts.forms import fields as ask
from pages.parts.forms.drafting import Form, Task
from pages.parts.moves import freeze, story, words
from pages.parts.moves.about_move import AboutMove
from pages.parts.words import names, writing
from services.recording import record_fact

ON_THE_WAY = (*BEFORE_THE_MOVE, Stage.MOVED, Stage.NOT_NOW, Stage.WITHDRAWN, Stage.OVERTAKEN)
AFTER_THE_MOVE = (*MADE, Stage.BROKE_DOWN, Stage.OVERTAKEN)


def form(about: AboutMove) -> None:
    """Begin a move, or say how it stands now."""
    st.header(words.HOW_NOW if about.row else "The move", anchor=False)
    today = cache.today()
    task = Task(
        about.about,
        _begin_with(about),
        about.move.version if about.move else 0,
        draw=lambda form: _draw(form, about),
        show=lambda content: _show(content, about),
        then=st.rerun,
        record=lambda content, version: _record(about, content, version),
    )
    drafting.fill_in(about.person, task, Round(today))


def _begin_with(about: AboutMove) -> MoveStage:
    """What stands, with the stage left to be chosen; else what the panel decided; else nothing."""
    today = cache.today()
    if about.move is not None:
        return replace(about.move.now, stage=None, on=today, because="")
    return about.decided.begins(today) if about.decided else MoveStage(on=today)


def _draw(form: Form[MoveStage], about: AboutMove) -> MoveStage:
    move_stage, today = form.content, cache.today()
    made = about.move is not None and about.move.was_made
    stage = ask.one_of(
        form.key("stage"),
        "Stage",
        AFTER_THE_MOVE if made else ON_THE_WAY,
        move_stage.stage,
        without_shape,
        across=True,
    )
    to = ask.one_of(
        form.key("destination"),
        "Where to",
        DESTINATIONS,
        move_stage.destination,
        names.SETTING.__getitem__,
        across=True,
    )
    if to is not None and (about.move is None or to is not about.move.now.destination):
        story.what_the_rules_say(about, to)
    first, second, third = st.columns(3, gap="medium")
    with first:
        on = ask.day(form.key("on"), words.SINCE_WHEN, move_stage.on, last=today)
    with second:
        label = day_of_the_move(replace(move_stage, stage=stage))
        move_on = ask.day(form.key("move_on"), label, move_stage.move_on)
    with third:
        owner = ask.line(form.key("owner"), words.OWNER, move_stage.owner)
    move_stage_shown = replace(
        move_stage, stage=stage, destination=to, on=on, move_on=move_on, owner=owner
    )
    move_stage_shown = replace(
        move_stage_shown,
        waiting_for=_waiting(form, move_stage_shown),
        because=_because(form, move_stage_shown),
    )
    return replace(move_stage_shown, packages=_packages(form, move_stage.packages))


def _waiting(form: Form[MoveStage], move_stage: MoveStage) -> str:
    """Asked on the way only: a move that was made waits for nothing."""
    if move_stage.stage is not None and move_stage.stage not in BEFORE_THE_MOVE:
        return move_stage.waiting_for
    return ask.line(
        form.key("waiting_for"),
        "Waiting for",
        form.content.waiting_for,
        hint=words.WAITING_HINT,
    )


def _because(form: Form[MoveStage], move_stage: MoveStage) -> str:
    if move_stage.stage not in OFF_THE_ROAD:
        return move_stage.because
    return ask.long_text(form.key("because"), "Why", form.content.because, rows=2)


def _packages(form: Form[MoveStage], texts: Sequence[str]) -> tuple[str, ...]:
    """Support that goes with the move, from the agreed catalogue."""
    sentences, key = story.packages(), form.key("packages")
    state.begin_with(key, [name for name in sentences if name in texts])
    chosen = st.pills(
        "With support",
        tuple(sentences),
        selection_mode="multi",
        key=key,
        format_func=sentences.__getitem__,
    )
    return tuple(name for name in sentences if name in (chosen or ()))


def _show(content: MoveStage, about: AboutMove) -> None:
    st.markdown(f"**{writing.plain(stage_headline(content))}**")
    lines = lines_of(content, story.packages())
    st.markdown("\n".join(f"- {writing.plain(line)}" for line in lines))
    if content.destination is not None:
        story.what_the_rules_say(about, content.destination)
    if about.move is not None and content.destination is not about.move.now.destination:
        st.info(words.ANOTHER_HOME)


def _record(about: AboutMove, content: MoveStage, version: int) -> None:
    """The stage; where a day is agreed by it, the baseline is frozen with it."""
    record_fact(
        cache.council_of(about.person),
        about=about.about,
        content=content,
        expected_version=version,
    )
    text = words.recorded(writing.lower_first(stage_headline(content)))
    story.say(about, text, freeze.with_the_stage(about, content))
