"""A plan in words: what is supposed, and everything that is assumed with it, with sources."""

from collections.abc import Iterator
from datetime import date

from models.journeys.history.kinds import SETTINGS
from models.names import SETTING
from models.scenarios.compiled import entries_a_year
from models.scenarios.levers import (
    ChangeEntries,
    ChangePrices,
    ComesFrom,
    FamilySupport,
    Lever,
    OpenHome,
    ReadyMoves,
    RecruitCarers,
    ScenarioPlan,
    SupportedPlaces,
)
from models.scenarios.paths import Council, Path
from models.settings import Setting
from models.words import a_date, capitalise, count_of, join_words, lower_first

STATED = "set in this scenario"
BOUGHT = (
    "a bought home (an independent children's home, or another residential or unregistered home)"
)
FROM = {
    ComesFrom.BOUGHT_HOME: BOUGHT,
    ComesFrom.AGENCY_FAMILY: "an agency's foster family",
}


def describe_lever(lever: Lever) -> str:
    """What one lever supposes, in half a sentence: 10 more carers … by 1 September 2026."""
    match lever:
        case RecruitCarers():
            kind = lower_first(SETTING[lever.kind])
            return f"{count_of(lever.carers, 'more carer')} by {a_date(lever.by)} ({kind})"
        case OpenHome():
            return (
                f"a home of our own with {count_of(lever.beds, 'bed')} from {a_date(lever.opens)}"
            )
        case SupportedPlaces():
            people = count_of(lever.young_people, "place", "places")
            return f"{people} in supported accommodation, 16 and over, from {a_date(lever.opens)}"
        case ReadyMoves():
            return f"the ready moves from {a_date(lever.first)}{_pace(lever)}{_shift(lever)}"
        case FamilySupport():
            families = count_of(lever.families_a_year, "family", "families")
            return f"edge-of-care support for {families} a year from {a_date(lever.starts)}"
        case ChangePrices():
            homes = join_words([lower_first(SETTING[home]) for home in lever.homes])
            return f"prices {_percent(lever.price_percent)} from {a_date(lever.starts)} ({homes})"
        case ChangeEntries():
            ages = _ages(lever.from_age, lever.to_age)
            return (
                f"{_percent(lever.entries_percent)} children coming into care from "
                f"{a_date(lever.starts)}{ages}"
            )


def describe_plan(plan: ScenarioPlan) -> str:
    """Everything that a plan supposes, in half a sentence."""
    return join_words([describe_lever(lever) for lever in plan.levers])


def describe_assumptions(
    council: Council, plan: ScenarioPlan, ours: Path
) -> tuple[tuple[str, ...], ...]:
    """Sentences for each lever, in the plan's order, then those that hold for all of them."""
    texts = [tuple(_of(lever, council)) for lever in plan.levers]
    return (*texts, tuple(_of_all(council, ours)))


def _of(lever: Lever, council: Council) -> Iterator[str]:
    begins = _day(lever)
    if begins <= council.start.as_of:
        yield (
            f"{a_date(begins)} has passed. It counts from the day after "
            f"{a_date(council.start.as_of)}. What was paid by then is not counted."
        )
    match lever:
        case RecruitCarers():
            yield from _carers(lever, council)
        case OpenHome():
            yield from _home(lever)
        case SupportedPlaces():
            yield from _supported(lever)
        case ReadyMoves():
            yield from _ready(lever, council)
        case FamilySupport():
            yield from _edge(lever, council)
        case ChangePrices():
            yield (
                "The change is added to the yearly rises, for every child there. A change within a "
                f"month counts from the next month. The size of the change is {STATED}."
            )
        case ChangeEntries():
            yield (
                "Otherwise, children entering care are as in recent years: ages, first homes and "
                f"season. The size of the change is {STATED}."
            )


def _carers(lever: RecruitCarers, council: Council) -> Iterator[str]:
    yield (
        f"All {lever.carers} are approved by {a_date(lever.by)}. Each takes one child, and "
        f"none gives up. Their first child comes within {count_of(lever.weeks_to_full, 'week')}, "
        f"one carer after another. {capitalise(STATED)}."
    )
    yield (
        "These children are coming into care or changing homes. They would have gone to "
        f"{FROM[lever.instead_of]}. When a child leaves, the carer takes another child."
    )
    if lever.instead_of is ComesFrom.BOUGHT_HOME:
        yield (
            "A stay ends early as often as this council's moves out of residential care do. The "
            "child then goes to the home that they would have gone to. A child who moves to "
            "a new foster family goes to one of these carers."
        )
    yield (
        "Otherwise children stay as long as other children in such families did. Those "
        "children may have had other needs, so this is an assumption, not evidence."
    )
    yield _price_words(lever.kind, council)
    yield from _support_words(lever.kind, council)
    paid = []
    if lever.campaign_gbp:
        paid.append(f"{short_pounds(lever.campaign_gbp)} for the campaign")
    if lever.recruitment_each_gbp:
        paid.append(f"{short_pounds(lever.recruitment_each_gbp)} for each carer")
    if paid:
        yield f"Paid once on that day: {join_words(paid)} ({STATED})."
    else:
        yield "No recruitment cost is counted, because this scenario has none."


def _home(lever: OpenHome) -> Iterator[str]:
    yield (
        f"At most {lever.places} of {count_of(lever.beds, 'bed')} are in use. The first is in "
        f"use from the opening and the last {count_of(lever.weeks_to_full, 'week')} later, "
        f"evenly in between. {capitalise(STATED)}."
    )
    yield (
        f"{short_pounds(lever.running_weekly_gbp)} a week is paid from the opening, full or "
        f"not. It "
        "rises each April as children's homes do. Nothing more is paid for a child there. "
        f"{capitalise(STATED)}."
    )
    yield (
        f"Paid once at the opening: {short_pounds(lever.set_up_gbp)} for set-up (revenue) and "
        f"{short_pounds(lever.capital_gbp)} of capital. Capital is shown on its own row, without "
        f"interest. {capitalise(STATED)}."
    )
    yield (
        "These children are coming into care or changing homes. They would have gone to "
        f"{BOUGHT}. The saving is what is no longer bought there."
    )


def _supported(lever: SupportedPlaces) -> Iterator[str]:
    yield (
        "Only from the 16th birthday. This is a place in a budget, not a suggestion for any "
        "young person. It gives support, not care, so people decide for each young person."
    )
    yield (
        "These young people are coming into care or changing homes. They would have gone to "
        f"{BOUGHT}."
    )
    yield (
        f"{short_pounds(lever.place_weekly_gbp)} a week while a young person lives there. It rises "
        f"each April as other prices do ({STATED})."
    )


def _ready(lever: ReadyMoves, council: Council) -> Iterator[str]:
    ready = count_of(len(council.around.ready), "child", "children")
    yield (
        f"These are the {ready} whom the rules call ready today. The child ready for longest "
        "moves first, to the first such home in the law's "
        f"order{_pace(lever) or ', all on one day'}. This is not an order of money, and it "
        "decides nothing about any child."
    )
    yield (
        "A child moves only if they are still in residential care on the day. The moves last "
        "as often as this council's moves have lasted. This does not predict for any one "
        "child."
    )
    homes = sorted(
        {ready_move.destination for ready_move in council.around.ready}, key=list(Setting).index
    )
    for home in homes:
        yield _price_words(home, council)
        yield from _support_words(home, council)


def _edge(lever: FamilySupport, council: Council) -> Iterator[str]:
    yearly = entries_a_year(lever, council.around)
    yield (
        f"Of 100 families, {lever.averted_percent:g} children are kept out of care "
        f"({STATED}). There is no published figure for this."
    )
    yield (
        f"That is {lever.averted_a_year:.1f} fewer a year, of the {yearly:.0f} who come in a "
        f"usual year{_ages(lever.from_age, lever.to_age)}. The others come as before."
    )
    if lever.averted_a_year > yearly:
        yield "That is more than usually come, so we assume that no children of those ages come."
    yield (
        f"{short_pounds(lever.family_gbp)} for each family, spread over the year. It rises each "
        f"April as support does ({STATED})."
    )
    yield "This is cost avoidance, not a saving, because it was not in the budget."


def _of_all(council: Council, ours: Path) -> Iterator[str]:
    yield (
        "Everything else stays at the council's usual rates. The same chance events happen "
        "with and without the change, so any difference comes from the change alone."
    )
    yield (
        f"Amounts are the trust's own spend at {str(council.rates.year).replace('-', '/')} "
        "prices. They rise each April as the price book says. Children now in residential "
        "care keep their own price until they leave it or go to a new place."
    )
    if council.paid_anyway.any() or ours.anyway.any():
        yield (
            "A bed in a home of our own, or on a block contract, is paid for whether or not a "
            "child is in it. Empty beds are shown separately and are not a saving."
        )
    if ours.lived or ours.moved.any():
        yield (
            "Support is counted for each child in a new family and after each ready move. "
            "Without the change no support is counted, so the saving is more likely too low than "
            "too high."
        )


def _price_words(home: Setting, council: Council) -> str:
    book, year = council.around.book, council.rates.year
    if not book.has_price(home):
        return f"There is no price for {lower_first(SETTING[home])}, so nothing is counted for it."
    price = book.price(home).at(year, book.uplift(home))
    weekly = float(council.rates.by_setting[SETTINGS.index(home)])
    if round(weekly - price.weekly_gbp, 2):
        return (
            f"{SETTING[home]}: {short_pounds(weekly)} a week at {str(year).replace('-', '/')} "
            f"prices "
            "(the average recorded price of children in such homes)."
        )
    return (
        f"{SETTING[home]}: {short_pounds(price.weekly_gbp)} a week at "
        f"{str(year).replace('-', '/')} "
        f"prices ({price.source.rstrip('.')})."
    )


def _support_words(home: Setting, council: Council) -> Iterator[str]:
    support = council.around.book.support(home)
    parts = []
    if support is not None and support.weekly_gbp:
        parts.append(f"{short_pounds(support.weekly_gbp)} a week for {support.weeks:g} weeks")
    if support is not None and support.one_off_gbp:
        parts.append(f"{short_pounds(support.one_off_gbp)} once")
    if support is not None and parts:
        yield f"Support for each child there: {join_words(parts)} ({support.source.rstrip('.')})."


def _day(lever: Lever) -> date:
    match lever:
        case RecruitCarers():
            return lever.by
        case OpenHome() | SupportedPlaces():
            return lever.opens
        case ReadyMoves():
            return lever.first
        case _:
            return lever.starts


def short_pounds(gbp: float) -> str:
    """£5,400, or £728.50 where pence are in it."""
    return f"£{gbp:,.2f}".removesuffix(".00")


def _percent(percent: float) -> str:
    sign = "+" if percent > 0 else "−" if percent < 0 else ""
    return f"{sign}{abs(percent):g}%"


def _ages(first: float, last: float) -> str:
    return "" if (first, last) == (0, 18) else f", aged {first:g} to under {last:g}"


def _pace(lever: ReadyMoves) -> str:
    return f", {lever.a_month} a month" if lever.a_month else ""


def _shift(lever: ReadyMoves) -> str:
    if not lever.shift_weeks:
        return ""
    word = "earlier" if lever.shift_weeks < 0 else "later"
    return f", {count_of(abs(lever.shift_weeks), 'week')} {word}"
