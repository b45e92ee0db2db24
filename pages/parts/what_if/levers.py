"""The inputs of each kind of change, each with where its first figure comes from."""

from collections.abc import Callable
from datetime import date, timedelta

import streamlit as st

from models.access import Actor
from models.money import FinancialYear, months_later
from models.prices.current import destination_price
from models.scenarios.levers import (
    ChangeEntries,
    ChangePrices,
    ComesFrom,
    FamilySupport,
    Lever,
    OpenHome,
    ReadyMoves,
    RecruitCarers,
    SupportedPlaces,
)
from models.settings import RESIDENTIAL, Setting
from pages.parts import cache
from pages.parts.what_if import words
from pages.parts.words import names, writing
from services.council_data import prices_in_force

KINDS: dict[str, str] = {
    "carers": "Recruit foster carers",
    "home": words.OPEN_A_HOME,
    "supported": words.OPEN_SUPPORTED,
    "moves": words.MAKE_READY_MOVES,
    "edge": words.SUPPORT_FAMILIES,
    "prices": "Prices change",
    "entries": words.MORE_OR_FEWER,
}
CARERS = (
    Setting.FOSTER_IN_HOUSE, Setting.FOSTER_SPECIALIST, Setting.FOSTER_CONNECTED,
    Setting.FOSTER_INDEPENDENT,
)  # fmt: skip
INSTEAD = {
    ComesFrom.BOUGHT_HOME: words.BOUGHT_HOME,
    ComesFrom.AGENCY_FAMILY: words.AGENCY_FAMILY,
}
PRICED = (
    *(setting for setting in Setting if setting in RESIDENTIAL),
    *CARERS,
    Setting.SUPPORTED_ACCOMMODATION,
)


def lever_of(kind: str, person: Actor, day: date, months: int) -> Lever | None:
    """Draw the inputs of a kind of change; None while a figure is still to be stated."""
    return _FORMS[kind](person, day, months)


def _carers(person: Actor, day: date, months: int) -> Lever | None:
    container, middle, right = st.columns(3, gap="medium")
    with container:
        carers = _whole("Extra carers", "carers.n", 10, 1, 200)
        kind = st.selectbox(
            "Kind of carer",
            CARERS,
            format_func=names.SETTING.__getitem__,
            key="what_if.carers.kind",
        )
    with middle:
        by = _day("All approved by", "carers.by", day, months)
        to_full = _whole(words.WEEKS_UNTIL_FULL_CARERS, "carers.weeks", 26, 0, 104)
        instead = st.selectbox(
            words.COME_FROM,
            list(ComesFrom),
            format_func=INSTEAD.__getitem__,
            key="what_if.carers.from",
        )
    with right:
        value = _pounds(words.RECRUITMENT, "carers.each", 0)
        campaign = _pounds("One-off campaign, £", "carers.campaign", 0)
    instead = instead or ComesFrom.BOUGHT_HOME
    return RecruitCarers(carers, kind, by, instead, value or 0.0, campaign or 0.0, to_full)


def _home(person: Actor, day: date, months: int) -> Lever | None:
    container, middle, right = st.columns(3, gap="medium")
    with container:
        beds = _whole("Beds", "home.beds", 4, 1, 20)
        opens = _day("Opens on", "home.opens", day, months)
        to_full = _whole(words.WEEKS_UNTIL_FULL_HOME, "home.weeks", 26, 0, 104)
    with middle:
        usual, source = _usual(person, Setting.CHILDRENS_HOME_IN_HOUSE, day)
        running = _pounds(words.RUNNING_COST, f"home.running.{beds}", round(usual * beds))
        most = st.number_input("Maximum occupancy, %", 1, 100, 100, step=5, key="what_if.home.most")
    with right:
        capital = _pounds(words.CAPITAL, "home.capital", None)
        set_up = _pounds(words.SET_UP, "home.set_up", 0)
    st.caption(writing.plain(words.usual_running_cost(writing.money(usual), source)))
    if running is None or capital is None:
        return None
    return OpenHome(beds, opens, running, capital, set_up or 0.0, to_full, float(most))


def _supported(person: Actor, day: date, months: int) -> Lever | None:
    container, middle, right = st.columns(3, gap="medium")
    with container:
        people = _whole("Places", "supported.n", 6, 1, 200)
    with middle:
        opens = _day("From", "supported.opens", day, months)
    with right:
        usual, source = _usual(person, Setting.SUPPORTED_ACCOMMODATION, day)
        weekly = _pounds(words.PRICE_OF_PLACE, "supported.weekly", round(usual))
    st.caption(writing.plain(words.usual_price(source)))
    return None if weekly is None else SupportedPlaces(people, opens, weekly)


def _moves(person: Actor, day: date, months: int) -> Lever | None:
    container, middle, right = st.columns(3, gap="medium")
    with container:
        first = _day("First moves on", "moves.first", day, months, weeks=12)
    with middle:
        a_month = _whole(words.MOVES_A_MONTH, "moves.a_month", 0, 0, 100)
    with right:
        shift = st.number_input(
            words.SHIFT,
            -104,
            104,
            0,
            step=4,
            key="what_if.moves.shift",
        )
    st.caption(words.WHICH_MOVES)
    return ReadyMoves(first, a_month, int(shift))


def _edge(person: Actor, day: date, months: int) -> Lever | None:
    container, middle, right = st.columns(3, gap="medium")
    with container:
        families = _whole("Families a year", "edge.n", 30, 1, 1000)
        starts = _day("From", "edge.starts", day, months)
    with middle:
        averted = st.number_input(
            words.FAMILIES_AVERTED,
            0,
            100,
            None,
            key="what_if.edge.averted",
        )
        family = _pounds(words.COST_OF_FAMILY, "edge.family", None)
    with right:
        ages = _ages("edge")
    st.caption(words.AVOIDANCE_ONLY)
    if averted is None or family is None:
        return None
    return FamilySupport(families, starts, float(averted), family, *ages)


def _prices(person: Actor, day: date, months: int) -> Lever | None:
    container, right = st.columns((2, 1), gap="medium")
    with container:
        homes = st.pills(
            "Kinds of home",
            PRICED,
            selection_mode="multi",
            key="what_if.prices.homes",
            default=[Setting.CHILDRENS_HOME_INDEPENDENT],
            format_func=names.SETTING.__getitem__,
        )
    with right:
        percent = st.number_input(
            words.CHANGE_OF_PRICES,
            -90.0,
            300.0,
            8.0,
            step=1.0,
            key="what_if.prices.percent",
        )
        starts = _day("From", "prices.starts", day, months)
    return ChangePrices(
        tuple(priced for priced in PRICED if priced in homes), float(percent), starts
    )


def _entries(person: Actor, day: date, months: int) -> Lever | None:
    container, middle, right = st.columns(3, gap="medium")
    with container:
        percent = st.number_input(
            words.CHANGE_OF_ENTRIES,
            -100.0,
            300.0,
            -10.0,
            step=5.0,
            key="what_if.entries.percent",
        )
    with middle:
        starts = _day("From", "entries.starts", day, months)
    with right:
        ages = _ages("entries")
    return ChangeEntries(float(percent), starts, *ages)


_FORMS: dict[str, Callable[[Actor, date, int], Lever | None]] = {
    "carers": _carers,
    "home": _home,
    "supported": _supported,
    "moves": _moves,
    "edge": _edge,
    "prices": _prices,
    "entries": _entries,
}


def _whole(label: str, key: str, usual: int, least: int, most: int) -> int:
    return int(st.number_input(label, least, most, usual, key=f"what_if.{key}"))


def _pounds(label: str, key: str, usual: int | None) -> float | None:
    typed = st.number_input(
        label, 0, 100_000_000, usual, step=500, key=f"what_if.{key}", placeholder="Type an amount"
    )
    return None if typed is None else float(typed)


def _day(label: str, key: str, day: date, months: int, weeks: int = 26) -> date:
    """A day within the months looked at, about so many weeks from now unless chosen."""
    first, last = day + timedelta(days=1), months_later(day, months)
    chosen = st.date_input(
        label,
        min(first + timedelta(weeks=weeks), last),
        min_value=first,
        max_value=last,
        format="DD/MM/YYYY",
        key=f"what_if.{key}",
    )
    return chosen if isinstance(chosen, date) else last


def _ages(key: str) -> tuple[float, float]:
    low, high = st.slider(words.AGES, 0, 18, (0, 18), key=f"what_if.{key}.ages")
    return float(low), float(high)


def _usual(person: Actor, setting: Setting, day: date) -> tuple[float, str]:
    """What a week there usually costs, and where that is from."""
    year = FinancialYear.holding(day)
    price = destination_price(setting, year, prices_in_force(cache.council_of(person)))
    return price.weekly_gbp, f"{price.source.rstrip('.')}, at {writing.year(year)} prices"
