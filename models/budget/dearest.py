"""The dearest placements now: an order of prices, which says nothing of who should move."""

from dataclasses import dataclass
from datetime import date

from models.children.caseload import children_at
from models.children.council import CouncilData
from models.children.records import Child
from models.prices.book import PriceBook
from models.prices.current import CurrentPrice, current_price
from models.prices.local import with_local_prices
from models.prices.price_matching import PricesByChild


@dataclass(frozen=True, slots=True)
class Placed:
    """A placement in residential care as it is, with its whole price and the trust's share."""

    child: Child
    price: CurrentPrice

    @property
    def is_known(self) -> bool:
        """Whether this placement's own price is recorded."""
        return self.price.recorded is not None


@dataclass(frozen=True, slots=True)
class Dearest:
    """`known`: placements with a recorded price, the dearest first; `unknown`: without, by child.

    The price of a placement in `unknown` is that of its kind of home, so it has no place in the
    order.
    """

    known: tuple[Placed, ...]
    unknown: tuple[Placed, ...]


def list_dearest_placements(data: CouncilData, as_of: date, price_book: PriceBook) -> Dearest:
    """Every placement in residential care at a date by its weekly price, then by child."""
    children = children_at(data, as_of).residential
    lines = PricesByChild(data.frame("prices"), children)
    book = with_local_prices(price_book, data.frame("unit_costs"), as_of)
    placed = [
        Placed(child, current_price(child, lines.of(child), as_of, book)) for child in children
    ]
    placeds = [placed for placed in placed if placed.is_known]
    placeds.sort(
        key=lambda placed: -placed.price.total.weekly_gbp
    )  # stable: equal prices stay by child
    return Dearest(tuple(placeds), tuple(placed for placed in placed if not placed.is_known))
