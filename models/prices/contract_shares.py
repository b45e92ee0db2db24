"""How the councils share the cost of their trust by contract, from a day on."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class ContractShare:
    """A council's share (0 to 1) of the trust's costs by contract from a day on."""

    from_day: date
    council: str
    share: float
    source: str
