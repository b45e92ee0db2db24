"""The money of a move: shown when asked for, and recorded by whoever may, in pounds and pence."""

from collections.abc import Mapping
from dataclasses import replace

import streamlit as st

from models.access import Permission, may
from models.recording.complete import Round
from models.recording.entry import Conflict
from models.recording.move_stages import AgreedPrice, Backfill, Baseline, Label, MoveMoney
from models.shortlist.agreed import AsAgreed
from pages.parts import cache, state
from pages.parts.forms import drafting
from pages.parts.forms import fields as ask
from pages.parts.forms.drafting import Form, Task
from pages.parts.forms.growing_rows import growing
from pages.parts.moves import freeze, steps, story, words
from pages.parts.moves import money as move_money_view
from pages.parts.moves import money_rows as rows
from pages.parts.moves.about_move import AboutMove
from pages.parts.shell import links
from pages.parts.words import move_value, names, writing
from services.recording import record_fact
from services.shortlist import shortlist_for

MONEY = "money"


def is_asked_for(about: AboutMove) -> bool:
    """Whether the link opens the form, for whoever records money."""
    wanted = links.one_word("about") == MONEY and not state.shared_screen()
    return wanted and about.row is not None and freeze.may_agree(about.person)


def money(about: AboutMove, *, open_form: bool) -> None:
    """What is on record when asked for; the form, or the way to it."""
    if not may(about.person, Permission.READ_COSTS) or about.move is None:
        return
    if open_form:
        _form(about)
        return
    if not st.toggle("Show the money", key=f"move.money.{about.key}"):
        return
    year = move_value.this_year(about.person)
    part = year.part_of(about.move.key) if year else None
    if year and part:
        value = writing.plain(move_value.value_words(year.asked.year, part))
        st.markdown(f"**What it brings**: {value}")
    if about.move.agreed is None:
        st.markdown(words.NO_MONEY)
    else:
        move_money_view.show(about.move.agreed, _called(about))
    if freeze.may_agree(about.person):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.button(words.RECORD_MONEY, key=f"move.money.open.{about.key}", on_click=_open_form)
            steps.undo_money(about.person, about.move, about.record)


def _form(about_move: AboutMove) -> None:
    st.header(words.MONEY_HEADING, anchor=False)
    st.button(
        words.BACK_TO_MOVE,
        key=f"move.money.shut.{about_move.key}",
        on_click=_shut_form,
        type="tertiary",
    )
    if about_move.move is None:
        return
    as_agreed = AsAgreed()  # not asked again where a baseline is frozen: it takes seconds
    if about_move.move.frozen is None:
        as_agreed = freeze.known_of(about_move.person, about_move.child.key, about_move.move.now)
    frozen = _frozen(about_move, as_agreed)
    if frozen is None:
        st.info(writing.plain(_why_none(about_move, as_agreed)))
    about = about_move.move.about_money
    task = Task(
        about,
        _begin_with(about_move, as_agreed),
        about_move.record.version(about),
        draw=lambda form: _draw(form, about_move, frozen or as_agreed.frozen),
        show=lambda content: move_money_view.show(content, _called(about_move)),
        then=lambda: _recorded(about_move),
        record=lambda content, version: _record(about_move, content, version),
        finish=lambda content: replace(content, frozen=frozen),
    )
    drafting.fill_in(about_move.person, task, Round(cache.today()))


def _frozen(about: AboutMove, as_agreed: AsAgreed) -> Baseline | None:
    """The baseline on record, else today's where a day is agreed."""
    if about.move is None:
        return None
    if about.move.frozen is not None:
        return about.move.frozen
    return as_agreed.frozen if story.is_after_the_day(about.move.stage) else None


def _why_none(about: AboutMove, as_agreed: AsAgreed) -> str:
    if about.move and not story.is_after_the_day(about.move.stage):
        return words.FIXED_LATER
    return freeze.why_no_baseline(as_agreed)


def _begin_with(about: AboutMove, as_agreed: AsAgreed) -> MoveMoney:
    """Without what the tool adds when the answers are checked; there is always a price to give."""
    move_money = replace(freeze.begun(about.move, as_agreed), frozen=None)
    return move_money if move_money.prices else replace(move_money, prices=(_no_price(about),))


def _draw(form: Form[MoveMoney], about: AboutMove, baseline: Baseline | None) -> MoveMoney:
    move_money = form.content
    st.markdown(words.NEW_HOME_A_WEEK)
    prices = growing(
        form.key("prices"), len(move_money.prices), lambda where, n: rows.price(form, where, n)
    )
    st.markdown("**Support, a week**")
    supports = growing(
        form.key("supports"),
        len(move_money.supports),
        lambda where, n: rows.support(form, where, n),
    )
    st.markdown("**Paid once**")
    one_offs = growing(
        form.key("one_offs"),
        len(move_money.one_offs),
        lambda where, n: rows.one_off(form, where, n),
    )
    st.markdown(words.OTHERS_PAY)
    st.caption(words.OTHERS_PAY_WHY)
    moved = growing(
        form.key("moved"), len(move_money.moved), lambda where, n: rows.moved(form, where, n)
    )
    st.markdown("**The old home**")
    day = ask.day(
        form.key("notice_given_on"),
        words.NOTICE_GIVEN,
        move_money.notice_given_on,
    )
    until = ask.day(
        form.key("old_paid_until"),
        words.OLD_PAID_UNTIL,
        move_money.old_paid_until,
    )
    bought = move_money.bought_by_the_week
    if baseline is not None and not baseline.cash_known:
        bought = ask.one_of(
            form.key("bought_by_the_week"),
            words.HOW_BOUGHT,
            (True, False),
            bought,
            words.BOUGHT.__getitem__,
        )
    label = ask.one_of(
        form.key("label"),
        words.TYPE_OF_SAVING,
        tuple(Label),
        move_money.label,
        lambda label: writing.capitalise(label.value),
        captions=[words.LABEL_HELP[label] for label in Label],
    )
    stays_paid = baseline is not None and (not baseline.cash_stops or bought is False)
    backfill = _backfill(form, about, baseline) if stays_paid or move_money.backfill else None
    return MoveMoney(
        prices=prices or (_no_price(about),),
        supports=supports,
        one_offs=one_offs,
        old_paid_until=until,
        label=label,
        backfill=backfill,
        moved=moved,
        notice_given_on=day,
        bought_by_the_week=bought,
    )


def _no_price(about: AboutMove) -> AgreedPrice:
    """A price that nobody gave: the move costs something, and nobody records it as nothing."""
    return AgreedPrice(about.move.now.move_on if about.move else None, rows.NOT_SAID)


def _backfill(
    form: Form[MoveMoney], about: AboutMove, baseline: Baseline | None
) -> Backfill | None:
    """Who takes the bed that stays paid: without a named child nothing is saved there."""
    st.markdown(words.WHO_TAKES_THE_PLACE)
    if baseline is not None:
        st.caption(writing.plain(writing.capitalise(baseline.cash_reason)))
    backfill = form.content.backfill or Backfill(avoided_weekly_pence=rows.NOT_SAID)
    called = {key: person for key, person in _called(about).items() if key != about.child.key}
    first, second, third, fourth = st.columns((3, 2, 2, 3), gap="small")
    key = form.key("backfill.child")
    state.begin_with(key, backfill.child if backfill.child in called else None)
    child = first.selectbox(
        "Child",
        list(called),
        index=None,
        format_func=called.__getitem__,
        placeholder="Nobody yet",
        key=key,
    )
    with second:
        day = ask.day(str(form.key("backfill.from_day")), words.IN_PLACE_FROM, backfill.from_day)
    with third:
        weekly = ask.pounds(
            str(form.key("backfill.weekly")),
            words.ELSEWHERE,
            rows.typed(backfill.avoided_weekly_pence),
        )
    with fourth:
        text = ask.line(str(form.key("backfill.source")), words.HOW_KNOWN, backfill.source)
    if child is None and day is None and weekly is None and not text.strip():
        return None
    return Backfill(child or "", day, rows.NOT_SAID if weekly is None else weekly, text)


def _called(about: AboutMove) -> Mapping[str, str]:
    """Children in the list by key, by name; whoever takes a bed lives in residential care."""
    listed = shortlist_for(cache.council_of(about.person))
    return (
        {child.child.key: names.name_or_number(child.child) for child in listed.children}
        if listed
        else {}
    )


def _record(about: AboutMove, content: MoveMoney, version: int) -> None:
    """Into the record; where somebody was quicker, theirs is compared by what people wrote."""
    if about.move is None:
        return
    try:
        record_fact(
            cache.council_of(about.person),
            about=about.move.about_money,
            content=content,
            expected_version=version,
        )
    except Conflict as late:
        theirs = late.theirs
        if theirs is not None and isinstance(theirs.content, MoveMoney):
            late.theirs = replace(theirs, content=replace(theirs.content, frozen=None))
        raise


def _recorded(about: AboutMove) -> None:
    story.say(about, words.MONEY_RECORDED)
    _shut_form()
    st.rerun()


def _open_form() -> None:
    """By the link's own address: a link from a page to itself doesn't change the browser's."""
    st.query_params["about"] = MONEY


def _shut_form() -> None:
    if "about" in st.query_params:
        del st.query_params["about"]
