"""The shortlist by the ceilings, packages, prices and evidence that this installation holds."""

from __future__ import annotations

from datetime import date

from data.reference.needs import scheme
from data.reference.prices import price_book, published_evidence
from models.children.council import CouncilData
from models.journeys.outlook import Outlook
from models.journeys.published import PublishedOutlook
from models.money import FinancialYear
from models.shortlist.build import shortlist
from models.shortlist.options import Shortlist


def held_shortlist(
    data: CouncilData, *, as_of: date, move_on: date | None, year: FinancialYear | None
) -> Shortlist:
    """Every child in residential care at a date with their options; screens and commands alike.

    `move_on` None: twelve weeks later. `year` None: the financial year that holds the move.
    """
    return shortlist(
        data,
        as_of=as_of,
        move_on=move_on,
        year=year,
        scheme=scheme(),
        price_book=price_book(),
        outlook=outlook(),
    )


def outlook() -> Outlook:
    """The outlook in force, the same wherever a number about the future is shown."""
    return PublishedOutlook(published_evidence())
