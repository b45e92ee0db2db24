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
from models.words import a_date, capital, count, listed, small

STATED = "stated by whoever made this scenario"
BOUGHT = "a bought home (an independent children's home, another residential or unregistered one)"
FROM = {
    ComesFrom.BOUGHT_HOME: BOUGHT,
    ComesFrom.AGENCY_FAMILY: "an agency's foster family",
}


def supposed(lever: Lever) -> str:
    """What one lever supposes, in half a sentence: 10 more carers … by 1 September 2026."""
    match lever:
        case RecruitCarers():
            kind = small(SETTING[lever.kind])
            return f"{count(lever.carers, 'more carer')} by {a_date(lever.by)} ({kind})"
        case OpenHome():
            return f"a home of our own with {count(lever.beds, 'bed')} from {a_date(lever.opens)}"
        case SupportedPlaces():
            people = count(lever.young_people, "place", "places")
            return f"{people} in supported accommodation, 16 and over, from {a_date(lever.opens)}"
        case ReadyMoves():
            return f"the ready moves from {a_date(lever.first)}{_pace(lever)}{_shift(lever)}"
        case FamilySupport():
            families = count(lever.families_a_year, "family", "families")
            return f"edge-of-care support for {families} a year from {a_date(lever.starts)}"
        case ChangePrices():
            homes = listed([small(SETTING[home]) for home in lever.homes])
            return f"prices {_percent(lever.price_percent)} from {a_date(lever.starts)} ({homes})"
        case ChangeEntries():
            ages = _ages(lever.from_age, lever.to_age)
            return (
                f"{_percent(lever.entries_percent)} children coming into care from "
                f"{a_date(lever.starts)}{ages}"
            )


def plan_words(plan: ScenarioPlan) -> str:
    """Everything that a plan supposes, in half a sentence."""
    return listed([supposed(lever) for lever in plan.levers])


def assumptions(council: Council, plan: ScenarioPlan, ours: Path) -> tuple[tuple[str, ...], ...]:
    """Sentences for each lever, in the plan's order, then those that hold for all of them."""
    texts = [tuple(_of(lever, council)) for lever in plan.levers]
    return (*texts, tuple(_of_all(council, ours)))


def _of(lever: Lever, council: Council) -> Iterator[str]:
    begins = _day(lever)
    if begins <= council.start.as_of:
        yield (
            f"{a_date(begins)} has passed: it counts from the day after "
            f"{a_date(council.start.as_of)}, and what was paid by then is not counted."
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
                "The change comes on top of the yearly rises, for every child there; within a "
                f"month it counts from the month after. Its size is {STATED}."
            )
        case ChangeEntries():
            yield (
                "Otherwise, children entering care are as in recent years: ages, first homes and "
                "season. The size of the "
                f"change is {STATED}."
            )


def _carers(lever: RecruitCarers, council: Council) -> Iterator[str]:
    yield (
        f"All {lever.carers} are approved by {a_date(lever.by)}, take one child each, and none "
        f"gives up. Their first child comes within {count(lever.weeks_to_full, 'week')}, one carer "
        f"after another. {capital(STATED)}."
    )
    yield (
        "Children come to them as they come into care or change homes: those who would have gone "
        f"to {FROM[lever.instead_of]}. A carer whose child leaves takes the next one."
    )
    if lever.instead_of is ComesFrom.BOUGHT_HOME:
        yield (
            "A stay ends early as often as this council's moves out of residential care have; the "
            "child then goes to the home that they would have gone to. A child who moves on to "
            "another foster family takes another of these carers."
        )
    yield (
        "Otherwise children stay as long as children in such families have stayed, who may have "
        "had other needs: this is an assumption, not evidence."
    )
    yield _price_words(lever.kind, council)
    yield from _support_words(lever.kind, council)
    paid = []
    if lever.campaign_gbp:
        paid.append(f"{pounds(lever.campaign_gbp)} for the campaign")
    if lever.recruitment_each_gbp:
        paid.append(f"{pounds(lever.recruitment_each_gbp)} for each carer")
    if paid:
        yield f"Paid once on that day: {listed(paid)}; {STATED}."
    else:
        yield "No cost of recruiting is counted: none was stated."


def _home(lever: OpenHome) -> Iterator[str]:
    yield (
        f"At most {lever.places} of {count(lever.beds, 'bed')} are ever lived in; the first from "
        f"the opening, the last {count(lever.weeks_to_full, 'week')} later, evenly between. "
        f"{capital(STATED)}."
    )
    yield (
        f"{pounds(lever.running_weekly_gbp)} a week is paid from the opening, full or not, and "
        "rises each April as children's homes do; nothing more for a child there. "
        f"{capital(STATED)}."
    )
    yield (
        f"Paid once at the opening: set-up {pounds(lever.set_up_gbp)} (revenue), capital "
        f"{pounds(lever.capital_gbp)} (shown apart; interest isn't counted). {capital(STATED)}."
    )
    yield (
        "Children come to it as they come into care or change homes: those who would have gone to "
        f"{BOUGHT}. What is no longer bought there is what is saved."
    )


def _supported(lever: SupportedPlaces) -> Iterator[str]:
    yield (
        "Only from the 16th birthday. A place for a budget, never a suggestion for one young "
        "person: support is not care, and each is looked at alone."
    )
    yield (
        "Young people come to it as they come into care or change homes: those who would have "
        f"gone to {BOUGHT}."
    )
    yield (
        f"{pounds(lever.place_weekly_gbp)} a week while somebody lives there, rising each April as "
        f"other prices do; {STATED}."
    )


def _ready(lever: ReadyMoves, council: Council) -> Iterator[str]:
    ready = count(len(council.around.ready), "child", "children")
    yield (
        f"The {ready} for whom the rules say ready today, the longest ready first, each to the "
        f"first such home in the law's order{_pace(lever) or ', all on one day'}. Not an order of "
        "money, and no decision about any child."
    )
    yield (
        "A child moves only if still in residential care on the day. Each lasts as such moves of "
        "this council lasted as a whole: nothing is said of one child."
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
        f"{lever.averted_percent:g} of 100 families have a child who would have come into care and "
        f"doesn't: {STATED}. There is no published figure for it."
    )
    yield (
        f"That is {lever.averted_a_year:.1f} fewer a year of {yearly:.0f} who came "
        f"lately{_ages(lever.from_age, lever.to_age)}; the others come as they would have."
    )
    if lever.averted_a_year > yearly:
        yield "More would be averted than came: it is taken that nobody of those ages comes."
    yield (
        f"{pounds(lever.family_gbp)} a family, spread over the year, rising each April as support "
        f"does; {STATED}."
    )
    yield "This is cost avoidance, not a saving, because it was not in the budget."


def _of_all(council: Council, ours: Path) -> Iterator[str]:
    yield (
        "Everything else goes on as it does: today's path at the council's usual rates, the same "
        "chance events in both, so that a difference comes from the change alone."
    )
    yield (
        f"Pounds are the trust's own spend at {str(council.rates.year).replace('-', '/')} prices, "
        "rising each April as the price book says; who is in residential care now keeps their own "
        "price until they leave it or come to a new place."
    )
    if council.paid_anyway.any() or ours.anyway.any():
        yield (
            "A bed in a home of our own, or on a block contract today, is paid whether or not a "
            "child is in it: what empties there is shown separately and is not a saving."
        )
    if ours.lived or ours.moved.any():
        yield (
            "Support is counted for each child in a new family and after each ready move; today's "
            "path has none, so a saving is rather too low than too high."
        )


def _price_words(home: Setting, council: Council) -> str:
    book, year = council.around.book, council.rates.year
    if not book.has_price(home):
        return f"There is no price for {small(SETTING[home])}, so nothing is counted for it."
    price = book.price(home).at(year, book.uplift(home))
    weekly = float(council.rates.by_setting[SETTINGS.index(home)])
    if round(weekly - price.weekly_gbp, 2):
        return (
            f"{SETTING[home]}: {pounds(weekly)} a week at {str(year).replace('-', '/')} prices "
            "(the mean of the recorded prices of the children who live in such homes)."
        )
    return (
        f"{SETTING[home]}: {pounds(price.weekly_gbp)} a week at {str(year).replace('-', '/')} "
        f"prices ({price.source.rstrip('.')})."
    )


def _support_words(home: Setting, council: Council) -> Iterator[str]:
    support = council.around.book.support(home)
    parts = []
    if support is not None and support.weekly_gbp:
        parts.append(f"{pounds(support.weekly_gbp)} a week for {support.weeks:g} weeks")
    if support is not None and support.one_off_gbp:
        parts.append(f"{pounds(support.one_off_gbp)} once")
    if support is not None and parts:
        yield f"Support of each child there: {listed(parts)} ({support.source.rstrip('.')})."


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


def pounds(gbp: float) -> str:
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
    return f", {count(abs(lever.shift_weeks), 'week')} {word}"
