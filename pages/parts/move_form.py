"""The next stage of a move: how it stands, from when, who sees to it, waiting for what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from data.store.recording import record_fact
from models.children.settings import DESTINATIONS
from models.moves.words import day_of_the_move, headline, lines_of, without_shape
from models.recording.complete import Round
from models.savings.pipeline import BEFORE_THE_MOVE, MADE, OFF_THE_ROAD, MoveStage, Stage
from pages.parts import drafting, move_freeze, move_view, names, source, state, words
from pages.parts import fields as ask
from pages.parts.about_move import AboutMove
from pages.parts.drafting import Form, Task

ON_THE_WAY = (*BEFORE_THE_MOVE, Stage.MOVED, Stage.NOT_NOW, Stage.WITHDRAWN, Stage.OVERTAKEN)
AFTER_THE_MOVE = (*MADE, Stage.BROKE_DOWN, Stage.OVERTAKEN)


def form(found: AboutMove) -> None:
    """Begin a move, or say how it stands now."""
    st.header("How does it stand now?" if found.row else "The move", anchor=False)
    today = source.current().today()
    task = Task(
        found.about,
        _begin_with(found),
        found.move.version if found.move else 0,
        draw=lambda form: _draw(form, found),
        show=lambda content: _show(content, found),
        then=st.rerun,
        record=lambda content, version: _record(found, content, version),
    )
    drafting.fill_in(found.person, task, Round(today))


def _begin_with(found: AboutMove) -> MoveStage:
    """What stands, with the stage left to be chosen; else what the panel decided; else nothing."""
    today = source.current().today()
    if found.move is not None:
        return replace(found.move.now, stage=None, on=today, because="")
    return found.decided.begins(today) if found.decided else MoveStage(on=today)


def _draw(form: Form[MoveStage], found: AboutMove) -> MoveStage:
    held, today = form.content, source.current().today()
    made = found.move is not None and found.move.was_made
    stage = ask.one_of(form.key("stage"), "Stage", AFTER_THE_MOVE if made else ON_THE_WAY,
                       held.stage, without_shape, across=True)  # fmt: skip
    to = ask.one_of(form.key("destination"), "Where to", DESTINATIONS, held.destination,
                    names.SETTING.__getitem__, across=True)  # fmt: skip
    if to is not None and (found.move is None or to is not found.move.now.destination):
        move_view.what_the_rules_say(found, to)
    first, second, third = st.columns(3, gap="medium")
    with first:
        on = ask.day(form.key("on"), "From which day is that so?", held.on, last=today)
    with second:
        label = day_of_the_move(replace(held, stage=stage))
        move_on = ask.day(form.key("move_on"), label, held.move_on)
    with third:
        owner = ask.line(form.key("owner"), "Who sees to it", held.owner)
    told = replace(held, stage=stage, destination=to, on=on, move_on=move_on, owner=owner)
    told = replace(told, waiting_for=_waiting(form, told), because=_because(form, told))
    return replace(told, packages=_packages(form, held.packages))


def _waiting(form: Form[MoveStage], told: MoveStage) -> str:
    """Asked on the way only: a move that was made waits for nothing."""
    if told.stage is not None and told.stage not in BEFORE_THE_MOVE:
        return told.waiting_for
    return ask.line(form.key("waiting_for"), "Waiting for", form.content.waiting_for,
                    hint="A carer, a school place, health funding …")  # fmt: skip


def _because(form: Form[MoveStage], told: MoveStage) -> str:
    if told.stage not in OFF_THE_ROAD:
        return told.because
    return ask.long_text(form.key("because"), "Why", form.content.because, rows=2)


def _packages(form: Form[MoveStage], held: Sequence[str]) -> tuple[str, ...]:
    """Support that goes with the move, from the agreed catalogue."""
    known, key = move_view.packages(), form.key("packages")
    state.begin_with(key, [name for name in known if name in held])
    chosen = st.pills("With support", tuple(known), selection_mode="multi", key=key,
                      format_func=known.__getitem__)  # fmt: skip
    return tuple(name for name in known if name in (chosen or ()))


def _show(content: MoveStage, found: AboutMove) -> None:
    st.markdown(f"**{words.plain(headline(content))}**")
    lines = lines_of(content, move_view.packages())
    st.markdown("\n".join(f"- {words.plain(line)}" for line in lines))
    if content.destination is not None:
        move_view.what_the_rules_say(found, content.destination)
    if found.move is not None and content.destination is not found.move.now.destination:
        st.info("Another kind of home is another move: where it was agreed anew, take this off the "
                "road and begin a new one.")  # fmt: skip


def _record(found: AboutMove, content: MoveStage, version: int) -> None:
    """The stage; where a day is agreed by it, the baseline is frozen with it."""
    held = source.current()
    record_fact(held.store_shown(), actor=found.person, about=found.about, content=content,
                expected_version=version, now=held.now())  # fmt: skip
    said = f"Recorded: {words.small(headline(content))}"
    move_view.say(found, said, move_freeze.with_the_stage(found, content))
