"""The child-weeks behind one option's saving, worked out when somebody asks for them."""

from dataclasses import dataclass
from datetime import date

from models.children.council import CouncilData
from models.journeys.answers.outlook import Outlook
from models.prices.book import PriceBook
from models.prices.local import with_local_prices
from models.saving.move import terms_of
from models.saving.weeks import ChildWeek, child_weeks
from models.shortlist.build import move_of
from models.shortlist.options import ChildOptions, Option


@dataclass(frozen=True, slots=True)
class WeeksOfMove:
    """The weeks of this year's saving and of the full year's; empty where there is no figure."""

    this_year: tuple[ChildWeek, ...]
    full_year: tuple[ChildWeek, ...]


def weeks_of_option(
    child: ChildOptions,
    option: Option,
    *,
    data: CouncilData,
    as_of: date,
    price_book: PriceBook,
    outlook: Outlook,
) -> WeeksOfMove:
    """Week by week what the option's saving is made of.

    `data`, `as_of`, `price_book` and `outlook` are those that the list was made with.
    """
    saving = option.saving
    book = with_local_prices(price_book, data.frame("unit_costs"), as_of)
    move = move_of(option.by_rules, saving.move_on, saving.year)
    terms = terms_of(child.child, move, child.current, book, outlook)
    return WeeksOfMove(
        this_year=child_weeks(terms, saving.this_year) if saving.this_year else (),
        full_year=child_weeks(terms, saving.full_year) if saving.full_year else (),
    )
