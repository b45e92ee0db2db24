"""Prices and evidence as tables: each with its source, its year and how sure it is."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from models.evidence import Curve, Evidence, MoveTo, PublishedChance
from models.money import PriceBasis
from models.moves.weights import StageWeight
from models.savings.book import PriceBook, SettingPrice
from models.savings.views import ContractShare
from pages.parts import names, words
from pages.parts.tables import text_table

MOVES = {
    MoveTo.HOME: "Home",
    MoveTo.FOSTERING: "To a foster family, or to family or friends",
    MoveTo.OTHER: "Elsewhere",
}
BASIS = {
    PriceBasis.LOCAL: "the council's own",
    PriceBasis.DEFAULT: "published",
    PriceBasis.RECORDED: "recorded",
}


def prices(book: PriceBook) -> None:
    """What a week costs by kind of home, the support that goes with a move, and the uplifts."""
    st.caption(
        "Used only where a child's own price is not known. A council's own `unit_costs.csv` takes "
        "their place. Each price rises every 1 April by its uplift, and falls by it backwards."
    )
    text_table(
        ("Kind of home", "A week", "Prices of", "Whose", "How sure", "Source"),
        [_price(one) for one in book.prices],
    )
    st.markdown("**Support that goes with a move, where no package has been chosen**")
    text_table(
        ("Move to", "A week", "Weeks", "Once", "Prices of", "Source"),
        [
            (
                names.SETTING[one.setting],
                words.money(one.support.weekly_gbp),
                f"{one.support.weeks:g}",
                words.money(one.support.one_off_gbp),
                words.year(one.support.year),
                one.support.source,
            )
            for one in book.supports
        ],
    )
    st.markdown("**Uplifts each April**")
    text_table(
        ("Prices", "A year", "Source"),
        [(words.capital(one.group), f"{one.yearly:.1%}", one.source) for one in book.uplifts],
    )


def stages(weights: Sequence[StageWeight]) -> None:
    """The share of moves at each stage that are taken to be made, before own moves count."""
    st.caption(
        "A move not yet agreed counts by its stage. The council's own moves that once stood there "
        "and have ended weigh against these, each worth so many of them."
    )
    text_table(
        ("Stage", "Made", "Worth own moves", "Source"),
        [(words.capital(one.stage.value), f"{one.weight:.0%}", f"{one.worth_moves:g}", one.source)
         for one in weights],
    )  # fmt: skip


def shares(held: Sequence[ContractShare]) -> None:
    """How the councils share the trust's costs by contract, from which day."""
    text_table(
        ("Council", "Share by contract", "From", "Source"),
        [(names.council(one.council), f"{one.share:.2%}", words.a_date(one.from_day), one.source)
         for one in held],
    )  # fmt: skip


def evidence(found: Evidence) -> None:
    """Published chances with their range, weight and source; kinds of move without any say so."""
    st.caption(
        "The chance that a move lasts a year, among children for whom people chose such a move: "
        "never a property of one child. Where nothing is published, chance and saving are blank."
    )
    held = {one.move_to: one for one in found.chances}
    text_table(
        ("Move", "Lasts a year", "8 in 10 chance between", "Worth", "Source"),
        [_chance(kind, held.get(kind)) for kind in MOVES],
    )
    st.markdown(words.plain(curve_words(found.curve)))


def curve_words(curve: Curve) -> str:
    """When within the year moves end early, and from where that is taken."""
    return (
        f"Of what ends early within {curve.all_weeks:g} weeks, "
        f"{curve.early_share_of_log_loss:.1%} of the loss (in logs) falls in the first "
        f"{curve.early_weeks:g} weeks. Source: {curve.source}."
    )


def _price(one: SettingPrice) -> tuple[str, ...]:
    price = one.price
    return (
        names.SETTING[one.setting],
        words.money(price.weekly_gbp),
        words.year(price.year),
        BASIS[price.basis],
        one.confidence,
        price.source,
    )


def _chance(kind: MoveTo, chance: PublishedChance | None) -> tuple[str, ...]:
    if chance is None:
        return MOVES[kind], "not known", "", "no moves", "nothing published"
    between = f"{chance.low * 100:.0f} and {chance.high * 100:.0f} in 100"
    moves = words.count(round(chance.weight_moves), "move")
    return MOVES[kind], words.of_100(chance.p_12m), between, moves, chance.source
