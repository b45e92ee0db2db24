"""Prices and evidence as tables: each with its source, its year and how sure it is."""

from collections.abc import Sequence

import streamlit as st

from models.evidence import Curve, Evidence, MoveTo, PublishedChance
from models.money import PriceBasis
from models.pipeline.stage_weights import StageWeight
from models.prices.book import PriceBook, SettingPrice
from models.prices.contract_shares import ContractShare
from pages.parts.about import words
from pages.parts.words import names, writing
from pages.parts.words.tables import text_table

MOVES = {
    MoveTo.HOME: "Home",
    MoveTo.FOSTERING: words.TO_FOSTERING,
    MoveTo.OTHER: "Elsewhere",
}
BASIS = {
    PriceBasis.LOCAL: "the council's own",
    PriceBasis.DEFAULT: "published",
    PriceBasis.RECORDED: "recorded",
}


def prices(book: PriceBook) -> None:
    """What a week costs by kind of home, the support that goes with a move, and the uplifts."""
    st.caption(words.ON_PRICES)
    text_table(
        ("Kind of home", "A week", "Prices of", "Whose", "How sure", "Source"),
        [_price(price) for price in book.prices],
    )
    st.markdown(words.SUPPORT_HEADING)
    text_table(
        ("Move to", "A week", "Weeks", "Once", "Prices of", "Source"),
        [
            (
                names.SETTING[support.setting],
                writing.money(support.support.weekly_gbp),
                f"{support.support.weeks:g}",
                writing.money(support.support.one_off_gbp),
                writing.year(support.support.year),
                support.support.source,
            )
            for support in book.supports
        ],
    )
    st.markdown("**Uplifts each April**")
    text_table(
        ("Prices", "A year", "Source"),
        [
            (writing.capitalise(uplift.group), f"{uplift.yearly:.1%}", uplift.source)
            for uplift in book.uplifts
        ],
    )


def stages(weights: Sequence[StageWeight]) -> None:
    """The share of moves at each stage that are taken to be made, before own moves count."""
    st.caption(words.ON_STAGES)
    text_table(
        ("Stage", "Made", "Worth own moves", "Source"),
        [
            (
                writing.capitalise(weight.stage.value),
                f"{weight.weight:.0%}",
                f"{weight.worth_moves:g}",
                weight.source,
            )
            for weight in weights
        ],
    )


def shares(contract_shares: Sequence[ContractShare]) -> None:
    """How the councils share the trust's costs by contract, from which day."""
    text_table(
        ("Council", "Share by contract", "From", "Source"),
        [
            (
                names.council_name(contract_share.council),
                f"{contract_share.share:.2%}",
                writing.a_date(contract_share.from_day),
                contract_share.source,
            )
            for contract_share in contract_shares
        ],
    )


def evidence(evidence: Evidence) -> None:
    """Published chances with their range, weight and source; kinds of move without any say so."""
    st.caption(words.ON_CHANCES)
    published_chances = {chance.move_to: chance for chance in evidence.chances}
    text_table(
        ("Move", "Lasts a year", "80% likely between", "Worth", "Source"),
        [_chance(kind, published_chances.get(kind)) for kind in MOVES],
    )
    st.markdown(writing.plain(curve_words(evidence.curve)))


def curve_words(curve: Curve) -> str:
    """When within the year moves end early, and from where that is taken."""
    return words.early_endings(
        curve.all_weeks, curve.early_share_of_log_loss, curve.early_weeks, curve.source
    )


def _price(setting_price: SettingPrice) -> tuple[str, ...]:
    price = setting_price.price
    return (
        names.SETTING[setting_price.setting],
        writing.money(price.weekly_gbp),
        writing.year(price.year),
        BASIS[price.basis],
        setting_price.confidence,
        price.source,
    )


def _chance(kind: MoveTo, chance: PublishedChance | None) -> tuple[str, ...]:
    if chance is None:
        return MOVES[kind], "not known", "", "no moves", "nothing published"
    between = f"{chance.low * 100:.0f} and {chance.high * 100:.0f} in 100"
    moves = writing.count_of(round(chance.weight_moves), "move")
    return MOVES[kind], writing.of_100(chance.p_12m), between, moves, chance.source
