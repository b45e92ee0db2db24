"""The money of a move: shown when asked for, and recorded by whoever may, in pounds and pence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import streamlit as st

from data.store.recording import record_fact
from models.access import Permission, may
from models.recording.complete import Round
from models.recording.kept import Conflict
from models.savings.pipeline import (
    AgreedPrice,
    Backfill,
    Frozen,
    Label,
    MoveMoney,
)
from models.shortlist.agreed import AsAgreed
from pages.parts import (
    cached,
    drafting,
    inputs,
    move_freeze,
    move_money_view,
    move_steps,
    move_view,
    names,
    one_value,
    source,
    state,
    words,
)
from pages.parts import fields as ask
from pages.parts import move_money_rows as rows
from pages.parts.about_move import AboutMove
from pages.parts.drafting import Form, Task
from pages.parts.form_rows import growing

MONEY = "money"
HOW_BOUGHT = {True: "By the week: its cost stops when the child has left",
              False: "In a block contract: the bed is paid with or without a child"}  # fmt: skip


def is_asked_for(found: AboutMove) -> bool:
    """Whether the link opens the form, for whoever records money."""
    asked = inputs.one_word("about") == MONEY and not state.shared_screen()
    return asked and found.row is not None and move_freeze.may_agree(found.person)


def money(found: AboutMove, *, open_form: bool) -> None:
    """What is on record when asked for; the form, or the way to it."""
    if not may(found.person, Permission.READ_COSTS) or found.move is None:
        return
    if open_form:
        _form(found)
        return
    if not st.toggle("Show the money", key=f"move.money.{found.key}"):
        return
    year = one_value.this_year(found.person)
    part = year.part_of(found.move.key) if year else None
    if year and part:
        value = words.plain(one_value.value_words(year.asked.year, part))
        st.markdown(f"**What it brings**: {value}")
    if found.move.agreed is None:
        st.markdown("No money is recorded of this move yet.")
    else:
        move_money_view.show(found.move.agreed, _called(found))
    if move_freeze.may_agree(found.person):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.button("Record the money", key=f"move.money.open.{found.key}", on_click=_open_form)
            move_steps.undo_money(found.person, found.move, found.record)


def _form(found: AboutMove) -> None:
    st.header("The money of this move", anchor=False)
    st.button("← How the move stands", key=f"move.money.shut.{found.key}", on_click=_shut_form,
              type="tertiary")  # fmt: skip
    if found.move is None:
        return
    known = AsAgreed()  # not asked again where a baseline is frozen: it takes seconds
    if found.move.frozen is None:
        known = move_freeze.known_of(found.person, found.child.key, found.move.now)
    frozen = _frozen(found, known)
    if frozen is None:
        st.info(words.plain(_why_none(found, known)))
    about = found.move.about_money
    task = Task(
        about,
        _begin_with(found, known),
        found.record.version(about),
        draw=lambda form: _draw(form, found, frozen or known.frozen),
        show=lambda content: move_money_view.show(content, _called(found)),
        then=lambda: _recorded(found),
        record=lambda content, version: _record(found, content, version),
        finish=lambda content: replace(content, frozen=frozen),
    )
    drafting.fill_in(found.person, task, Round(source.current().today()))


def _frozen(found: AboutMove, known: AsAgreed) -> Frozen | None:
    """The baseline on record, else today's where a day is agreed."""
    if found.move is None:
        return None
    if found.move.frozen is not None:
        return found.move.frozen
    return known.frozen if move_view.is_after_the_day(found.move.stage) else None


def _why_none(found: AboutMove, known: AsAgreed) -> str:
    if found.move and not move_view.is_after_the_day(found.move.stage):
        return (
            "The baseline is frozen once a day is agreed; what you write here is kept until then."
        )
    return move_freeze.why_no_baseline(known)


def _begin_with(found: AboutMove, known: AsAgreed) -> MoveMoney:
    """Without what the tool adds when the answers are checked; there is always a price to give."""
    held = replace(move_freeze.begun(found.move, known), frozen=None)
    return held if held.prices else replace(held, prices=(_no_price(found),))


def _draw(form: Form[MoveMoney], found: AboutMove, baseline: Frozen | None) -> MoveMoney:
    held = form.content
    st.markdown("**The new home, a week**")
    prices = growing(form.key("prices"), len(held.prices), lambda at, n: rows.price(form, at, n))
    st.markdown("**Support, a week**")
    supports = growing(form.key("supports"), len(held.supports),
                       lambda at, n: rows.support(form, at, n))  # fmt: skip
    st.markdown("**Paid once**")
    one_offs = growing(form.key("one_offs"), len(held.one_offs),
                       lambda at, n: rows.one_off(form, at, n))  # fmt: skip
    st.markdown("**What others pay because of the move**")
    st.caption("Health, schools or transport. In no saving: it is known so that nothing is called "
               "saved that somebody else merely pays.")  # fmt: skip
    moved = growing(form.key("moved"), len(held.moved), lambda at, n: rows.moved(form, at, n))
    st.markdown("**The old home**")
    told = ask.day(form.key("notice_given_on"), "Notice given on (blank = the day agreed)",
                   held.notice_given_on)  # fmt: skip
    until = ask.day(form.key("old_paid_until"), "Old home paid until (blank = the end of notice)",
                    held.old_paid_until)  # fmt: skip
    bought = held.bought_by_the_week
    if baseline is not None and not baseline.cash_known:
        bought = ask.one_of(form.key("bought_by_the_week"), "How is the old place bought?",
                            (True, False), bought, HOW_BOUGHT.__getitem__)  # fmt: skip
    label = ask.one_of(form.key("label"), "What a pound saved does to the books", tuple(Label),
                       held.label, lambda one: words.capital(one.value),
                       captions=[move_money_view.LABEL_HELP[one] for one in Label])  # fmt: skip
    stays_paid = baseline is not None and (not baseline.cash_stops or bought is False)
    backfill = _backfill(form, found, baseline) if stays_paid or held.backfill else None
    return MoveMoney(
        prices=prices or (_no_price(found),), supports=supports, one_offs=one_offs,
        old_paid_until=until, label=label, backfill=backfill, moved=moved,
        notice_given_on=told, bought_by_the_week=bought,
    )  # fmt: skip


def _no_price(found: AboutMove) -> AgreedPrice:
    """A price that nobody gave: the move costs something, and nobody records it as nothing."""
    return AgreedPrice(found.move.now.move_on if found.move else None, rows.NOT_SAID)


def _backfill(form: Form[MoveMoney], found: AboutMove, baseline: Frozen | None) -> Backfill | None:
    """Who takes the bed that stays paid: without a named child nothing is saved there."""
    st.markdown("**Who takes the bed**")
    if baseline is not None:
        st.caption(words.plain(words.capital(baseline.cash_reason)))
    held = form.content.backfill or Backfill(avoided_weekly_pence=rows.NOT_SAID)
    called = {key: who for key, who in _called(found).items() if key != found.child.key}
    first, second, third, fourth = st.columns((3, 2, 2, 3), gap="small")
    key = form.key("backfill.child")
    state.begin_with(key, held.child if held.child in called else None)
    child = first.selectbox("Child", list(called), index=None, format_func=called.__getitem__,
                            placeholder="Nobody yet", key=key)  # fmt: skip
    with second:
        day = ask.day(str(form.key("backfill.from_day")), "In the bed from", held.from_day)
    with third:
        weekly = ask.pounds(str(form.key("backfill.weekly")), "Elsewhere, pounds a week",
                            rows.typed(held.avoided_weekly_pence))  # fmt: skip
    with fourth:
        said = ask.line(str(form.key("backfill.source")), "How is that known?", held.source)
    if child is None and day is None and weekly is None and not said.strip():
        return None
    return Backfill(child or "", day, rows.NOT_SAID if weekly is None else weekly, said)


def _called(found: AboutMove) -> Mapping[str, str]:
    """Children in the list by key, by name; whoever takes a bed lives in residential care."""
    listed = cached.list_of(found.person)
    return {one.child.key: names.who(one.child) for one in listed.children} if listed else {}


def _record(found: AboutMove, content: MoveMoney, version: int) -> None:
    """Into the record; where somebody was quicker, theirs is compared by what people wrote."""
    held = source.current()
    if found.move is None:
        return
    try:
        record_fact(held.store_shown(), actor=found.person, about=found.move.about_money,
                    content=content, expected_version=version, now=held.now())  # fmt: skip
    except Conflict as late:
        theirs = late.theirs
        if theirs is not None and isinstance(theirs.content, MoveMoney):
            late.theirs = replace(theirs, content=replace(theirs.content, frozen=None))
        raise


def _recorded(found: AboutMove) -> None:
    move_view.say(found, "The money is recorded")
    _shut_form()
    st.rerun()


def _open_form() -> None:
    """By the link's own address: a link from a page to itself doesn't change the browser's."""
    st.query_params["about"] = MONEY


def _shut_form() -> None:
    if "about" in st.query_params:
        del st.query_params["about"]
