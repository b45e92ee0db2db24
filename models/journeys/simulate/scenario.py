"""What may be changed about the future: moves on given dates, places, prices and entries."""

from dataclasses import dataclass
from datetime import date

from models.settings import Setting


@dataclass(frozen=True, slots=True)
class PlannedMove:
    """A child moves on a day, if still in residential care then.

    `own_chance`: the child's own chance of lasting is used (only where it may be), else the pooled.
    """

    child: str  # Child.key
    destination: Setting
    on: date
    own_chance: bool = False


@dataclass(frozen=True, slots=True)
class NewPlaces:
    """Places opened on a day: carers recruited, a home opened.

    They are filled, as children come, by those who would have gone to one of `instead_of`; a place
    is free again when its child leaves. Never more children than places, and nobody who comes
    before `from_age` or at `to_age` or older (years).
    """

    setting: Setting
    places: int
    on: date
    instead_of: frozenset[Setting]
    from_age: float = 0.0
    to_age: float = 18.0


@dataclass(frozen=True, slots=True)
class CapacityLimit:
    """The most children that a kind of home can hold at once from a day on (carers, beds).

    Who finds no place stays where they are, or, on entering care, goes to `otherwise`.
    Those there already stay.
    """

    setting: Setting
    places: int
    on: date
    otherwise: Setting


@dataclass(frozen=True, slots=True)
class EntryChange:
    """Entries into care × `factor` from a day on, of children from one age to under another."""

    factor: float
    on: date
    from_age: float = 0.0
    to_age: float = 18.0


@dataclass(frozen=True, slots=True)
class PriceChange:
    """Prices of some kinds of home × `factor` from a day on, over and above the yearly uplift."""

    settings: frozenset[Setting]
    factor: float
    on: date


@dataclass(frozen=True, slots=True)
class FutureScenario:
    """A future to compare with today's: nothing given = today's path at the council's usual rates.

    Two scenarios simulated with the same seed share all their chance events (common random
    numbers), so that their difference is what the changes make.
    """

    moves: tuple[PlannedMove, ...] = ()
    new_places: tuple[NewPlaces, ...] = ()
    limits: tuple[CapacityLimit, ...] = ()
    entries: tuple[EntryChange, ...] = ()
    prices: tuple[PriceChange, ...] = ()


TODAYS_PATH = FutureScenario()
